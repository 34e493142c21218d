// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/vnc_worker.h"

#include "ui/console/vnc_callbacks.h"
#include "ui/console/vnc_encodings.h"
#include "ui/console/vnc_reader.h"

#include <rfb/rfbclient.h>

#include <array>
#include <csignal>
#include <cstring>
#include <string_view>

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

namespace riser {

namespace {

constexpr size_t helloBytes = 12;

} // namespace

VncWorker::VncWorker(VncClient *client, VncPeer peer, int socket)
    : m_client(client)
    , m_peer(std::move(peer))
    , m_socket(socket)
    , m_wake(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
    , m_nothing(::open("/dev/null", O_RDWR | O_CLOEXEC))
    , m_thread([this] { run(); })
{
}

VncWorker::~VncWorker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        m_stopped = true;
        if (m_socket >= 0) {
            (void)::shutdown(m_socket, SHUT_RDWR);   // wakes what waits
            (void)::dup2(m_nothing.get(), m_socket); // and nothing of what is queued is read
        }
    }
    m_answered.notify_all();
    post({});
    m_thread.join();
    ::close(m_wake);
}

void VncWorker::look(const std::function<void(const QImage &)> &with) const
{
    const std::lock_guard lock(m_mutex);
    with(m_shown);
}

void VncWorker::answer(const VncLogin &login)
{
    {
        const std::lock_guard lock(m_mutex);
        m_login = login;
    }
    m_answered.notify_all();
}

void VncWorker::post(VncJob job)
{
    if (job.run) {
        const std::lock_guard lock(m_mutex);
        m_jobs.add(std::move(job));
    }
    const quint64 one = 1;
    (void)!::write(m_wake, &one, sizeof one);
}

/// The client is there as long as this thread is, and what is queued for it goes with it.
void VncWorker::tell(const std::function<void(News &)> &what)
{
    const std::lock_guard lock(m_mutex);
    if (m_stop)
        return;
    what(m_news);
    if (std::exchange(m_told, true))
        return;
    m_box.post([this] { deliver(*m_client); });
}

/// On the GUI thread. In the order in which they can have happened; the end is the last.
void VncWorker::deliver(VncClient &client)
{
    News news;
    {
        const std::lock_guard lock(m_mutex);
        news = std::exchange(m_news, {});
        m_told = false;
        client.m_size = m_shown.size();
    }
    if (news.login)
        Q_EMIT client.loginWanted(news.login->withUser, news.login->protection);
    if (news.opened) {
        client.m_open = true;
        client.m_encrypted = news.encrypted;
        Q_EMIT client.opened();
    }
    if (news.resized)
        Q_EMIT client.resized();
    if (!news.changed.isEmpty())
        Q_EMIT client.updated(news.changed.boundingRect());
    if (news.cursor)
        Q_EMIT client.cursorChanged(*news.cursor);
    if (news.clipboard)
        Q_EMIT client.clipboardCame(*news.clipboard);
    if (news.rang)
        Q_EMIT client.bell();
    if (news.end) {
        client.m_open = false;
        Q_EMIT client.ended(*news.end);
    }
}

void VncWorker::run()
{
    // libvncclient writes with plain write(): to a server that has gone that would end the program.
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    (void)pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
    rfbClient *rfb = VncCallbacks::makeClient(*this);
    rfb->sock = m_socket;
    std::free(rfb->serverHost);
    rfb->serverHost = strdup(m_peer.host.toUtf8().constData());
    if (m_socket < FD_SETSIZE) // it waits with select()
        converse(rfb);
    else
        tell([this](News &news) {
            news.end = problem(ErrorCode::Failed, VncClient::tr("Too many files are open for the display of %1."),
                               VncClient::tr("Close other consoles, or restart Riser."));
        });
    rfb->frameBuffer = nullptr;          // ours
    const std::lock_guard lock(m_mutex); // closed by the library: nobody may shut down another one of this number
    rfbClientCleanup(rfb);
    m_socket = -1;
}

/// 3.7 and 3.8 alone: in older ones the server names the kind of login, and libvncclient does what it says.
bool VncWorker::speaksVnc() const
{
    std::array<char, helloBytes> hello{};
    if (::recv(m_socket, hello.data(), hello.size(), MSG_PEEK | MSG_WAITALL) != ssize_t(hello.size()))
        return false;
    const std::string_view words(hello.data(), hello.size());
    return words == "RFB 003.008\n" || words == "RFB 003.007\n";
}

/// What libvncclient says of an end depends on where it met it; the socket knows.
bool VncWorker::hungUp() const
{
    char next = 0;
    const ssize_t got = ::recv(m_socket, &next, 1, MSG_PEEK | MSG_DONTWAIT);
    return got == 0 || (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK);
}

bool VncWorker::begin(rfbClient *rfb, VncReader &reader)
{
    if (!speaksVnc() || !InitialiseRFBConnection(rfb))
        return false;
    rfb->width = rfb->si.framebufferWidth;
    rfb->height = rfb->si.framebufferHeight;
    return resize(rfb) && announceEncodings(rfb) && reader.requestUpdate(true);
}

void VncWorker::converse(rfbClient *rfb)
{
    VncReader reader(rfb, *this);
    if (!begin(rfb, reader))
        return tell([this](News &news) { news.end = beginProblem(); });
    tell([this, rfb](News &news) {
        news.opened = m_drawn.size();
        news.encrypted = rfb->tlsSession != nullptr;
    });
    while (waitForWork(rfb) && runJobs(rfb)) {
        while (VncCallbacks::hasBytes(rfb) || WaitForMessage(rfb, 0) > 0) {
            if (!reader.readMessage())
                return tell([this](News &news) { news.end = endProblem(); });
            if (!runJobs(rfb))
                return;
        }
    }
}

/// Until the server says something or somebody here wants something; false: stopped.
bool VncWorker::waitForWork(rfbClient *rfb)
{
    std::array<pollfd, 2> waiting{{{rfb->sock, POLLIN, 0}, {m_wake, POLLIN, 0}}};
    if (!VncCallbacks::hasBytes(rfb))
        (void)::poll(waiting.data(), waiting.size(), -1);
    const std::lock_guard lock(m_mutex);
    return !m_stop;
}

bool VncWorker::runJobs(rfbClient *rfb)
{
    quint64 count = 0;
    (void)!::read(m_wake, &count, sizeof count);
    std::vector<VncJob> jobs;
    {
        const std::lock_guard lock(m_mutex);
        if (m_stop)
            return false;
        jobs = m_jobs.take();
    }
    for (const VncJob &job : jobs)
        job.run(rfb);
    return true;
}

} // namespace riser
