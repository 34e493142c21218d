// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QString>

namespace riser {

/// A volume of a storage pool. Source: `<volume>`; sizes in bytes. The host's own numbers as of when it was asked.
struct Volume {
    QString name;
    QString path;               ///< what a VM's `<disk>` names
    QString key;                ///< libvirt's own; the path, for files
    QString format;             ///< qcow2, raw, iso …; empty: not told
    qint64 capacityBytes = 0;   ///< what a guest sees
    qint64 allocationBytes = 0; ///< what it takes of the pool now
    QString backingPath;        ///< the image that an overlay lies on; empty: none
    QString backingFormat;
    bool operator==(const Volume &) const = default;
};

/// A volume to be made.
struct VolumeSpec {
    QString name;
    QString format = QStringLiteral("qcow2"); ///< or raw
    qint64 capacityBytes = 0;
    /// Taken from the pool at once; 0: as the guest writes (thin).
    qint64 allocationBytes = 0;
    QString backingPath = {}; ///< an overlay over this image, which nobody may change from then on; empty: none
    QString backingFormat = {};
    bool operator==(const VolumeSpec &) const = default;
};

/// A storage pool's room. Source: `<pool>`; sizes in bytes, as of the pool's last refresh: what running VMs have
/// written since isn't in them.
struct PoolInfo {
    QString name;
    QString type;
    QString path; ///< the folder of a dir pool
    qint64 capacityBytes = 0;
    qint64 allocationBytes = 0;
    qint64 availableBytes = 0;
    bool active = false; ///< an inactive one has no numbers and no volumes
    bool operator==(const PoolInfo &) const = default;
};

/// `<volume>` for virStorageVolCreateXML, by an XML writer. Pure, thread-safe.
QByteArray writeVolume(const VolumeSpec &spec);
/// Errors: InvalidData. Pure, thread-safe.
Result<Volume> parseVolume(const QByteArray &xml);
/// All but `active`, which no XML tells. Errors: InvalidData. Pure, thread-safe.
Result<PoolInfo> parsePoolInfo(const QByteArray &xml);

/// "1.5 GiB", rounded down to a tenth. Pure.
QString bytesText(qint64 bytes);

} // namespace riser
