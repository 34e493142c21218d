// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/places.h"
#include "app/host/uses/device_tree.h"

#include <QHash>
#include <QString>

namespace riser::onhost {

/// What one device said of itself while that could be read.
struct Remembered {
    QString id;        ///< vendor:product
    quint64 inode = 0; ///< of its folder in /sys
    QString serial;
    QString model;
    QString mac;
    bool vpdRead = false; ///< it was asked for its VPD, which may have been of no use
    bool operator==(const Remembered &) const = default;
};

/// Places::state/identities.json. An entry is of use in the boot that it was written in and while the device's folder
/// in /sys has the inode it had then: the kernel gives a device that was pulled out and put back, or another one in its
/// place, a new folder with a new inode.
class RememberedIdentities
{
public:
    explicit RememberedIdentities(const Places &places);

    /// What is known of the device that is at this place now; nothing of another one that was there.
    Remembered of(const QString &address, const QString &id, quint64 inode) const;
    void remember(const QString &address, const Remembered &entry);
    void keepOnly(const QSet<QString> &addresses); ///< forgets those that are gone
    /// Writes the file, mode 0600, in one step, when something changed. It is a cache: a failure is of no consequence
    /// beyond a later "not known".
    void save();

private:
    QString m_file;
    QString m_folder;
    QString m_boot;
    QHash<QString, Remembered> m_entries; ///< by address
    bool m_changed = false;
};

} // namespace riser::onhost
