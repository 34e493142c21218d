// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <expected>

// What both directions of the protocol have in common: lines into checked JSON objects, and strings made harmless.
namespace riser::protocol {

inline constexpr qsizetype longestName = 256;  ///< characters
inline constexpr qsizetype longestText = 4096; ///< characters
inline constexpr qint64 largestId = 1LL << 53; ///< what every reader of JSON keeps exactly
inline constexpr int deepestNesting = 12;
inline constexpr qsizetype mostValues = 500'000; ///< of one line, so that a short line can't become much memory

/// The object that a line holds. The error is one English sentence. Refused beside what isn't JSON: anything but an
/// object, a field that occurs twice (readers disagree on which one counts), text that isn't Unicode, too much of it.
std::expected<QJsonObject, QString> parseLine(const QByteArray &line, qsizetype longest);
/// One line, with the newline.
QByteArray toLine(const QJsonObject &object);

/// Without what could break a line, hide or reverse text on a screen (each such character becomes U+FFFD), and cut.
/// What was cleaned once stays as it is.
QString cleaned(const QString &text, qsizetype longest);
/// For a sentence about a wrong value: in quotes, short, and printable.
QString quoted(const QJsonValue &value);

} // namespace riser::protocol
