// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/simulated_host.h"

#include "core/host/simulated/answers.h"
#include "core/host/simulated/simulated_guests.h"

#include <QXmlStreamWriter>

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

std::shared_ptr<SimulatedHost> SimulatedHost::fromXml(const QByteArray &recording, Error *error)
{
    const Result<Recording> parsed = Recording::parse(recording);
    if (!parsed) {
        if (error)
            *error = parsed.error();
        return nullptr;
    }
    auto host = std::make_shared<SimulatedHost>(*parsed);
    for (const RecordedDomain &recorded : parsed->domains) {
        Result<SimulatedDomain> made = SimulatedDomain::make(recorded);
        if (!made) {
            if (error)
                *error = made.error();
            return nullptr;
        }
        host->m_storage.adopt(made->diskSources());
        host->m_domains << *std::move(made);
    }
    return host;
}

SimulatedHost::SimulatedHost(const Recording &recording)
    : m_name(recording.facts.hostname)
    , m_storage(recording.facts.hostname, recording.storage)
    , m_guests(std::make_unique<SimulatedGuests>())
    , m_facts(recording.facts)
    , m_nodes(recording)
    , m_pools(recording.pools)
    , m_networks(recording.networks)
    , m_program{.state = recording.program.state,
                .version = recording.program.version,
                .live = recording.program.live,
                .identities = recording.program.identities,
                .uses = recording.program.uses,
                .pool = SimulatedPool(recording.program.pool),
                .armed = {}}
{
    m_nodes.setTellsDrivers(m_program.live && m_program.state == HostProgramFacts::State::Present);
}

SimulatedHost::~SimulatedHost() = default;

HostSnapshot SimulatedHost::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    HostSnapshot snapshot;
    snapshot.takenAt = QDateTime::currentDateTimeUtc();
    snapshot.facts = m_facts;
    snapshot.nodes = m_nodes.visible();
    for (const SimulatedDomain &domain : m_domains) {
        if (domain.unreadable) {
            snapshot.unreadDomains << domain.name();
            snapshot.problems << answers::unreadable(m_name, domain.name());
        } else {
            snapshot.domains << domain.domain();
        }
    }
    std::ranges::sort(snapshot.domains, {}, &Domain::name);
    snapshot.unreadDomains.sort();
    snapshot.pools = m_pools;
    snapshot.networks = m_networks;
    snapshot.hostProgram = programFacts();
    return snapshot;
}

HostSnapshot SimulatedHost::refreshed(const HostSnapshot &previous) const
{
    const std::lock_guard lock(m_mutex);
    HostSnapshot snapshot = previous;
    snapshot.takenAt = QDateTime::currentDateTimeUtc();
    // What is gone stays until the next full read, as with libvirt: this only asks again for nodes it knows.
    for (NodeDevice &node : snapshot.nodes) {
        if (!node.pci && !node.usbInterface)
            continue;
        if (const NodeDevice *now = m_nodes.find(node.key))
            node = *now;
    }
    snapshot.hostProgram = programFacts();
    return snapshot;
}

Result<NodeDevice> SimulatedHost::node(const DeviceKey &key) const
{
    const std::lock_guard lock(m_mutex);
    const NodeDevice *found = m_nodes.find(key);
    if (!found)
        return std::unexpected(answers::noSuchNode(m_name, key));
    return *found;
}

Result<Domain> SimulatedHost::domain(const DomainId &id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::ranges::find(m_domains, id, &SimulatedDomain::id);
    if (found == m_domains.cend())
        return std::unexpected(answers::noSuchDomain(m_name, id));
    if (found->unreadable)
        return std::unexpected(answers::unreadable(m_name, found->name()));
    return found->domain();
}

QByteArray SimulatedHost::capabilities() const
{
    const std::lock_guard lock(m_mutex);
    QByteArray xml;
    QXmlStreamWriter writer(&xml);
    writer.setAutoFormatting(true);
    writer.setAutoFormattingIndent(2);
    writer.writeStartElement(u"capabilities"_s);
    writer.writeStartElement(u"host"_s);
    writer.writeStartElement(u"cpu"_s);
    writer.writeTextElement(u"arch"_s, u"x86_64"_s);
    if (!m_facts.cpuModel.isEmpty())
        writer.writeTextElement(u"model"_s, m_facts.cpuModel);
    writer.writeEndElement();
    if (m_facts.iommu) {
        writer.writeEmptyElement(u"iommu"_s);
        writer.writeAttribute(u"support"_s, *m_facts.iommu ? u"yes"_s : u"no"_s);
    }
    writer.writeStartElement(u"topology"_s);
    writer.writeStartElement(u"cells"_s);
    writer.writeAttribute(u"num"_s, QString::number(m_facts.numaNodes));
    writer.writeEndElement();
    writer.writeEndElement();
    writer.writeEndElement();
    writer.writeEndElement();
    return xml;
}

SimulatedDomain *SimulatedHost::find(const DomainId &id)
{
    const auto found = std::ranges::find(m_domains, id, &SimulatedDomain::id);
    return found == m_domains.end() ? nullptr : &*found;
}

void SimulatedHost::setReachable(bool reachable)
{
    const std::lock_guard lock(m_mutex);
    m_reachable = reachable;
}

bool SimulatedHost::reachable() const
{
    const std::lock_guard lock(m_mutex);
    return m_reachable;
}

std::shared_ptr<SimulatedConnection> SimulatedHost::join(BackendListener *listener)
{
    const std::lock_guard lock(m_connectionsMutex);
    m_connections << std::make_shared<SimulatedConnection>(++m_lastConnection);
    m_connections.constLast()->open(listener);
    return m_connections.constLast();
}

void SimulatedHost::leave(const std::shared_ptr<SimulatedConnection> &connection)
{
    const std::lock_guard lock(m_connectionsMutex);
    m_connections.removeAll(connection);
}

int SimulatedHost::connections() const
{
    const std::lock_guard lock(m_connectionsMutex);
    return int(std::ranges::count_if(m_connections, [](const auto &connection) { return connection->isOpen(); }));
}

void SimulatedHost::restart()
{
    tell({{.kind = SimulatedEvent::Kind::Lost, .domain = {}, .alias = {}, .error = answers::connectionLost(m_name)}});
    m_faults.wake(); // what hangs in a call notices that its connection is gone
}

void SimulatedHost::tell(const Events &events) const
{
    if (events.isEmpty())
        return;
    const auto connections = [this] {
        const std::lock_guard lock(m_connectionsMutex);
        return m_connections;
    }();
    for (const SimulatedEvent &event : events) {
        for (const auto &connection : connections)
            connection->tell(event);
    }
}

void SimulatedHost::log(SimulatedCall call)
{
    const std::lock_guard lock(m_connectionsMutex);
    m_calls << std::move(call);
}

QList<SimulatedCall> SimulatedHost::calls() const
{
    const std::lock_guard lock(m_connectionsMutex);
    return m_calls;
}

int SimulatedHost::callCount(const QString &callName) const
{
    const std::lock_guard lock(m_connectionsMutex);
    return int(std::ranges::count(m_calls, callName, &SimulatedCall::name));
}

void SimulatedHost::clearCalls()
{
    const std::lock_guard lock(m_connectionsMutex);
    m_calls.clear();
}

} // namespace riser
