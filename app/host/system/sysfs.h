// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace riser::onhost {

/// Where a link of sysfs points to, absolute and without "..": the real folder of a device for the links in /sys/class,
/// /sys/bus and /sys/dev, which never lead over further links. One system call, where canonicalPath() makes one for
/// each component. Empty: no link.
QString sysfsLink(const QString &link);

/// What a link says, as it is (`socket:[1234]`); empty: no link.
QByteArray linkText(const QString &link);

/// A number as sysfs writes it, decimal or with "0x"; nothing when there is none or it isn't a number.
std::optional<quint64> sysfsNumber(const QString &file);

/// `KEY=value` of a uevent file or of udev's database (`E:KEY=value`); empty when it isn't there.
QString property(const QByteArray &content, QByteArrayView key);

/// A name that came from outside, as it may be shown and sent: no control or formatting characters, not longer than
/// `limit` characters.
QString plain(const QString &text, qsizetype limit = 200);

} // namespace riser::onhost
