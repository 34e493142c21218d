// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPoint>
#include <QSize>
#include <QTcpServer>
#include <QTcpSocket>

namespace riser::test {

/// A VNC server on 127.0.0.1 that says to each who connects what a test wants, true or not, and keeps what it is told.
/// It needs an event loop.
class FakeVnc : public QObject
{
    Q_OBJECT
public:
    struct Key {
        quint32 keysym = 0;
        bool down = false;
        bool operator==(const Key &) const = default;
    };
    struct Pointer {
        QPoint at;
        int buttons = 0;
        bool operator==(const Pointer &) const = default;
    };

    explicit FakeVnc(const QSize &size = {320, 200});

    quint16 port() const { return m_server.serverPort(); }
    void setOpening(const QByteArray &bytes) { m_opening = bytes; } ///< instead of a handshake and a picture
    void say(const QByteArray &bytes);                              ///< to the one that connected last
    void hangUp();
    int connections() const { return m_connections; }
    int connected() const; ///< of those, now

    QList<Key> keys;
    QList<Pointer> pointers;
    QStringList clipboard;
    QList<QByteArray> extended;     ///< clipboard messages of the extended kind: flags, and what follows
    QList<QList<qint32>> encodings; ///< one list for each time that they were told
    int requests = 0;               ///< for updates of the picture
    qint64 received = 0;            ///< that came

    // What a server says. Numbers are as on the wire: nothing checks them.
    static QByteArray number16(int value);
    static QByteArray number32(quint32 value);
    static QByteArray handshake(int width, int height, const QByteArray &name = "fake");
    static QByteArray update(int rectangles); ///< the head of an update; rectangle() follows
    static QByteArray rectangle(int x, int y, int width, int height, qint32 encoding);
    static QByteArray picture(const QSize &size, quint32 colour); ///< a whole update, raw
    static QByteArray cutText(const QByteArray &text);
    static QByteArray extendedText(quint32 flags, const QByteArray &content = {});

private:
    void accept();
    void read();
    int takeMessage(); ///< bytes; 0: not whole yet

    QTcpServer m_server;
    QTcpSocket *m_client = nullptr;
    QByteArray m_opening;
    QByteArray m_came;
    bool m_greeted = false;
    int m_connections = 0;
};

} // namespace riser::test
