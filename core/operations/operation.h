// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/devices/inventory.h"
#include "core/devices/rules.h"
#include "core/host/backend.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace riser {

/// How long the steps wait for the host to do what it said it did. Tests make it shorter.
struct Patience {
    int reads = 20;                       ///< a driver is bound within milliseconds, but a GPU's can take a second
    std::chrono::milliseconds pause{100}; ///< between two reads
    /// A driver may hang while it lets go (a program in a GPU); then the operation ends, and the host goes on by
    /// itself.
    std::chrono::seconds driverLimit{60};
    int unplugSeconds = 15;    ///< a Linux guest gives an NVMe up in about 3 s; libvirt itself stops waiting after 5
    int handBackSeconds = 30;  ///< QEMU gives a USB device back to the host's drivers after the guest let go of it
    int shutDownSeconds = 120; ///< a guest that was asked to shut down; most take less than 30
};

/// What a guest said to a hot unplug.
enum class GuestAnswer { None, GaveBack, Refused };

/// What the steps may use while they run on the writer thread.
struct StepContext {
    Backend &backend;
    /// True once the user cancelled or the session ends: long waits stop then.
    std::function<bool()> cancelled;
    /// Waits for the guest's answer about the device with this alias, at most `seconds` (0: only looks). Events arrive
    /// here from the listener; an answer is told once. The step re-reads in any case.
    std::function<GuestAnswer(const DomainId &, const QString &alias, int seconds)> waitRemoved;
    Patience patience = {};
    /// Asks the user to say that all is well, at most `seconds`. False: nobody did, somebody said no, or nobody can be
    /// asked (null).
    std::function<bool(const QString &question, int seconds)> confirmed = {};

    /// How far the running step is, in its own units (bytes); may be null.
    std::function<void(qint64 done, qint64 total)> advanced = {};

    bool isCancelled() const { return cancelled && cancelled(); }
};

/// The host didn't answer: whatever was asked may have happened, or may still happen. Nothing more is sent then.
inline bool isUnanswered(const Error &error)
{
    return error.code == ErrorCode::ConnectionLost || error.code == ErrorCode::TimedOut;
}

/// One thing done on the host, its words, and how to take it back.
struct Step {
    QString id = {};            ///< stable over runs, for the journal: "disk"; empty in operations that keep none
    bool driverLimited = false; ///< run() gives up after Patience::driverLimit
    /// Once it is done nothing before it is taken back any more: data is gone, and a VM without its disk isn't what it
    /// was.
    bool final = false;
    /// No snapshot shows its effect (a volume): after a lost answer it can't be told whether it stands.
    bool unseen = false;
    QString text;  ///< translated, imperative: "Detach 0000:01:00.0 from its driver"
    QString virsh; ///< the equivalent line: `virsh nodedev-detach pci_0000_01_00_0`
    /// Does it *and* verifies by reading; NotDone when the host said yes and it isn't so, NotSeen when it couldn't be
    /// read. What has no undo then may stand: nothing before it is taken back, and the outcome is Unknown.
    std::function<Result<void>(StepContext &)> run;
    QString undoText;  ///< empty: nothing to undo
    QString undoVirsh; ///< what a person types when the undo itself fails
    /// Takes back what run() did, and nothing that somebody else did: also called for the step that failed, which may
    /// have got half-way. May be null.
    std::function<Result<void>(StepContext &)> undo;
    /// Does this inventory show the step's effect? Tells after a lost connection what came of it. Pure; may be null.
    std::function<bool(const Inventory &)> happened;
};

enum class OperationKind {
    Detach,
    Return,
    Assign,
    Release,
    Repair,
    Provision,
    TearDown,
    Start,
    ShutDown,
    ForceOff,
    Reboot,
    Autostart,
    Upload,
};

/// What the user asked for. Made in ui, judged on any snapshot, planned and run on the writer thread on a fresh one.
/// Immutable: all state is in what run() of the runner keeps.
class Operation
{
public:
    virtual ~Operation() = default;

    virtual OperationKind kind() const = 0;
    virtual QString title(const Inventory &inventory) const = 0; ///< "Detach GA102 [GeForce RTX 3090] (0000:01:00.0)"
    virtual QList<DeviceKey> devices(const Inventory &inventory) const = 0; ///< rows that show "Detaching…" meanwhile
    virtual DomainId domain() const { return {}; }

    /// The rules, as in menus. Pure.
    virtual Findings check(const Inventory &inventory) const = 0;
    /// The steps from here. Pure; the preview shows the same list that runs. Call only when check() allows.
    virtual QList<Step> steps(const Inventory &inventory) const = 0;
    /// The domain definition before and after, as a unified diff; empty for operations on the host alone. Pure.
    virtual QString xmlDiff(const Inventory &inventory) const = 0;
    /// What the re-read at the end shows, line by line: Pass for what is as asked, Block for what is not.
    virtual Findings verify(const Inventory &after) const = 0;
    /// What the journal keeps of it, so that it can be finished or undone after the console died. Empty: it isn't kept.
    virtual QJsonObject record() const { return {}; }
    /// The journal's entry that this one carries on; empty: none.
    virtual QString carriesOn() const { return {}; }
};

} // namespace riser
