// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QString>

class QLockFile;

// Files of Riser's own: read whole, written whole. What they hold is the caller's business, and so are the words that
// name it: the errors here are the reason alone.
namespace riser {

/// At most `most` bytes and one more, by which the caller sees that it is too large. Anything but a regular file is
/// refused before it is opened: a pipe would never end.
std::expected<QByteArray, QString> readSmallFile(const QString &path, qint64 most);
/// Atomically, in a folder that is made when there is none.
std::expected<void, QString> writeSmallFile(const QString &path, const QByteArray &text);

/// What to say when a lock can't be had.
struct LockWords {
    QString busy;       ///< "Somebody else is writing the plans in …"
    QString unwritable; ///< "The plans can't be written to …"
};
/// Waits some seconds. Errors: TimedOut (another writer has it: who, as far as known), Settings (it can't be made).
Result<void> acquireLock(QLockFile &lock, const LockWords &words);

} // namespace riser
