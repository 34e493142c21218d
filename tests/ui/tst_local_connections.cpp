// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/backend_state.h"
#include "core/host/libvirt/libvirt_consoles.h"
#include "tests/libvirt/support_listener.h"
#include "tests/support/own_resources.h"
#include "tests/ui/local_consoles_fixture.h"

#include <QAbstractButton>
#include <QScopeGuard>
#include <QSignalSpy>

#include <future>

using namespace riser;
using namespace riser::test;

namespace {

/// This process's sockets at a server's that listens there.
QList<int> connectionsTo(const QString &path)
{
    QList<int> found;
    for (const QString &name :
         QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)) {
        sockaddr_un address{};
        socklen_t size = sizeof address;
        if (::getpeername(name.toInt(), reinterpret_cast<sockaddr *>(&address), &size) == 0 &&
            address.sun_family == AF_UNIX && path == QString::fromLocal8Bit(address.sun_path))
            found << name.toInt();
    }
    return found;
}

} // namespace

/// The connections that the consoles of VMs of this computer are on: each ends alone, and none takes another along.
class TestLocalConnections : public QObject, protected LocalConsolesFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(start()); }
    void init() { begin(); }
    void cleanup() { end(); }
    void cleanupTestCase() { m_host.end(); }

    void openedAnewAtOnceItIsNotItsOwnRival();
    void aLinesConnectionEndsAlone_data();
    void aLinesConnectionEndsAlone();
    void aDisplaysConnectionEndsAlone();
    void itsConnectionGoesWhileItIsOpenedAnew();
    void theConnectionGoesWithLinesOpen();

private:
    int showSerial();
    QList<int> connectionsBeside(const QList<int> &others);
};

/// libvirtd has the old stream until it is hung up, which takes a moment.
void TestLocalConnections::openedAnewAtOnceItIsNotItsOwnRival()
{
    QVERIFY(m_host.show(u's'));
    QVERIFY(waitSerial());
    SerialConsole *console = m_host.page()->serial()->console();
    for (int round = 0; round < 40; ++round) {
        console->open({});
        if (round % 2 == 1)
            QTRY_COMPARE_WITH_TIMEOUT(console->state(), SerialConsole::State::Open, 30'000);
        else
            QTest::qWait(round / 4);
        console->open({});
        QTRY_VERIFY_WITH_TIMEOUT(console->state() != SerialConsole::State::Opening, 30'000);
        QVERIFY2(
            console->state() == SerialConsole::State::Open,
            qPrintable(QString::number(round) + (console->error() ? u": "_s + console->error()->toText() : QString())));
    }
}

/// The socket of the serial lines' own connection, when there is an open line; -1 without.
int TestLocalConnections::showSerial()
{
    if (!m_host.show(u'd') || !QTest::qWaitFor([this] { return m_host.page()->screen() != nullptr; }))
        return -1;
    const QList<int> others = connectionsTo(m_host.daemon().socket());
    if (others.isEmpty() || !m_host.show(u's') || !waitSerial())
        return -1;
    const QList<int> own = connectionsBeside(others);
    return own.size() == 1 ? own.first() : -1;
}

QList<int> TestLocalConnections::connectionsBeside(const QList<int> &others)
{
    QList<int> sockets = connectionsTo(m_host.daemon().socket());
    sockets.removeIf([&](int socket) { return others.contains(socket); });
    return sockets;
}

void TestLocalConnections::aLinesConnectionEndsAlone_data()
{
    QTest::addColumn<bool>("typing");
    QTest::newRow("nobody calls") << false;
    QTest::newRow("something is typed") << true;
}

/// A link is cut for one connection of several: nothing says so but the connection itself, and the calls on it.
void TestLocalConnections::aLinesConnectionEndsAlone()
{
    QFETCH(bool, typing);
    const int own = showSerial();
    QVERIFY(own >= 0);
    SerialConsole *console = m_host.page()->serial()->console();
    QSignalSpy states(m_host.session(), &HostSession::stateChanged);
    QCOMPARE(::shutdown(own, SHUT_RDWR), 0);
    if (typing)
        QVERIFY(console->send("x"));
    QTRY_COMPARE_WITH_TIMEOUT(console->state(), SerialConsole::State::Failed, 20'000);
    QVERIFY2(console->error()->summary.contains(u"VM local"_s), qPrintable(console->error()->toText()));
    auto *retry = m_host.page()->findChild<QAbstractButton *>(u"serialRetry"_s);
    QVERIFY(retry->isVisible());
    retry->click();
    QTRY_COMPARE_WITH_TIMEOUT(console->state(), SerialConsole::State::Open, 20'000);
    QCOMPARE(states.size(), 0);
}

/// In the middle of a call. The host isn't lost with it, and the next call is answered.
void TestLocalConnections::aDisplaysConnectionEndsAlone()
{
    const QList<int> others = connectionsTo(m_host.daemon().socket());
    const auto consoles = m_host.session()->consoles();
    const DomainId vm(LocalHost::vmId);
    const auto isOpened = [&](const Result<int> &display) { return display && ::close(*display) == 0; };
    QVERIFY(isOpened(consoles->openDisplay(vm, 0)));
    const QList<int> own = connectionsBeside(others);
    QCOMPARE(own.size(), 1);
    QSignalSpy states(m_host.session(), &HostSession::stateChanged);
    std::future<Result<int>> asked; // ends after the host is thawed
    const auto thawed = qScopeGuard([this] { m_host.daemon().thaw(); });
    m_host.daemon().freeze();
    asked = std::async(std::launch::async, [&] { return consoles->openDisplay(vm, 0); });
    QCOMPARE(asked.wait_for(std::chrono::milliseconds(300)), std::future_status::timeout);
    QCOMPARE(::shutdown(own.first(), SHUT_RDWR), 0);
    const Result<int> cut = asked.get();
    m_host.daemon().thaw();
    QVERIFY(!cut);
    QCOMPARE(cut.error().code, ErrorCode::ConnectionLost);
    for (const QString &name : {QString(LocalHost::vmId), u"localhost"_s}) // the VM's name was just being asked for
        QVERIFY2(cut.error().summary.contains(name), qPrintable(cut.error().toText()));
    QVERIFY(isOpened(consoles->openDisplay(vm, 0)));
    QTest::qWait(200); // a loss would be told by an event
    QCOMPARE(states.size(), 0);
}

/// The new line waits for one that is being hung up, and their connection goes: it is opened over the next one.
void TestLocalConnections::itsConnectionGoesWhileItIsOpenedAnew()
{
    const Result<HostAddress> address = hostAddress(u"qemu:///system"_s);
    QVERIFY(address);
    BackendState state(*address);
    RecordingListener listener;
    const Result<void> opened = state.open({}, &listener);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().toText()));
    const Result<ConnectionPtr> connection = state.connection(BackendState::Lane::Serial);
    QVERIFY(connection);
    OpenStreams::Entry old(state.streams(BackendState::Lane::Serial));
    old.leaves();
    LibvirtConsoles consoles(state);
    auto opening =
        std::async(std::launch::async, [&] { return consoles.openSerial(DomainId(LocalHost::vmId), {}, false, {}); });
    QCOMPARE(opening.wait_for(std::chrono::milliseconds(300)), std::future_status::timeout);
    (*connection)->cutOff();
    const auto line = opening.get();
    QVERIFY2(line, line ? "" : qPrintable(line.error().toText()));
}

/// Where libvirtd can wait for itself for ever (core/host/libvirt/open_streams.h): it finds all at once what happened
/// while it stood still, and must answer afterwards.
void TestLocalConnections::theConnectionGoesWithLinesOpen()
{
    const auto wait = [](int ms) { QTest::qWait(ms); };
    OwnResources before;
    for (int round = 0; round < 10; ++round) {
        QVERIFY(m_host.connectTo());
        QVERIFY(m_host.show(u's'));
        QVERIFY(waitSerial());
        if (round % 2 == 1)
            flood(4 * 1024 * 1024, 1);
        QTest::qWait(200);
        m_host.daemon().freeze();
        m_host.closePage();
        QTest::qWait(100);
        m_host.session()->close();
        QTest::qWait(500);
        m_host.daemon().thaw();
        m_host.leave();
        QVERIFY2(m_host.virsh({u"domstate"_s, u"local"_s}), qPrintable(QString::number(round)));
        m_flood.kill(); // nobody listens any more, so it would wait for ever
        QVERIFY(m_flood.state() == QProcess::NotRunning || m_flood.waitForFinished());
        if (round == 1)
            before = OwnResources::settled(wait);
    }
    const OwnResources after = OwnResources::settled(wait);
    qInfo().noquote() << before.toString() << "became" << after.toString();
    QVERIFY2(after.descriptors <= before.descriptors, qPrintable(after.toString()));
    QVERIFY2(after.threads <= before.threads, qPrintable(after.toString()));
}

int main(int argc, char **argv)
{
    return runWithOwnRun<TestLocalConnections>(argc, argv);
}

#include "tst_local_connections.moc"
