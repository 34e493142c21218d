// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/session/handlers.h"
#include "app/host/session/result.h"
#include "app/host/usb/usb_drivers.h"

namespace riser::onhost {

QList<Handler> usbHandlers(const Surroundings &surroundings)
{
    return {{.verb = protocol::Verb::UsbDetach,
             .lane = Handler::Lane::Change,
             .run =
                 [surroundings](const protocol::Request &request) {
                     return resultOf(detachUsb(surroundings.places, *request.port));
                 }},
            {.verb = protocol::Verb::UsbAttach,
             .lane = Handler::Lane::Change,
             .run = [surroundings](const protocol::Request &request) {
                 return resultOf(attachUsb(surroundings.places, *request.port));
             }}};
}

} // namespace riser::onhost
