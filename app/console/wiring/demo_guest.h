// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guest_report.h"
#include "core/host/host_snapshot.h"

#include <QHash>

namespace riser {

class Inventory;

/// The guest in a VM of a demo host: what it truly has, by the VM's live definition and the host's devices. All that it
/// says comes from here, so that its agent, its shell and its screen agree with each other and with the host. A plain
/// value.
struct DemoGuest {
    QString name;
    QString run; ///< libvirt's number of this run: another one after each start
    int vcpus = 0;
    qint64 memoryMib = 0;
    GuestReport has; ///< as an agent would tell it that is asked for everything
    QHash<PciAddress, QString> titles;
    QHash<UsbPort, QString> usbTitles;
};

/// The VM must run.
DemoGuest demoGuest(const Inventory &inventory, const Domain &domain);

/// A Windows guest has neither a shell on its serial line nor, here, an agent.
bool isWindows(const QByteArray &domainXml);

} // namespace riser
