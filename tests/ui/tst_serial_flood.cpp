// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/longest_gap.h"
#include "tests/ui/serial_view_fixture.h"

#include <QTimer>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// A guest that says more than a terminal can show, or what none should be told.
class TestSerialFlood : public QObject, protected SerialViewFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void aFloodIsDrawnToItsEnd();
    void aFloodLeavesTheWindowResponsive();
    void aHostileGuestResizesNothing();
};

void TestSerialFlood::aFloodIsDrawnToItsEnd()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    QByteArray flood;
    for (int i = 0; flood.size() < 1024 * 1024; ++i)
        flood += "line " + QByteArray::number(i) + " of many that come without a pause\r\n";
    m_host->guests().say(m_vm, flood + "THE END\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(shown().contains(u"THE END"_s), 60'000);
}

/// 10 MiB, 2 of them a second where that is half of what is drawn here: nothing is lost, and the window has time for
/// everything else.
void TestSerialFlood::aFloodLeavesTheWindowResponsive()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    constexpr int piece = 32 * 1024;
    constexpr int pieces = 5 * 64;
    QByteArray line = "flood " + QByteArray(56, 'x') + "\r\n";
    const QByteArray bytes = line.repeated(piece / line.size());
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 32; ++i)
        m_host->guests().say(m_vm, bytes);
    m_host->guests().say(m_vm, "THE FIRST END\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(shown().contains(u"THE FIRST END"_s), 60'000);
    const int drawn = int(32 * 1000 / (clock.elapsed() + 1)); // pieces a second
    const int sentASecond = std::clamp(drawn / 2, 8, 64);
    int sent = 0;
    QTimer pump;
    pump.setTimerType(Qt::PreciseTimer);
    connect(&pump, &QTimer::timeout, this, [&] {
        if (++sent <= pieces)
            m_host->guests().say(m_vm, bytes);
        else
            pump.stop();
    });
    LongestGap gap;
    pump.start(1000 / sentASecond);
    QVERIFY(gap.runUntil([&] { return sent > pieces; }, 90'000));
    const LongestGap::Longest longest = gap.stop(); // to look at what is shown takes longer than to draw it
    m_host->guests().say(m_vm, "THE END\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(shown().contains(u"THE END"_s), 60'000);
    qInfo().noquote() << sentASecond
                      << "pieces of 32 KiB a second; longest gap of the event loop:" << longest.toString() << "; rounds"
                      << gap.rounds() << "; lost" << view()->console()->lost();
    // 8 KiB of 10 MiB at a time: with each the rest of the window has its turn.
    QVERIFY2(gap.rounds() > 500, qPrintable(QString::number(gap.rounds())));
    QCOMPARE(view()->console()->lost(), 0);
}

/// The size would take 14 GB, and the repetitions some minutes.
void TestSerialFlood::aHostileGuestResizesNothing()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    const QSize before = view()->terminalSize();
    m_host->guests().say(m_vm, "\x1b[8;30000;30000t\xc2\x9b"
                               "8;30000;30000tx" +
                                   QByteArray("\x1b[40959b").repeated(100) + "\x1b]0;title\x07\r\nstill here\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(shown().contains(u"still here"_s), 60'000);
    QCOMPARE(view()->terminalSize(), before);
    QVERIFY(!shown().contains(u"title"_s));
    QVERIFY(shown().count(u'x') <= 100 * 999 + 1);
}

QTEST_MAIN(TestSerialFlood)
#include "tst_serial_flood.moc"
