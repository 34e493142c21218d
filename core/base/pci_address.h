// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>
#include <QStringView>

#include <compare>
#include <optional>

namespace riser {

/// Where a PCI function sits: domain (16 bits; VMD and Hyper-V use up to 32), bus (8), slot (5) and function (3 bits).
struct PciAddress {
    quint32 domain = 0;
    quint8 bus = 0;
    quint8 slot = 0;
    quint8 function = 0;

    auto operator<=>(const PciAddress &) const = default;

    /// `0000:01:00.0` as lspci -D and sysfs write it, or without the domain. Anything else, or out of range: nothing.
    static std::optional<PciAddress> parse(QStringView text);
    /// From libvirt's node name `pci_0000_01_00_0`.
    static std::optional<PciAddress> fromNodeName(QStringView name);

    QString toString() const; ///< always with the domain: 0000:01:00.0
    QString toNodeName() const; ///< pci_0000_01_00_0
    /// Functions of one card share all but the function number.
    bool sameSlot(const PciAddress &other) const;
};

size_t qHash(const PciAddress &address, size_t seed = 0);

} // namespace riser
