// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hosthelper/protocol/messages.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace riser::protocol {

using namespace Qt::StringLiterals;

inline const PciAddress gpu{.domain = 0, .bus = 1, .slot = 0, .function = 0};
inline const PciAddress gpuAudio{.domain = 0, .bus = 1, .slot = 0, .function = 1};
inline const UsbPort stick{.bus = 1, .chain = {5, 3}};

inline QString codeOf(const std::expected<Request, Fault> &request)
{
    if (request)
        return u"taken"_s;
    const QByteArray line = write(request.error());
    return QJsonDocument::fromJson(line).object().value("fault"_L1).toObject().value("code"_L1).toString();
}

inline HostUse rootDisk()
{
    return {.kind = u"root-disk"_s,
            .verdict = HostUse::Verdict::Block,
            .guarded = false,
            .on = u"nvme0n1p2"_s,
            .name = u"/"_s,
            .user = {},
            .pid = {},
            .text = u"The root file system is on nvme0n1p2."_s};
}

inline HostUse process()
{
    return {.kind = u"process"_s,
            .verdict = HostUse::Verdict::Block,
            .guarded = true,
            .on = u"/dev/dri/card0"_s,
            .name = u"Xorg"_s,
            .user = u"paula"_s,
            .pid = 4711,
            .text = u"Xorg (4711, paula) has /dev/dri/card0 open."_s};
}

inline DeviceIdentity identity()
{
    return {.id = u"144d:a80a"_s,
            .serial = u"S5GXNX0T"_s,
            .model = u"Samsung SSD 980 PRO 1 TB — größer"_s,
            .slot = u"PCIe Slot 2"_s,
            .mac = u"52:54:00:1a:b0:01"_s,
            .speedMbit = 1.5,
            .remembered = true};
}

inline HostInventory inventory()
{
    HostInventory all;
    all.hostname = u"lab"_s;
    all.bootId = u"0f6f5c2a-2a1b-4a8e-9c58-0f2a2d7f9a11"_s;
    all.devices = {{.key = keyOf(gpu),
                    .identity = identity(),
                    .driver = u"nvme"_s,
                    .driverOverride = u"vfio-pci"_s,
                    .uses = {rootDisk(), process()}},
                   {.key = keyOf(stick),
                    .identity = {.id = u"046d:c52b"_s, .serial = {}, .model = {}, .slot = {}, .mac = {}},
                    .driver = {},
                    .driverOverride = {},
                    .uses = {}}};
    all.pool = {
        {.key = keyOf(gpu),
         .unit = u"u1"_s,
         .identity = identity(),
         .state = PoolEntry::State::Moved,
         .now = keyOf(gpuAudio),
         .text = u"It is somewhere else."_s},
        {.key = keyOf(stick), .unit = u"u2"_s, .identity = {}, .state = PoolEntry::State::Held, .now = {}, .text = {}}};
    all.armed = {{.devices = {keyOf(gpu), keyOf(gpuAudio)}, .secondsLeft = 17}};
    all.problems = {u"zpool could not be asked"_s};
    return all;
}

} // namespace riser::protocol
