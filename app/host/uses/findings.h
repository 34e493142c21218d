// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/uses/device_tree.h"
#include "core/hosthelper/protocol/host_use.h"

#include <QHash>

namespace riser::onhost {

/// A use as a collector found it. Verdict and guard come from the table, the strings are made fit to be shown.
/// `kind` must be one of the table's words.
HostUse hostUse(QLatin1StringView kind, const QString &on, const QString &name, const QString &text = {});
QString sentence(const QString &text); ///< fit to be shown

/// What was found so far, by device (its index in the tree).
class Findings
{
public:
    explicit Findings(const DeviceTree &devices);

    void add(int device, const HostUse &use);
    /// To everything that the thing at this real path of /sys is lost with.
    void addTo(const QString &folder, const HostUse &use);
    HostUses of(int device) const; ///< in the order of the table
    /// Whether a use of the device that this is below names one of these in its `on`.
    bool names(const QString &folder, const QStringList &things) const;

private:
    const DeviceTree &m_devices;
    QHash<int, HostUses> m_uses;
};

} // namespace riser::onhost
