// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/wiring/demo_agent.h"
#include "app/console/wiring/demo_shell.h"
#include "core/host/simulated/simulated_life.h"

#include <QHash>

#include <memory>
#include <mutex>

namespace riser {

class SimulatedHost;
struct DemoGuest;
struct Domain;

/// What makes the running VMs of a demo host alive: a shell on their serial lines, an agent that tells of the devices
/// they really have, a picture on their screens. Also of VMs that are made or started while playing. Windows guests
/// stay silent. Thread-safe.
class DemoGuests : public SimulatedLife
{
public:
    explicit DemoGuests(std::weak_ptr<SimulatedHost> host);

    /// Makes the guests of this host alive, and says of their displays that there is nothing to connect to.
    static void live(const std::shared_ptr<SimulatedHost> &host);

    void typed(const DomainId &id, const QByteArray &bytes) override;
    Result<QByteArray> askAgent(const DomainId &id, const QByteArray &command) override;
    Screenshot screenshot(const DomainId &id) override;
    bool startsAgent(const QByteArray &domainXml) override;

private:
    struct Shell {
        QString run;
        DemoShell shell;
    };

    const std::weak_ptr<SimulatedHost> m_host; ///< it owns this
    std::mutex m_mutex;
    QHash<DomainId, Shell> m_shells;
    QHash<DomainId, DemoAgent> m_agents;
};

} // namespace riser
