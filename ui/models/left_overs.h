// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/post_box.h"
#include "core/host/worker_thread.h"
#include "core/operations/journal.h"

#include <QList>
#include <QObject>

namespace riser {

class HostList;
class HostSession;

/// What the journal has that was left over by an earlier run of the console, or by an operation of this one that could
/// not be taken back. Read beside the GUI thread: when this is made, and when such an operation ends. GUI thread.
/// `hosts` must outlive it.
class LeftOvers : public QObject
{
    Q_OBJECT
public:
    explicit LeftOvers(HostList *hosts, QObject *parent = nullptr);
    ~LeftOvers() override; ///< returns at once

    const QList<LeftOver> &all() const { return m_all; } ///< the oldest first
    /// The host of the list that it is about: by id, else by URI; nullptr: none of them.
    HostSession *session(const LeftOver &leftOver) const;
    void forget(const QString &id); ///< changed() or forgetFailed() follows
    void refresh();

Q_SIGNALS:
    void changed();
    void forgetFailed(const riser::Error &error); ///< it is still there

private:
    void take(const QList<LeftOver> &all);

    HostList *m_hosts;
    QList<LeftOver> m_all;
    PostBox m_box; ///< what the worker says
    WorkerThread m_worker;
};

} // namespace riser
