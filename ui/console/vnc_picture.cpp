// SPDX-License-Identifier: GPL-3.0-or-later
// What a VncWorker does on its thread when libvncclient calls.
#include "ui/console/vnc_worker.h"

#include <QFileInfo>

#include <rfb/rfbclient.h>

#include <algorithm>
#include <chrono>
#include <cstring>

namespace riser {

namespace {

constexpr std::chrono::milliseconds lookEvery(500);

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
    m_drawn = QImage(size, QImage::Format_RGB32); // without gaps between its lines
    m_drawn.fill(Qt::black);
    rfb->frameBuffer = m_drawn.bits();
    m_dirty = {};
    {
        const std::lock_guard lock(m_mutex);
        m_shown = m_drawn.copy();
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
    m_dirty += area & m_drawn.rect();
}

/// Whole updates are shown, never half of one.
void VncWorker::finished()
{
    {
        const std::lock_guard lock(m_mutex);
        for (const QRect &part : std::as_const(m_dirty)) {
            for (int y = part.top(); y <= part.bottom(); ++y)
                copyOpaque(m_drawn.constScanLine(y), m_shown.scanLine(y), part.left(), part.right());
        }
    }
    if (!m_dirty.isEmpty())
        tell([area = std::exchange(m_dirty, {})](News &news) { news.changed += area; });
}

/// What is answered is kept no longer than until it is used.
std::optional<VncLogin> VncWorker::askLogin(const Login &login)
{
    m_askedLogin = true;
    {
        const std::lock_guard lock(m_mutex);
        m_login.reset();
    }
    tell([&login](News &news) { news.login = login; });
    std::unique_lock lock(m_mutex);
    const auto answered = [this] { return m_login.has_value() || m_stop; };
    while (!m_answered.wait_for(lock, lookEvery, answered)) {
        if (hungUp()) // servers don't wait for ever
            return std::nullopt;
    }
    auto answer = std::exchange(m_login, std::nullopt);
    return m_stop ? std::nullopt : answer;
}

QByteArray VncWorker::authority()
{
    const auto there =
        std::ranges::find_if(m_peer.authorities, [](const QString &file) { return QFile::exists(file); });
    m_noAuthority = there == m_peer.authorities.cend();
    return m_noAuthority ? QByteArray() : QFile::encodeName(*there);
}

std::optional<DisplayIdentity> VncWorker::identity()
{
    const auto readable = std::ranges::find_if(m_peer.identities, [](const DisplayIdentity &one) {
        return QFileInfo(one.certificate).isReadable() && QFileInfo(one.key).isReadable();
    });
    m_askedIdentity = true;
    m_hasIdentity = readable != m_peer.identities.cend();
    return m_hasIdentity ? std::optional(*readable) : std::nullopt;
}

} // namespace riser
