// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"
#include "core/guest/guest_match.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace riser {

/// The columns of every device list. Pages hide those they don't need; the order is part of the remembered layout.
enum class DeviceColumn {
    Device,
    Address,
    Group,
    Driver,
    Status,
    Vm,
    Claim,
    Numa,
    Link,
    Serial,
    Actions,
    Host, ///< in lists of several hosts
    Labels,
    Guest, ///< on the page of a VM: what its guest says
};
inline constexpr int deviceColumnCount = 14;

QString columnTitle(DeviceColumn column); ///< translated

/// What stands beside a row's status, the gravest first.
enum class RowProblem { None, NotReady, Blocked, Waiting, Replaced, Moved, NotInPool, Conflict, Missing };

/// What the guest says of a device, as a sign.
enum class GuestMark { None, Good, Doubtful };

/// The words and signs of one row, made once per change of the device, so that painting and filtering only read them.
struct DeviceRow {
    QString icon; ///< of the kind, in our own icon theme; empty: a unit row
    QString title;
    QString address;
    QString group;
    QString driver;
    QString status; ///< with the problem's word, "Attached · Blocked"
    QString vm;
    QString claim; ///< "Now", "Next start", "Now and next start"
    QString numa;
    QString link;
    QString serial;
    QString host;              ///< empty in the list of one host
    QString labels;            ///< "big, fast"
    QString guest = {};        ///< "nvme · nvme0n1, 64 MiB, on /data"; plain text, of a guest
    QString guestDetails = {}; ///< sentences
    GuestMark guestMark = GuestMark::None;
    QString chip;
    QString search; ///< everything the search field looks at, case folded
    Status state = Status::Unknown;
    bool mixed = false; ///< a unit row whose members differ in status
    RowProblem problem = RowProblem::None;
    bool linkDowngraded = false;
    int groupNumber = -1; ///< for sorting
    int numaNode = -1;

    const QString &text(DeviceColumn column) const; ///< empty for Actions
    bool operator==(const DeviceRow &) const = default;
};

/// `scope`: the VM whose page it is, or empty on a host's page: then Claim is about that VM alone. `host`: its name, in
/// a list of several. Pure.
DeviceRow makeDeviceRow(const Device &device, const DomainId &scope, const QString &host = {},
                        const QStringList &labels = {});
/// Adds what the guest of the page's VM says of the device. Pure.
void addGuest(DeviceRow &row, const GuestSight &sight);
/// The row above several members of a unit. `rows`: theirs, at least one. Pure.
DeviceRow makeUnitRow(const Unit &unit, const QList<DeviceRow> &rows);

QString problemWord(RowProblem problem); ///< translated; empty for None

} // namespace riser
