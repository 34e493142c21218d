// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/assign_choices.h"

#include "core/devices/device_kind.h"
#include "ui/shared/format.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

When usual(const Domain &domain)
{
    return domain.running() ? When::Now : When::NextStart;
}

When other(When when)
{
    return when == When::Now ? When::NextStart : When::Now;
}

QString whyNotAtAll(const Inventory &inventory, const DeviceKey &device, const Domain &domain)
{
    const Findings findings = checkAssign(inventory, device, domain.id, usual(domain));
    if (allowed(findings) || allowed(checkAssign(inventory, device, domain.id, other(usual(domain)))))
        return {};
    return whyNot(findings);
}

QString domainNote(const Inventory &inventory, const Domain &domain)
{
    QStringList titles;
    for (const Device *device : inventory.devicesOf(domain.id))
        titles << device->title;
    const QString state = runStateText(domain.state);
    if (titles.isEmpty())
        return state;
    return QCoreApplication::translate("riser", "%1; has %2").arg(state, titles.join(u", "_s));
}

QString domainIcon(const Domain &domain)
{
    if (domain.state == RunState::Paused || domain.state == RunState::Suspended)
        return u"riser-vm-paused"_s;
    return domain.running() ? u"riser-vm-running"_s : u"riser-vm-off"_s;
}

/// A GPU's audio goes where the GPU goes: the pool lists the card once.
bool isFirstOfCard(const Inventory &inventory, const Device &device)
{
    return std::ranges::all_of(inventory.roles(device.key).companions, [&device, &inventory](const DeviceKey &key) {
        const Device *companion = inventory.device(key);
        return !companion || device.address <= companion->address;
    });
}

QString deviceNote(const Device &device)
{
    QStringList parts{device.address};
    if (!device.serial.isEmpty())
        parts << QCoreApplication::translate("riser", "serial %1").arg(device.serial);
    if (device.iommuGroup)
        parts << QCoreApplication::translate("riser", "IOMMU group %1").arg(*device.iommuGroup);
    if (device.numaNode)
        parts << QCoreApplication::translate("riser", "NUMA node %1").arg(*device.numaNode);
    return parts.join(u" · "_s);
}

} // namespace

QList<Choice> domainChoices(const Inventory &inventory, const DeviceKey &device)
{
    QList<Choice> choices;
    for (const Domain &domain : inventory.snapshot().domains) {
        choices.append({.id = domain.id.value(),
                        .title = domain.name,
                        .note = domainNote(inventory, domain),
                        .reason = device.isEmpty() ? QString() : whyNotAtAll(inventory, device, domain),
                        .icon = domainIcon(domain)});
    }
    return choices;
}

QList<Choice> deviceChoices(const Inventory &inventory, const DomainId &domain)
{
    const Domain *taker = inventory.domain(domain);
    QList<Choice> choices;
    for (const Device &device : inventory.devices()) {
        const Findings anyone = checkAssign(inventory, device.key);
        if ((device.status != Status::Detached && !allowed(anyone)) || !isFirstOfCard(inventory, device))
            continue;
        choices.append({.id = device.key.value(),
                        .title = device.title,
                        .note = deviceNote(device),
                        .reason = taker ? whyNotAtAll(inventory, device.key, *taker) : whyNot(anyone),
                        .icon = device.kind->iconName()});
    }
    return choices;
}

When bestWhen(const Inventory &inventory, const DeviceKey &device, const DomainId &domain)
{
    const Domain *taker = inventory.domain(domain);
    if (!taker)
        return When::NextStart;
    const When first = usual(*taker);
    if (allowed(checkAssign(inventory, device, domain, first)))
        return first;
    return allowed(checkAssign(inventory, device, domain, other(first))) ? other(first) : first;
}

} // namespace riser
