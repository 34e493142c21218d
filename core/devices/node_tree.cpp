// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/node_tree.h"

#include <QSet>

#include <algorithm>

namespace riser {

NodeTree::NodeTree(const QList<NodeDevice> &nodes)
    : m_nodes(&nodes)
{
    m_byKey.reserve(nodes.size());
    m_byParent.reserve(nodes.size());
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        m_byKey.insert(nodes[i].key, i);
        if (!nodes[i].parent.isEmpty())
            m_byParent.insert(nodes[i].parent, i);
    }
}

const NodeDevice *NodeTree::find(const DeviceKey &key) const
{
    const auto found = m_byKey.constFind(key);
    return found == m_byKey.cend() ? nullptr : &(*m_nodes)[*found];
}

QList<const NodeDevice *> NodeTree::children(const DeviceKey &key) const
{
    QList<const NodeDevice *> list;
    for (auto [child, end] = m_byParent.equal_range(key); child != end; ++child)
        list << &(*m_nodes)[*child];
    // The hash hands them out in no order; pointers into the list restore the host's.
    std::ranges::sort(list);
    return list;
}

QList<const NodeDevice *> NodeTree::descendants(const DeviceKey &key, bool withinFunction) const
{
    QList<const NodeDevice *> list;
    // A host that names a node its own ancestor must not hang the console.
    QSet<const NodeDevice *> seen{find(key)};
    QList<DeviceKey> waiting{key};
    while (!waiting.isEmpty()) {
        for (const NodeDevice *child : children(waiting.takeLast())) {
            if ((withinFunction && child->pci) || seen.contains(child))
                continue;
            seen.insert(child);
            list << child;
            waiting << child->key;
        }
    }
    return list;
}

} // namespace riser
