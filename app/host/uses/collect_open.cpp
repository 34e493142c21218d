// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/uses/collectors.h"

#include "app/host/uses/device_nodes.h"
#include "app/host/uses/processes.h"
#include "app/host/uses/storage.h"

namespace riser::onhost {

using namespace Qt::StringLiterals;

namespace {

HostUse useOf(const OpenNode &node)
{
    const Process &process = node.process;
    const bool store = process.sort == Process::Sort::CephOsd;
    HostUse use = hostUse(store               ? "ceph-osd"_L1
                          : process.isGuest() ? "guest"_L1
                                              : "process"_L1,
                          node.path, process.name);
    use.pid = process.pid;
    use.user = process.user;
    return use;
}

const BlockDevice *blockOf(const Look &look, const OpenNode &node)
{
    if (node.number.startsWith(u'b'))
        return look.storage.blocks().byNumber(node.number.mid(1));
    return node.number.isEmpty() ? look.storage.blocks().byPath(node.path) : nullptr;
}

/// A card whose virtual functions VMs have: they lose them with it.
void addVirtual(const Look &look, Findings &findings, const OpenNode &node, const QList<int> &given)
{
    for (const int index : given) {
        const Device &function = look.devices.devices()[index];
        if (function.physical < 0)
            continue;
        HostUse use = useOf(node);
        use.text = sentence(node.process.description() + " has its virtual function "_L1 + function.address);
        findings.add(function.physical, use);
    }
}

} // namespace

void collectOpen(const Look &look, Findings &findings)
{
    const DeviceNodes nodes(look.places, look.devices);
    for (const OpenNode &node : look.processes.openNodes()) {
        if (node.path.startsWith("/dev/vfio/"_L1)) {
            addVirtual(look, findings, node, nodes.givenThrough(node.path));
            continue;
        }
        HostUse use = useOf(node);
        if (const BlockDevice *block = blockOf(look, node)) {
            look.storage.add(findings, block->name, use, node.process.description() + " has "_L1, u" open"_s);
            continue;
        }
        use.text = sentence(node.process.description() + " has "_L1 + node.path + " open"_L1);
        for (const QString &folder : nodes.foldersOf(node))
            findings.addTo(folder, use);
    }
}

} // namespace riser::onhost
