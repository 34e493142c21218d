// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/start_devices.h"

#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/devices/pool_state.h"
#include "core/devices/rules_common.h"

#include <QSet>

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// USB: libvirt starts the VM without it.
bool isOptional(const Claim &claim)
{
    return claim.configHostdev && claim.configHostdev->startupPolicy == "optional"_L1;
}

const Claim *claimFor(const Device &device, const DomainId &domain)
{
    const auto claim =
        std::ranges::find_if(device.claims, [&domain](const Claim &one) { return one.domain == domain && one.config; });
    return claim == device.claims.cend() ? nullptr : &*claim;
}

/// The pool's record of the device that was kept for this place.
const PoolEntry *keptAt(const Inventory &inventory, const DeviceKey &key)
{
    const QList<PoolEntry> &pool = inventory.snapshot().hostProgram.inventory.pool;
    const auto entry = std::ranges::find(pool, key, &PoolEntry::key);
    return entry == pool.cend() ? nullptr : &*entry;
}

/// Goes through the devices of one VM. One method for each thing that can be wrong.
class StartDevices
{
public:
    StartDevices(const Inventory &inventory, const Domain &domain)
        : m_inventory(inventory)
        , m_domain(domain)
    {
    }

    Findings findings()
    {
        for (const Device *device : m_inventory.devicesOf(m_domain.id)) {
            if (const Claim *claim = claimFor(*device, m_domain.id))
                check(*device, *claim);
        }
        otherKinds();
        return m_list.findings();
    }

private:
    void check(const Device &device, const Claim &claim);
    bool isElsewhere(const Device &device);
    void missing(const Device &device, const Claim &claim);
    void replaced(const Device &device);
    void otherVms(const Device &device);
    void usb(const Device &device, const Claim &claim);
    void pci(const Device &device, const Claim &claim);
    void hostLoses(const Device &device);
    void notDetached(const Device &device, const Claim &claim);
    void groupMates(const Device &device);
    void otherKinds();

    /// Of what is true for several devices of the VM, once is enough.
    void addOnce(const Findings &findings);
    QString repairOrDetach(const DeviceKey &key) const;

    const Inventory &m_inventory;
    const Domain &m_domain;
    CheckList m_list;
    QSet<DeviceKey> m_mates;
    QSet<int> m_groups; ///< by unit
};

void StartDevices::addOnce(const Findings &findings)
{
    for (const Finding &finding : findings) {
        const bool known = std::ranges::any_of(m_list.findings(), [&finding](const Finding &other) {
            return other.id == finding.id && other.text == finding.text;
        });
        if (!known)
            m_list.add({finding});
    }
}

void StartDevices::check(const Device &device, const Claim &claim)
{
    const auto wrong = [this] {
        return std::ranges::count_if(m_list.findings(),
                                     [](const Finding &one) { return one.verdict != Verdict::Pass; });
    };
    const auto before = wrong();
    if (isElsewhere(device))
        return;
    if (device.missing)
        return missing(device, claim);
    if (!device.neverAssignable.isEmpty())
        return m_list.block(u"bridge"_s, device.neverAssignable, device.key);
    replaced(device);
    if (device.node.usbDevice)
        usb(device, claim);
    else
        pci(device, claim);
    if (wrong() == before)
        m_list.pass(u"ready"_s, Text::tr("%1 is ready for the VM %2.").arg(label(device), m_domain.name), device.key);
}

/// The record follows a card by its identity; the definition names a place.
bool StartDevices::isElsewhere(const Device &device)
{
    const PoolEntry *entry = keptAt(m_inventory, device.key);
    if (!entry || entry->state != PoolEntry::State::Moved || entry->now == device.key)
        return false;
    m_list.block(u"moved"_s,
                 Text::tr("The device that the VM %1 has at %2 is at %3 of %4 now: repair it there, so that the VM "
                          "follows.")
                     .arg(m_domain.name, placeText(entry->key), placeText(entry->now), hostLabel(m_inventory)),
                 entry->now);
    return true;
}

void StartDevices::missing(const Device &device, const Claim &claim)
{
    if (isOptional(claim))
        return m_list.warn(u"starts-without"_s,
                           Text::tr("%1 isn't plugged in at %2: the VM %3 starts without it.")
                               .arg(label(device), hostLabel(m_inventory), m_domain.name),
                           device.key);
    const PoolEntry *entry = keptAt(m_inventory, device.key);
    const bool waiting = entry && entry->state == PoolEntry::State::Missing;
    const QString text = waiting
                             ? Text::tr("%1 isn't plugged in at %2: plug it in, Riser waits for it.")
                             : Text::tr("%2 has no %1, which the VM %3 claims: plug it in, or release it from the VM.");
    m_list.block(u"missing"_s,
                 waiting ? text.arg(label(device), hostLabel(m_inventory))
                         : text.arg(label(device), hostLabel(m_inventory), m_domain.name),
                 device.key);
}

/// It would start, with another device than it was given.
void StartDevices::replaced(const Device &device)
{
    const PoolEntry *entry = keptAt(m_inventory, device.key);
    if (entry && entry->state == PoolEntry::State::Changed) {
        if (const std::optional<Problem> problem = poolProblem(device, *entry, hostLabel(m_inventory)))
            m_list.warn(u"replaced"_s, problem->text, device.key);
        return;
    }
    const std::optional<InstanceMark> &mark = m_domain.config->instance;
    const auto differ = [](const QString &was, const QString &is) {
        return !was.isEmpty() && !is.isEmpty() && was != is;
    };
    for (const MarkedUnit &unit : mark ? mark->units : QList<MarkedUnit>()) {
        for (const MarkedDevice &was : unit.devices) {
            if (was.key == device.key && (differ(was.id, device.identity.id) || differ(was.serial, device.serial)))
                m_list.warn(
                    u"replaced"_s,
                    Text::tr("The VM %1 was given another device at %2 than %3: the number was %4.")
                        .arg(m_domain.name, device.address, label(device), was.serial.isEmpty() ? was.id : was.serial),
                    device.key);
        }
    }
}

void StartDevices::otherVms(const Device &device)
{
    for (const Claim &other : device.claims) {
        if (other.domain == m_domain.id)
            continue;
        if (other.live)
            m_list.block(u"held"_s, Text::tr("The running VM %1 has %2.").arg(other.domainName, label(device)),
                         device.key);
        else
            m_list.warn(u"also-claimed"_s,
                        Text::tr("The VM %1 claims %2 for its next start, too: only one of them can have it.")
                            .arg(other.domainName, label(device)),
                        device.key);
    }
}

void StartDevices::usb(const Device &device, const Claim &claim)
{
    if (claim.ambiguous) {
        const auto &id = device.node.usbDevice->id;
        return addOnce({Finding{.id = u"ambiguous"_s,
                                .verdict = Verdict::Block,
                                .text = Text::tr("The VM %1 claims a USB device by its id %2 alone, and %3 has more "
                                                 "than one of them: libvirt refuses to choose.")
                                            .arg(m_domain.name, id.toString(), hostLabel(m_inventory)),
                                .device = device.key}});
    }
    otherVms(device);
    if (claim.stale && isOptional(claim))
        m_list.warn(u"starts-without"_s,
                    Text::tr("%1 was plugged in again and its USB number changed: without a repair the VM %2 starts "
                             "without it.")
                        .arg(label(device), m_domain.name),
                    device.key);
    else if (claim.stale)
        m_list.block(u"stale"_s,
                     Text::tr("%1 was plugged in again and its USB number changed: repair it, or libvirt doesn't find "
                              "it for the VM %2.")
                         .arg(label(device), m_domain.name),
                     device.key);
    else if (claim.otherPort)
        m_list.warn(u"other-port"_s,
                    Text::tr("The VM %1 was given a device of this make in another port, and would get %2: release it "
                             "and assign the right one.")
                        .arg(m_domain.name, label(device)),
                    device.key);
    if (device.hold == HostHold::Held)
        hostLoses(device);
    else if (device.hold == HostHold::GuestHeld && std::ranges::none_of(device.claims, &Claim::live))
        m_list.warn(u"usbfs"_s,
                    Text::tr("A program on %1 has %2 open through usbfs.").arg(hostLabel(m_inventory), label(device)),
                    device.key);
}

/// QEMU and libvirt take it from the host's driver without a question. What couldn't be seen is no reason here.
void StartDevices::hostLoses(const Device &device)
{
    Findings losses = hostUse(m_inventory, device.key);
    losses.removeIf([](const Finding &finding) { return finding.verdict == Verdict::NotChecked; });
    m_list.add(losses);
}

void StartDevices::pci(const Device &device, const Claim &claim)
{
    CheckList vfio;
    checkVfio(m_inventory, device, vfio);
    addOnce(vfio.findings());
    otherVms(device);
    if (device.hold != HostHold::Free && std::ranges::none_of(device.claims, &Claim::live))
        notDetached(device, claim);
    groupMates(device);
}

QString StartDevices::repairOrDetach(const DeviceKey &key) const
{
    return allowed(checkRepair(m_inventory, key)) ? Text::tr("repair it") : Text::tr("detach it");
}

void StartDevices::notDetached(const Device &device, const Claim &claim)
{
    if (claim.configHostdev && claim.configHostdev->managed) {
        hostLoses(device);
        m_list.pass(
            u"managed"_s,
            Text::tr("libvirt takes %1 from the host by itself at the start (managed='yes').").arg(label(device)),
            device.key);
    } else if (device.driver.isEmpty()) {
        m_list.block(u"not-detached"_s,
                     Text::tr("%1 isn't detached from %2: %3 first.")
                         .arg(label(device), hostLabel(m_inventory), repairOrDetach(device.key)),
                     device.key);
    } else {
        m_list.block(u"not-detached"_s,
                     Text::tr("The driver %3 of %2 has %1: %4 first.")
                         .arg(label(device), hostLabel(m_inventory), device.driver, repairOrDetach(device.key)),
                     device.key);
    }
}

/// VFIO opens a group only when no function of it is on a host driver, and libvirt only when no other VM has one
/// (facts §1). The kernel takes a function without a driver for harmless.
void StartDevices::groupMates(const Device &device)
{
    const UnitRoles roles = m_inventory.roles(device.key);
    for (const DeviceKey &key : roles.companions + roles.bystanders) {
        const Device &mate = *m_inventory.device(key);
        if (m_mates.contains(key) || claimFor(mate, m_domain.id))
            continue; // what the VM claims itself is looked at by itself
        m_mates << key;
        const auto holder = std::ranges::find_if(mate.claims, &Claim::live);
        if (holder != mate.claims.cend())
            m_list.block(u"mate-held"_s,
                         Text::tr("%1 shares the IOMMU group of %2, and the running VM %3 has it.")
                             .arg(label(mate), label(device), holder->domainName),
                         key);
        else if (mate.hold == HostHold::Held)
            m_list.block(u"mate-not-detached"_s,
                         Text::tr("%1 shares the IOMMU group of %2, and the host's driver %3 has it: %4 first.")
                             .arg(label(mate), label(device), mate.driver, repairOrDetach(key)),
                         key);
    }
    if (device.unit < 0 || m_groups.contains(device.unit))
        return;
    m_groups << device.unit;
    m_list.add(groupNeighbours(m_inventory, device));
}

void StartDevices::otherKinds()
{
    const auto isOther = [](const Hostdev &hostdev) {
        return hostdev.type != Hostdev::Type::Pci && hostdev.type != Hostdev::Type::Usb;
    };
    if (std::ranges::any_of(m_domain.config->hostdevs, isOther))
        m_list.notChecked(u"other-kinds"_s,
                          Text::tr("Not checked: the VM %1 has devices of %2 that are neither PCI nor USB (mediated, "
                                   "SCSI).")
                              .arg(m_domain.name, hostLabel(m_inventory)));
}

} // namespace

Findings startDevices(const Inventory &inventory, const Domain &domain)
{
    return StartDevices(inventory, domain).findings();
}

} // namespace riser
