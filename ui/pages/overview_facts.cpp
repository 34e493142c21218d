// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview_facts.h"

#include "core/base/text.h"
#include "core/devices/memory.h"
#include "core/host/host_session.h"
#include "ui/models/vm_texts.h"
#include "ui/shared/format.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

QString orUnknown(const QString &text)
{
    return text.isEmpty() ? Text::tr("not known") : text;
}

QString number(int value)
{
    return value ? QLocale().toString(value) : Text::tr("not known");
}

FactGroup connectionGroup(const HostSession &session)
{
    FactGroup group{.title = Text::tr("Connection"), .facts = {}};
    group.facts.append({.name = Text::tr("State"), .value = sessionStateText(session), .tip = {}});
    group.facts.append({.name = Text::tr("Address"), .value = session.entry().uri, .tip = {}});
    const InventoryPtr inventory = session.inventory();
    if (!inventory)
        return group;
    const HostFacts &facts = inventory->snapshot().facts;
    group.facts.append({.name = Text::tr("Updates"),
                        .value = facts.events ? Text::tr("live: the host tells about changes")
                                              : Text::tr("polling: the host doesn't tell about changes"),
                        .tip = {}});
    group.facts.append({.name = Text::tr("Rights"),
                        .value = facts.readOnly ? Text::tr("read only: nothing can be changed") : Text::tr("full"),
                        .tip = {},
                        .accent = facts.readOnly ? std::optional(Accent::Warning) : std::nullopt});
    return group;
}

FactGroup machineGroup(const HostFacts &facts)
{
    return {.title = Text::tr("Host"),
            .facts = {{.name = Text::tr("Name"), .value = orUnknown(facts.hostname), .tip = {}},
                      {.name = Text::tr("Hypervisor"), .value = orUnknown(facts.hypervisor), .tip = {}},
                      {.name = Text::tr("libvirt"), .value = orUnknown(facts.libvirtVersion), .tip = {}},
                      {.name = Text::tr("Processor"), .value = orUnknown(facts.cpuModel), .tip = {}},
                      {.name = Text::tr("CPUs"), .value = number(facts.cpus), .tip = {}},
                      {.name = Text::tr("Memory"),
                       .value = facts.memoryKib ? memoryText(facts.memoryKib) : Text::tr("not known"),
                       .tip = {}},
                      {.name = Text::tr("NUMA nodes"), .value = number(facts.numaNodes), .tip = {}}}};
}

Fact ability(const QString &name, std::optional<bool> value, const QString &yes, const QString &no)
{
    Fact fact{
        .name = name, .value = yesNoUnknown(value, yes, no, Text::tr("not known: the host doesn't tell")), .tip = {}};
    if (value)
        fact.accent = *value ? Accent::Good : Accent::Warning;
    return fact;
}

int countOf(const Inventory &inventory, Status status)
{
    return int(std::ranges::count_if(
        inventory.devices(), [status](const Device &device) { return device.status == status && device.unit >= 0; }));
}

FactGroup passthroughGroup(const Inventory &inventory)
{
    const HostFacts &facts = inventory.snapshot().facts;
    FactGroup group{.title = Text::tr("Passthrough"), .facts = {}};
    group.facts.append(
        ability(Text::tr("IOMMU"), facts.iommu, Text::tr("on"), Text::tr("off: no PCI device can be given to a VM")));
    group.facts.append(ability(Text::tr("VFIO"), facts.vfio, Text::tr("ready"), Text::tr("missing")));
    for (const Status status : {Status::Attached, Status::Detached, Status::Assigned, Status::Unknown}) {
        const int count = countOf(inventory, status);
        group.facts.append({.name = statusText(status),
                            .value = Text::tr("%n device(s)", nullptr, count),
                            .tip = {},
                            .accent = count ? std::optional(statusAccent(status)) : std::nullopt});
    }
    return group;
}

/// Each sentence once, however many devices it is true for.
FactGroup uncheckedGroup(const Inventory &inventory)
{
    FactGroup group{.title = Text::tr("Not known here"), .facts = {}};
    int unchecked = 0;
    QString example;
    for (const Device &device : inventory.devices()) {
        const auto problem = std::ranges::find(device.problems, Problem::Kind::NotChecked, &Problem::kind);
        if (problem == device.problems.end())
            continue;
        ++unchecked;
        if (example.isEmpty())
            example = problem->text;
    }
    if (unchecked)
        group.facts.append(
            {.name = Text::tr("Devices"),
             .value =
                 Text::tr("%n device(s) could not be checked in full, as here:\n%1", nullptr, unchecked).arg(example),
             .tip = {}});
    for (const Error &error : inventory.snapshot().problems)
        group.facts.append(
            {.name = Text::tr("Not read"), .value = error.summary, .tip = error.toText(), .accent = Accent::Warning});
    return group;
}

Fact startFact(const Inventory &inventory, const Domain &domain)
{
    const StartForecast forecast = startForecast(inventory, domain.id);
    QString value = startWords(forecast);
    if (!forecast.reasons.isEmpty())
        value += u'\n' + startTip(forecast);
    return {.name = Text::tr("Will it start"), .value = value, .tip = {}, .accent = startAccent(forecast.answer)};
}

FactGroup definitionGroup(const QString &title, const DomainDefinition &definition)
{
    FactGroup group{.title = title, .facts = {}};
    group.facts.append({.name = Text::tr("Machine"), .value = orUnknown(definition.machine), .tip = {}});
    group.facts.append({.name = Text::tr("vCPUs"), .value = number(definition.vcpus), .tip = {}});
    group.facts.append({.name = Text::tr("Memory"), .value = memoryText(definition.memoryKib), .tip = {}});
    group.facts.append(
        {.name = Text::tr("Host devices"), .value = QLocale().toString(definition.hostdevs.size()), .tip = {}});
    if (definition.pciExpress) {
        group.facts.append(
            {.name = Text::tr("Free PCIe ports"),
             .value = Text::tr("%1 of %2").arg(definition.freePcieRootPorts).arg(definition.pcieRootPorts),
             .tip = Text::tr("A device can be given to the running VM only while a PCIe root port is free."),
             .accent = definition.freePcieRootPorts ? std::nullopt : std::optional(Accent::Warning)});
    }
    group.facts.append(
        {.name = Text::tr("USB controller"),
         .value = definition.usbController ? Text::tr("yes") : Text::tr("none: no USB device can be given"),
         .tip = {}});
    if (!definition.diskSources.isEmpty())
        group.facts.append({.name = Text::tr("Disks"), .value = definition.diskSources.join(u'\n'), .tip = {}});
    if (!definition.networkDevices.isEmpty())
        group.facts.append(
            {.name = Text::tr("Host networks"), .value = definition.networkDevices.join(u'\n'), .tip = {}});
    return group;
}

} // namespace

QList<FactGroup> hostFacts(const HostSession &session)
{
    QList<FactGroup> groups{connectionGroup(session)};
    const InventoryPtr inventory = session.inventory();
    if (!inventory)
        return groups;
    groups << machineGroup(inventory->snapshot().facts) << passthroughGroup(*inventory);
    if (const FactGroup unchecked = uncheckedGroup(*inventory); !unchecked.facts.isEmpty())
        groups << unchecked;
    return groups;
}

QList<FactGroup> vmFacts(const Inventory &inventory, const Domain &domain)
{
    FactGroup about{.title = Text::tr("Virtual machine"), .facts = {}};
    about.facts.append({.name = Text::tr("Name"), .value = domain.name, .tip = {}});
    const std::optional<DomainDefinition> &either = domain.config ? domain.config : domain.live;
    if (either && !either->title.isEmpty())
        about.facts.append({.name = Text::tr("Title"), .value = either->title, .tip = {}});
    about.facts.append({.name = Text::tr("State"), .value = runStateText(domain.state), .tip = {}});
    if (!domain.running())
        about.facts.append(startFact(inventory, domain));
    if (either && either->instance)
        about.facts.append({.name = Text::tr("Plan"), .value = orUnknown(either->instance->planName), .tip = {}});
    about.facts.append(
        {.name = Text::tr("Autostart"), .value = domain.autostart ? Text::tr("yes") : Text::tr("no"), .tip = {}});
    about.facts.append({.name = Text::tr("Kept"),
                        .value = domain.persistent() ? Text::tr("yes, it has a definition of its own")
                                                     : Text::tr("no, it is gone once it stops"),
                        .tip = {}});
    about.facts.append({.name = Text::tr("UUID"), .value = domain.id.value(), .tip = {}});
    QStringList devices;
    for (const Device *device : inventory.devicesOf(domain.id))
        devices << Text::tr("%1 (%2)").arg(device->title, device->address);
    about.facts.append({.name = Text::tr("Devices"),
                        .value = devices.isEmpty() ? Text::tr("none of the host's") : devices.join(u'\n'),
                        .tip = {}});
    QList<FactGroup> groups{about};
    if (domain.live)
        groups << definitionGroup(Text::tr("Running now"), *domain.live);
    if (domain.config)
        groups << definitionGroup(domain.live ? Text::tr("At its next start") : Text::tr("Definition"), *domain.config);
    return groups;
}

} // namespace riser
