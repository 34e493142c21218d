// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/armed/armed.h"

#include "app/host/armed/start_guard.h"

#include <QUuid>

#include <algorithm>
#include <chrono>
#include <thread>

using namespace Qt::StringLiterals;

namespace riser::onhost {

namespace {

using Code = protocol::Fault::Code;
using Stage = ArmedStore::Stage;
using Devices = QList<protocol::DeviceName>;

bool isAmong(const Devices &some, const Devices &all)
{
    return std::ranges::all_of(some, [&all](const auto &device) { return all.contains(device); });
}

bool meet(const Devices &some, const Devices &others)
{
    return std::ranges::any_of(some, [&others](const auto &device) { return others.contains(device); });
}

QString names(const Devices &devices)
{
    QStringList list;
    for (const protocol::DeviceName &device : devices)
        list << protocol::keyOf(device).value();
    return list.join(u", "_s);
}

/// What is armed with some of these. The error: with others too.
std::expected<QList<Armed>, QString> armedWith(const ArmedStore &store, const Devices &devices)
{
    QList<Armed> found;
    for (const Armed &armed : store.all(Stage::Armed)) {
        if (!meet(armed.devices, devices))
            continue;
        if (!isAmong(armed.devices, devices))
            return std::unexpected(u"%1 are armed together, and stay or go back together"_s.arg(names(armed.devices)));
        found << armed;
    }
    return found;
}

} // namespace

Outcome arm(const Places &places, const QList<protocol::DeviceName> &devices, int seconds, const StartGuard &start,
            int guardLimitMs)
{
    ArmedStore store(places);
    const auto before = armedWith(store, devices);
    if (!before)
        return fault(Code::Busy, u"%1 can't be armed: %2."_s.arg(names(devices), before.error()));
    const Armed armed{.id = QUuid::createUuid().toString(QUuid::Id128),
                      .devices = devices,
                      .deadline = bootTime() + seconds * 1000LL};
    if (const Outcome added = store.add(armed); !added)
        return added;
    const qint64 limit = bootTime() + guardLimitMs;
    bool guarded = start(armed.id);
    // Or it has begun already: a host can be as slow as the time was short.
    while (guarded && !store.isGuarded(armed.id) && store.read(armed.id, Stage::Armed)) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        guarded = bootTime() < limit;
    }
    if (!guarded) {
        store.confirm(armed.id);
        return fault(Code::NotDone,
                     u"%1 can't be armed: the process that would give it back did not start."_s.arg(names(devices)));
    }
    // The new one holds, so the old ones may go.
    for (const Armed &old : *before)
        store.confirm(old.id);
    return {};
}

Outcome arm(const Places &places, const QList<protocol::DeviceName> &devices, int seconds)
{
    return arm(places, devices, seconds, startGuard);
}

Outcome confirm(const Places &places, const QList<protocol::DeviceName> &devices)
{
    ArmedStore store(places);
    const auto armed = armedWith(store, devices);
    if (!armed)
        return fault(Code::BadArgument, u"%1 can't be confirmed: %2."_s.arg(names(devices), armed.error()));
    Devices confirmed;
    for (const Armed &one : *armed) {
        if (store.confirm(one.id))
            confirmed << one.devices;
    }
    if (isAmong(devices, confirmed))
        return {};
    Devices late = devices;
    late.removeIf([&confirmed](const auto &device) { return confirmed.contains(device); });
    for (const Stage stage : {Stage::Returning, Stage::Returned}) {
        for (const Armed &returned : store.all(stage)) {
            if (meet(returned.devices, late)) {
                return fault(Code::NotDone,
                             u"%1 was already given back to the host: nobody confirmed in time."_s.arg(names(late)));
            }
        }
    }
    return fault(Code::NotDone, u"%1 is not armed on this host, so there is nothing to confirm."_s.arg(names(late)));
}

QList<ArmedReturn> armedReturns(const Places &places)
{
    QList<ArmedReturn> waiting;
    const qint64 now = bootTime();
    for (const Armed &armed : ArmedStore(places).all(Stage::Armed)) {
        ArmedReturn one;
        for (const protocol::DeviceName &device : armed.devices)
            one.devices << protocol::keyOf(device);
        one.secondsLeft = static_cast<int>(qBound(qint64(0), (armed.deadline - now + 999) / 1000, qint64(24 * 3600)));
        waiting << one;
    }
    return waiting;
}

} // namespace riser::onhost
