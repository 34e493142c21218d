// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/private_folder.h"
#include "core/host/spice_route.h"

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QTimer>

#include <memory>
#include <optional>

namespace riser {

/// remote-viewer with a SPICE display, and what it needs while it runs: a private folder with its connection file or
/// its end of a tunnel, and the ssh process that is the tunnel. All of it goes when the viewer ends, or this object
/// does; a tunnel also when Riser is killed. GUI thread; nothing here waits for the host, the viewer or ssh, nor for
/// their end: the folder goes with the last of them, a moment later.
class SpiceViewer : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Idle,   ///< never opened, or closed
        Tunnel, ///< ssh logs in
        Open,   ///< the viewer runs; what it sees is its own business
        Ended,  ///< by itself, with exitCode()
        Failed, ///< error() says why
    };
    Q_ENUM(State)

    explicit SpiceViewer(QObject *parent = nullptr);
    ~SpiceViewer() override; ///< close()

    State state() const { return m_state; }
    bool isActive() const { return m_state == State::Tunnel || m_state == State::Open; }
    /// Errors: NotSupported (no remote-viewer here, no way to the display), Unreachable (the tunnel ended, or what it
    /// leads to took no connection, whatever the viewer's own exit code says), TimedOut,
    /// Settings (no private folder), Failed (the viewer crashed, or ended with an error: `detail` has its last words).
    const std::optional<Error> &error() const { return m_error; }
    int exitCode() const { return m_exitCode; }
    QString lastWords() const; ///< of the viewer and of ssh, the end of what they said
    QString folder() const;    ///< of what is open now; empty: none

    /// `label` names the VM and the host, for the title and the errors: "VM web on kvm1". Ends what was open before.
    void open(const SpiceRoute &route, const QString &label);
    /// Ends the viewer and the tunnel, and the folder with them. Returns at once.
    void close();
    /// What became of the last one is over and done with: Idle, and no error. One that is open stays.
    void forget();

Q_SIGNALS:
    void stateChanged();

private:
    std::unique_ptr<QProcess> makeViewer();
    std::unique_ptr<QProcess> makeTunnel();
    void openTunnel(const QStringList &argv);
    void lookForTunnel();
    void openFile(const SpiceRoute &route);
    void run(const QString &where);
    void viewerEnded(int code, QProcess::ExitStatus status);
    QString tunnelFault() const;
    void viewerProblem(QProcess::ProcessError problem);
    void tunnelEnded();
    void fail(ErrorCode code, const QString &detail, const QString &hint = {});
    void cleanUp();
    void setState(State state);

    State m_state = State::Idle;
    std::optional<Error> m_error;
    int m_exitCode = 0;
    QString m_label;
    QString m_program;                       ///< full path
    std::shared_ptr<PrivateFolder> m_folder; ///< also of what is still on its way out
    std::unique_ptr<QProcess> m_tunnel;      ///< null: there is none
    std::unique_ptr<QProcess> m_viewer;
    QByteArray m_tunnelWords;
    QByteArray m_viewerWords;
    QTimer m_look;
    QElapsedTimer m_sinceLogin;
};

} // namespace riser
