// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/sessions_watch.h"

#include <QEvent>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace riser {

SessionsWatch::SessionsWatch(QWidget *page)
    : QObject(page)
    , m_page(page)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &SessionsWatch::tell);
    page->installEventFilter(this);
}

void SessionsWatch::setSessions(const QList<HostSession *> &sessions)
{
    const auto same = [](const QPointer<HostSession> &a, const HostSession *b) { return a == b; };
    if (std::ranges::equal(m_sessions, sessions, same))
        return;
    for (HostSession *before : std::as_const(m_sessions)) {
        if (before && !sessions.contains(before))
            disconnect(before, nullptr, this, nullptr);
    }
    for (HostSession *session : sessions) {
        if (m_sessions.contains(session))
            continue;
        connect(session, &HostSession::inventoryChanged, this, &SessionsWatch::noteHosts);
        connect(session, &HostSession::stateChanged, this, &SessionsWatch::noteHosts);
        connect(session, &HostSession::transitionsChanged, this, &SessionsWatch::noteTransitions);
    }
    m_sessions = {sessions.begin(), sessions.end()};
    m_due = Change::Hosts;
    tell();
}

void SessionsWatch::note(Change change)
{
    m_due = std::max(m_due, change);
    if (!m_page->isVisible())
        return;
    if (m_sessions.size() < 2)
        catchUp();
    else if (!m_soon.isActive())
        m_soon.start();
}

void SessionsWatch::tell()
{
    if (m_page->isVisible())
        catchUp();
}

void SessionsWatch::catchUp()
{
    m_soon.stop();
    if (m_due != Change::None)
        Q_EMIT changed(std::exchange(m_due, Change::None));
}

/// Before the page's own showEvent(), which so finds it up to date.
bool SessionsWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_page && event->type() == QEvent::Show)
        catchUp();
    return QObject::eventFilter(watched, event);
}

} // namespace riser
