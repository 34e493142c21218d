// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/session/handlers.h"
#include "app/host/system/read_file.h"

using namespace Qt::StringLiterals;

namespace riser::onhost {

QList<Handler> helloHandlers(const Surroundings &surroundings)
{
    const auto hello = [surroundings](const protocol::Request &) -> Result {
        return protocol::HelloAnswer{.version = QStringLiteral(RISER_VERSION),
                                     .oldest = protocol::version,
                                     .newest = protocol::version,
                                     .verbs = protocol::verbNames(),
                                     .root = surroundings.root,
                                     .bootId = readText(surroundings.places.proc + u"/sys/kernel/random/boot_id"_s)};
    };
    return {{.verb = protocol::Verb::Hello, .lane = Handler::Lane::AtOnce, .run = hello}};
}

} // namespace riser::onhost
