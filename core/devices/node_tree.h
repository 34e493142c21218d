// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/xml/node_device.h"

#include <QHash>
#include <QList>

namespace riser {

/// The node devices of one snapshot with an index by name and by parent. Keeps pointers into the list it was made from.
class NodeTree
{
public:
    explicit NodeTree(const QList<NodeDevice> &nodes);

    const NodeDevice *find(const DeviceKey &key) const;
    QList<const NodeDevice *> children(const DeviceKey &key) const;
    /// Children, their children and so on, not crossing into other PCI functions below a bridge when `withinFunction`.
    QList<const NodeDevice *> descendants(const DeviceKey &key, bool withinFunction = true) const;
    const QList<NodeDevice> &all() const { return *m_nodes; }

private:
    const QList<NodeDevice> *m_nodes;
    QHash<DeviceKey, qsizetype> m_byKey;
    QHash<DeviceKey, QList<const NodeDevice *>> m_byParent;
};

} // namespace riser
