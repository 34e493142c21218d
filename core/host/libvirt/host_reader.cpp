// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/host_reader.h"

#include "core/base/text.h"
#include "core/host/libvirt/domain_reader.h"
#include "core/host/libvirt/facts_reader.h"
#include "core/host/libvirt/network_reader.h"
#include "core/host/libvirt/node_reader.h"
#include "core/host/libvirt/pool_reader.h"

namespace riser {

namespace {

/// A list that changed while it was confirmed is read again; a host that changes all the time is taken as it is, since
/// its events ask for the next read anyway.
constexpr int mostReads = 3;

struct Read {
    HostSnapshot snapshot;
    bool confirmed = true;
};

Result<Read> readOnce(Connection &connection, const std::optional<HostFacts> &known, const EventsReady &events)
{
    Pipeline pipeline;
    ReadContext context(connection, pipeline);
    NodeReader nodes(context);
    DomainReader domains(context);
    PoolReader pools(context);
    NetworkReader networks(context);
    FactsReader facts(context, known);
    Read read;
    read.snapshot.takenAt = QDateTime::currentDateTimeUtc();
    nodes.start();
    domains.start();
    facts.start();
    pools.start();
    networks.start();
    if (!known) {
        pipeline.add([&] {
            events.wait();
            pipeline.add([&] { nodes.confirm(); });
            pipeline.add([&] { domains.confirm(); });
        });
    }
    pipeline.finish();
    if (!context.fatals().isEmpty())
        return std::unexpected(context.fatals().constFirst());
    read.snapshot.nodes = nodes.take();
    read.snapshot.unreadDomains = domains.unread();
    read.snapshot.domains = domains.take();
    read.snapshot.pools = pools.take();
    read.snapshot.networks = networks.take();
    read.snapshot.facts = facts.facts();
    read.snapshot.facts.events = events.get();
    read.snapshot.problems = context.problems();
    read.confirmed = nodes.confirmed() && domains.confirmed();
    return read;
}

bool driverChangesSilently(const NodeDevice &node)
{
    return (node.pci && !node.pci->bridge) || node.usbInterface;
}

} // namespace

Result<HostSnapshot> readHost(Connection &connection, const std::optional<HostFacts> &known, const EventsReady &events)
{
    Result<Read> read = readOnce(connection, known, events);
    for (int again = 1; read && !read->confirmed && again < mostReads; ++again)
        read = readOnce(connection, known, events);
    if (!read)
        return std::unexpected(read.error());
    return std::move(read->snapshot);
}

Result<HostSnapshot> readDrivers(Connection &connection, const HostSnapshot &previous)
{
    HostSnapshot snapshot = previous;
    snapshot.takenAt = QDateTime::currentDateTimeUtc();
    QSet<DeviceKey> keys;
    for (const NodeDevice &node : previous.nodes) {
        if (driverChangesSilently(node))
            keys << node.key;
    }
    Pipeline pipeline;
    ReadContext context(connection, pipeline);
    NodeReader reader(context);
    reader.start(keys);
    pipeline.finish();
    if (!context.fatals().isEmpty())
        return std::unexpected(context.fatals().constFirst());

    QHash<DeviceKey, NodeDevice> fresh;
    for (NodeDevice &node : reader.take())
        fresh.insert(node.key, std::move(node));
    snapshot.nodes.clear();
    for (const NodeDevice &node : previous.nodes) {
        if (const auto it = fresh.constFind(node.key); it != fresh.cend())
            snapshot.nodes << *it;
        else if (!driverChangesSilently(node))
            snapshot.nodes << node;
    }
    for (const Error &problem : context.problems()) {
        if (!snapshot.problems.contains(problem))
            snapshot.problems << problem;
    }
    return snapshot;
}

Result<Domain> readOneDomain(Connection &connection, const DomainId &id)
{
    Pipeline pipeline(8);
    ReadContext context(connection, pipeline);
    DomainReader reader(context);
    reader.start(id);
    pipeline.finish();
    for (const QList<Error> &errors : {context.fatals(), context.problems()}) {
        if (!errors.isEmpty())
            return std::unexpected(errors.constFirst());
    }
    QList<Domain> domains = reader.take();
    if (domains.isEmpty()) { // it went while it was read
        return failure(ErrorCode::NoSuchDomain,
                       Text::tr("VM %2 is no longer there on %1.").arg(connection.host(), id.value()));
    }
    return domains.takeFirst();
}

} // namespace riser
