// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/xml/volume.h"

#include <QHash>
#include <QList>
#include <QString>

namespace riser {

class Machines;

/// The storage of a host as it was when it was asked for: pools that run, and what is in them. A plain value.
struct StorageListing {
    QList<PoolInfo> pools;                 ///< in the host's order
    QHash<QString, QList<Volume>> volumes; ///< by pool, then by name
    QList<Error> problems;                 ///< pools that couldn't be read: the rest is still true

    const PoolInfo *pool(const QString &name) const;                      ///< nullptr: none
    const Volume *volume(const QString &pool, const QString &name) const; ///< nullptr: none
    bool operator==(const StorageListing &) const = default;
};

/// Where a file or block device of a VM is: the volume with this path. Both null: it is in no pool that was read.
struct FoundVolume {
    const PoolInfo *pool = nullptr;
    const Volume *volume = nullptr;
};
FoundVolume volumeAt(const StorageListing &storage, const QString &path);

/// Asks for each of these pools, after a look what is new in them where `refresh`. Blocks. Errors: ConnectionLost; what
/// one pool answers is a problem.
Result<StorageListing> readStorage(Machines &machines, const QStringList &pools, bool refresh);

} // namespace riser
