// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/session/handlers.h"

namespace riser::onhost {

QList<Handler> allHandlers(const Surroundings &surroundings)
{
    return helloHandlers(surroundings) + lookHandlers(surroundings) + usbHandlers(surroundings) +
           poolHandlers(surroundings) + armedHandlers(surroundings);
}

} // namespace riser::onhost
