// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/post_box.h"
#include "core/host/worker_thread.h"

#include <QObject>

#include <memory>
#include <optional>

namespace riser {

class HostSession;
class SerialLine;

/// One serial line of a VM for the GUI thread: opened beside it, read from a buffer, written without a wait. What comes
/// faster than it is taken is kept up to a limit; then the oldest goes, as in a kernel's log. `session` must outlive
/// it.
class SerialConsole : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Closed, ///< not asked for; or it ended by itself: error() is empty then
        Opening,
        Open,
        Busy,   ///< somebody else has it: open() again with `takeOver`, if the user wants that
        Failed, ///< error() says why
    };

    static constexpr qsizetype mostKept = 4 * 1024 * 1024; ///< bytes

    SerialConsole(HostSession *session, DomainId domain, QObject *parent = nullptr);
    ~SerialConsole() override; ///< hangs up; returns at once

    State state() const { return m_state; }
    const std::optional<Error> &error() const { return m_error; }

    /// `alias`: GuestSerial::alias. Ends what was open before; what it said can be taken still.
    void open(const QString &alias, bool takeOver = false);
    void close();
    /// Ignored while it isn't open. False: nothing of it was taken, so much waits for the guest already.
    bool send(const QByteArray &bytes);
    /// The oldest of what came, as much as this at most. received() comes again while there is more.
    QByteArray take(qsizetype most);
    qint64 lost() const; ///< bytes since the first open() after a close() that were never taken

Q_SIGNALS:
    void stateChanged();
    void received(); ///< there is something to take()

private:
    class Feed;
    void opened(quint64 attempt, const Result<void> &result);
    void ended(quint64 attempt, const std::optional<Error> &error);
    void sessionChanged();
    Error notConnected() const;
    void setState(State state, std::optional<Error> error = {});
    void drop();

    HostSession *m_session;
    const DomainId m_domain;
    State m_state = State::Closed;
    std::optional<Error> m_error;
    quint64 m_attempt = 0; ///< what earlier ones still say isn't heard
    bool m_over = true;    ///< the line of this attempt ended, or its connection did
    PostBox m_box;         ///< what the worker and the line say
    std::shared_ptr<Feed> m_feed;
    std::unique_ptr<SerialLine> m_line;
    WorkerThread m_worker;
};

} // namespace riser
