// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_snapshot.h"

#include <algorithm>

namespace riser {

const NodeDevice *HostSnapshot::node(const DeviceKey &key) const
{
    const auto found = std::ranges::find(nodes, key, &NodeDevice::key);
    return found == nodes.cend() ? nullptr : &*found;
}

const Domain *HostSnapshot::domain(const DomainId &id) const
{
    const auto found = std::ranges::find(domains, id, &Domain::id);
    return found == domains.cend() ? nullptr : &*found;
}

bool HostSnapshot::sameContent(const HostSnapshot &other) const
{
    return facts == other.facts && nodes == other.nodes && domains == other.domains &&
           unreadDomains == other.unreadDomains && pools == other.pools && networks == other.networks &&
           localIdentities == other.localIdentities && problems == other.problems &&
           hostProgram.sameContent(other.hostProgram);
}

} // namespace riser
