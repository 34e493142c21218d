// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/uses/inventory.h"

#include "app/host/identity/identities.h"
#include "app/host/system/read_file.h"
#include "app/host/system/sysfs.h"
#include "app/host/uses/collectors.h"
#include "app/host/uses/ways.h"

namespace riser::onhost {

using namespace Qt::StringLiterals;

namespace {

QString overrideOf(const Device &device)
{
    const QString text = device.isPci() ? readText(device.folder + "/driver_override"_L1) : QString();
    return text == "(null)"_L1 ? QString() : plain(text);
}

} // namespace

HostInventory takeInventory(const Places &places, const QString &sessionPeer)
{
    HostInventory inventory;
    inventory.hostname = plain(readText(places.proc + "/sys/kernel/hostname"_L1));
    inventory.bootId = plain(readText(places.proc + "/sys/kernel/random/boot_id"_L1));
    const DeviceTree tree(places);
    const Findings findings = findUses(places, tree, kernelWays(places), sessionPeer);
    Identities identities(places);
    identities.forgetAllBut(tree);
    for (int i = 0; i < tree.devices().size(); ++i) {
        const Device &device = tree.devices()[i];
        inventory.devices << HostDevice{.key = device.key,
                                        .identity = identities.of(device),
                                        .driver = device.drivers.join(u','),
                                        .driverOverride = overrideOf(device),
                                        .uses = findings.of(i)};
    }
    return inventory;
}

HostUses blastRadius(const Places &places, const protocol::DeviceName &name, const QString &sessionPeer)
{
    const DeviceTree tree(places);
    const int asked = tree.indexOf(name);
    if (asked < 0)
        return {};
    return usesOfUnit(findUses(places, tree, kernelWays(places), sessionPeer), tree, asked);
}

QList<protocol::DeviceName> unitOf(const Places &places, const protocol::DeviceName &name)
{
    const DeviceTree tree(places);
    QList<protocol::DeviceName> names;
    const int asked = tree.indexOf(name);
    for (const int member : asked < 0 ? QList<int>() : tree.unit(asked))
        names << tree.devices()[member].name;
    return names;
}

} // namespace riser::onhost
