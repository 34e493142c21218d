// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/demo_answers.h"

#include "app/console/wiring/demo_guest.h"

using namespace Qt::StringLiterals;

namespace riser::demo {

namespace {

QJsonObject pciObject(const PciAddress &address)
{
    return {{u"domain"_s, int(address.domain)},
            {u"bus"_s, address.bus},
            {u"slot"_s, address.slot},
            {u"function"_s, address.function}};
}

QJsonObject diskAddress(const GuestDisk &disk)
{
    QJsonObject address{{u"bus-type"_s, disk.name.startsWith("/dev/nvme"_L1) ? u"nvme"_s : u"virtio"_s},
                        {u"bus"_s, 0},
                        {u"unit"_s, 0},
                        {u"target"_s, 0},
                        {u"dev"_s, disk.name}};
    if (disk.pci)
        address.insert(u"pci-controller"_s, pciObject(*disk.pci));
    if (!disk.serial.isEmpty())
        address.insert(u"serial"_s, disk.serial);
    return address;
}

} // namespace

QJsonObject agentInfo()
{
    QJsonArray commands;
    for (const auto &name : {u"guest-ping"_s, u"guest-info"_s, u"guest-get-disks"_s, u"guest-get-fsinfo"_s,
                             u"guest-network-get-interfaces"_s, u"guest-file-open"_s, u"guest-file-read"_s,
                             u"guest-file-close"_s, u"guest-exec"_s, u"guest-exec-status"_s})
        commands << QJsonObject{{u"enabled"_s, true}, {u"name"_s, name}, {u"success-response"_s, true}};
    // A Linux build knows it and has it switched off.
    commands << QJsonObject{{u"enabled"_s, false}, {u"name"_s, u"guest-get-devices"_s}, {u"success-response"_s, true}};
    return {{u"version"_s, u"10.0.2"_s}, {u"supported_commands"_s, commands}};
}

QJsonArray agentDisks(const DemoGuest &guest)
{
    QJsonArray all;
    for (const GuestDisk &disk : guest.has.disks) {
        QJsonObject one{{u"name"_s, disk.name},
                        {u"partition"_s, disk.partition},
                        {u"dependencies"_s, QJsonArray::fromStringList(disk.partOf)}};
        if (!disk.partition)
            one.insert(u"address"_s, diskAddress(disk));
        all << one;
    }
    return all;
}

QJsonArray agentFileSystems(const DemoGuest &guest)
{
    QJsonArray all;
    for (const GuestFileSystem &system : guest.has.fileSystems) {
        QJsonArray disks;
        for (const GuestDisk &disk : system.disks)
            disks << diskAddress(disk);
        all << QJsonObject{{u"name"_s, system.device},
                           {u"mountpoint"_s, system.mountPoint},
                           {u"type"_s, system.type},
                           {u"used-bytes"_s, system.usedBytes.value_or(0)},
                           {u"total-bytes"_s, system.totalBytes.value_or(0)},
                           {u"disk"_s, disks}};
    }
    return all;
}

QJsonArray agentInterfaces(const DemoGuest &guest)
{
    QJsonArray all;
    for (const GuestInterface &one : guest.has.interfaces) {
        QJsonArray addresses;
        for (const QString &address : one.addresses)
            addresses << QJsonObject{{u"ip-address-type"_s, u"ipv4"_s},
                                     {u"ip-address"_s, address},
                                     {u"prefix"_s, one.mac.isEmpty() ? 8 : 24}};
        all << QJsonObject{{u"name"_s, one.name},
                           {u"hardware-address"_s, one.mac.isEmpty() ? u"00:00:00:00:00:00"_s : one.mac},
                           {u"ip-addresses"_s, addresses}};
    }
    return all;
}

} // namespace riser::demo
