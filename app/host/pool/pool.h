// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/outcome.h"
#include "app/host/system/places.h"

#include "core/hosthelper/protocol/messages.h"

#include <QList>
#include <QStringList>

#include <expected>
#include <functional>

namespace riser::onhost {

/// What the pool asks of the rest of riser-host. Each call is about one function or one USB device.
struct PoolHands {
    std::function<DeviceIdentity(const protocol::DeviceName &)> identity;
    std::function<QList<protocol::DeviceName>(const protocol::DeviceName &)> unit; ///< all of its unit now
    std::function<HostUses(const protocol::DeviceName &)> uses;                    ///< of all of its unit now
    std::function<void(int milliseconds)> pause;                                   ///< before it is asked again
    std::function<Outcome(const protocol::DeviceName &)> take;
    std::function<Outcome(const protocol::DeviceName &)> giveBack;
};

/// The real ones. `sessionPeer`: the other end of the ssh session that asks; empty: there is none.
PoolHands handsOf(const Places &places, const QString &sessionPeer);

/// The devices that are to be in the pool after every start of the host. The record is Places::state/pool.json; what
/// is true now is read from sysfs at every call. Every call blocks; several processes may call at once. As root.
///
/// Faults: NoSuchDevice, BadArgument, Busy (another riser-host is at it for too long), Failed (the record can't be read
/// or written, or a newer riser-host wrote it).
class Pool
{
public:
    explicit Pool(Places places, const QString &sessionPeer = {});
    Pool(Places places, PoolHands hands);

    /// One unit: from now on it is put into the pool after every start. Nothing is detached now. What the record says
    /// of these devices is replaced. A record that can't be read is kept aside, and a new one begun.
    Outcome keep(const QList<protocol::DeviceName> &unit);
    /// Success too for what isn't in the record. Nothing is given back now. Forget a USB device before its drivers get
    /// it again: else the host takes them off once more (90-riser-host.rules).
    Outcome forget(const QList<protocol::DeviceName> &devices);
    /// Puts what was Returned back into the pool and answers how all units that were asked for stand after; `only`
    /// empty: all. A unit goes whole or not at all: when one of its members can't, those that this call took are given
    /// back, and the texts say why. Nothing is taken that the host needs (Blocked); where only programs are in the way
    /// they get half a minute to end, because at the host's start udev itself reads every new drive. And no unit that
    /// has another device in the place of one of its own (Changed). Members that aren't there (Missing, Moved) don't
    /// hold up the others.
    std::expected<protocol::PoolAnswer, protocol::Fault> restore(const QList<protocol::DeviceName> &only);
    /// The entry follows its device. Refused when what is at `to` is surely another device. An entry that was recorded
    /// there changes places with it.
    Outcome move(const protocol::DeviceName &from, const protocol::DeviceName &to);
    /// As of now, by address. Empty when the record can't be read: problems() says so.
    QList<PoolEntry> entries() const;
    /// What is recorded, without a look at the host.
    QList<protocol::DeviceName> devices() const;
    /// English sentences: a record that can't be read, or couldn't be once and lies aside.
    QStringList problems() const;

private:
    Places m_places;
    PoolHands m_hands;
};

} // namespace riser::onhost
