// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/runtime.h"
#include "core/host/ssh_command.h"
#include "tests/libvirt/support_backend.h"

#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <chrono>
#include <thread>

#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::atomic<std::chrono::milliseconds> stall{0ms};

} // namespace

/// The event loop calls it on the thread that opens a connection, after ssh was started and before libvirt sends its
/// first words: there a thread may lose the processor for a while, which happens by itself on a busy computer.
extern "C" int setsockopt(int socket, int level, int name, const void *value, socklen_t size) noexcept
{
    std::this_thread::sleep_for(stall.exchange(0ms));
    return int(::syscall(SYS_setsockopt, socket, level, name, value, size));
}

/// What an ssh says that fails before libvirt has sent anything.
class TestSshLastWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void ofAnSshThatFailsAtOnce();

private:
    LibvirtRuntime m_runtime;
    QTemporaryDir m_folder;
};

/// An ssh that ends at once.
void TestSshLastWords::initTestCase()
{
    QFile ssh(m_folder.filePath(u"ssh"_s));
    QVERIFY(ssh.open(QIODevice::WriteOnly));
    ssh.write("#!/bin/sh\n"
              "echo 'ssh: Could not resolve hostname gone.invalid: Name or service not known' >&2\n"
              "exit 255\n");
    ssh.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("PATH", QFile::encodeName(m_folder.path()) + ':' + qgetenv("PATH"));
    QVERIFY(!sshCommandPath().isEmpty());
}

void TestSshLastWords::ofAnSshThatFailsAtOnce()
{
    for (const auto pause : {0ms, 100ms}) {
        stall = pause;
        const auto opened = tryOpen(u"test+ssh://gone.invalid/default"_s);
        QCOMPARE(stall.load(), 0ms); // it was met
        QVERIFY(!opened->result);
        const Error error = opened->result.error();
        QVERIFY2(error.code == ErrorCode::UnknownHost, qPrintable(error.toText()));
        QVERIFY2(error.summary.contains(u"gone.invalid"_s), qPrintable(error.toText()));
    }
}

QTEST_GUILESS_MAIN(TestSshLastWords)
#include "tst_ssh_last_words.moc"
