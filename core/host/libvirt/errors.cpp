// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/errors.h"

#include "core/base/text.h"

#include <libvirt/virterror.h>

#include <span>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// One row: an error is recognised by its code, by a piece of its text, or both. First match wins. Texts as seen with
/// libvirt 11.3 and 9.0, and in their sources; PCI and hostdev errors come with domain 0, so that doesn't help.
struct Row {
    int number;       ///< 0: any
    const char *text; ///< nullptr: any
    ErrorCode code;
    const char *summary; ///< %1 host, %2 thing; nullptr: the subject's own sentence
    const char *hint;
};

constexpr Row busySerial = {VIR_ERR_OPERATION_FAILED, "Active console session", ErrorCode::DeviceInUse,
                            QT_TRANSLATE_NOOP("riser", "Somebody else has this console of %2 on %1 open."),
                            QT_TRANSLATE_NOOP("riser", "Take it over: their session ends then.")};

constexpr Row rows[] = {
    {VIR_ERR_NO_NODE_DEVICE, nullptr, ErrorCode::NoSuchDevice,
     QT_TRANSLATE_NOOP("riser", "%2 is no longer there on %1."),
     QT_TRANSLATE_NOOP("riser", "It was removed, or a driver change made it disappear.")},
    {VIR_ERR_NO_DOMAIN, nullptr, ErrorCode::NoSuchDomain, QT_TRANSLATE_NOOP("riser", "%2 is no longer there on %1."),
     QT_TRANSLATE_NOOP("riser", "Somebody deleted it, or it was a temporary VM that has stopped.")},
    {VIR_ERR_NO_STORAGE_POOL, nullptr, ErrorCode::NoSuchStorage, QT_TRANSLATE_NOOP("riser", "%1 has no %2."), nullptr},
    {VIR_ERR_NO_STORAGE_VOL, nullptr, ErrorCode::NoSuchStorage, QT_TRANSLATE_NOOP("riser", "%1 has no %2."), nullptr},
    {VIR_ERR_STORAGE_VOL_EXIST, nullptr, ErrorCode::AlreadyThere, QT_TRANSLATE_NOOP("riser", "%1 has %2 already."),
     nullptr},
    {0, "storage vol already exists", ErrorCode::AlreadyThere, QT_TRANSLATE_NOOP("riser", "%1 has %2 already."),
     nullptr}, // the test driver's words, with 9
    // A file that libvirt doesn't know of: its pool wasn't refreshed.
    {0, "volume target path", ErrorCode::AlreadyThere, QT_TRANSLATE_NOOP("riser", "%1 has %2 already."), nullptr},
    {0, "storage volume name", ErrorCode::AlreadyThere, QT_TRANSLATE_NOOP("riser", "%1 has %2 already."),
     nullptr}, // of a copy, as an internal error
    {0, "already exists with uuid", ErrorCode::AlreadyThere, QT_TRANSLATE_NOOP("riser", "%1 has %2 already."),
     QT_TRANSLATE_NOOP("riser", "Choose another name.")},
    {0, "is already defined with uuid", ErrorCode::AlreadyThere, nullptr,
     QT_TRANSLATE_NOOP("riser", "Another VM has this UUID.")},
    // The system's words, the storage drivers' own, and LVM's.
    {0, "No space left on device", ErrorCode::NoSpace, nullptr, nullptr},
    {0, "Disk quota exceeded", ErrorCode::NoSpace, nullptr, nullptr},
    {0, "Not enough free space in pool", ErrorCode::NoSpace, nullptr, nullptr},
    {0, "Not enough space left in storage pool", ErrorCode::NoSpace, nullptr, nullptr},
    {0, "insufficient free space", ErrorCode::NoSpace, nullptr, nullptr},
    {0, "shrink", ErrorCode::InvalidInput, nullptr,
     QT_TRANSLATE_NOOP("riser", "A volume can only grow: what lies behind the new end would be lost.")},
    {VIR_ERR_OPERATION_INVALID, "is still in use", ErrorCode::DeviceInUse, nullptr,
     QT_TRANSLATE_NOOP("riser", "It is being copied, or written to. Try again when that is done.")},
    {VIR_ERR_OPERATION_INVALID, "is still being allocated", ErrorCode::DeviceInUse, nullptr,
     QT_TRANSLATE_NOOP("riser", "It is being copied, or written to. Try again when that is done.")},
    {VIR_ERR_OPERATION_INVALID, "storage pool", ErrorCode::Failed, nullptr,
     QT_TRANSLATE_NOOP("riser", "Start the pool on the host first.")},
    {VIR_ERR_DEVICE_MISSING, nullptr, ErrorCode::NoSuchDevice,
     QT_TRANSLATE_NOOP("riser", "%2 on %1 doesn't have this device."),
     QT_TRANSLATE_NOOP("riser", "It was already taken from the VM.")},
    {0, "Did not find USB device", ErrorCode::NoSuchDevice,
     QT_TRANSLATE_NOOP("riser", "%1 can't find the USB device that was asked for."),
     QT_TRANSLATE_NOOP("riser", "It was unplugged, or has another number after a re-plug.")},
    {0, "must be manually detached from the host", ErrorCode::DeviceInUse, nullptr,
     QT_TRANSLATE_NOOP("riser", "A driver of the host still holds the device. Detach it first.")},
    {0, "is not viable", ErrorCode::DeviceInUse, nullptr,
     QT_TRANSLATE_NOOP("riser", "Another function of the same IOMMU group is still on a driver of the host.")},
    {0, "is in use by driver", ErrorCode::DeviceInUse, nullptr,
     QT_TRANSLATE_NOOP("riser", "A VM holds it, or another function of its IOMMU group. Release it there first.")},
    {0, "is already in the domain configuration", ErrorCode::DeviceInUse, nullptr,
     QT_TRANSLATE_NOOP("riser", "The VM has this device already.")},
    // What the lab says of a second hostdev with our alias, live or not: aliases are looked at first (11.3).
    {0, "non unique alias detected", ErrorCode::DeviceInUse, nullptr,
     QT_TRANSLATE_NOOP("riser", "The VM has this device already.")},
    {0, "No more available PCI slots", ErrorCode::Failed, nullptr,
     QT_TRANSLATE_NOOP("riser", "The VM has no free PCI Express root port. Add one while it is off.")},
    {0, "is not a PCI device", ErrorCode::NotSupported, nullptr,
     QT_TRANSLATE_NOOP("riser", "libvirt can only take PCI functions from their driver.")},
    {0, "VFIO device assignment is currently not supported", ErrorCode::NotSupported,
     QT_TRANSLATE_NOOP("riser", "%1 can't pass devices through: VFIO isn't available."),
     QT_TRANSLATE_NOOP("riser", "Switch the IOMMU on in the firmware and the kernel, and load the module vfio-pci.")},
    {0, "unknown driver name", ErrorCode::NotSupported, nullptr,
     QT_TRANSLATE_NOOP("riser", "Naming another driver than vfio needs libvirt 9.7 on the host.")},
    {0, "Only PCI endpoint devices", ErrorCode::NotSupported, nullptr, nullptr},
    {0, "Non-endpoint PCI devices", ErrorCode::NotSupported, nullptr, nullptr},
    {0, "rejected by the guest", ErrorCode::NotDone, nullptr,
     QT_TRANSLATE_NOOP("riser", "The guest's system still uses the device.")},
    {0, "Multiple USB devices for", ErrorCode::Failed, nullptr,
     QT_TRANSLATE_NOOP("riser", "Twins have the same vendor and product number: assign by bus and device.")},
    busySerial,
    {0, "is not using a PTY", ErrorCode::NotSupported, nullptr,
     QT_TRANSLATE_NOOP("riser", "libvirt can only open a serial line of the type “pty”: change it in the definition.")},
    {VIR_ERR_AGENT_UNRESPONSIVE, nullptr, ErrorCode::TimedOut,
     QT_TRANSLATE_NOOP("riser", "The guest agent in %2 on %1 doesn't answer."),
     QT_TRANSLATE_NOOP("riser", "Start qemu-guest-agent in the guest, or install it there.")},
    {VIR_ERR_AGENT_UNSYNCED, nullptr, ErrorCode::TimedOut,
     QT_TRANSLATE_NOOP("riser", "The guest agent in %2 on %1 doesn't answer."),
     QT_TRANSLATE_NOOP("riser", "The guest may have too much to do: ask again later. If that doesn't help, start "
                                "qemu-guest-agent in the guest anew.")},
    {VIR_ERR_AGENT_COMMAND_TIMEOUT, nullptr, ErrorCode::TimedOut,
     QT_TRANSLATE_NOOP("riser", "The guest agent in %2 on %1 doesn't answer."),
     QT_TRANSLATE_NOOP("riser", "The guest may have too much to do: ask again later. If that doesn't help, start "
                                "qemu-guest-agent in the guest anew.")},
    {VIR_ERR_AGENT_COMMAND_FAILED, nullptr, ErrorCode::NotSupported,
     QT_TRANSLATE_NOOP("riser", "The guest agent in %2 on %1 refuses."),
     QT_TRANSLATE_NOOP("riser", "The guest may forbid it: see the agent's settings there.")},
    // Before 11.2 what the agent itself refuses is an internal error with its words.
    {0, "unable to execute QEMU agent command", ErrorCode::NotSupported,
     QT_TRANSLATE_NOOP("riser", "The guest agent in %2 on %1 refuses."),
     QT_TRANSLATE_NOOP("riser", "The guest may forbid it: see the agent's settings there.")},
    {0, "QEMU guest agent is not configured", ErrorCode::NotSupported,
     QT_TRANSLATE_NOOP("riser", "%2 on %1 has no channel for a guest agent."),
     QT_TRANSLATE_NOOP("riser",
                       "Add a channel org.qemu.guest_agent.0 to its definition, and qemu-guest-agent in the guest.")},
    {0, "REMOTE_STRING_MAX", ErrorCode::InvalidData, nullptr, nullptr},
    {VIR_ERR_RPC, "Unable to encode message payload", ErrorCode::InvalidData,
     QT_TRANSLATE_NOOP("riser", "The answer of %1 about %2 is larger than the 4 MiB libvirt can send."), nullptr},
    {VIR_ERR_OPERATION_TIMEOUT, nullptr, ErrorCode::TimedOut, nullptr,
     QT_TRANSLATE_NOOP("riser", "Another job holds the VM. What was asked wasn't begun.")},
    {VIR_ERR_OPERATION_DENIED, nullptr, ErrorCode::AccessDenied, nullptr,
     QT_TRANSLATE_NOOP("riser", "The connection is read-only: this login may look but not change.")},
    {VIR_ERR_ACCESS_DENIED, nullptr, ErrorCode::AccessDenied, nullptr,
     QT_TRANSLATE_NOOP("riser", "The host's access rules (polkit) don't allow it for this login.")},
    {VIR_ERR_AUTH_FAILED, nullptr, ErrorCode::AccessDenied, nullptr, nullptr},
    {VIR_ERR_NO_SUPPORT, nullptr, ErrorCode::NotSupported, nullptr,
     QT_TRANSLATE_NOOP("riser", "The host's libvirt or this kind of host can't do it.")},
    {VIR_ERR_OPERATION_UNSUPPORTED, nullptr, ErrorCode::NotSupported, nullptr, nullptr},
    {VIR_ERR_CONFIG_UNSUPPORTED, nullptr, ErrorCode::NotSupported, nullptr, nullptr},
    {VIR_ERR_ARGUMENT_UNSUPPORTED, nullptr, ErrorCode::NotSupported, nullptr, nullptr},
    {VIR_ERR_INVALID_ARG, "unsupported flags", ErrorCode::NotSupported, nullptr,
     QT_TRANSLATE_NOOP("riser", "The host's libvirt is too old for it, or this kind of host can't do it.")},
    {VIR_ERR_XML_ERROR, nullptr, ErrorCode::InvalidData, nullptr, nullptr},
    {VIR_ERR_XML_DETAIL, nullptr, ErrorCode::InvalidData, nullptr, nullptr},
    {VIR_ERR_XML_INVALID_SCHEMA, nullptr, ErrorCode::InvalidData, nullptr,
     QT_TRANSLATE_NOOP("riser", "The host's libvirt doesn't know an element or attribute of the definition.")},
};

QString translated(const char *text)
{
    return text ? Text::tr(text) : QString();
}

QString filled(const char *text, const Subject &subject)
{
    const QString sentence = translated(text);
    return sentence.contains("%2"_L1) ? sentence.arg(subject.host, subject.thing) : sentence.arg(subject.host);
}

Error judged(const Row &row, Error error, const Subject &subject)
{
    error.code = row.code;
    if (row.summary)
        error.summary = filled(row.summary, subject);
    error.hint = translated(row.hint);
    return error;
}

} // namespace

LibvirtFailure lastFailure()
{
    const virError *error = virGetLastError();
    if (!error)
        return {};
    return {error->code, error->domain, QString::fromUtf8(error->message)};
}

QString failureText(const LibvirtFailure &failure)
{
    return Text::tr("libvirt error %1 (domain %2): %3")
        .arg(QString::number(failure.code), QString::number(failure.domain), failure.text);
}

Error callError(const LibvirtFailure &failure, const Subject &subject)
{
    Error error{.code = ErrorCode::Failed,
                .summary = subject.failed,
                .detail = failureText(failure),
                .hint = {},
                .transient = false};
    for (const Row &row : rows) {
        if (row.number != 0 && row.number != failure.code)
            continue;
        if (row.text && !failure.text.contains(QLatin1StringView(row.text)))
            continue;
        return judged(row, error, subject);
    }
    return error;
}

Error serialError(const LibvirtFailure &failure, const Subject &subject)
{
    const Error error = callError(failure, subject);
    return failure.code == busySerial.number ? judged(busySerial, error, subject) : error;
}

Error cutError(const LibvirtFailure &failure, const Subject &subject)
{
    return {.code = ErrorCode::ConnectionLost,
            .summary = subject.failed,
            .detail = failureText(failure),
            .hint = Text::tr("The connection that it was on has ended. Try again: that makes a new one."),
            .transient = true};
}

Error lostError(const QString &host, const QString &detail)
{
    return {.code = ErrorCode::ConnectionLost,
            .summary = Text::tr("The connection to %1 was lost.").arg(host),
            .detail = detail,
            .hint = Text::tr("Riser connects again by itself. What was being done may still have happened there."),
            .transient = true};
}

} // namespace riser
