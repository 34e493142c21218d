// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/answers.h"

#include "core/base/text.h"

#include <utility>

namespace riser::answers {

using namespace Qt::StringLiterals;

namespace {

/// What the console makes of an answer, judged as the libvirt backend judges it: by the words where the number says
/// too little.
ErrorCode codeFor(Code code, const QString &message)
{
    static constexpr std::pair<QLatin1StringView, ErrorCode> byWords[] = {
        {"Did not find USB device"_L1, ErrorCode::NoSuchDevice},
        {"must be manually detached"_L1, ErrorCode::DeviceInUse},
        {"is not viable"_L1, ErrorCode::DeviceInUse},
        {"is in use by driver"_L1, ErrorCode::DeviceInUse},
        {"is already in the domain configuration"_L1, ErrorCode::DeviceInUse},
        {"non unique alias detected"_L1, ErrorCode::DeviceInUse},
        {"is not a PCI device"_L1, ErrorCode::NotSupported},
        {"Non-endpoint PCI devices"_L1, ErrorCode::NotSupported},
        {"rejected by the guest"_L1, ErrorCode::NotDone},
        {"volume target path"_L1, ErrorCode::AlreadyThere},
        {"already exists with uuid"_L1, ErrorCode::AlreadyThere},
        {"is already defined with uuid"_L1, ErrorCode::AlreadyThere},
        {"No space left on device"_L1, ErrorCode::NoSpace},
        {"shrink"_L1, ErrorCode::InvalidInput},
    };
    for (const auto &[words, meaning] : byWords) {
        if (message.contains(words))
            return meaning;
    }
    switch (code) {
    case InvalidArgument:
    case InternalError:
    case OperationFailed:
    case OperationInvalid:
    case SystemError:
        return ErrorCode::Failed;
    case NoStoragePool:
    case NoStorageVolume:
        return ErrorCode::NoSuchStorage;
    case StorageVolumeExists:
        return ErrorCode::AlreadyThere;
    case XmlError:
        return ErrorCode::InvalidData;
    case NoDomain:
        return ErrorCode::NoSuchDomain;
    case NoNodeDevice:
    case DeviceMissing:
        return ErrorCode::NoSuchDevice;
    case ConfigUnsupported:
    case ArgumentUnsupported:
        return ErrorCode::NotSupported;
    }
    return ErrorCode::Failed;
}

QString prefix(Code code)
{
    switch (code) {
    case InternalError:
        return u"internal error: "_s;
    case InvalidArgument:
        return u"invalid argument: "_s;
    case ConfigUnsupported:
        return u"unsupported configuration: "_s;
    case OperationFailed:
        return u"operation failed: "_s;
    case XmlError:
        return u"XML error: "_s;
    case NoDomain:
        return u"Domain not found: "_s;
    case SystemError:
        return {};
    case NoStoragePool:
        return u"Storage pool not found: "_s;
    case NoStorageVolume:
        return u"Storage volume not found: "_s;
    case StorageVolumeExists:
        return u"storage volume exists already: "_s;
    case NoNodeDevice:
        return u"Node device not found: "_s;
    case OperationInvalid:
        return u"Requested operation is not valid: "_s;
    case ArgumentUnsupported:
        return u"argument unsupported: "_s;
    case DeviceMissing:
        return u"device not found: "_s;
    }
    return {};
}

} // namespace

Error refused(Code code, Domain domain, const QString &message, const QString &summary)
{
    return {.code = codeFor(code, message),
            .summary = summary,
            .detail =
                u"libvirt error %1 (domain %2): %3%4"_s.arg(int(code)).arg(int(domain)).arg(prefix(code), message),
            .hint = {},
            .transient = false};
}

Error noSuchNode(const QString &host, const DeviceKey &key)
{
    return refused(NoNodeDevice, NodeDev, u"no node device with matching name '%1'"_s.arg(key.value()),
                   Text::tr("Host %1 has no device %2 (any more).").arg(host, key.value()));
}

Error noSuchDomain(const QString &host, const DomainId &id)
{
    return refused(NoDomain, Qemu, u"no domain with matching uuid '%1'"_s.arg(id.value()),
                   Text::tr("Host %1 has no virtual machine %2 (any more).").arg(host, id.value()));
}

Error unreadable(const QString &host, const QString &domain)
{
    return refused(InternalError, Qemu, u"definition can't be formatted"_s,
                   Text::tr("Host %1 can't tell about virtual machine %2.").arg(host, domain));
}

Error notPci(const QString &host, const DeviceKey &key)
{
    return refused(InvalidArgument, DomainApi, u"device %1 is not a PCI device"_s.arg(key.value()),
                   Text::tr("Device %1 of host %2 is not a PCI device.").arg(key.value(), host));
}

Error noVfio(const QString &host, const DeviceKey &key)
{
    return refused(ArgumentUnsupported, Qemu, u"VFIO device assignment is currently not supported on this system"_s,
                   Text::tr("Host %1 can't detach %2: it has no IOMMU or no VFIO.").arg(host, key.value()));
}

Error inUse(const QString &host, const QString &device, const QString &byDomain)
{
    return refused(OperationInvalid, None, u"%1 is in use by driver QEMU, domain %2"_s.arg(device, byDomain),
                   Text::tr("%1 of host %2 is in use by virtual machine %3.").arg(device, host, byDomain));
}

Error connectionLost(const QString &host)
{
    return {.code = ErrorCode::ConnectionLost,
            .summary = Text::tr("The connection to host %1 was lost.").arg(host),
            .detail = u"libvirt error 38 (domain 7): End of file while reading data: Input/output error"_s,
            .hint = {},
            .transient = true};
}

Error unreachable(const QString &host)
{
    return {.code = ErrorCode::Unreachable,
            .summary = Text::tr("Host %1 can't be reached.").arg(host),
            .detail = u"libvirt error 38 (domain 7): unable to connect to server: Connection refused"_s,
            .hint = {},
            .transient = true};
}

} // namespace riser::answers
