// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/pipeline.h"

#include <QTest>

#include <atomic>
#include <barrier>
#include <set>

using namespace riser;

class TestPipeline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingToDo();
    void everyTaskOnce();
    void tasksFromTasks();
    void asManyAtOnceAsWide();
    void neverMoreThanWide();
    void againAfterFinish();
};

void TestPipeline::nothingToDo()
{
    Pipeline pipeline;
    pipeline.finish();
}

void TestPipeline::everyTaskOnce()
{
    std::vector<int> runs(1'000);
    Pipeline pipeline(16);
    for (int &run : runs)
        pipeline.add([&run] { ++run; });
    pipeline.finish();
    QCOMPARE(std::count(runs.begin(), runs.end(), 1), 1'000);
}

void TestPipeline::tasksFromTasks()
{
    std::atomic<int> leaves = 0;
    Pipeline pipeline(4);
    for (int i = 0; i < 10; ++i) {
        pipeline.add([&] {
            for (int j = 0; j < 10; ++j)
                pipeline.add([&] { pipeline.add([&] { ++leaves; }); });
        });
    }
    pipeline.finish();
    QCOMPARE(leaves, 100);
}

void TestPipeline::asManyAtOnceAsWide()
{
    // Each task waits for all the others: with fewer threads, or if they stayed as few as at first, this never ended.
    std::barrier together(200);
    Pipeline pipeline(200);
    for (int i = 0; i < 200; ++i)
        pipeline.add([&] { together.arrive_and_wait(); });
    pipeline.finish();
}

void TestPipeline::neverMoreThanWide()
{
    std::mutex mutex;
    std::set<std::thread::id> threads;
    Pipeline pipeline(3);
    for (int i = 0; i < 300; ++i) {
        pipeline.add([&] {
            const std::lock_guard lock(mutex);
            threads.insert(std::this_thread::get_id());
        });
    }
    pipeline.finish();
    QVERIFY2(threads.size() <= 3, QByteArray::number(qsizetype(threads.size())).constData());
}

void TestPipeline::againAfterFinish()
{
    std::atomic<int> runs = 0;
    Pipeline pipeline(4);
    for (int round = 0; round < 50; ++round) {
        for (int i = 0; i < 20; ++i)
            pipeline.add([&] { ++runs; });
        pipeline.finish();
        QCOMPARE(runs, (round + 1) * 20);
    }
}

QTEST_GUILESS_MAIN(TestPipeline)
#include "tst_pipeline.moc"
