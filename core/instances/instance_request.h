// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/plans/plan.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace riser {

/// Where the root disk's content comes from.
enum class DiskSource {
    Empty,   ///< a new, empty volume: something is installed from elsewhere
    Clone,   ///< a full copy of a template, of its own from then on
    Overlay, ///< only what differs from the template, which nobody may change from then on
};

/// The root disk of an instance: a volume that is made for it.
struct InstanceDisk {
    QString pool;
    QString volume; ///< to be made
    QString format = QStringLiteral("qcow2");
    qint64 capacityBytes = 0; ///< a template that is larger wins
    DiskSource source = DiskSource::Empty;
    QString templatePool; ///< of Clone and Overlay
    QString templateVolume;
    bool operator==(const InstanceDisk &) const = default;
};

/// What cloud-init in the guest is told at its first boot, as NoCloud data on a small CD. No password: keys only.
struct CloudInit {
    bool enabled = false;
    QString user;        ///< made, with sudo; empty: the image's own
    QStringList sshKeys; ///< public ones, one line each
    QString hostname;    ///< empty: the instance's name
    bool operator==(const CloudInit &) const = default;
};

/// A device that an instance gets, as it was chosen. Its unit goes along.
struct ChosenDevice {
    DeviceKey device;
    QString kind;   ///< DeviceKind::id()
    QString id;     ///< vendor and product: "10de:2204"
    QString serial; ///< empty: none is known
    /// It isn't in the pool: it is detached first. The user saw that and agreed.
    bool fromHost = false;
    bool operator==(const ChosenDevice &) const = default;
};

/// All that is decided of an instance before anything is done: what the review shows is what is made. A plain value
/// that the journal keeps, so that another run of the console can finish or undo it.
struct InstanceRequest {
    DomainId id; ///< made by the console: the VM is known by it from the first step on
    QString name;
    Plan plan; ///< as it was when it was chosen: it may be changed or deleted meanwhile
    QList<ChosenDevice> devices;
    std::optional<int> numaNode; ///< of all its devices; the guest's memory comes from there where there is room
    InstanceDisk disk;
    QString network; ///< a virtual network of the host; empty: none
    CloudInit cloudInit;
    bool start = true; ///< at the end
    bool autostart = false;
    QString by;   ///< user@computer of the console
    QDateTime at; ///< UTC, to the second
    bool operator==(const InstanceRequest &) const = default;

    QString seedVolume() const; ///< the CD's volume, in the disk's pool; empty without cloud-init
};

/// Which field is wrong and why, translated; empty: it can be used. Pure: what only the host can tell (names that are
/// taken, room) is the operation's to check.
QList<PlanProblem> checkRequest(const InstanceRequest &request);
/// A name that libvirt, a file name and a host name can all bear: why not, translated; empty when it can be.
QString instanceNameProblem(const QString &name);

QJsonObject requestToJson(const InstanceRequest &request);
/// Errors: InvalidData, what is missing or wrong.
Result<InstanceRequest> requestFromJson(const QJsonObject &json);

} // namespace riser
