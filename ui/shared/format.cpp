// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shared/format.h"

#include "core/base/text.h"

#include <QLocale>

#include <utility>

using namespace Qt::StringLiterals;

namespace riser {

QString durationText(qint64 seconds)
{
    seconds = qMax<qint64>(0, seconds);
    if (seconds < 60)
        return Text::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return Text::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return Text::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

QString clockText(const QDateTime &utc)
{
    if (!utc.isValid())
        return {};
    const QDateTime local = utc.toLocalTime();
    const QLocale locale;
    const QString time = locale.toString(local.time(), u"HH:mm:ss"_s);
    if (local.date() == QDate::currentDate())
        return time;
    return locale.toString(local.date(), QLocale::ShortFormat) + u' ' + time;
}

QString runStateText(RunState state)
{
    switch (state) {
    case RunState::ShutOff:
        return Text::tr("Shut off");
    case RunState::Running:
        return Text::tr("Running");
    case RunState::Paused:
        return Text::tr("Paused");
    case RunState::Suspended:
        return Text::tr("Suspended");
    case RunState::ShuttingDown:
        return Text::tr("Shutting down");
    case RunState::Crashed:
        return Text::tr("Crashed");
    case RunState::Other:
        return Text::tr("Unknown state");
    }
    std::unreachable();
}

QString sessionStateText(const HostSession &session)
{
    switch (session.state()) {
    case HostSession::State::Offline:
        return Text::tr("Not connected");
    case HostSession::State::Connecting:
        return Text::tr("Connecting…");
    case HostSession::State::Online:
        return session.inventory() ? Text::tr("Connected") : Text::tr("Reading…");
    case HostSession::State::Waiting: {
        const qint64 left = QDateTime::currentDateTimeUtc().secsTo(session.nextAttempt());
        if (!session.nextAttempt().isValid() || left <= 0)
            return Text::tr("Trying again…");
        return Text::tr("Trying again in %1").arg(durationText(left));
    }
    case HostSession::State::Failed:
        return Text::tr("Failed");
    }
    std::unreachable();
}

QString verbInProgress(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Detach:
        return Text::tr("Detaching…");
    case OperationKind::Return:
        return Text::tr("Returning…");
    case OperationKind::Assign:
        return Text::tr("Assigning…");
    case OperationKind::Release:
        return Text::tr("Releasing…");
    case OperationKind::Repair:
        return Text::tr("Repairing…");
    case OperationKind::Provision:
        return Text::tr("Provisioning…");
    case OperationKind::TearDown:
        return Text::tr("Tearing down…");
    case OperationKind::Start:
        return Text::tr("Starting…");
    case OperationKind::ShutDown:
        return Text::tr("Shutting down…");
    case OperationKind::ForceOff:
        return Text::tr("Forcing off…");
    case OperationKind::Reboot:
        return Text::tr("Rebooting…");
    case OperationKind::Autostart:
        return Text::tr("Changing autostart…");
    case OperationKind::Upload:
        return Text::tr("Uploading…");
    }
    std::unreachable();
}

QString transitionText(const Transition &transition, const QDateTime &now)
{
    if (!transition.since.isValid())
        return verbInProgress(transition.kind);
    const QString since = durationText(transition.since.secsTo(now));
    if (!transition.until.isValid())
        return Text::tr("%1 %2").arg(verbInProgress(transition.kind), since);
    return Text::tr("%1 %2, at most %3 more")
        .arg(verbInProgress(transition.kind), since, durationText(now.secsTo(transition.until)));
}

QString yesNoUnknown(std::optional<bool> value, const QString &yes, const QString &no, const QString &unknown)
{
    return value ? (*value ? yes : no) : unknown;
}

QString plainTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    return u"<div style=\"white-space: pre-wrap\">%1</div>"_s.arg(text.toHtmlEscaped());
}

QString menuText(QString text)
{
    return text.replace(u'&', "&&"_L1);
}

} // namespace riser
