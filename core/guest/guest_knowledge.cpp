// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_knowledge.h"

#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/guest/guest_finder.h"
#include "core/host/consoles.h"
#include "core/host/host_session.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

GuestSight notAskedSince(bool asking, bool answered)
{
    return {.word = asking     ? Text::tr("asking…")
                    : answered ? Text::tr("not asked since it was given")
                               : QString(),
            .sentences = {Text::tr("The guest has not been asked since it was given.")}};
}

} // namespace

GuestKnowledge::GuestKnowledge(HostSession *session, DomainId domain)
    : m_session(session)
    , m_domain(std::move(domain))
{
}

QString GuestKnowledge::where() const
{
    const InventoryPtr inventory = m_session->inventory();
    const Domain *domain = inventory ? inventory->domain(m_domain) : nullptr;
    return guestWhere(domain ? domain->name : m_domain.value(), m_session->entry().name);
}

Error GuestKnowledge::notConnected() const
{
    return {.code = ErrorCode::ConnectionLost,
            .summary = Text::tr("“%1” is not connected.").arg(m_session->entry().name),
            .detail = {},
            .hint = Text::tr("Connect to it: what the guest sees is read then."),
            .transient = true};
}

void GuestKnowledge::parse(const Domain *domain) const
{
    const QByteArray xml = domain && domain->live ? domain->live->xml : QByteArray();
    if (xml == m_xml)
        return;
    m_xml = xml;
    m_consoles = guestConsoles(xml);
    m_topology = GuestTopology::of(xml);
}

QString GuestKnowledge::deviceAndPlace(const Device &device, const Claim &claim)
{
    return device.key.value() + u' ' + claim.liveHostdev->guestAddress;
}

QString GuestKnowledge::life() const
{
    const InventoryPtr inventory = m_session->inventory();
    const std::shared_ptr<Consoles> consoles = m_session->consoles();
    const Domain *domain = inventory ? inventory->domain(m_domain) : nullptr;
    if (!domain || !domain->live)
        return {};
    parse(domain);
    return u"%1.%2"_s.arg(m_consoles.life).arg(consoles ? consoles->guestLives(m_domain) : 0);
}

GuestBasis GuestKnowledge::basis() const
{
    GuestBasis basis;
    const InventoryPtr inventory = m_session->inventory();
    const Domain *domain = inventory ? inventory->domain(m_domain) : nullptr;
    if (!domain) {
        basis.why = notConnected();
        return basis;
    }
    parse(domain);
    basis.running = domain->running();
    basis.life = life();
    basis.why = whyNotAsked(inventory->snapshot().facts, *domain, m_consoles.agentConnected, where());
    for (const Device *device : inventory->devicesOf(m_domain)) {
        if (const Claim *claim = liveClaim(*device, m_domain))
            basis.devices << deviceAndPlace(*device, *claim);
    }
    return basis;
}

std::optional<Error> GuestKnowledge::whyNot() const
{
    return m_session->state() == HostSession::State::Online ? basis().why : notConnected();
}

QList<GpuMaker> GuestKnowledge::gpus() const
{
    QList<GpuMaker> makers;
    const InventoryPtr inventory = m_session->inventory();
    if (!inventory)
        return makers;
    for (const Device *device : inventory->devicesOf(m_domain)) {
        if (!device->kind->computes() || !device->node.pci || !givenNow(liveClaim(*device, m_domain)))
            continue;
        if (const auto maker = gpuMaker(device->node.pci->vendorId); maker && !makers.contains(*maker))
            makers << *maker;
    }
    return makers;
}

GuestQuestion GuestKnowledge::question(GuestLevel level, const GuestPatience &patience) const
{
    GuestQuestion question{.domain = m_domain,
                           .where = where(),
                           .level = level,
                           .topology = {},
                           .places = {},
                           .gpus = gpus(),
                           .patience = patience};
    const InventoryPtr inventory = m_session->inventory();
    const Domain *domain = inventory ? inventory->domain(m_domain) : nullptr;
    if (!domain)
        return question;
    parse(domain);
    question.topology = m_topology;
    for (const Device *device : inventory->devicesOf(m_domain)) {
        const Claim *claim = liveClaim(*device, m_domain);
        question.usb = question.usb || (givenNow(claim) && claim->liveHostdev->type == Hostdev::Type::Usb);
        if (const auto place = givenNow(claim) ? PciAddress::parse(claim->liveHostdev->guestAddress) : std::nullopt)
            question.places << *place;
    }
    return question;
}

QHash<DeviceKey, GuestSight> GuestKnowledge::sights(const GuestAnswers &answers, bool asking) const
{
    const InventoryPtr inventory = m_session->inventory();
    if (!inventory)
        return {};
    parse(inventory->domain(m_domain));
    const GuestTold &last = answers.last();
    const GuestTold *full = answers.full();
    QHash<DeviceKey, GuestSight> all = guestSights(*inventory, m_domain, last.report, m_topology);
    const auto together =
        full ? guestSights(*inventory, m_domain, answers.report(), m_topology) : QHash<DeviceKey, GuestSight>();
    for (const Device *device : inventory->devicesOf(m_domain)) {
        const Claim *claim = liveClaim(*device, m_domain);
        if (!givenNow(claim) || last.report.error)
            continue;
        const QString place = deviceAndPlace(*device, *claim);
        if (full && full->devices.contains(place))
            all[device->key] = together.value(device->key);
        else if (!last.devices.contains(place)) // what came after the question can't be in the answer
            all[device->key] = notAskedSince(asking, !last.report.askedAt.isNull());
    }
    return all;
}

} // namespace riser
