// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/small_host.h"
#include "tests/support/places.h"

#include "core/host/simulated/simulated_backend.h"

#include <QFile>

namespace riser::test {

std::shared_ptr<SimulatedHost> smallHost()
{
    QFile file(testData(QStringLiteral("simulated/small.xml")));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    Error error;
    std::shared_ptr<SimulatedHost> host = SimulatedHost::fromXml(file.readAll(), &error);
    if (!host)
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(error.toText()));
    return host;
}

DomainId addVm(SimulatedHost &host, const QByteArray &name, int number, const QByteArray &devices, bool start)
{
    const auto id = host.defineDomain("<domain type='kvm'><name>" + name +
                                      "</name><uuid>99999999-0000-4000-8000-00000000000" + QByteArray::number(number) +
                                      "</uuid><memory unit='MiB'>128</memory><vcpu>1</vcpu><os><type arch='x86_64' "
                                      "machine='pc-q35-10.0'>hvm</type></os><devices>" +
                                      devices + "</devices></domain>");
    if (!id || (start && !host.startDomain(*id)))
        qFatal("the VM can't be made");
    return *id;
}

BackendFactory factoryFor(std::shared_ptr<SimulatedHost> host)
{
    return [host = std::move(host)](const QString &) -> Result<std::unique_ptr<Backend>> {
        return makeSimulatedBackend(host);
    };
}

} // namespace riser::test
