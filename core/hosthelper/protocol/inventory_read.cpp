// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/protocol/fields.h"
#include "core/hosthelper/protocol/inventory_json.h"
#include "core/hosthelper/protocol/limits.h"
#include "core/hosthelper/protocol/words.h"

#include <limits>

namespace riser::protocol {

using namespace Qt::StringLiterals;

namespace {

bool isWord(const QString &text)
{
    return !text.isEmpty() && text.size() <= 64 && std::ranges::all_of(text, [](QChar character) {
        const char16_t code = character.unicode();
        return (code >= u'a' && code <= u'z') || (code >= u'0' && code <= u'9') || code == u'-';
    });
}

HostUse useFrom(Fields &fields)
{
    HostUse use;
    use.kind = fields.name("kind"_L1);
    if (!isWord(use.kind))
        fields.wrong("kind"_L1, u"a word"_s);
    use.verdict = fields.word("verdict"_L1, verdictNamed).value_or(HostUse::Verdict::Block);
    use.guarded = fields.flag("guarded"_L1);
    use.on = fields.name("on"_L1);
    use.name = fields.name("name"_L1);
    use.user = fields.name("user"_L1);
    use.text = fields.text("text"_L1);
    if (fields.has("pid"_L1))
        use.pid = static_cast<int>(fields.number("pid"_L1, 1, std::numeric_limits<int>::max()));
    return use;
}

DeviceIdentity identityFrom(Fields &fields)
{
    DeviceIdentity identity;
    identity.id = fields.name("id"_L1);
    identity.serial = fields.name("serial"_L1);
    identity.model = fields.name("model"_L1);
    identity.slot = fields.name("slot"_L1);
    identity.mac = fields.name("mac"_L1);
    identity.speedMbit = fields.real("speedMbit"_L1, 0, highestSpeed);
    identity.remembered = fields.flag("remembered"_L1);
    return identity;
}

HostDevice hostDeviceFrom(Fields &fields)
{
    HostDevice device;
    device.key = fields.device("device"_L1);
    device.identity = fields.object<DeviceIdentity>("identity"_L1, identityFrom);
    device.driver = fields.name("driver"_L1);
    device.driverOverride = fields.name("driverOverride"_L1);
    device.uses = fields.list<HostUse>("uses"_L1, mostUses, useFrom);
    return device;
}

PoolEntry poolEntryFrom(Fields &fields)
{
    PoolEntry entry;
    entry.key = fields.device("device"_L1);
    entry.unit = fields.name("unit"_L1);
    entry.identity = fields.object<DeviceIdentity>("identity"_L1, identityFrom);
    entry.state = fields.word("state"_L1, stateNamed).value_or(PoolEntry::State::Blocked);
    if (fields.has("now"_L1))
        entry.now = fields.device("now"_L1);
    entry.text = fields.text("text"_L1);
    return entry;
}

ArmedReturn armedFrom(Fields &fields)
{
    ArmedReturn armed;
    for (const QString &name : fields.strings("devices"_L1, mostDevices, longestName)) {
        if (!parseDevice(name))
            fields.wrong("devices"_L1, u"a list of device names"_s);
        armed.devices << DeviceKey(name);
    }
    armed.secondsLeft = static_cast<int>(fields.number("secondsLeft"_L1, 0, mostSeconds));
    return armed;
}

HostInventory wholeInventory(Fields &fields)
{
    HostInventory inventory;
    inventory.hostname = fields.name("hostname"_L1);
    inventory.bootId = fields.name("bootId"_L1);
    inventory.devices = fields.list<HostDevice>("devices"_L1, mostHostDevices, hostDeviceFrom);
    inventory.pool = fields.list<PoolEntry>("pool"_L1, mostPoolEntries, poolEntryFrom);
    inventory.armed = fields.list<ArmedReturn>("armed"_L1, mostArmed, armedFrom);
    inventory.problems = fields.strings("problems"_L1, mostProblems, longestText);
    return inventory;
}

HelloAnswer wholeHello(Fields &fields)
{
    HelloAnswer hello;
    hello.version = fields.name("version"_L1);
    hello.oldest = static_cast<int>(fields.number("oldest"_L1, 1, std::numeric_limits<int>::max()));
    hello.newest = static_cast<int>(fields.number("newest"_L1, 1, std::numeric_limits<int>::max()));
    hello.verbs = fields.strings("verbs"_L1, mostVerbs, longestName);
    hello.root = fields.flag("root"_L1);
    hello.bootId = fields.name("bootId"_L1);
    if (hello.oldest > hello.newest)
        fields.wrong("oldest"_L1, u"a version up to the newest"_s);
    return hello;
}

// One field around the value, so that a list and an object are read by the same means.
template<typename Value, typename Reader>
Read<Value> whole(const QJsonValue &value, QLatin1StringView field, const Reader &reader)
{
    QString error;
    Fields fields(QJsonObject{{field, value}}, {}, &error);
    Value result = reader(fields);
    if (!error.isEmpty())
        return std::unexpected(error);
    return result;
}

} // namespace

Read<HostUses> usesFrom(const QJsonValue &value)
{
    return whole<HostUses>(value, "uses"_L1,
                           [](Fields &fields) { return fields.list<HostUse>("uses"_L1, mostUses, useFrom); });
}

Read<QList<PoolEntry>> poolFrom(const QJsonValue &value)
{
    return whole<QList<PoolEntry>>(value, "pool"_L1, [](Fields &fields) {
        return fields.list<PoolEntry>("pool"_L1, mostPoolEntries, poolEntryFrom);
    });
}

Read<HostInventory> inventoryFrom(const QJsonValue &value)
{
    return whole<HostInventory>(value, "inventory"_L1, [](Fields &fields) {
        return fields.object<HostInventory>("inventory"_L1, wholeInventory);
    });
}

Read<HelloAnswer> helloFrom(const QJsonValue &value)
{
    return whole<HelloAnswer>(value, "hello"_L1,
                              [](Fields &fields) { return fields.object<HelloAnswer>("hello"_L1, wholeHello); });
}

} // namespace riser::protocol
