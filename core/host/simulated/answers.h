// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"

#include <QString>

namespace riser {

/// What libvirt would have said, as an Error: `detail` holds its code, domain and words (facts §1 and §3, texts of
/// libvirt 11.3), `summary` a sentence with host and thing. The words of a summary aren't libvirt's and may differ from
/// those of the real backend; codes may not.
namespace answers {

enum Code {
    InternalError = 1,
    InvalidArgument = 8,
    OperationFailed = 9,
    XmlError = 27,
    SystemError = 38,
    NoDomain = 42,
    NoStoragePool = 49,
    NoStorageVolume = 50,
    NoNodeDevice = 53,
    OperationInvalid = 55,
    ConfigUnsupported = 67,
    ArgumentUnsupported = 74,
    StorageVolumeExists = 90,
    DeviceMissing = 99,
};
enum Domain { None = 0, Qemu = 10, Storage = 18, DomainApi = 20, NodeDev = 22 };

/// `message` is libvirt's own, without the prefix that belongs to the code.
Error refused(Code code, Domain domain, const QString &message, const QString &summary);

Error noSuchNode(const QString &host, const DeviceKey &key);
Error noSuchDomain(const QString &host, const DomainId &id);
Error unreadable(const QString &host, const QString &domain);
Error notPci(const QString &host, const DeviceKey &key);
Error noVfio(const QString &host, const DeviceKey &key);
/// `device` as libvirt writes it: "PCI device 0000:01:00.0", "USB device 001:005".
Error inUse(const QString &host, const QString &device, const QString &byDomain);
Error connectionLost(const QString &host);
Error unreachable(const QString &host);

} // namespace answers
} // namespace riser
