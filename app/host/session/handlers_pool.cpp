// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/pool/pool.h"
#include "app/host/session/handlers.h"
#include "app/host/session/result.h"

namespace riser::onhost {

namespace {

constexpr int restoreLimitMs = 120'000; ///< every device of the pool, one after the other

Result restored(std::expected<protocol::PoolAnswer, protocol::Fault> &&entries)
{
    if (!entries)
        return std::unexpected(std::move(entries.error()));
    return *std::move(entries);
}

Handler changing(protocol::Verb verb, std::function<Result(const protocol::Request &)> run)
{
    return {.verb = verb, .lane = Handler::Lane::Change, .run = std::move(run)};
}

} // namespace

QList<Handler> poolHandlers(const Surroundings &surroundings)
{
    using protocol::Request;
    using protocol::Verb;
    const auto pool = [surroundings] { return Pool(surroundings.places, surroundings.peer); };
    const auto keep = [pool](const Request &request) { return resultOf(pool().keep(request.devices)); };
    const auto forget = [pool](const Request &request) { return resultOf(pool().forget(request.devices)); };
    const auto restore = [pool](const Request &request) { return restored(pool().restore(request.devices)); };
    const auto move = [pool](const Request &request) {
        return resultOf(pool().move(request.devices.constFirst(), *request.to));
    };
    QList<Handler> handlers{changing(Verb::PoolKeep, keep), changing(Verb::PoolForget, forget),
                            changing(Verb::PoolRestore, restore), changing(Verb::PoolMove, move)};
    handlers[2].limitMs = restoreLimitMs;
    return handlers;
}

} // namespace riser::onhost
