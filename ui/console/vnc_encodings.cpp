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
    quint16 count = 0;
    std::array<quint32, encodings.size()> which;
};
static_assert(sizeof(Message) == sz_rfbSetEncodingsMsg + encodings.size() * 4);

/// That of the encodings for which `wanted` is true.
template<typename Wanted>
bool announce(rfbClient *rfb, Wanted wanted)
{
    Message message;
    quint16 count = 0;
    for (const quint32 encoding : encodings) {
        if (wanted(encoding))
            message.which[count++] = qToBigEndian(encoding);
    }
    message.count = qToBigEndian(count);
    return WriteToRFBServer(rfb, reinterpret_cast<const char *>(&message), sz_rfbSetEncodingsMsg + count * 4U);
}

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
    // QEMU's answer that it takes keys by their place has the size of its screen, which a guest may have changed since it
    // was told; that news is its answer to the first of these, so it is here before.
    return announce(rfb, [](quint32 encoding) { return encoding != quint32(rfbEncodingQemuExtendedKeyEvent); }) &&
           announce(rfb, [](quint32) { return true; });
}

} // namespace riser
