// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/armed/armed.h"
#include "app/host/system/pci_drivers.h"
#include "app/host/usb/usb_drivers.h"

#include <chrono>
#include <thread>

using namespace Qt::StringLiterals;

namespace riser::onhost {

namespace {

using Stage = ArmedStore::Stage;

constexpr qint64 glanceMs = 250; ///< how often it looks whether somebody confirmed

/// False: it was confirmed.
bool waitForIt(const ArmedStore &store, const Armed &armed)
{
    for (qint64 left = armed.deadline - bootTime(); left > 0; left = armed.deadline - bootTime()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(qMin(left, glanceMs)));
        if (!store.read(armed.id, Stage::Armed))
            return false;
    }
    return true;
}

struct Returner {
    const Places &places;
    Outcome operator()(const PciAddress &address) const { return toHost(places, address); }
    Outcome operator()(const UsbPort &port) const { return attachUsb(places, port); }
};

} // namespace

void guard(const Places &places, const QString &id, const GiveBack &giveBack)
{
    ArmedStore store(places);
    auto armed = store.read(id, Stage::Returning); // one that was killed in the middle
    if (!armed) {
        armed = store.read(id, Stage::Armed);
        if (!armed)
            return;
        store.sayGuarded(id);
        if (!waitForIt(store, *armed) || !store.beginReturn(id))
            return;
    }
    QList<GivenBack> results;
    for (const protocol::DeviceName &device : armed->devices) {
        const Outcome outcome = giveBack(device);
        results << GivenBack{
            .device = device, .done = outcome.has_value(), .text = outcome ? QString() : outcome.error().text};
    }
    store.endReturn(*armed, results);
}

Outcome giveBackToHost(const Places &places, const protocol::DeviceName &device)
{
    return std::visit(Returner{places}, device);
}

} // namespace riser::onhost
