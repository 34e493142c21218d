// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/simulated_console_calls.h"

#include "core/base/text.h"
#include "core/host/agent_turns.h"
#include "core/host/consoles.h"
#include "core/host/simulated/caller.h"
#include "core/host/simulated/simulated_guests.h"
#include "core/xml/guest_consoles.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

class SimulatedConsoles : public Consoles
{
public:
    explicit SimulatedConsoles(std::shared_ptr<SimulatedCaller> caller)
        : m_caller(std::move(caller))
    {
    }

    Result<std::unique_ptr<SerialLine>> openSerial(const DomainId &id, const QString &alias, bool takeOver,
                                                   SerialListener listener) override
    {
        return m_caller->asked<std::unique_ptr<SerialLine>>(
            u"openSerial"_s, id.value(), [&]() -> Result<std::unique_ptr<SerialLine>> {
                const Result<QString> known = serialOf(id, alias);
                if (!known)
                    return std::unexpected(known.error());
                return host().guests().open(id, *known, takeOver, std::move(listener));
            });
    }
    Result<Screenshot> screenshot(const DomainId &id, int screen) override
    {
        return m_caller->asked<Screenshot>(u"screenshot"_s, id.value(), [&]() -> Result<Screenshot> {
            const Result<GuestConsoles> consoles = consolesOf(id);
            if (!consoles)
                return std::unexpected(consoles.error());
            if (!consoles->emulatedVideo || screen != 0)
                return std::unexpected(answers::refused(answers::ConfigUnsupported, answers::Qemu,
                                                        u"no screens to take screenshot from"_s,
                                                        Text::tr("%1 has no screen.").arg(id.value())));
            return host().guests().screenshot(id);
        });
    }
    DisplayRoute route(const GuestDisplay &display) const override
    {
        if (const auto wanted = host().guests().route())
            return *wanted;
        // A server that a test runs in the guest's place.
        DisplayRoute route;
        route.way = display.listen == GuestDisplay::Listen::Socket    ? DisplayRoute::Way::Socket
                    : display.listen == GuestDisplay::Listen::Address ? DisplayRoute::Way::Tcp
                                                                      : DisplayRoute::Way::None;
        route.address = display.address;
        route.port = display.port;
        route.socket = display.socket;
        route.reason = Text::tr("The display of this simulated VM listens nowhere.");
        return route;
    }
    SpiceRoute spiceRoute(const GuestDisplay &display) const override
    {
        if (const auto wanted = host().guests().spiceRoute())
            return *wanted;
        // The same: a server on this computer.
        return riser::spiceRoute({.uri = {}, .local = true, .name = host().name(), .sshScript = {}}, display);
    }
    Result<int> openDisplay(const DomainId &id, int) override
    {
        return m_caller->asked<int>(u"openDisplay"_s, id.value(), [&]() -> Result<int> {
            return failure(ErrorCode::NotSupported,
                           Text::tr("The displays of the simulated host %1 can't be opened.").arg(host().name()));
        });
    }
    Result<QByteArray> askAgent(const DomainId &id, const QByteArray &command, AgentCall &call) override
    {
        const auto called = std::chrono::steady_clock::now();
        const Result<AgentTurns::Turn> turn = m_asking.take(call.stop, host().name());
        if (!turn)
            return std::unexpected(turn.error());
        call.waited += std::chrono::steady_clock::now() - called;
        return m_caller->asked<QByteArray>(u"askAgent"_s, id.value(), [&]() -> Result<QByteArray> {
            const Result<GuestConsoles> consoles = consolesOf(id);
            if (!consoles)
                return std::unexpected(consoles.error());
            if (!consoles->agentConnected)
                return std::unexpected(answers::refused(answers::ArgumentUnsupported, answers::Qemu,
                                                        u"QEMU guest agent is not configured"_s,
                                                        Text::tr("%1 has no guest agent.").arg(id.value())));
            return host().guests().askAgent(id, command);
        });
    }
    quint64 guestLives(const DomainId &id) const override { return host().guests().lives(id); }

private:
    SimulatedHost &host() const { return m_caller->host(); }
    Result<GuestConsoles> consolesOf(const DomainId &id) const
    {
        const Result<Domain> domain = host().domain(id);
        if (!domain)
            return std::unexpected(domain.error());
        if (!domain->live)
            return std::unexpected(answers::refused(answers::OperationInvalid, answers::Qemu,
                                                    u"domain is not running"_s,
                                                    Text::tr("%1 is not running.").arg(domain->name)));
        return guestConsoles(domain->live->xml);
    }
    /// The alias of the line that is meant.
    Result<QString> serialOf(const DomainId &id, const QString &alias) const
    {
        const Result<GuestConsoles> consoles = consolesOf(id);
        if (!consoles)
            return std::unexpected(consoles.error());
        const auto found = std::ranges::find_if(consoles->serials, [&alias](const GuestSerial &serial) {
            return alias.isEmpty() || serial.alias == alias;
        });
        if (found == consoles->serials.cend())
            return std::unexpected(answers::refused(answers::InternalError, answers::None,
                                                    u"cannot find character device <null>"_s,
                                                    Text::tr("There is no such serial line.")));
        if (found->type != u"pty"_s)
            return std::unexpected(answers::refused(answers::InternalError, answers::None,
                                                    u"character device %1 is not using a PTY"_s.arg(found->alias),
                                                    Text::tr("This serial line can't be opened through libvirt.")));
        return found->alias;
    }

    const std::shared_ptr<SimulatedCaller> m_caller;
    AgentTurns m_asking;
};

} // namespace

std::unique_ptr<Consoles> makeSimulatedConsoles(std::shared_ptr<SimulatedCaller> caller)
{
    return std::make_unique<SimulatedConsoles>(std::move(caller));
}

} // namespace riser
