// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

struct _rfbClient;

namespace riser {

class VncWorker;

/// What a VNC server says, message by message and rectangle by rectangle. libvncclient decodes whatever a server sends,
/// offered or not, and some of its decoders (0.9.15) write and read where they shouldn't. So each head is read here,
/// and libvncclient gets one rectangle at a time, of the kinds that were offered. On the client's thread.
class VncReader
{
public:
    VncReader(_rfbClient *rfb, VncWorker &worker);
    ~VncReader(); ///< what was read ahead goes with it

    bool readMessage();                         ///< false: the connection is lost, or it was no VNC
    bool requestUpdate(bool whole);             ///< else what has changed
    bool read(void *to, size_t size);           ///< the next bytes; false: lost
    bool skip(quint32 size);                    ///< they are of no use
    bool handOver(const QByteArray &message);   ///< a whole message, or its head: libvncclient reads it next
    bool refuse(const char *what, long number); ///< false, with the reason in the error's details

private:
    bool readUpdate();
    bool takeRectangle(const QByteArray &head, quint32 encoding);

    _rfbClient *m_rfb;
    VncWorker &m_worker;
    QByteArray m_ahead;   ///< where libvncclient reads
    bool m_whole = false; ///< the picture has another size: all of it is wanted
};

} // namespace riser
