// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/hosthelper/host_program.h"
#include "core/xml/domain.h"
#include "core/xml/node_device.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace riser {

/// What a host says of itself. Source: capabilities, domain capabilities, version calls.
struct HostFacts {
    QString hostname;                         ///< its own word, for titles
    QString uri;                              ///< as the connection sees it
    QString libvirtVersion;                   ///< 11.3.0
    quint64 libvirtVersionNumber = 0;         ///< 11003000
    QString hypervisor;                       ///< "QEMU 10.0.2"
    QString arch = QStringLiteral("x86_64");  ///< of its own CPU, as libvirt names it
    QString virtType = QStringLiteral("kvm"); ///< what a new VM's `<domain type=>` is: qemu where there is no KVM
    QString cpuModel;
    int cpus = 0;
    qint64 memoryKib = 0;
    int numaNodes = 0;
    std::optional<bool> iommu; ///< `/host/iommu@support`; nothing: not told
    std::optional<bool> vfio;  ///< domain capabilities list pciBackend vfio; nothing: not told (read-only connections)
    bool readOnly = false;
    bool local = false;  ///< the console runs on this host
    bool events = false; ///< life-cycle events arrive; else polling only
    bool operator==(const HostFacts &) const = default;
};

enum class RunState { ShutOff, Running, Paused, Suspended, ShuttingDown, Crashed, Other };

/// A VM with both of its definitions. A running one has `live`; a persistent one has `config` (what counts at the next
/// start). A transient VM has no `config`.
struct Domain {
    DomainId id;
    QString name;
    RunState state = RunState::Other;
    bool autostart = false;
    std::optional<DomainDefinition> live;
    std::optional<DomainDefinition> config;

    bool running() const { return live.has_value(); }
    bool persistent() const { return config.has_value(); }
    bool operator==(const Domain &) const = default;
};

/// A storage pool as far as it can tell which devices the host uses, and where its volumes are.
struct StoragePool {
    QString name;
    QString type;              ///< dir, logical, disk, fs, zfs …
    QStringList sourceDevices; ///< /dev/… paths
    QString path = {};         ///< of the folder that its volumes appear in; empty: they aren't files or devices there
    bool active = false;
    bool operator==(const StoragePool &) const = default;
};

/// A virtual network of the host. Source: virConnectListAllNetworks, its XML.
struct VirtualNetwork {
    QString name;
    QString forward; ///< nat, route, open, bridge, hostdev …; empty: isolated
    QString bridge;  ///< virbr0; empty: it has none
    bool active = false;
    bool autostart = false;
    bool operator==(const VirtualNetwork &) const = default;
};

/// All that was read of a host at one moment. Immutable once published: shared between threads as pointer to const.
struct HostSnapshot {
    quint64 generation = 0; ///< rises with each read of one session
    QDateTime takenAt;      ///< UTC, when the read began
    HostFacts facts;
    QList<NodeDevice> nodes; ///< in the host's order
    QList<Domain> domains;   ///< by name
    /// Names of VMs that the host lists and doesn't describe: what they claim isn't known. `problems` says why.
    QStringList unreadDomains;
    QList<StoragePool> pools;
    QList<VirtualNetwork> networks; ///< by name
    /// Identities of USB devices when the console runs on the host itself, from libusb; libvirt tells none.
    QHash<DeviceKey, DeviceIdentity> localIdentities;
    HostProgramFacts hostProgram; ///< riser-host there: its standing and, when it is Present, what it knows
    /// What could not be read: the rest is still true. Shown in the header of the host's pages.
    QList<Error> problems;

    const NodeDevice *node(const DeviceKey &key) const; ///< linear; Inventory keeps an index
    const Domain *domain(const DomainId &id) const;
    /// Equal in all but generation, time and the order of nothing: used to publish changes only.
    bool sameContent(const HostSnapshot &other) const;
};

using HostSnapshotPtr = std::shared_ptr<const HostSnapshot>;

} // namespace riser
