// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/vnc_reader.h"

#include "ui/console/vnc_encodings.h"
#include "ui/console/vnc_worker.h"

#include <rfb/rfbclient.h>

#include <QtEndian>

#include <algorithm>
#include <array>

namespace riser {

namespace {

constexpr qsizetype headSize = sz_rfbFramebufferUpdateRectHeader;

quint8 &knows(rfbClient *rfb, int message)
{
    return rfb->supportedMessages.client2server[message / 8];
}

quint8 bitOf(int message)
{
    return quint8(1U << (message % 8));
}

} // namespace

VncReader::VncReader(rfbClient *rfb, VncWorker &worker)
    : m_rfb(rfb)
    , m_worker(worker)
{
}

VncReader::~VncReader()
{
    m_rfb->bufoutptr = m_rfb->buf;
    m_rfb->buffered = 0;
}

bool VncReader::read(void *to, size_t size)
{
    return ReadFromRFBServer(m_rfb, static_cast<char *>(to), unsigned(size));
}

bool VncReader::skip(quint32 size)
{
    std::array<char, 4096> nowhere{};
    while (size > 0) {
        const quint32 part = std::min(size, quint32(nowhere.size()));
        if (!read(nowhere.data(), part))
            return false;
        size -= part;
    }
    return true;
}

bool VncReader::refuse(const char *what, long number)
{
    rfbClientErr("%s %ld", what, number);
    return false;
}

/// It reads what is `buffered` at bufoutptr before it reads the socket, and never writes there: a buffer of ours, with
/// these bytes and then what it had read ahead, does as well as its own.
bool VncReader::handOver(const QByteArray &message)
{
    QByteArray ahead = message;
    ahead.append(m_rfb->bufoutptr, m_rfb->buffered);
    m_ahead.swap(ahead);
    m_rfb->bufoutptr = m_ahead.data();
    m_rfb->buffered = unsigned(m_ahead.size());
    return HandleRFBServerMessage(m_rfb);
}

/// libvncclient would ask after each rectangle that it is given: for it the server takes no requests.
bool VncReader::requestUpdate(bool whole)
{
    knows(m_rfb, rfbFramebufferUpdateRequest) &= quint8(~bitOf(rfbFramebufferUpdateRequest));
    rfbFramebufferUpdateRequestMsg message{};
    message.type = rfbFramebufferUpdateRequest;
    message.incremental = whole ? 0 : 1;
    message.w = qToBigEndian(quint16(m_worker.m_drawn.width()));
    message.h = qToBigEndian(quint16(m_worker.m_drawn.height()));
    return WriteToRFBServer(m_rfb, reinterpret_cast<const char *>(&message), sz_rfbFramebufferUpdateRequestMsg);
}

bool VncReader::readMessage()
{
    quint8 type = 0;
    if (!read(&type, 1))
        return false;
    switch (type) {
    case rfbFramebufferUpdate:
        return readUpdate();
    case rfbBell:
        m_worker.tell([](auto &news) { news.rang = true; });
        return true;
    case rfbServerCutText:
        return m_worker.m_clipboard.read(m_rfb, *this);
    default:
        return refuse("A message that was not asked for:", type);
    }
}

bool VncReader::readUpdate()
{
    std::array<char, sz_rfbFramebufferUpdateMsg - 1> update{};
    if (!read(update.data(), update.size()))
        return false;
    const int count = qFromBigEndian<quint16>(update.data() + 1);
    for (int i = 0; i < count; ++i) {
        QByteArray head(headSize, '\0');
        if (!read(head.data(), size_t(headSize)))
            return false;
        const auto encoding = qFromBigEndian<quint32>(head.constData() + headSize - 4);
        if (rectangleKind(encoding) == RectangleKind::Last)
            break;
        if (!takeRectangle(head, encoding))
            return false;
    }
    if (!requestUpdate(std::exchange(m_whole, false)))
        return false;
    m_worker.finished();
    return true;
}

bool VncReader::takeRectangle(const QByteArray &head, quint32 encoding)
{
    switch (rectangleKind(encoding)) {
    case RectangleKind::Drawn: // as an update of this one alone
        return handOver(QByteArray("\0\0\0\1", 4) + head);
    case RectangleKind::Size:
        m_rfb->width = qFromBigEndian<quint16>(head.constData() + 4);
        m_rfb->height = qFromBigEndian<quint16>(head.constData() + 6);
        m_whole = true;
        return m_worker.resize(m_rfb);
    case RectangleKind::TakesScanCodes: // whatever size it comes with: QEMU's may be one that the screen had before
        knows(m_rfb, rfbQemuEvent) |= bitOf(rfbQemuEvent);
        return true;
    case RectangleKind::Pointer:
    case RectangleKind::Last:
        return true;
    case RectangleKind::Unknown:
        break;
    }
    return refuse("An encoding that was not offered:", long(qint32(encoding)));
}

} // namespace riser
