// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/longest_gap.h"
#include "tests/ui/local_consoles_fixture.h"
#include "ui/console/vnc_view.h"

#include <QAbstractButton>

#include <future>

using namespace riser;
using namespace riser::test;

namespace {

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

} // namespace

/// The consoles of VMs of this computer: what they show, and who is held up by what.
class TestLocalConsoles : public QObject, protected LocalConsolesFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(start()); }
    void init() { begin(); }
    void cleanup();
    void cleanupTestCase() { m_host.end(); }

    void aDisplayThatListensNowhereIsSeen();
    void aFloodOfTwoMiBASecond();
    void aGuestThatReadsNothingHoldsNobodyUp();
    void theVmIsKilledWhileItIsLookedAt();

private:
    double workOfAFlood(int bytesASecond, int seconds); ///< ms, the longest
    bool stuff();

    bool m_stuffed = false;
};

/// libvirtd 11.3 may wait for itself for ever (core/host/libvirt/open_streams.h) when a VM ends of which a line was cut
/// off while it was full; that isn't for the next test to find.
void TestLocalConsoles::cleanup()
{
    if (std::exchange(m_stuffed, false)) {
        m_host.end();
        QVERIFY(start());
    } else {
        end();
    }
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

/// Types until it isn't taken any more for a while: the firmware doesn't read its serial line.
bool TestLocalConsoles::stuff()
{
    m_stuffed = true;
    SerialConsole *console = m_host.page()->serial()->console();
    const QByteArray piece(16 * 1024, 'x');
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
}

/// The firmware doesn't read its serial line: libvirtd keeps what is sent until it reads nothing more from the
/// connection. All others of the host are answered meanwhile, and the line can be left and opened again.
void TestLocalConsoles::aGuestThatReadsNothingHoldsNobodyUp()
{
    QVERIFY(m_host.show(u's'));
    QVERIFY(waitSerial());
    SerialConsole *console = m_host.page()->serial()->console();
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
    return runWithOwnRun<TestLocalConsoles>(argc, argv);
}

#include "tst_local_consoles.moc"
