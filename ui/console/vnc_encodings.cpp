// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/vnc_encodings.h"

#include <rfb/rfbclient.h>

#include <QtEndian>

#include <algorithm>
#include <array>

namespace riser {

namespace {

struct Offer {
    quint32 encoding;
    RectangleKind kind; ///< of a rectangle that comes with it; Unknown: none does
};

// The first one that the server knows is what it sends. Of libvncclient's decoders (0.9.15) these keep inside of their
// buffers, whatever they are sent. Tight and the Ultra ones don't; ZRLE looks colours up beyond its palette.
constexpr std::array<Offer, 13> offers{{
    {rfbEncodingZlib, RectangleKind::Drawn},
    {rfbEncodingCopyRect, RectangleKind::Drawn},
    {rfbEncodingHextile, RectangleKind::Drawn},
    {rfbEncodingRRE, RectangleKind::Drawn},
    {rfbEncodingRaw, RectangleKind::Drawn},
    {rfbEncodingCompressLevel2, RectangleKind::Unknown},
    {rfbEncodingXCursor, RectangleKind::Drawn},
    {rfbEncodingRichCursor, RectangleKind::Drawn},
    {rfbEncodingNewFBSize, RectangleKind::Size},
    {rfbEncodingLastRect, RectangleKind::Last},
    {rfbEncodingPointerPos, RectangleKind::Pointer},
    {quint32(rfbEncodingQemuExtendedKeyEvent), RectangleKind::TakesScanCodes},
    {rfbEncodingExtendedClipboard, RectangleKind::Unknown},
}};

struct Message {
    quint8 type = rfbSetEncodings;
    quint8 pad = 0;
    quint16 count = qToBigEndian(quint16(offers.size()));
    std::array<quint32, offers.size()> which;
};
static_assert(sizeof(Message) == sz_rfbSetEncodingsMsg + offers.size() * 4);

} // namespace

RectangleKind rectangleKind(quint32 encoding)
{
    const auto offer = std::ranges::find(offers, encoding, &Offer::encoding);
    return offer == offers.end() ? RectangleKind::Unknown : offer->kind;
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
    for (size_t at = 0; at < offers.size(); ++at)
        message.which[at] = qToBigEndian(offers[at].encoding);
    return WriteToRFBServer(rfb, reinterpret_cast<const char *>(&message), sizeof message);
}

} // namespace riser
