// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/rules.h"

namespace riser {

/// Collects findings in the order in which they are read.
class CheckList
{
public:
    void pass(const QString &id, const QString &text, const DeviceKey &device = {});
    void notChecked(const QString &id, const QString &text, const DeviceKey &device = {});
    void warn(const QString &id, const QString &text, const DeviceKey &device = {});
    void block(const QString &id, const QString &text, const DeviceKey &device = {});
    void add(const Findings &findings) { m_findings << findings; }

    bool blocked() const { return !allowed(m_findings); }
    Findings findings() const { return m_findings; }

private:
    Findings m_findings;
};

// What more than one rule asks. All pure.

/// "GA102 [GeForce RTX 3090] (0000:01:00.0)"
QString label(const Device &device);
QString label(const Inventory &inventory, const DeviceKey &key);
/// The host's own name, for sentences.
QString hostLabel(const Inventory &inventory);
QString vmNames(const QList<Claim> &claims); ///< "win11, build"

/// The device if it is there and can be assigned at all; else nullptr and a block that says why.
const Device *assignableDevice(const Inventory &inventory, const DeviceKey &key, CheckList &list);
/// A VM that couldn't be read may have the device: warned of, as nobody can know.
void checkUnreadVms(const Inventory &inventory, const Device &device, CheckList &list);
/// A VM that is gone, or that the host doesn't describe: a block that says so. Nothing for any other.
Findings checkKnown(const Inventory &inventory, const DomainId &domain);
/// A read-only connection changes nothing.
void checkWritable(const Inventory &inventory, CheckList &list);
/// IOMMU, VFIO, and that the kernel put the device into a group.
void checkVfio(const Inventory &inventory, const Device &device, CheckList &list);
/// What the host would lose with the unit of `asked`, and what of its group can't leave the host.
/// `asked` is spoken of by itself, the others as what shares its group. Part of checkDetach and of the lists' problems.
Findings unitHostUse(const Inventory &inventory, const DeviceKey &asked);
/// What of the group isn't a member of the unit and can't leave the host: chipset functions, as `asked` sees them.
Findings groupNeighbours(const Inventory &inventory, const Device &asked);
/// "… would have to leave the host too: …"
QString asBystander(const Inventory &inventory, const DeviceKey &bystander, const Device &asked, const QString &text);

} // namespace riser
