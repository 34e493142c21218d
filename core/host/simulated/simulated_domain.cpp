// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/simulated_domain.h"

#include <algorithm>

namespace riser {

namespace {

bool sameSource(const Hostdev &wanted, const Hostdev &there)
{
    if (wanted.type != there.type)
        return false;
    switch (wanted.type) {
    case Hostdev::Type::Pci:
        return wanted.pci && wanted.pci == there.pci;
    case Hostdev::Type::Usb:
        if (wanted.usbAddress)
            return wanted.usbAddress == there.usbAddress;
        return wanted.usbId && wanted.usbId == there.usbId;
    case Hostdev::Type::Mdev:
        return wanted.mdevUuid == there.mdevUuid;
    case Hostdev::Type::Scsi:
    case Hostdev::Type::Other:
        return wanted.xml == there.xml;
    }
    return false;
}

} // namespace

Result<SimulatedDomain> SimulatedDomain::make(const RecordedDomain &recorded)
{
    SimulatedDomain made;
    made.m_domain.autostart = recorded.autostart;
    made.m_domain.state = RunState::ShutOff;
    if (!recorded.config.isEmpty()) {
        if (const Result<void> set = made.setConfig(recorded.config); !set)
            return std::unexpected(set.error());
    }
    if (!recorded.live.isEmpty()) {
        if (const Result<void> set = made.setLive(recorded.live); !set)
            return std::unexpected(set.error());
    }
    return made;
}

Result<void> SimulatedDomain::setConfig(const QByteArray &xml)
{
    Result<DomainDefinition> definition = parseDomain(xml);
    if (!definition)
        return std::unexpected(definition.error());
    m_domain.id = definition->id;
    m_domain.name = definition->name;
    m_domain.config = *std::move(definition);
    return {};
}

Result<void> SimulatedDomain::setLive(const QByteArray &xml)
{
    Result<DomainDefinition> definition = parseDomain(xml);
    if (!definition)
        return std::unexpected(definition.error());
    m_domain.id = definition->id;
    m_domain.name = definition->name;
    m_domain.live = *std::move(definition);
    m_domain.state = RunState::Running;
    return {};
}

void SimulatedDomain::stop()
{
    m_domain.live.reset();
    m_domain.state = RunState::ShutOff;
}

void SimulatedDomain::forgetConfig()
{
    m_domain.config.reset();
    m_domain.autostart = false;
}

QStringList SimulatedDomain::diskSources() const
{
    QStringList sources;
    for (const std::optional<DomainDefinition> &definition : {m_domain.live, m_domain.config}) {
        if (definition)
            sources << definition->diskSources;
    }
    return sources;
}

QList<Hostdev> SimulatedDomain::liveHostdevs() const
{
    return m_domain.live ? m_domain.live->hostdevs : QList<Hostdev>();
}

const Hostdev *SimulatedDomain::find(const std::optional<DomainDefinition> &definition, const Hostdev &wanted)
{
    if (!definition)
        return nullptr;
    const auto found = std::ranges::find_if(definition->hostdevs,
                                            [&wanted](const Hostdev &there) { return sameSource(wanted, there); });
    return found == definition->hostdevs.cend() ? nullptr : &*found;
}

const Hostdev *SimulatedDomain::findAlias(const std::optional<DomainDefinition> &definition, const QString &alias)
{
    if (!definition)
        return nullptr;
    const auto found = std::ranges::find(definition->hostdevs, alias, &Hostdev::alias);
    return found == definition->hostdevs.cend() ? nullptr : &*found;
}

} // namespace riser
