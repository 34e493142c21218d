// SPDX-License-Identifier: GPL-3.0-or-later
// What a VncWorker does on its thread when libvncclient calls, and its words for how it ended.
#include "ui/console/vnc_callbacks.h"
#include "ui/console/vnc_worker.h"

#include <QFile>

#include <rfb/rfbclient.h>

#include <algorithm>
#include <chrono>
#include <cstring>

namespace riser {

namespace {

constexpr std::chrono::milliseconds lookEvery(500);
/// QEMU keeps pictures in squares of so many pixels, and its answer that it takes keys by their place has the size of
/// those; libvncclient ends the connection for what is wider than the screen.
constexpr int square = 16;

/// A server leaves the fourth byte as it likes; Qt wants it to be opaque.
void copyOpaque(const uchar *from, uchar *to, int first, int last)
{
    const auto *source = reinterpret_cast<const quint32 *>(from);
    auto *target = reinterpret_cast<quint32 *>(to);
    for (int x = first; x <= last; ++x)
        target[x] = source[x] | 0xff000000U;
}

} // namespace

bool VncWorker::resize(rfbClient *rfb)
{
    const QSize size(rfb->width, rfb->height);
    if (size.isEmpty() || qint64(size.width()) * size.height() > VncClient::mostPixels) {
        m_tooLarge = VncClient::tr("The display of %1 says that it has %2 × %3 pixels, which can't be shown.")
                         .arg(m_peer.label)
                         .arg(size.width())
                         .arg(size.height());
        return false;
    }
    rfbClientSetUpdateRect(rfb, nullptr); // what is asked for is what there is
    m_drawn = QImage((size.width() + square - 1) / square * square, size.height(), QImage::Format_RGB32);
    m_drawn.fill(Qt::black);
    rfb->width = m_drawn.width();
    rfb->frameBuffer = m_drawn.bits();
    m_dirty = {};
    m_size = size;
    {
        const std::lock_guard lock(m_mutex);
        m_shown = m_drawn.copy(QRect(QPoint(), size));
    }
    tell([](News &news) { news.resized = true; });
    return true;
}

bool VncWorker::mayDraw(const QRect &area) const
{
    return !m_stopped && m_drawn.rect().contains(area);
}

void VncWorker::fill(const QRect &area, quint32 colour)
{
    if (!mayDraw(area))
        return;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        auto *line = reinterpret_cast<quint32 *>(m_drawn.scanLine(y)) + area.left();
        std::fill_n(line, area.width(), colour);
    }
}

/// From the end where it moves down, so that no line is overwritten before it was copied.
void VncWorker::copy(const QRect &from, const QPoint &to)
{
    if (!mayDraw(from) || !mayDraw(QRect(to, from.size())))
        return;
    for (int i = 0; i < from.height(); ++i) {
        const int row = to.y() > from.y() ? from.height() - 1 - i : i;
        std::memmove(m_drawn.scanLine(to.y() + row) + size_t(to.x()) * 4,
                     m_drawn.constScanLine(from.y() + row) + size_t(from.x()) * 4, size_t(from.width()) * 4);
    }
}

void VncWorker::put(const QRect &area, const quint8 *pixels)
{
    if (!mayDraw(area))
        return;
    const size_t line = size_t(area.width()) * 4;
    for (int y = 0; y < area.height(); ++y)
        std::memcpy(m_drawn.scanLine(area.top() + y) + size_t(area.left()) * 4, pixels + line * size_t(y), line);
}

void VncWorker::changed(const QRect &area)
{
    m_dirty += area & QRect(QPoint(), m_size);
}

/// Whole updates are shown, never half of one.
void VncWorker::finished(rfbClient *rfb)
{
    {
        const std::lock_guard lock(m_mutex);
        for (const QRect &part : std::as_const(m_dirty)) {
            for (int y = part.top(); y <= part.bottom(); ++y)
                copyOpaque(m_drawn.constScanLine(y), m_shown.scanLine(y), part.left(), part.right());
        }
    }
    rfb->frameBuffer = m_drawn.bits();
    if (!m_dirty.isEmpty())
        tell([area = std::exchange(m_dirty, {})](News &news) { news.changed += area; });
}

std::optional<VncLogin> VncWorker::askLogin(bool withUser)
{
    m_askedLogin = true;
    {
        const std::lock_guard lock(m_mutex);
        m_login.reset();
    }
    tell([withUser](News &news) { news.login = withUser; });
    std::unique_lock lock(m_mutex);
    const auto answered = [this] { return m_login.has_value() || m_stop; };
    while (!m_answered.wait_for(lock, lookEvery, answered)) {
        if (hungUp()) // servers don't wait for ever
            return std::nullopt;
    }
    return m_stop ? std::nullopt : m_login;
}

QByteArray VncWorker::authority()
{
    const auto there =
        std::ranges::find_if(m_peer.authorities, [](const QString &file) { return QFile::exists(file); });
    m_noAuthority = there == m_peer.authorities.cend();
    return m_noAuthority ? QByteArray() : QFile::encodeName(*there);
}

Error VncWorker::problem(ErrorCode code, const QString &summary, const QString &hint) const
{
    return {.code = code,
            .summary = summary.arg(m_peer.label),
            .detail = VncCallbacks::lastWords().join(u'\n'),
            .hint = hint};
}

Error VncWorker::beginProblem() const
{
    if (!m_tooLarge.isEmpty())
        return {.code = ErrorCode::InvalidData, .summary = m_tooLarge, .detail = {}, .hint = {}};
    if (m_noAuthority)
        return problem(ErrorCode::LoginRefused,
                       VncClient::tr("The display of %1 has a certificate that can't be checked."),
                       VncClient::tr("Put the certificate of its authority into ~/.pki/CA/cacert.pem or "
                                     "/etc/pki/CA/cacert.pem, as for libvirt's own TLS."));
    const QString said = VncCallbacks::lastWords().join(u'\n');
    const auto says = [&said](const char *words) { return said.contains(QLatin1String(words), Qt::CaseInsensitive); };
    if (says("certificate"))
        return problem(
            ErrorCode::HostKeyRefused, VncClient::tr("The certificate of the display of %1 isn't trusted."),
            VncClient::tr("It must be signed by the authority whose certificate is in ~/.pki/CA/cacert.pem or "
                          "/etc/pki/CA/cacert.pem, and name %1.")
                .arg(m_peer.host));
    if (m_askedLogin && (says("authentication failed") || says("connection failed") || says("password failed")))
        return problem(ErrorCode::LoginRefused, VncClient::tr("The display of %1 refused the login."),
                       VncClient::tr("The password is in the VM's definition (passwd=), or in the host's qemu.conf "
                                     "(vnc_password)."));
    if (m_askedLogin)
        return problem(ErrorCode::ConnectionLost, VncClient::tr("The display of %1 didn't wait for the password."),
                       VncClient::tr("Try again."));
    if (says("authentication scheme"))
        return problem(
            ErrorCode::NotSupported, VncClient::tr("The display of %1 wants a kind of login that Riser doesn't have."),
            VncClient::tr("Riser knows VNC's own password and TLS with a password, but not SASL (vnc_sasl in the "
                          "host's qemu.conf)."));
    return problem(ErrorCode::Failed, VncClient::tr("The display of %1 didn't begin to speak VNC."),
                   VncClient::tr("Try again. If that doesn't help, something else may listen at its address."));
}

Error VncWorker::endProblem() const
{
    if (!m_tooLarge.isEmpty())
        return {.code = ErrorCode::InvalidData, .summary = m_tooLarge, .detail = {}, .hint = {}};
    return hungUp()
               ? problem(ErrorCode::ConnectionLost, VncClient::tr("The display of %1 ended the connection."),
                         VncClient::tr("Try again; if the VM is running, its display is too."))
               : problem(ErrorCode::InvalidData, VncClient::tr("The display of %1 sent what is no VNC."),
                         VncClient::tr("The connection was ended. Try again, or look at the VM with another program."));
}

} // namespace riser
