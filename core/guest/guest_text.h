// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

namespace riser {

/// How much of a guest's answers is taken: more is no answer of an honest one.
namespace guestLimits {
inline constexpr qsizetype answerBytes = 4 * 1024 * 1024; ///< of one answer; libvirt sends no more
inline constexpr qsizetype fileBytes = 512 * 1024;        ///< of one file of /proc or /sys, or of a program's output
inline constexpr qsizetype entries = 1024;                ///< of one list
inline constexpr qsizetype inner = 64;                    ///< of a list inside an entry
inline constexpr qsizetype letters = 200;                 ///< of one text
} // namespace guestLimits

/// What may be shown of a guest's text: control characters and those that turn the text around are gone, and what is
/// too long ends in "…". Pure.
QString guestText(const QString &text);
QString guestText(const QByteArray &utf8);
/// Of a file or a program's output, as much as guestLimits say.
QByteArrayList guestLines(const QByteArray &text);

} // namespace riser
