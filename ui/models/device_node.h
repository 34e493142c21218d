// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/device_model.h"

#include <vector>

namespace riser {

/// A row as the new inventory wants it.
struct DeviceModel::Wanted {
    QString id;
    const Source *source = nullptr;
    const Unit *unit = nullptr;
    const Device *device = nullptr;
    QList<const Device *> members; ///< of a unit row
};

/// A host of the list, with the rows that it wants. Stays where it is while it is in the list.
struct DeviceModel::Source {
    DeviceHost host;
    QList<Wanted> wanted;
};

/// A row of the device tree. Its address is the model index's pointer, so it stays where it is while rows move.
struct DeviceModel::Node {
    QString id;    ///< "unit:…" or "device:…", behind the host's id in a list of several
    DeviceKey key; ///< empty for a unit row
    const Source *source = nullptr;
    Node *parent = nullptr;
    int row = 0;
    const Unit *unit = nullptr;     ///< set for a unit row; into the inventory, like `device`
    const Device *device = nullptr; ///< of a unit row: the first member
    DeviceRow words;
    std::vector<NodePtr> children;

    void renumber(int from)
    {
        for (int i = from; i < int(children.size()); ++i)
            children[i]->row = i;
    }
};

} // namespace riser
