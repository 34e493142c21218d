// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/display_connection.h"

#include "core/base/text.h"
#include "core/host/child_process.h"
#include "core/host/consoles.h"
#include "core/host/host_session.h"
#include "core/host/listening_socket.h"

#include <QLocalSocket>
#include <QTcpSocket>

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>

namespace riser {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 30s; // a login may have to be typed
constexpr auto forwardLook = 50ms;
constexpr auto lastWordsWait = 1s;
constexpr qint64 longestWords = 4 * 1024; // bytes

/// The connection that a Qt socket has made, which it gives up: both would read from it.
template<typename Socket>
Descriptor takeOver(Socket &socket, QObject *listener)
{
    Descriptor copy(::fcntl(int(socket.socketDescriptor()), F_DUPFD_CLOEXEC, 0));
    if (copy.isOpen())
        (void)::fcntl(copy.get(), F_SETFL, ::fcntl(copy.get(), F_GETFL) & ~O_NONBLOCK);
    socket.disconnect(listener);
    socket.abort();
    return copy;
}

} // namespace

DisplayConnection::DisplayConnection(HostSession *session, DomainId domain, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_domain(std::move(domain))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this,
            [this] { fail(ErrorCode::TimedOut, Text::tr("No answer in time."), Text::tr("Try again.")); });
}

/// Nobody waits for the process: it goes when it has ended, and so does the folder that it listens in.
DisplayConnection::~DisplayConnection()
{
    endChild(std::move(m_process), std::move(m_folder));
}

void DisplayConnection::start(const GuestDisplay &display)
{
    const std::shared_ptr<Consoles> consoles = m_session->consoles();
    if (!consoles)
        return fail(ErrorCode::ConnectionLost, Text::tr("“%1” is not connected.").arg(m_session->entry().name));
    m_route = consoles->route(display);
    m_patience.start();
    go(m_route.way, display.index);
}

void DisplayConnection::go(DisplayRoute::Way way, int display)
{
    switch (way) {
    case DisplayRoute::Way::None:
        return fail(ErrorCode::NotSupported, {}, m_route.reason);
    case DisplayRoute::Way::Libvirt:
        return askLibvirt(display);
    case DisplayRoute::Way::Tcp:
        return connectTcp(m_route.address, m_route.port);
    case DisplayRoute::Way::Socket:
        return connectSocket(m_route.socket);
    case DisplayRoute::Way::Through:
        return runThrough(m_route.argv);
    case DisplayRoute::Way::Forward:
        return runForward(m_route.argv);
    }
}

void DisplayConnection::askLibvirt(int display)
{
    m_worker.post([this, sender = m_box.sender(), consoles = m_session->consoles(), domain = m_domain, display] {
        const Result<int> socket =
            consoles ? consoles->openDisplay(domain, display)
                     : failure(ErrorCode::ConnectionLost, Text::tr("There is no connection to the host."));
        // Closed with the job where nobody is there to take it any more.
        sender.post([this, held = std::make_shared<Descriptor>(socket.value_or(-1)), socket] {
            if (socket)
                done(std::move(*held));
            else
                libvirtRefused(socket.error());
        });
    });
}

/// Who may only read can still see what listens on this computer.
void DisplayConnection::libvirtRefused(const Error &error)
{
    if (m_over)
        return;
    if (!m_route.socket.isEmpty())
        return go(DisplayRoute::Way::Socket, 0);
    if (m_route.port > 0)
        return go(DisplayRoute::Way::Tcp, 0);
    m_over = true;
    m_patience.stop();
    Q_EMIT failed(error);
}

void DisplayConnection::startProcess(const QStringList &argv, QIODevice::OpenMode mode)
{
    connect(m_process.get(), &QProcess::finished, this, &DisplayConnection::processEnded);
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(ErrorCode::Failed, m_process->errorString(),
                 Text::tr("Riser reaches this display by ssh: install the package openssh-client."));
    });
    m_process->start(argv.first(), argv.sliced(1), mode);
}

void DisplayConnection::connectTcp(const QString &address, int port)
{
    m_tcp = new QTcpSocket(this);
    connect(m_tcp, &QTcpSocket::connected, this, [this] { done(takeOver(*m_tcp, this)); });
    connect(m_tcp, &QTcpSocket::errorOccurred, this, [this] {
        fail(ErrorCode::Unreachable, m_tcp->errorString(),
             Text::tr("Does a firewall keep the host's VNC ports (from 5900 on) closed? Over ssh (qemu+ssh://) they "
                      "needn't be open."));
    });
    m_tcp->connectToHost(address, quint16(port));
}

void DisplayConnection::connectSocket(const QString &path)
{
    m_local = new QLocalSocket(this);
    connect(m_local, &QLocalSocket::connected, this, [this] { done(takeOver(*m_local, this)); });
    connect(m_local, &QLocalSocket::errorOccurred, this, [this] {
        fail(ErrorCode::Unreachable, m_local->errorString(),
             Text::tr("Whoever logs in must be allowed to open the display's socket."));
    });
    m_local->connectToServer(path);
}

/// ssh's standard input and output are one end of a pair, whose other end is the connection: its bytes go from process
/// to process, and no thread of ours carries them.
void DisplayConnection::runThrough(const QStringList &argv)
{
    std::array<int, 2> pair{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0)
        return fail(ErrorCode::Failed, qt_error_string(errno));
    Descriptor ours(pair[0]);
    const Descriptor theirs(pair[1]);
    m_process = std::make_unique<QProcess>();
    m_process->setChildProcessModifier([end = theirs.get()] {
        ::dup2(end, STDIN_FILENO);
        ::dup2(end, STDOUT_FILENO);
    });
    startProcess(argv, QIODevice::ReadOnly);
    done(std::move(ours));
}

/// ssh listens on a socket in a folder that only this user may enter, and connects each to the display's own.
void DisplayConnection::runForward(const QStringList &argv)
{
    m_folder = PrivateFolder::make(u"display"_s);
    if (!m_folder)
        return fail(ErrorCode::Failed, Text::tr("A private folder for it can't be made: %1").arg(qt_error_string()));
    const QString path = m_folder->file(u"socket"_s);
    QStringList words = argv;
    words.replaceInStrings(u"%1:"_s, path + u':');
    m_patience.stop(); // a login of its own: a password may have to be typed, and ssh has a patience of its own
    m_process = std::make_unique<QProcess>();
    prepareChild(*m_process, WhenWeDie::EndIt);
    startProcess(words, QIODevice::ReadOnly);
    auto *look = new QTimer(this);
    look->setInterval(forwardLook);
    connect(look, &QTimer::timeout, this, [this, look, path] {
        if (!m_over && !isListening(path))
            return;
        look->deleteLater();
        if (!m_over)
            connectSocket(path);
    });
    look->start();
}

void DisplayConnection::processEnded()
{
    if (!m_over)
        fail(ErrorCode::Unreachable, lastWords());
}

QString DisplayConnection::lastWords() const
{
    if (!m_process)
        return {};
    if (m_process->error() == QProcess::FailedToStart)
        return m_process->errorString() + u'\n' +
               Text::tr("Riser reaches this display by ssh: install the package openssh-client.");
    m_process->setReadChannel(QProcess::StandardError);
    return QString::fromUtf8(m_process->read(longestWords)).trimmed();
}

void DisplayConnection::whenOver(const std::function<void(const QString &words)> &tell)
{
    if (!m_process || m_process->state() == QProcess::NotRunning)
        return tell(lastWords());
    auto *once = new QTimer(this);
    once->setSingleShot(true);
    const auto end = [this, once, tell] {
        m_process->disconnect(once);
        once->deleteLater();
        tell(lastWords());
    };
    connect(once, &QTimer::timeout, this, end);
    connect(m_process.get(), &QProcess::finished, once, end);
    once->start(lastWordsWait);
}

void DisplayConnection::fail(ErrorCode code, const QString &detail, const QString &hint)
{
    const InventoryPtr inventory = m_session->inventory();
    const Domain *domain = inventory ? inventory->domain(m_domain) : nullptr;
    refuse({.code = code,
            .summary = Text::tr("The display of VM %1 on %2 can't be reached.")
                           .arg(domain ? domain->name : m_domain.value(), m_session->entry().name),
            .detail = detail,
            .hint = hint});
}

/// The first reason counts.
void DisplayConnection::refuse(const Error &error)
{
    if (std::exchange(m_over, true))
        return;
    m_patience.stop();
    // Not from inside start(): who called it may not listen yet.
    QMetaObject::invokeMethod(this, [this, error] { Q_EMIT failed(error); }, Qt::QueuedConnection);
}

void DisplayConnection::done(Descriptor socket)
{
    if (!socket.isOpen())
        return fail(ErrorCode::Failed, qt_error_string(errno), Text::tr("Close other consoles, or restart Riser."));
    if (std::exchange(m_over, true))
        return;
    m_patience.stop();
    m_connected = std::move(socket);
    // Not from inside start() either.
    QMetaObject::invokeMethod(this, [this] { Q_EMIT connected(m_connected.release()); }, Qt::QueuedConnection);
}

} // namespace riser
