// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_snapshot.h"
#include "core/host/libvirt/read_context.h"

namespace riser {

/// Reads what a host says of itself: eight calls, all in flight at once. What it doesn't tell stays empty. One use.
class FactsReader
{
public:
    /// `known`: from an earlier read of the same connection; only what can change is asked again then.
    FactsReader(ReadContext &context, const std::optional<HostFacts> &known);
    void start();
    const HostFacts &facts() const { return m_facts; }

private:
    ReadContext &m_context;
    HostFacts m_facts;
    const bool m_known;
};

/// `/capabilities/host`: CPU, IOMMU, NUMA cells, KVM. A text that can't be read changes nothing. Pure.
void addCapabilities(HostFacts &facts, const QByteArray &xml);
/// Whether the domain capabilities offer VFIO; nothing when they don't speak of host devices. Pure.
std::optional<bool> vfioOffered(const QByteArray &xml);
QString versionText(unsigned long number); ///< 11003000 → 11.3.0

} // namespace riser
