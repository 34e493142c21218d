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
    const auto send = [keysym, scanCode, down](rfbClient *rfb) {
        const rfbBool is = down ? TRUE : FALSE;
        if (scanCode == 0 || !SendExtendedKeyEvent(rfb, keysym, scanCode, is))
            SendKeyEvent(rfb, keysym, is);
    };
    m_worker->post({send, down ? VncJob::Kind::Press : VncJob::Kind::Release, quint64(keysym) << 32 | scanCode});
}

void VncClient::sendKeys(const QList<VncKey> &keys)
{
    if (!m_open)
        return;
    m_worker->post({[keys](rfbClient *rfb) {
        for (const VncKey &key : keys)
            SendKeyEvent(rfb, key.keysym, key.down ? TRUE : FALSE);
    }});
}

void VncClient::sendPointer(const QPoint &at, int buttons)
{
    if (!m_open)
        return;
    const bool same = std::exchange(m_buttons, buttons) == buttons;
    m_worker->post({[at, buttons](rfbClient *rfb) { SendPointerEvent(rfb, at.x(), at.y(), buttons); },
                    same ? VncJob::Kind::Move : VncJob::Kind::Buttons});
}

void VncClient::sendClipboard(const QString &text)
{
    if (m_open && text.size() <= longestClipboard)
        m_worker->post({[worker = m_worker.get(), text](rfbClient *rfb) { worker->clipboard().send(rfb, text); }});
}

} // namespace riser
