// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/devices/kinds/kinds.h"

#include <array>
#include <ranges>

namespace riser {

using namespace Qt::StringLiterals;

std::span<const DeviceKind *const> deviceKinds()
{
    // Asked and listed in this order: the general PCI function takes what the others leave.
    static const std::array kinds{&gpuKind(), &nvmeKind(), &usbDeviceKind(), &pciFunctionKind()};
    return kinds;
}

const DeviceKind *kindOf(const NodeDevice &node)
{
    for (const DeviceKind *kind : deviceKinds()) {
        if (kind->recognises(node))
            return kind;
    }
    return nullptr;
}

const DeviceKind *kindById(const QString &id)
{
    for (const DeviceKind *kind : deviceKinds()) {
        if (kind->id() == id)
            return kind;
    }
    return nullptr;
}

const DeviceKind &kindOfKey(const DeviceKey &key)
{
    for (const DeviceKind *kind : deviceKinds() | std::views::reverse) { // the general ones are asked last
        if (!kind->placeOf(key).isEmpty())
            return *kind;
    }
    return *deviceKinds().back();
}

QString placeText(const DeviceKey &key)
{
    const QString place = kindOfKey(key).placeOf(key);
    return place.isEmpty() ? key.value() : place;
}

QList<DeviceChip> deviceChips()
{
    return {
        {.id = u"gpu"_s, .name = Text::tr("GPU")},         {.id = u"nvme"_s, .name = Text::tr("NVMe")},
        {.id = u"usb"_s, .name = Text::tr("USB")},         {.id = u"network"_s, .name = Text::tr("Network")},
        {.id = u"storage"_s, .name = Text::tr("Storage")}, {.id = u"other"_s, .name = Text::tr("Other")},
        {.id = u"bridge"_s, .name = Text::tr("Bridges")},
    };
}

} // namespace riser
