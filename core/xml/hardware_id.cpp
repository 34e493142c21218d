// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/hardware_id.h"

namespace riser {

using namespace Qt::StringLiterals;

QString hardwareId(const NodeDevice &node)
{
    if (node.usbDevice)
        return node.usbDevice->id.toString();
    if (!node.pci)
        return {};
    return u"%1:%2"_s.arg(node.pci->vendorId, 4, 16, '0'_L1).arg(node.pci->productId, 4, 16, '0'_L1);
}

} // namespace riser
