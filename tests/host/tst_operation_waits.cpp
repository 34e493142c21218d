// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/operation_waits.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <thread>

using namespace riser;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const DomainId vm("11111111-0000-4000-8000-000000000001"_L1);
const DomainId other("11111111-0000-4000-8000-000000000002"_L1);
constexpr auto never = [] { return false; };

} // namespace

class TestOperationWaits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasHeardBeforeTheWaitCounts();
    void anotherDeviceIsNotThisOne();
    void aRefusalIsSaidOnce();
    void theNextOperationHearsNothingOld();
    void whoGivesUpIsWoken();
    void anOldAnswerIsNotThisQuestions();
    void anAnswerAfterGivingUpIsNone();
};

void TestOperationWaits::whatWasHeardBeforeTheWaitCounts()
{
    OperationWaits waits;
    waits.begin();
    waits.hearRemoved(vm, u"hostdev0"_s);
    QCOMPARE(waits.removed(vm, u"hostdev0"_s, 60s, never), GuestAnswer::GaveBack);
    QCOMPARE(waits.removed(vm, u"hostdev0"_s, 0s, never), GuestAnswer::None); // once
}

void TestOperationWaits::anotherDeviceIsNotThisOne()
{
    OperationWaits waits;
    waits.begin();
    waits.hearRemoved(vm, u"hostdev1"_s);
    waits.hearRemoved(other, u"hostdev0"_s);
    QCOMPARE(waits.removed(vm, u"hostdev0"_s, 0s, never), GuestAnswer::None);
}

void TestOperationWaits::aRefusalIsSaidOnce()
{
    OperationWaits waits;
    waits.begin();
    const std::jthread guest([&] { waits.hearRefused(vm, u"hostdev0"_s); });
    QCOMPARE(waits.removed(vm, u"hostdev0"_s, 60s, never), GuestAnswer::Refused);
    QCOMPARE(waits.removed(vm, u"hostdev0"_s, 0s, never), GuestAnswer::None);
}

void TestOperationWaits::theNextOperationHearsNothingOld()
{
    OperationWaits waits;
    waits.begin();
    waits.hearRemoved(vm, u"hostdev0"_s);
    waits.hearRefused(vm, u"hostdev0"_s);
    waits.begin();
    QCOMPARE(waits.removed(vm, u"hostdev0"_s, 0s, never), GuestAnswer::None);
}

/// However it falls between the look and the sleep.
void TestOperationWaits::whoGivesUpIsWoken()
{
    for (int round = 0; round < 300; ++round) {
        OperationWaits waits;
        waits.begin();
        std::atomic<bool> cancelled = false;
        QElapsedTimer clock;
        clock.start();
        const std::jthread user([&] {
            cancelled = true;
            waits.wake();
        });
        QCOMPARE(waits.removed(vm, u"hostdev0"_s, 60s, [&] { return cancelled.load(); }), GuestAnswer::None);
        QVERIFY(clock.elapsed() < 30'000); // the wait's own end is later
    }
}

void TestOperationWaits::anOldAnswerIsNotThisQuestions()
{
    OperationWaits waits;
    waits.begin();
    waits.hearAnswer(true);
    int asked = 0;
    QVERIFY(!waits.confirmed([&] { ++asked; }, 0s, never));
    QVERIFY(waits.confirmed(
        [&] {
            ++asked;
            waits.hearAnswer(true); // at once
        },
        60s, never));
    QVERIFY(!waits.confirmed([&] { waits.hearAnswer(false); }, 60s, never));
    QCOMPARE(asked, 2);
}

void TestOperationWaits::anAnswerAfterGivingUpIsNone()
{
    OperationWaits waits;
    waits.begin();
    bool cancelled = false;
    const auto ask = [&] {
        cancelled = true;
        waits.hearAnswer(true);
    };
    QVERIFY(!waits.confirmed(ask, 60s, [&] { return cancelled; }));
}

QTEST_GUILESS_MAIN(TestOperationWaits)
#include "tst_operation_waits.moc"
