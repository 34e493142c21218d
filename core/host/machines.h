// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/xml/volume.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <stop_token>

namespace riser {

/// What a host keeps beside a VM's definition, and what of it goes with an undefine. What is not to go is left there:
/// NVRAM and TPM state as files, the rest makes libvirt refuse.
struct Leftovers {
    bool nvram = true;       ///< the firmware's settings
    bool tpm = true;         ///< the emulated TPM's state
    bool managedSave = true; ///< a suspended guest's memory
    bool snapshots = true;   ///< their descriptions; the disks stay as they are
    bool checkpoints = true; ///< as well
    bool operator==(const Leftovers &) const = default;
};

/// What an upload sends. The functions are called on the calling thread.
struct Upload {
    /// Fills at most `size` bytes and says how many; 0 is the end. An error stops the upload and is its error.
    std::function<Result<qint64>(char *to, qint64 size)> source;
    qint64 bytes = 0;                               ///< as many as the source has; fewer or more is an error
    std::function<void(qint64 sent)> progress = {}; ///< bytes so far, after each piece; may be null
    std::stop_token stop = {};                      ///< asked between pieces: Cancelled
};

/// A local file to upload. Errors: InvalidInput, with the system's reason.
Result<Upload> uploadOf(const QString &fileName);

/// Whole VMs of a host, and its storage: the part of Backend that provisioning and teardown use, of the same connection
/// and under the same rules. Reading calls go to the reader connection; the others are serial, with those of Backend,
/// on the writer connection, and are freed by Backend::giveUpWriting(). All block, and answer ConnectionLost after
/// Backend::close(). "Done" is not believed here: operations re-read.
///
/// Errors name the host and the VM, or the volume and its pool. Beside those below any call may answer ConnectionLost,
/// AccessDenied, NotSupported, TimedOut (another job holds the VM) or Failed.
class Machines
{
public:
    virtual ~Machines() = default;

    // VMs
    /// Makes a VM that isn't there yet, and never changes one that is. The host's libvirt checks the XML by its schema.
    /// Without a UUID in it libvirt makes one. Errors: AlreadyThere (name or UUID is taken), InvalidData.
    virtual Result<DomainId> define(const QByteArray &xml) = 0;
    /// Replaces the definition for the next start of the VM with the UUID in `xml`. libvirt has no compare-and-swap:
    /// read right before. Errors: NoSuchDomain (nothing is made then), AlreadyThere (a new name that is taken),
    /// InvalidData.
    virtual Result<void> redefine(const QByteArray &xml) = 0;
    /// A running VM stays, as a transient one that is gone when it stops. Volumes stay. What the host's libvirt is too
    /// old to know (TPM state below 8.9) is left out. Errors: NoSuchDomain.
    virtual Result<void> undefine(const DomainId &id, const Leftovers &remove) = 0;
    /// Errors: NoSuchDomain, DeviceInUse, NoSuchDevice.
    virtual Result<void> start(const DomainId &id) = 0;
    /// Asks the guest, through its agent when it has one, else by ACPI: done means asked. Errors: NoSuchDomain.
    virtual Result<void> shutDown(const DomainId &id) = 0;
    /// Pulls the plug. Errors: NoSuchDomain.
    virtual Result<void> destroy(const DomainId &id) = 0;
    virtual Result<void> reboot(const DomainId &id) = 0; ///< asks the guest, as shutDown(). Errors: NoSuchDomain
    virtual Result<void> setAutostart(const DomainId &id, bool on) = 0; ///< Errors: NoSuchDomain

    // Storage: reading. What libvirt knows since the pool's last refresh; a volume's own sizes are new.
    virtual Result<QList<Volume>> volumes(const QString &pool) = 0;              ///< by name. Errors: NoSuchStorage
    virtual Result<Volume> volume(const QString &pool, const QString &name) = 0; ///< Errors: NoSuchStorage
    virtual Result<PoolInfo> poolInfo(const QString &pool) = 0;                  ///< Errors: NoSuchStorage

    // Storage: writing. A volume that libvirt doesn't know is looked for once more after a refresh of its pool:
    // somebody may have put the file there.
    /// Looks what is in the pool, and how much room. Done when a job on one of its volumes keeps libvirt from looking.
    /// Errors: NoSuchStorage.
    virtual Result<void> refreshPool(const QString &pool) = 0;
    /// An overlay when `spec` names a backing image. Errors: NoSuchStorage (the pool), AlreadyThere, NoSpace,
    /// InvalidData (a name with a slash).
    virtual Result<void> createVolume(const QString &pool, const VolumeSpec &spec) = 0;
    /// A full copy, grown to the capacity of `spec` when the original is smaller. Takes minutes; libvirt tells no
    /// progress. Errors: NoSuchStorage, AlreadyThere, NoSpace.
    virtual Result<void> cloneVolume(const QString &pool, const VolumeSpec &spec, const QString &fromPool,
                                     const QString &fromVolume) = 0;
    /// Makes it larger; smaller is refused. Errors: NoSuchStorage, NoSpace, InvalidInput.
    virtual Result<void> resizeVolume(const QString &pool, const QString &name, qint64 capacityBytes) = 0;
    /// Replaces the volume's content, which must fit into its capacity (libvirt says that it refuses more). What ends
    /// early leaves part of it: remove the volume then. What has no room now isn't begun; others may still fill the
    /// pool meanwhile, so make the volume with all of its bytes allocated. Errors: NoSuchStorage, NoSpace, Cancelled,
    /// DeviceInUse, what the source says.
    virtual Result<void> upload(const QString &pool, const QString &name, const Upload &upload) = 0;
    /// libvirt doesn't ask whether a VM uses it: the caller does. Errors: NoSuchStorage, DeviceInUse (a job of its
    /// own).
    virtual Result<void> removeVolume(const QString &pool, const QString &name) = 0;
};

} // namespace riser
