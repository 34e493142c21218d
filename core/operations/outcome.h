// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"
#include "core/operations/report.h"

namespace riser {

/// Judges what came of an operation by comparing what was with what is: for the runner at its end, and for
/// resolveUnknown() later. Pure.
class OutcomeJudge
{
public:
    OutcomeJudge(const Operation &operation, const Inventory &before, const Inventory &now);

    /// Lines of the operation's own verification; any Block means that it isn't as asked.
    const Findings &verified() const { return m_verified; }
    bool asAsked() const;
    /// Every device of the operation has the driver and the claims it had before, and its VM is there, or not, as it
    /// was. What no snapshot shows isn't part of it.
    bool asBefore() const;

    /// One line per device: how it stands, and what it was when that is something else.
    Findings comparison() const;
    /// A line for each step that stands and what a person can type to take it back.
    Findings standingSteps(const QList<Step> &steps, const QList<StepReport> &reports) const;

private:
    bool same(const DeviceKey &key) const;
    bool sameVm() const;

    const Inventory &m_before;
    const Inventory &m_now;
    QList<DeviceKey> m_devices;
    DomainId m_domain; ///< may be empty
    Findings m_verified;
};

} // namespace riser
