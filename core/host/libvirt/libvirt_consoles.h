// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/agent_turns.h"
#include "core/host/consoles.h"

namespace riser {

class BackendState;

/// Consoles through a backend's third connection, and serial lines through its fourth. The backend outlives it.
class LibvirtConsoles : public Consoles
{
public:
    explicit LibvirtConsoles(BackendState &state)
        : m_state(state)
    {
    }

    Result<std::unique_ptr<SerialLine>> openSerial(const DomainId &id, const QString &alias, bool takeOver,
                                                   SerialListener listener) override;
    Result<Screenshot> screenshot(const DomainId &id, int screen) override;
    DisplayRoute route(const GuestDisplay &display) const override;
    SpiceRoute spiceRoute(const GuestDisplay &display) const override;
    Result<int> openDisplay(const DomainId &id, int display) override;
    Result<QByteArray> askAgent(const DomainId &id, const QByteArray &command, AgentCall &call) override;
    quint64 guestLives(const DomainId &id) const override;

private:
    /// `cutOff` becomes true when the connection was cut off meanwhile, perhaps because another line was stuck.
    Result<std::unique_ptr<SerialLine>> openOnce(const DomainId &id, const QByteArray &alias, bool takeOver,
                                                 const SerialListener &listener, bool &cutOff);
    BackendState &m_state;
    /// One question to an agent at a time: the host works on five calls of a connection at once (max_client_requests),
    /// and agents that hang must not take all of them from serial lines and pictures.
    AgentTurns m_asking;
};

} // namespace riser
