// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/events.h"

#include "core/base/text.h"
#include "core/host/libvirt/domain_call.h"
#include "core/host/libvirt/errors.h"
#include "core/host/libvirt/pipeline.h"

#include <mutex>

namespace riser {

namespace {

struct Destination {
    std::shared_ptr<EventSink> sink;
    QString host;
};

void release(void *target)
{
    delete static_cast<Destination *>(target);
}

EventSink &sink(void *target)
{
    return *static_cast<Destination *>(target)->sink;
}

int domainLifecycle(virConnectPtr, virDomainPtr, int, int, void *target)
{
    sink(target).changed();
    return 0;
}

/// A reboot in the guest as well as a reset from outside. The definition stays as it is.
void rebooted(virConnectPtr, virDomainPtr domain, void *target)
{
    sink(target).guestAnew(idOf(domain));
}

void agentLifecycle(virConnectPtr, virDomainPtr domain, int, int, void *target)
{
    sink(target).guestAnew(idOf(domain));
}

void deviceAdded(virConnectPtr, virDomainPtr, const char *, void *target)
{
    sink(target).changed();
}

void deviceRemoved(virConnectPtr, virDomainPtr domain, const char *alias, void *target)
{
    sink(target).removed(idOf(domain), QString::fromUtf8(alias));
    sink(target).changed();
}

void removalFailed(virConnectPtr, virDomainPtr domain, const char *alias, void *target)
{
    sink(target).removalFailed(idOf(domain), QString::fromUtf8(alias));
}

void nodeLifecycle(virConnectPtr, virNodeDevicePtr, int, int, void *target)
{
    sink(target).changed();
}

void nodeUpdate(virConnectPtr, virNodeDevicePtr, void *target)
{
    sink(target).changed();
}

QString closeReason(int reason)
{
    switch (reason) {
    case VIR_CONNECT_CLOSE_REASON_EOF:
        return Text::tr("The host closed the connection (end of file).");
    case VIR_CONNECT_CLOSE_REASON_KEEPALIVE:
        return Text::tr("The host stopped answering (keepalive).");
    default:
        return Text::tr("The connection broke with an error.");
    }
}

void closed(virConnectPtr, int reason, void *target)
{
    if (reason != VIR_CONNECT_CLOSE_REASON_CLIENT)
        sink(target).lost(lostError(static_cast<Destination *>(target)->host, closeReason(reason)));
}

} // namespace

bool Events::registerAll(virConnectPtr connection, const std::shared_ptr<EventSink> &sink, const QString &host)
{
    std::mutex mutex;
    Pipeline pipeline(8); // each is a round trip
    const auto add = [&](std::vector<int> &ids, auto call, int event, auto callback) {
        pipeline.add([&, call, event, callback] {
            auto *const destination = new Destination{sink, host};
            const int id = call(connection, nullptr, event, callback, destination, release);
            if (id < 0)
                return release(destination);
            const std::lock_guard lock(mutex);
            ids.push_back(id);
        });
    };
    const auto domain = [&](int event, virConnectDomainEventGenericCallback callback) {
        add(m_domain, virConnectDomainEventRegisterAny, event, callback);
    };
    const auto node = [&](int event, virConnectNodeDeviceEventGenericCallback callback) {
        add(m_node, virConnectNodeDeviceEventRegisterAny, event, callback);
    };
    pipeline.add([&] {
        auto *const destination = new Destination{sink, host};
        m_close = virConnectRegisterCloseCallback(connection, closed, destination, release) == 0;
        if (!m_close)
            release(destination);
    });
    domain(VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(domainLifecycle));
    domain(VIR_DOMAIN_EVENT_ID_REBOOT, VIR_DOMAIN_EVENT_CALLBACK(rebooted));
    domain(VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(agentLifecycle));
    domain(VIR_DOMAIN_EVENT_ID_DEVICE_ADDED, VIR_DOMAIN_EVENT_CALLBACK(deviceAdded));
    domain(VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED, VIR_DOMAIN_EVENT_CALLBACK(deviceRemoved));
    domain(VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED, VIR_DOMAIN_EVENT_CALLBACK(removalFailed));
    node(VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE, VIR_NODE_DEVICE_EVENT_CALLBACK(nodeLifecycle));
    node(VIR_NODE_DEVICE_EVENT_ID_UPDATE, VIR_NODE_DEVICE_EVENT_CALLBACK(nodeUpdate));
    pipeline.finish();
    // The life-cycle events are as old as any host; a driver that has the later ones has them too.
    return !m_domain.empty() && !m_node.empty();
}

void Events::deregisterAll(virConnectPtr connection)
{
    for (const int id : m_domain)
        virConnectDomainEventDeregisterAny(connection, id);
    for (const int id : m_node)
        virConnectNodeDeviceEventDeregisterAny(connection, id);
    if (m_close)
        virConnectUnregisterCloseCallback(connection, closed);
}

} // namespace riser
