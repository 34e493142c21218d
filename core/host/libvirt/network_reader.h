// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_snapshot.h"
#include "core/host/libvirt/handles.h"
#include "core/host/libvirt/read_context.h"

#include <QSet>

#include <mutex>

namespace riser {

/// Reads virtual networks, in the same two waves as everything else. One use, as NodeReader. A host without the network
/// driver has none, which is no problem.
class NetworkReader
{
public:
    explicit NetworkReader(ReadContext &context);
    void start();
    QList<VirtualNetwork> take(); ///< by name

private:
    std::vector<NetworkPtr> list(unsigned filter);
    void mark(unsigned filter, QSet<QString> &names);
    void read(virNetworkPtr network);

    ReadContext &m_context;
    std::mutex m_mutex;
    QList<VirtualNetwork> m_networks;
    QSet<QString> m_active;
    QSet<QString> m_autostart;
};

} // namespace riser
