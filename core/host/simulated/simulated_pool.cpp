// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/simulated_pool.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

const SimulatedPool::Seen *at(const QList<SimulatedPool::Seen> &devices, const DeviceKey &key)
{
    const auto found = std::ranges::find(devices, key, &SimulatedPool::Seen::key);
    return found == devices.cend() ? nullptr : &*found;
}

void judge(PoolEntry &entry, const SimulatedPool::Seen &there)
{
    entry.now = entry.key;
    if (there.identity.compare(entry.identity) < 0) {
        entry.state = PoolEntry::State::Changed;
        entry.now = {};
        entry.text = u"Another device (%1) is in this place."_s.arg(there.identity.id);
    } else if (there.free) {
        entry.state = PoolEntry::State::Held;
    } else if (blocks(there.uses)) {
        entry.state = PoolEntry::State::Blocked;
        const auto use = std::ranges::find(there.uses, HostUse::Verdict::Block, &HostUse::verdict);
        entry.text = use->text.isEmpty() ? u"The host uses it: %1."_s.arg(use->kind) : use->text;
    } else {
        entry.state = PoolEntry::State::Returned;
        entry.text = u"A host driver has it."_s;
    }
}

} // namespace

QList<PoolEntry> SimulatedPool::entries(const QList<Seen> &devices) const
{
    QList<PoolEntry> entries = m_record;
    for (PoolEntry &entry : entries) {
        entry.text.clear();
        if (const Seen *const there = at(devices, entry.key)) {
            judge(entry, *there);
            continue;
        }
        const auto same = std::ranges::find_if(devices, [&](const Seen &device) {
            return device.identity.compare(entry.identity) > 0 && !contains(device.key);
        });
        const bool moved = same != devices.cend();
        entry.state = moved ? PoolEntry::State::Moved : PoolEntry::State::Missing;
        entry.now = moved ? same->key : DeviceKey();
        entry.text = moved ? u"It is at %1 now."_s.arg(same->key.value()) : u"It isn't there."_s;
    }
    return entries;
}

bool SimulatedPool::contains(const DeviceKey &key) const
{
    return std::ranges::contains(m_record, key, &PoolEntry::key);
}

void SimulatedPool::keep(const QList<Seen> &unit)
{
    for (const Seen &device : unit) {
        forget({device.key});
        PoolEntry entry;
        entry.key = device.key;
        entry.unit = unit.constFirst().key.value();
        entry.identity = device.identity;
        m_record << entry;
    }
}

void SimulatedPool::forget(const QList<DeviceKey> &devices)
{
    m_record.removeIf([&devices](const PoolEntry &entry) { return devices.contains(entry.key); });
}

bool SimulatedPool::move(const DeviceKey &was, const Seen &now)
{
    const auto entry = std::ranges::find(m_record, was, &PoolEntry::key);
    if (entry == m_record.end() || now.identity.compare(entry->identity) < 0)
        return false;
    if (const auto there = std::ranges::find(m_record, now.key, &PoolEntry::key); there != m_record.end()) {
        if (there == entry || now.identity.compare(there->identity) >= 0)
            return false;
        there->key = was;
    }
    entry->key = now.key;
    entry->identity = now.identity;
    return true;
}

} // namespace riser
