// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/host/host_snapshot.h"

#include <QByteArray>
#include <QHash>
#include <QList>

namespace riser {

/// A VM of a recorded host.
struct RecordedDomain {
    bool running = false;
    bool autostart = false;
    QByteArray live;   ///< empty: shut off
    QByteArray config; ///< empty: transient
};

/// A host as it was recorded: libvirt's own XML in one file, whose form is
///
///     <riser-host version="1">
///       <facts hostname= uri= libvirt= hypervisor= cpus= memoryKib= numaNodes= iommu="yes|no" vfio="yes|no"/>
///       <device>…</device>                                     as `virsh nodedev-dumpxml` gives it, one each
///       <hostdriver device="pci_0000_01_00_0" driver="nvidia"/>  which driver it returns to; else the recorded one
///       <vm state="running|shutoff" autostart="yes|no"><live><domain/></live><config><domain/></config></vm>
///       <storage active="yes|no"><pool>…</pool></storage>
///     </riser-host>
struct Recording {
    HostFacts facts;
    QList<NodeDevice> nodes;
    QHash<DeviceKey, QString> hostDrivers;
    QList<RecordedDomain> domains;
    QList<StoragePool> pools;

    /// Errors: InvalidData, with what is wrong and where.
    static Result<Recording> parse(const QByteArray &xml);
};

} // namespace riser
