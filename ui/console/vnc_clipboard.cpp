// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/vnc_clipboard.h"

#include "ui/console/vnc_reader.h"
#include "ui/console/vnc_worker.h"

#include <rfb/rfbclient.h>

#include <QtEndian>

#include <array>

namespace riser {

namespace {

constexpr quint32 text = rfbExtendedClipboard_Text;
/// What is longer when it is packed is longer than libvncclient unpacks.
constexpr quint32 longest = VncClient::longestClipboard;

QByteArray number(quint32 value)
{
    value = qToBigEndian(value);
    return {reinterpret_cast<const char *>(&value), sizeof value};
}

/// As both sides write it: the size is negative where the content is an extended one.
QByteArray extendedMessage(const QByteArray &content)
{
    return QByteArray("\3\0\0\0", 4) + number(quint32(-content.size())) + content;
}

bool write(rfbClient *rfb, const QByteArray &content)
{
    static_assert(int(rfbServerCutText) == 3 && int(rfbClientCutText) == 6);
    QByteArray message = extendedMessage(content);
    message[0] = rfbClientCutText;
    return WriteToRFBServer(rfb, message.constData(), unsigned(message.size()));
}

} // namespace

bool VncClipboard::read(rfbClient *rfb, VncReader &reader)
{
    std::array<char, sz_rfbServerCutTextMsg - 1> head{};
    if (!reader.read(head.data(), head.size()))
        return false;
    const qint64 size = qFromBigEndian<qint32>(head.data() + 3);
    const auto bytes = quint32(std::abs(size));
    if (bytes > longest)
        return reader.skip(bytes);
    return size < 0 ? readExtended(rfb, reader, bytes) : readPlain(reader, bytes);
}

bool VncClipboard::readPlain(VncReader &reader, quint32 size)
{
    QByteArray latin(size, '\0');
    if (!reader.read(latin.data(), size))
        return false;
    m_worker.tell([&](auto &news) { news.clipboard = QString::fromLatin1(latin); });
    return true;
}

bool VncClipboard::readExtended(rfbClient *rfb, VncReader &reader, quint32 size)
{
    QByteArray content(size, '\0');
    if (!reader.read(content.data(), size))
        return false;
    const quint32 flags = content.size() >= 4 ? qFromBigEndian<quint32>(content.constData()) : 0;
    if (flags & rfbExtendedClipboard_Caps) {
        m_extended = flags & text;
        return write(rfb, number(quint32(rfbExtendedClipboard_Caps) | rfbExtendedClipboard_Request |
                                 rfbExtendedClipboard_Notify | rfbExtendedClipboard_Provide | text) +
                              number(longest));
    }
    if (!(flags & text))
        return true;
    if (flags & rfbExtendedClipboard_Notify)
        return write(rfb, number(quint32(rfbExtendedClipboard_Request) | text));
    if (flags & rfbExtendedClipboard_Request)
        return m_text.isNull() || provide(rfb);
    // libvncclient unpacks it, with a bound, and calls back. What it can't read was read whole all the same.
    if (flags & rfbExtendedClipboard_Provide)
        (void)reader.handOver(extendedMessage(content));
    return true;
}

bool VncClipboard::send(rfbClient *rfb, const QString &what)
{
    m_text = what;
    // A text that wasn't announced before isn't taken by QEMU; one that is given at once needn't be asked for.
    if (m_extended)
        return write(rfb, number(quint32(rfbExtendedClipboard_Notify) | text)) && provide(rfb);
    QByteArray latin = what.toLatin1();
    return SendClientCutText(rfb, latin.data(), int(latin.size()));
}

/// UTF-8 with a 0 at its end, packed by zlib with its size before it.
bool VncClipboard::provide(rfbClient *rfb) const
{
    const QByteArray utf8 = m_text.toUtf8() + '\0';
    const QByteArray packed = qCompress(number(quint32(utf8.size())) + utf8);
    return write(rfb, number(quint32(rfbExtendedClipboard_Provide) | text) + packed.sliced(4)); // Qt's own size
}

} // namespace riser
