// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/devices/kinds/kinds.h"
#include "core/devices/kinds/pci_common.h"
#include "core/devices/node_tree.h"

namespace riser {

namespace {

using namespace Qt::StringLiterals;

/// Every other PCI function: network cards, disk and USB controllers, sound, accelerators … and bridges, which are
/// listed and never assignable.
class PciFunction : public PciKind
{
public:
    QString id() const override { return u"pci"_s; }
    QString name() const override { return Text::tr("PCI device"); }
    QString pluralName() const override { return Text::tr("PCI devices"); }
    QString iconName() const override { return u"riser-pci"_s; }
    bool recognises(const NodeDevice &node) const override { return node.pci.has_value(); }

    QString chipId(const NodeDevice &node) const override
    {
        switch (pciClass(node) >> 8) {
        case 0x01:
            return u"storage"_s;
        case 0x02:
            return u"network"_s;
        case 0x06:
            return u"bridge"_s;
        default:
            return node.pci && node.pci->bridge ? u"bridge"_s : u"other"_s;
        }
    }

    // Network cards rarely have VPD; the MAC address tells twins apart as well.
    QString serial(const NodeDevice &node, const NodeTree &tree) const override
    {
        const QString vpd = PciKind::serial(node, tree);
        if (!vpd.isEmpty() || pciClass(node) >> 8 != 0x02)
            return vpd;
        for (const NodeDevice *below : tree.descendants(node.key)) {
            if (below->net && !below->net->macAddress.isEmpty())
                return below->net->macAddress;
        }
        return {};
    }

    // An address doesn't tell which kind of function was there.
    std::optional<AbsentDevice> absent(const Hostdev &hostdev) const override
    {
        if (hostdev.type != Hostdev::Type::Pci || !hostdev.pci)
            return {};
        const QString address = hostdev.pci->toString();
        return AbsentDevice{.key = DeviceKey(hostdev.pci->toNodeName()),
                            .title = Text::tr("Missing PCI device %1").arg(address),
                            .address = address,
                            .chip = u"other"_s};
    }
};

} // namespace

const DeviceKind &pciFunctionKind()
{
    static const PciFunction kind;
    return kind;
}

} // namespace riser
