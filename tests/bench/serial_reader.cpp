// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/serial_reader.h"

#include <libvirt/libvirt.h>

#include <cstdlib>
#include <functional>
#include <vector>

namespace riser::bench {

using Clock = std::chrono::steady_clock;

Times readSerially(const QString &uri, Milliseconds limit)
{
    Times times;
    const auto start = Clock::now();
    const virConnectPtr connection = virConnectOpen(uri.toUtf8().constData());
    if (!connection)
        qFatal("the serial reader can't connect");
    const auto connected = Clock::now();
    times.connect = connected - start;

    virNodeDevicePtr *nodes = nullptr;
    virDomainPtr *domains = nullptr;
    const int nodeCount = virConnectListAllNodeDevices(connection, &nodes, 0);
    const int domainCount = virConnectListAllDomains(connection, &domains, 0);
    std::vector<std::function<void()>> calls;
    for (int i = 0; i < nodeCount; ++i)
        calls.emplace_back([node = nodes[i]] { std::free(virNodeDeviceGetXMLDesc(node, 0)); });
    for (int i = 0; i < domainCount; ++i) {
        const virDomainPtr domain = domains[i];
        if (virDomainGetID(domain) != unsigned(-1))
            calls.emplace_back([domain] { std::free(virDomainGetXMLDesc(domain, 0)); });
        calls.emplace_back([domain] { std::free(virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_INACTIVE)); });
        calls.emplace_back([domain] {
            int state = 0;
            virDomainGetState(domain, &state, nullptr, 0);
        });
    }
    const auto listed = Clock::now();
    size_t done = 0;
    while (done < calls.size() && Clock::now() - listed < limit)
        calls[done++]();
    const Milliseconds perCall = calls.empty() ? Milliseconds() : Milliseconds(Clock::now() - listed) / double(done);
    times.scaled = done < calls.size();
    times.read = Milliseconds(listed - connected) + perCall * double(calls.size());

    for (int i = 0; i < nodeCount; ++i)
        virNodeDeviceFree(nodes[i]);
    for (int i = 0; i < domainCount; ++i)
        virDomainFree(domains[i]);
    std::free(nodes);
    std::free(domains);
    virConnectClose(connection);
    return times;
}

} // namespace riser::bench
