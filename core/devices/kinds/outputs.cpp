// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/outputs.h"

#include "core/devices/device.h"
#include "core/devices/device_kind.h"
#include "core/devices/kinds/pci_common.h"

namespace riser {

/// A 3D controller (0302) computes and has nowhere to plug a monitor in; a virtual function's outputs are another's.
bool hasOutputs(const Device &device)
{
    if (!device.kind->drawsItself() || !device.node.pci)
        return false;
    const quint32 which = pciClass(device.node);
    return (which == 0x0300 || which == 0x0380) && !device.node.pci->physicalFunction;
}

} // namespace riser
