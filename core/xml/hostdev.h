// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/pci_address.h"
#include "core/base/usb_port.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace riser {

/// One host device in a VM's definition. Source: `<hostdev>`, and for the claim alone `<interface type='hostdev'>` and
/// `<disk type='nvme'>`, which take a PCI function in the same way.
struct Hostdev {
    enum class Type { Pci, Usb, Mdev, Scsi, Other };
    enum class Element { Hostdev, Interface, NvmeDisk };

    Type type = Type::Other;
    Element element = Element::Hostdev;
    bool managed = false;
    QString alias;                        ///< ours begin with `ua-`
    std::optional<PciAddress> pci;        ///< `<source><address>` of a PCI function
    std::optional<UsbAddress> usbAddress; ///< volatile: the device number changes at re-plug
    std::optional<UsbId> usbId;
    QString mdevUuid;
    QString driverName;
    QString startupPolicy;
    /// `<address type='unassigned'/>`: held by the VM and not given to the guest.
    bool unassigned = false;
    QString guestAddress; ///< `0000:02:00.0` for PCI, `0:1` (bus:port) for USB; empty when the host hasn't chosen yet
    bool usbAddressMissing = false; ///< the live definition says `missing='yes'` (startupPolicy)
    QByteArray xml;                 ///< the element as it came, or empty for one that Riser made

    bool operator==(const Hostdev &) const = default;
};

/// The XML to attach `hostdev` with: written by an XML writer, never by concatenation. Pure.
QByteArray writeHostdev(const Hostdev &hostdev);

/// Reads one `<hostdev>` element. Errors: InvalidData.
Result<Hostdev> parseHostdev(const QByteArray &xml);

} // namespace riser
