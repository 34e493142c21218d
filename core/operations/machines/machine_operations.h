// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instances/instance_request.h"
#include "core/operations/operation.h"

#include <QHash>

#include <memory>

namespace riser {

/// How far a step of an earlier run had come, by the journal. Absent: it had not begun.
enum class JournalledState {
    Begun, ///< it may have happened, in part or whole
    Done,
};
using JournalledSteps = QHash<QString, JournalledState>; ///< by Step::id

/// A run of the same thing that was cut off; empty: none.
struct EarlierRun {
    QString entry; ///< of the journal
    JournalledSteps steps;
    bool operator==(const EarlierRun &) const = default;
};

/// Makes the VM of `request`: devices that aren't in the pool are detached, the definition claims them all, nobody else
/// does, the disk is made, the CD is made, it starts. Each step undone at a failure, so that nothing is left.
/// What an earlier run did and still stands is kept, what is half is made anew.
std::unique_ptr<Operation> makeProvision(const InstanceRequest &request, const EarlierRun &earlier = {});
/// Takes back what a cut-off run of it did, and nothing else.
std::unique_ptr<Operation> makeUnprovision(const InstanceRequest &request, const EarlierRun &earlier);

/// How a running VM is stopped.
enum class Stop {
    Ask,      ///< the guest is asked; when it doesn't, the operation ends there
    AskForce, ///< asked, and forced off after Patience::shutDownSeconds
    Force,    ///< at once
};

struct TearDownChoices {
    Stop stop = Stop::AskForce;
    QList<MarkedVolume> volumes; ///< that go with it; the others stay
    bool nvram = true;           ///< the firmware's settings go as well
    bool tpm = true;
    bool operator==(const TearDownChoices &) const = default;
};

/// Ends a VM for good: stopped, its devices back in the pool, the chosen volumes removed, its definition removed.
/// For any VM, not only Riser's. `inventory`: as the user sees it, for the names of what will be gone.
std::unique_ptr<Operation> makeTearDown(const Inventory &inventory, const DomainId &domain,
                                        const TearDownChoices &choices);

std::unique_ptr<Operation> makeStart(const DomainId &domain);
/// The guest is asked, and waited for Patience::shutDownSeconds.
std::unique_ptr<Operation> makeShutDown(const DomainId &domain);
std::unique_ptr<Operation> makeForceOff(const DomainId &domain);
std::unique_ptr<Operation> makeReboot(const DomainId &domain);
std::unique_ptr<Operation> makeAutostart(const DomainId &domain, bool on);

/// A local file becomes a volume, in the format that it has. Its size and format are read when it runs.
std::unique_ptr<Operation> makeUpload(const QString &fileName, const QString &pool, const QString &volume);

} // namespace riser
