// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/places.h"
#include "core/hosthelper/protocol/messages.h"

// What the host would lose with each of its devices. Everything is read anew at each call, in one pass over sysfs and
// procfs; nothing is opened that could hang or wake a sleeping drive. As root; from any thread.
namespace riser::onhost {

/// All PCI functions (bridges too) and USB devices (hubs too, not root hubs) with their identities and uses. The pool
/// is left empty: the session adds it. `sessionPeer` is the other end of the ssh session, "192.0.2.7" or
/// "fe80::1%eth0"; empty when there is none.
HostInventory takeInventory(const Places &places, const QString &sessionPeer);

/// What the host loses when the whole unit of this device leaves: each use of each member, once. The texts of others
/// than the asked one begin with their address. Empty as well when there is no such device: ask unitOf() first.
HostUses blastRadius(const Places &places, const protocol::DeviceName &device, const QString &sessionPeer);

/// The devices that leave the host together: the endpoint functions of one IOMMU group, or one alone (USB, bridges,
/// hosts without IOMMU). The asked one first. Empty: no such device.
QList<protocol::DeviceName> unitOf(const Places &places, const protocol::DeviceName &device);

} // namespace riser::onhost
