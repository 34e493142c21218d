// SPDX-License-Identifier: GPL-3.0-or-later
// The answers of the agent that are lists of devices.
#include "core/guest/agent_json.h"
#include "core/guest/agent_messages.h"
#include "core/guest/guest_text.h"

#include <limits>

namespace riser::agent {

using namespace Qt::StringLiterals;

namespace {

// A disk may be larger than JSON's exact numbers in bytes: what isn't one is left out.
constexpr qint64 mostBytes = std::numeric_limits<qint64>::max();

/// Every entry of the list that `read` takes, or nothing when it is no list.
template<typename T, typename Read>
std::optional<QList<T>> readList(const QByteArray &answer, Read read)
{
    const QJsonValue value = returned(answer);
    if (!value.isArray())
        return {};
    QList<T> all;
    for (const QJsonObject &object : objectsOf(value.toArray(), guestLimits::entries)) {
        if (std::optional<T> one = read(object))
            all << *std::move(one);
    }
    return all;
}

/// GuestDiskAddress.
GuestDisk diskAt(const QJsonObject &address)
{
    return {.name = textOf(address.value("dev"_L1)),
            .pci = pciOf(address.value("pci-controller"_L1)),
            .bus = textOf(address.value("bus-type"_L1)),
            .serial = textOf(address.value("serial"_L1))};
}

std::optional<GuestDisk> readDisk(const QJsonObject &object)
{
    GuestDisk disk = diskAt(object.value("address"_L1).toObject());
    disk.name = textOf(object.value("name"_L1));
    if (disk.name.isEmpty())
        return {};
    disk.partition = object.value("partition"_L1).toBool();
    disk.partOf = textsOf(object.value("dependencies"_L1));
    return disk;
}

std::optional<GuestFileSystem> readFileSystem(const QJsonObject &object)
{
    GuestFileSystem system{.device = textOf(object.value("name"_L1)),
                           .mountPoint = textOf(object.value("mountpoint"_L1)),
                           .type = textOf(object.value("type"_L1)),
                           .usedBytes = numberOf(object.value("used-bytes"_L1), mostBytes),
                           .totalBytes = numberOf(object.value("total-bytes"_L1), mostBytes),
                           .disks = {}};
    if (system.mountPoint.isEmpty())
        return {};
    for (const QJsonObject &disk : objectsOf(object.value("disk"_L1).toArray(), guestLimits::inner))
        system.disks << diskAt(disk);
    return system;
}

std::optional<GuestInterface> readInterface(const QJsonObject &object)
{
    GuestInterface one{.name = textOf(object.value("name"_L1)),
                       .mac = textOf(object.value("hardware-address"_L1)).toLower(),
                       .addresses = {}};
    if (one.name.isEmpty())
        return {};
    for (const QJsonObject &address : objectsOf(object.value("ip-addresses"_L1).toArray(), guestLimits::inner)) {
        if (QString text = textOf(address.value("ip-address"_L1)); !text.isEmpty())
            one.addresses << std::move(text);
    }
    return one;
}

std::optional<GuestWindowsDevice> readDevice(const QJsonObject &object)
{
    const QJsonObject id = object.value("id"_L1).toObject();
    const auto vendor = numberOf(id.value("vendor-id"_L1), 0xffff);
    const auto product = numberOf(id.value("device-id"_L1), 0xffff);
    if (!vendor || !product || id.value("type"_L1).toString() != "pci"_L1)
        return {};
    return GuestWindowsDevice{.vendor = quint16(*vendor),
                              .product = quint16(*product),
                              .driver = textOf(object.value("driver-name"_L1)),
                              .version = textOf(object.value("driver-version"_L1))};
}

} // namespace

std::optional<QList<GuestDisk>> readDisks(const QByteArray &answer)
{
    return readList<GuestDisk>(answer, readDisk);
}

std::optional<QList<GuestFileSystem>> readFileSystems(const QByteArray &answer)
{
    return readList<GuestFileSystem>(answer, readFileSystem);
}

std::optional<QList<GuestInterface>> readInterfaces(const QByteArray &answer)
{
    return readList<GuestInterface>(answer, readInterface);
}

std::optional<QList<GuestWindowsDevice>> readDevices(const QByteArray &answer)
{
    return readList<GuestWindowsDevice>(answer, readDevice);
}

} // namespace riser::agent
