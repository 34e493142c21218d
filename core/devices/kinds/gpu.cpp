// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/devices/kinds/kinds.h"
#include "core/devices/kinds/pci_common.h"

namespace riser {

namespace {

using namespace Qt::StringLiterals;

/// PCI base class 03: VGA, 3D and other display controllers.
class Gpu : public PciKind
{
public:
    QString id() const override { return u"gpu"_s; }
    QString name() const override { return Text::tr("GPU"); }
    QString pluralName() const override { return Text::tr("GPUs"); }
    QString iconName() const override { return u"riser-gpu"_s; }
    QString chipId(const NodeDevice &) const override { return u"gpu"_s; }
    bool computes() const override { return true; }
    bool recognises(const NodeDevice &node) const override { return pciClass(node) >> 8 == 0x03; }
    /// A 3D controller (0302) computes and has nowhere to plug a monitor in; a virtual function's outputs are another's.
    bool drawsItself(const NodeDevice &node) const override
    {
        const quint32 which = pciClass(node);
        return (which == 0x0300 || which == 0x0380) && !node.pci->physicalFunction;
    }
};

} // namespace

const DeviceKind &gpuKind()
{
    static const Gpu kind;
    return kind;
}

} // namespace riser
