// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/devices/rules_common.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace riser {

namespace {

using namespace Qt::StringLiterals;

/// Which VM it is for, and when: as far as that is chosen.
struct Taker {
    const Domain *domain = nullptr;
    std::optional<When> when;

    DomainId id() const { return domain ? domain->id : DomainId(); }
};

/// The VM has the device, and this assignment would give it what is missing: to the running guest or to its definition.
bool lacks(const Claim &claim, const Domain &domain, When when)
{
    const bool live = when == When::Now && domain.running();
    return (live && !claim.live) || (domain.persistent() && !claim.config);
}

/// A claim that another one can stand beside: the same device, given in the same way.
bool isPlain(const Claim &claim)
{
    const auto plain = [](const std::optional<Hostdev> &hostdev) {
        return !hostdev || hostdev->element == Hostdev::Element::Hostdev;
    };
    return !claim.placeholder && !claim.ambiguous && !claim.stale && !claim.otherPort && plain(claim.liveHostdev) &&
           plain(claim.configHostdev);
}

bool canBeCompleted(const Inventory &inventory, const Claim &claim, const Taker &taker)
{
    const Domain *domain = taker.domain ? taker.domain : inventory.domain(claim.domain);
    if (!domain || domain->id != claim.domain || !isPlain(claim))
        return false;
    if (taker.when)
        return lacks(claim, *domain, *taker.when);
    return lacks(claim, *domain, When::Now) || lacks(claim, *domain, When::NextStart);
}

/// What must hold whichever VM it is for. The VM may already hold group mates, or the device in one of its definitions.
void checkDevice(const Inventory &inventory, const Device &device, const Taker &taker, CheckList &list)
{
    const DomainId domain = taker.id();
    for (const Claim &claim : device.claims) {
        if (canBeCompleted(inventory, claim, taker)) {
            list.pass(u"completes"_s,
                      (claim.live ? Text::tr("The running VM %1 has %2 already: it gets it for its next start, too.")
                                  : Text::tr("The VM %1 has %2 for its next start already: it gets it now, too."))
                          .arg(claim.domainName, label(device)),
                      device.key);
            continue;
        }
        const QString text =
            claim.domain == domain ? Text::tr("The VM %1 has %2 already.")
            : claim.placeholder
                ? Text::tr("The VM %1 holds %2 because of another device of its IOMMU group: release that first.")
                : Text::tr("The VM %1 claims %2: release it there first.");
        list.block(claim.domain == domain ? u"already"_s : u"claimed"_s, text.arg(claim.domainName, label(device)),
                   device.key);
    }
    if (device.hold == HostHold::GuestHeld && device.claims.isEmpty())
        list.block(u"usbfs"_s,
                   Text::tr("A program on %1 has %2 open through usbfs.").arg(hostLabel(inventory), label(device)),
                   device.key);
}

bool needsDetach(const Device &device)
{
    return device.kind->detacher() == Detacher::Libvirt;
}

void checkDetached(const Inventory &inventory, const Device &asked, CheckList &list)
{
    for (const DeviceKey &key : inventory.unitOf(asked.key)->members) {
        const Device &member = *inventory.device(key);
        if (member.hold == HostHold::Free)
            continue;
        const QString text = key == asked.key
                                 ? Text::tr("%1 is attached to the host: detach it first.").arg(label(asked))
                                 : Text::tr("%1 must leave the host with %2, and hasn't: detach %2 first.")
                                       .arg(label(member), label(asked));
        list.block(u"not-detached"_s, text, key);
        return; // once is enough: one detach takes the whole unit
    }
}

/// libvirt refuses a device whose group mate is in another running VM (facts §1).
void checkMates(const Inventory &inventory, const Device &asked, const DomainId &domain, CheckList &list)
{
    const UnitRoles roles = inventory.roles(asked.key);
    for (const DeviceKey &key : roles.companions + roles.bystanders) {
        const Device &mate = *inventory.device(key);
        for (const Claim &claim : mate.claims) {
            if (claim.domain == domain)
                continue;
            if (claim.live || roles.companions.contains(key))
                list.block(u"mate-claimed"_s,
                           Text::tr("%1 shares the IOMMU group of %2 and is claimed by the VM %3.")
                               .arg(label(mate), label(asked), claim.domainName),
                           key);
            else
                list.warn(
                    u"mate-claimed"_s,
                    Text::tr("%1 shares the IOMMU group of %2, and the VM %3 claims it for its next start: the two VMs "
                             "can't run at the same time.")
                        .arg(label(mate), label(asked), claim.domainName),
                    key);
        }
    }
}

void checkVirtualFunctions(const Device &asked, CheckList &list)
{
    if (asked.node.pci && !asked.node.pci->virtualFunctions.isEmpty())
        list.warn(u"virtual-functions"_s,
                  Text::tr("%1 has virtual functions, which other VMs may use.").arg(label(asked)), asked.key);
}

Findings checkAnyVm(const Inventory &inventory, const Device &asked, const Taker &taker)
{
    CheckList list;
    checkDevice(inventory, asked, taker, list);
    checkUnreadVms(inventory, asked, list);
    if (needsDetach(asked)) {
        if (!list.blocked())
            checkDetached(inventory, asked, list);
        checkVfio(inventory, asked, list);
        checkMates(inventory, asked, taker.id(), list);
        checkVirtualFunctions(asked, list);
    } else if (asked.hold == HostHold::Held) {
        list.add(hostUse(inventory, asked.key));
    }
    checkWritable(inventory, list);
    return list.findings();
}

/// The functions that will appear in the guest, each in need of a slot: those the VM hasn't got yet.
QList<const Device *> newFunctions(const Inventory &inventory, const Device &asked, const DomainId &domain)
{
    QList<const Device *> functions;
    const QList<DeviceKey> companions = inventory.roles(asked.key).companions;
    for (const DeviceKey &key : QList<DeviceKey>{asked.key} + companions) {
        const Device *function = inventory.device(key);
        const bool there = std::ranges::any_of(function->claims, [&domain](const Claim &claim) {
            return claim.domain == domain && claim.live && !claim.placeholder;
        });
        if (!there)
            functions << function;
    }
    return functions;
}

/// libvirt tells PCI Express capabilities only where its daemon runs as root: where no function has any, nothing is
/// known.
bool tellsExpress(const Inventory &inventory)
{
    return std::ranges::any_of(inventory.snapshot().nodes,
                               [](const NodeDevice &node) { return node.pci && !node.pci->conventional; });
}

bool checkWhen(const Domain &domain, When when, CheckList &list)
{
    if (when == When::Now && !domain.running()) {
        list.block(u"not-running"_s,
                   Text::tr("The VM %1 isn't running: assign the device for its next start.").arg(domain.name));
        return false;
    }
    if (when == When::NextStart && !domain.persistent()) {
        list.block(u"transient"_s,
                   Text::tr("The VM %1 is transient, it has no next start: assign the device to the running VM.")
                       .arg(domain.name));
        return false;
    }
    if (when == When::Now && (domain.state == RunState::Paused || domain.state == RunState::Suspended))
        list.warn(u"paused"_s,
                  Text::tr("The VM %1 is paused: its guest sees the device when it goes on.").arg(domain.name));
    return true;
}

void checkRootPorts(const Domain &domain, int needed, CheckList &list)
{
    const int free = domain.live->freePcieRootPorts;
    if (free < needed)
        list.block(
            u"root-ports"_s,
            Text::tr("The VM %1 has no free PCIe root port (needs %2, has %3): assign the device for its next start, "
                     "or add root ports to its definition.")
                .arg(domain.name, QString::number(needed), QString::number(free)));
    else
        list.pass(u"root-ports"_s, Text::tr("The VM %1 has free PCIe root ports: %2, and %3 needed.")
                                       .arg(domain.name, QString::number(free), QString::number(needed)));
}

/// libvirt adds such a bridge by itself to a definition, and not to a running VM: it then says "No more available PCI
/// slots", however many root ports are free (seen on the lab).
void checkBridge(const Domain &domain, const Device &device, int needed, CheckList &list)
{
    if (domain.live->freeConventionalSlots < needed)
        list.block(u"pci-bridge"_s,
                   Text::tr("%1 is no PCI Express device, and the running VM %2 has no conventional PCI bridge with a "
                            "free slot for it: assign it for the next start, then libvirt adds one.")
                       .arg(label(device), domain.name),
                   device.key);
}

void checkPorts(const Inventory &inventory, const Domain &domain, const Device &asked, CheckList &list)
{
    if (!domain.live->pciExpress)
        return;
    const QList<const Device *> functions = newFunctions(inventory, asked, domain.id);
    QList<const Device *> conventional;
    if (tellsExpress(inventory))
        std::ranges::copy_if(functions, std::back_inserter(conventional),
                             [](const Device *device) { return device->node.pci && device->node.pci->conventional; });
    if (!conventional.isEmpty())
        checkBridge(domain, *conventional.first(), int(conventional.size()), list);
    if (const auto express = functions.size() - conventional.size(); express > 0)
        checkRootPorts(domain, int(express), list);
}

void checkUsbController(const Domain &domain, When when, CheckList &list)
{
    const bool live = when == When::Now && !domain.live->usbController;
    const bool config = domain.config && !domain.config->usbController;
    if (live || config)
        list.block(u"usb-controller"_s,
                   Text::tr("The VM %1 has no USB controller: add one to its definition.").arg(domain.name));
}

} // namespace

Findings checkAssign(const Inventory &inventory, const DeviceKey &key)
{
    CheckList list;
    const Device *asked = assignableDevice(inventory, key, list);
    if (!asked)
        return list.findings();
    list.add(checkAnyVm(inventory, *asked, {}));
    if (inventory.snapshot().domains.isEmpty())
        list.block(u"no-vm"_s, Text::tr("%1 has no VM that could get %2.").arg(hostLabel(inventory), label(*asked)),
                   key);
    return list.findings();
}

Findings checkAssign(const Inventory &inventory, const DeviceKey &key, const DomainId &domainId, When when)
{
    CheckList list;
    const Device *asked = assignableDevice(inventory, key, list);
    if (!asked)
        return list.findings();
    const Domain *domain = inventory.domain(domainId);
    if (!domain) {
        list.block(u"no-domain"_s, Text::tr("%1 has no such VM any more.").arg(hostLabel(inventory)));
        return list.findings();
    }
    list.add(checkAnyVm(inventory, *asked, {.domain = domain, .when = when}));
    if (!checkWhen(*domain, when, list))
        return list.findings();
    if (asked->node.usbDevice)
        checkUsbController(*domain, when, list);
    else if (when == When::Now)
        checkPorts(inventory, *domain, *asked, list);
    if (!list.blocked() && inventory.snapshot().unreadDomains.isEmpty())
        list.pass(u"unclaimed"_s, Text::tr("%1 is claimed by no other VM.").arg(label(*asked)), key);
    return list.findings();
}

} // namespace riser
