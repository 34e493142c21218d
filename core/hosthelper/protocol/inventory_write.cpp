// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/protocol/inventory_json.h"
#include "core/hosthelper/protocol/json_line.h"
#include "core/hosthelper/protocol/limits.h"
#include "core/hosthelper/protocol/words.h"

#include <algorithm>

namespace riser::protocol {

using namespace Qt::StringLiterals;

namespace {

// What is empty isn't written: most fields of most devices are.
void addName(QJsonObject &object, QLatin1StringView field, const QString &name)
{
    if (!name.isEmpty())
        object.insert(field, cleaned(name, longestName));
}

void addText(QJsonObject &object, QLatin1StringView field, const QString &text)
{
    if (!text.isEmpty())
        object.insert(field, cleaned(text, longestText));
}

void addList(QJsonObject &object, QLatin1StringView field, const QJsonArray &list)
{
    if (!list.isEmpty())
        object.insert(field, list);
}

void addFlag(QJsonObject &object, QLatin1StringView field, bool flag)
{
    if (flag)
        object.insert(field, true);
}

QJsonObject toObject(const HostUse &use)
{
    QJsonObject object{{u"kind"_s, cleaned(use.kind, longestName)}, {u"verdict"_s, verdictName(use.verdict)}};
    addFlag(object, "guarded"_L1, use.guarded);
    addName(object, "on"_L1, use.on);
    addName(object, "name"_L1, use.name);
    addName(object, "user"_L1, use.user);
    if (use.pid)
        object.insert("pid"_L1, *use.pid);
    addText(object, "text"_L1, use.text);
    return object;
}

QJsonObject toObject(const DeviceIdentity &identity)
{
    QJsonObject object;
    addName(object, "id"_L1, identity.id);
    addName(object, "serial"_L1, identity.serial);
    addName(object, "model"_L1, identity.model);
    addName(object, "slot"_L1, identity.slot);
    addName(object, "mac"_L1, identity.mac);
    if (identity.speedMbit > 0 && identity.speedMbit <= highestSpeed)
        object.insert("speedMbit"_L1, identity.speedMbit);
    addFlag(object, "remembered"_L1, identity.remembered);
    return object;
}

QJsonObject toObject(const HostDevice &device)
{
    QJsonObject object{{u"device"_s, device.key.value()}, {u"identity"_s, toObject(device.identity)}};
    addName(object, "driver"_L1, device.driver);
    addName(object, "driverOverride"_L1, device.driverOverride);
    addList(object, "uses"_L1, protocol::toJson(device.uses));
    return object;
}

QJsonObject toObject(const PoolEntry &entry)
{
    QJsonObject object{{u"device"_s, entry.key.value()},
                       {u"state"_s, stateName(entry.state)},
                       {u"identity"_s, toObject(entry.identity)}};
    addName(object, "unit"_L1, entry.unit);
    if (!entry.now.isEmpty())
        object.insert("now"_L1, entry.now.value());
    addText(object, "text"_L1, entry.text);
    return object;
}

QJsonObject toObject(const ArmedReturn &armed)
{
    QJsonArray names;
    for (const DeviceKey &device : armed.devices.first(qMin<qsizetype>(armed.devices.size(), mostDevices)))
        names << device.value();
    return {{u"devices"_s, names}, {u"secondsLeft"_s, qBound(0, armed.secondsLeft, mostSeconds)}};
}

template<typename Value>
QJsonArray listOf(const QList<Value> &values, qsizetype most)
{
    QJsonArray list;
    for (const Value &value : values.first(qMin(values.size(), most)))
        list << toObject(value);
    return list;
}

} // namespace

QJsonArray toJson(const HostUses &uses)
{
    if (uses.size() <= mostUses)
        return listOf(uses, mostUses);
    HostUses sorted = uses;
    std::ranges::stable_partition(sorted, [](const HostUse &use) { return use.verdict == HostUse::Verdict::Block; });
    return listOf(sorted, mostUses);
}

QJsonArray toJson(const QList<PoolEntry> &entries)
{
    return listOf(entries, mostPoolEntries);
}

QJsonObject toJson(const HostInventory &inventory)
{
    // A name that no request could use would make the whole inventory unreadable.
    QList<HostDevice> devices = inventory.devices;
    devices.removeIf([](const HostDevice &device) { return !parseDevice(device.key.value()); });
    QList<PoolEntry> pool = inventory.pool;
    pool.removeIf([](const PoolEntry &entry) { return !parseDevice(entry.key.value()); });
    QJsonObject object{{u"devices"_s, listOf(devices, mostHostDevices)}};
    addName(object, "hostname"_L1, inventory.hostname);
    addName(object, "bootId"_L1, inventory.bootId);
    addList(object, "pool"_L1, toJson(pool));
    addList(object, "armed"_L1, listOf(inventory.armed, mostArmed));
    QJsonArray problems;
    for (const QString &problem : inventory.problems.first(qMin(inventory.problems.size(), mostProblems)))
        problems << cleaned(problem, longestText);
    addList(object, "problems"_L1, problems);
    return object;
}

QJsonObject toJson(const HelloAnswer &hello)
{
    QJsonArray verbs;
    for (const QString &verb : hello.verbs.first(qMin(hello.verbs.size(), mostVerbs)))
        verbs << cleaned(verb, longestName);
    return {{u"version"_s, cleaned(hello.version, longestName)},
            {u"oldest"_s, hello.oldest},
            {u"newest"_s, hello.newest},
            {u"verbs"_s, verbs},
            {u"root"_s, hello.root},
            {u"bootId"_s, cleaned(hello.bootId, longestName)}};
}

} // namespace riser::protocol
