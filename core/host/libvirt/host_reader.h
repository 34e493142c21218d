// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_snapshot.h"
#include "core/host/libvirt/connection.h"

#include <future>

namespace riser {

/// Answers whether events arrive, once their registration is done.
using EventsReady = std::shared_future<bool>;

/// Reads all of a host in two waves of calls: lists and facts, then each definition. `known`: the facts of an earlier
/// read of this connection; nothing at the first one, which also asks for the lists again after the events were
/// registered, so that no change falls between. Errors: ConnectionLost, and whatever left no truth to show.
Result<HostSnapshot> readHost(Connection &connection, const std::optional<HostFacts> &known, const EventsReady &events);

/// `previous` with the nodes again whose driver can change without an event: PCI functions but bridges, and USB
/// interfaces. Those that are gone are left out.
Result<HostSnapshot> readDrivers(Connection &connection, const HostSnapshot &previous);

/// One VM. Errors: NoSuchDomain, InvalidData, ConnectionLost …
Result<Domain> readOneDomain(Connection &connection, const DomainId &id);

} // namespace riser
