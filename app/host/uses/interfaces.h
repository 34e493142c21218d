// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/places.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace riser::onhost {

/// One entry of /sys/class/net.
struct Interface {
    QString name;
    QString folder; ///< its real one in /sys
    QString master; ///< bridge, bond, team, VRF; empty: none
    QStringList lower;
    bool hardware = false; ///< it is a device's, rather than the kernel's own invention
};

/// The network interfaces at one moment and how they stand on each other. Read once, from sysfs.
class Interfaces
{
public:
    explicit Interfaces(const Places &places);

    const QList<Interface> &all() const { return m_interfaces; }
    const Interface *find(const QString &name) const; ///< nullptr: none
    /// The hardware that it stands on: the ports of a bridge, of a bond, of the bond below a VLAN … Itself, if it is
    /// hardware. Empty: a tunnel or the like.
    QStringList hardwareOf(const QString &name) const;

private:
    void addHardware(const QString &name, QStringList &found, QSet<QString> &seen) const;

    QList<Interface> m_interfaces;
    QHash<QString, qsizetype> m_byName;
};

} // namespace riser::onhost
