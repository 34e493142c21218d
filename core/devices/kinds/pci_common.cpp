// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/kinds/pci_common.h"

#include "core/base/text.h"
#include "core/devices/kinds/pci_names.h"
#include "core/devices/node_tree.h"

namespace riser {

using namespace Qt::StringLiterals;

bool isVfioDriver(const QString &driver)
{
    QString name = driver; // modules spell it with dashes or underscores, by taste
    name.replace(u'-', u'_');
    return name == "vfio_pci"_L1 || name.endsWith("_vfio_pci"_L1);
}

quint32 pciClass(const NodeDevice &node)
{
    return node.pci && node.pci->hasClass ? node.pci->classCode >> 8 : 0;
}

QString joinedName(const QString &vendor, const QString &product)
{
    if (vendor.isEmpty() || product.isEmpty())
        return vendor + product;
    const QString firstWord = vendor.section(u' ', 0, 0).remove(u',');
    if (product.startsWith(vendor, Qt::CaseInsensitive) || product.startsWith(firstWord + u' ', Qt::CaseInsensitive))
        return product;
    return vendor + u' ' + product;
}

QString bareSerial(const StorageCapability &storage)
{
    const auto udevWords = [](QString text) { return text.simplified().replace(u' ', u'_'); };
    const QString vendor = udevWords(storage.vendor);
    const QString model = udevWords(storage.model);
    for (const QString &prefix : {vendor + u'_' + model + u'_', model + u'_'}) {
        if (prefix.size() > 2 && storage.serial.size() > prefix.size() && storage.serial.startsWith(prefix))
            return storage.serial.sliced(prefix.size());
    }
    return storage.serial;
}

QString PciKind::whyNeverAssignable(const NodeDevice &node, const NodeTree &) const
{
    if (!node.pci)
        return {};
    if (node.pci->bridge)
        return Text::tr("%1 is a bridge: other devices of the host are reached through it, so it can't leave the host.")
            .arg(addressText(node));
    if (node.pci->hasClass && node.pci->classCode >> 16 == 0x06)
        return Text::tr("%1 is part of the host's chipset (%2), so it can't leave the host.")
            .arg(addressText(node), title(node));
    return {};
}

HostHold PciKind::hold(const NodeDevice &node, const NodeTree &) const
{
    if (!node.pci)
        return HostHold::Unknown;
    if (node.driver.isEmpty())
        return HostHold::NoDriver;
    return isVfioDriver(node.driver) ? HostHold::Free : HostHold::Held;
}

QString PciKind::serial(const NodeDevice &node, const NodeTree &) const
{
    return node.pci ? node.pci->vpdSerial : QString();
}

QString PciKind::title(const NodeDevice &node) const
{
    if (!node.pci)
        return node.key.value();
    const PciCapability &pci = *node.pci;
    QString vendor = pci.vendor;
    QString product = pci.product;
    if (vendor.isEmpty() || product.isEmpty()) {
        const PciNames names = pciNames(pci.vendorId, pci.productId);
        vendor = vendor.isEmpty() ? names.vendor : vendor;
        product = product.isEmpty() ? names.product : product;
    }
    if (product.isEmpty())
        product = Text::tr("Device %1").arg(QString::asprintf("%04x:%04x", pci.vendorId, pci.productId));
    return joinedName(vendor, product);
}

QString PciKind::addressText(const NodeDevice &node) const
{
    return node.pci ? node.pci->address.toString() : node.key.value();
}

QString PciKind::placeOf(const DeviceKey &key) const
{
    const auto address = PciAddress::fromNodeName(key.value());
    return address ? address->toString() : QString();
}

QString PciKind::driverText(const NodeDevice &node, const NodeTree &) const
{
    return node.driver;
}

Hostdev PciKind::hostdevFor(const NodeDevice &node) const
{
    Hostdev hostdev;
    hostdev.type = Hostdev::Type::Pci;
    if (!node.pci)
        return hostdev;
    hostdev.pci = node.pci->address;
    // libvirt takes letters, digits, _ and - in an alias of the user's.
    hostdev.alias = u"ua-riser-pci-"_s + node.pci->address.toString().replace(u':', u'-').replace(u'.', u'-');
    return hostdev;
}

bool PciKind::matches(const Hostdev &hostdev, const NodeDevice &node) const
{
    return hostdev.type == Hostdev::Type::Pci && hostdev.pci && node.pci && *hostdev.pci == node.pci->address;
}

} // namespace riser
