// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_vnc.h"
#include "ui/console/vnc_client.h"

#include <QTest>

#include <fcntl.h>

namespace riser::test {

using namespace Qt::StringLiterals;

/// A socket for VncClient::start(), connected to this port of the own computer; -1: nobody listens there.
inline int connectedTo(int port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, quint16(port));
    if (!socket.waitForConnected())
        return -1;
    const int copy = ::fcntl(int(socket.socketDescriptor()), F_DUPFD_CLOEXEC, 0);
    (void)::fcntl(copy, F_SETFL, ::fcntl(copy, F_GETFL) & ~O_NONBLOCK);
    return copy;
}

/// A client of a server that a test plays, and how it ended.
class VncFixture
{
protected:
    void connectTo(const FakeVnc &server)
    {
        const int socket = connectedTo(server.port());
        QVERIFY(socket >= 0);
        m_client = std::make_unique<VncClient>(VncPeer{.label = u"VM web1 on kvm1"_s, .host = {}, .authorities = {}});
        QObject::connect(m_client.get(), &VncClient::ended, m_client.get(),
                         [this](const Error &error) { m_end = error; });
        m_end.reset();
        m_client->start(socket);
    }
    QRgb pixel(int x, int y) const
    {
        QRgb found = 0;
        m_client->look([&](const QImage &picture) { found = picture.valid(x, y) ? picture.pixel(x, y) : 0; });
        return found;
    }

    std::unique_ptr<VncClient> m_client;
    std::optional<Error> m_end;
};

} // namespace riser::test
