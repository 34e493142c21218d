// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/vnc_jobs.h"

#include <QTest>

using namespace riser;

using Kind = VncJob::Kind;

/// What waits for a server that takes nothing.
class TestVncJobs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_jobs = {};
        m_told.clear();
    }

    void movesBecomeOne();
    void itIsBounded();
    void aKeyIsLetGoOnce();
    void aKeyThatIsPressedAgainIsLetGoAgain();
    void theLastOfThePointerCounts();

private:
    VncJob job(Kind kind, const QByteArray &what, quint64 key = 0)
    {
        return {[this, what](_rfbClient *) { m_told << what; }, kind, key};
    }
    void run()
    {
        for (const VncJob &one : m_jobs.take())
            one.run(nullptr);
    }
    void fill()
    {
        for (size_t i = m_jobs.size(); i < VncJobs::most; ++i)
            m_jobs.add(job(Kind::Press, "repeat", 7));
    }

    VncJobs m_jobs;
    QList<QByteArray> m_told;
};

void TestVncJobs::movesBecomeOne()
{
    m_jobs.add(job(Kind::Move, "1"));
    m_jobs.add(job(Kind::Move, "2"));
    m_jobs.add(job(Kind::Buttons, "3"));
    m_jobs.add(job(Kind::Move, "4"));
    run();
    QCOMPARE(m_told, (QList<QByteArray>{"2", "3", "4"}));
    QCOMPARE(m_jobs.size(), size_t(0));
}

void TestVncJobs::itIsBounded()
{
    for (int round = 0; round < 10'000; ++round) {
        m_jobs.add(job(Kind::Press, "down", quint64(round % 3)));
        m_jobs.add(job(Kind::Release, "up", quint64(round % 3)));
        m_jobs.add(job(Kind::Move, "move"));
        m_jobs.add(job(Kind::Buttons, "click"));
        m_jobs.add(job(Kind::Other, "clipboard"));
    }
    QVERIFY2(m_jobs.size() <= VncJobs::most + 3, qPrintable(QString::number(m_jobs.size())));
}

void TestVncJobs::aKeyIsLetGoOnce()
{
    m_jobs.add(job(Kind::Press, "a down", 1));
    fill();
    m_jobs.add(job(Kind::Release, "a up", 1));
    m_jobs.add(job(Kind::Release, "a up", 1));
    m_jobs.add(job(Kind::Release, "b up", 2)); // its press was told before
    run();
    QCOMPARE(m_told.count("a up"), 1);
    QCOMPARE(m_told.last(), "b up");
}

void TestVncJobs::aKeyThatIsPressedAgainIsLetGoAgain()
{
    m_jobs.add(job(Kind::Release, "a up", 1));
    m_jobs.add(job(Kind::Press, "a down", 1));
    fill();
    m_jobs.add(job(Kind::Release, "a up again", 1));
    run();
    QCOMPARE(m_told.last(), "a up again");
}

void TestVncJobs::theLastOfThePointerCounts()
{
    m_jobs.add(job(Kind::Buttons, "pressed"));
    fill();
    m_jobs.add(job(Kind::Buttons, "let go"));
    m_jobs.add(job(Kind::Move, "moved on"));
    run();
    QVERIFY(!m_told.contains("pressed") && !m_told.contains("let go"));
    QCOMPARE(m_told.count("moved on"), 1);
}

QTEST_GUILESS_MAIN(TestVncJobs)
#include "tst_vnc_jobs.moc"
