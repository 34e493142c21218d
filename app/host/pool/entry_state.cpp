// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/pool/entry_state.h"

#include "app/host/system/pci_drivers.h"
#include "app/host/system/read_file.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser::onhost {

namespace {

using protocol::DeviceName;
using State = PoolEntry::State;

bool isUsb(const DeviceName &device)
{
    return std::holds_alternative<UsbPort>(device);
}

/// What riser-host may have to take off: empty for what is in the pool. usbfs is a VM that has it.
QStringList usbDrivers(const Places &places, const UsbPort &port)
{
    QStringList drivers;
    const QString folder = places.sys + u"/bus/usb/devices/"_s;
    for (const QString &name : namesIn(folder + port.toString())) {
        if (!name.startsWith(port.toString() + u':'))
            continue;
        const QString driver = linkTarget(folder + name + u"/driver"_s);
        if (!driver.isEmpty() && driver != u"usbfs"_s && !drivers.contains(driver))
            drivers << driver;
    }
    return drivers;
}

/// Every device of one bus with its id, read without asking who it is.
QHash<QString, QList<DeviceName>> devicesById(const Places &places, bool usb)
{
    QHash<QString, QList<DeviceName>> found;
    const QString bus = places.sys + (usb ? u"/bus/usb/devices/"_s : u"/bus/pci/devices/"_s);
    for (const QString &name : namesIn(bus)) {
        const auto port = usb ? UsbPort::parse(name) : std::nullopt;
        const auto address = usb ? std::nullopt : PciAddress::parse(name);
        if (!port && !address)
            continue;
        const QString vendor = readText(bus + name + (usb ? u"/idVendor"_s : u"/vendor"_s));
        const QString product = readText(bus + name + (usb ? u"/idProduct"_s : u"/device"_s));
        found[vendor.last(qMin<qsizetype>(4, vendor.size())) + u':' + product.last(qMin<qsizetype>(4, product.size()))]
            << (usb ? DeviceName(*port) : DeviceName(*address));
    }
    return found;
}

/// Finds the states of one record; the busses are listed at most once, and only when something isn't in its place.
class Reader
{
public:
    Reader(const Places &places, const PoolHands &hands)
        : m_places(places)
        , m_hands(hands)
    {
    }

    void read(PoolEntry &entry);

private:
    void here(PoolEntry &entry, const DeviceName &device, const DeviceIdentity &found);
    void elsewhere(PoolEntry &entry, const DeviceName &device, const DeviceIdentity &found);
    QList<DeviceName> sameNumber(const PoolEntry &entry, const DeviceName &device);

    const Places &m_places;
    const PoolHands &m_hands;
    std::optional<QHash<QString, QList<DeviceName>>> m_pci;
    std::optional<QHash<QString, QList<DeviceName>>> m_usb;
};

void Reader::read(PoolEntry &entry)
{
    const auto device = protocol::parseDevice(entry.key.value());
    if (!device) // the record was read strictly
        return;
    const DeviceIdentity found = m_hands.identity(*device);
    if (found.id.isEmpty() || isAnother(*device, entry.identity, found))
        elsewhere(entry, *device, found);
    else
        here(entry, *device, found);
}

void Reader::here(PoolEntry &entry, const DeviceName &device, const DeviceIdentity &found)
{
    entry.now = entry.key;
    QStringList drivers;
    bool held = false;
    if (isUsb(device)) {
        drivers = usbDrivers(m_places, std::get<UsbPort>(device));
        held = drivers.isEmpty();
    } else {
        const QString driver = pciDriver(m_places, std::get<PciAddress>(device));
        if (!driver.isEmpty())
            drivers << driver;
        held = isVfioDriver(driver);
    }
    entry.state = held ? State::Held : State::Returned;
    if (!held) {
        entry.text =
            drivers.isEmpty()
                ? u"%1 isn't in the pool: it has no driver, and any may take it."_s.arg(called(device))
                : u"%1 isn't in the pool: the host's driver %2 has it."_s.arg(called(device), drivers.join(u", "_s));
    }
    if (!entry.identity.unique().isEmpty() && found.unique().isEmpty()) {
        const QString note = u"%1 is known by its address and its id %2 alone: its serial number can't be read while "
                             u"no driver of the host has it."_s.arg(called(device), found.id);
        entry.text = entry.text.isEmpty() ? note : entry.text + u' ' + note;
    }
}

void Reader::elsewhere(PoolEntry &entry, const DeviceName &device, const DeviceIdentity &found)
{
    if (const QList<DeviceName> places = sameNumber(entry, device); places.size() == 1) {
        entry.state = State::Moved;
        entry.now = protocol::keyOf(places.constFirst());
        entry.text = u"The device of the pool with the number %1 isn't at %2 any more: it is %3 now."_s.arg(
            entry.identity.unique(), called(device), called(places.constFirst()));
        return;
    }
    entry.now = {};
    if (found.id.isEmpty()) {
        entry.state = State::Missing;
        entry.text = u"%1 isn't there (%2). It is taken into the pool again when it comes back."_s.arg(
            called(device), entry.identity.model.isEmpty() ? entry.identity.id : entry.identity.model);
        return;
    }
    const auto who = [](const DeviceIdentity &identity) {
        return identity.unique().isEmpty() ? identity.id : identity.id + u' ' + identity.unique();
    };
    entry.state = State::Changed;
    entry.text = u"%1 is another device than the one of the pool (%2 instead of %3), so it was left alone."_s.arg(
        called(device), who(found), who(entry.identity));
}

QList<DeviceName> Reader::sameNumber(const PoolEntry &entry, const DeviceName &device)
{
    QList<DeviceName> same;
    if (entry.identity.unique().isEmpty())
        return same;
    auto &bus = isUsb(device) ? m_usb : m_pci;
    if (!bus)
        bus = devicesById(m_places, isUsb(device));
    for (const DeviceName &candidate : bus->value(entry.identity.id)) {
        if (candidate != device && entry.identity.compare(m_hands.identity(candidate)) > 0)
            same << candidate;
    }
    return same;
}

} // namespace

QString called(const DeviceName &device)
{
    if (const auto *port = std::get_if<UsbPort>(&device))
        return u"USB device at port %1"_s.arg(port->toString());
    return u"PCI device %1"_s.arg(std::get<PciAddress>(device).toString());
}

QString called(const DeviceKey &key)
{
    const auto device = protocol::parseDevice(key.value());
    return device ? called(*device) : key.value();
}

bool isAnother(const DeviceName &device, const DeviceIdentity &recorded, const DeviceIdentity &found)
{
    if (isUsb(device) && recorded.serial != found.serial)
        return true;
    return recorded.compare(found) < 0;
}

QList<PoolEntry> withStates(const Places &places, const PoolHands &hands, QList<PoolEntry> recorded)
{
    Reader reader(places, hands);
    for (PoolEntry &entry : recorded)
        reader.read(entry);
    return recorded;
}

} // namespace riser::onhost
