// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/program_use.h"

#include "core/devices/host_use_texts.h"

namespace riser {

using namespace Qt::StringLiterals;

void addProgramUse(const Inventory &inventory, const Device &device, CheckList &list)
{
    const QString host = hostLabel(inventory);
    for (const HostUse &use : device.hostUses) {
        if (use.kind == "usb-below"_L1 || use.kind == "virtual-functions"_L1)
            continue;
        list.add({Finding{.id = use.kind,
                          .verdict = use.verdict == HostUse::Verdict::Block ? Verdict::Block : Verdict::Warn,
                          .text = hostUseText(use, label(device), host),
                          .device = device.key,
                          .guarded = use.guarded && use.verdict == HostUse::Verdict::Warn}});
    }
}

} // namespace riser
