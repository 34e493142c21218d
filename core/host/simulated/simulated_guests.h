// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/consoles.h"
#include "core/host/simulated/simulated_life.h"

#include <QHash>

#include <memory>
#include <mutex>

namespace riser {

/// What the guests of a simulated host say on their serial lines, answer through their agents and show on their
/// screens. Whether a VM runs is for the host to know. Thread-safe.
class SimulatedGuests
{
public:
    using AgentAnswer = std::function<Result<QByteArray>(const QByteArray &command)>;

    // What the consoles of a backend ask.
    /// Errors: DeviceInUse. What the guest said while nobody listened isn't told.
    Result<std::unique_ptr<SerialLine>> open(const DomainId &id, const QString &alias, bool takeOver,
                                             SerialListener listener);
    Result<QByteArray> askAgent(const DomainId &id, const QByteArray &command) const;
    Screenshot screenshot(const DomainId &id) const;
    quint64 lives(const DomainId &id) const; ///< Consoles::guestLives()

    /// What all guests do where nothing below was set for one; null: nothing by themselves.
    void setLife(std::shared_ptr<SimulatedLife> life);
    std::shared_ptr<SimulatedLife> life() const;

    // What the guest does.
    void startAnew(const DomainId &id); ///< or its agent comes or goes; the host tells that something changed
    void say(const DomainId &id, const QByteArray &bytes); ///< on every open line of it
    QByteArray typed(const DomainId &id) const;            ///< all that was sent to it
    void setReads(const DomainId &id, bool reads);         ///< false: what it is sent waits in the lines
    /// It writes back what it is sent, a carriage return as a new line: for trying things by hand.
    void setEcho(const DomainId &id, bool echo);
    void setAgent(const DomainId &id, AgentAnswer answer); ///< null: it doesn't run
    void setScreen(const DomainId &id, const Screenshot &picture);
    /// How every display of this host is reached; nothing: where its definition says, on this computer.
    void setRoute(const std::optional<DisplayRoute> &route);
    std::optional<DisplayRoute> route() const;
    void setSpiceRoute(const std::optional<SpiceRoute> &route); ///< the same for remote-viewer
    std::optional<SpiceRoute> spiceRoute() const;

    /// The VM stopped, or the connection of all lines went.
    void hangUp(const DomainId &id, const std::optional<Error> &why = {});

private:
    class Line;
    struct Guest {
        QHash<QString, std::weak_ptr<Line>> lines; ///< by alias
        QByteArray typed;
        bool reads = true;
        qsizetype unread = 0; ///< bytes that wait
        bool echo = false;
        AgentAnswer agent;
        Screenshot screen;
        quint64 lives = 0;
    };

    mutable std::mutex m_mutex;
    QHash<DomainId, Guest> m_guests;
    std::optional<DisplayRoute> m_route;
    std::optional<SpiceRoute> m_spiceRoute;
    std::shared_ptr<SimulatedLife> m_life;
};

} // namespace riser
