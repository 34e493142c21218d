// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/device_details.h"

#include "core/base/text.h"
#include "core/devices/device_kind.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

QString claimSentence(const Claim &claim)
{
    QString text;
    if (claim.live && claim.config)
        text = Text::tr("VM “%1” has it now and at its next start.");
    else if (claim.live)
        text = Text::tr("VM “%1” has it now, and not at its next start.");
    else
        text = Text::tr("VM “%1” takes it at its next start.");
    text = text.arg(claim.domainName);
    if (claim.placeholder)
        text += u' ' + Text::tr("It is only held there and not given to the guest.");
    if (claim.stale)
        text += u' ' + Text::tr("It was plugged in again since: the VM names an address that it no longer has.");
    if (claim.ambiguous)
        text += u' ' + Text::tr("The VM names it by vendor and product alone, which fits other devices too.");
    return text;
}

QString nameOf(const Inventory &inventory, const DeviceKey &key)
{
    const Device *device = inventory.device(key);
    return device ? Text::tr("%1 (%2)").arg(device->title, device->address) : key.value();
}

void addUnit(QStringList &lines, const Inventory &inventory, const Device &device)
{
    const UnitRoles roles = inventory.roles(device.key);
    for (const DeviceKey &key : roles.companions)
        lines << Text::tr("Goes along: %1").arg(nameOf(inventory, key));
    for (const DeviceKey &key : roles.bystanders)
        lines << Text::tr("Must leave the host with it: %1").arg(nameOf(inventory, key));
}

} // namespace

QString deviceDetails(const Inventory &inventory, const Device &device)
{
    QStringList lines{device.title};
    if (!device.model.isEmpty())
        lines << Text::tr("Model: %1").arg(device.model);
    QString place = device.address;
    if (device.iommuGroup)
        place = Text::tr("%1, IOMMU group %2").arg(place).arg(*device.iommuGroup);
    lines << place;
    if (!device.serial.isEmpty())
        lines << Text::tr("Serial number: %1").arg(device.serial);
    lines << (device.driver.isEmpty()
                  ? Text::tr("Status: %1, no driver").arg(statusText(device.status))
                  : Text::tr("Status: %1, driver %2").arg(statusText(device.status), device.driver));
    for (const Claim &claim : device.claims)
        lines << claimSentence(claim);
    for (const Problem &problem : device.problems)
        lines << problem.text;
    if (device.linkDowngraded())
        lines << Text::tr(
            "The link runs below what the device can do. The host noted this when it last found the device; "
            "an idle device may have been slowed down to save power.");
    addUnit(lines, inventory, device);
    return lines.join(u'\n');
}

QString unitDetails(const Inventory &inventory, const Unit &unit)
{
    QStringList lines;
    if (unit.iommuGroup)
        lines << Text::tr("IOMMU group %1: these functions can only leave the host together.").arg(*unit.iommuGroup);
    for (const DeviceKey &key : unit.members) {
        lines << nameOf(inventory, key);
        if (const Device *device = inventory.device(key)) {
            for (const Problem &problem : device->problems) {
                if (problem.kind != Problem::Kind::NotChecked)
                    lines << Text::tr("    %1").arg(problem.text);
            }
        }
    }
    return lines.join(u'\n');
}

} // namespace riser
