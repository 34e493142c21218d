// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/session/event_source.h"

#include "app/host/session/lane.h"

namespace riser::onhost {

namespace {

constexpr qint64 burstMs = 50;
constexpr qsizetype mostOfABurst = 512; ///< then one event without a device says: everything may have changed

} // namespace

DeviceKey deviceOf(const QString &subsystem, const QString &name)
{
    if (subsystem == QLatin1StringView("pci")) {
        const auto address = PciAddress::parse(name);
        return address ? DeviceKey(address->toNodeName()) : DeviceKey();
    }
    if (subsystem == QLatin1StringView("usb")) {
        const auto port = UsbPort::parse(name.section(u':', 0, 0));
        return port ? DeviceKey(port->toNodeName()) : DeviceKey();
    }
    return {};
}

void Burst::add(const QList<protocol::Event> &events)
{
    for (const protocol::Event &event : events) {
        if (m_events.isEmpty())
            m_due = steadyNow() + burstMs;
        if (m_events.size() >= mostOfABurst)
            m_events = {{.action = QStringLiteral("add"), .device = {}}};
        if (!m_events.contains(event))
            m_events << event;
    }
}

} // namespace riser::onhost
