// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_vnc.h"

#include <QtEndian>

#include <algorithm>

namespace riser::test {

namespace {

constexpr qsizetype greeting = 12 + 1 + 1; // version, security type, shared or not

template<typename Number>
Number at(const QByteArray &bytes, qsizetype offset)
{
    return qFromBigEndian<Number>(bytes.constData() + offset);
}

} // namespace

FakeVnc::FakeVnc(const QSize &size)
    : m_opening(handshake(size.width(), size.height()) + picture(size, 0x00336699))
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port is free");
    connect(&m_server, &QTcpServer::newConnection, this, &FakeVnc::accept);
}

void FakeVnc::accept()
{
    m_client = m_server.nextPendingConnection();
    ++m_connections;
    m_came.clear();
    m_greeted = false;
    connect(m_client, &QTcpSocket::readyRead, this, &FakeVnc::read);
    m_client->write(m_opening);
}

void FakeVnc::say(const QByteArray &bytes)
{
    m_client->write(bytes);
    m_client->flush();
}

void FakeVnc::hangUp()
{
    m_client->disconnectFromHost();
}

int FakeVnc::connected() const
{
    return int(std::ranges::count(m_server.findChildren<QTcpSocket *>(), QTcpSocket::ConnectedState,
                                  [](const QTcpSocket *socket) { return socket->state(); }));
}

void FakeVnc::read()
{
    const QByteArray now = m_client->readAll();
    received += now.size();
    m_came += now;
    if (!m_greeted) {
        if (m_came.size() < greeting)
            return;
        m_came.remove(0, greeting);
        m_greeted = true;
    }
    while (const int taken = takeMessage())
        m_came.remove(0, taken);
}

int FakeVnc::takeMessage()
{
    if (m_came.isEmpty())
        return 0;
    const auto whole = [this](qsizetype size) { return m_came.size() >= size ? int(size) : 0; };
    switch (quint8(m_came[0])) {
    case 0: // pixel format
        return whole(20);
    case 2: {
        const int size = m_came.size() >= 4 ? whole(4 + 4 * at<quint16>(m_came, 2)) : 0;
        if (size)
            encodings.emplace_back();
        for (int i = 4; i < size; i += 4)
            encodings.last() << at<qint32>(m_came, i);
        return size;
    }
    case 3:
        if (whole(10))
            ++requests;
        return whole(10);
    case 4:
        if (whole(8))
            keys << Key{at<quint32>(m_came, 4), m_came[1] != 0};
        return whole(8);
    case 5:
        if (whole(6))
            pointers << Pointer{{at<quint16>(m_came, 2), at<quint16>(m_came, 4)}, m_came[1]};
        return whole(6);
    case 6: {
        const int length = m_came.size() >= 8 ? at<qint32>(m_came, 4) : 0;
        const int size = m_came.size() >= 8 ? whole(8 + qAbs(length)) : 0;
        if (size && length < 0)
            extended << m_came.mid(8, size - 8);
        else if (size)
            clipboard << QString::fromLatin1(m_came.mid(8, size - 8));
        return size;
    }
    default:
        qWarning("the client sent a message of type %d", m_came[0]);
        return int(m_came.size());
    }
}

QByteArray FakeVnc::number16(int value)
{
    const quint16 big = qToBigEndian(quint16(value));
    return {reinterpret_cast<const char *>(&big), sizeof big};
}

QByteArray FakeVnc::number32(quint32 value)
{
    const quint32 big = qToBigEndian(value);
    return {reinterpret_cast<const char *>(&big), sizeof big};
}

QByteArray FakeVnc::handshake(int width, int height, const QByteArray &name)
{
    // Version, one security type ("none"), that it is fine, the size, 32 bits of colour, a name.
    const QByteArray format("\x20\x18\x00\x01\x00\xff\x00\xff\x00\xff\x10\x08\x00\x00\x00\x00", 16);
    return "RFB 003.008\n" + QByteArray("\x01\x01", 2) + number32(0) + number16(width) + number16(height) + format +
           number32(quint32(name.size())) + name;
}

QByteArray FakeVnc::update(int rectangles)
{
    return QByteArray(2, '\0') + number16(rectangles);
}

QByteArray FakeVnc::rectangle(int x, int y, int width, int height, qint32 encoding)
{
    return number16(x) + number16(y) + number16(width) + number16(height) + number32(quint32(encoding));
}

QByteArray FakeVnc::picture(const QSize &size, quint32 colour)
{
    QByteArray pixels;
    for (int i = 0; i < size.width() * size.height(); ++i)
        pixels.append(reinterpret_cast<const char *>(&colour), sizeof colour);
    return update(1) + rectangle(0, 0, size.width(), size.height(), 0) + pixels;
}

QByteArray FakeVnc::cutText(const QByteArray &text)
{
    return QByteArray("\x03\0\0\0", 4) + number32(quint32(text.size())) + text;
}

QByteArray FakeVnc::extendedText(quint32 flags, const QByteArray &content)
{
    return QByteArray("\x03\0\0\0", 4) + number32(quint32(-4 - content.size())) + number32(flags) + content;
}

} // namespace riser::test
