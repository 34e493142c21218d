// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hosthelper/protocol_samples.h"

#include <QTest>

using namespace riser;
using namespace riser::protocol;
using namespace Qt::StringLiterals;

/// What the host program says, line by line.
class TestProtocolMessages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void messageThereAndBack_data();
    void messageThereAndBack();
    void badMessage_data();
    void badMessage();
    void newerHostIsUnderstood();
    void whatHarmsIsReplaced();
    void whatIsTooMuchIsCut();
    void lineStaysOneLine();
};

void TestProtocolMessages::messageThereAndBack_data()
{
    QTest::addColumn<Message>("message");
    QTest::newRow("done") << Message(Answer{.id = 1, .body = {}});
    QTest::newRow("hello") << Message(Answer{
        .id = 2,
        .body = HelloAnswer{
            .version = u"0.1.0"_s, .oldest = 1, .newest = 3, .verbs = verbNames(), .root = true, .bootId = u"b"_s}});
    QTest::newRow("inventory") << Message(Answer{.id = 3, .body = inventory()});
    QTest::newRow("nothing there") << Message(Answer{.id = 3, .body = HostInventory()});
    QTest::newRow("uses") << Message(Answer{.id = 4, .body = HostUses{rootDisk(), process()}});
    QTest::newRow("no uses") << Message(Answer{.id = 4, .body = HostUses()});
    QTest::newRow("pool") << Message(Answer{.id = 5, .body = inventory().pool});
    QTest::newRow("no pool") << Message(Answer{.id = 5, .body = PoolAnswer()});
    for (int code = 0; code <= static_cast<int>(Fault::Code::TimedOut); ++code)
        QTest::addRow("fault %d", code) << Message(
            Fault{.code = static_cast<Fault::Code>(code),
                  .text = u"Why not."_s,
                  .uses = code == static_cast<int>(Fault::Code::Refused) ? HostUses{rootDisk()} : HostUses(),
                  .id = 6 - code % 2 * 6});
    for (int state = 0; state <= static_cast<int>(PoolEntry::State::Blocked); ++state) {
        PoolEntry entry = inventory().pool.constFirst();
        entry.state = static_cast<PoolEntry::State>(state);
        QTest::addRow("state %d", state) << Message(Answer{.id = 7, .body = PoolAnswer{entry}});
    }
    for (const char *action : {"add", "remove", "bind", "unbind", "returned"})
        QTest::addRow("event %s", action)
            << Message(Event{.action = QString::fromLatin1(action), .device = keyOf(stick)});
    QTest::newRow("event of no device") << Message(Event{.action = u"add"_s, .device = {}});
    QTest::newRow("every kind of use") << Message(Answer{.id = 8, .body = [] {
                                                             HostUses uses;
                                                             for (const HostUseKind &kind : hostUseKinds()) {
                                                                 HostUse use = process();
                                                                 use.kind = QString::fromLatin1(kind.kind);
                                                                 use.verdict = kind.verdict;
                                                                 uses << use;
                                                             }
                                                             return uses;
                                                         }()});
}

void TestProtocolMessages::messageThereAndBack()
{
    QFETCH(const Message, message);
    const QByteArray line = std::visit([](const auto &one) { return write(one); }, message);
    QVERIFY(line.endsWith('\n') && line.count('\n') == 1);
    const auto back = readMessage(line);
    QVERIFY2(back, back ? "" : qPrintable(back.error()));
    QVERIFY2(*back == message, line.constData());
}

void TestProtocolMessages::badMessage_data()
{
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const QByteArray &line) { QTest::addRow("%s", line.left(90).constData()) << line; };
    for (const char *line :
         {"",
          "Welcome to lab!",
          "sudo: a password is required",
          "[]",
          "{}",
          R"({"riser":1})",
          R"({"riser":1,"id":1})",
          R"({"riser":1,"id":0,"done":true})",
          R"({"riser":1,"id":1.5,"done":true})",
          R"({"riser":1,"id":1,"done":1})",
          R"({"id":1,"done":true})",
          R"({"riser":2,"id":1,"done":true})",
          R"({"riser":2,"event":{"action":"add"}})",
          R"({"riser":1,"event":{}})",
          R"({"riser":1,"event":{"action":"explode"}})",
          R"({"riser":1,"event":"add"})",
          R"({"riser":1,"event":{"action":"add","device":""}})",
          R"({"riser":1,"event":{"action":"add","device":"../x"}})",
          R"({"riser":1,"id":1,"fault":"busy"})",
          R"({"riser":1,"id":1,"fault":{"code":"busy","text":7}})",
          R"({"riser":1,"id":1,"fault":{"code":"refused","text":"x","uses":[7]}})",
          R"({"riser":1,"id":1,"hello":{}})",
          R"({"riser":1,"id":1,"hello":{"oldest":2,"newest":1}})",
          R"({"riser":1,"id":1,"hello":{"oldest":1.5,"newest":2}})",
          R"({"riser":1,"id":1,"hello":{"oldest":1,"newest":1e99}})",
          R"({"riser":1,"id":1,"hello":{"oldest":1,"newest":1,"verbs":[1]}})",
          R"({"riser":1,"id":1,"hello":{"oldest":1,"newest":1,"root":"yes"}})",
          R"({"riser":1,"id":1,"uses":{}})",
          R"({"riser":1,"id":1,"uses":[{}]})",
          R"({"riser":1,"id":1,"uses":[{"kind":"mount"}]})",
          R"({"riser":1,"id":1,"uses":[{"kind":"mount","verdict":"fine"}]})",
          R"({"riser":1,"id":1,"uses":[{"kind":"<b>mount","verdict":"warn"}]})",
          R"({"riser":1,"id":1,"uses":[{"kind":"mount","verdict":"warn","pid":0}]})",
          R"({"riser":1,"id":1,"uses":[{"kind":"mount","verdict":"warn","pid":1.5}]})",
          R"({"riser":1,"id":1,"uses":[{"kind":"mount","verdict":"warn","pid":4294967297}]})",
          R"({"riser":1,"id":1,"uses":[{"kind":"mount","verdict":"warn","name":[]}]})",
          R"({"riser":1,"id":1,"pool":[{"device":"x","state":"held"}]})",
          R"({"riser":1,"id":1,"pool":[{"device":"usb_1_5","state":"gone"}]})",
          R"({"riser":1,"id":1,"pool":[{"device":"usb_1_5","state":"held","now":"x"}]})",
          R"({"riser":1,"id":1,"inventory":[]})",
          R"({"riser":1,"id":1,"inventory":{"devices":{}}})",
          R"({"riser":1,"id":1,"inventory":{"devices":[{}]}})",
          R"({"riser":1,"id":1,"inventory":{"devices":[{"device":"usb_1_5","identity":7}]}})",
          R"({"riser":1,"id":1,"inventory":{"devices":[{"device":"usb_1_5","identity":{"speedMbit":-1}}]}})",
          R"({"riser":1,"id":1,"inventory":{"devices":[{"device":"usb_1_5","identity":{"speedMbit":1e300}}]}})",
          R"({"riser":1,"id":1,"inventory":{"armed":[{"devices":["x"],"secondsLeft":1}]}})",
          R"({"riser":1,"id":1,"inventory":{"armed":[{"devices":[],"secondsLeft":-1}]}})",
          R"({"riser":1,"id":1,"inventory":{"problems":"none"}})"})
        row(line);
    row(R"({"riser":1,"id":1,"uses":[)" + QByteArray(R"({"kind":"mount","verdict":"warn"},)").repeated(512) +
        R"({"kind":"mount","verdict":"warn"}]})");
    row(R"({"riser":1,"id":1,"done":true,"x":[)" + QByteArray("0,").repeated(600000) + "0]}");
    row(QByteArray(longestLine + 1, ' '));
}

void TestProtocolMessages::badMessage()
{
    QFETCH(const QByteArray, line);
    const auto message = readMessage(line);
    QVERIFY(!message);
    QVERIFY2(message.error().size() > 20 && message.error().size() < 300, qPrintable(message.error()));
}

void TestProtocolMessages::newerHostIsUnderstood()
{
    // What it says of itself, and why it says no.
    const auto hello =
        readMessage(R"({"riser":7,"id":1,"hello":{"version":"9.0","oldest":5,"newest":7,"verbs":["x"],"new":[]}})");
    QVERIFY(hello);
    QCOMPARE(std::get<HelloAnswer>(std::get<Answer>(*hello).body).oldest, 5);
    const auto fault =
        readMessage(R"({"riser":7,"id":1,"fault":{"code":"too-warm","text":"It is too warm.","new":1}})");
    QVERIFY(fault);
    QCOMPARE(std::get<Fault>(*fault).code, Fault::Code::Failed);
    QCOMPARE(std::get<Fault>(*fault).text, u"It is too warm."_s);
    // A use of a new kind is a use all the same.
    const auto uses =
        readMessage(R"({"riser":1,"id":1,"uses":[{"kind":"quantum-store","verdict":"block","text":"It is."}]})");
    QVERIFY(uses);
    QVERIFY(blocks(std::get<HostUses>(std::get<Answer>(*uses).body)));
}

void TestProtocolMessages::whatHarmsIsReplaced()
{
    HostUse use = process();
    use.name = u"a\nb\x1b[31m"_s + QChar(0) + u"\u202eevil"_s + QChar(0xd800);
    const QString clean = u"a\ufffdb\ufffd[31m\ufffd\ufffdevil\ufffd"_s;
    const QByteArray line = write(Answer{.id = 1, .body = HostUses{use}});
    const auto written = readMessage(line);
    QVERIFY(written);
    QCOMPARE(std::get<HostUses>(std::get<Answer>(*written).body).constFirst().name, clean);
    // And by the reader, for the writer may be somebody else's.
    const auto read =
        readMessage(R"({"riser":1,"id":1,"fault":{"code":"busy","text":"a\nb\u001b[31m\u0000\u202eevil"}})");
    QVERIFY(read);
    QCOMPARE(std::get<Fault>(*read).text, u"a\ufffdb\ufffd[31m\ufffd\ufffdevil"_s);
}

void TestProtocolMessages::whatIsTooMuchIsCut()
{
    HostUses uses(600, process());
    for (HostUse &use : uses)
        use.verdict = HostUse::Verdict::Warn;
    uses << rootDisk();
    uses.last().text = QString(10000, u'x');
    uses.last().name = QString(255, u'x') + u"\U0001f600"_s; // cut in its middle
    const auto read = readMessage(write(Answer{.id = 1, .body = uses}));
    QVERIFY(read);
    const HostUses &back = std::get<HostUses>(std::get<Answer>(*read).body);
    QCOMPARE(back.size(), 512);
    QVERIFY(blocks(back)); // what forbids it is never what is left out
    QCOMPARE(back.constFirst().text.size(), 4096);
    QCOMPARE(back.constFirst().name, QString(255, u'x') + u'\ufffd');

    HostInventory all;
    all.devices = QList<HostDevice>(4097, inventory().devices.constFirst());
    all.devices.prepend(
        {.key = DeviceKey(u"usb_usb1"_s), .identity = {}, .driver = {}, .driverOverride = {}, .uses = {}});
    const auto many = readMessage(write(Answer{.id = 1, .body = all}));
    QVERIFY2(many, many ? "" : qPrintable(many.error()));
    QCOMPARE(std::get<HostInventory>(std::get<Answer>(*many).body).devices.size(), 4096);

    for (HostDevice &device : all.devices)
        device.uses = HostUses(30, process());
    const auto tooMany = readMessage(write(Answer{.id = 9, .body = all}));
    QVERIFY(tooMany);
    QCOMPARE(std::get<Fault>(*tooMany).code, Fault::Code::Failed);
    QCOMPARE(std::get<Fault>(*tooMany).id, 9);
}

void TestProtocolMessages::lineStaysOneLine()
{
    Fault fault{.code = Fault::Code::Failed, .text = u"one\ntwo\r\nthree\u2028four"_s, .uses = {process()}, .id = 1};
    fault.uses.first().on = u"\n"_s;
    const QByteArray line = write(fault);
    QCOMPARE(line.count('\n'), 1);
    QVERIFY(line.endsWith("}\n"));
}

QTEST_APPLESS_MAIN(TestProtocolMessages)
#include "tst_protocol_messages.moc"
