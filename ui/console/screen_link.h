// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/display_connection.h"
#include "ui/console/vnc_client.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace riser {

struct Domain;

/// The way to a VM's VNC display and the client at its end, followed through the VM's lives: it connects once in each
/// by itself, and again when the connection ends while the VM runs on (it was reset, or started anew between two
/// readings of the host). A minute after nobody looks any more it is closed, until somebody does. GUI thread; nothing
/// here waits.
class ScreenLink : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Off, ///< the VM isn't running, nobody looks, or the user disconnected
        Connecting,
        Open,
        Failed, ///< error() says why
    };

    /// `session` must outlive it.
    ScreenLink(HostSession *session, const DomainId &domain, QObject *parent = nullptr);
    ~ScreenLink() override;

    /// Another one than before ends that, and so does another `life` (GuestConsoles::life).
    void setDisplay(const GuestDisplay &display, const QString &life);
    void setWanted(bool wanted); ///< somebody looks: it may connect by itself
    void open();
    void close(); ///< until open(), or the VM's next start
    void answerLogin(const VncLogin &login);
    void setKeptFor(std::chrono::milliseconds time) { m_unseen.setInterval(time); } ///< a screen that nobody looks at
    /// After which it counts as connected: what ends earlier, again and again, is given up.
    void setSteadyAfter(std::chrono::milliseconds time) { m_steady.setInterval(time); }

    State state() const { return m_state; }
    bool isRunning() const { return m_whyNotUp.isEmpty(); } ///< the VM, on a host that is connected
    const QString &whyNotUp() const { return m_whyNotUp; }  ///< a whole sentence; empty: it runs
    bool isPaused() const { return m_paused; }
    VncClient *client() const { return m_client.get(); } ///< nullptr: there is none
    const std::optional<Error> &error() const { return m_error; }
    QString label() const; ///< "VM web1 on kvm1"
    /// The picture goes over a network that anybody may listen on.
    bool isInTheClear() const;

Q_SIGNALS:
    void stateChanged();
    void loginWanted(bool withUser, const QString &warning); ///< a whole sentence, before anything is typed; or none
    void clientChanged(); ///< client() is another one, or none; the one before is still there

private:
    void follow();
    void attach(int socket);
    void ended(const Error &error);
    void fail(Error error);
    void tryAgain();
    void askedForLogin(bool withUser, VncProtection protection);
    bool isOverNetwork() const; ///< and nobody but VNC itself protects it
    void leave();
    void drop();
    void setState(State state, std::optional<Error> error = {});
    const Domain *vm() const;

    HostSession *m_session;
    const DomainId m_domain;
    GuestDisplay m_display;
    QString m_life;
    State m_state = State::Off;
    std::optional<Error> m_error;
    bool m_wanted = false;
    QString m_whyNotUp;
    bool m_paused = false;
    bool m_tried = false;    ///< in this life of the VM
    bool m_closed = false;   ///< by the user, in this life of the VM
    int m_again = 0;         ///< tries since it was connected for a while
    quint64 m_attempt = 0;   ///< what earlier ones still say isn't heard
    bool m_readSince = true; ///< the host was read since the last failure: the display may be elsewhere by now
    QTimer m_patience;
    QTimer m_retry;
    QTimer m_steady;
    QTimer m_unseen;
    std::unique_ptr<DisplayConnection> m_connection;
    std::unique_ptr<VncClient> m_client;
};

} // namespace riser
