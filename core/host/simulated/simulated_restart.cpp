// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to a simulated host by itself: armed returns, and its restart.
#include "core/host/simulated/answers.h"
#include "core/host/simulated/simulated_host.h"
#include "core/hosthelper/standing.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

using protocol::Fault;
using Clock = std::chrono::steady_clock;

namespace {

bool within(const QList<DeviceKey> &devices, const QList<DeviceKey> &others)
{
    return std::ranges::all_of(devices, [&others](const DeviceKey &key) { return others.contains(key); });
}

bool touch(const QList<DeviceKey> &devices, const QList<DeviceKey> &others)
{
    return std::ranges::any_of(devices, [&others](const DeviceKey &key) { return others.contains(key); });
}

Clock::time_point nextOf(const QList<SimulatedArmed> &armed)
{
    return std::ranges::min_element(armed, {}, &SimulatedArmed::until)->until;
}

} // namespace

/// What riser-host refuses for these devices.
std::unexpected<Error> SimulatedHost::refuse(const QList<DeviceKey> &devices, Fault::Code code,
                                             const QString &text) const
{
    return std::unexpected(
        standing::fault(m_name, standing::devicesText(devices), {.code = code, .text = text, .uses = {}}));
}

Result<void> SimulatedHost::arm(const QList<DeviceKey> &devices, int seconds)
{
    const std::lock_guard lock(m_mutex);
    for (const DeviceKey &key : devices) {
        if (const Result<const NodeDevice *> node = subject(key); !node)
            return std::unexpected(node.error());
    }
    if (devices.isEmpty() || seconds < 5 || seconds > 600)
        return refuse(devices, Fault::Code::BadArgument, u"5 to 600 seconds can be waited."_s);
    for (const SimulatedArmed &armed : std::as_const(m_program.armed)) {
        if (touch(armed.devices, devices) && !within(armed.devices, devices))
            return refuse(devices, Fault::Code::Busy, u"It is armed together with another device."_s);
    }
    m_program.armed.removeIf([&devices](const SimulatedArmed &armed) { return within(armed.devices, devices); });
    m_program.armed << SimulatedArmed{.devices = devices, .until = Clock::now() + std::chrono::seconds(seconds)};
    if (!m_armedWatch.joinable())
        m_armedWatch = std::jthread([this](const std::stop_token &stop) { watchArmed(stop); });
    m_armedChanged.notify_all();
    return {};
}

Result<void> SimulatedHost::confirm(const QList<DeviceKey> &devices)
{
    const std::lock_guard lock(m_mutex);
    if (m_program.state != HostProgramFacts::State::Present)
        return std::unexpected(standing::refusal(m_name, programFacts()));
    QList<DeviceKey> waiting;
    for (const SimulatedArmed &armed : std::as_const(m_program.armed)) {
        if (touch(armed.devices, devices))
            waiting << armed.devices;
    }
    if (devices.isEmpty() || !within(devices, waiting))
        return refuse(devices, Fault::Code::NotDone, u"Nothing waits for that: it went back to the host."_s);
    if (!within(waiting, devices))
        return refuse(devices, Fault::Code::BadArgument, u"It is armed together with another device."_s);
    m_program.armed.removeIf([&devices](const SimulatedArmed &armed) { return within(armed.devices, devices); });
    return {};
}

QList<DeviceKey> SimulatedHost::armed() const
{
    const std::lock_guard lock(m_mutex);
    QList<DeviceKey> keys;
    for (const SimulatedArmed &armed : m_program.armed)
        keys << armed.devices;
    std::ranges::sort(keys);
    return keys;
}

/// With the lock held. What a VM has stays there.
void SimulatedHost::returnArmed(Clock::time_point until, Events &events)
{
    QList<DeviceKey> due;
    m_program.armed.removeIf([&](const SimulatedArmed &armed) {
        if (armed.until <= until)
            due << armed.devices;
        return armed.until <= until;
    });
    for (const DeviceKey &key : std::as_const(due)) {
        const NodeDevice *const node = m_nodes.find(key);
        if (node && node->pci)
            (void)reattach(key, events);
        else if (node && !holderOf(node->usbDevice->address))
            usbToHost(key, events);
        events << SimulatedEvent();
    }
}

void SimulatedHost::expireArmed()
{
    changing([this](Events &events) {
        returnArmed(Clock::time_point::max(), events);
        return true;
    });
}

void SimulatedHost::watchArmed(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        if (m_program.armed.isEmpty()) {
            m_armedChanged.wait(lock, stop, [this] { return !m_program.armed.isEmpty(); });
            continue;
        }
        const auto next = nextOf(m_program.armed);
        m_armedChanged.wait_until(
            lock, stop, next, [this, next] { return m_program.armed.isEmpty() || nextOf(m_program.armed) != next; });
        if (stop.stop_requested())
            return;
        Events events;
        returnArmed(Clock::now(), events);
        lock.unlock();
        tell(events);
        lock.lock();
    }
}

void SimulatedHost::restartHost()
{
    {
        const std::lock_guard lock(m_mutex);
        Events events; // nobody is connected any more who could hear them
        for (SimulatedDomain &domain : m_domains)
            domain.stop();
        m_domains.removeIf([](const SimulatedDomain &domain) { return !domain.domain().persistent(); });
        m_keptOut.clear();
        m_returning.clear();
        m_program.armed.clear();
        ++m_program.boots;
        m_nodes.returnAllToHost();
        if (m_program.state == HostProgramFacts::State::Present)
            restorePool({}, events); // before libvirt starts
        for (SimulatedDomain &domain : m_domains) {
            if (domain.domain().autostart)
                (void)start(domain, events);
        }
        m_changed.notify_all();
    }
    restart();
}

void SimulatedHost::setHostProgram(HostProgramFacts::State state)
{
    changing([&](Events &events) {
        m_program.state = state;
        m_nodes.setTellsDrivers(state == HostProgramFacts::State::Present && m_program.live);
        events << SimulatedEvent();
        return true;
    });
}

void SimulatedHost::setHostProgramLive(bool live)
{
    {
        const std::lock_guard lock(m_mutex);
        m_program.live = live;
    }
    setHostProgram(hostProgram().state);
}

void SimulatedHost::setUses(const DeviceKey &key, const HostUses &uses)
{
    changing([&](Events &) {
        m_program.uses[key] = uses;
        return true;
    });
}

void SimulatedHost::setIdentity(const DeviceKey &key, const DeviceIdentity &identity)
{
    changing([&](Events &) {
        m_program.identities[key] = identity;
        return true;
    });
}

} // namespace riser
