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
    bool drawsItself() const override { return true; }
    bool recognises(const NodeDevice &node) const override { return pciClass(node) >> 8 == 0x03; }
};

} // namespace

const DeviceKind &gpuKind()
{
    static const Gpu kind;
    return kind;
}

} // namespace riser
