// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace riser::onhost {

/// A small file of /sys or /proc, without the white space at its end; nothing when it can't be read. At most `limit`
/// bytes are read.
std::optional<QByteArray> readFile(const QString &path, qsizetype limit = 1 << 20);
QString readText(const QString &path); ///< the same as text; empty when it can't be read
/// Names in a folder, links and hidden ones included, sorted; empty when it can't be read.
QStringList namesIn(const QString &folder);
QString linkTarget(const QString &path);    ///< last component of what a link points to; empty: no link
QString canonicalPath(const QString &path); ///< of an existing file with all links followed; empty: none

} // namespace riser::onhost
