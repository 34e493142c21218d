// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/vnc_encodings.h"

#include <rfb/rfbclient.h>

#include <QtEndian>

#include <array>

namespace riser {

namespace {

// The first one that the server knows is what it sends.
constexpr std::array<quint32, 15> encodings{
    rfbEncodingTight,
    rfbEncodingZRLE,
    rfbEncodingCopyRect,
    rfbEncodingHextile,
    rfbEncodingZlib,
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

bool announceEncodings(rfbClient *rfb)
{
    rfbSetPixelFormatMsg format{};
    format.type = rfbSetPixelFormat;
    format.format = rfb->format;
    for (auto *number : {&format.format.redMax, &format.format.greenMax, &format.format.blueMax})
        *number = qToBigEndian(*number);
    if (!WriteToRFBServer(rfb, reinterpret_cast<const char *>(&format), sz_rfbSetPixelFormatMsg))
        return false;
    Message message;
    for (size_t i = 0; i < encodings.size(); ++i)
        message.which[i] = qToBigEndian(encodings[i]);
    return WriteToRFBServer(rfb, reinterpret_cast<const char *>(&message), sizeof message);
}

} // namespace riser
