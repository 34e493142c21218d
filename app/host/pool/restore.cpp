// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/pool/entry_state.h"
#include "app/host/pool/file_lock.h"
#include "app/host/pool/pool.h"
#include "app/host/pool/record_file.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser::onhost {

namespace {

using Code = protocol::Fault::Code;
using protocol::DeviceName;
using State = PoolEntry::State;

/// One run over several units; what it found in the way, by device.
class Restoring
{
public:
    explicit Restoring(const PoolHands &hands)
        : m_hands(hands)
    {
    }

    void unit(const QList<PoolEntry> &members);
    /// Puts what was in the way into the entries as they are now.
    void tell(QList<PoolEntry> &entries) const;

private:
    struct InTheWay {
        bool blocked = false;
        QString text;
    };

    bool isFree(const QList<PoolEntry> &wanted);
    HostUses blocksOf(const DeviceName &device);
    void take(const QList<PoolEntry> &wanted);
    QStringList giveBack(const QList<DeviceName> &taken);
    void inTheWay(const QList<PoolEntry> &members, bool blocked, const QString &text);

    const PoolHands &m_hands;
    QHash<DeviceKey, InTheWay> m_inTheWay;
    int m_pauses = 30; ///< of a second, for the whole run
};

DeviceName nameOf(const PoolEntry &entry)
{
    return *protocol::parseDevice(entry.key.value()); // a record with anything else isn't read
}

void Restoring::inTheWay(const QList<PoolEntry> &members, bool blocked, const QString &text)
{
    for (const PoolEntry &member : members)
        m_inTheWay.insert(member.key, {blocked, text});
}

void Restoring::unit(const QList<PoolEntry> &members)
{
    QList<PoolEntry> wanted;
    for (const PoolEntry &member : members) {
        if (member.state == State::Returned)
            wanted << member;
    }
    if (wanted.isEmpty())
        return;
    const auto changed = std::ranges::find(members, State::Changed, &PoolEntry::state);
    if (changed != members.cend()) {
        inTheWay(wanted, true,
                 u"It was left with the host, because its unit isn't the same any more: %1"_s.arg(changed->text));
        return;
    }
    if (isFree(wanted))
        take(wanted);
}

/// What forbids it. A program may have it for a moment only: udev while it looks what is on a new drive (seen at a
/// host's start), QEMU until it has let go of a USB device.
HostUses Restoring::blocksOf(const DeviceName &device)
{
    const auto isProgram = [](const HostUse &use) { return use.kind == "process"_L1 || use.kind == "guest"_L1; };
    while (true) {
        HostUses found = m_hands.uses(device);
        found.removeIf([](const HostUse &use) { return use.verdict != HostUse::Verdict::Block; });
        if (found.isEmpty() || !std::ranges::all_of(found, isProgram) || m_pauses == 0)
            return found;
        --m_pauses;
        m_hands.pause(1000);
    }
}

bool Restoring::isFree(const QList<PoolEntry> &wanted)
{
    // What was a unit when it was kept need not be one now: each is asked that wasn't with one before.
    QList<DeviceName> asked;
    for (const PoolEntry &member : wanted) {
        if (asked.contains(nameOf(member)))
            continue;
        asked += m_hands.unit(nameOf(member));
        QStringList reasons;
        for (const HostUse &use : blocksOf(nameOf(member)))
            reasons << use.text;
        if (reasons.isEmpty())
            continue;
        reasons.removeDuplicates();
        inTheWay(wanted, true,
                 u"%1 is needed by the host, so it wasn't taken into the pool: %2"_s.arg(called(nameOf(member)),
                                                                                         reasons.join(u' ')));
        return false;
    }
    return true;
}

void Restoring::take(const QList<PoolEntry> &wanted)
{
    QList<DeviceName> taken;
    for (const PoolEntry &member : wanted) {
        const Outcome outcome = m_hands.take(nameOf(member));
        if (outcome) {
            taken << nameOf(member);
            continue;
        }
        QStringList words{u"It isn't in the pool: %1"_s.arg(outcome.error().text)};
        if (!taken.isEmpty())
            words << u"What was taken with it was given back to the host."_s;
        words += giveBack(taken);
        const Code code = outcome.error().code;
        inTheWay(wanted, code == Code::Refused || code == Code::Busy, words.join(u' '));
        return;
    }
}

/// Answers what couldn't be given back.
QStringList Restoring::giveBack(const QList<DeviceName> &taken)
{
    QStringList words;
    for (auto device = taken.crbegin(); device != taken.crend(); ++device) {
        if (const Outcome outcome = m_hands.giveBack(*device); !outcome)
            words << u"But not all of it: %1"_s.arg(outcome.error().text);
    }
    return words;
}

void Restoring::tell(QList<PoolEntry> &entries) const
{
    for (PoolEntry &entry : entries) {
        const auto found = m_inTheWay.constFind(entry.key);
        if (found == m_inTheWay.cend())
            continue;
        if (found->blocked && entry.state == State::Returned)
            entry.state = State::Blocked;
        if (entry.state != State::Held || entry.text.isEmpty())
            entry.text = found->text;
    }
}

QStringList unitsOf(const QList<PoolEntry> &entries, const QList<DeviceName> &only)
{
    QStringList units;
    for (const PoolEntry &entry : entries) {
        if ((only.isEmpty() || only.contains(nameOf(entry))) && !units.contains(entry.unit))
            units << entry.unit;
    }
    return units;
}

/// The record, with all that were asked for in it.
std::expected<QList<PoolEntry>, protocol::Fault> recorded(const RecordFile &record, const QList<DeviceName> &only)
{
    auto known = record.read();
    for (const DeviceName &device : only) {
        if (known && std::ranges::find(*known, protocol::keyOf(device), &PoolEntry::key) == known->cend())
            return fault(Code::NoSuchDevice, u"%1 isn't in the record of the pool."_s.arg(called(device)));
    }
    return known;
}

constexpr int othersLimitMs = 150'000; ///< another run may wait for a driver that hangs

} // namespace

std::expected<protocol::PoolAnswer, protocol::Fault> Pool::restore(const QList<DeviceName> &only)
{
    const RecordFile record(m_places);
    // No record, no folder made for it: this runs at the start of every host that has the program.
    auto known = recorded(record, only);
    if (!known || known->isEmpty())
        return known;
    const auto lock = FileLock::take(m_places.state + u"/restore.lock"_s, othersLimitMs,
                                     u"Another riser-host is putting devices back into the pool and doesn't finish."_s);
    if (!lock)
        return std::unexpected(lock.error());
    if (known = recorded(record, only); !known)
        return known;

    const QStringList units = unitsOf(*known, only);
    known->removeIf([&units](const PoolEntry &entry) { return !units.contains(entry.unit); });
    const QList<PoolEntry> before = withStates(m_places, m_hands, *known);
    Restoring run(m_hands);
    for (const QString &word : units) {
        QList<PoolEntry> members;
        std::ranges::copy_if(before, std::back_inserter(members),
                             [&word](const PoolEntry &entry) { return entry.unit == word; });
        run.unit(members);
    }
    QList<PoolEntry> after = withStates(m_places, m_hands, *known);
    run.tell(after);
    return after;
}

} // namespace riser::onhost
