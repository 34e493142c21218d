// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/standing.h"

#include "core/base/text.h"

#include <algorithm>

namespace riser::standing {

using namespace Qt::StringLiterals;

namespace {

using State = HostProgramFacts::State;

HostProgramFacts facts(State state, const QString &why, const QString &version = {})
{
    HostProgramFacts made;
    made.state = state;
    made.version = version;
    made.why = why;
    return made;
}

QString named(const QString &version)
{
    return version.isEmpty() ? u"riser-host"_s : u"riser-host "_s + version;
}

QStringList textsOf(const HostUses &uses)
{
    QStringList texts;
    for (const HostUse &use : uses) {
        if (use.verdict == HostUse::Verdict::Block)
            texts << (use.text.isEmpty() ? use.kind : use.text);
    }
    return texts;
}

} // namespace

HostProgramFacts notReachable(const QString &host, const QString &reason)
{
    return facts(
        State::NotReachable,
        Text::tr("Riser can't run riser-host on %1: %2 Connect to it with a qemu+ssh:// address.").arg(host, reason));
}

HostProgramFacts starting(const QString &host)
{
    return facts(State::Starting, Text::tr("riser-host on %1 is being asked.").arg(host));
}

HostProgramFacts absent(const QString &host)
{
    return facts(State::Absent,
                 Text::tr("riser-host isn't installed on %1: install the package riser-host there to detach USB "
                          "devices, to keep the pool over restarts and to see what the host uses a device for.")
                     .arg(host));
}

HostProgramFacts noRight(const QString &host)
{
    return facts(State::NoRight,
                 Text::tr("This user may not run riser-host on %1: add your user to the group libvirt on %1, and log "
                          "in again.")
                     .arg(host));
}

HostProgramFacts tooOld(const QString &host, const QString &version)
{
    return facts(State::TooOld,
                 Text::tr("%1 on %2 is older than this Riser can talk to: update the package riser-host on %2.")
                     .arg(named(version), host),
                 version);
}

HostProgramFacts tooNew(const QString &host, const QString &version)
{
    return facts(State::TooNew,
                 Text::tr("%1 on %2 is newer than this Riser can talk to: update Riser on this computer.")
                     .arg(named(version), host),
                 version);
}

HostProgramFacts broken(const QString &host, const QString &detail, bool retried)
{
    const QString text = retried ? Text::tr("riser-host on %1 doesn't work: %2 Riser goes on trying.")
                                 : Text::tr("riser-host on %1 doesn't work: %2 Riser tries again when you refresh.");
    return facts(State::Broken, text.arg(host, detail));
}

Error refusal(const QString &host, const HostProgramFacts &facts)
{
    const bool passing = facts.state == State::Starting || facts.state == State::Broken;
    return {.code = facts.state == State::NoRight ? ErrorCode::AccessDenied
                    : passing                     ? ErrorCode::ConnectionLost
                                                  : ErrorCode::NotSupported,
            .summary = facts.why.isEmpty() ? connectionLost(host, {}).summary : facts.why,
            .detail = {},
            .hint = {},
            .transient = passing};
}

Error fault(const QString &host, const QString &device, const protocol::Fault &fault)
{
    using Code = protocol::Fault::Code;
    Error error{.code = ErrorCode::Failed, .summary = {}, .detail = fault.text, .hint = {}, .transient = false};
    const QString what = device.isEmpty() ? Text::tr("what was asked") : device;
    switch (fault.code) {
    case Code::NoSuchDevice:
        error.code = ErrorCode::NoSuchDevice;
        error.summary = Text::tr("Host %1 has no device %2 (any more).").arg(host, what);
        break;
    case Code::Refused:
        error.code = ErrorCode::Blocked;
        error.summary = Text::tr("riser-host on %1 refuses for %2: the host needs it.").arg(host, what);
        if (const QStringList texts = textsOf(fault.uses); !texts.isEmpty())
            error.detail = texts.join(u'\n');
        break;
    case Code::Busy:
        error.code = ErrorCode::DeviceInUse;
        error.summary = Text::tr("%1 of host %2 is in use.").arg(what, host);
        error.hint = Text::tr("Release it there first.");
        break;
    case Code::NotDone:
        error.code = ErrorCode::NotDone;
        error.summary = Text::tr("The kernel of %1 said yes for %2, and nothing has changed.").arg(host, what);
        break;
    case Code::TimedOut:
        return timedOut(host, device);
    case Code::Version:
    case Code::UnknownVerb:
        error.code = ErrorCode::NotSupported;
        error.summary = Text::tr("riser-host on %1 is too old for this.").arg(host);
        error.hint = Text::tr("Update the package riser-host on %1.").arg(host);
        break;
    case Code::Malformed:
    case Code::BadArgument:
    case Code::Failed:
        error.summary = Text::tr("riser-host on %1 failed for %2.").arg(host, what);
        break;
    }
    return error;
}

Error timedOut(const QString &host, const QString &device)
{
    return {.code = ErrorCode::TimedOut,
            .summary = device.isEmpty() ? Text::tr("riser-host on %1 does not answer.").arg(host)
                                        : Text::tr("riser-host on %1 does not answer about %2.").arg(host, device),
            .detail = {},
            .hint = Text::tr("What was asked may still happen."),
            .transient = true};
}

Error connectionLost(const QString &host, const QString &detail)
{
    return {.code = ErrorCode::ConnectionLost,
            .summary = Text::tr("The connection to riser-host on %1 ended.").arg(host),
            .detail = detail,
            .hint = {},
            .transient = true};
}

Result<void> restored(const QString &host, const QList<PoolEntry> &entries, const QList<DeviceKey> &asked)
{
    using Code = protocol::Fault::Code;
    const auto failed = [&host](const DeviceKey &key, Code code, const QString &text) {
        return std::unexpected(fault(host, deviceText(key), {.code = code, .text = text, .uses = {}}));
    };
    for (const DeviceKey &key : asked) {
        if (!std::ranges::contains(entries, key, &PoolEntry::key))
            return failed(key, Code::NoSuchDevice, Text::tr("It isn't in the pool's record."));
    }
    for (const PoolEntry &entry : entries) {
        const bool named = asked.contains(entry.key);
        if (!asked.isEmpty() && !named)
            continue;
        switch (entry.state) {
        case PoolEntry::State::Held:
            break;
        case PoolEntry::State::Blocked:
            return failed(entry.key, Code::Refused, entry.text);
        case PoolEntry::State::Returned:
            return failed(entry.key, Code::NotDone, entry.text);
        case PoolEntry::State::Missing:
            if (named)
                return failed(entry.key, Code::NoSuchDevice, entry.text);
            break;
        case PoolEntry::State::Changed:
        case PoolEntry::State::Moved:
            if (named)
                return failed(entry.key, Code::Failed, entry.text);
            break;
        }
    }
    return {};
}

QString deviceText(const DeviceKey &key)
{
    if (const auto pci = PciAddress::fromNodeName(key.value()))
        return pci->toString();
    if (const auto port = UsbPort::fromNodeName(key.value()))
        return Text::tr("USB %1").arg(port->toString());
    return key.value();
}

QString devicesText(const QList<DeviceKey> &keys)
{
    QStringList texts;
    for (const DeviceKey &key : keys)
        texts << deviceText(key);
    return texts.join(", "_L1);
}

} // namespace riser::standing
