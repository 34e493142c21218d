// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_match.h"

#include "core/base/text.h"
#include "core/guest/guest_finder.h"
#include "core/guest/guest_look.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

GuestSight sightOf(const Device &device, const DomainId &vm, const GuestFinder &finder, const GuestReport &report)
{
    const Claim *claim = liveClaim(device, vm);
    if (!claim)
        return {.state = GuestSight::State::NotGiven, .word = {}, .sentences = {}};
    if (claim->liveHostdev->element == Hostdev::Element::NvmeDisk)
        return {.state = GuestSight::State::NotGiven,
                .word = Text::tr("as a virtual disk"),
                .sentences = {Text::tr("The VM's QEMU drives it: the guest has a virtual disk in its place.")}};
    if (!givenNow(claim))
        return {.state = GuestSight::State::NotGiven,
                .word = Text::tr("not given to the guest"),
                .sentences = {Text::tr("The VM only holds it, so that nobody else uses it.")}};
    if (report.error)
        return sightNotAvailable(*report.error);
    if (report.askedAt.isNull())
        return {};
    GuestLook look(finder, report, device, *claim->liveHostdev);
    return claim->liveHostdev->type == Hostdev::Type::Usb ? look.usb() : look.pci();
}

} // namespace

QString serialForm(const QString &serial)
{
    return serial.simplified().replace(u' ', u'_');
}

bool sameSerial(const QString &host, const QString &guest)
{
    const QString plain = serialForm(host);
    const QString there = serialForm(guest);
    if (plain.isEmpty() || there.isEmpty())
        return false;
    if (plain == there)
        return true;
    // "MODEL_SERIAL", "MODEL_SERIAL_1", and of a stick "Maker_Model_SERIAL-0:0".
    const qsizetype at = there.lastIndexOf(plain);
    if (plain.size() < shortestSerial || at < 0 || (at > 0 && there[at - 1] != u'_'))
        return false;
    const QStringView rest = QStringView(there).sliced(at + plain.size());
    return rest.isEmpty() ||
           ((rest.front() == u'_' || rest.front() == u'-') && rest.size() <= 6 &&
            std::ranges::all_of(rest.sliced(1), [](QChar one) { return one == u':' || (one >= u'0' && one <= u'9'); }));
}

QHash<DeviceKey, GuestSight> guestSights(const Inventory &inventory, const DomainId &vm, const GuestReport &report,
                                         const GuestTopology &topology)
{
    const GuestFinder finder(inventory, vm, report, topology);
    QHash<DeviceKey, GuestSight> sights;
    for (const Device *device : inventory.devicesOf(vm))
        sights.insert(device->key, sightOf(*device, vm, finder, report));
    return sights;
}

} // namespace riser
