// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace riser::onhost {

/// What blkid recognises on a block device; empty: nothing.
struct Signature {
    QString content;        ///< ext4, LVM2_member, swap
    QString partitionTable; ///< gpt, dos
};

/// Opens the device for reading and looks at the few places where signatures are. Blocks as long as the drive does:
/// only of one that isn't removable and is said to be alive.
Signature probe(const QString &path);

} // namespace riser::onhost
