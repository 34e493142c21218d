// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/consoles.h"

namespace riser {

/// What the guests of a simulated host do by themselves, all of them. Called from any thread, with no lock of the host
/// or of its guests held: it may ask both.
class SimulatedLife
{
public:
    virtual ~SimulatedLife() = default;

    /// Somebody typed on a serial line of the guest.
    virtual void typed(const DomainId &id, const QByteArray &bytes) = 0;
    /// Errors: as Consoles::askAgent().
    virtual Result<QByteArray> askAgent(const DomainId &id, const QByteArray &command) = 0;
    virtual Screenshot screenshot(const DomainId &id) = 0; ///< empty: a dark screen
    /// Does an agent open its channel when a VM with this definition starts? With the host's lock held: asks nobody.
    virtual bool startsAgent(const QByteArray &domainXml) = 0;
};

} // namespace riser
