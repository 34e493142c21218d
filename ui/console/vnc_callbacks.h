// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

struct _rfbClient;

namespace riser {

class VncWorker;

/// What libvncclient calls: plain functions, on the thread of the worker that the client was made for.
struct VncCallbacks {
    /// A client that draws 32 bits a pixel as QImage::Format_RGB32 has them, and tells `worker`.
    static _rfbClient *makeClient(VncWorker &worker);
    /// The last lines that libvncclient said on this thread: its own words for what went wrong. English.
    static QStringList lastWords();
    /// The bytes of the next message are here already, in a buffer that poll() doesn't know.
    static bool hasBytes(const _rfbClient *rfb);

private:
    static VncWorker &worker(_rfbClient *rfb);
    static void connectLogin(_rfbClient *rfb);
    static void connectClipboard(_rfbClient *rfb);
    static void connectCursor(_rfbClient *rfb);
    static void connectDrawing(_rfbClient *rfb);
};

} // namespace riser
