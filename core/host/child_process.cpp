// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/child_process.h"

#include <QCoreApplication>
#include <QTimer>

#include <chrono>
#include <csignal>

#include <sys/prctl.h>
#include <unistd.h>

namespace riser {

using namespace std::chrono_literals;

namespace {

constexpr auto patience = 200ms;
constexpr auto reaping = 1000ms; // a killed process ends at once

void signalGroup(const QProcess &process, int signal)
{
    const qint64 pid = process.processId();
    if (process.state() == QProcess::NotRunning || pid <= 0)
        return;
    ::kill(pid_t(-pid), signal);
    ::kill(pid_t(pid), signal); // it may not lead its group yet, or never
}

/// A process on its way out, whoever started it being gone perhaps: so it is the application's.
class LeavingChild : public QObject
{
public:
    LeavingChild(std::unique_ptr<QProcess> process, std::shared_ptr<void> kept)
        : QObject(QCoreApplication::instance())
        , m_kept(std::move(kept))
        , m_process(std::move(process))
    {
        m_process->disconnect();
    }
    ~LeavingChild() override
    {
        m_process->disconnect();
        if (m_process->state() == QProcess::NotRunning)
            return;
        (void)m_process->waitForFinished(int(patience.count()));
        signalGroup(*m_process, SIGKILL);
        (void)m_process->waitForFinished(int(reaping.count()));
    }
    void begin()
    {
        connect(m_process.get(), &QProcess::stateChanged, this, &LeavingChild::look);
        // Until it runs its own program it has our handlers, and a handler would think that we are meant.
        signalGroup(*m_process, m_process->state() == QProcess::Starting ? SIGKILL : SIGTERM);
        QTimer::singleShot(patience, this, [this] {
            signalGroup(*m_process, SIGKILL);
            look();
        });
        look();
    }

private:
    /// Later than this call: it may be a signal of the process's own.
    void look()
    {
        if (m_process->state() != QProcess::NotRunning)
            return;
        m_kept.reset();
        deleteLater();
    }

    std::shared_ptr<void> m_kept; ///< goes after the process
    std::unique_ptr<QProcess> m_process;
};

} // namespace

void prepareChild(QProcess &process, WhenWeDie then)
{
    using Flag = QProcess::UnixProcessFlag;
    process.setUnixProcessParameters({.flags = Flag::ResetSignalHandlers | Flag::CloseFileDescriptors});
    process.setChildProcessModifier([then, parent = ::getpid()] {
        ::setpgid(0, 0);
        if (then != WhenWeDie::EndIt)
            return;
        ::prctl(PR_SET_PDEATHSIG, SIGTERM); // stays through exec
        if (::getppid() != parent)          // it was too late for that
            ::_exit(1);
    });
}

void endChild(std::unique_ptr<QProcess> process, std::shared_ptr<void> kept)
{
    if (process)
        (new LeavingChild(std::move(process), std::move(kept)))->begin();
}

} // namespace riser
