// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/backend.h"
#include "core/host/simulated/connection.h"
#include "core/host/simulated/fault_plan.h"
#include "core/host/simulated/simulated_domain.h"
#include "core/host/simulated/simulated_nodes.h"
#include "core/host/simulated/simulated_pool.h"
#include "core/host/simulated/simulated_storage.h"
#include "core/hosthelper/protocol/messages.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace riser {

class SimulatedGuests;

/// One call that a simulated host saw.
struct SimulatedCall {
    quint64 connection = 0;
    QString name;     ///< as in Backend: "detachNode"
    QString argument; ///< device key or domain id, or empty
    bool operator==(const SimulatedCall &) const = default;
};

/// Devices that go back to the host together, unless somebody confirms.
struct SimulatedArmed {
    QList<DeviceKey> devices;
    std::chrono::steady_clock::time_point until;
};

/// riser-host on a simulated host: what it knows and remembers.
struct SimulatedProgram {
    HostProgramFacts::State state = HostProgramFacts::State::Absent;
    QString version;
    bool live = false; ///< it tells of driver changes
    QHash<DeviceKey, DeviceIdentity> identities;
    QHash<DeviceKey, HostUses> uses; ///< of a device while a host driver has it
    SimulatedPool pool;
    QList<SimulatedArmed> armed;
    int boots = 1;
};

/// A KVM host in memory that starts from recorded libvirt XML and answers as libvirt and its host do, errors included.
/// Several backends may be connected to one: several administrators. Thread-safe; events are sent from the thread that
/// made the change, with no lock of the host held.
///
/// Where it differs from a real host under the contract suite, this is wrong.
class SimulatedHost
{
public:
    /// Null when the recording can't be used; `error` then says why (InvalidData).
    static std::shared_ptr<SimulatedHost> fromXml(const QByteArray &recording, Error *error = nullptr);
    explicit SimulatedHost(const Recording &recording);
    ~SimulatedHost();

    QString name() const { return m_name; }

    // What a backend asks.
    HostSnapshot snapshot() const;
    HostSnapshot refreshed(const HostSnapshot &previous) const; ///< PCI functions and USB interfaces alone
    Result<NodeDevice> node(const DeviceKey &key) const;
    Result<Domain> domain(const DomainId &id) const;
    QByteArray capabilities() const;
    Result<void> detachNode(const DeviceKey &key, const QString &driver = {});
    Result<void> reattachNode(const DeviceKey &key);
    Result<void> attachHostdev(const DomainId &id, const QByteArray &xml, Target target);
    Result<void> detachHostdev(const DomainId &id, const QByteArray &xml, Target target);

    // What a backend asks of whole VMs (core/host/machines.h), beside startDomain() and destroyDomain().
    Result<DomainId> define(const QByteArray &xml);
    Result<void> redefine(const QByteArray &xml);
    Result<void> undefine(const DomainId &id, const Leftovers &remove);
    Result<void> shutDown(const DomainId &id);
    Result<void> reboot(const DomainId &id);
    Result<void> setAutostart(const DomainId &id, bool on);
    SimulatedStorage &storage() { return m_storage; }
    SimulatedGuests &guests() { return *m_guests; } ///< as seen by core/host/consoles.h

    // What riser-host on it is asked (core/hosthelper/host_program.h).
    HostProgramFacts hostProgram() const;
    Result<HostUses> blastRadius(const DeviceKey &key) const;
    Result<void> usbDetach(const UsbPort &port);
    Result<void> usbAttach(const UsbPort &port);
    Result<void> poolKeep(const QList<DeviceKey> &unit);
    Result<void> poolForget(const QList<DeviceKey> &devices);
    Result<void> poolRestore(const QList<DeviceKey> &devices);
    Result<void> poolMove(const DeviceKey &was, const DeviceKey &now);
    Result<void> arm(const QList<DeviceKey> &devices, int seconds);
    Result<void> confirm(const QList<DeviceKey> &devices);

    // What somebody else does, behind Riser's back. Also what a person does at the machine.
    DomainId domainNamed(const QString &domainName) const; ///< empty: none
    Result<DomainId> defineDomain(const QByteArray &xml);
    Result<void> undefineDomain(const DomainId &id);
    Result<void> startDomain(const DomainId &id); ///< takes its devices as libvirt does, and is refused as libvirt does
    Result<void> destroyDomain(const DomainId &id);
    QStringList nvramFiles() const; ///< of VMs that are there, and left behind by others; sorted
    void setGuest(const DomainId &id, GuestBehaviour guest);
    /// The agent in the guest opens its channel, or leaves it; told as libvirt tells it.
    Result<void> setAgentConnected(const DomainId &id, bool connected);
    /// The host goes on listing the VM, and doesn't tell its definitions (any more).
    void setUnreadable(const DomainId &id, bool unreadable);
    /// A guest that ignored the unplug gives the device back after all. False: it has none of this alias.
    bool giveBackLate(const DomainId &id, const QString &alias);
    /// A guest that ignored the unplug so far says no, and keeps the device.
    bool refuseLate(const DomainId &id, const QString &alias);
    void unplugDevice(const DeviceKey &key);                      ///< pulled out, with all below it
    void plugDevice(const DeviceKey &key);                        ///< put back; a USB device gets a new number
    Result<void> addDevice(const QByteArray &nodeXml);            ///< one that was never there
    void replugUsb(const DeviceKey &key);                         ///< pulled and put back in the same port
    void bindDriver(const DeviceKey &key, const QString &driver); ///< by hand through sysfs; empty: unbound
    void setFacts(const HostFacts &facts);
    /// The whole machine starts anew: connections are lost, VMs end, drivers are as at boot, riser-host puts back its
    /// pool, and the VMs that start by themselves do.
    void restartHost();
    void setHostProgram(HostProgramFacts::State state); ///< installed, removed, forbidden …
    void setHostProgramLive(bool live);                 ///< whether it tells of driver changes
    void setUses(const DeviceKey &key, const HostUses &uses);
    void setIdentity(const DeviceKey &key, const DeviceIdentity &identity);
    QList<DeviceKey> armed() const; ///< sorted
    void expireArmed();             ///< the time of all armed returns is over now

    // The connections.
    void setReachable(bool reachable); ///< whether new connections are answered
    bool reachable() const;
    void restart(); ///< the service restarts: all connections are lost, and all is as before
    std::shared_ptr<SimulatedConnection> join(BackendListener *listener);
    void leave(const std::shared_ptr<SimulatedConnection> &connection);
    int connections() const;

    FaultPlan &faults() { return m_faults; } ///< for all connections
    void log(SimulatedCall call);
    QList<SimulatedCall> calls() const;
    int callCount(const QString &callName) const;
    void clearCalls();

private:
    using Events = QList<SimulatedEvent>;
    void tell(const Events &events) const;
    /// Runs `change` under the lock, then sends what it noted.
    template<typename Change>
    auto changing(Change change)
    {
        Events events;
        auto result = [&] {
            const std::lock_guard lock(m_mutex);
            return change(events);
        }();
        tell(events);
        return result;
    }

    SimulatedDomain *find(const DomainId &id);
    const SimulatedDomain *holderOf(const PciAddress &address) const;
    const SimulatedDomain *holderOf(const UsbAddress &address) const;
    Result<const NodeDevice *> pciNode(const DeviceKey &key) const;

    Result<void> detach(const DeviceKey &key, const QString &driver, Events &events);
    Result<void> reattach(const DeviceKey &key, Events &events);
    Result<void> checkPci(const SimulatedDomain &domain, const Hostdev &hostdev) const;
    Result<void> checkViable(const Hostdev &hostdev) const;
    Result<const NodeDevice *> checkUsb(const Hostdev &hostdev) const;
    bool isConventional(const Hostdev &hostdev) const;
    Result<QByteArray> attachConfig(const SimulatedDomain &domain, const QByteArray &xml, const Hostdev &hostdev) const;
    Result<void> attachLive(SimulatedDomain &domain, const QByteArray &xml, const Hostdev &hostdev, Events &events);
    Result<void> attach(const DomainId &id, const QByteArray &xml, Target target, Events &events);
    Result<void> detachLive(std::unique_lock<std::mutex> &lock, const DomainId &id, const Hostdev &there,
                            Events &events);
    void take(const Hostdev &hostdev, Events &events);
    void giveBack(const Hostdev &hostdev, Events &events);
    Result<void> removeLive(SimulatedDomain &domain, const Hostdev &there, Events &events);
    Result<void> start(SimulatedDomain &domain, Events &events);
    Result<void> checkDisks(const SimulatedDomain &domain) const;
    void stop(SimulatedDomain &domain, Events &events); ///< a transient one is gone then
    Result<SimulatedDomain *> findDomain(const DomainId &id);
    Result<SimulatedDomain *> findRunning(const DomainId &id);
    Result<SimulatedDomain> defined(const QByteArray &xml) const;
    void setDriver(const DeviceKey &key, const QString &driver, Events &events);

    // riser-host; all with the lock held
    QString seenDriver(const NodeDevice &node) const;
    SimulatedPool::Seen seen(const NodeDevice &node) const;
    QList<SimulatedPool::Seen> seenDevices() const;
    HostProgramFacts programFacts() const;
    Result<const NodeDevice *> subject(const DeviceKey &key) const;
    Result<void> takeUsb(const NodeDevice &node, Events &events);
    void takeIfPooled(const DeviceKey &key, Events &events);
    void usbToHost(const DeviceKey &key, Events &events);
    std::unexpected<Error> refuse(const QList<DeviceKey> &devices, protocol::Fault::Code code,
                                  const QString &text) const;
    void restorePool(const QList<DeviceKey> &only, Events &events);
    void returnArmed(std::chrono::steady_clock::time_point until, Events &events);
    void watchArmed(const std::stop_token &stop); ///< without it: takes it

    const QString m_name;
    FaultPlan m_faults;
    SimulatedStorage m_storage; ///< locks by itself, as the next
    const std::unique_ptr<SimulatedGuests> m_guests;

    mutable std::mutex m_mutex;
    std::condition_variable m_changed; ///< a VM gave something back, or went
    HostFacts m_facts;
    SimulatedNodes m_nodes;
    QList<SimulatedDomain> m_domains;
    QList<StoragePool> m_pools;
    QList<VirtualNetwork> m_networks;
    QSet<QString> m_nvram;       ///< files with firmware settings
    int m_starts = 100;          ///< of VMs; recorded ones have lower numbers
    QSet<DeviceKey> m_keptOut;   ///< detached on request: a managed VM doesn't give these back (facts §3)
    QSet<DeviceKey> m_returning; ///< taken by a managed hostdev: return to the host with it
    bool m_reachable = true;
    SimulatedProgram m_program;
    std::condition_variable_any m_armedChanged;

    mutable std::mutex m_connectionsMutex;
    QList<std::shared_ptr<SimulatedConnection>> m_connections;
    quint64 m_lastConnection = 0;
    QList<SimulatedCall> m_calls;

    std::jthread m_armedWatch; ///< returns what is armed in time; ends first of all members
};

} // namespace riser
