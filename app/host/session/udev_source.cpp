// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/session/event_source.h"

#include <libudev.h>

using namespace Qt::StringLiterals;

namespace riser::onhost {

namespace {

constexpr int roomForBursts = 4 * 1024 * 1024; ///< bytes in the kernel's socket
constexpr int mostAtOnce = 1024;

class UdevSource : public EventSource
{
public:
    UdevSource();
    int file() const override { return m_monitor ? udev_monitor_get_fd(m_monitor.get()) : -1; }
    QList<protocol::Event> read() override;

private:
    std::unique_ptr<udev, decltype(&udev_unref)> m_udev{udev_new(), udev_unref};
    std::unique_ptr<udev_monitor, decltype(&udev_monitor_unref)> m_monitor{nullptr, udev_monitor_unref};
};

UdevSource::UdevSource()
{
    if (!m_udev)
        return;
    m_monitor.reset(udev_monitor_new_from_netlink(m_udev.get(), "udev"));
    if (!m_monitor)
        return;
    udev_monitor_filter_add_match_subsystem_devtype(m_monitor.get(), "pci", nullptr);
    udev_monitor_filter_add_match_subsystem_devtype(m_monitor.get(), "usb", nullptr);
    udev_monitor_set_receive_buffer_size(m_monitor.get(), roomForBursts);
    if (udev_monitor_enable_receiving(m_monitor.get()) < 0)
        m_monitor.reset();
}

QList<protocol::Event> UdevSource::read()
{
    QList<protocol::Event> events;
    for (int count = 0; m_monitor && count < mostAtOnce; ++count) {
        const std::unique_ptr<udev_device, decltype(&udev_device_unref)> device(
            udev_monitor_receive_device(m_monitor.get()), udev_device_unref);
        if (!device)
            break;
        const QString action = QString::fromUtf8(udev_device_get_action(device.get()));
        const DeviceKey key = deviceOf(QString::fromUtf8(udev_device_get_subsystem(device.get())),
                                       QString::fromUtf8(udev_device_get_sysname(device.get())));
        if (!key.isEmpty() &&
            (action == "add"_L1 || action == "remove"_L1 || action == "bind"_L1 || action == "unbind"_L1))
            events << protocol::Event{.action = action, .device = key};
    }
    return events;
}

} // namespace

std::unique_ptr<EventSource> udevSource()
{
    return std::make_unique<UdevSource>();
}

} // namespace riser::onhost
