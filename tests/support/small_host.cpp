// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/places.h"
#include "tests/support/small_host.h"

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

BackendFactory factoryFor(std::shared_ptr<SimulatedHost> host)
{
    return [host = std::move(host)](const QString &) -> Result<std::unique_ptr<Backend>> {
        return makeSimulatedBackend(host);
    };
}

} // namespace riser::test
