// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/vnc_worker.h"

#include <QPainter>

#include <rfb/rfbclient.h>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstring>

namespace riser {

namespace {

char workerTag; // its address is our key in libvncclient's table
constexpr int longestClipboard = 1024 * 1024; // bytes; what is longer isn't taken

/// malloc'd, as libvncclient frees it.
char *forLibrary(const QString &text)
{
    return strdup(text.toUtf8().constData());
}

} // namespace

/// libvncclient's callbacks: plain functions, on the worker's thread.
struct VncCallbacks {
    static VncClient::Worker &worker(rfbClient *rfb)
    {
        return *static_cast<VncClient::Worker *>(rfbClientGetClientData(rfb, &workerTag));
    }
    static rfbBool resize(rfbClient *rfb) { return worker(rfb).resize(rfb) ? TRUE : FALSE; }
    static void changed(rfbClient *rfb, int x, int y, int width, int height)
    {
        worker(rfb).changed(QRect(x, y, width, height));
    }
    static void finished(rfbClient *rfb) { worker(rfb).finished(rfb); }
    static char *password(rfbClient *rfb)
    {
        const auto login = worker(rfb).askLogin(false);
        return login ? forLibrary(login->password) : nullptr;
    }
    static rfbCredential *credential(rfbClient *rfb, int type)
    {
        if (type != rfbCredentialTypeUser)
            return nullptr;
        const auto login = worker(rfb).askLogin(true);
        if (!login)
            return nullptr;
        auto *credential = static_cast<rfbCredential *>(std::calloc(1, sizeof(rfbCredential)));
        credential->userCredential.username = forLibrary(login->user);
        credential->userCredential.password = forLibrary(login->password);
        return credential;
    }
    static void clipboard(rfbClient *rfb, const char *text, int length)
    {
        if (length <= longestClipboard)
            worker(rfb).tell([said = QString::fromLatin1(text, length)](VncClient &client) {
                Q_EMIT client.clipboardCame(said);
            });
    }
    static void clipboardUtf8(rfbClient *rfb, const char *text, int length)
    {
        if (length <= longestClipboard)
            worker(rfb).tell([said = QString::fromUtf8(text, length)](VncClient &client) {
                Q_EMIT client.clipboardCame(said);
            });
    }
    static void bell(rfbClient *rfb)
    {
        worker(rfb).tell([](VncClient &client) { Q_EMIT client.bell(); });
    }
};

VncClient::Worker::Worker(VncClient *client, QString label, int socket)
    : m_client(client)
    , m_label(std::move(label))
    , m_socket(socket)
    , m_wake(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
    , m_thread([this] { run(); })
{
}

VncClient::Worker::~Worker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        (void)::shutdown(m_socket, SHUT_RDWR);
    }
    m_answered.notify_all();
    post({});
    m_thread.join();
    ::close(m_wake);
}

void VncClient::Worker::look(const std::function<void(const QImage &)> &with) const
{
    const std::lock_guard lock(m_mutex);
    with(m_shown);
}

void VncClient::Worker::answer(const VncLogin &login)
{
    {
        const std::lock_guard lock(m_mutex);
        m_login = login;
    }
    m_answered.notify_all();
}

void VncClient::Worker::post(std::function<void(rfbClient *)> job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (job)
            m_jobs.push_back(std::move(job));
    }
    const quint64 one = 1;
    (void)!::write(m_wake, &one, sizeof one);
}

/// Later on the GUI thread; the client is there as long as this thread is.
void VncClient::Worker::tell(std::function<void(VncClient &)> what)
{
    QMetaObject::invokeMethod(m_client, [client = m_client, what = std::move(what)] { what(*client); },
                              Qt::QueuedConnection);
}

void VncClient::Worker::fail(ErrorCode code, const QString &summary, const QString &hint)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stop)
            return;
    }
    tell([error = Error{.code = code, .summary = summary, .detail = {}, .hint = hint}](VncClient &client) {
        client.m_open = false;
        Q_EMIT client.ended(error);
    });
}

void VncClient::Worker::run()
{
    rfbClient *rfb = rfbGetClient(8, 3, 4);
    rfb->sock = m_socket;
    rfb->canHandleNewFBSize = TRUE;
    rfb->MallocFrameBuffer = VncCallbacks::resize;
    rfb->GotFrameBufferUpdate = VncCallbacks::changed;
    rfb->FinishedFrameBufferUpdate = VncCallbacks::finished;
    rfb->GetPassword = VncCallbacks::password;
    rfb->GetCredential = VncCallbacks::credential;
    rfb->GotXCutText = VncCallbacks::clipboard;
    rfb->GotXCutTextUTF8 = VncCallbacks::clipboardUtf8;
    rfb->Bell = VncCallbacks::bell;
    // QImage's Format_RGB32, whatever the byte order.
    rfb->format.redShift = 16;
    rfb->format.greenShift = 8;
    rfb->format.blueShift = 0;
    rfbClientSetClientData(rfb, &workerTag, this);
    converse(rfb);
    rfb->frameBuffer = nullptr; // ours
    {
        const std::lock_guard lock(m_mutex); // closed by the library: nobody may shut down another one of this number
        rfbClientCleanup(rfb);
        m_socket = -1;
    }
}

bool VncClient::Worker::begin(rfbClient *rfb)
{
    if (!InitialiseRFBConnection(rfb))
        return false;
    rfb->width = rfb->si.framebufferWidth;
    rfb->height = rfb->si.framebufferHeight;
    return resize(rfb) && SetFormatAndEncodings(rfb) &&
           SendFramebufferUpdateRequest(rfb, 0, 0, rfb->width, rfb->height, FALSE);
}

void VncClient::Worker::converse(rfbClient *rfb)
{
    if (!begin(rfb)) {
        if (!m_tooLarge.isEmpty())
            return fail(ErrorCode::InvalidData, m_tooLarge);
        return m_refused ? fail(ErrorCode::LoginRefused, VncClient::tr("The display of %1 refused the login.").arg(m_label),
                                VncClient::tr("The password is in the VM's definition, or in the host's qemu.conf."))
                         : fail(ErrorCode::Failed, VncClient::tr("The display of %1 didn't begin to speak VNC.").arg(m_label));
    }
    tell([](VncClient &client) {
        client.m_open = true;
        Q_EMIT client.opened();
    });
    while (waitForWork(rfb) && runJobs(rfb)) {
        while (rfb->buffered > 0 || WaitForMessage(rfb, 0) > 0) {
            if (!HandleRFBServerMessage(rfb))
                return fail(!m_tooLarge.isEmpty() ? ErrorCode::InvalidData : ErrorCode::ConnectionLost,
                            !m_tooLarge.isEmpty() ? m_tooLarge
                                                  : VncClient::tr("The display of %1 ended the connection, or sent what "
                                                                  "is no VNC.")
                                                        .arg(m_label));
            if (!runJobs(rfb))
                return;
        }
    }
}

/// Until the server says something or somebody here wants something; false: stopped.
bool VncClient::Worker::waitForWork(rfbClient *rfb)
{
    std::array<pollfd, 2> waiting{{{rfb->sock, POLLIN, 0}, {m_wake, POLLIN, 0}}};
    if (rfb->buffered == 0)
        (void)::poll(waiting.data(), waiting.size(), -1);
    const std::lock_guard lock(m_mutex);
    return !m_stop;
}

bool VncClient::Worker::runJobs(rfbClient *rfb)
{
    quint64 count = 0;
    (void)!::read(m_wake, &count, sizeof count);
    std::vector<std::function<void(rfbClient *)>> jobs;
    {
        const std::lock_guard lock(m_mutex);
        if (m_stop)
            return false;
        jobs.swap(m_jobs);
    }
    for (const auto &job : jobs)
        job(rfb);
    return true;
}

bool VncClient::Worker::resize(rfbClient *rfb)
{
    const QSize size(rfb->width, rfb->height);
    if (size.isEmpty() || qint64(size.width()) * size.height() > mostPixels) {
        m_tooLarge = VncClient::tr("The display of %1 says that it has %2 × %3 pixels, which can't be shown.")
                         .arg(m_label)
                         .arg(size.width())
                         .arg(size.height());
        return false;
    }
    m_drawn = QImage(size, QImage::Format_RGB32);
    m_drawn.fill(Qt::black);
    rfb->frameBuffer = m_drawn.bits();
    rfb->updateRect = {0, 0, size.width(), size.height()};
    m_dirty = {};
    {
        const std::lock_guard lock(m_mutex);
        m_shown = m_drawn.copy();
    }
    tell([size](VncClient &client) {
        client.m_size = size;
        Q_EMIT client.resized();
    });
    return true;
}

void VncClient::Worker::changed(const QRect &area)
{
    m_dirty += area & m_drawn.rect();
}

/// Whole updates are shown, never half of one.
void VncClient::Worker::finished(rfbClient *rfb)
{
    const QRect area = m_dirty.boundingRect();
    {
        const std::lock_guard lock(m_mutex);
        for (const QRect &part : std::as_const(m_dirty)) {
            for (int y = part.top(); y <= part.bottom(); ++y)
                std::memcpy(m_shown.scanLine(y) + size_t(part.left()) * 4, m_drawn.constScanLine(y) + size_t(part.left()) * 4,
                            size_t(part.width()) * 4);
        }
    }
    m_dirty = {};
    rfb->frameBuffer = m_drawn.bits();
    if (!area.isEmpty())
        tell([area](VncClient &client) { Q_EMIT client.updated(area); });
}

std::optional<VncLogin> VncClient::Worker::askLogin(bool withUser)
{
    m_refused = true;
    {
        const std::lock_guard lock(m_mutex);
        m_login.reset();
    }
    tell([withUser](VncClient &client) { Q_EMIT client.loginWanted(withUser); });
    std::unique_lock lock(m_mutex);
    m_answered.wait(lock, [this] { return m_login.has_value() || m_stop; });
    return m_stop ? std::nullopt : m_login;
}

} // namespace riser
