// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/pool/pool.h"

#include "app/host/pool/entry_state.h"
#include "app/host/pool/record_file.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser::onhost {

namespace {

using Code = protocol::Fault::Code;
using protocol::DeviceName;

void sort(QList<PoolEntry> &entries)
{
    std::ranges::sort(entries, {}, &PoolEntry::key);
}

QList<PoolEntry>::iterator entryOf(QList<PoolEntry> &entries, const DeviceKey &key)
{
    return std::ranges::find(entries, key, &PoolEntry::key);
}

/// By chance, so that it stays when the devices move and never meets an older one.
QString newUnitWord()
{
    return u'u' + QString::number(QRandomGenerator::system()->generate64(), 16);
}

/// A number that VFIO hides now isn't forgotten when the record knows it.
DeviceIdentity merged(const DeviceIdentity &recorded, const DeviceIdentity &found)
{
    if (!found.unique().isEmpty() || recorded.compare(found) < 0)
        return found;
    DeviceIdentity both = found;
    both.serial = recorded.serial;
    both.mac = recorded.mac;
    if (both.model.isEmpty())
        both.model = recorded.model;
    return both;
}

Outcome checkUnit(const QList<DeviceName> &unit)
{
    if (unit.isEmpty() || unit.size() > protocol::mostDevices)
        return fault(Code::BadArgument, u"A unit of the pool has 1 to %1 devices."_s.arg(protocol::mostDevices));
    for (const DeviceName &device : unit) {
        if (unit.count(device) > 1)
            return fault(Code::BadArgument, u"%1 is named twice."_s.arg(called(device)));
        if (unit.size() > 1 && std::holds_alternative<UsbPort>(device))
            return fault(Code::BadArgument, u"%1 is a unit of its own."_s.arg(called(device)));
    }
    return {};
}

std::unexpected<protocol::Fault> notThere(const DeviceName &device)
{
    return fault(Code::NoSuchDevice, u"%1: there is no such device on this host (any more)."_s.arg(called(device)));
}

} // namespace

Pool::Pool(Places places, const QString &sessionPeer)
    : m_places(std::move(places))
    , m_hands(handsOf(m_places, sessionPeer))
{
}

Pool::Pool(Places places, PoolHands hands)
    : m_places(std::move(places))
    , m_hands(std::move(hands))
{
}

Outcome Pool::keep(const QList<DeviceName> &unit)
{
    if (Outcome fits = checkUnit(unit); !fits)
        return fits;
    QList<PoolEntry> kept;
    const QString word = newUnitWord();
    for (const DeviceName &device : unit) {
        PoolEntry entry{.key = protocol::keyOf(device), .unit = word, .identity = m_hands.identity(device)};
        if (entry.identity.id.isEmpty())
            return notThere(device);
        kept << entry;
    }
    return RecordFile(m_places).change([&kept](QList<PoolEntry> &entries) -> Outcome {
        for (PoolEntry &entry : kept) {
            if (const auto known = entryOf(entries, entry.key); known != entries.end()) {
                entry.identity = merged(known->identity, entry.identity);
                entries.erase(known);
            }
        }
        entries += kept;
        sort(entries);
        return {};
    });
}

Outcome Pool::forget(const QList<DeviceName> &devices)
{
    return RecordFile(m_places).change([&devices](QList<PoolEntry> &entries) -> Outcome {
        for (const DeviceName &device : devices)
            entries.removeIf([key = protocol::keyOf(device)](const PoolEntry &entry) { return entry.key == key; });
        return {};
    });
}

Outcome Pool::move(const DeviceName &from, const DeviceName &to)
{
    if (from.index() != to.index())
        return fault(Code::BadArgument, u"%1 can't have become %2."_s.arg(called(from), called(to)));
    const DeviceIdentity found = m_hands.identity(to);
    if (found.id.isEmpty())
        return notThere(to);
    const DeviceKey was = protocol::keyOf(from);
    const DeviceKey now = protocol::keyOf(to);
    return RecordFile(m_places).change([&](QList<PoolEntry> &entries) -> Outcome {
        const auto moved = entryOf(entries, was);
        if (moved == entries.end())
            return fault(Code::NoSuchDevice, u"%1 isn't in the record of the pool."_s.arg(called(from)));
        if (isAnother(to, moved->identity, found)) {
            return fault(Code::Refused,
                         u"%1 is another device than the one that was %2."_s.arg(called(to), called(from)));
        }
        if (const auto there = entryOf(entries, now); there != entries.end() && was != now) {
            if (!isAnother(to, there->identity, found)) {
                return fault(Code::Refused,
                             u"%1 is in the record of the pool already, as a device of its own."_s.arg(called(to)));
            }
            there->key = was;
        }
        moved->key = now;
        moved->identity = merged(moved->identity, found);
        sort(entries);
        return {};
    });
}

QList<PoolEntry> Pool::entries() const
{
    return withStates(m_places, m_hands, RecordFile(m_places).read().value_or(QList<PoolEntry>()));
}

QList<DeviceName> Pool::devices() const
{
    QList<DeviceName> names;
    for (const PoolEntry &entry : RecordFile(m_places).read().value_or(QList<PoolEntry>()))
        names << *protocol::parseDevice(entry.key.value());
    return names;
}

QStringList Pool::problems() const
{
    return RecordFile(m_places).problems();
}

} // namespace riser::onhost
