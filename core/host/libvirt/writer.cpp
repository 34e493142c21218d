// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/writer.h"

#include "core/base/text.h"
#include "core/host/libvirt/domain_call.h"
#include "core/host/libvirt/handles.h"
#include "core/hosthelper/standing.h"

#include <functional>

namespace riser {

namespace {

using NodeCall = std::function<int(virNodeDevicePtr)>;

/// `failed` has %1 for the host and %2 for the device.
Result<void> withNode(const Connection &connection, const DeviceKey &key, const QString &failed, const NodeCall &call)
{
    const QString device = standing::deviceText(key);
    const Subject subject{connection.host(), device, failed.arg(connection.host(), device)};
    const NodePtr node(virNodeDeviceLookupByName(connection.get(), key.value().toUtf8().constData()));
    if (!node || call(node.get()) < 0)
        return std::unexpected(connection.error(subject));
    return {};
}

unsigned flags(Target target)
{
    unsigned result = 0;
    if (target.live)
        result |= VIR_DOMAIN_AFFECT_LIVE;
    if (target.config)
        result |= VIR_DOMAIN_AFFECT_CONFIG;
    return result;
}

} // namespace

Result<void> detachNode(const Connection &connection, const DeviceKey &key, const QString &driver)
{
    const QByteArray name = driver.toUtf8();
    return withNode(connection, key, Text::tr("%1 could not detach %2 from its driver."), [&](virNodeDevicePtr node) {
        return virNodeDeviceDetachFlags(node, name.isEmpty() ? nullptr : name.constData(), 0);
    });
}

Result<void> reattachNode(const Connection &connection, const DeviceKey &key)
{
    return withNode(connection, key, Text::tr("%1 could not give %2 back to its driver."), virNodeDeviceReAttach);
}

Result<void> attachHostdev(const Connection &connection, const DomainId &id, const QByteArray &xml, Target target)
{
    return withDomain(connection, id, Text::tr("%1 could not give the device to %2."), [&](virDomainPtr domain) {
        return virDomainAttachDeviceFlags(domain, xml.constData(), flags(target));
    });
}

Result<void> detachHostdev(const Connection &connection, const DomainId &id, const QByteArray &xml, Target target)
{
    return withDomain(connection, id, Text::tr("%1 could not take the device from %2."), [&](virDomainPtr domain) {
        return virDomainDetachDeviceFlags(domain, xml.constData(), flags(target));
    });
}

} // namespace riser
