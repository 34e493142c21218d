// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/vnc_client.h"

#include "ui/console/vnc_worker.h"

#include <rfb/rfbclient.h>

namespace riser {

VncClient::VncClient(VncPeer peer, QObject *parent)
    : QObject(parent)
    , m_peer(std::move(peer))
{
}

VncClient::~VncClient() = default;

void VncClient::start(int socket)
{
    m_worker = std::make_shared<VncWorker>(this, m_peer, socket);
}

void VncClient::look(const std::function<void(const QImage &)> &with) const
{
    if (m_worker)
        m_worker->look(with);
}

void VncClient::answerLogin(const VncLogin &login)
{
    if (m_worker)
        m_worker->answer(login);
}

/// QEMU takes a key by its place too, so that the guest's own layout decides what it writes; others know keysyms alone.
void VncClient::sendKey(quint32 keysym, quint32 scanCode, bool down)
{
    if (!m_open)
        return;
    m_worker->post([keysym, scanCode, down](rfbClient *rfb) {
        const rfbBool is = down ? TRUE : FALSE;
        if (scanCode == 0 || !SendExtendedKeyEvent(rfb, keysym, scanCode, is))
            SendKeyEvent(rfb, keysym, is);
    });
}

void VncClient::sendPointer(const QPoint &at, int buttons)
{
    if (m_open)
        m_worker->post([at, buttons](rfbClient *rfb) { SendPointerEvent(rfb, at.x(), at.y(), buttons); },
                       std::exchange(m_buttons, buttons) == buttons);
}

/// In the form that the server knows: UTF-8 where it said so, else Latin-1.
void VncClient::sendClipboard(const QString &text)
{
    if (!m_open || text.size() > longestClipboard)
        return;
    m_worker->post([text](rfbClient *rfb) {
        QByteArray utf8 = text.toUtf8();
        if (SendClientCutTextUTF8(rfb, utf8.data(), int(utf8.size())))
            return;
        QByteArray latin = text.toLatin1();
        SendClientCutText(rfb, latin.data(), int(latin.size()));
    });
}

} // namespace riser
