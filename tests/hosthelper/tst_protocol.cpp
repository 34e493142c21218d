// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/protocol/messages.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace riser;
using namespace riser::protocol;
using namespace Qt::StringLiterals;

namespace {

const PciAddress gpu{.domain = 0, .bus = 1, .slot = 0, .function = 0};
const PciAddress gpuAudio{.domain = 0, .bus = 1, .slot = 0, .function = 1};
const UsbPort stick{.bus = 1, .chain = {5, 3}};

QString codeOf(const std::expected<Request, Fault> &request)
{
    if (request)
        return u"taken"_s;
    const QByteArray line = write(request.error());
    return QJsonDocument::fromJson(line).object().value("fault"_L1).toObject().value("code"_L1).toString();
}

HostUse rootDisk()
{
    return {.kind = u"root-disk"_s,
            .verdict = HostUse::Verdict::Block,
            .guarded = false,
            .on = u"nvme0n1p2"_s,
            .name = u"/"_s,
            .user = {},
            .pid = {},
            .text = u"The root file system is on nvme0n1p2."_s};
}

HostUse process()
{
    return {.kind = u"process"_s,
            .verdict = HostUse::Verdict::Block,
            .guarded = true,
            .on = u"/dev/dri/card0"_s,
            .name = u"Xorg"_s,
            .user = u"paula"_s,
            .pid = 4711,
            .text = u"Xorg (4711, paula) has /dev/dri/card0 open."_s};
}

DeviceIdentity identity()
{
    return {.id = u"144d:a80a"_s,
            .serial = u"S5GXNX0T"_s,
            .model = u"Samsung SSD 980 PRO 1 TB — größer"_s,
            .slot = u"PCIe Slot 2"_s,
            .mac = u"52:54:00:1a:b0:01"_s,
            .speedMbit = 1.5,
            .remembered = true};
}

HostInventory inventory()
{
    HostInventory all;
    all.hostname = u"lab"_s;
    all.bootId = u"0f6f5c2a-2a1b-4a8e-9c58-0f2a2d7f9a11"_s;
    all.devices = {{.key = keyOf(gpu),
                    .identity = identity(),
                    .driver = u"nvme"_s,
                    .driverOverride = u"vfio-pci"_s,
                    .uses = {rootDisk(), process()}},
                   {.key = keyOf(stick),
                    .identity = {.id = u"046d:c52b"_s, .serial = {}, .model = {}, .slot = {}, .mac = {}},
                    .driver = {},
                    .driverOverride = {},
                    .uses = {}}};
    all.pool = {
        {.key = keyOf(gpu),
         .unit = u"u1"_s,
         .identity = identity(),
         .state = PoolEntry::State::Moved,
         .now = keyOf(gpuAudio),
         .text = u"It is somewhere else."_s},
        {.key = keyOf(stick), .unit = u"u2"_s, .identity = {}, .state = PoolEntry::State::Held, .now = {}, .text = {}}};
    all.armed = {{.devices = {keyOf(gpu), keyOf(gpuAudio)}, .secondsLeft = 17}};
    all.problems = {u"zpool could not be asked"_s};
    return all;
}

} // namespace

class TestProtocol : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verbsHaveNames();
    void requestThereAndBack_data();
    void requestThereAndBack();
    void badRequest_data();
    void badRequest();
    void longRequest();
    void faultKeepsTheId();
    void faultNamesTheValue();
    void helloIsTakenInEveryVersion();
    void unknownFieldsAreLeft();
    void messageThereAndBack_data();
    void messageThereAndBack();
    void badMessage_data();
    void badMessage();
    void newerHostIsUnderstood();
    void whatHarmsIsReplaced();
    void whatIsTooMuchIsCut();
    void lineStaysOneLine();
};

void TestProtocol::verbsHaveNames()
{
    QCOMPARE(verbNames().size(), 12);
    const QStringList names = verbNames();
    QCOMPARE(QSet<QString>(names.cbegin(), names.cend()).size(), 12);
    for (int verb = 0; verb <= static_cast<int>(Verb::Watch); ++verb)
        QCOMPARE(verbNamed(verbName(static_cast<Verb>(verb))), static_cast<Verb>(verb));
    QCOMPARE(verbName(Verb::UsbDetach), u"usb-detach"_s);
    for (const QString &none : {QString(), u"USB-DETACH"_s, u"usb-detach "_s, u"usb_detach"_s, u"shell"_s})
        QVERIFY(!verbNamed(none));
}

void TestProtocol::requestThereAndBack_data()
{
    QTest::addColumn<Request>("request");
    QTest::addColumn<QByteArray>("line");
    const QList<DeviceName> unit{gpu, gpuAudio};
    QTest::newRow("hello") << Request{.id = 1, .verb = Verb::Hello}
                           << QByteArray(R"({"id":1,"riser":1,"verb":"hello"})");
    QTest::newRow("inventory") << Request{.id = 2, .verb = Verb::Inventory}
                               << QByteArray(R"({"id":2,"riser":1,"verb":"inventory"})");
    QTest::newRow("blast-radius") << Request{.id = 3, .verb = Verb::BlastRadius, .devices = {gpu}}
                                  << QByteArray(
                                         R"({"device":"pci_0000_01_00_0","id":3,"riser":1,"verb":"blast-radius"})");
    QTest::newRow("usb-detach") << Request{.id = 4, .verb = Verb::UsbDetach, .port = stick}
                                << QByteArray(R"({"id":4,"port":"1-5.3","riser":1,"verb":"usb-detach"})");
    QTest::newRow("usb-attach") << Request{.id = 5, .verb = Verb::UsbAttach, .port = stick}
                                << QByteArray(R"({"id":5,"port":"1-5.3","riser":1,"verb":"usb-attach"})");
    QTest::newRow("pool-keep")
        << Request{.id = 6, .verb = Verb::PoolKeep, .devices = unit}
        << QByteArray(R"({"devices":["pci_0000_01_00_0","pci_0000_01_00_1"],"id":6,"riser":1,"verb":"pool-keep"})");
    QTest::newRow("pool-forget") << Request{.id = 7, .verb = Verb::PoolForget, .devices = {stick}}
                                 << QByteArray(R"({"devices":["usb_1_5_3"],"id":7,"riser":1,"verb":"pool-forget"})");
    QTest::newRow("pool-restore all") << Request{.id = 8, .verb = Verb::PoolRestore}
                                      << QByteArray(R"({"id":8,"riser":1,"verb":"pool-restore"})");
    QTest::newRow("pool-restore one")
        << Request{.id = 9, .verb = Verb::PoolRestore, .devices = {gpu}}
        << QByteArray(R"({"devices":["pci_0000_01_00_0"],"id":9,"riser":1,"verb":"pool-restore"})");
    QTest::newRow("pool-move")
        << Request{.id = 10, .verb = Verb::PoolMove, .devices = {gpu}, .to = gpuAudio}
        << QByteArray(R"({"device":"pci_0000_01_00_0","id":10,"riser":1,"to":"pci_0000_01_00_1","verb":"pool-move"})");
    QTest::newRow("arm") << Request{.id = 1LL << 53, .verb = Verb::Arm, .devices = unit, .seconds = 600}
                         << QByteArray(
                                R"({"devices":["pci_0000_01_00_0","pci_0000_01_00_1"],"id":9007199254740992,"riser":1,)"
                                R"("seconds":600,"verb":"arm"})");
    QTest::newRow("confirm") << Request{.id = 12, .verb = Verb::Confirm, .devices = {stick}}
                             << QByteArray(R"({"devices":["usb_1_5_3"],"id":12,"riser":1,"verb":"confirm"})");
    QTest::newRow("watch") << Request{.id = 13, .verb = Verb::Watch}
                           << QByteArray(R"({"id":13,"riser":1,"verb":"watch"})");
}

void TestProtocol::requestThereAndBack()
{
    QFETCH(const Request, request);
    QFETCH(const QByteArray, line);
    QCOMPARE(write(request), line + '\n');
    const auto back = readRequest(line + '\n');
    QVERIFY2(back, back ? "" : qPrintable(back.error().text));
    QVERIFY(*back == request);
    QVERIFY(readRequest(line + "\r\n"));
}

void TestProtocol::badRequest_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("code");
    int number = 0;
    const auto rows = [&number](const char *code, const QList<QByteArray> &lines) {
        for (const QByteArray &line : lines)
            QTest::addRow("%d %s", ++number, line.left(70).replace('\0', '0').replace('\n', ' ').constData())
                << line << QString::fromLatin1(code);
    };
    const auto asked = [](const char *rest) { return QByteArray(R"({"riser":1,"id":1,)") + rest + '}'; };
    using namespace std::string_literals;
    rows("malformed", {"",
                       "\n",
                       " ",
                       "x",
                       "null",
                       "1",
                       "\"hello\"",
                       "[]",
                       "[{}]",
                       "{",
                       "}",
                       "{}}",
                       "{\"riser\":1",
                       "{'riser':1}",
                       "{\"riser\":1,}",
                       "{riser:1}",
                       "GET / HTTP/1.1",
                       "\xff\xfe",
                       "\xc3\x28",
                       "{\"riser\":1,\"id\":1,\"verb\":\"hello\"} {}",
                       "{\"riser\":01}",
                       "{\"riser\":1e}",
                       "{\"a\":NaN}",
                       "{\"riser\":1e999,\"id\":1,\"verb\":\"hello\"}",
                       QByteArray::fromStdString("{\"riser\":1,\"id\":1,\"verb\":\"hello\0\"}"s),
                       QByteArray::fromStdString("\0\0\0\0"s),
                       QByteArray::fromStdString("{\"riser\":1,\"id\":1,\"verb\":\"hello\"}\0"s)});
    rows("malformed",
         {asked("\"verb\":\"hello\",\"x\":\"\xc3\x28\""), asked("\"verb\":\"hello\",\"x\":\"\xed\xa0\x80\""),
          asked(R"("verb":"hello","x":"\ud800")"), asked(R"("verb":"hello","\udc00":1)"),
          asked(R"("verb":"hello","x":["a",{"b":"\ud83d"}])"), asked("\"verb\":\"hel\nlo\"")});
    // The same field twice, spelt the same or not.
    rows("malformed", {asked(R"("verb":"hello","verb":"usb-detach")"), asked(R"("verb":"hello","id":2)"),
                       asked(R"("verb":"usb-detach","port":"1-1","\u0070ort":"1-2")"),
                       asked(R"("verb":"hello","x":{"y":1,"y":1})")});
    rows("malformed", {"{\"a\":" + QByteArray(100000, '['), QByteArray(100000, '{'),
                       "{\"a\":" + QByteArray(20, '[') + QByteArray(20, ']') + '}', QByteArray(1 << 20, 'a')});
    rows("version", {"{}", R"({"id":1,"verb":"inventory"})", R"({"riser":2,"id":1,"verb":"inventory"})",
                     R"({"riser":0,"id":1,"verb":"inventory"})", R"({"riser":"1","id":1,"verb":"inventory"})",
                     R"({"riser":1.5,"id":1,"verb":"inventory"})", R"({"riser":null,"id":1,"verb":"inventory"})",
                     R"({"riser":1e300,"id":1,"verb":"inventory"})", R"({"riser":2,"id":1,"verb":"a-new-one"})"});
    rows("bad-argument",
         {R"({"riser":1,"verb":"hello"})", R"({"riser":1,"id":0,"verb":"hello"})",
          R"({"riser":1,"id":-1,"verb":"hello"})", R"({"riser":1,"id":1.5,"verb":"hello"})",
          R"({"riser":1,"id":"1","verb":"hello"})", R"({"riser":1,"id":null,"verb":"hello"})",
          R"({"riser":1,"id":true,"verb":"hello"})", R"({"riser":1,"id":[1],"verb":"hello"})",
          R"({"riser":1,"id":9007199254740993,"verb":"hello"})", R"({"riser":1,"id":1e300,"verb":"hello"})",
          R"({"riser":1,"id":99999999999999999999999,"verb":"hello"})"});
    rows("unknown-verb",
         {R"({"riser":1,"id":1})", asked(R"("verb":"")"), asked(R"("verb":"Hello")"), asked(R"("verb":"run")"),
          asked(R"("verb":null)"), asked(R"("verb":1)"), asked(R"("verb":["hello"])"), asked(R"("verb":"hello\u0000")"),
          asked(R"("verb":"hello ")"), asked(R"("verb":"usb-detach; reboot")"), asked(R"("verb":"../usb-detach")")});
    rows("bad-argument", {asked(R"("verb":"blast-radius")"), asked(R"("verb":"blast-radius","device":null)"),
                          asked(R"("verb":"blast-radius","device":["pci_0000_01_00_0"])"),
                          asked(R"("verb":"blast-radius","devices":["pci_0000_01_00_0"])"),
                          asked(R"("verb":"blast-radius","device":"0000:01:00.0")"),
                          asked(R"("verb":"blast-radius","device":"pci_0000_01_00_0/../..")"),
                          asked(R"("verb":"blast-radius","device":"pci_0000_01_00_0\u0000")"),
                          asked(R"("verb":"usb-detach")"), asked(R"("verb":"usb-detach","port":"usb_1_5")"),
                          asked(R"("verb":"usb-detach","port":1.5)"), asked(R"("verb":"usb-detach","port":"../1-5")"),
                          asked(R"("verb":"usb-attach","port":{})"), asked(R"("verb":"usb-attach","port":"1-5:1.0")")});
    rows("bad-argument",
         {asked(R"("verb":"pool-keep")"), asked(R"("verb":"pool-keep","devices":[])"),
          asked(R"("verb":"pool-keep","devices":"pci_0000_01_00_0")"), asked(R"("verb":"pool-keep","devices":[1])"),
          asked(R"("verb":"pool-keep","devices":[null])"), asked(R"("verb":"pool-keep","devices":[["usb_1_5"]])"),
          asked(R"("verb":"pool-keep","devices":{"0":"usb_1_5"})"),
          asked(R"("verb":"pool-keep","devices":["usb_1_5","usb_1_5"])"),
          asked(R"("verb":"pool-keep","devices":["usb_1_5","usb_1_5%2f"])"),
          asked(R"("verb":"pool-forget","devices":[])"), asked(R"("verb":"pool-restore","devices":[])"),
          asked(R"("verb":"pool-restore","devices":null)"), asked(R"("verb":"confirm")"),
          asked(R"("verb":"pool-move","device":"usb_1_5")"), asked(R"("verb":"pool-move","to":"usb_1_5")"),
          asked(R"("verb":"pool-move","device":"usb_1_5","to":"..")")});
    const auto arm = [&asked](const char *seconds) {
        return asked((R"("verb":"arm","devices":["usb_1_5"],"seconds":)"_ba + seconds).constData());
    };
    rows("bad-argument", {asked(R"("verb":"arm","devices":["usb_1_5"])"), arm("4"), arm("601"), arm("0"), arm("-30"),
                          arm("5.5"), arm("\"30\""), arm("null"), arm("true"), arm("1e9"), arm("4294967326"),
                          arm("18446744073709551646"), arm("-0"), asked(R"("verb":"arm","seconds":30)")});
}

void TestProtocol::badRequest()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QString, code);
    const auto request = readRequest(line);
    QCOMPARE(codeOf(request), code);
    const QString &text = request.error().text;
    QVERIFY(!text.isEmpty());
    QVERIFY2(text.size() < 600, qPrintable(text));
    for (const QChar character : text)
        QVERIFY2(character.isPrint(), qPrintable(text));
}

void TestProtocol::longRequest()
{
    const auto restore = [](int count) {
        Request request{.id = 1, .verb = Verb::PoolRestore};
        for (int i = 0; i < count; ++i)
            request.devices << UsbPort{1, {i + 1}};
        return readRequest(write(request));
    };
    QVERIFY(restore(mostDevices));
    QCOMPARE(codeOf(restore(mostDevices + 1)), u"bad-argument"_s);

    const QByteArray line = write(Request{.id = 1, .verb = Verb::Hello});
    QVERIFY(readRequest(line + QByteArray(longestRequest - line.size(), ' ')));
    QCOMPARE(codeOf(readRequest(line + QByteArray(longestRequest - line.size() + 1, ' '))), u"malformed"_s);
}

void TestProtocol::faultKeepsTheId()
{
    const auto idOf = [](const char *line) { return readRequest(line).error().id; };
    QCOMPARE(idOf(R"({"riser":1,"id":17,"verb":"run"})"), 17);
    QCOMPARE(idOf(R"({"riser":9,"id":18,"verb":"run"})"), 18);
    QCOMPARE(idOf(R"({"riser":1,"id":19,"verb":"usb-detach","port":"x"})"), 19);
    QCOMPARE(idOf(R"({"riser":1,"id":-19,"verb":"usb-detach"})"), 0);
    QCOMPARE(idOf("{"), 0);
}

void TestProtocol::faultNamesTheValue()
{
    const auto textOf = [](const QByteArray &line) { return readRequest(line).error().text; };
    QCOMPARE(textOf(R"({"riser":1,"id":1,"verb":"usb-detach","port":"1-5\n\u0000\u202e"})"),
             u"usb-detach: port is \"1-5\\u000a\\u0000\\u202e\", not a USB port like 1-5.3"_s);
    QCOMPARE(textOf(R"({"riser":1,"id":1,"verb":"arm","devices":["usb_1_5"],"seconds":1e9})"),
             u"arm: seconds is 1000000000, not a whole number from 5 to 600"_s);
    QCOMPARE(textOf(R"({"riser":1,"id":1,"verb":"pool-keep","devices":["usb_1_5",{}]})"),
             u"pool-keep: devices[1] is an object, not a device's name like pci_0000_01_00_0 or usb_1_5_3"_s);
    const QString cut = textOf(R"({"riser":1,"id":1,"verb":"usb-detach","port":")" + QByteArray(10000, 'x') + R"("})");
    QVERIFY2(cut.contains(u"xxx…\""_s) && cut.size() < 150, qPrintable(cut));
    QVERIFY(textOf(R"({"riser":2,"id":1,"verb":"watch"})").contains(u"update riser-host"_s));
    QVERIFY(textOf(R"({"riser":0,"id":1,"verb":"watch"})").contains(u"update the console"_s));
    QVERIFY(textOf(R"({"riser":1,"id":1,"verb":"run"})").contains(u"usb-detach"_s)); // what it does know
}

void TestProtocol::helloIsTakenInEveryVersion()
{
    for (const char *line : {R"({"riser":2,"id":5,"verb":"hello"})", R"({"riser":99,"id":5,"verb":"hello","more":{}})",
                             R"({"id":5,"verb":"hello"})"}) {
        const auto request = readRequest(line);
        QVERIFY2(request, line);
        QVERIFY(*request == (Request{.id = 5, .verb = Verb::Hello}));
    }
}

void TestProtocol::unknownFieldsAreLeft()
{
    const auto request = readRequest(R"({"riser":1,"id":5,"verb":"usb-detach","port":"1-5.3","because":[{"a":null}],
        "seconds":"many","devices":7})");
    QVERIFY(request);
    QVERIFY(*request == (Request{.id = 5, .verb = Verb::UsbDetach, .port = stick}));
}

void TestProtocol::messageThereAndBack_data()
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

void TestProtocol::messageThereAndBack()
{
    QFETCH(const Message, message);
    const QByteArray line = std::visit([](const auto &one) { return write(one); }, message);
    QVERIFY(line.endsWith('\n') && line.count('\n') == 1);
    const auto back = readMessage(line);
    QVERIFY2(back, back ? "" : qPrintable(back.error()));
    QVERIFY2(*back == message, line.constData());
}

void TestProtocol::badMessage_data()
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

void TestProtocol::badMessage()
{
    QFETCH(const QByteArray, line);
    const auto message = readMessage(line);
    QVERIFY(!message);
    QVERIFY2(message.error().size() > 20 && message.error().size() < 300, qPrintable(message.error()));
}

void TestProtocol::newerHostIsUnderstood()
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

void TestProtocol::whatHarmsIsReplaced()
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

void TestProtocol::whatIsTooMuchIsCut()
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

void TestProtocol::lineStaysOneLine()
{
    Fault fault{.code = Fault::Code::Failed, .text = u"one\ntwo\r\nthree\u2028four"_s, .uses = {process()}, .id = 1};
    fault.uses.first().on = u"\n"_s;
    const QByteArray line = write(fault);
    QCOMPARE(line.count('\n'), 1);
    QVERIFY(line.endsWith("}\n"));
}

QTEST_APPLESS_MAIN(TestProtocol)
#include "tst_protocol.moc"
