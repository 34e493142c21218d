// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

struct _rfbClient;

namespace riser {

/// What a rectangle of an update is: its "encoding" says so.
enum class RectangleKind {
    Unknown, ///< never offered as one: nobody may look into it
    Drawn,   ///< a part of the picture, or the shape of the pointer
    Size,    ///< of the screen, from now on
    Last,    ///< of its update
    Pointer, ///< where it is; the view knows
    TakesScanCodes,
};
/// Of what announceEncodings() offers; all else is Unknown. Pure.
RectangleKind rectangleKind(quint32 encoding);

/// Tells the server the pixel format and the encodings that Riser can take, in place of what libvncclient says by
/// itself: that offers what it can't decode safely, and the extended desktop size, in which 0.9.15 overlooks QEMU's,
/// whose screens have the number 0; so the picture kept the size it began with. A screen full of text is no photograph:
/// nothing lossy is asked for. On the client's thread. False: the connection is lost.
bool announceEncodings(_rfbClient *rfb);

} // namespace riser
