// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QList>
#include <QString>

namespace riser {

/// A named set of hosts of the list. A host is in one at most.
struct Cluster {
    ClusterId id;
    QString name;
    QList<HostId> hosts; ///< in the order that was chosen; lists show them in the order of the host list
    bool operator==(const Cluster &) const = default;
};

namespace clusterLimits {
inline constexpr int name = 80; // a length
} // namespace clusterLimits

/// Why no cluster can have this name; empty: it can. Whether another one has it is for the list to say. Pure.
QString whyNotClusterName(const QString &name);

} // namespace riser
