// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/devices/memory.h"
#include "core/devices/rules_common.h"
#include "core/devices/start_devices.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// A VM with passed PCI functions has all of its memory locked when it starts (facts §3); others take it as they need
/// it, and the host can swap.
bool locksMemory(const DomainDefinition &definition)
{
    return std::ranges::any_of(definition.hostdevs, [](const Hostdev &hostdev) {
        return hostdev.type == Hostdev::Type::Pci || hostdev.type == Hostdev::Type::Mdev;
    });
}

void checkMemory(const Inventory &inventory, const Domain &domain, CheckList &list)
{
    const qint64 needed = domain.config->memoryKib;
    const qint64 all = inventory.snapshot().facts.memoryKib;
    const bool locked = locksMemory(*domain.config);
    const QString host = hostLabel(inventory);
    if (all <= 0) {
        if (locked)
            list.notChecked(u"memory"_s, Text::tr("Not checked: whether %1 has memory enough; libvirt didn't tell how "
                                                  "much it has.")
                                             .arg(host));
        return;
    }
    const qint64 free = freeMemoryKib(inventory);
    if (needed > all && locked) {
        list.block(u"memory"_s,
                   Text::tr("The VM %1 has %2 of memory, which its PCI devices lock, and %3 has %4 in all.")
                       .arg(domain.name, memoryText(needed), host, memoryText(all)));
    } else if (needed > all) {
        list.warn(u"memory"_s, Text::tr("The VM %1 has %2 of memory, and %3 has %4 in all.")
                                   .arg(domain.name, memoryText(needed), host, memoryText(all)));
    } else if (needed > free && locked) {
        list.warn(
            u"memory"_s,
            Text::tr("The VM %1 has %2 of memory, which its PCI devices lock, and the running VMs leave %4 of %3.")
                .arg(domain.name, memoryText(needed), host, memoryText(free)));
    } else if (needed > free) {
        list.warn(u"memory"_s, Text::tr("The VM %1 has %2 of memory, and the running VMs leave %4 of %3.")
                                   .arg(domain.name, memoryText(needed), host, memoryText(free)));
    } else {
        list.pass(
            u"memory"_s,
            Text::tr("%1 has memory enough: %2 free, %3 needed.").arg(host, memoryText(free), memoryText(needed)));
    }
}

/// They may have what this one claims.
void checkUnread(const Inventory &inventory, const Domain &domain, CheckList &list)
{
    const QStringList &unread = inventory.snapshot().unreadDomains;
    if (!unread.isEmpty() && !domain.config->hostdevs.isEmpty())
        list.warn(u"unread-vm"_s, Text::tr("VMs whose definition %1 didn't tell may have the devices of %2: %3.")
                                      .arg(hostLabel(inventory), domain.name, unread.join(", "_L1)));
}

} // namespace

Findings checkStart(const Inventory &inventory, const DomainId &id)
{
    CheckList list;
    const Domain *domain = inventory.domain(id);
    if (!domain || (!domain->running() && !domain->persistent())) {
        list.add(checkKnown(inventory, id));
    } else if (domain->running()) {
        list.block(u"running"_s,
                   Text::tr("The VM %1 on %2 is running already.").arg(domain->name, hostLabel(inventory)));
    } else {
        list.add(startDevices(inventory, *domain));
        checkUnread(inventory, *domain, list);
        checkMemory(inventory, *domain, list);
    }
    return list.findings();
}

StartForecast startForecast(const Inventory &inventory, const DomainId &id)
{
    using Answer = StartForecast::Answer;
    const Domain *domain = inventory.domain(id);
    if (domain && domain->running())
        return {.answer = Answer::Running, .text = Text::tr("It is running."), .reasons = {}};
    if (!domain || !domain->persistent())
        return {.answer = Answer::NotChecked, .text = whyNot(checkKnown(inventory, id)), .reasons = {}};
    Findings reasons = checkStart(inventory, id);
    reasons.removeIf([](const Finding &finding) { return finding.verdict == Verdict::Pass; });
    std::ranges::stable_sort(reasons, std::ranges::greater(), &Finding::verdict);
    if (reasons.isEmpty())
        return {.answer = Answer::Yes, .text = Text::tr("Nothing is against it."), .reasons = {}};
    const QString first = reasons.first().text;
    const int more = int(reasons.size()) - 1;
    const Verdict worst = reasons.first().verdict;
    return {.answer = worst == Verdict::Block  ? Answer::No
                      : worst == Verdict::Warn ? Answer::Warn
                                               : Answer::NotChecked,
            .text = more ? Text::tr("%1 (and %n more)", nullptr, more).arg(first) : first,
            .reasons = std::move(reasons)};
}

} // namespace riser
