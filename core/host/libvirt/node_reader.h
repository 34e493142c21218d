// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/libvirt/handles.h"
#include "core/host/libvirt/read_context.h"
#include "core/xml/node_device.h"

#include <QSet>

#include <optional>
#include <set>
#include <vector>

namespace riser {

/// Reads node devices: a list of names, then each one's XML, all in flight at once. One use; start() adds the work to
/// the pipeline, the results are there when it has finished.
class NodeReader
{
public:
    explicit NodeReader(ReadContext &context);

    /// All nodes of the host, or those of `only` that are still there.
    void start(const std::optional<QSet<DeviceKey>> &only = {});
    /// Asks for the names once more. For a first read, after the events were registered.
    void confirm();

    QList<NodeDevice> take(); ///< in the host's order; what vanished meanwhile is left out
    bool confirmed() const;   ///< nothing appeared or went between list and confirm()

private:
    void read(size_t slot, virNodeDevicePtr node);
    std::vector<NodePtr> list();

    ReadContext &m_context;
    std::vector<std::optional<NodeDevice>> m_nodes;
    std::set<QByteArray> m_names;
    std::optional<std::set<QByteArray>> m_again;
};

/// One node's XML, parsed. Errors: NoSuchDevice, InvalidData, …
Result<NodeDevice> readNodeDevice(const Connection &connection, virNodeDevicePtr node);
/// Looks it up first: remote calls: two. Errors: NoSuchDevice.
Result<NodeDevice> readNodeDevice(const Connection &connection, const DeviceKey &key);

} // namespace riser
