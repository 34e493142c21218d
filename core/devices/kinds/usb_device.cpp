// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/devices/kinds/kinds.h"
#include "core/devices/kinds/pci_common.h"
#include "core/devices/kinds/usb_alias.h"
#include "core/devices/node_tree.h"

#include <algorithm>

namespace riser {

namespace {

using namespace Qt::StringLiterals;

constexpr int hubClass = 9;

QList<const NodeDevice *> interfaces(const NodeDevice &node, const NodeTree &tree)
{
    QList<const NodeDevice *> list = tree.children(node.key);
    list.removeIf([](const NodeDevice *child) { return !child->usbInterface; });
    return list;
}

class UsbDevice : public DeviceKind
{
public:
    QString id() const override { return u"usb"_s; }
    QString name() const override { return Text::tr("USB device"); }
    QString pluralName() const override { return Text::tr("USB devices"); }
    QString iconName() const override { return u"riser-usb"_s; }
    QString chipId(const NodeDevice &) const override { return u"usb"_s; }
    QString diskBus() const override { return u"usb"_s; }
    bool recognises(const NodeDevice &node) const override { return node.usbDevice.has_value(); }
    // QEMU takes a device from the host by itself; taking its drivers away beforehand needs the host program.
    Detacher detacher() const override { return Detacher::HostProgram; }

    QString whyNeverAssignable(const NodeDevice &node, const NodeTree &tree) const override
    {
        const bool rootHub = !UsbPort::fromNodeName(node.key.value());
        const auto below = interfaces(node, tree);
        const bool hub = std::ranges::any_of(
            below, [](const NodeDevice *child) { return child->usbInterface->interfaceClass == hubClass; });
        if (!rootHub && !hub)
            return {};
        return Text::tr("%1 is a USB hub: the devices plugged into it are assigned one by one.").arg(title(node));
    }

    HostHold hold(const NodeDevice &node, const NodeTree &tree) const override
    {
        if (!node.usbDevice)
            return HostHold::Unknown;
        int bound = 0;
        int usbfs = 0;
        for (const NodeDevice *child : interfaces(node, tree)) {
            bound += child->driver.isEmpty() ? 0 : 1;
            usbfs += child->driver == "usbfs"_L1 ? 1 : 0;
        }
        if (bound == 0)
            return HostHold::Free;
        return usbfs == bound ? HostHold::GuestHeld : HostHold::Held;
    }

    // libvirt shows no USB serial numbers; a stick tells its own through its block device, while the host has it.
    QString serial(const NodeDevice &node, const NodeTree &tree) const override
    {
        for (const NodeDevice *below : tree.descendants(node.key)) {
            if (!below->storage || below->storage->serial.isEmpty())
                continue;
            QString serial = bareSerial(*below->storage);
            if (serial.endsWith("-0:0"_L1)) // udev adds the SCSI target and LUN
                serial.chop(4);
            return serial;
        }
        return {};
    }

    QString title(const NodeDevice &node) const override
    {
        if (!node.usbDevice)
            return node.key.value();
        const QString name = joinedName(node.usbDevice->vendor, node.usbDevice->product);
        return name.isEmpty() ? Text::tr("USB device %1").arg(node.usbDevice->id.toString()) : name;
    }

    QString addressText(const NodeDevice &node) const override
    {
        if (const auto port = UsbPort::fromNodeName(node.key.value()))
            return port->toString();
        return node.key.value().section(u'_', 1); // usb_usb1, a root hub
    }

    QString placeOf(const DeviceKey &key) const override
    {
        const auto port = UsbPort::fromNodeName(key.value());
        return port ? port->toString() : QString();
    }

    QString driverText(const NodeDevice &node, const NodeTree &tree) const override
    {
        QStringList drivers;
        for (const NodeDevice *child : interfaces(node, tree)) {
            if (!child->driver.isEmpty() && !drivers.contains(child->driver))
                drivers << child->driver;
        }
        return drivers.join(", "_L1);
    }

    Hostdev hostdevFor(const NodeDevice &node) const override
    {
        Hostdev hostdev;
        hostdev.type = Hostdev::Type::Usb;
        if (!node.usbDevice)
            return hostdev;
        // Both: the address tells twins apart, the id keeps another device that got the number out.
        hostdev.usbAddress = node.usbDevice->address;
        hostdev.usbId = node.usbDevice->id;
        if (const auto port = UsbPort::fromNodeName(node.key.value()))
            hostdev.alias = usbAlias(*port);
        return hostdev;
    }

    bool matches(const Hostdev &hostdev, const NodeDevice &node) const override
    {
        if (hostdev.type != Hostdev::Type::Usb || !node.usbDevice || (!hostdev.usbAddress && !hostdev.usbId))
            return false;
        if (hostdev.usbAddress && *hostdev.usbAddress != node.usbDevice->address)
            return false;
        return !hostdev.usbId || *hostdev.usbId == node.usbDevice->id;
    }

    std::optional<AbsentDevice> absent(const Hostdev &hostdev) const override
    {
        if (hostdev.type != Hostdev::Type::Usb || (!hostdev.usbAddress && !hostdev.usbId))
            return {};
        const auto port = portFromUsbAlias(hostdev.alias);
        const QString id = hostdev.usbId ? hostdev.usbId->toString() : QString();
        const QString number = hostdev.usbAddress ? Text::tr("bus %1 device %2")
                                                        .arg(QString::number(hostdev.usbAddress->bus),
                                                             QString::number(hostdev.usbAddress->device))
                                                  : QString();
        QString key = u"usb-id_"_s + QString(id).replace(u':', u'_');
        if (port)
            key = port->toNodeName();
        else if (id.isEmpty())
            key = u"usb-address_%1_%2"_s.arg(hostdev.usbAddress->bus).arg(hostdev.usbAddress->device);
        return AbsentDevice{.key = DeviceKey(key),
                            .title = Text::tr("Missing USB device %1").arg(id.isEmpty() ? number : id),
                            .address = port ? port->toString() : number,
                            .chip = u"usb"_s};
    }
};

} // namespace

const DeviceKind &usbDeviceKind()
{
    static const UsbDevice kind;
    return kind;
}

} // namespace riser
