// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/identities.h"

#include "core/xml/hardware_id.h"

namespace riser {

namespace {

void takeUnknown(QString &mine, const QString &other)
{
    if (mine.isEmpty())
        mine = other;
}

} // namespace

Identities::Identities(const HostSnapshot &snapshot)
    : m_snapshot(snapshot)
{
    for (const HostDevice &device : snapshot.hostProgram.inventory.devices)
        m_onHost.insert(device.key, &device);
}

void Identities::addTo(Device &device) const
{
    DeviceIdentity &identity = device.identity;
    if (const HostDevice *const onHost = m_onHost.value(device.key)) {
        identity = onHost->identity;
        device.hostUses = onHost->uses;
    }
    const DeviceIdentity local = m_snapshot.localIdentities.value(device.key);
    takeUnknown(identity.serial, local.serial);
    takeUnknown(identity.model, local.model);
    if (identity.speedMbit <= 0)
        identity.speedMbit = local.speedMbit;
    // Numbers of the node itself: riser-host may have been asked a moment earlier.
    if (const QString numbers = hardwareId(device.node); !numbers.isEmpty())
        identity.id = numbers;

    takeUnknown(device.serial, identity.serial);
    identity.serial = device.serial;
    takeUnknown(identity.model, device.model);
    if (device.model.isEmpty() && !device.title.contains(identity.model, Qt::CaseInsensitive))
        device.model = identity.model;
}

} // namespace riser
