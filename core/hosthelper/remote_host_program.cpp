// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/remote_host_program.h"

#include "core/hosthelper/remote_state.h"
#include "core/hosthelper/standing.h"

namespace riser {

using namespace Qt::StringLiterals;

using protocol::Fault;
using protocol::Request;
using protocol::Verb;

namespace {

Request aboutDevices(Verb verb, const QList<protocol::DeviceName> &devices)
{
    Request request;
    request.verb = verb;
    request.devices = devices;
    return request;
}

} // namespace

RemoteHostProgram::RemoteHostProgram(HostCommand command, QString host, std::function<void()> changed,
                                     const HostProgramTimings &timings)
    : m_state(std::make_shared<State>(std::move(command), std::move(host), std::move(changed), timings))
{
}

RemoteHostProgram::~RemoteHostProgram()
{
    m_state->close();
}

void RemoteHostProgram::start()
{
    m_state->start(false);
}

void RemoteHostProgram::tryAgain()
{
    m_state->start(true);
}

void RemoteHostProgram::close()
{
    m_state->close();
}

HostProgramFacts RemoteHostProgram::facts() const
{
    return m_state->facts();
}

HostProgramFacts RemoteHostProgram::read()
{
    m_state->start(false);
    return m_state->read();
}

Result<HostUses> RemoteHostProgram::blastRadius(const DeviceKey &device)
{
    const Result<QList<protocol::DeviceName>> name = m_state->names({device});
    if (!name)
        return std::unexpected(name.error());
    const Result<protocol::Answer> answer =
        m_state->ask(aboutDevices(Verb::BlastRadius, *name), m_state->timings.call, standing::deviceText(device));
    if (!answer)
        return std::unexpected(answer.error());
    if (const auto *const uses = std::get_if<HostUses>(&answer->body))
        return *uses;
    return std::unexpected(m_state->wrongAnswer(standing::deviceText(device)));
}

Result<void> RemoteHostProgram::usbDetach(const UsbPort &port)
{
    Request request;
    request.verb = Verb::UsbDetach;
    request.port = port;
    return m_state->done(request, m_state->timings.call, standing::deviceText(DeviceKey(port.toNodeName())));
}

Result<void> RemoteHostProgram::usbAttach(const UsbPort &port)
{
    Request request;
    request.verb = Verb::UsbAttach;
    request.port = port;
    return m_state->done(request, m_state->timings.call, standing::deviceText(DeviceKey(port.toNodeName())));
}

Result<void> RemoteHostProgram::poolKeep(const QList<DeviceKey> &unit)
{
    return m_state->done(Verb::PoolKeep, unit, m_state->timings.call);
}

Result<void> RemoteHostProgram::poolForget(const QList<DeviceKey> &unit)
{
    return m_state->done(Verb::PoolForget, unit, m_state->timings.call);
}

Result<void> RemoteHostProgram::poolRestore(const QList<DeviceKey> &devices)
{
    const Result<QList<protocol::DeviceName>> names = m_state->names(devices);
    if (!names)
        return std::unexpected(names.error());
    const QString text = standing::devicesText(devices);
    const Result<protocol::Answer> answer =
        m_state->ask(aboutDevices(Verb::PoolRestore, *names), m_state->timings.restore, text);
    if (!answer)
        return std::unexpected(answer.error());
    if (const auto *const entries = std::get_if<protocol::PoolAnswer>(&answer->body))
        return standing::restored(m_state->host, *entries, devices);
    return std::unexpected(m_state->wrongAnswer(text));
}

Result<void> RemoteHostProgram::poolMove(const DeviceKey &was, const DeviceKey &now)
{
    const Result<QList<protocol::DeviceName>> names = m_state->names({was, now});
    if (!names)
        return std::unexpected(names.error());
    Request request = aboutDevices(Verb::PoolMove, {names->at(0)});
    request.to = names->at(1);
    return m_state->done(request, m_state->timings.call, standing::devicesText({was, now}));
}

Result<void> RemoteHostProgram::arm(const QList<DeviceKey> &devices, int seconds)
{
    const Result<QList<protocol::DeviceName>> names = m_state->names(devices);
    if (!names)
        return std::unexpected(names.error());
    Request request = aboutDevices(Verb::Arm, *names);
    request.seconds = seconds;
    return m_state->done(request, m_state->timings.arm, standing::devicesText(devices));
}

Result<void> RemoteHostProgram::confirm(const QList<DeviceKey> &devices)
{
    return m_state->done(Verb::Confirm, devices, m_state->timings.call);
}

} // namespace riser
