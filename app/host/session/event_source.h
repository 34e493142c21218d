// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/places.h"
#include "core/hosthelper/protocol/messages.h"

#include <QList>
#include <QStringList>

#include <memory>

struct udev;
struct udev_monitor;

namespace riser::onhost {

/// Somewhere that changes are told by.
class EventSource
{
public:
    virtual ~EventSource() = default;
    virtual int file() const = 0;              ///< readable when there is something; -1: there never is
    virtual QList<protocol::Event> read() = 0; ///< doesn't block
};

/// Devices and drivers that come and go, as udev tells them when it has done its own part.
std::unique_ptr<EventSource> udevSource();
/// Armed returns that have happened: files in Places::run/armed.
std::unique_ptr<EventSource> returnedSource(const Places &places);

/// The device that a change is about: an interface's is the device that has it. Empty: none that anybody asks for.
DeviceKey deviceOf(const QString &subsystem, const QString &name);

/// Changes come in bursts, one per interface and driver: the same one of the same device is told once.
class Burst
{
public:
    void add(const QList<protocol::Event> &events);
    bool isEmpty() const { return m_events.isEmpty(); }
    qint64 due() const { return m_due; } ///< ms of the steady clock
    QList<protocol::Event> take() { return std::exchange(m_events, {}); }

private:
    QList<protocol::Event> m_events;
    qint64 m_due = 0;
};

} // namespace riser::onhost
