// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/consoles.h"
#include "core/host/serial_console.h"
#include "tests/support/longest_gap.h"
#include "tests/support/own_resources.h"
#include "tests/support/places.h"
#include "tests/ui/local_host.h"
#include "ui/console/screen_view.h"
#include "ui/console/serial_view.h"
#include "ui/console/vnc_view.h"

#include <QAbstractButton>
#include <QApplication>

#include <future>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

namespace {

/// Listens nowhere: only who may ask libvirt of this computer for a descriptor comes to it.
constexpr auto display = "<graphics type='vnc'><listen type='none'/></graphics>"_L1;

/// Of all pixels, how many differ: the firmware's cursor blinks.
double difference(const QImage &one, const QImage &other)
{
    if (one.size() != other.size() || one.isNull())
        return 1;
    int differing = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x)
            differing += (one.pixel(x, y) & 0xffffff) != (other.pixel(x, y) & 0xffffff);
    }
    return double(differing) / (one.width() * one.height());
}

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

/// The consoles of VMs of this computer, with libvirt's own driver for QEMU and emulated guests.
class TestLocalConsoles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { m_host.end(); }

    void aDisplayThatListensNowhereIsSeen();
    void aFloodOfTwoMiBASecond();
    void aGuestThatReadsNothingHoldsNobodyUp();
    void openedAnewAtOnceItIsNotItsOwnRival();
    void aLinesConnectionEndsAlone();
    void itsConnectionGoesWhileItIsOpenedAnew();
    void theConnectionGoesWithLinesOpen();
    void theVmIsKilledWhileItIsLookedAt();

private:
    bool waitSerial();
    int showSerial();
    void flood(int bytesASecond, int seconds);
    double workOfAFlood(int bytesASecond, int seconds); ///< ms, the longest

    LocalHost m_host;
    QProcess m_flood;
};

void TestLocalConsoles::initTestCase()
{
    QVERIFY(m_host.start(display));
}

void TestLocalConsoles::init()
{
    QVERIFY(m_host.virsh({u"start"_s, u"local"_s}));
    QVERIFY(m_host.connectTo());
}

void TestLocalConsoles::cleanup()
{
    if (m_flood.state() != QProcess::NotRunning) {
        m_flood.kill();
        m_flood.waitForFinished();
    }
    m_host.leave();
    (void)m_host.virsh({u"destroy"_s, u"local"_s});
}

bool TestLocalConsoles::waitSerial()
{
    if (!QTest::qWaitFor([this] { return m_host.page()->serial() != nullptr; }, 20'000))
        return false;
    const SerialConsole *console = m_host.page()->serial()->console();
    if (QTest::qWaitFor([&] { return console->state() == SerialConsole::State::Open; }, 20'000))
        return true;
    qWarning().noquote() << (console->error() ? console->error()->toText() : u"?"_s);
    return false;
}

/// Through the master of QEMU's own pseudo terminal, as a guest's output comes.
void TestLocalConsoles::flood(int bytesASecond, int seconds)
{
    const pid_t writer = m_host.qemu();
    QVERIFY(writer > 0);
    m_flood.start(u"perl"_s, {sourceFile(u"tests/onlab/flood.pl"_s), QString::number(writer), QString::number(seconds),
                              QString::number(bytesASecond)});
    QVERIFY(m_flood.waitForStarted());
}

void TestLocalConsoles::aDisplayThatListensNowhereIsSeen()
{
    QVERIFY(m_host.show(u'd'));
    QTRY_VERIFY(m_host.page()->screen());
    ScreenLink *link = m_host.page()->screen()->link();
    QTRY_COMPARE_WITH_TIMEOUT(link->state(), ScreenLink::State::Open, 20'000);
    const auto seen = [&] {
        QImage copy;
        if (link->client())
            link->client()->look([&](const QImage &picture) { copy = picture.copy(); });
        return copy;
    };
    double least = 1;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            const Result<Screenshot> shot = m_host.session()->consoles()->screenshot(DomainId(LocalHost::vmId), 0);
            least = shot ? difference(seen(), QImage::fromData(shot->bytes)) : 1;
            return least < 0.001;
        }(),
        30'000);
    qInfo() << seen().size() << "pixels that differ from libvirt's own picture:" << least;
}

double TestLocalConsoles::workOfAFlood(int bytesASecond, int seconds)
{
    SerialView *view = m_host.page()->serial();
    flood(bytesASecond, seconds);
    LongestGap gap;
    QElapsedTimer quiet;
    quiet.start();
    const auto heard = connect(view->console(), &SerialConsole::received, this, [&quiet] { quiet.start(); });
    const bool ended =
        gap.runUntil([&] { return quiet.elapsed() > 2000 && m_flood.state() == QProcess::NotRunning; }, 120'000);
    const LongestGap::Longest longest = gap.stop();
    disconnect(heard);
    const QByteArray told = m_flood.readAllStandardOutput().trimmed();
    qInfo().noquote() << told << "longest gap of the event loop:" << longest.toString() << "; rounds" << gap.rounds()
                      << "; lost" << view->console()->lost();
    const QTemporaryDir folder;
    QFile shown(folder.filePath(u"shown.txt"_s));
    const bool saved = view->save(shown.fileName()) && shown.open(QIODevice::ReadOnly);
    if (!ended || !told.startsWith("LINES") || !saved || !shown.readAll().trimmed().endsWith("FLOOD IS OVER"))
        QTest::qFail("the flood didn't come to its end", __FILE__, __LINE__);
    return longest.work;
}

void TestLocalConsoles::aFloodOfTwoMiBASecond()
{
    QVERIFY(m_host.show(u's'));
    QVERIFY(waitSerial());
    QVERIFY2(!isOver(50, [this] { return workOfAFlood(2 * 1024 * 1024, 5); }), "a gap of more than 50 ms, twice");
}

/// The firmware doesn't read its serial line: libvirtd keeps what is sent until it reads nothing more from the
/// connection. All others of the host are answered meanwhile, and the line can be left and opened again.
void TestLocalConsoles::aGuestThatReadsNothingHoldsNobodyUp()
{
    QVERIFY(m_host.show(u's'));
    QVERIFY(waitSerial());
    SerialConsole *console = m_host.page()->serial()->console();
    const QByteArray piece(16 * 1024, 'x');
    const auto stuff = [&] { // until it isn't taken any more for a while
        QElapsedTimer refused;
        refused.start();
        qsizetype sent = 0;
        while (console->state() == SerialConsole::State::Open && refused.elapsed() < 500 && sent < 64 * 1024 * 1024) {
            if (console->send(piece)) {
                sent += piece.size();
                refused.start();
            }
            QTest::qWait(1);
        }
        qInfo() << "taken of what nobody reads:" << sent / 1024 << "KiB";
        return refused.elapsed() >= 500;
    };
    LongestGap gap;
    QVERIFY(stuff());
    QCOMPARE(console->state(), SerialConsole::State::Open);
    QElapsedTimer asked;
    asked.start();
    const auto consoles = m_host.session()->consoles();
    auto shot = std::async(std::launch::async, [&] { return consoles->screenshot(DomainId(LocalHost::vmId), 0); });
    QTRY_VERIFY(shot.wait_for(std::chrono::seconds(0)) == std::future_status::ready);
    const Result<Screenshot> picture = shot.get();
    QVERIFY2(picture, picture ? "" : qPrintable(picture.error().toText()));
    const QDateTime before = m_host.session()->lastRead();
    m_host.session()->refresh();
    QTRY_VERIFY(m_host.session()->lastRead() > before);
    qInfo() << "a picture and a reading after" << asked.elapsed() << "ms";
    QCOMPARE(console->state(), SerialConsole::State::Open); // stuck all the time
    auto *toggle = m_host.page()->findChild<QAbstractButton *>(u"serialConnect"_s);
    toggle->click();
    QCOMPARE(console->state(), SerialConsole::State::Closed);
    toggle->click(); // what is stuck goes first
    QTRY_VERIFY_WITH_TIMEOUT(console->state() != SerialConsole::State::Opening, 30'000);
    // libvirtd doesn't look at a connection that it reads nothing from (11.3): it may believe in ours for a while.
    if (console->state() == SerialConsole::State::Busy)
        m_host.page()->findChild<QAbstractButton *>(u"serialTakeOver"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(console->state(), SerialConsole::State::Open, 30'000);
    // Nobody leaves it now: it ends by itself, and says why.
    QVERIFY(stuff());
    QTRY_COMPARE_WITH_TIMEOUT(console->state(), SerialConsole::State::Failed, 30'000);
    QVERIFY2(console->error()->summary.contains(u"VM local"_s), qPrintable(console->error()->toText()));
    QCOMPARE(m_host.session()->state(), HostSession::State::Online);
    m_host.page()->findChild<QAbstractButton *>(u"serialRetry"_s)->click(); // ours still
    QTRY_COMPARE_WITH_TIMEOUT(console->state(), SerialConsole::State::Open, 30'000);
    const LongestGap::Longest longest = gap.stop();
    qInfo().noquote() << "longest gap of the event loop:" << longest.toString();
    QVERIFY(longest.held < 2000); // nothing waited for the line, which is given up after 5 s
    QVERIFY(m_host.virsh({u"domstate"_s, u"local"_s}));
}

/// libvirtd has the old stream until it is hung up, which takes a moment.
void TestLocalConsoles::openedAnewAtOnceItIsNotItsOwnRival()
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
int TestLocalConsoles::showSerial()
{
    if (!m_host.show(u'd') || !QTest::qWaitFor([this] { return m_host.page()->screen() != nullptr; }))
        return -1;
    const QList<int> others = connectionsTo(m_host.daemon().socket());
    if (others.isEmpty() || !m_host.show(u's') || !waitSerial())
        return -1;
    QList<int> own = connectionsTo(m_host.daemon().socket());
    own.removeIf([&](int socket) { return others.contains(socket); });
    return own.size() == 1 ? own.first() : -1;
}

/// A link is cut for one connection of several: nothing says so but the connection itself.
void TestLocalConsoles::aLinesConnectionEndsAlone()
{
    const int own = showSerial();
    QVERIFY(own >= 0);
    QCOMPARE(::shutdown(own, SHUT_RDWR), 0);
    SerialConsole *console = m_host.page()->serial()->console();
    QTRY_COMPARE_WITH_TIMEOUT(console->state(), SerialConsole::State::Failed, 20'000);
    QVERIFY2(console->error()->summary.contains(u"VM local"_s), qPrintable(console->error()->toText()));
    QCOMPARE(m_host.session()->state(), HostSession::State::Online);
    auto *retry = m_host.page()->findChild<QAbstractButton *>(u"serialRetry"_s);
    QVERIFY(retry->isVisible());
    retry->click();
    QTRY_COMPARE_WITH_TIMEOUT(console->state(), SerialConsole::State::Open, 20'000);
}

/// The old line waits for an answer to its end, and the new one for the old: then neither connection nor answer come.
void TestLocalConsoles::itsConnectionGoesWhileItIsOpenedAnew()
{
    const int own = showSerial();
    QVERIFY(own >= 0);
    SerialConsole *console = m_host.page()->serial()->console();
    m_host.daemon().freeze();
    console->open({});
    QTest::qWait(300);
    QCOMPARE(console->state(), SerialConsole::State::Opening);
    QCOMPARE(::shutdown(own, SHUT_RDWR), 0);
    QTest::qWait(300);
    m_host.daemon().thaw();
    QTRY_VERIFY_WITH_TIMEOUT(console->state() != SerialConsole::State::Opening, 30'000);
    QVERIFY2(console->state() == SerialConsole::State::Open,
             qPrintable(console->error() ? console->error()->toText() : u"?"_s));
    QCOMPARE(m_host.session()->state(), HostSession::State::Online);
}

/// Where libvirtd can wait for itself for ever (core/host/libvirt/open_streams.h): it finds all at once what happened
/// while it stood still, and must answer afterwards.
void TestLocalConsoles::theConnectionGoesWithLinesOpen()
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

void TestLocalConsoles::theVmIsKilledWhileItIsLookedAt()
{
    QVERIFY(m_host.show(u'd'));
    QTRY_VERIFY(m_host.page()->screen());
    QTRY_COMPARE_WITH_TIMEOUT(m_host.page()->screen()->link()->state(), ScreenLink::State::Open, 20'000);
    const pid_t qemu = m_host.qemu();
    QVERIFY(qemu > 0); // 0 would be us
    QCOMPARE(::kill(qemu, SIGKILL), 0);
    QTRY_VERIFY_WITH_TIMEOUT(m_host.page()->screen()->link()->state() != ScreenLink::State::Open, 20'000);
    QVERIFY(QTest::qWaitFor([&] { return m_host.virsh({u"start"_s, u"local"_s}).has_value(); }, 20'000));
    QTRY_COMPARE_WITH_TIMEOUT(m_host.page()->screen()->link()->state(), ScreenLink::State::Open, 30'000);
}

int main(int argc, char **argv)
{
    if (!makeOwnRun())
        qFatal("a /run of its own isn't allowed here");
    qunsetenv("XDG_RUNTIME_DIR");
    QApplication app(argc, argv);
    TestLocalConsoles test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_local_consoles.moc"
