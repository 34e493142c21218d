// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/vnc_encodings.h"

#include <rfb/rfbclient.h>

#include <QtEndian>

#include <array>

namespace riser {

namespace {

// The first one that the server knows is what it sends. Of libvncclient's decoders (0.9.15) these keep inside of their
// buffers, whatever they are sent. Tight and the Ultra ones don't; ZRLE looks colours up beyond its palette.
constexpr std::array<quint32, 13> encodings{
    rfbEncodingZlib,
    rfbEncodingCopyRect,
    rfbEncodingHextile,
    rfbEncodingRRE,
    rfbEncodingRaw,
    rfbEncodingCompressLevel2,
    rfbEncodingXCursor,
    rfbEncodingRichCursor,
    rfbEncodingNewFBSize,
    rfbEncodingLastRect,
    rfbEncodingPointerPos,
    quint32(rfbEncodingQemuExtendedKeyEvent),
    rfbEncodingExtendedClipboard,
};

struct Message {
    quint8 type = rfbSetEncodings;
    quint8 pad = 0;
    quint16 count = qToBigEndian(quint16(encodings.size()));
    std::array<quint32, encodings.size()> which;
};
static_assert(sizeof(Message) == sz_rfbSetEncodingsMsg + encodings.size() * 4);

} // namespace

RectangleKind rectangleKind(quint32 encoding)
{
    switch (encoding) {
    case rfbEncodingZlib:
    case rfbEncodingCopyRect:
    case rfbEncodingHextile:
    case rfbEncodingRRE:
    case rfbEncodingRaw:
    case rfbEncodingXCursor:
    case rfbEncodingRichCursor:
        return RectangleKind::Drawn;
    case rfbEncodingNewFBSize:
        return RectangleKind::Size;
    case rfbEncodingLastRect:
        return RectangleKind::Last;
    case rfbEncodingPointerPos:
        return RectangleKind::Pointer;
    case quint32(rfbEncodingQemuExtendedKeyEvent):
        return RectangleKind::TakesScanCodes;
    default:
        return RectangleKind::Unknown;
    }
}

bool announceEncodings(rfbClient *rfb)
{
    rfbSetPixelFormatMsg format{};
    format.type = rfbSetPixelFormat;
    format.format = rfb->format;
    for (auto *number : {&format.format.redMax, &format.format.greenMax, &format.format.blueMax})
        *number = qToBigEndian(*number);
    if (!WriteToRFBServer(rfb, reinterpret_cast<const char *>(&format), sz_rfbSetPixelFormatMsg))
        return false;
    // Once: QEMU 6.1 enters a client into its list of clipboards each time, and then goes round that list for ever.
    Message message;
    for (size_t at = 0; at < encodings.size(); ++at)
        message.which[at] = qToBigEndian(encodings[at]);
    return WriteToRFBServer(rfb, reinterpret_cast<const char *>(&message), sizeof message);
}

} // namespace riser
