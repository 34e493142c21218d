// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/network_reader.h"

#include "core/base/text.h"
#include "core/xml/network.h"

#include <libvirt/virterror.h>

#include <algorithm>

namespace riser {

NetworkReader::NetworkReader(ReadContext &context)
    : m_context(context)
{
}

std::vector<NetworkPtr> NetworkReader::list(unsigned filter)
{
    virNetworkPtr *array = nullptr;
    const int count = virConnectListAllNetworks(m_context.get(), &array, filter);
    if (count < 0) {
        const LibvirtFailure failure = lastFailure();
        const QString host = m_context.connection.host();
        const Error error = m_context.connection.error(
            failure, m_context.subject({}, Text::tr("%1 can't list its virtual networks.").arg(host)));
        // On a modular host the network daemon may not be installed: its socket is missing then.
        const bool none =
            failure.code == VIR_ERR_NO_SUPPORT || failure.text.contains(QLatin1StringView("virtnetworkd"));
        if (filter == 0 && (!none || error.code == ErrorCode::ConnectionLost))
            m_context.problem(error);
    }
    return takeList<NetworkPtr>(array, count);
}

void NetworkReader::mark(unsigned filter, QSet<QString> &names)
{
    m_context.pipeline.add([this, filter, &names] {
        const std::vector<NetworkPtr> networks = list(filter);
        const std::lock_guard lock(m_mutex);
        for (const NetworkPtr &network : networks)
            names.insert(QString::fromUtf8(virNetworkGetName(network.get())));
    });
}

void NetworkReader::start()
{
    m_context.pipeline.add([this] {
        for (NetworkPtr &network : list(0)) {
            m_context.pipeline.add(
                [this, handle = std::shared_ptr<virNetwork>(std::move(network))] { read(handle.get()); });
        }
    });
    mark(VIR_CONNECT_LIST_NETWORKS_ACTIVE, m_active);
    mark(VIR_CONNECT_LIST_NETWORKS_AUTOSTART, m_autostart);
}

void NetworkReader::read(virNetworkPtr handle)
{
    const QString host = m_context.connection.host();
    const QString thing = Text::tr("virtual network %1").arg(QString::fromUtf8(virNetworkGetName(handle)));
    char *const text = virNetworkGetXMLDesc(handle, 0);
    if (!text) {
        const LibvirtFailure failure = lastFailure();
        if (failure.code == VIR_ERR_NO_NETWORK) // it went meanwhile
            return;
        m_context.problem(m_context.connection.error(
            failure, m_context.subject(thing, Text::tr("%1 can't tell about %2.").arg(host, thing))));
        return;
    }
    const Result<NetworkDefinition> network = parseNetwork(takeText(text));
    if (!network) {
        m_context.problem({.code = ErrorCode::InvalidData,
                           .summary = Text::tr("What %1 says of %2 can't be understood.").arg(host, thing),
                           .detail = network.error().toText(),
                           .hint = {},
                           .transient = false});
        return;
    }
    const std::lock_guard lock(m_mutex);
    m_networks << VirtualNetwork{.name = network->name, .forward = network->forward, .bridge = network->bridge};
}

QList<VirtualNetwork> NetworkReader::take()
{
    for (VirtualNetwork &network : m_networks) {
        network.active = m_active.contains(network.name);
        network.autostart = m_autostart.contains(network.name);
    }
    std::ranges::sort(m_networks, {}, &VirtualNetwork::name);
    return std::move(m_networks);
}

} // namespace riser
