// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/runtime.h"
#include "core/host/ssh_command.h"
#include "tests/libvirt/support_backend.h"
#include "tests/libvirt/support_daemon.h"
#include "tests/libvirt/support_sshd.h"

#include <QTest>

#include <future>

using namespace riser;
using namespace riser::test;
using namespace std::chrono_literals;

/// Connections that come about or don't: names, ports, ssh keys.
class TestLibvirtLogin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void malformed();
    void unknownName();
    void unknownNameOverSsh();
    void nobodyListens();
    void nobodyListensOverSsh();
    void noSocket();
    void wrongDriver();
    void goodKey();
    void badKey();
    void wrongHostKey();
    void unknownHostKey();
    void noLibvirtBehindSsh();
    void passphraseThroughAskpass();
    void frozenSshIsFreed();

private:
    QString ssh(const QString &key, const QString &known = u"known"_s) const
    {
        return m_sshd.uri(m_daemon.socket(), m_sshd.command(sshCommandPath(), known), key);
    }

    LibvirtRuntime m_runtime; // before the test library takes the signals, as a main() would
    PrivateLibvirtd m_daemon;
    PrivateSshd m_sshd;
};

#define COMPARE_ERROR(opened, wanted, named)                                                                           \
    do {                                                                                                               \
        QVERIFY(!(opened)->result);                                                                                    \
        const Error seen = (opened)->result.error();                                                                   \
        QVERIFY2(seen.code == (wanted), qPrintable(seen.toText()));                                                    \
        QVERIFY2(seen.summary.contains(named), qPrintable(seen.toText()));                                             \
        QVERIFY2(!seen.hint.isEmpty(), qPrintable(seen.toText()));                                                     \
    } while (false)

void TestLibvirtLogin::initTestCase()
{
    QVERIFY(m_daemon.start());
    QVERIFY2(m_sshd.start(), qPrintable(m_sshd.log()));
    QVERIFY(!sshCommandPath().isEmpty());
}

void TestLibvirtLogin::malformed()
{
    for (const QString &uri : {u"qemu+ssh:///system"_s, u"qemu"_s + u":"_s, QString(), u"qemu+ssh://a b/system"_s}) {
        const auto made = makeLibvirtBackend(uri);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::InvalidInput);
        QVERIFY(made.error().summary.contains(uri));
    }
}

void TestLibvirtLogin::unknownName()
{
    const auto opened = tryOpen(u"test+tcp://nobody.invalid/default"_s);
    COMPARE_ERROR(opened, ErrorCode::UnknownHost, u"nobody.invalid"_s);
}

void TestLibvirtLogin::unknownNameOverSsh()
{
    const auto opened = tryOpen(u"test+ssh://nobody.invalid/default"_s);
    COMPARE_ERROR(opened, ErrorCode::UnknownHost, u"nobody.invalid"_s);
}

void TestLibvirtLogin::nobodyListens()
{
    const auto opened = tryOpen(u"test+tcp://127.0.0.1:%1/default"_s.arg(freePort()));
    COMPARE_ERROR(opened, ErrorCode::Unreachable, u"127.0.0.1"_s);
    QVERIFY(opened->result.error().transient);
}

void TestLibvirtLogin::nobodyListensOverSsh()
{
    const auto opened = tryOpen(u"test+ssh://127.0.0.1:%1/default"_s.arg(freePort()));
    COMPARE_ERROR(opened, ErrorCode::Unreachable, u"127.0.0.1"_s);
}

void TestLibvirtLogin::noSocket()
{
    const auto opened = tryOpen(u"test+unix:///default?socket=%1/nothing"_s.arg(m_daemon.folder()));
    COMPARE_ERROR(opened, ErrorCode::Unreachable, u"localhost"_s);
}

void TestLibvirtLogin::wrongDriver()
{
    const auto opened = tryOpen(u"bhyve+unix:///system?socket=%1"_s.arg(m_daemon.socket()));
    COMPARE_ERROR(opened, ErrorCode::InvalidInput, u"localhost"_s);
}

void TestLibvirtLogin::goodKey()
{
    const auto opened = tryOpen(ssh(u"good"_s));
    QVERIFY2(opened->result, opened->result ? "" : qPrintable(opened->result.error().toText() + m_sshd.log()));
    const Result<HostSnapshot> snapshot = opened->backend->readSnapshot();
    QVERIFY(snapshot);
    QVERIFY(!snapshot->nodes.isEmpty());
    QVERIFY(!snapshot->facts.local);
}

void TestLibvirtLogin::badKey()
{
    const auto opened = tryOpen(ssh(u"bad"_s));
    COMPARE_ERROR(opened, ErrorCode::LoginRefused, u"127.0.0.1"_s);
    QVERIFY(!opened->result.error().transient);
}

void TestLibvirtLogin::wrongHostKey()
{
    const auto opened = tryOpen(ssh(u"good"_s, u"known_wrong"_s));
    COMPARE_ERROR(opened, ErrorCode::HostKeyRefused, u"127.0.0.1"_s);
    QVERIFY(!opened->result.error().transient);
}

void TestLibvirtLogin::unknownHostKey()
{
    const auto opened = tryOpen(ssh(u"good"_s, u"none"_s)); // nobody is there to accept it
    COMPARE_ERROR(opened, ErrorCode::HostKeyRefused, u"127.0.0.1"_s);
}

void TestLibvirtLogin::noLibvirtBehindSsh()
{
    const QString command = m_sshd.command(sshCommandPath(), u"known"_s);
    const auto opened = tryOpen(m_sshd.uri(m_daemon.folder() + u"/nothing"_s, command, u"good"_s));
    COMPARE_ERROR(opened, ErrorCode::Unreachable, u"127.0.0.1"_s);
}

void TestLibvirtLogin::passphraseThroughAskpass()
{
    // The script asks only where the console listens, and finds its socket by the number of our process.
    QTemporaryDir folder;
    QVERIFY(QFile::copy(sshCommandPath(), folder.filePath(u"riser-ssh"_s)));
    QFile askpass(folder.filePath(u"riser-askpass"_s));
    QVERIFY(askpass.open(QIODevice::WriteOnly));
    askpass.write("#!/bin/sh\necho \"$RISER_ASKPASS_SOCKET\" >> \"$(dirname \"$0\")/asked\"\necho 'open sesame'\n");
    askpass.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    askpass.close();
    const QString uri =
        m_sshd.uri(m_daemon.socket(), m_sshd.command(folder.filePath(u"riser-ssh"_s), u"known"_s), u"locked"_s);
    qputenv("XDG_RUNTIME_DIR", folder.path().toUtf8());

    const auto unasked = tryOpen(uri);
    COMPARE_ERROR(unasked, ErrorCode::LoginRefused, u"127.0.0.1"_s);
    QVERIFY(!QFile::exists(folder.filePath(u"asked"_s)));

    const QString place = folder.filePath(u"riser-askpass-%1"_s.arg(getpid()));
    QVERIFY(QDir().mkpath(place));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, qPrintable(place + u"/socket"_s), sizeof address.sun_path);
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    QCOMPARE(::bind(listener, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    const auto asked = tryOpen(uri);
    ::close(listener);
    qunsetenv("XDG_RUNTIME_DIR");
    QVERIFY2(asked->result, asked->result ? "" : qPrintable(asked->result.error().toText()));
    QVERIFY(asked->backend->readSnapshot());
    QFile log(folder.filePath(u"asked"_s));
    QVERIFY(log.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(log.readAll()).trimmed(), place + u"/socket"_s);
}

void TestLibvirtLogin::frozenSshIsFreed()
{
    const auto opened = tryOpen(ssh(u"good"_s));
    QVERIFY(opened->result);
    QVERIFY(opened->backend->readSnapshot());
    m_daemon.freeze();
    auto reading = std::async(std::launch::async, [&] { return opened->backend->readSnapshot(); });
    QCOMPARE(reading.wait_for(500ms), std::future_status::timeout);
    opened->backend->close();
    QCOMPARE(reading.wait_for(30s), std::future_status::ready);
    QCOMPARE(reading.get().error().code, ErrorCode::ConnectionLost);
    m_daemon.thaw();
}

QTEST_GUILESS_MAIN(TestLibvirtLogin)
#include "tst_libvirt_login.moc"
