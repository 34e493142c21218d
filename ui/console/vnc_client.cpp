// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/vnc_client.h"

#include "ui/console/vnc_worker.h"

#include <rfb/rfbclient.h>

namespace riser {

VncClient::VncClient(QString label, QObject *parent)
    : QObject(parent)
    , m_label(std::move(label))
{
}

VncClient::~VncClient() = default;

void VncClient::start(int socket)
{
    m_worker = std::make_shared<Worker>(this, m_label, socket);
}

void VncClient::stop()
{
    m_worker.reset();
    m_open = false;
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

void VncClient::sendKey(quint32 keysym, bool down)
{
    if (m_open)
        m_worker->post([keysym, down](rfbClient *rfb) { SendKeyEvent(rfb, keysym, down ? TRUE : FALSE); });
}

void VncClient::sendPointer(const QPoint &at, int buttons)
{
    if (m_open)
        m_worker->post([at, buttons](rfbClient *rfb) { SendPointerEvent(rfb, at.x(), at.y(), buttons); });
}

/// In the form that the server knows: UTF-8 where it said so, else Latin-1.
void VncClient::sendClipboard(const QString &text)
{
    if (!m_open)
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
