// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/child_process.h"

#include <QCoreApplication>
#include <QFile>
#include <QTest>

#include <csignal>
#include <cstdio>

#include <unistd.h>

using namespace riser;
using namespace Qt::StringLiterals;

namespace {

/// Not one that ended and that nobody has reaped: its parent may be a first process that doesn't.
bool runs(qint64 pid)
{
    QFile state(u"/proc/%1/stat"_s.arg(pid));
    return state.open(QIODevice::ReadOnly) && !state.readAll().contains(") Z ");
}

std::unique_ptr<QProcess> start(WhenWeDie then, const QString &script)
{
    auto process = std::make_unique<QProcess>();
    prepareChild(*process, then);
    process->start(u"/bin/sh"_s, {u"-c"_s, script});
    return process;
}

} // namespace

/// The programs are shells; each says its own number and its child's when it is ready.
class TestChildProcess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itsGroupEndsToo();
    void aStubbornOneIsNotWaitedFor();
    void itMayBeEndedFromItsOwnSlot();
    void itMayNotHaveStarted();
    void endedWhenWeAreKilled();

private:
    static QList<qint64> numbers(QProcess &process)
    {
        QList<qint64> numbers;
        if (QTest::qWaitFor([&] { return process.canReadLine(); }, 10'000)) {
            for (const QByteArray &word : process.readLine().simplified().split(' '))
                numbers << word.toLongLong();
        }
        return numbers;
    }
};

void TestChildProcess::itsGroupEndsToo()
{
    auto kept = std::make_shared<int>(1);
    const std::weak_ptr<int> folder = kept;
    auto process = start(WhenWeDie::LetItBe, u"sleep 600 & echo $$ $!; wait"_s);
    const QList<qint64> pids = numbers(*process);
    QCOMPARE(pids.size(), 2);
    endChild(std::move(process), std::move(kept));
    QVERIFY(!folder.expired()); // the process may still use it
    QTRY_VERIFY(!runs(pids[0]) && !runs(pids[1]));
    QTRY_VERIFY(folder.expired());
}

void TestChildProcess::aStubbornOneIsNotWaitedFor()
{
    auto kept = std::make_shared<int>(1);
    const std::weak_ptr<int> folder = kept;
    auto process = start(WhenWeDie::LetItBe, u"trap '' TERM; sleep 600 & echo $$ $!; while :; do wait; done"_s);
    const QList<qint64> pids = numbers(*process);
    QCOMPARE(pids.size(), 2);
    endChild(std::move(process), std::move(kept));
    QVERIFY(runs(pids[0]) && !folder.expired());
    QTRY_VERIFY(!runs(pids[0]) && !runs(pids[1]));
    QTRY_VERIFY(folder.expired());
}

void TestChildProcess::itMayBeEndedFromItsOwnSlot()
{
    auto kept = std::make_shared<int>(1);
    const std::weak_ptr<int> folder = kept;
    auto process = start(WhenWeDie::LetItBe, u"exit 3"_s);
    int heard = 0;
    connect(process.get(), &QProcess::finished, this, [&] {
        ++heard;
        endChild(std::move(process), std::move(kept));
    });
    QTRY_COMPARE(heard, 1);
    QVERIFY(!process && folder.expired()); // at once: nothing runs any more
}

void TestChildProcess::itMayNotHaveStarted()
{
    endChild(nullptr);
    endChild(std::make_unique<QProcess>());
    auto kept = std::make_shared<int>(1);
    const std::weak_ptr<int> folder = kept;
    auto process = std::make_unique<QProcess>();
    process->start(u"/nowhere/at/all"_s, QStringList());
    endChild(std::move(process), std::move(kept));
    QTRY_VERIFY(folder.expired());
}

/// This program again, which starts one and is killed.
void TestChildProcess::endedWhenWeAreKilled()
{
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {u"--start"_s});
    QVERIFY(other.waitForStarted());
    const QList<qint64> pids = numbers(other);
    QCOMPARE(pids.size(), 1);
    QVERIFY(runs(pids[0]));
    other.kill();
    QTRY_COMPARE(other.state(), QProcess::NotRunning);
    QTRY_VERIFY(!runs(pids[0]));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (application.arguments().value(1) == "--start"_L1) {
        const auto process = start(WhenWeDie::EndIt, u"exec sleep 600"_s);
        if (!process->waitForStarted())
            return 1;
        std::printf("%lld\n", static_cast<long long>(process->processId()));
        std::fflush(stdout);
        return QCoreApplication::exec();
    }
    TestChildProcess test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_child_process.moc"
