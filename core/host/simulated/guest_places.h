// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/xml/hostdev.h"
#include "core/xml/node_device.h"

#include <QByteArray>

#include <optional>

namespace riser {

// What libvirt writes into a hostdev when it takes it into a definition. Pure.

/// The hostdev with an address in the guest of `domainXml`: on q35 a free root port, or behind a pcie-to-pci-bridge for
/// a function that isn't PCI Express (`conventional`), else a free slot of bus 0; for USB a port. One that has an
/// address, `unassigned` included, keeps it. Nothing when there is no room: "No more available PCI slots", the
/// commonest refusal of a live attach.
std::optional<QByteArray> withGuestPlace(const QByteArray &hostdevXml, const QByteArray &domainXml, bool conventional);

/// The domain with one more PCI controller: into a persistent definition libvirt puts the port or bridge that is
/// missing itself.
QByteArray withController(const QByteArray &domainXml, const QString &model);

/// The hostdev as a live definition shows it: with an alias, the vfio driver, and for a USB device (`usb`) both
/// vendor:product and the bus and number it has now.
QByteArray asLive(const QByteArray &hostdevXml, const NodeDevice *usb, const QByteArray &domainXml);

} // namespace riser
