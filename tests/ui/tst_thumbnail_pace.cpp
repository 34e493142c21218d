// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/thumbnail_fixture.h"
#include "ui/console/thumbnail_rules.h"

#include <QElapsedTimer>

using namespace riser;
using namespace riser::test;
using namespace std::chrono_literals;

/// Pictures are large, and go the way that everything else goes to the host.
class TestThumbnailPace : public QObject, private ThumbnailFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void thePauseFollowsTheCost_data();
    void thePauseFollowsTheCost();
    void slowPicturesComeSeldom();
    void theLoginIsNoCost();
};

void TestThumbnailPace::thePauseFollowsTheCost_data()
{
    QTest::addColumn<int>("took");
    QTest::addColumn<int>("pause");
    QTest::newRow("at once") << 0 << 4000;
    QTest::newRow("quick") << 400 << 4000;
    QTest::newRow("slower") << 401 << 4010;
    QTest::newRow("slow") << 6000 << 60'000;
    QTest::newRow("the longest") << 12'000 << 120'000;
    QTest::newRow("beyond it") << 600'000 << 120'000;
    QTest::newRow("days") << 2'000'000'000 << 120'000;
}

void TestThumbnailPace::thePauseFollowsTheCost()
{
    QFETCH(int, took);
    QFETCH(int, pause);
    QCOMPARE(picturePause(4s, std::chrono::milliseconds(took)), std::chrono::milliseconds(pause));
    QCOMPARE(picturePause(3min, std::chrono::milliseconds(took)), 3min); // never sooner than was asked for
}

void TestThumbnailPace::slowPicturesComeSeldom()
{
    constexpr int took = 50;
    m_host->faults().delay(u"screenshot"_s, took);
    QElapsedTimer clock;
    clock.start();
    show(m_vm);
    QTRY_VERIFY(asked() >= 3);
    QTest::qWait(1000);
    // All but the first are ten times as long apart as they take, however slow this machine is.
    QCOMPARE_LE(asked() - 2, clock.elapsed() / (took * 10));
}

/// A person may have typed a password.
void TestThumbnailPace::theLoginIsNoCost()
{
    m_host->faults().hang(u"screenshot"_s, 1);
    show(m_vm);
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    QTest::qWait(1000); // ten times that, and no test would wait for the second one
    m_host->faults().release();
    QTRY_COMPARE_GE(asked(), 2);
}

QTEST_MAIN(TestThumbnailPace)
#include "tst_thumbnail_pace.moc"
