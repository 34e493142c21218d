// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pci_address.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <pugixml.hpp>

namespace riser {

/// A PCI device that QEMU makes for a VM: one that looks like a device of the host must not be taken for it.
struct EmulatedDevice {
    PciAddress address; ///< as the XML has it
    /// Beginnings of "8086:10d3", what it may be in the guest; an empty one: anything.
    QStringList numbers;
    bool mayBe(const QString &id) const;
    bool operator==(const EmulatedDevice &) const = default;
};

/// Those of the `<devices>` of a running VM, whose elements all have addresses. Source of the numbers: QEMU 10's
/// include/hw/pci/pci.h and docs/specs/pci-ids. What isn't known there may be anything.
QList<EmulatedDevice> emulatedDevices(pugi::xml_node devices);

} // namespace riser
