// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_snapshot.h"
#include "core/host/simulated/recording.h"

#include <QByteArray>

#include <optional>

namespace riser {

/// How a guest answers when the host wants a device back.
struct GuestBehaviour {
    enum class Unplug {
        GivesBack,
        Ignores, ///< the host waits, gives up and says "done" with the device still there (facts §3)
        Refuses,
    };
    Unplug unplug = Unplug::GivesBack;
    int delay = 0;         ///< milliseconds until it gives back
    bool shutsDown = true; ///< when it is asked to; else it goes on
    int patience = 5000;   ///< milliseconds the host waits for one that ignores it; libvirt: 5 s
};

/// A VM of a simulated host: its definitions as XML and as read from it. Not thread-safe: its host locks.
class SimulatedDomain
{
public:
    /// Errors: InvalidData.
    static Result<SimulatedDomain> make(const RecordedDomain &recorded);

    const Domain &domain() const { return m_domain; }
    const DomainId &id() const { return m_domain.id; }
    const QString &name() const { return m_domain.name; }
    bool running() const { return m_domain.running(); }

    Result<void> setConfig(const QByteArray &xml);
    Result<void> setLive(const QByteArray &xml);
    void stop(); ///< live definition gone
    void forgetConfig();
    void setAutostart(bool on) { m_domain.autostart = on; }
    QStringList diskSources() const; ///< of both definitions

    QList<Hostdev> liveHostdevs() const;
    /// The hostdev that libvirt takes `wanted` for, in this definition: by address; USB by bus and number when given,
    /// else by vendor:product.
    static const Hostdev *find(const std::optional<DomainDefinition> &definition, const Hostdev &wanted);
    static const Hostdev *findAlias(const std::optional<DomainDefinition> &definition, const QString &alias);

    GuestBehaviour guest;
    bool unreadable = false;

private:
    Domain m_domain;
};

} // namespace riser
