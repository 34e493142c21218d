// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

struct _rfbClient;

namespace riser {

class VncReader;
class VncWorker;

/// The clipboard of a VNC connection, both ways: as UTF-8 where the server knows the extended one, else as Latin-1.
/// There a text is first announced, and then asked for or given; libvncclient (0.9.15) neither asks nor answers, so
/// nothing that was copied in a guest of QEMU's would ever come. On the client's thread.
class VncClipboard
{
public:
    explicit VncClipboard(VncWorker &worker)
        : m_worker(worker)
    {
    }

    bool read(_rfbClient *rfb, VncReader &reader); ///< what follows a message's type; false: the connection is lost
    bool send(_rfbClient *rfb, const QString &text);

private:
    bool readPlain(VncReader &reader, quint32 size);
    bool readExtended(_rfbClient *rfb, VncReader &reader, quint32 size);
    bool provide(_rfbClient *rfb) const;

    VncWorker &m_worker;
    bool m_extended = false;
    QString m_text; ///< as sent last
};

} // namespace riser
