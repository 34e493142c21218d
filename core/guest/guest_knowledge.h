// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guest_answers.h"
#include "core/guest/guest_match.h"
#include "core/guest/guest_questions.h"
#include "core/xml/guest_consoles.h"

namespace riser {

class HostSession;
struct Claim;

/// What an answer of a guest depends on: another one is due when this isn't the same any more.
struct GuestBasis {
    QStringList devices; ///< that the VM has now, with their places in the guest
    bool running = false;
    QString life;             ///< GuestKnowledge::life(): of another one no answer is true any more
    std::optional<Error> why; ///< it needn't be asked
    bool operator==(const GuestBasis &) const = default;
};

/// What the session of a host knows of one of its VMs without asking the guest. For the GUI thread.
class GuestKnowledge
{
public:
    /// `session` must outlive it.
    GuestKnowledge(HostSession *session, DomainId domain);

    GuestBasis basis() const;
    /// Which run of the VM and of the guest in it: another one after each start, reboot, and change of its agent.
    QString life() const;
    std::optional<Error> whyNot() const; ///< why it can't be asked now
    Error notConnected() const;
    GuestQuestion question(GuestLevel level, const GuestPatience &patience) const;
    QList<GpuMaker> gpus() const; ///< makers of the GPUs of the host that the VM has now, each once
    /// By what the guest said: of each device by the answers for which it was there.
    QHash<DeviceKey, GuestSight> sights(const GuestAnswers &answers, bool asking) const;

private:
    QString where() const;
    void parse(const Domain *domain) const;
    static QString deviceAndPlace(const Device &device, const Claim &claim);

    HostSession *m_session;
    const DomainId m_domain;
    // Of the running definition, kept while it is the same: it is asked for at each reading of the host.
    mutable QByteArray m_xml;
    mutable GuestConsoles m_consoles;
    mutable GuestTopology m_topology;
};

} // namespace riser
