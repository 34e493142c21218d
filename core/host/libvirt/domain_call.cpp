// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/domain_call.h"

#include "core/base/text.h"
#include "core/host/libvirt/handles.h"

namespace riser {

Result<void> withDomain(const Connection &connection, const DomainId &id, const QString &failed,
                        const std::function<int(virDomainPtr)> &call)
{
    const DomainPtr domain(virDomainLookupByUUIDString(connection.get(), id.value().toLatin1().constData()));
    const QString name = domain ? QString::fromUtf8(virDomainGetName(domain.get())) : id.value();
    const QString vm = Text::tr("VM %1").arg(name);
    if (!domain || call(domain.get()) < 0)
        return std::unexpected(connection.error({connection.host(), vm, failed.arg(connection.host(), vm)}));
    return {};
}

DomainId idOf(virDomainPtr domain)
{
    char uuid[VIR_UUID_STRING_BUFLEN] = {};
    virDomainGetUUIDString(domain, uuid);
    return DomainId(QString::fromLatin1(uuid));
}

} // namespace riser
