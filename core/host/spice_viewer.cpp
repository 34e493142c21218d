// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/spice_viewer.h"

#include "core/base/text.h"
#include "core/host/child_process.h"
#include "core/host/listening_socket.h"

#include <QFile>
#include <QStandardPaths>

#include <chrono>

namespace riser {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto loginPatience = 120s; // passwords may have to be typed
constexpr auto look = 50ms;
constexpr qsizetype mostWords = 4096; // bytes
constexpr auto socketName = "display"_L1;

void keepWords(QProcess *process, QByteArray &words)
{
    if (process && process->isOpen()) // it was started
        words += process->readAll();
    if (words.size() > mostWords)
        words = words.last(mostWords);
}

std::unique_ptr<QProcess> makeChild(WhenWeDie then)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::MergedChannels);
    process->setStandardInputFile(QProcess::nullDevice());
    prepareChild(*process, then);
    return process;
}

/// In words for the systems that have a package of it.
QString installHint()
{
    return Text::tr("Install the package virt-viewer: “sudo apt install virt-viewer” on Debian and Ubuntu, “sudo dnf "
                    "install virt-viewer” on Fedora. Then try again.");
}

} // namespace

SpiceViewer::SpiceViewer(QObject *parent)
    : QObject(parent)
{
    m_look.setInterval(look);
    connect(&m_look, &QTimer::timeout, this, &SpiceViewer::lookForTunnel);
}

SpiceViewer::~SpiceViewer()
{
    disconnect(this, nullptr, nullptr, nullptr);
    cleanUp();
}

std::unique_ptr<QProcess> SpiceViewer::makeViewer()
{
    auto process = makeChild(WhenWeDie::LetItBe);
    connect(process.get(), &QProcess::readyRead, this, [this] { keepWords(m_viewer.get(), m_viewerWords); });
    connect(process.get(), &QProcess::finished, this, &SpiceViewer::viewerEnded);
    connect(process.get(), &QProcess::errorOccurred, this, &SpiceViewer::viewerProblem);
    return process;
}

std::unique_ptr<QProcess> SpiceViewer::makeTunnel()
{
    auto process = makeChild(WhenWeDie::EndIt);
    connect(process.get(), &QProcess::readyRead, this, [this] { keepWords(m_tunnel.get(), m_tunnelWords); });
    connect(process.get(), &QProcess::finished, this, &SpiceViewer::tunnelEnded);
    connect(process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError problem) {
        if (problem == QProcess::FailedToStart)
            fail(ErrorCode::Failed, m_tunnel->errorString());
    });
    return process;
}

QString SpiceViewer::lastWords() const
{
    QStringList words;
    for (const QByteArray &said : {m_viewerWords, m_tunnelWords}) {
        if (const QString text = QString::fromUtf8(said).trimmed(); !text.isEmpty())
            words << text;
    }
    return words.join(u'\n');
}

QString SpiceViewer::folder() const
{
    return m_folder ? m_folder->path() : QString();
}

void SpiceViewer::open(const SpiceRoute &route, const QString &label)
{
    cleanUp();
    m_label = label;
    m_error.reset();
    m_viewerWords.clear();
    m_tunnelWords.clear();
    m_program = QStandardPaths::findExecutable(u"remote-viewer"_s);
    if (route.way == SpiceRoute::Way::None)
        return fail(ErrorCode::NotSupported, route.reason);
    if (m_program.isEmpty())
        return fail(ErrorCode::NotSupported, Text::tr("remote-viewer isn't installed on this computer."),
                    installHint());
    m_folder = PrivateFolder::make(u"spice"_s);
    if (!m_folder)
        return fail(ErrorCode::Settings, Text::tr("A private folder for it can't be made: %1").arg(qt_error_string()));
    if (route.way == SpiceRoute::Way::Tunnel)
        return openTunnel(route.argv);
    if (route.way == SpiceRoute::Way::Address)
        return openFile(route);
    // By a name without signs that a URI could stumble over.
    if (!QFile::link(route.socket, m_folder->file(socketName)))
        return fail(ErrorCode::Settings, Text::tr("A private folder for it can't be made: %1").arg(qt_error_string()));
    run(u"spice+unix://"_s + m_folder->file(socketName));
}

void SpiceViewer::openTunnel(const QStringList &argv)
{
    QStringList words = argv;
    words.replaceInStrings(u"%1:"_s, m_folder->file(socketName) + u':');
    m_sinceLogin.start();
    setState(State::Tunnel);
    m_look.start(); // before ssh, which may have failed when its start() returns
    m_tunnel = makeTunnel();
    m_tunnel->start(words.first(), words.sliced(1));
}

/// ssh makes the socket when it has logged in.
void SpiceViewer::lookForTunnel()
{
    if (m_state != State::Tunnel)
        return;
    if (isListening(m_folder->file(socketName))) {
        m_look.stop();
        run(u"spice+unix://"_s + m_folder->file(socketName));
    } else if (m_sinceLogin.durationElapsed() > loginPatience) {
        fail(ErrorCode::TimedOut, Text::tr("ssh didn't log in to the host in time."));
    }
}

void SpiceViewer::openFile(const SpiceRoute &route)
{
    const QString path = m_folder->file(u"display.vv"_s);
    const QByteArray text = spiceFile(route, m_label);
    QFile file(path);
    const bool written =
        file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
        file.write(text) == text.size() && file.flush();
    if (!written)
        return fail(ErrorCode::Settings, Text::tr("The connection file can't be written: %1").arg(file.errorString()));
    file.close();
    run(path);
}

void SpiceViewer::run(const QString &where)
{
    setState(State::Open);
    m_viewer = makeViewer();
    m_viewer->start(m_program, {u"--title"_s, m_label, u"--"_s, where});
}

void SpiceViewer::viewerEnded(int code, QProcess::ExitStatus status)
{
    if (!isActive())
        return;
    keepWords(m_viewer.get(), m_viewerWords);
    if (m_tunnel)
        (void)m_tunnel->waitForReadyRead(0); // what lies in its pipe by now: nothing is waited for
    keepWords(m_tunnel.get(), m_tunnelWords);
    m_exitCode = code;
    if (status == QProcess::CrashExit)
        return fail(ErrorCode::Failed, Text::tr("remote-viewer crashed (signal %1).").arg(code));
    if (const QString why = tunnelFault(); !why.isEmpty())
        return fail(ErrorCode::Unreachable, why,
                    Text::tr("Is the VM still running? The host's sshd must allow the forwarding (AllowTcpForwarding, "
                             "AllowStreamLocalForwarding)."));
    if (code != 0)
        return fail(ErrorCode::Failed, Text::tr("remote-viewer ended with the exit code %1.").arg(code));
    cleanUp();
    setState(State::Ended);
}

/// remote-viewer ends without an error also when it never got a connection: whether there was one, ssh knows. Empty:
/// nothing is known against the tunnel, or there is none.
QString SpiceViewer::tunnelFault() const
{
    if (!m_tunnel)
        return {};
    if (m_tunnel->state() == QProcess::NotRunning)
        return Text::tr("ssh ended with the exit code %1.").arg(m_tunnel->exitCode());
    if (m_tunnelWords.contains("open failed")) // OpenSSH, channels.c; never translated
        return Text::tr("The host's ssh server couldn't connect to the display.");
    return {};
}

void SpiceViewer::viewerProblem(QProcess::ProcessError problem)
{
    if (problem == QProcess::FailedToStart)
        fail(ErrorCode::NotSupported, m_viewer->errorString(), installHint());
}

/// Under a viewer that runs its words are heard when that ends, which it does by itself without a connection.
void SpiceViewer::tunnelEnded()
{
    keepWords(m_tunnel.get(), m_tunnelWords);
    if (m_state == State::Tunnel)
        fail(ErrorCode::Unreachable, Text::tr("ssh ended with the exit code %1.").arg(m_tunnel->exitCode()));
}

void SpiceViewer::fail(ErrorCode code, const QString &detail, const QString &hint)
{
    const QString words = lastWords();
    cleanUp();
    m_error = Error{.code = code,
                    .summary = Text::tr("The screen of %1 can't be shown in remote-viewer.").arg(m_label),
                    .detail = words.isEmpty() ? detail : detail + u'\n' + words,
                    .hint = hint};
    setState(State::Failed);
}

void SpiceViewer::close()
{
    if (!isActive())
        return;
    cleanUp();
    setState(State::Idle);
}

void SpiceViewer::forget()
{
    if (isActive())
        return;
    m_error.reset();
    setState(State::Idle);
}

/// The viewer first: without its tunnel it would complain.
void SpiceViewer::cleanUp()
{
    m_look.stop();
    endChild(std::move(m_viewer), m_folder);
    endChild(std::move(m_tunnel), m_folder);
    m_folder.reset();
}

void SpiceViewer::setState(State state)
{
    if (state == m_state && state != State::Failed)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace riser
