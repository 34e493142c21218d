// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs to a device in the guest: its disks, its network interface, and what lies on them.
#include "core/guest/guest_finder.h"

#include "core/devices/device_kind.h"
#include "core/guest/guest_match.h"
#include "core/xml/xml_document.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// The controller's own number where it is known: what udev makes of it may be another's as well.
bool hasSerial(const GuestDisk &disk, const QString &serial)
{
    if (disk.controllerSerial.isEmpty())
        return sameSerial(serial, disk.serial);
    return !serial.isEmpty() && serialForm(disk.controllerSerial) == serialForm(serial);
}

/// Any virtual disk may carry any number: only one on a bus of the device's own sort may be it.
bool isOnBusOf(const GuestDisk &disk, const Device &device)
{
    // An old agent doesn't know NVMe; only its driver tells a controller's number.
    return (disk.controllerSerial.isEmpty() ? disk.bus : u"nvme"_s) == device.kind->diskBus();
}

/// A drive may have several namespaces, each of which is a disk: nvme0n1, nvme0n2.
QString driveOf(const GuestDisk &disk)
{
    const qsizetype n = disk.name.startsWith("/dev/nvme"_L1) ? disk.name.indexOf(u'n', 9) : -1;
    return n < 0 ? disk.name : disk.name.first(n);
}

QString macOf(const Hostdev &hostdev)
{
    pugi::xml_document document;
    if (hostdev.element != Hostdev::Element::Interface)
        return {};
    const auto root = xml::load(document, hostdev.xml, "interface");
    return root ? xml::attribute(root->child("mac"), "address").toLower() : QString();
}

/// nvme0n1p2 of nvme0n1, sda2 of sda.
bool isPartOf(QStringView part, QStringView disk)
{
    if (!part.startsWith(disk))
        return false;
    QStringView rest = part.sliced(disk.size());
    if (rest.isEmpty())
        return true;
    if (disk.back().isDigit() && !rest.startsWith(u'p'))
        return false;
    rest = disk.back().isDigit() ? rest.sliced(1) : rest;
    return !rest.isEmpty() && std::ranges::all_of(rest, [](QChar one) { return one.isDigit(); });
}

} // namespace

QString tellingSerial(const Device &device)
{
    return device.numberIsShared ? QString() : device.serial;
}

QList<const GuestDisk *> GuestFinder::disks(const Device &device, const std::optional<PciAddress> &function) const
{
    QList<const GuestDisk *> found;
    for (const GuestDisk &disk : m_report.disks) {
        if (!disk.partition && function && disk.pci == function)
            found << &disk;
    }
    return found.isEmpty() ? disksBySerial(device, function.has_value()) : found;
}

/// `placed`: its function is known. Then disks of other functions aren't its own, but an old agent knows no controller
/// of an NVMe drive.
QList<const GuestDisk *> GuestFinder::disksBySerial(const Device &device, bool placed) const
{
    const QString serial = !device.kind->diskBus().isEmpty() ? tellingSerial(device) : QString();
    QList<const GuestDisk *> found;
    if (m_report.lostSince)
        return found;
    for (const GuestDisk &disk : m_report.disks) {
        if (!disk.partition && hasSerial(disk, serial))
            found << &disk;
    }
    const bool one = !found.isEmpty() && std::ranges::all_of(found, [&](const GuestDisk *disk) {
        return driveOf(*disk) == driveOf(*found.first()) && isOnBusOf(*disk, device) && !(placed && disk->pci);
    });
    return one && !sharesSerial(device) ? found : QList<const GuestDisk *>();
}

const GuestInterface *GuestFinder::interface(const Device &device, const Hostdev &hostdev,
                                             const std::optional<PciAddress> &function) const
{
    const QString given = macOf(hostdev);
    const QString mac = given.isEmpty() ? device.identity.mac.toLower() : given;
    const GuestInterface *named = nullptr;
    int count = 0;
    for (const GuestInterface &one : m_report.interfaces) {
        if (function && one.pci == function)
            return &one;
        if (!mac.isEmpty() && one.mac == mac) {
            named = &one;
            ++count;
        }
    }
    // A bond, a VLAN and a pair that stands in for each other have the address of what is below them.
    if (count != 1 || (function && named->pci))
        return nullptr;
    return named;
}

QList<const GuestFileSystem *> GuestFinder::fileSystemsOn(const GuestDisk &disk) const
{
    QList<const GuestFileSystem *> found;
    for (const GuestFileSystem &system : m_report.fileSystems) {
        const bool on = std::ranges::any_of(system.disks, [&disk](const GuestDisk &one) {
            if (!one.name.isEmpty() && !disk.name.isEmpty())
                return isPartOf(one.name, disk.name);
            return one.pci && one.pci == disk.pci;
        });
        if (on)
            found << &system;
    }
    return found;
}

} // namespace riser
