// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/host/host_snapshot.h"
#include "core/xml/volume.h"

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

/// A storage pool of a recorded host, and its volumes. Without a recorded capacity it has plenty.
struct RecordedStorage {
    PoolInfo pool;
    QList<Volume> volumes = {};
};

/// riser-host of a recorded host.
struct RecordedProgram {
    HostProgramFacts::State state = HostProgramFacts::State::Absent;
    QString version = {};
    bool live = false;
    QHash<DeviceKey, DeviceIdentity> identities = {};
    QHash<DeviceKey, HostUses> uses = {}; ///< while a host driver has the device
    QList<PoolEntry> pool = {};
};

/// A host as it was recorded: libvirt's own XML in one file, whose form is
///
///     <riser-host version="1">
///       <facts hostname= uri= libvirt= hypervisor= cpus= memoryKib= numaNodes= iommu="yes|no" vfio="yes|no"/>
///       <device>…</device>                                     as `virsh nodedev-dumpxml` gives it, one each
///       <hostdriver device="pci_0000_01_00_0" driver="nvidia"/>  which driver it returns to; else the recorded one
///       <vm state="running|shutoff" autostart="yes|no"><live><domain/></live><config><domain/></config></vm>
///       <storage active="yes|no"><pool>…</pool><volume>…</volume></storage>
///       <net active="yes|no" autostart="yes|no"><network>…</network></net>
///       <host-program version= state="present|absent|no-right|too-old|too-new|broken" live="yes|no">   none: absent
///         <identity device= serial= model= slot= mac= speedMbit=/>
///         <use device= kind= on= name= user= pid= verdict="block|warn" guarded="yes|no">text</use>   those two: by
///         kind <pool device= unit= id= serial= model= slot= mac= speedMbit=/>
///       </host-program>
///     </riser-host>
struct Recording {
    HostFacts facts;
    QList<NodeDevice> nodes;
    QHash<DeviceKey, QString> hostDrivers;
    QList<RecordedDomain> domains;
    QList<StoragePool> pools;
    QList<RecordedStorage> storage; ///< the same pools
    QList<VirtualNetwork> networks; ///< by name
    RecordedProgram program;

    /// Errors: InvalidData, with what is wrong and where.
    static Result<Recording> parse(const QByteArray &xml);
};

} // namespace riser
