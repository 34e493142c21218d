// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace riser {

/// A device that an instance was given, known again by its identity: an address alone may be another card tomorrow.
struct MarkedDevice {
    DeviceKey key;  ///< the address or port path it had
    QString kind;   ///< DeviceKind::id()
    QString id;     ///< vendor and product: "10de:2204"
    QString serial; ///< empty: none was known
    bool operator==(const MarkedDevice &) const = default;
};

/// What moves together: the devices of one unit, those that only had to leave the host included.
struct MarkedUnit {
    QList<MarkedDevice> devices;
    bool operator==(const MarkedUnit &) const = default;
};

/// A volume that was made for the instance, and may go with it.
struct MarkedVolume {
    QString pool;
    QString name;
    bool operator==(const MarkedVolume &) const = default;
};

/// Riser's own note in a VM's definition: from which plan it was made. It survives what others do as long as they keep
/// `<metadata>`, as libvirt's tools do. Source: `<metadata><riser:instance xmlns:riser="urn:riser:instance:1" …>`.
struct InstanceMark {
    PlanId planId;
    QString planName; ///< as it was then
    int revision = 0; ///< of the plan
    QString by;       ///< who: user@computer of the console
    QDateTime at;     ///< UTC, to the second
    QList<MarkedUnit> units;
    QList<MarkedVolume> volumes;
    bool operator==(const InstanceMark &) const = default;
};

/// The namespace of the note: a URN of nobody's, whose number rises when an older Riser would misread it.
inline constexpr auto instanceNamespace = "urn:riser:instance:1";

/// The element by itself, by an XML writer. Pure.
QByteArray writeInstanceMark(const InstanceMark &mark);
/// The note of a domain XML, whatever prefix its namespace has there. Nothing: there is none, or the XML can't be read.
/// What it doesn't know it skips, and what is missing stays empty. Pure, thread-safe.
std::optional<InstanceMark> instanceMarkOf(const QByteArray &domainXml);
/// `domainXml` with this note instead of the one it has, or without any; all else is kept as it is. Errors:
/// InvalidData.
Result<QByteArray> withInstanceMark(const QByteArray &domainXml, const std::optional<InstanceMark> &mark);

} // namespace riser
