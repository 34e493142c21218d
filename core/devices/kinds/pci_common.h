// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/device_kind.h"

namespace riser {

/// A driver that holds a PCI function for a VM: vfio-pci and its variants (mlx5_vfio_pci, nvgrace_gpu_vfio_pci …).
/// xen-pciback and pci-stub are none: they keep the host away and give nothing to QEMU.
bool isVfioDriver(const QString &driver);

/// Class and subclass, 0xCCSS; 0 when the host doesn't tell.
quint32 pciClass(const NodeDevice &node);

/// "vendor product" without saying a word twice.
QString joinedName(const QString &vendor, const QString &product);

/// A storage serial as libvirt shows it is udev's ID_SERIAL, which repeats vendor and model: the serial alone.
QString bareSerial(const StorageCapability &storage);

/// What all PCI kinds have in common. Subclasses say which functions they are.
class PciKind : public DeviceKind
{
public:
    QString whyNeverAssignable(const NodeDevice &node, const NodeTree &tree) const override;
    Detacher detacher() const override { return Detacher::Libvirt; }
    HostHold hold(const NodeDevice &node, const NodeTree &tree) const override;
    QString serial(const NodeDevice &node, const NodeTree &tree) const override;
    QString title(const NodeDevice &node) const override;
    QString addressText(const NodeDevice &node) const override;
    QString placeOf(const DeviceKey &key) const override;
    QString driverText(const NodeDevice &node, const NodeTree &tree) const override;
    Hostdev hostdevFor(const NodeDevice &node) const override;
    bool matches(const Hostdev &hostdev, const NodeDevice &node) const override;
};

} // namespace riser
