// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/host/simulated/fault_plan.h"
#include "core/host/simulated/simulated_backend.h"
#include "core/host/simulated/simulated_host.h"

#include <QFile>
#include <QUrl>
#include <QUrlQuery>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// The file a URI names: a path, or a Qt resource behind the third slash.
Result<QString> fileOf(const QString &uri)
{
    const QUrl url(uri, QUrl::StrictMode);
    if (url.isValid() && url.scheme() == "simulated"_L1 && url.host().isEmpty() && url.path().size() > 1)
        return url.path().startsWith("/:/"_L1) ? url.path().mid(1) : url.path();
    return failure(ErrorCode::InvalidInput, Text::tr("%1 is not the address of a simulated host.").arg(uri), {},
                   Text::tr("It has the form simulated:///FILE."));
}

Result<std::shared_ptr<SimulatedHost>> hostFrom(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::InvalidInput, Text::tr("The simulated host %1 can't be read.").arg(fileName),
                       file.errorString());
    }
    Error error;
    std::shared_ptr<SimulatedHost> host = SimulatedHost::fromXml(file.readAll(), &error);
    if (host)
        return host;
    return failure(ErrorCode::InvalidInput, Text::tr("The file %1 can't be used as a simulated host.").arg(fileName),
                   error.toText());
}

/// The switches for trying things by hand; null when there are none.
Result<std::shared_ptr<FaultPlan>> faultsOf(const QString &uri)
{
    const QUrlQuery query(QUrl(uri).query());
    if (query.isEmpty())
        return nullptr;
    auto plan = std::make_shared<FaultPlan>();
    const auto items = query.queryItems();
    for (const auto &[key, value] : items) {
        const QString call = value.section(u':', 0, 0);
        const int nth = value.section(u':', 1).toInt();
        if (key == "delay"_L1) {
            plan->delay(u"*"_s, value.toInt());
        } else if (key == "fail"_L1) {
            plan->fail(call, nth,
                       {.code = ErrorCode::Failed,
                        .summary = Text::tr("The simulated host failed at %1, as its address asks.").arg(value),
                        .detail = {},
                        .hint = {},
                        .transient = false});
        } else if (key == "hang"_L1) {
            plan->hang(call, nth);
        } else if (key == "drop"_L1) {
            plan->dropBefore(call, nth);
        } else {
            return failure(
                ErrorCode::InvalidInput,
                Text::tr("The address %1 has the switch %2, which simulated hosts don't know.").arg(uri, key), {},
                Text::tr("They know delay, fail, hang and drop."));
        }
    }
    return plan;
}

} // namespace

Result<std::unique_ptr<Backend>> makeSimulatedBackend(const QString &uri)
{
    return SimulatedWorld().backend(uri);
}

Result<std::shared_ptr<SimulatedHost>> SimulatedWorld::host(const QString &uri)
{
    const Result<QString> file = fileOf(uri);
    if (!file)
        return std::unexpected(file.error());
    const std::lock_guard lock(m_mutex);
    if (const auto there = m_hosts.constFind(*file); there != m_hosts.cend())
        return *there;
    Result<std::shared_ptr<SimulatedHost>> made = hostFrom(*file);
    if (made)
        m_hosts.insert(*file, *made);
    return made;
}

void SimulatedWorld::add(const QString &uri, std::shared_ptr<SimulatedHost> host)
{
    const QString file = fileOf(uri).value_or(uri);
    const std::lock_guard lock(m_mutex);
    m_hosts.insert(file, std::move(host));
}

Result<std::unique_ptr<Backend>> SimulatedWorld::backend(const QString &uri)
{
    Result<std::shared_ptr<SimulatedHost>> there = host(uri);
    if (!there)
        return std::unexpected(there.error());
    Result<std::shared_ptr<FaultPlan>> faults = faultsOf(uri);
    if (!faults)
        return std::unexpected(faults.error());
    const std::lock_guard lock(m_mutex);
    auto &counted = m_faults[uri];
    if (!counted)
        counted = *faults;
    return makeSimulatedBackend(*there, counted);
}

BackendFactory simulatedFactory(std::shared_ptr<SimulatedWorld> world)
{
    return [world = std::move(world)](const QString &uri) { return world->backend(uri); };
}

} // namespace riser
