// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/emulated_device.h"
#include "core/guest/guest_report.h"

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <QString>

#include <functional>
#include <optional>

namespace riser {

/// Which controller of a VM stands where. In libvirt's `<address bus=>` is the index of a controller, not the number
/// that the guest gives the bus behind it: the guest numbers them as it finds them. A bridge's own place and the bus
/// behind it, as the guest tells it, lead from the one to the other. A plain value.
class GuestTopology
{
public:
    GuestTopology() = default;
    /// Of the XML of a running VM, whose controllers all have addresses. Empty where it can't be read.
    static GuestTopology of(const QByteArray &domainXml);

    using SecondaryBus = std::function<std::optional<int>(const PciAddress &bridge)>;
    /// Where the guest has the function to which the XML gives `address`; nothing: it can't be known. `secondaryBus`
    /// tells the bus behind a bridge of the guest.
    std::optional<PciAddress> inGuest(const PciAddress &address, const SecondaryBus &secondaryBus) const;
    /// The USB controller of this index, as the XML places it: the fast one of several that share its sockets.
    std::optional<PciAddress> usbController(int index) const;
    /// Slow ones share its sockets (ich9-uhci1 …): a device may be at a socket of theirs, which has another number.
    bool hasCompanions(int index) const { return m_companions.contains(index); }

    /// What QEMU makes for it, beside what it has of the host.
    const QList<EmulatedDevice> &emulated() const { return m_emulated; }
    /// It has parts of devices of the host, as virtual GPUs are.
    bool hasMediated() const { return m_mediated; }

    bool operator==(const GuestTopology &) const = default;

private:
    struct Controller {
        std::optional<int> bus;            ///< that is known beforehand: a root's, an expander's
        std::optional<PciAddress> address; ///< of a bridge
        bool operator==(const Controller &) const = default;
    };
    std::optional<int> busOf(int controller, const SecondaryBus &secondaryBus, int depth) const;

    QHash<int, Controller> m_pci;
    QHash<int, PciAddress> m_usb;
    QSet<int> m_companions;
    QList<EmulatedDevice> m_emulated;
    bool m_mediated = false;
};

/// The bus behind a bridge by what the guest told: of the bridge itself, or of a function behind it.
std::optional<int> secondaryBusOf(const GuestReport &report, const PciAddress &bridge);

} // namespace riser
