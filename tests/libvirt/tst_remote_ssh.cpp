// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/runtime.h"
#include "core/host/ssh_command.h"
#include "core/host/ssh_share.h"
#include "tests/libvirt/support_backend.h"
#include "tests/libvirt/support_daemon.h"
#include "tests/libvirt/support_sshd.h"

#include <QDir>
#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

using State = HostProgramFacts::State;

/// riser-host behind a real ssh, beside libvirt's own connection.
class TestRemoteSsh : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup() { QFile::remove(program()); }

    void oneLoginForAll(); // first: no login of another one comes late
    void notInstalled();
    void installed();
    void aChattyLogin();
    void notAllowed();
    void oneThatAppearsIsFoundWhenAsked();
    void closingEndsItOverThere();
    void theFirstSnapshotDoesNotWait();
    void withoutALoginThereIsNoWay();
    void aShareGoesWithItsBackend();
    void usersOwnSharingStays();

private:
    QString uri() const
    {
        return m_sshd.uri(m_daemon.socket(), m_sshd.command(sshCommandPath(), u"known"_s), u"good"_s);
    }
    QString program() const { return m_sshd.file(u"bin/riser-host"_s); }
    /// A riser-host on the other side that does this.
    void install(const QString &script) const
    {
        QDir().mkpath(m_sshd.file(u"bin"_s));
        QFile file(program());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + script.toUtf8() + '\n');
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    static HostProgramFacts facts(Opened &opened)
    {
        const Result<HostSnapshot> snapshot = opened.backend->readSnapshot();
        return snapshot ? snapshot->hostProgram : HostProgramFacts();
    }

    LibvirtRuntime m_runtime; // before the test library takes the signals, as a main() would
    PrivateLibvirtd m_daemon;
    PrivateSshd m_sshd;
};

#define BECOMES(opened, wanted) QTRY_COMPARE_WITH_TIMEOUT(facts(*(opened)).state, wanted, 60'000)

static const QString fake = QStringLiteral(RISER_FAKE_HOST_PROGRAM);

void TestRemoteSsh::initTestCase()
{
    QVERIFY(m_daemon.start());
    QVERIFY2(m_sshd.start(), qPrintable(m_sshd.log()));
}

void TestRemoteSsh::notInstalled()
{
    const auto opened = open(uri());
    BECOMES(opened, State::Absent);
    const HostProgramFacts found = facts(*opened);
    QVERIFY2(found.why.contains(u"install the package riser-host"_s), qPrintable(found.why));
    QVERIFY2(found.why.contains(u"127.0.0.1"_s), qPrintable(found.why));
    QVERIFY(opened->listener.losses().isEmpty()); // libvirt's own connection doesn't mind
}

void TestRemoteSsh::installed()
{
    install(u"exec "_s + fake);
    const auto opened = open(uri());
    HostProgramFacts found;
    QTRY_VERIFY_WITH_TIMEOUT((found = facts(*opened)).present(), 60'000);
    QVERIFY(found.live); // and never there with nothing known
    QCOMPARE(found.inventory.devices.size(), 2);
    const Result<HostSnapshot> snapshot = opened->backend->readSnapshot();
    QVERIFY(!snapshot->nodes.isEmpty());
    QCOMPARE(opened->backend->refreshDrivers(*snapshot)->hostProgram.inventory.devices.size(), 2);
    const int before = opened->listener.changes();
    QVERIFY(opened->backend->hostProgram()->usbAttach({.bus = 1, .chain = {1}}));
    QTRY_VERIFY(opened->listener.changes() > before); // its event
}

void TestRemoteSsh::aChattyLogin()
{
    install(u"echo Welcome to the machine\necho; echo '*** maintenance on Sunday ***'\nexec "_s + fake);
    const auto opened = open(uri());
    BECOMES(opened, State::Present);
}

void TestRemoteSsh::notAllowed()
{
    install(u"echo 'sudo: a password is required' >&2\nexit 1"_s);
    const auto opened = open(uri());
    BECOMES(opened, State::NoRight);
    QVERIFY(facts(*opened).why.contains(u"group libvirt"_s));
}

void TestRemoteSsh::oneThatAppearsIsFoundWhenAsked()
{
    const auto opened = open(uri());
    BECOMES(opened, State::Absent);
    install(u"exec "_s + fake);
    QCOMPARE(facts(*opened).state, State::Absent);
    opened->backend->hostProgram()->tryAgain();
    BECOMES(opened, State::Present);
}

void TestRemoteSsh::closingEndsItOverThere()
{
    const QString ended = m_sshd.file(u"ended"_s);
    install(u"%1\ntouch %2"_s.arg(fake, ended)); // it ends when its input does
    const auto opened = open(uri());
    BECOMES(opened, State::Present);
    QVERIFY(!QFile::exists(ended));
    const std::shared_ptr<HostProgram> program = opened->backend->hostProgram();
    opened->backend->close();
    QCOMPARE(program->usbAttach({.bus = 1, .chain = {1}}).error().code, ErrorCode::ConnectionLost);
    QTRY_VERIFY(QFile::exists(ended));
}

void TestRemoteSsh::theFirstSnapshotDoesNotWait()
{
    install(u"exec sleep 1000"_s);
    const auto opened = open(uri());
    const Result<HostSnapshot> snapshot = opened->backend->readSnapshot();
    QVERIFY(snapshot);
    QCOMPARE(snapshot->hostProgram.state, State::Starting);
}

void TestRemoteSsh::withoutALoginThereIsNoWay()
{
    const auto opened = open(u"test+unix:///default?socket="_s + m_daemon.socket());
    const HostProgramFacts found = facts(*opened);
    QCOMPARE(found.state, State::NotReachable);
    QVERIFY2(found.why.contains(u"qemu+ssh"_s), qPrintable(found.why));
}

void TestRemoteSsh::oneLoginForAll()
{
    install(u"exec "_s + fake);
    const auto logins = [this] { return m_sshd.log().count(u"Accepted publickey"_s); };
    const auto before = logins();
    for (int backend = 1; backend <= 2; ++backend) { // the second one doesn't use the first one's
        const auto share = SshShare::make(sshCommandPath());
        QVERIFY(share);
        const auto opened = open(m_sshd.uri(m_daemon.socket(), m_sshd.command(share->script(), u"known"_s), u"good"_s));
        BECOMES(opened, State::Present); // two connections
        const QByteArray domain = "<domain/>";
        // A third one: the writer's. What becomes of the call doesn't matter.
        (void)opened->backend->attachHostdev(DomainId(u"none"_s), domain, {.config = true});
        QCOMPARE(logins(), before + backend);
    }
}

void TestRemoteSsh::aShareGoesWithItsBackend()
{
    QString folder;
    {
        const auto share = SshShare::make(sshCommandPath());
        folder = share->folder();
        QCOMPARE(QFileInfo(share->script()).canonicalFilePath(), sshCommandPath());
        QCOMPARE(QFileInfo(folder).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeGroup), 0);
    }
    QVERIFY(!QFileInfo::exists(folder));
    QVERIFY(!SshShare::make({}));
}

void TestRemoteSsh::usersOwnSharingStays()
{
    install(u"exec "_s + fake);
    const auto share = SshShare::make(sshCommandPath());
    QFile config(m_sshd.file(u"config_known"_s));
    QVERIFY(config.open(QIODevice::ReadOnly));
    const QByteArray plain = config.readAll();
    config.close();
    const QString own = m_sshd.file(u"own"_s);
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(plain + "ControlMaster auto\nControlPath " + own.toUtf8() + '\n');
    config.close();
    const auto opened = open(m_sshd.uri(m_daemon.socket(), m_sshd.command(share->script(), u"known"_s), u"good"_s));
    QVERIFY(QFileInfo::exists(own));
    QVERIFY(!QFileInfo::exists(share->folder() + "/master"_L1));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(plain);
}

QTEST_GUILESS_MAIN(TestRemoteSsh)
#include "tst_remote_ssh.moc"
