// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/demo_guests.h"

#include "app/console/wiring/demo_guest.h"
#include "app/console/wiring/demo_screen.h"
#include "core/devices/inventory.h"
#include "core/host/simulated/simulated_guests.h"
#include "core/host/simulated/simulated_host.h"
#include "core/xml/guest_consoles.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

/// The VM while it runs, and its guest answers.
std::optional<Domain> livingDomain(const SimulatedHost &host, const DomainId &id)
{
    const Result<Domain> domain = host.domain(id);
    return domain && domain->live && !isWindows(domain->live->xml) ? std::optional(*domain) : std::nullopt;
}

DemoGuest guestOf(const SimulatedHost &host, const Domain &domain)
{
    return demoGuest(Inventory(std::make_shared<const HostSnapshot>(host.snapshot())), domain);
}

/// Letters need no more than the guest's name: all its devices for each of them would take the GUI thread's time.
DemoGuest forTyping(const SimulatedHost &host, const Domain &domain, const QByteArray &typed)
{
    if (typed.contains('\r') || typed.contains('\n'))
        return guestOf(host, domain);
    DemoGuest guest;
    guest.name = domain.name;
    return guest;
}

} // namespace

DemoGuests::DemoGuests(std::weak_ptr<SimulatedHost> host)
    : m_host(std::move(host))
{
}

void DemoGuests::live(const std::shared_ptr<SimulatedHost> &host)
{
    DisplayRoute nowhere;
    nowhere.way = DisplayRoute::Way::None;
    nowhere.reason =
        QCoreApplication::translate("DemoGuests", "%1 is a simulated host: there is no QEMU behind its VMs "
                                                  "whose screen could be shown. Their serial lines answer.")
            .arg(host->name());
    host->guests().setRoute(nowhere);
    host->guests().setLife(std::make_shared<DemoGuests>(host));
}

void DemoGuests::typed(const DomainId &id, const QByteArray &bytes)
{
    const auto host = m_host.lock();
    const auto domain = host ? livingDomain(*host, id) : std::nullopt;
    if (!domain)
        return;
    const QString run = guestConsoles(domain->live->xml).life;
    const DemoGuest guest = forTyping(*host, *domain, bytes);
    QByteArray answer;
    {
        const std::lock_guard lock(m_mutex);
        Shell &shell = m_shells[id];
        if (shell.run != run)
            shell = {.run = run, .shell = {}};
        answer = shell.shell.answer(guest, bytes);
    }
    if (!answer.isEmpty())
        host->guests().say(id, answer);
}

Result<QByteArray> DemoGuests::askAgent(const DomainId &id, const QByteArray &command)
{
    const auto host = m_host.lock();
    const auto domain = host ? livingDomain(*host, id) : std::nullopt;
    if (!domain)
        return failure(ErrorCode::TimedOut,
                       QCoreApplication::translate("DemoGuests", "The guest agent doesn't answer."),
                       u"libvirt error 86 (domain 10): Guest agent is not responding"_s);
    const DemoGuest guest = guestOf(*host, *domain);
    const std::lock_guard lock(m_mutex);
    return m_agents[id].answer(guest, command);
}

Screenshot DemoGuests::screenshot(const DomainId &id)
{
    const auto host = m_host.lock();
    const auto domain = host ? livingDomain(*host, id) : std::nullopt;
    return domain ? demoScreen(guestOf(*host, *domain)) : Screenshot();
}

bool DemoGuests::startsAgent(const QByteArray &domainXml)
{
    return !isWindows(domainXml);
}

} // namespace riser
