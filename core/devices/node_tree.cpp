// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/node_tree.h"

namespace riser {

NodeTree::NodeTree(const QList<NodeDevice> &nodes)
    : m_nodes(&nodes)
{
    m_byKey.reserve(nodes.size());
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        m_byKey.insert(nodes[i].key, i);
        if (!nodes[i].parent.isEmpty())
            m_byParent[nodes[i].parent] << &nodes[i];
    }
}

const NodeDevice *NodeTree::find(const DeviceKey &key) const
{
    const auto found = m_byKey.constFind(key);
    return found == m_byKey.cend() ? nullptr : &(*m_nodes)[*found];
}

QList<const NodeDevice *> NodeTree::children(const DeviceKey &key) const
{
    return m_byParent.value(key);
}

QList<const NodeDevice *> NodeTree::descendants(const DeviceKey &key, bool withinFunction) const
{
    QList<const NodeDevice *> list;
    // A host that names a node its own ancestor must not hang the console.
    const NodeDevice *top = find(key);
    QList<DeviceKey> waiting{key};
    while (!waiting.isEmpty()) {
        const auto next = children(waiting.takeLast());
        for (const NodeDevice *child : next) {
            if ((withinFunction && child->pci) || child == top || list.contains(child))
                continue;
            list << child;
            waiting << child->key;
        }
    }
    return list;
}

} // namespace riser
