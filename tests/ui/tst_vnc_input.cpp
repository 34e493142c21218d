// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/qemu_screen.h"
#include "ui/console/us_keyboard.h"
#include "ui/console/vnc_client.h"
#include "ui/console/vnc_view.h"

#include <QSignalSpy>

using namespace riser;
using namespace riser::test;

namespace {

/// A guest that writes each character that it is typed to its serial line, after a ">", and after a return whether Caps
/// Lock is on: "p", else "0". By the firmware's own calls for keys.
QByteArray echo()
{
    const QByteArray writeIt = "\xba\xf8\x03\xee";                                    // mov dx, 0x3f8; out dx, al
    const QByteArray loop = QByteArray("\xb4\x00\xcd\x16", 4) + writeIt + "\x3c\x0d"; // int 0x16 (0); cmp al, 13
    const QByteArray caps = "\xb4\x02\xcd\x16\x24\x40\x0c\x30" + writeIt;             // int 0x16 (2): bit 6
    const QByteArray again = QByteArray("\x75") + char(-(loop.size() + 2));           // jne loop
    const QByteArray whole = loop + again + caps;
    return "\xfb\xb0>" + writeIt + whole + "\xeb" + char(-(whole.size() + 2)); // sti; mov al, '>' … jmp loop
}

} // namespace

/// What goes into QEMU's own VNC server: keys as the guest has them, and the clipboard as another client has it.
class TestVncInput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();

    void whatAUsKeyboardHas();
    void typedIsWhatArrives();
    void theClipboardGoesBothWays();

private:
    std::unique_ptr<VncClient> opened();
    QByteArray line() const
    {
        QFile file(m_qemu.file(u"serial"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QemuScreen m_qemu;
};

void TestVncInput::cleanup()
{
    m_qemu.stop();
}

std::unique_ptr<VncClient> TestVncInput::opened()
{
    auto client = std::make_unique<VncClient>(VncPeer{.label = u"VM web1 on kvm1"_s, .host = {}, .authorities = {}});
    const int socket = m_qemu.connected();
    if (socket >= 0)
        client->start(socket);
    return client;
}

void TestVncInput::whatAUsKeyboardHas()
{
    QCOMPARE(usKeyOf(U'a'), (TypedKey{'a', false}));
    QCOMPARE(usKeyOf(U'A'), (TypedKey{'A', true}));
    QCOMPARE(usKeyOf(U'-'), (TypedKey{'-', false}));
    QCOMPARE(usKeyOf(U'_'), (TypedKey{'_', true}));
    QCOMPARE(usKeyOf(U'\n'), (TypedKey{0xff0d, false}));
    for (const char32_t none : {U'ä', U'€', U'漢', U'\0', U'\x1b', U'\x7f'})
        QVERIFY(!usKeyOf(none));
}

void TestVncInput::typedIsWhatArrives()
{
    const QString disk = m_qemu.bootDisk(echo());
    QVERIFY(m_qemu.start({}, {u"-drive"_s, disk, u"-serial"_s, u"file:"_s + m_qemu.file(u"serial"_s)}));
    const auto client = opened();
    QTRY_VERIFY_WITH_TIMEOUT(client->isOpen(), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(line(), QByteArray(">"), 30'000);
    VncView view;
    view.setClient(client.get());
    QCOMPARE(view.type(u"Pa$$_W!~{}|\"<>?:;'A1ä漢ä\n"_s), u"ä漢"_s);
    const QByteArray typed = ">Pa$$_W!~{}|\"<>?:;'A1\r0";
    QTRY_COMPARE_WITH_TIMEOUT(line(), typed, 30'000);
    QVERIFY(view.type(QString(200, u'x')).isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(line(), typed + QByteArray(VncView::longestTyped, 'x'), 60'000);
    view.setClient(nullptr);
}

/// Two look at one VM: what one of them copies, QEMU gives to the other, as it does with a guest's agent.
void TestVncInput::theClipboardGoesBothWays()
{
    QVERIFY(m_qemu.start({}));
    const auto ann = opened();
    const auto ben = opened();
    const QSignalSpy annsPicture(ann.get(), &VncClient::updated);
    const QSignalSpy bensPicture(ben.get(), &VncClient::updated);
    QTRY_VERIFY_WITH_TIMEOUT(ann->isOpen() && ben->isOpen(), 30'000);
    // QEMU tells of a clipboard whom it knows to want it: who has a picture has told it what they want before.
    QTRY_VERIFY_WITH_TIMEOUT(!annsPicture.isEmpty() && !bensPicture.isEmpty(), 30'000);
    QSignalSpy toAnn(ann.get(), &VncClient::clipboardCame);
    QSignalSpy toBen(ben.get(), &VncClient::clipboardCame);
    const auto last = [](const QSignalSpy &spy) { return spy.isEmpty() ? QString() : spy.last().first().toString(); };
    const QStringList texts{u"plain"_s, u"grüß Gott, 漢字 🙂"_s, QString(100'000, u'ö'), u"two\nlines"_s};
    for (const QString &text : texts) {
        ann->sendClipboard(text);
        QTRY_COMPARE_WITH_TIMEOUT(last(toBen), text, 10'000);
        ben->sendClipboard(text + u'!');
        QTRY_COMPARE_WITH_TIMEOUT(last(toAnn), QString(text + u'!'), 10'000);
    }
    QVERIFY(!toAnn.contains(QVariantList{texts[0]})); // not back to who sent it
    QVERIFY(ann->isOpen() && ben->isOpen());
}

QTEST_MAIN(TestVncInput)
#include "tst_vnc_input.moc"
