// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/vnc_fixture.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QImage>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// The client against a server that keeps to the rules, or ends.
class TestVncClient : public QObject, private VncFixture
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_client.reset(); }

    void pictureKeysAndPointer();
    void onePixelChanges();
    void theClipboardComesWhole();
    void anUpdateFloodIsOneMessage();
    void theServersEndIsTold();
    void theExtendedClipboardIsAskedForAndGiven();
    void aClipboardThatCantBeReadIsNoEnd();
    void aPasswordIsNotSentToAnybody();
    void aHandshakeThatFailsIsTold();
    void encodingsAndRequestsAreToldOnce();
    void keysAreLetGoAfterAStall();
};

void TestVncClient::pictureKeysAndPointer()
{
    FakeVnc server;
    connectTo(server);
    QTRY_VERIFY(m_client->isOpen());
    QCOMPARE(m_client->size(), QSize(320, 200));
    QTRY_COMPARE(pixel(319, 199), qRgb(0x33, 0x66, 0x99));
    m_client->sendKey(0xff0d, 0x1c, true);
    m_client->sendKey(0xff0d, 0x1c, false);
    m_client->sendPointer({12, 34}, 4);
    QTRY_COMPARE(server.pointers, (QList<FakeVnc::Pointer>{{{12, 34}, 4}}));
    QCOMPARE(server.keys, (QList<FakeVnc::Key>{{0xff0d, true}, {0xff0d, false}}));
    QVERIFY(!m_end);
}

void TestVncClient::onePixelChanges()
{
    FakeVnc server;
    connectTo(server);
    QTRY_COMPARE(pixel(5, 5), qRgb(0x33, 0x66, 0x99));
    QSignalSpy updated(m_client.get(), &VncClient::updated);
    server.say(FakeVnc::update(1) + FakeVnc::rectangle(5, 6, 1, 1, 0) + QByteArray("\x01\x02\x03\x00", 4));
    QTRY_COMPARE(pixel(5, 6), qRgb(3, 2, 1));
    QCOMPARE(pixel(6, 6), qRgb(0x33, 0x66, 0x99));
    QTRY_COMPARE(updated.count(), 1);
    QCOMPARE(updated[0][0].toRect(), QRect(5, 6, 1, 1));
}

void TestVncClient::theClipboardComesWhole()
{
    FakeVnc server;
    connectTo(server);
    QTRY_VERIFY(m_client->isOpen());
    QSignalSpy came(m_client.get(), &VncClient::clipboardCame);
    server.say(FakeVnc::cutText("caf\xe9"));
    QTRY_COMPARE(came.count(), 1);
    QCOMPARE(came[0][0].toString(), u"café"_s);
    m_client->sendClipboard(u"grüß"_s);
    QTRY_COMPARE(server.clipboard, QStringList{u"grüß"_s});
}

/// 2,000 updates between two rounds of the event loop are heard as one.
void TestVncClient::anUpdateFloodIsOneMessage()
{
    FakeVnc server;
    connectTo(server);
    QTRY_VERIFY(m_client->isOpen());
    QTRY_COMPARE(pixel(0, 0), qRgb(0x33, 0x66, 0x99));
    QSignalSpy updated(m_client.get(), &VncClient::updated);
    QByteArray flood;
    for (int i = 0; i < 2000; ++i)
        flood += FakeVnc::update(1) + FakeVnc::rectangle(i % 320, 3, 1, 1, 0) + QByteArray("\xff\xff\xff\x00", 4);
    server.say(flood);
    QTest::qSleep(300); // the client's thread reads meanwhile
    QTRY_COMPARE(pixel(319, 3), qRgb(255, 255, 255));
    QVERIFY2(updated.count() < 200, qPrintable(QString::number(updated.count())));
}

void TestVncClient::theServersEndIsTold()
{
    FakeVnc server;
    connectTo(server);
    QTRY_VERIFY(m_client->isOpen());
    server.hangUp();
    QTRY_VERIFY(m_end);
    QCOMPARE(m_end->code, ErrorCode::ConnectionLost);
    QVERIFY(m_end->summary.contains(u"VM web1 on kvm1"_s));
    QVERIFY(!m_client->isOpen());
}

namespace {

constexpr quint32 textFlag = 1;
constexpr quint32 caps = 1U << 24;
constexpr quint32 request = 1U << 25;
constexpr quint32 notify = 1U << 27;
constexpr quint32 provide = 1U << 28;

QByteArray provided(const QByteArray &utf8)
{
    return qCompress(FakeVnc::number32(quint32(utf8.size())) + utf8).sliced(4);
}

} // namespace

void TestVncClient::theExtendedClipboardIsAskedForAndGiven()
{
    FakeVnc server;
    connectTo(server);
    QTRY_VERIFY(m_client->isOpen());
    QSignalSpy came(m_client.get(), &VncClient::clipboardCame);
    server.say(FakeVnc::extendedText(caps | request | notify | provide | textFlag, FakeVnc::number32(0)));
    QTRY_COMPARE(server.extended.size(), 1); // what we can do
    QVERIFY(server.extended.takeFirst().startsWith(FakeVnc::number32(caps | request | notify | provide | textFlag)));
    server.say(FakeVnc::extendedText(notify | textFlag));
    QTRY_COMPARE(server.extended, QList<QByteArray>{FakeVnc::number32(request | textFlag)});
    server.say(FakeVnc::extendedText(provide | textFlag, provided("漢字" + QByteArray(1, '\0'))));
    QTRY_COMPARE(came.count(), 1);
    QCOMPARE(came[0][0].toString(), u"漢字"_s);
    server.extended.clear();
    m_client->sendClipboard(u"grüß"_s);
    QTRY_COMPARE(server.extended.size(), 2);
    QCOMPARE(server.extended[0], FakeVnc::number32(notify | textFlag));
    QVERIFY(server.extended[1].startsWith(FakeVnc::number32(provide | textFlag)));
    const QByteArray given = qUncompress(FakeVnc::number32(100) + server.extended[1].sliced(4));
    QCOMPARE(given, FakeVnc::number32(7) + "grüß" + QByteArray(1, '\0'));
    server.say(FakeVnc::extendedText(request | textFlag)); // once more, and no other announcement
    QTRY_COMPARE(server.extended.size(), 3);
    QCOMPARE(server.extended[2], server.extended[1]);
    QVERIFY(server.clipboard.isEmpty());
}

void TestVncClient::aClipboardThatCantBeReadIsNoEnd()
{
    FakeVnc server;
    connectTo(server);
    QTRY_VERIFY(m_client->isOpen());
    QSignalSpy came(m_client.get(), &VncClient::clipboardCame);
    server.say(FakeVnc::extendedText(provide | textFlag, "no zlib"));
    server.say(FakeVnc::extendedText(provide | textFlag));
    server.say(FakeVnc::extendedText(provide | textFlag, provided(QByteArray(100'000'000, 'x')))); // 97 KB
    server.say(FakeVnc::extendedText(provide | textFlag, qCompress(FakeVnc::number32(5000) + "x").sliced(4)));
    server.say(QByteArray("\3\0\0\0", 4) + FakeVnc::number32(quint32(-2)) + "xx");
    server.say(FakeVnc::cutText(QByteArray(2'000'000, 'x'))); // longer than is shared
    server.say(FakeVnc::cutText("at last"));
    QTRY_COMPARE(came.count(), 1);
    QCOMPARE(came[0][0].toString(), u"at last"_s);
    QVERIFY(m_client->isOpen() && !m_end);
}

/// VeNCrypt's "plain", without TLS: a user's name and password, as they are.
void TestVncClient::aPasswordIsNotSentToAnybody()
{
    FakeVnc server;
    server.setOpening("RFB 003.008\n" + QByteArray("\x01\x13\x00\x02\x00\x01", 6) + FakeVnc::number32(256));
    connectTo(server);
    QSignalSpy asked(m_client.get(), &VncClient::loginWanted);
    QTRY_VERIFY(m_end);
    QCOMPARE(asked.count(), 0);
    QCOMPARE(m_end->summary,
             u"The display of VM web1 on kvm1 wants a user and a password, and nobody knows who it is."_s);
}

void TestVncClient::aHandshakeThatFailsIsTold()
{
    FakeVnc server;
    server.setOpening("RFB 003.008\n" + QByteArray("\x01\x13\x00\x02\x00\x01", 6) + FakeVnc::number32(257) + '\1');
    connectTo(server);
    QTRY_VERIFY(server.received > 100);                        // with its hello
    server.say(QByteArray("\x15\x03\x03\x00\x02\x02\x28", 7)); // TLS for "no"
    QTRY_VERIFY(m_end);
    QCOMPARE(m_end->summary, u"The TLS handshake with the display of VM web1 on kvm1 failed."_s);
}

/// QEMU 6.1 hangs where it hears of the extended clipboard twice.
void TestVncClient::encodingsAndRequestsAreToldOnce()
{
    FakeVnc server;
    connectTo(server);
    QSignalSpy came(m_client.get(), &VncClient::clipboardCame);
    QTRY_COMPARE(pixel(5, 5), qRgb(0x33, 0x66, 0x99));
    QTRY_COMPARE(server.requests, 2);
    server.say(FakeVnc::update(3) +
               (FakeVnc::rectangle(5, 6, 1, 1, 0) + QByteArray("\x01\x02\x03\x00", 4)).repeated(3) +
               FakeVnc::cutText("over"));
    QTRY_COMPARE(came.count(), 1);
    QTRY_COMPARE(server.requests, 3); // one for each update, whatever is in it
    QCOMPARE(server.encodings.size(), 1);
    QCOMPARE(server.encodings[0].count(qint32(0xc0a1e5ce)), 1);
    QVERIFY(!server.encodings[0].contains(7)); // Tight
}

/// More happens than is kept while the server doesn't finish a rectangle; nothing stays down for that.
void TestVncClient::keysAreLetGoAfterAStall()
{
    FakeVnc server;
    connectTo(server);
    QTRY_VERIFY(m_client->isOpen());
    QTRY_COMPARE(pixel(5, 5), qRgb(0x33, 0x66, 0x99));
    server.say(FakeVnc::update(1) + FakeVnc::rectangle(5, 6, 1, 1, 0));
    m_client->sendKey('a', 0, true);
    m_client->sendPointer({1, 1}, 1);
    for (int i = 0; i < 1000; ++i)
        m_client->sendKey('b', 0, true); // as a key that is held down does
    m_client->sendKey('a', 0, false);
    m_client->sendKey('b', 0, false);
    m_client->sendPointer({2, 2}, 0);
    server.say(QByteArray("\x01\x02\x03\x00", 4));
    QTRY_VERIFY(server.keys.contains(FakeVnc::Key{'b', false}));
    QVERIFY(server.keys.contains(FakeVnc::Key{'a', false}));
    QTRY_COMPARE(server.pointers.last(), (FakeVnc::Pointer{{2, 2}, 0}));
    const auto isDown = [&](quint32 key) {
        return std::ranges::find_last(server.keys, key, &FakeVnc::Key::keysym).front().down;
    };
    QVERIFY(!isDown('a') && !isDown('b'));
}

QTEST_MAIN(TestVncClient)
#include "tst_vnc_client.moc"
