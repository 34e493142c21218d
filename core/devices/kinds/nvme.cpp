// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/devices/kinds/kinds.h"
#include "core/devices/kinds/pci_common.h"
#include "core/devices/node_tree.h"

namespace riser {

namespace {

using namespace Qt::StringLiterals;

/// PCI class 0108: non-volatile memory controllers.
class Nvme : public PciKind
{
public:
    QString id() const override { return u"nvme"_s; }
    QString name() const override { return Text::tr("NVMe drive"); }
    QString pluralName() const override { return Text::tr("NVMe drives"); }
    QString iconName() const override { return u"riser-nvme"_s; }
    QString chipId(const NodeDevice &) const override { return u"nvme"_s; }
    QString diskBus() const override { return u"nvme"_s; }
    bool recognises(const NodeDevice &node) const override { return pciClass(node) == 0x0108; }

    // Model and serial are known to libvirt only through the block device, which goes away while the controller is on
    // VFIO (facts §1): then there is the PCI VPD, or nothing.
    QString serial(const NodeDevice &node, const NodeTree &tree) const override
    {
        const auto *storage = namespaceOf(node, tree);
        if (!storage || storage->serial.isEmpty())
            return PciKind::serial(node, tree);
        // Newer udev appends the namespace: …_S5GXNF0R123456_1 of /dev/nvme0n1.
        const QString suffix = u'_' + storage->block.section(u'n', -1);
        const QString serial = bareSerial(*storage);
        return serial.size() < storage->serial.size() && serial.endsWith(suffix) ? serial.chopped(suffix.size())
                                                                                 : serial;
    }

    QString model(const NodeDevice &node, const NodeTree &tree) const override
    {
        const auto *storage = namespaceOf(node, tree);
        return storage ? storage->model : QString();
    }

private:
    static const StorageCapability *namespaceOf(const NodeDevice &node, const NodeTree &tree)
    {
        for (const NodeDevice *below : tree.descendants(node.key)) {
            if (below->storage)
                return &*below->storage;
        }
        return nullptr;
    }
};

} // namespace

const DeviceKind &nvmeKind()
{
    static const Nvme kind;
    return kind;
}

} // namespace riser
