// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/vnc_fixture.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace riser;
using namespace riser::test;

/// The client against servers that don't keep to the rules. Their words decide nothing but how it ends: with a message,
/// and the program goes on.
class TestVncHostile : public QObject, private VncFixture
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_client.reset(); }

    void hostileServers_data();
    void hostileServers();
    void whatWasNotOfferedIsNotDecoded_data();
    void whatWasNotOfferedIsNotDecoded();
    void whereverItsHeadLies();
    void randomServers();
    void hoursOfDrawingAreLeftAtOnce();
    void itEndsAtOnceWhateverTheServerDoes_data();
    void itEndsAtOnceWhateverTheServerDoes();
};

void TestVncHostile::hostileServers_data()
{
    QTest::addColumn<QByteArray>("opening");
    QTest::addColumn<bool>("hangsUp");
    QTest::addColumn<QString>("summary");
    const QByteArray good = FakeVnc::handshake(320, 200);
    const QString begin = u"The display of VM web1 on kvm1 didn't begin to speak VNC."_s;
    const QString nonsense = u"The display of VM web1 on kvm1 sent what is no VNC."_s;
    const QString closed = u"The display of VM web1 on kvm1 ended the connection."_s;
    const auto row = [](const char *name, const QByteArray &opening, bool hangsUp, const QString &summary) {
        QTest::newRow(name) << opening << hangsUp << summary;
    };
    row("nothing at all", {}, true, begin);
    row("another protocol", "SSH-2.0-OpenSSH_9.6\r\n" + QByteArray(100, 'x'), true, begin);
    row("a truncated greeting", good.first(9), true, begin);
    row("a truncated size", good.first(25), true, begin);
    row("no security types, no reason", "RFB 003.008\n" + QByteArray(1, '\0') + FakeVnc::number32(0xffffffff), true,
        begin);
    row("a name of 4 GiB", good.first(good.size() - 8) + FakeVnc::number32(0xfffffffe), true, begin);
    row("no pixels", FakeVnc::handshake(0, 0), false,
        u"The display of VM web1 on kvm1 says that it has 0 × 0 pixels, which can't be shown."_s);
    row("too many pixels", FakeVnc::handshake(65535, 65535), false,
        u"The display of VM web1 on kvm1 says that it has 65535 × 65535 pixels, which can't be shown."_s);
    row("grows beyond all", good + FakeVnc::update(1) + FakeVnc::rectangle(0, 0, 65535, 65535, -223), false,
        u"The display of VM web1 on kvm1 says that it has 65535 × 65535 pixels, which can't be shown."_s);
    row("a rectangle outside", good + FakeVnc::update(1) + FakeVnc::rectangle(300, 0, 100, 1, 0) + QByteArray(400, 'x'),
        false, nonsense);
    row("a rectangle that wraps around", good + FakeVnc::update(1) + FakeVnc::rectangle(65535, 65535, 2, 2, 0), false,
        nonsense);
    row("a copy from outside",
        good + FakeVnc::update(1) + FakeVnc::rectangle(0, 0, 320, 200, 1) + FakeVnc::number16(60000) +
            FakeVnc::number16(60000),
        true, closed);
    row("a truncated rectangle",
        good + FakeVnc::update(1) + FakeVnc::rectangle(0, 0, 320, 200, 0) + QByteArray(999, 'x'), true, closed);
    row("an unknown encoding", good + FakeVnc::update(1) + FakeVnc::rectangle(0, 0, 1, 1, 31337), false, nonsense);
    row("an unknown message", good + QByteArray(300, '\x63'), false, nonsense);
    row("a clipboard of 2 GiB", good + QByteArray("\x03\0\0\0", 4) + FakeVnc::number32(0x7fffffff), true, nonsense);
    row("broken zlib",
        good + FakeVnc::update(1) + FakeVnc::rectangle(0, 0, 64, 64, 16) + FakeVnc::number32(16) + QByteArray(16, 'z'),
        false, nonsense);
    row("zlib of 4 GiB",
        good + FakeVnc::update(1) + FakeVnc::rectangle(0, 0, 64, 64, 6) + FakeVnc::number32(0xffffffff) +
            QByteArray(64, 'z'),
        true, closed);
    row("a cursor of 1,023 × 1,023 that never comes",
        good + FakeVnc::update(1) + FakeVnc::rectangle(0, 0, 1023, 1023, -239) + QByteArray(64, 'z'), true, closed);
    row("a login with numbers of the server's", "RFB 003.008\n" + QByteArray("\x01\x71", 2) + QByteArray(24, '\0'),
        true, u"The display of VM web1 on kvm1 wants a kind of login that Riser doesn't have."_s);
    row("the login of an old version", "RFB 003.003\n" + QByteArray("\xff\xff\xff\xfa", 4) + QByteArray(24, '\0'), true,
        begin);
    row("TRLE whose runs never end",
        good + FakeVnc::update(1) + FakeVnc::rectangle(0, 0, 16, 16, 15) + QByteArray(1, '\x80') +
            QByteArray(4000, '\xff'),
        true, closed);
    row("hextile over the edge",
        good + FakeVnc::update(1) + FakeVnc::rectangle(0, 0, 16, 16, 5) +
            QByteArray("\x1a\xff\xff\xff\xff\x01\xff\xff\xff\xff\xff\xff", 12),
        true, closed);
}

void TestVncHostile::hostileServers()
{
    QFETCH(QByteArray, opening);
    QFETCH(bool, hangsUp);
    QFETCH(QString, summary);
    FakeVnc server;
    server.setOpening(opening);
    connectTo(server);
    QTRY_COMPARE(server.connections(), 1);
    if (hangsUp) {
        QTest::qWait(50);
        server.hangUp();
    }
    QTRY_VERIFY(m_end);
    // Of what is wrong with the bytes themselves libvncclient's word counts, of a truncated one the end.
    if (hangsUp && (summary.contains(u"no VNC"_s) || summary.contains(u"ended the"_s)))
        QVERIFY2(m_end->summary.contains(u"no VNC"_s) || m_end->summary.contains(u"ended the"_s),
                 qPrintable(m_end->toText()));
    else
        QCOMPARE(m_end->summary, summary);
    QVERIFY(!m_client->isOpen());
}

/// Each of these writes or reads outside of its memory in libvncclient 0.9.15, or may in another one.
void TestVncHostile::whatWasNotOfferedIsNotDecoded_data()
{
    QTest::addColumn<QByteArray>("opening");
    const auto row = [](const char *name, QSize screen, const QByteArray &rectangle, const QByteArray &content) {
        QTest::newRow(name) << FakeVnc::handshake(screen.width(), screen.height()) + FakeVnc::update(1) + rectangle +
                                   content;
    };
    // Tight counts its bytes by seven bits each, the lowest ones first.
    const auto tight = [](const QByteArray &control, const QByteArray &content) {
        const auto size = quint32(content.size());
        return control + char(0x80 | (size & 0x7f)) + char(0x80 | (size >> 7 & 0x7f)) + char(size >> 14) + content;
    };
    const auto packed = [](const QByteArray &content) { return qCompress(content).sliced(4); };
    QImage photo(300, 300, QImage::Format_RGB32);
    photo.fill(Qt::red);
    QBuffer jpeg;
    QVERIFY(photo.save(&jpeg, "JPG"));
    row("a JPEG larger than its rectangle of 0 x 0", {64, 64}, FakeVnc::rectangle(0, 0, 0, 0, 7),
        tight("\x90", jpeg.data()));
    row("Tight of one byte for 16 million pixels", {4096, 4096}, FakeVnc::rectangle(0, 0, 4096, 4096, 7),
        tight("\xa0", "x"));
    row("Tight of more rows than it has", {64, 64}, FakeVnc::rectangle(0, 0, 64, 64, 7),
        tight(QByteArray(1, '\0'), packed(QByteArray(64 * 3 * 4000, 'x'))));
    row("a Tight gradient wider than 2048", {4096, 16}, FakeVnc::rectangle(0, 0, 4096, 16, 7),
        tight("\x40\x02", packed(QByteArray(4096 * 16 * 3, 'x'))));
    row("UltraZip with rectangles of its own", {64, 64}, FakeVnc::rectangle(1000, 0, 65535, 0, 10),
        FakeVnc::number32(100) + QByteArray(100, '\xff'));
    const QByteArray zrle = packed(QByteArray(1, '\x11') + QByteArray(17 * 3, 'c') + QByteArray(64 * 64, '\xff'));
    row("ZRLE with colours that its palette doesn't have", {64, 64}, FakeVnc::rectangle(0, 0, 64, 64, 16),
        FakeVnc::number32(quint32(zrle.size())) + zrle);
    row("TRLE whose runs never end", {64, 64}, FakeVnc::rectangle(0, 0, 16, 16, 15),
        QByteArray(1, '\x80') + QByteArray(4000, '\xff'));
    for (const qint32 encoding : {4, 8, 9, 17, -308, -307, -261, -254, int(0xfffe0000), int(0xfffe0001)})
        row(qPrintable(QString::number(encoding)), {64, 64}, FakeVnc::rectangle(0, 0, 1, 1, encoding),
            QByteArray(100, 'x'));
    for (const char message : {1, 4, 7, 11, 15, -6, -1})
        QTest::addRow("message %d", int(message))
            << FakeVnc::handshake(64, 64) + QByteArray(1, message) + QByteArray(100, 'x');
}

void TestVncHostile::whatWasNotOfferedIsNotDecoded()
{
    QFETCH(const QByteArray, opening);
    FakeVnc server;
    server.setOpening(opening);
    connectTo(server);
    QTRY_VERIFY(m_end);
    QCOMPARE(m_end->summary, u"The display of VM web1 on kvm1 sent what is no VNC."_s);
    QVERIFY2(m_end->detail.contains(u"that was not "_s), qPrintable(m_end->detail));
}

/// libvncclient reads 8 KiB at a time: its head may lie in two of these.
void TestVncHostile::whereverItsHeadLies()
{
    const QByteArray good = FakeVnc::handshake(64, 64);
    for (qsizetype before = 8192 - good.size() - 20; before < 8192 - good.size() + 4; ++before) {
        FakeVnc server;
        server.setOpening(good + QByteArray(before, '\2') + // the bell rings
                          FakeVnc::update(2) + FakeVnc::rectangle(0, 0, 1, 1, 0) + QByteArray("\1\2\3\0", 4) +
                          FakeVnc::rectangle(0, 0, 16, 16, 15) + QByteArray(4000, '\xff'));
        connectTo(server);
        QTRY_VERIFY(m_end);
        QVERIFY2(m_end->detail.contains(u"An encoding that was not offered: 15"_s), qPrintable(m_end->toText()));
        m_client.reset();
    }
}

/// Every one ends, or waits for more and can be left.
void TestVncHostile::randomServers()
{
    QRandomGenerator random(20261129);
    // Those that are offered, and all others that libvncclient knows.
    const QList<qint32> encodings{0,
                                  1,
                                  2,
                                  4,
                                  5,
                                  6,
                                  7,
                                  8,
                                  9,
                                  10,
                                  15,
                                  16,
                                  17,
                                  -223,
                                  -224,
                                  -232,
                                  -239,
                                  -240,
                                  -258,
                                  -261,
                                  -307,
                                  -308,
                                  qint32(0xffff0009),
                                  24};
    for (int round = 0; round < 300; ++round) {
        FakeVnc server({64, 64});
        QByteArray bytes = FakeVnc::handshake(64, 64);
        for (int part = 0; part < 4; ++part) {
            QByteArray noise(random.bounded(2000), '\0');
            for (char &byte : noise)
                byte = char(random.bounded(256));
            const int side = 1 + random.bounded(64);
            bytes += FakeVnc::update(1) +
                     FakeVnc::rectangle(random.bounded(65 - side), random.bounded(65 - side), side, side,
                                        encodings[random.bounded(int(encodings.size()))]) +
                     noise;
        }
        server.setOpening(bytes);
        connectTo(server);
        QTRY_COMPARE(server.connections(), 1);
        QTest::qWait(1);
        server.hangUp();
        // Whatever it said, and wherever it stopped: the end is told, once.
        QVERIFY2(QTest::qWaitFor([this] { return m_end.has_value(); }, 10'000), qPrintable(QString::number(round)));
        QVERIFY(!m_end->summary.isEmpty() && !m_client->isOpen());
        m_client.reset();
    }
}

/// Hours of drawing wait in the buffers; nobody waits for them.
void TestVncHostile::hoursOfDrawingAreLeftAtOnce()
{
    FakeVnc server({4000, 4000});
    QByteArray bytes = FakeVnc::handshake(4000, 4000) + FakeVnc::update(1) + FakeVnc::rectangle(0, 0, 4000, 4000, 2) +
                       FakeVnc::number32(100'000) + QByteArray(4, 'b');
    for (int i = 0; i < 100'000; ++i)
        bytes += QByteArray(4, char(i)) + FakeVnc::number16(0) + FakeVnc::number16(0) + FakeVnc::number16(4000) +
                 FakeVnc::number16(4000);
    server.setOpening(bytes);
    connectTo(server);
    QTRY_VERIFY(m_client->isOpen());
    QTest::qWait(200);
    QElapsedTimer clock;
    clock.start();
    m_client.reset();
    QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
}

void TestVncHostile::itEndsAtOnceWhateverTheServerDoes_data()
{
    QTest::addColumn<QByteArray>("opening");
    const QByteArray good = FakeVnc::handshake(320, 200);
    QTest::newRow("says nothing") << QByteArray();
    QTest::newRow("stops in the greeting") << good.first(5);
    QTest::newRow("stops in a rectangle") << good + FakeVnc::update(1) + FakeVnc::rectangle(0, 0, 320, 200, 0);
    QTest::newRow("waits for a password") << "RFB 003.008\n" + QByteArray("\x01\x02", 2) + QByteArray(16, 'c');
    QTest::newRow("waits for TLS") << "RFB 003.008\n" + QByteArray("\x01\x12", 2);
}

void TestVncHostile::itEndsAtOnceWhateverTheServerDoes()
{
    QFETCH(QByteArray, opening);
    FakeVnc server;
    server.setOpening(opening);
    connectTo(server);
    QTest::qWait(100);
    QElapsedTimer clock;
    clock.start();
    m_client.reset();
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(!m_end);
}

QTEST_MAIN(TestVncHostile)
#include "tst_vnc_hostile.moc"
