// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"

#include <functional>

// Putting a hostdev into a VM's definitions and taking it out, each with the re-read that proves it.
namespace riser {

/// One hostdev of one VM, with the words for it.
struct GuestSide {
    DomainId domain;
    QString vm;     ///< name, for sentences
    QString device; ///< "GA102 (0000:01:00.0)"
    QString host;
    /// Is this hostdev the one it is about?
    std::function<bool(const Hostdev &)> same;
};

/// Where the hostdev is now.
struct Presence {
    bool live = false;
    bool config = false;
    bool any() const { return live || config; }
};

Presence presence(const GuestSide &side, const Domain &domain);
/// A VM that is gone has it nowhere. Errors: the backend's, but not NoSuchDomain.
Result<Presence> readPresence(StepContext &context, const GuestSide &side);

/// The element as it came, so that its alias and guest address are kept; else as Riser writes it.
QByteArray hostdevXml(const Hostdev &hostdev);

/// Attaches and reads until it is there. Errors: the backend's; NotDone.
Result<void> plugIn(StepContext &context, const GuestSide &side, const QByteArray &xml, Target target);
/// Asks the guest to give it up and waits for that, a bounded time. Not there (any more) is fine.
/// Errors: the backend's; NotDone when the guest refuses (at once) or doesn't answer.
Result<void> unplug(StepContext &context, const GuestSide &side, const Hostdev &live);
/// Takes it out of the persistent definition. Not there (any more) is fine. Errors: the backend's; NotDone.
Result<void> removeFromConfig(StepContext &context, const GuestSide &side, const Hostdev &config);

} // namespace riser
