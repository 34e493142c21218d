// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_session.h"

#include <QPointer>
#include <QTimer>

class QWidget;

namespace riser {

/// Tells a page that something changed on its hosts: of one host at once; of several once for all that comes together,
/// since looking at all of them costs time. A hidden page hears of it when it is shown, before it is painted. GUI
/// thread.
class SessionsWatch : public QObject
{
    Q_OBJECT
public:
    enum class Change {
        None,
        Transitions, ///< operations began or ended; what is known of the hosts is the same
        Hosts,       ///< anything; there may be other hosts too
    };
    Q_ENUM(Change)

    /// Belongs to `page`, which hears Change::Hosts first of all.
    explicit SessionsWatch(QWidget *page);

    /// The page's hosts from now on; nothing is heard of those that left. When they are others than before, a page that
    /// can be seen is told at once.
    void setSessions(const QList<HostSession *> &sessions);
    void catchUp(); ///< tells now what waits, even to a hidden page

Q_SIGNALS:
    void changed(riser::SessionsWatch::Change change);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void noteHosts() { note(Change::Hosts); }
    void noteTransitions() { note(Change::Transitions); }
    void note(Change change);
    void tell();

    QWidget *m_page;
    QList<QPointer<HostSession>> m_sessions;
    Change m_due = Change::Hosts;
    QTimer m_soon;
};

} // namespace riser
