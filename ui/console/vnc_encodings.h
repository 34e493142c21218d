// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct _rfbClient;

namespace riser {

/// Tells the server the pixel format and the encodings that Riser can take, in place of what libvncclient says by itself:
/// 0.9.15 always offers the extended desktop size, and then overlooks QEMU's, whose screens have the number 0; so the
/// picture kept the size it began with. Its list isn't sent for a moment: a server that resizes in between has another
/// size than we have. And a screen full of text is no photograph: nothing lossy is asked for.
/// On the client's thread. False: the connection is lost.
bool announceEncodings(_rfbClient *rfb);

} // namespace riser
