// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/display_connection.h"

#include "core/base/text.h"
#include "core/host/consoles.h"
#include "core/host/host_session.h"

#include <QDir>
#include <QLocalSocket>
#include <QTcpSocket>

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <mutex>

namespace riser {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 30s; // a login may have to be typed
constexpr auto forwardLook = 50ms;

/// A descriptor of our own of what a Qt socket has connected; Qt's goes with its object.
int ownCopy(qintptr descriptor)
{
    const int copy = ::fcntl(int(descriptor), F_DUPFD_CLOEXEC, 0);
    if (copy >= 0)
        (void)::fcntl(copy, F_SETFL, ::fcntl(copy, F_GETFL) & ~O_NONBLOCK);
    return copy;
}

} // namespace

/// From the thread that asks libvirt to the GUI thread, as long as somebody is there to hear it.
class DisplayConnection::Answer
{
public:
    explicit Answer(DisplayConnection *connection)
        : m_connection(connection)
    {
    }
    void leave()
    {
        const std::lock_guard lock(m_mutex);
        m_connection = nullptr;
    }
    void give(const Result<int> &socket)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_connection) {
            if (socket)
                ::close(*socket);
            return;
        }
        QMetaObject::invokeMethod(
            m_connection,
            [connection = m_connection, socket] {
                if (socket)
                    return connection->done(*socket);
                connection->m_over = true;
                Q_EMIT connection->failed(socket.error());
            },
            Qt::QueuedConnection);
    }

private:
    std::mutex m_mutex;
    DisplayConnection *m_connection;
};

DisplayConnection::DisplayConnection(HostSession *session, DomainId domain, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_domain(std::move(domain))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] { fail(ErrorCode::TimedOut, Text::tr("No answer in time.")); });
    connect(&m_process, &QProcess::finished, this, &DisplayConnection::processEnded);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(ErrorCode::Failed, m_process.errorString());
    });
}

DisplayConnection::~DisplayConnection()
{
    if (m_answer)
        m_answer->leave();
    m_process.disconnect(this);
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(1000); // it was killed: it ends
    }
}

void DisplayConnection::start(const GuestDisplay &display)
{
    const std::shared_ptr<Consoles> consoles = m_session->consoles();
    if (!consoles)
        return fail(ErrorCode::ConnectionLost, Text::tr("“%1” is not connected.").arg(m_session->entry().name));
    const DisplayRoute route = consoles->route(display);
    m_patience.start();
    switch (route.way) {
    case DisplayRoute::Way::None:
        return fail(ErrorCode::NotSupported, route.reason);
    case DisplayRoute::Way::Libvirt:
        return askLibvirt(display.index);
    case DisplayRoute::Way::Tcp:
        return connectTcp(route.address, route.port);
    case DisplayRoute::Way::Socket:
        return connectSocket(route.socket);
    case DisplayRoute::Way::Through:
        return runThrough(route.argv);
    case DisplayRoute::Way::Forward:
        return runForward(route.argv);
    }
}

void DisplayConnection::askLibvirt(int display)
{
    m_answer = std::make_shared<Answer>(this);
    m_worker.post([consoles = m_session->consoles(), answer = m_answer, domain = m_domain, display] {
        answer->give(consoles ? consoles->openDisplay(domain, display)
                              : failure(ErrorCode::ConnectionLost, Text::tr("There is no connection to the host.")));
    });
}

void DisplayConnection::connectTcp(const QString &address, int port)
{
    m_tcp = new QTcpSocket(this);
    connect(m_tcp, &QTcpSocket::connected, this, [this] { done(ownCopy(m_tcp->socketDescriptor())); });
    connect(m_tcp, &QTcpSocket::errorOccurred, this,
            [this] { fail(ErrorCode::Unreachable, m_tcp->errorString()); });
    m_tcp->connectToHost(address, quint16(port));
}

void DisplayConnection::connectSocket(const QString &path)
{
    m_local = new QLocalSocket(this);
    connect(m_local, &QLocalSocket::connected, this, [this] { done(ownCopy(m_local->socketDescriptor())); });
    connect(m_local, &QLocalSocket::errorOccurred, this,
            [this] { fail(ErrorCode::Unreachable, m_local->errorString()); });
    m_local->connectToServer(path);
}

/// ssh's standard input and output are one end of a pair, whose other end is the connection: its bytes go from process
/// to process, and no thread of ours carries them.
void DisplayConnection::runThrough(const QStringList &argv)
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return fail(ErrorCode::Failed, qt_error_string(errno));
    m_process.setChildProcessModifier([theirs = ends[1]] {
        ::dup2(theirs, STDIN_FILENO);
        ::dup2(theirs, STDOUT_FILENO);
    });
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.start(argv.first(), argv.sliced(1));
    ::close(ends[1]);
    if (m_over) { // it wasn't even started
        ::close(ends[0]);
        return;
    }
    done(ends[0]);
}

/// ssh listens on a socket in a folder that only this user may enter, and connects each to the display's own.
void DisplayConnection::runForward(const QStringList &argv)
{
    m_folder = std::make_unique<QTemporaryDir>(QDir::tempPath() + u"/riser-display-XXXXXX"_s);
    if (!m_folder->isValid())
        return fail(ErrorCode::Failed, m_folder->errorString());
    const QString path = m_folder->filePath(u"socket"_s);
    QStringList words = argv;
    words.replaceInStrings(u"%1:"_s, path + u':');
    m_process.start(words.first(), words.sliced(1), QIODevice::ReadOnly);
    auto *look = new QTimer(this);
    look->setInterval(forwardLook);
    connect(look, &QTimer::timeout, this, [this, look, path] {
        if (!m_over && !QFile::exists(path))
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
    QProcess &process = const_cast<QProcess &>(m_process);
    process.setReadChannel(QProcess::StandardError);
    return QString::fromUtf8(process.readAllStandardError()).trimmed();
}

void DisplayConnection::fail(ErrorCode code, const QString &detail, const QString &hint)
{
    if (std::exchange(m_over, true))
        return;
    m_patience.stop();
    const InventoryPtr inventory = m_session->inventory();
    const Domain *domain = inventory ? inventory->domain(m_domain) : nullptr;
    Error error{.code = code,
                .summary = Text::tr("The display of VM %1 on %2 can't be reached.")
                               .arg(domain ? domain->name : m_domain.value(), m_session->entry().name),
                .detail = detail,
                .hint = hint};
    // Not from inside start(): who called it may not listen yet.
    QMetaObject::invokeMethod(this, [this, error] { Q_EMIT failed(error); }, Qt::QueuedConnection);
}

void DisplayConnection::done(int socket)
{
    if (m_over) {
        ::close(socket);
        return;
    }
    m_over = true;
    m_patience.stop();
    QMetaObject::invokeMethod(this, [this, socket] { Q_EMIT connected(socket); }, Qt::QueuedConnection);
}

} // namespace riser
