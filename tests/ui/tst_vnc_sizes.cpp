// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/qemu_screen.h"
#include "ui/console/vnc_client.h"

#include <QSignalSpy>

using namespace riser;
using namespace riser::test;

namespace {

/// mov ax, index; mov dx, 0x1ce; out dx, ax; mov ax, value; mov dx, 0x1cf; out dx, ax: a register of QEMU's "std" card.
QByteArray tell(quint16 index, quint16 value)
{
    const auto out = [](quint16 number, char port) {
        return QByteArray("\xb8") + char(number & 0xff) + char(number >> 8) + "\xba" + port + "\x01\xef";
    };
    return out(index, char(0xce)) + out(value, char(0xcf));
}

QByteArray showSize(QSize size)
{
    return tell(4, 0) + tell(1, quint16(size.width())) + tell(2, quint16(size.height())) + tell(3, 32) + tell(4, 0x41);
}

/// mov ax, 0xa000; mov es, ax; xor di, di; mov cx, 0x8000; mov ax, 0x1234; rep stosw: the first lines aren't black.
QByteArray draw()
{
    return QByteArray::fromHex("b800a08ec031ffb90080b83412f3ab");
}

/// cli; hlt, and again.
QByteArray standStill()
{
    return QByteArray("\xfa\xf4\xeb\xfc");
}

/// mov bx, rounds; again: xor cx, cx; here: loop here; dec bx; jnz again.
QByteArray waitABit(quint16 rounds)
{
    return QByteArray("\xbb") + char(rounds & 0xff) + char(rounds >> 8) + "\x31\xc9\xe2\xfe\x4b\x75\xf9";
}

/// jmp to the begin of what is `length` bytes long with this.
QByteArray fromTheBegin(qsizetype length)
{
    const auto back = qint16(-length);
    return QByteArray("\xe9") + char(back & 0xff) + char((back >> 8) & 0xff);
}

} // namespace

/// The sizes that a guest gives its screen, against QEMU's own VNC server.
class TestVncSizes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();

    void anyWidth_data();
    void anyWidth();
    void aScreenThatNeverKeepsItsSize();

private:
    void open();

    QemuScreen m_qemu;
    std::unique_ptr<VncClient> m_client;
    std::optional<Error> m_end;
};

void TestVncSizes::cleanup()
{
    m_client.reset();
    m_qemu.stop();
}

void TestVncSizes::open()
{
    m_client = std::make_unique<VncClient>(VncPeer{.label = u"VM web1 on kvm1"_s, .host = {}, .authorities = {}});
    m_end.reset();
    connect(m_client.get(), &VncClient::ended, this, [this](const Error &error) { m_end = error; });
    const int socket = m_qemu.connected();
    QVERIFY(socket >= 0);
    m_client->start(socket);
    QTRY_VERIFY_WITH_TIMEOUT(m_client->isOpen() || m_end, 30'000);
}

void TestVncSizes::anyWidth_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("a multiple of 16") << QSize(1024, 600);
    QTest::newRow("none") << QSize(1400, 1050);
    QTest::newRow("small") << QSize(328, 200);
}

/// QEMU keeps its picture 16 pixels by 16, and answers that it takes keys by their place with that size.
void TestVncSizes::anyWidth()
{
    QFETCH(const QSize, size);
    const QString disk = m_qemu.bootDisk(showSize(size) + draw() + standStill());
    QVERIFY(m_qemu.start({}, {u"-drive"_s, disk}, size));
    open();
    QVERIFY2(m_client->isOpen(), m_end ? qPrintable(m_end->toText()) : "");
    QTRY_COMPARE(m_client->size(), size);
    const auto agree = [this] {
        const QImage theirs = m_qemu.shot();
        bool same = false;
        m_client->look([&](const QImage &ours) { same = ours == theirs; });
        return same && theirs.pixelColor(0, 0) != Qt::black;
    };
    QVERIFY(QTest::qWaitFor(agree, 30'000));
    QVERIFY(!QTest::qWaitFor([this] { return m_end.has_value(); }, 1000)); // it stays
}

void TestVncSizes::aScreenThatNeverKeepsItsSize()
{
    const auto around = [](const QByteArray &code) { return code + fromTheBegin(code.size() + 3); };
    const QString disk = m_qemu.bootDisk(around(showSize({640, 480}) + waitABit(60) + showSize({1000, 600}) +
                                                waitABit(60) + showSize({328, 200}) + waitABit(60)));
    QVERIFY(m_qemu.start({}, {u"-drive"_s, disk}, {1000, 600}));
    for (int round = 0; round < 60; ++round) {
        open();
        QVERIFY2(m_client->isOpen(), m_end ? qPrintable(u"round %1: %2"_s.arg(round).arg(m_end->toText())) : "");
        QTest::qWait(round % 10 * 20);
        QVERIFY2(!m_end, m_end ? qPrintable(u"round %1: %2"_s.arg(round).arg(m_end->toText())) : "");
    }
    QSignalSpy resized(m_client.get(), &VncClient::resized);
    QTRY_VERIFY_WITH_TIMEOUT(resized.count() > 5 || m_end, 30'000); // and it was what it says
    QVERIFY(!m_end);
}

QTEST_MAIN(TestVncSizes)
#include "tst_vnc_sizes.moc"
