// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/spice_viewer.h"
#include "tests/support/fake_viewer.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

using State = SpiceViewer::State;
using Way = SpiceRoute::Way;

/// remote-viewer is one that writes down what it is given; ssh is one that makes the socket it is told.
class TestSpiceViewer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void theFileIsPrivateAndGoes();
    void aSocketHasAPlainName();
    void goneWithTheObject();
    void closedByTheUser();
    void theTunnelLivesAsLongAsTheViewer();
    void theTunnelGoesWithTheObject();
    void aTunnelThatIsRefused();
    void aTunnelThatFailsAtOnce();
    void aTunnelThatEndedBefore();
    void aTunnelThatLeadsNowhere();
    void aViewerThatFails();
    void aViewerThatCrashes();
    void noViewer();
    void aViewerThatCantStart();
    void noWay();
    void openedAgain();
    void nothingWaitsForASlowLogin();
    void nothingWaitsForAStubbornViewer();

private:
    static SpiceRoute address() { return {.way = Way::Address, .address = u"127.0.0.1"_s, .port = 5900}; }
    /// Whose -L it writes down, and which then does this. It has a child, as a user's own ssh script may.
    SpiceRoute tunnel(const QString &does)
    {
        const QString path = m_folder->filePath(u"ssh"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("the fake ssh can't be written");
        file.write(u"#!/bin/sh\n"
                   "[ \"$1\" = -L ] || exit 9\n"
                   "socket=${2%%:*}\n"
                   "echo \"$2\" > %1/asked\n"
                   "sleep 600 &\n"
                   "echo \"$$ $!\" > %1/pids.new && mv %1/pids.new %1/pids\n%2\n"_s.arg(m_folder->path(), does)
                       .toUtf8());
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        file.close();
        SpiceRoute route;
        route.way = Way::Tunnel;
        route.argv = {path, u"-L"_s, u"%1:127.0.0.1:5900"_s, u"--"_s, u"kvm1"_s};
        return route;
    }
    QString noted(const QString &name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
    }
    bool tunnelRuns() const
    {
        for (const QString &pid : noted(u"pids"_s).split(u' ', Qt::SkipEmptyParts)) {
            // One that ended and that nobody has reaped runs no more: its parent may be a first process that doesn't.
            QFile state(u"/proc/%1/stat"_s.arg(pid));
            if (state.open(QIODevice::ReadOnly) && !state.readAll().contains(") Z "))
                return true;
        }
        return false;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeViewer> m_fake;
    std::unique_ptr<SpiceViewer> m_viewer;
};

void TestSpiceViewer::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_fake = std::make_unique<FakeViewer>();
    m_viewer = std::make_unique<SpiceViewer>();
}

void TestSpiceViewer::cleanup()
{
    m_viewer.reset();
    m_fake.reset();
}

void TestSpiceViewer::theFileIsPrivateAndGoes()
{
    m_viewer->open(address(), u"VM web on kvm1"_s);
    QCOMPARE(m_viewer->state(), State::Open);
    QVERIFY(m_fake->waitStarted());
    QCOMPARE(m_fake->connectionFile(), spiceFile(address(), u"VM web on kvm1"_s));
    QCOMPARE(m_fake->fileMode(), u"600"_s);
    QCOMPARE(m_fake->folderMode(), u"700"_s);
    QCOMPARE(m_fake->folder(), m_viewer->folder());
    QCOMPARE(m_fake->arguments(),
             (QStringList{u"--title"_s, u"VM web on kvm1"_s, u"--"_s, m_viewer->folder() + u"/display.vv"_s}));
    const QString folder = m_viewer->folder();
    m_fake->end(u"0"_s);
    QTRY_COMPARE(m_viewer->state(), State::Ended);
    QTRY_VERIFY(!QFileInfo::exists(folder));
    QVERIFY(m_viewer->folder().isEmpty());
    QVERIFY(!m_viewer->error());
    QCOMPARE(m_viewer->lastWords(), u"it has seen enough"_s);
}

void TestSpiceViewer::aSocketHasAPlainName()
{
    const QString socket = m_folder->filePath(u"domain-1-my vm"_s);
    QVERIFY(QFile(socket).open(QIODevice::WriteOnly));
    m_fake->setAction(u"readlink -f \"$path\" > $record/found"_s);
    m_viewer->open({.way = Way::Socket, .socket = socket}, u"VM web on here"_s);
    QVERIFY(m_fake->waitStarted());
    QCOMPARE(m_fake->arguments().last(), u"spice+unix://"_s + m_viewer->folder() + u"/display"_s);
    QCOMPARE(m_fake->found(), QFileInfo(socket).canonicalFilePath());
    m_fake->end(u"0"_s);
    QTRY_COMPARE(m_viewer->state(), State::Ended);
    QVERIFY(QFileInfo::exists(socket)); // the link alone went
}

void TestSpiceViewer::goneWithTheObject()
{
    m_viewer->open(address(), u"VM web on kvm1"_s);
    QVERIFY(m_fake->waitStarted());
    QVERIFY(m_fake->runs());
    const QString folder = m_viewer->folder();
    m_viewer.reset();
    QTRY_VERIFY(!QFileInfo::exists(folder));
    QTRY_VERIFY(!m_fake->runs());
}

void TestSpiceViewer::closedByTheUser()
{
    m_viewer->open(address(), u"VM web on kvm1"_s);
    QVERIFY(m_fake->waitStarted());
    const QString folder = m_viewer->folder();
    m_viewer->close();
    QCOMPARE(m_viewer->state(), State::Idle);
    QVERIFY(!m_viewer->error());
    QTRY_VERIFY(!QFileInfo::exists(folder) && !m_fake->runs());
}

void TestSpiceViewer::theTunnelLivesAsLongAsTheViewer()
{
    m_viewer->open(tunnel(u": > \"$socket\"; echo 'a word of ssh' >&2; wait"_s), u"VM web on kvm1"_s);
    QCOMPARE(m_viewer->state(), State::Tunnel);
    const QString folder = m_viewer->folder();
    QVERIFY(m_fake->waitStarted());
    QCOMPARE(m_viewer->state(), State::Open);
    QCOMPARE(noted(u"asked"_s), folder + u"/display:127.0.0.1:5900"_s);
    QCOMPARE(m_fake->arguments().last(), u"spice+unix://"_s + folder + u"/display"_s);
    QCOMPARE(m_fake->folderMode(), u"700"_s);
    QVERIFY(tunnelRuns());
    m_fake->end(u"0"_s);
    QTRY_COMPARE(m_viewer->state(), State::Ended);
    QTRY_VERIFY(!tunnelRuns()); // nor its child
    QTRY_VERIFY(!QFileInfo::exists(folder));
    QVERIFY2(m_viewer->lastWords().contains(u"a word of ssh"_s), qPrintable(m_viewer->lastWords()));
}

void TestSpiceViewer::theTunnelGoesWithTheObject()
{
    m_viewer->open(tunnel(u"trap '' TERM; : > \"$socket\"; while :; do wait; done"_s), u"VM web on kvm1"_s); // stubborn
    QVERIFY(m_fake->waitStarted());
    QVERIFY(tunnelRuns());
    const QString folder = m_viewer->folder();
    m_viewer.reset();
    QTRY_VERIFY(!tunnelRuns());
    QTRY_VERIFY(!m_fake->runs() && !QFileInfo::exists(folder));
}

void TestSpiceViewer::aTunnelThatIsRefused()
{
    m_viewer->open(tunnel(u"echo 'Permission denied (publickey).' >&2; kill $!; exit 255"_s), u"VM web on kvm1"_s);
    const QString folder = m_viewer->folder();
    QTRY_COMPARE(m_viewer->state(), State::Failed);
    QCOMPARE(m_viewer->error()->code, ErrorCode::Unreachable);
    QVERIFY(m_viewer->error()->summary.contains(u"VM web on kvm1"_s));
    QVERIFY2(m_viewer->error()->detail.contains(u"Permission denied"_s), qPrintable(m_viewer->error()->detail));
    QCOMPARE(m_fake->starts(), 0);
    QTRY_VERIFY(!QFileInfo::exists(folder));
    SpiceRoute absent = tunnel({});
    absent.argv.first() = u"/nowhere/ssh"_s;
    m_viewer->open(absent, u"VM web on kvm1"_s);
    QTRY_COMPARE(m_viewer->state(), State::Failed);
}

/// There is one file descriptor left: too few for ssh's pipes, so it fails before start() returns.
void TestSpiceViewer::aTunnelThatFailsAtOnce()
{
    const SpiceRoute route = tunnel(u"wait"_s);
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const int lowest = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    ::close(lowest);
    const rlimit tight{rlim_t(lowest) + 1, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &tight), 0);
    m_viewer->open(route, u"VM web on kvm1"_s);
    const State atOnce = m_viewer->state();
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
    QCOMPARE(atOnce, State::Failed);
    QVERIFY(m_viewer->folder().isEmpty());
    const QString why = m_viewer->error()->toText();
    QVERIFY2(why.contains(u"VM web on kvm1"_s) && !why.contains(u"private folder"_s), qPrintable(why));
    QTest::qWait(200); // nobody looks for its socket any more
    QCOMPARE(m_viewer->state(), State::Failed);
}

/// As the real one does: its exit code is 0 whatever became of the connection.
void TestSpiceViewer::aTunnelThatEndedBefore()
{
    m_viewer->open(tunnel(u": > \"$socket\"; while [ ! -e %1/hangUp ]; do sleep 0.05; done; kill $!\n"
                          "echo 'Connection to kvm1 closed by remote host.' >&2; exit 255"_s.arg(m_folder->path())),
                   u"VM web on kvm1"_s);
    QVERIFY(m_fake->waitStarted());
    QVERIFY(QFile(m_folder->filePath(u"hangUp"_s)).open(QIODevice::WriteOnly));
    QTRY_VERIFY(!tunnelRuns());
    QTRY_VERIFY(m_viewer->lastWords().contains(u"closed by remote host"_s));
    QCOMPARE(m_viewer->state(), State::Open); // the viewer says itself when it has had enough
    m_fake->end(u"0"_s);
    QTRY_COMPARE(m_viewer->state(), State::Failed);
    QCOMPARE(m_viewer->error()->code, ErrorCode::Unreachable);
    QVERIFY2(m_viewer->error()->detail.contains(u"closed by remote host"_s), qPrintable(m_viewer->error()->detail));
}

void TestSpiceViewer::aTunnelThatLeadsNowhere()
{
    m_viewer->open(tunnel(u": > \"$socket\"; echo 'channel 2: open failed: connect failed: Connection refused' >&2\n"
                          "wait"_s),
                   u"VM web on kvm1"_s);
    QVERIFY(m_fake->waitStarted());
    m_fake->end(u"0"_s);
    QTRY_COMPARE(m_viewer->state(), State::Failed);
    QCOMPARE(m_viewer->error()->code, ErrorCode::Unreachable);
    QVERIFY2(m_viewer->error()->detail.contains(u"Connection refused"_s), qPrintable(m_viewer->error()->detail));
    QTRY_VERIFY(!tunnelRuns());
}

void TestSpiceViewer::aViewerThatFails()
{
    m_viewer->open(address(), u"VM web on kvm1"_s);
    QVERIFY(m_fake->waitStarted());
    const QString folder = m_viewer->folder();
    m_fake->end(u"3"_s);
    QTRY_COMPARE(m_viewer->state(), State::Failed);
    QCOMPARE(m_viewer->exitCode(), 3);
    QVERIFY2(m_viewer->error()->detail.contains(u'3'), qPrintable(m_viewer->error()->detail));
    QVERIFY(m_viewer->error()->detail.contains(u"it has seen enough"_s));
    QTRY_VERIFY(!QFileInfo::exists(folder));
}

void TestSpiceViewer::aViewerThatCrashes()
{
    m_viewer->open(tunnel(u": > \"$socket\"; wait"_s), u"VM web on kvm1"_s);
    QVERIFY(m_fake->waitStarted());
    const QString folder = m_viewer->folder();
    m_fake->end(u"crash"_s);
    QTRY_COMPARE(m_viewer->state(), State::Failed);
    QVERIFY2(m_viewer->error()->detail.contains(u"crashed"_s), qPrintable(m_viewer->error()->detail));
    QTRY_VERIFY(!QFileInfo::exists(folder));
    QTRY_VERIFY(!tunnelRuns());
}

void TestSpiceViewer::noViewer()
{
    m_fake->uninstall();
    m_viewer->open(address(), u"VM web on kvm1"_s);
    QCOMPARE(m_viewer->state(), State::Failed);
    QCOMPARE(m_viewer->error()->code, ErrorCode::NotSupported);
    QVERIFY(m_viewer->error()->hint.contains(u"apt install virt-viewer"_s));
    QVERIFY(m_viewer->error()->hint.contains(u"dnf install virt-viewer"_s));
    QVERIFY(m_viewer->folder().isEmpty());
    m_fake->install();
    m_viewer->open(address(), u"VM web on kvm1"_s);
    QCOMPARE(m_viewer->state(), State::Open);
    QVERIFY(!m_viewer->error());
}

void TestSpiceViewer::aViewerThatCantStart()
{
    m_fake->breakIt();
    m_viewer->open(address(), u"VM web on kvm1"_s);
    const QString folder = m_viewer->folder();
    QTRY_COMPARE(m_viewer->state(), State::Failed);
    QVERIFY(!m_viewer->error()->detail.isEmpty());
    QTRY_VERIFY(!QFileInfo::exists(folder));
}

void TestSpiceViewer::noWay()
{
    SpiceRoute route;
    route.reason = u"It listens nowhere."_s;
    m_viewer->open(route, u"VM web on kvm1"_s);
    QCOMPARE(m_viewer->state(), State::Failed);
    QCOMPARE(m_viewer->error()->detail, route.reason);
    QVERIFY(m_viewer->folder().isEmpty());
    QTest::qWait(50);
    QCOMPARE(m_fake->starts(), 0);
}

void TestSpiceViewer::openedAgain()
{
    QSignalSpy changes(m_viewer.get(), &SpiceViewer::stateChanged);
    m_viewer->open(address(), u"VM web on kvm1"_s);
    QVERIFY(m_fake->waitStarted());
    const QString first = m_viewer->folder();
    m_viewer->open(address(), u"VM web on kvm1"_s);
    QVERIFY(m_fake->waitStarted(2));
    QVERIFY(m_viewer->folder() != first);
    QTRY_VERIFY(!QFileInfo::exists(first));
    QCOMPARE(m_viewer->state(), State::Open);
    QCOMPARE(changes.size(), 1); // the first one's end is nobody's business
    m_fake->end(u"0"_s);
    QTRY_COMPARE(m_viewer->state(), State::Ended);
}

void TestSpiceViewer::nothingWaitsForASlowLogin()
{
    QElapsedTimer time;
    time.start();
    m_viewer->open(tunnel(u"wait"_s), u"VM web on kvm1"_s); // it never logs in
    QVERIFY(time.elapsed() < 1000);
    QTRY_VERIFY(tunnelRuns());
    QTest::qWait(200);
    QCOMPARE(m_viewer->state(), State::Tunnel);
    QCOMPARE(m_fake->starts(), 0);
    time.restart();
    m_viewer->close();
    QVERIFY(time.elapsed() < 1000);
    QTRY_VERIFY(!tunnelRuns());
}

/// It takes no notice of what it is asked: it is there still when close() has returned, and with it its folder.
void TestSpiceViewer::nothingWaitsForAStubbornViewer()
{
    m_fake->setAction(u"trap '' TERM"_s);
    m_viewer->open(address(), u"VM web on kvm1"_s);
    QVERIFY(m_fake->waitStarted());
    const QString folder = m_viewer->folder();
    m_viewer->close();
    QVERIFY(m_fake->runs() && QFileInfo::exists(folder));
    QCOMPARE(m_viewer->state(), State::Idle);
    QVERIFY(m_viewer->folder().isEmpty());
    QTRY_VERIFY(!m_fake->runs());
    QTRY_VERIFY(!QFileInfo::exists(folder));
}

QTEST_GUILESS_MAIN(TestSpiceViewer)
#include "tst_spice_viewer.moc"
