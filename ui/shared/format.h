// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_session.h"
#include "core/host/host_snapshot.h"

#include <QDateTime>
#include <QString>

namespace riser {

// How values become words, the same on every screen. Translated.

QString durationText(qint64 seconds);    ///< "3 s", "2 min 5 s", "1 h 4 min"
QString clockText(const QDateTime &utc); ///< local time of day; with the date when it isn't today
QString runStateText(RunState state);
QString sessionStateText(const HostSession &session);                       ///< "Connected", "Trying again in 12 s" …
QString verbInProgress(OperationKind kind);                                 ///< "Detaching…"
QString transitionText(const Transition &transition, const QDateTime &now); ///< "Detaching… 3 s, at most 57 s more"
QString yesNoUnknown(std::optional<bool> value, const QString &yes, const QString &no, const QString &unknown);

/// A tool tip that shows `text` as it is: what a host sends is never read as markup.
QString plainTip(const QString &text);
/// `text` for a menu entry, a button or a tab: an ampersand stays one.
QString menuText(QString text);

} // namespace riser
