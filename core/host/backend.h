// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/host/credentials.h"
#include "core/host/host_snapshot.h"
#include "core/host/machines.h"
#include "core/hosthelper/host_program.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace riser {

class Consoles;

/// What a backend notices by itself. Called from any thread, never with a lock held; must only mark and post, never
/// call the backend back.
class BackendListener
{
public:
    virtual ~BackendListener() = default;
    /// Node devices or VMs changed: read again soon.
    virtual void somethingChanged() = 0;
    /// The connection is gone. Every call answers ConnectionLost from now on.
    virtual void connectionLost(const Error &error) = 0;
    /// The guest gave a device back, or refused to, by the hostdev's alias.
    virtual void deviceRemoved(const DomainId &domain, const QString &alias) = 0;
    virtual void deviceRemovalFailed(const DomainId &domain, const QString &alias) = 0;
};

/// Which definitions of a VM a change goes to; both may be set.
struct Target {
    bool live = false;
    bool config = false;
};

/// A host that can be read and told to move devices: libvirt's API reduced to what Riser uses, one object per
/// connection of a session. Every call blocks, for ever if the host hangs; so a session calls it on its own threads and
/// gives up the whole object when it hangs. Calls may come from several threads at once (one reader, one writer).
///
/// Errors name the host and the thing. A call after connectionLost() answers ConnectionLost at once.
/// libvirt's answer "done" is not believed here and not checked here either: operations re-read.
class Backend
{
public:
    virtual ~Backend() = default;

    /// Connects. `ask` is called on this thread when the transport wants a secret. `listener` must outlive the backend.
    /// Errors: InvalidInput, UnknownHost, Unreachable, LoginRefused, HostKeyRefused, AccessDenied, TimedOut, Cancelled.
    virtual Result<void> open(const Asker &ask, BackendListener *listener) = 0;
    /// Frees every blocked call (they answer ConnectionLost). From any thread, more than once.
    virtual void close() = 0;

    // Reading
    virtual Result<HostSnapshot> readSnapshot() = 0;
    /// The cheap poll between snapshots: the nodes again whose driver can change without an event (PCI functions and
    /// USB interfaces), and nothing else. `previous` supplies the rest.
    virtual Result<HostSnapshot> refreshDrivers(const HostSnapshot &previous) = 0;
    virtual Result<NodeDevice> readNode(const DeviceKey &key) = 0; ///< Errors: NoSuchDevice
    virtual Result<Domain> readDomain(const DomainId &id) = 0;     ///< Errors: NoSuchDomain
    virtual Result<QByteArray> readCapabilities() = 0;             ///< XML, for the host's XML tab

    // Writing: serial, on the writer connection, which is opened when first needed.
    /// `driver` empty: libvirt's choice of VFIO driver.
    virtual Result<void> detachNode(const DeviceKey &key, const QString &driver) = 0;
    virtual Result<void> reattachNode(const DeviceKey &key) = 0;
    virtual Result<void> attachHostdev(const DomainId &id, const QByteArray &xml, Target target) = 0;
    virtual Result<void> detachHostdev(const DomainId &id, const QByteArray &xml, Target target) = 0;

    /// Whole VMs, and storage. Lives as long as the backend.
    virtual Machines &machines() = 0;

    /// What is to be seen and heard of running VMs. Lives as long as the backend.
    virtual Consoles &consoles() = 0;

    /// riser-host on this host. Its standing is in each snapshot as `hostProgram`; where it isn't Present every call
    /// answers why. It may outlive the backend: then every call answers ConnectionLost. Null: this backend knows none.
    virtual std::shared_ptr<HostProgram> hostProgram() = 0;
    /// Frees a write call that hangs (it answers ConnectionLost), without touching the reader; the next one makes a new
    /// connection. What was asked may still happen. From any thread.
    virtual void giveUpWriting() = 0;
};

/// Makes the backend for a URI, or says why it can't be used (InvalidInput). Supplied by app: core and ui know none.
using BackendFactory = std::function<Result<std::unique_ptr<Backend>>(const QString &uri)>;

} // namespace riser
