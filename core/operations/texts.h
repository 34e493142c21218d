// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"

#include <QString>
#include <QStringList>

// The words that all operations share. Pure.
namespace riser::texts {

/// The host's own name, else its URI, for sentences.
QString hostName(const Inventory &inventory);
/// "GA102 [GeForce RTX 3090] (0000:01:00.0)"
QString deviceName(const Device &device);
/// The same by key; a device that is gone has only its key.
QString deviceName(const Inventory &inventory, const DeviceKey &key);
/// "driver nvme", or that there is none.
QString driverWords(const QString &driver);
/// "driver vfio-pci, Detached" and which VMs claim it: where a device stands, in one sentence without its name.
QString standing(const Device &device);

/// `virsh -c URI WORDS…`, each word quoted for a POSIX shell where it must be.
QString virsh(const Inventory &inventory, const QStringList &words);
/// The same with `xml` as a here-document on /dev/stdin, so that the lines can be pasted as they are.
QString virshWithXml(const Inventory &inventory, const QStringList &words, const QByteArray &xml);
/// What names a VM on a command line: its name, or its UUID when the name looks like an option.
QString domainWord(const Domain &domain);

} // namespace riser::texts
