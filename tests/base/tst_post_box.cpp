// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/post_box.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include <memory>
#include <optional>
#include <thread>
#include <vector>

using namespace riser;

class TestPostBox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void jobsOfAThreadKeepTheirOrder();
    void theyRunOnTheThreadOfTheBox();
    void aThousandWakeTheThreadOnce();
    void whoPostsWithoutEndLeavesRoomForOthers();
    void nothingRunsOnceItIsShut();
    void aJobMayEndTheBox();
    void aLoopInsideOfAJobDoesTheRest();
    void whatIsPostedToNobodyEndsAtOnce();
    void whatWaitsEndsWithTheBox();
    void theBoxMayGoWhileThreadsPost();
};

void TestPostBox::jobsOfAThreadKeepTheirOrder()
{
    constexpr int many = 5'000; // of each thread
    PostBox box;
    std::vector<int> heard[2];
    {
        std::vector<std::jthread> threads;
        for (std::vector<int> &mine : heard)
            threads.emplace_back([sender = box.sender(), &mine] {
                for (int i = 0; i < many; ++i)
                    sender.post([&mine, i] { mine.push_back(i); });
            });
        QTRY_VERIFY(heard[0].size() == many && heard[1].size() == many);
    }
    for (const std::vector<int> &mine : heard)
        for (int i = 0; i < many; ++i)
            QCOMPARE(mine[size_t(i)], i);
}

/// What a job holds ends there too.
void TestPostBox::theyRunOnTheThreadOfTheBox()
{
    struct Held {
        std::thread::id *ended;
        ~Held() { *ended = std::this_thread::get_id(); }
    };
    PostBox box;
    std::thread::id ran;
    std::thread::id ended;
    std::jthread([sender = box.sender(), &ran, &ended] {
        sender.post([held = std::make_shared<Held>(&ended), &ran] { ran = std::this_thread::get_id(); });
    }).join();
    QCOMPARE(ended, std::thread::id());
    QTRY_VERIFY(ended != std::thread::id());
    QCOMPARE(ran, std::this_thread::get_id());
    QCOMPARE(ended, std::this_thread::get_id());
}

void TestPostBox::aThousandWakeTheThreadOnce()
{
    PostBox box;
    int done = 0;
    std::jthread([sender = box.sender(), &done] {
        for (int i = 0; i < 1'000; ++i)
            sender.post([&done] { ++done; });
    }).join();
    struct Counter : QObject {
        int seen = 0;
        bool eventFilter(QObject *, QEvent *event) override
        {
            seen += event->type() == QEvent::User;
            return false;
        }
    } counter;
    qApp->installEventFilter(&counter);
    QCoreApplication::sendPostedEvents();
    qApp->removeEventFilter(&counter);
    QCOMPARE(done, 1'000);
    QCOMPARE(counter.seen, 1);
}

void TestPostBox::whoPostsWithoutEndLeavesRoomForOthers()
{
    PostBox box;
    int rounds = 0;
    int roundsAtTheTimer = 0;
    std::function<void()> again = [&] {
        ++rounds;
        box.sender().post(again);
    };
    box.sender().post(again);
    QTimer::singleShot(0, this, [&] { roundsAtTheTimer = rounds; });
    QTRY_VERIFY(roundsAtTheTimer > 0);
    QTRY_VERIFY(rounds > roundsAtTheTimer + 3); // and it goes on
}

void TestPostBox::nothingRunsOnceItIsShut()
{
    PostBox box;
    int done = 0;
    const PostBox::Sender sender = box.sender();
    sender.post([&done] { ++done; });
    box.shut();
    sender.post([&done] { ++done; });
    box.shut(); // once more does no harm
    QTest::qWait(20);
    QCOMPARE(done, 0);
}

void TestPostBox::aJobMayEndTheBox()
{
    std::optional<PostBox> box(std::in_place);
    int done = 0;
    const PostBox::Sender sender = box->sender();
    sender.post([&] {
        ++done;
        box.reset();
        sender.post([&done] { done += 10; });
    });
    sender.post([&done] { done += 100; });
    QTRY_COMPARE(done, 1);
    QTest::qWait(20);
    QCOMPARE(done, 1);
}

void TestPostBox::aLoopInsideOfAJobDoesTheRest()
{
    PostBox box;
    QStringList order;
    QEventLoop inner;
    const PostBox::Sender sender = box.sender();
    sender.post([&] {
        order << QStringLiteral("first");
        sender.post([&] {
            order << QStringLiteral("third");
            inner.quit();
        });
        inner.exec();
        order << QStringLiteral("first ended");
    });
    sender.post([&] { order << QStringLiteral("second"); });
    QTRY_COMPARE(order.size(), 4);
    QCOMPARE(order.join(u','), QStringLiteral("first,second,third,first ended"));
}

void TestPostBox::whatIsPostedToNobodyEndsAtOnce()
{
    std::optional<PostBox> box(std::in_place);
    const PostBox::Sender sender = box->sender();
    box.reset();
    auto held = std::make_shared<int>();
    sender.post([held] {});
    QCOMPARE(held.use_count(), 1);
}

/// What it held may post in its turn when it ends.
void TestPostBox::whatWaitsEndsWithTheBox()
{
    std::optional<PostBox> box(std::in_place);
    const PostBox::Sender sender = box->sender();
    const auto held = std::make_shared<int>();
    struct Poster {
        PostBox::Sender sender;
        bool *ended;
        ~Poster()
        {
            sender.post([] {}); // would wait for ever if the box had its lock
            *ended = true;
        }
    };
    bool ended = false;
    sender.post([held, poster = std::make_shared<Poster>(sender, &ended)] {});
    QCOMPARE(held.use_count(), 2);
    QVERIFY(!ended);
    box.reset();
    QVERIFY(ended);
    QCOMPARE(held.use_count(), 1);
}

void TestPostBox::theBoxMayGoWhileThreadsPost()
{
    for (int round = 0; round < 200; ++round) {
        std::optional<PostBox> box(std::in_place);
        int done = 0;
        const auto post = [sender = box->sender(), &done] {
            for (int i = 0; i < 50; ++i)
                sender.post([&done] { ++done; });
        };
        const std::jthread one(post);
        const std::jthread other(post);
        QCoreApplication::processEvents();
        box.reset();
        const int then = done;
        QCoreApplication::processEvents();
        QCOMPARE(done, then);
    }
}

QTEST_GUILESS_MAIN(TestPostBox)
#include "tst_post_box.moc"
