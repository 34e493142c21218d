// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/usb/usb_drivers.h"

#include "app/host/session/peer.h"
#include "app/host/system/file_holder.h"
#include "app/host/usb/usb_kernel.h"
#include "app/host/uses/inventory.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser::onhost {

namespace {

using Code = protocol::Fault::Code;
using Answer = UsbKernel::Answer;

constexpr int looks = 40; ///< a driver may finish its probe or its end a moment later than the call returns
constexpr int pauseMs = 50;

std::unexpected<protocol::Fault> noSuchDevice(const UsbPort &port)
{
    return fault(Code::NoSuchDevice, u"This host has no USB device at port %1 (any more)."_s.arg(port.toString()));
}

std::unexpected<protocol::Fault> busy(const Places &places, const UsbDevice &device)
{
    QString by = u"A program has it open"_s;
    if (const auto holder = fileHolder(places, {device.node(places)}))
        by = u"The process %1 (%2) has it open"_s.arg(holder->name).arg(holder->pid);
    return fault(Code::Busy, u"%1 is in use. %2: if that is a virtual machine, release the device from it first."_s.arg(
                                 device.title(), by));
}

std::unexpected<protocol::Fault> kernelRefused(const UsbDevice &device, const QString &what, const QString &error)
{
    return fault(Code::Failed, u"%1: the kernel refused %2: %3."_s.arg(device.title(), what, error));
}

/// What forbids taking it from the host.
Outcome checkUses(const UsbDevice &device, const HostUses &uses)
{
    HostUses forbidding = uses;
    forbidding.removeIf([](const HostUse &use) { return use.verdict != HostUse::Verdict::Block; });
    if (forbidding.isEmpty())
        return {};
    const bool onlyGuests = std::ranges::all_of(forbidding, [](const HostUse &use) { return use.kind == "guest"_L1; });
    if (onlyGuests) {
        return fault(
            Code::Busy,
            u"%1 is in use by a virtual machine or container: %2"_s.arg(device.title(), forbidding.constFirst().text),
            forbidding);
    }
    return fault(Code::Refused, u"%1 stays with the host: %2"_s.arg(device.title(), forbidding.constFirst().text),
                 forbidding);
}

Outcome checkHub(const UsbDevice &device)
{
    if (!device.isHub)
        return {};
    const HostUse hub{.kind = u"root-hub"_s,
                      .verdict = HostUse::Verdict::Block,
                      .on = device.port.toString(),
                      .name = device.id,
                      .text = u"It is a hub: other devices hang below it."_s};
    return fault(Code::Refused,
                 u"%1 is a hub: other devices hang below it, so it stays with the host."_s.arg(device.title()), {hub});
}

/// Looks until `good`, or the time is over. The last look is what counts; nothing: the device went away.
template<typename Good>
std::optional<UsbDevice> lookUntil(const Places &places, const UsbPort &port, UsbKernel &kernel, const Good &good)
{
    auto device = readUsbDevice(places, port);
    for (int look = 1; look < looks && device && !good(*device); ++look) {
        kernel.pause(pauseMs);
        device = readUsbDevice(places, port);
    }
    return device;
}

} // namespace

Outcome detachUsb(const Places &places, const UsbPort &port, UsbKernel &kernel, const UsesOf &usesOf)
{
    const auto device = readUsbDevice(places, port);
    if (!device)
        return noSuchDevice(port);
    if (const Outcome free = checkHub(*device); !free)
        return free;
    if (device->taken())
        return busy(places, *device);
    if (const Outcome free = checkUses(*device, usesOf(port)); !free)
        return free;
    for (const UsbInterface &interface : device->interfaces) {
        if (interface.driver.isEmpty())
            continue;
        const UsbKernel::Result answer = kernel.detach(*device, interface);
        if (!answer)
            return kernelRefused(*device, u"to take %1 off %2"_s.arg(interface.driver, interface.name), answer.error());
        if (*answer == Answer::Gone)
            return noSuchDevice(port);
    }
    const auto after = lookUntil(places, port, kernel, [](const UsbDevice &now) { return now.bound().isEmpty(); });
    if (!after)
        return noSuchDevice(port);
    if (after->taken()) // somebody was quicker
        return busy(places, *after);
    if (!after->bound().isEmpty()) {
        return fault(Code::NotDone, u"%1: the kernel reported no error, and there still is a driver on %2."_s.arg(
                                        after->title(), after->bound().join(u", "_s)));
    }
    return {};
}

Outcome attachUsb(const Places &places, const UsbPort &port, UsbKernel &kernel)
{
    auto device = readUsbDevice(places, port);
    if (!device)
        return noSuchDevice(port);
    // A guest may have it and not have set it up yet: then no interface shows it, only the open file does.
    if (device->taken() || (device->bound().isEmpty() && fileHolder(places, {device->node(places)})))
        return busy(places, *device);
    if (device->configuration == 0) {
        if (const auto answer = kernel.configure(*device); !answer)
            return kernelRefused(*device, u"to configure it"_s, answer.error());
        device = lookUntil(places, port, kernel, [](const UsbDevice &now) { return !now.interfaces.isEmpty(); });
        if (!device)
            return noSuchDevice(port);
    }
    QStringList expected;
    for (const UsbInterface &interface : device->interfaces) {
        if (!interface.driver.isEmpty())
            continue;
        const UsbKernel::Result answer = kernel.attach(*device, interface);
        if (!answer)
            return kernelRefused(*device, u"a driver for %1"_s.arg(interface.name), answer.error());
        if (*answer == Answer::Gone)
            return noSuchDevice(port);
        if (*answer == Answer::Done)
            expected << interface.name;
    }
    const auto missing = [&expected](const UsbDevice &now) {
        QStringList names = expected;
        for (const QString &name : now.bound())
            names.removeAll(name);
        return names;
    };
    const auto after = lookUntil(places, port, kernel, [&](const UsbDevice &now) { return missing(now).isEmpty(); });
    if (!after)
        return noSuchDevice(port);
    if (const QStringList names = missing(*after); !names.isEmpty()) {
        return fault(Code::NotDone, u"%1: the kernel reported a driver on %2, and there is none."_s.arg(
                                        after->title(), names.join(u", "_s)));
    }
    return {};
}

Outcome detachUsb(const Places &places, const UsbPort &port)
{
    LibUsbKernel kernel;
    return detachUsb(places, port, kernel,
                     [&places](const UsbPort &asked) { return blastRadius(places, asked, sessionPeer(places)); });
}

Outcome attachUsb(const Places &places, const UsbPort &port)
{
    LibUsbKernel kernel;
    return attachUsb(places, port, kernel);
}

} // namespace riser::onhost
