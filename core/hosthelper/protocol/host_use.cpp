// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/protocol/host_use.h"

#include <algorithm>

namespace riser {

namespace {

using enum HostUse::Verdict;

constexpr HostUseKind table[] = {
    // What the host runs on: never.
    {"root-disk", Block, false,
     "the root file system, /boot, /boot/efi or /usr is on it (on: block device, name: where)"},
    {"session-network", Block, false, "this very session runs over it (on: interface, name: the peer's address)"},
    {"last-console", Block, false,
     "the only display of the host, its console is on it (name: the driver or framebuffer)"},
    {"last-input", Block, false, "the last keyboard or mouse of the host's console (name: keyboard or mouse)"},
    {"root-hub", Block, false, "a hub or bridge: others hang below it"},
    {"chipset", Block, false,
     "a part of the machine itself, or in the IOMMU group of one that a host driver has (on: its address, name: what)"},
    // What somebody must end first: the kernel would tear it away, or hang in it.
    {"mount", Block, false, "a mounted file system (on: block device, name: where)"},
    {"swap", Block, false, "swap in use (on: block device)"},
    {"lvm", Block, false, "a physical volume of an active volume group (on, name: the group)"},
    {"raid", Block, false, "a member of a running array (on, name: the array)"},
    {"zfs", Block, false, "a member of an imported pool (on, name: the pool, where known)"},
    {"ceph-osd", Block, false, "a Ceph OSD's store (on, name: the OSD, where known)"},
    {"multipath", Block, false, "a path of a multipath map (on, name: the map)"},
    {"crypt", Block, false, "an opened encrypted volume (on, name: the mapping)"},
    {"loop", Block, false, "another block device is made of it (on, name: the other one)"},
    {"process", Block, false, "a process has it open (on: device node, name, pid, user)"},
    {"guest", Block, false, "a virtual machine or container process has it open (on, name, pid, user)"},
    {"network-storage", Block, false,
     "a network file system or drive of the host comes over it (on: interface, name: where it is mounted, or what)"},
    {"only-route", Block, false, "the only default route of the host leads over it (on: interface, name: the gateway)"},
    // What a person may decide. Guarded ones come back by themselves when nobody confirms.
    {"default-route", Warn, true, "one of several default routes (on: interface, name: the gateway)"},
    {"address", Warn, true, "an interface with addresses (on: interface, name: the address)"},
    {"network-member", Warn, true, "a port of a bridge, bond or team (on: interface, name: the master)"},
    {"network-upper", Warn, true, "carries a VLAN, macvlan or the like (on: interface, name: the upper interface)"},
    {"console", Warn, true, "the boot display, or one that the console is on; there is another (name: driver)"},
    {"monitor", Warn, false, "a monitor is connected to it (on: the output, name: driver)"},
    {"input", Warn, true, "a keyboard or mouse of the host's console; there is another (name: keyboard or mouse)"},
    {"signature", Warn, false, "a file system, volume or partition table that nobody uses now (on, name: its type)"},
    {"usb-below", Warn, false, "a USB device that goes along with its controller (name: the device, on: its port)"},
    {"virtual-functions", Warn, false, "its virtual functions go away (name: how many)"},
};

} // namespace

const HostUseKind *hostUseKind(const QString &kind)
{
    const auto found = std::ranges::find_if(
        table, [&kind](const HostUseKind &entry) { return kind == QLatin1StringView(entry.kind); });
    return found == std::end(table) ? nullptr : found;
}

QList<HostUseKind> hostUseKinds()
{
    return QList<HostUseKind>(std::begin(table), std::end(table));
}

bool blocks(const HostUses &uses)
{
    return std::ranges::any_of(uses, [](const HostUse &use) { return use.verdict == HostUse::Verdict::Block; });
}

} // namespace riser
