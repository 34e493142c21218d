// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/devices/program_use.h"
#include "core/devices/rules_common.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// A server's management controller shows the host's console to whoever looks after it: ASPEED's own, and the drivers
/// that serve nothing else.
bool isManagementDisplay(const NodeDevice &node)
{
    constexpr quint16 aspeed = 0x1a03;
    return (node.pci && node.pci->vendorId == aspeed) || node.driver == u"ast"_s || node.driver == u"mgag200"_s;
}

QString names(const QStringList &list)
{
    return list.join(", "_L1);
}

/// What the host would lose with one device of a unit. One method for each thing that can be lost.
class Losses
{
public:
    Losses(const Inventory &inventory, const Device &device)
        : m_inventory(inventory)
        , m_index(inventory.hostUseIndex())
        , m_below(m_index.below(device.key))
        , m_device(device)
    {
    }

    Findings findings()
    {
        if (m_inventory.snapshot().hostProgram.present()) {
            // It has looked; what follows would only guess. What VMs use, libvirt knows better.
            addProgramUse(m_inventory, m_device, m_list);
            for (const NodeDevice *block : m_below.disks + m_below.otherBlocks)
                (void)usedDisk(*block);
            for (const NodeDevice *net : m_below.nets)
                (void)usedNetwork(*net->net);
        } else {
            disks();
            networks();
            console();
            keyboards();
        }
        usbBelow();
        virtualFunctions();
        return m_list.findings();
    }

private:
    void disks();
    bool usedDisk(const NodeDevice &block);
    void fileSystems();
    void networks();
    bool usedNetwork(const NetCapability &net);
    void network(const NodeDevice &node, bool onlyLink);
    void console();
    void keyboards();
    void usbBelow();
    void virtualFunctions();

    const Inventory &m_inventory;
    const HostUseIndex &m_index;
    const Below &m_below;
    const Device &m_device;
    CheckList m_list;
};

bool Losses::usedDisk(const NodeDevice &block)
{
    const auto uses = m_index.usesOf(block);
    for (const DiskUse &use : uses) {
        const QString text = use.by == DiskUse::By::RunningVm
                                 ? Text::tr("%1 carries %2, a disk of the running VM %3.")
                                 : Text::tr("%1 carries %2, which the active storage pool %3 is on.");
        m_list.block(use.by == DiskUse::By::RunningVm ? u"vm-disk"_s : u"storage-pool"_s,
                     text.arg(label(m_device), use.path, use.name), m_device.key);
    }
    return !uses.isEmpty();
}

void Losses::disks()
{
    QStringList unknown;
    for (const NodeDevice *block : m_below.disks + m_below.otherBlocks) {
        if (!usedDisk(*block))
            unknown << block->storage->block;
    }
    if (m_below.disks.isEmpty() && unknown.isEmpty())
        return;
    if (!m_below.disks.isEmpty() && m_index.totals(m_device.unit).disks == m_index.disks()) {
        m_list.block(u"root-disk"_s,
                     m_index.disks() == 1
                         ? Text::tr("%1 carries %2, the only disk of %3, so its root file system is on it.")
                               .arg(label(m_device), m_below.disks.first()->storage->block, hostLabel(m_inventory))
                         : Text::tr("%1 carries all the disks of %2, so its root file system is on one of them.")
                               .arg(label(m_device), hostLabel(m_inventory)),
                     m_device.key);
        return;
    }
    if (!m_device.node.usbDevice) // a stick is meant to have one
        fileSystems();
    if (!unknown.isEmpty())
        m_list.notChecked(u"mounts"_s,
                          Text::tr("Not checked: whether %1 has file systems, swap, RAID or volumes on %2 of %3 in use "
                                   "(needs the riser-host program).")
                              .arg(hostLabel(m_inventory), names(unknown), label(m_device)),
                          m_device.key);
}

/// udev's links by UUID and label, and LVM's, stand for what is directly on a disk: the host's root, perhaps. libvirt
/// lists no partitions, so their absence tells nothing.
void Losses::fileSystems()
{
    for (const NodeDevice *block : m_below.disks) {
        for (const QString &path : block->deviceNodes) {
            const bool sign = path.startsWith("/dev/disk/by-uuid/"_L1) || path.startsWith("/dev/disk/by-label/"_L1) ||
                              path.startsWith("/dev/disk/by-id/lvm-pv-uuid-"_L1);
            if (!sign)
                continue;
            m_list.warn(u"file-system"_s,
                        Text::tr("%1 carries %2, which has a file system or volume on it (%3): the host loses it.")
                            .arg(label(m_device), block->storage->block, path.section(u'/', 3)),
                        m_device.key);
            break;
        }
    }
}

bool Losses::usedNetwork(const NetCapability &net)
{
    const QStringList vms = m_index.vmsOn(net.interface);
    if (vms.isEmpty())
        return false;
    m_list.block(u"vm-network"_s,
                 Text::tr("%1 carries the network interface %2, which the running VM %3 is connected through.")
                     .arg(label(m_device), net.interface, names(vms)),
                 m_device.key);
    return true;
}

void Losses::network(const NodeDevice &node, bool onlyLink)
{
    const NetCapability &net = *node.net;
    // Other words of the kernel (dormant, unknown) say nothing about whether somebody uses it.
    const bool down = net.linkState == "down"_L1 || net.linkState == "lowerlayerdown"_L1;
    if (usedNetwork(net) || down)
        return;
    const QString host = hostLabel(m_inventory);
    if (onlyLink && net.linkState == "up"_L1 && !m_inventory.snapshot().facts.local) {
        m_list.block(
            u"session-network"_s,
            Text::tr("%1 carries %2, the only network interface of %3 with a link: this connection runs over it.")
                .arg(label(m_device), net.interface, host),
            m_device.key);
        return;
    }
    const QString text =
        net.linkState == "up"_L1
            ? Text::tr("Not checked: what %1 uses the network interface %2 of %3 for, and whether this "
                       "connection runs over it (needs the riser-host program). It has a link.")
            : Text::tr("Not checked: what %1 uses the network interface %2 of %3 for, and whether this "
                       "connection runs over it (needs the riser-host program). Its link isn't known.");
    m_list.notChecked(u"network"_s, text.arg(host, net.interface, label(m_device)), m_device.key);
}

void Losses::networks()
{
    if (m_below.nets.isEmpty())
        return;
    // Of real cards, and none that doesn't go with this unit.
    const bool onlyLink = m_index.totals(m_device.unit).links == m_index.links();
    for (const NodeDevice *net : m_below.nets)
        network(*net, onlyLink);
}

void Losses::console()
{
    const auto &displays = m_index.displays();
    const bool display =
        std::ranges::any_of(displays, [this](const NodeDevice *node) { return node->key == m_device.key; });
    if ((!display && !m_below.drm) || m_device.hold == HostHold::Free)
        return;
    const bool driven = m_device.hold == HostHold::Held || m_below.drm;
    if (driven && display && displays.size() == 1) {
        m_list.block(u"console"_s,
                     Text::tr("%1 is the only display of %2: its console is on it.")
                         .arg(label(m_device), hostLabel(m_inventory)),
                     m_device.key);
        return;
    }
    if (driven && isManagementDisplay(m_device.node)) {
        m_list.block(u"console"_s,
                     Text::tr("%1 is the display of the management controller of %2: its console is on it.")
                         .arg(label(m_device), hostLabel(m_inventory)),
                     m_device.key);
        return;
    }
    m_list.notChecked(u"console"_s,
                      Text::tr("Not checked: whether the console of %1 is on %2 (needs the riser-host program).")
                          .arg(hostLabel(m_inventory), label(m_device)),
                      m_device.key);
}

void Losses::keyboards()
{
    if (m_below.keyboards.isEmpty() || m_index.totals(m_device.unit).keyboards < m_index.keyboards())
        return;
    const QString keyboard = label(m_inventory, m_below.keyboards.first()->key);
    const QString text = m_below.keyboards.first()->key == m_device.key
                             ? Text::tr("%1 is the only USB keyboard of %2.").arg(keyboard, hostLabel(m_inventory))
                             : Text::tr("%1 would take the only USB keyboard of %2 along: %3.")
                                   .arg(label(m_device), hostLabel(m_inventory), keyboard);
    m_list.block(u"keyboard"_s, text, m_device.key);
}

void Losses::usbBelow()
{
    if (m_below.usbDevices.isEmpty())
        return;
    QStringList along;
    for (const NodeDevice *node : m_below.usbDevices) {
        along << label(m_inventory, node->key);
        for (const Claim &claim : m_inventory.device(node->key)->claims) {
            if (claim.live)
                m_list.block(u"usb-in-use"_s,
                             Text::tr("%1 would take %2 along, which the running VM %3 uses.")
                                 .arg(label(m_device), along.last(), claim.domainName),
                             m_device.key);
        }
    }
    m_list.warn(u"usb-below"_s, Text::tr("%1 takes these USB devices along: %2.").arg(label(m_device), names(along)),
                m_device.key);
}

/// The kernel takes all virtual functions away when their physical function's driver goes.
void Losses::virtualFunctions()
{
    if (!m_device.node.pci || m_device.hold == HostHold::Free)
        return;
    const auto &functions = m_device.node.pci->virtualFunctions;
    QStringList users;
    for (const PciAddress &function : functions) {
        const Device *device = m_inventory.device(DeviceKey(function.toNodeName()));
        for (const Claim &claim : device ? device->claims : QList<Claim>()) {
            if (claim.live && !users.contains(claim.domainName))
                users << claim.domainName;
        }
    }
    if (!users.isEmpty())
        m_list.block(
            u"virtual-functions"_s,
            Text::tr("Virtual functions of %1 are in use by the running VM %2.").arg(label(m_device), names(users)),
            m_device.key);
    else if (!functions.isEmpty())
        m_list.warn(
            u"virtual-functions"_s,
            Text::tr("The virtual functions of %1 go away with it: %n in number.", nullptr, int(functions.size()))
                .arg(label(m_device)),
            m_device.key);
}

} // namespace

Findings hostUse(const Inventory &inventory, const DeviceKey &key)
{
    CheckList list;
    const Device *device = inventory.device(key);
    if (!device || device->missing)
        return {};
    if (!device->neverAssignable.isEmpty()) {
        list.block(u"bridge"_s, device->neverAssignable, key);
        return list.findings();
    }
    return Losses(inventory, *device).findings();
}

} // namespace riser
