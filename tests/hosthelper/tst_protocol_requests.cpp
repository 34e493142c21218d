// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hosthelper/protocol_samples.h"

#include <QSet>
#include <QTest>

using namespace riser;
using namespace riser::protocol;
using namespace Qt::StringLiterals;

/// What the console asks of the host program, line by line.
class TestProtocolRequests : public QObject
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
};

void TestProtocolRequests::verbsHaveNames()
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

void TestProtocolRequests::requestThereAndBack_data()
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

void TestProtocolRequests::requestThereAndBack()
{
    QFETCH(const Request, request);
    QFETCH(const QByteArray, line);
    QCOMPARE(write(request), line + '\n');
    const auto back = readRequest(line + '\n');
    QVERIFY2(back, back ? "" : qPrintable(back.error().text));
    QVERIFY(*back == request);
    QVERIFY(readRequest(line + "\r\n"));
}

void TestProtocolRequests::badRequest_data()
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

void TestProtocolRequests::badRequest()
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

void TestProtocolRequests::longRequest()
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

void TestProtocolRequests::faultKeepsTheId()
{
    const auto idOf = [](const char *line) { return readRequest(line).error().id; };
    QCOMPARE(idOf(R"({"riser":1,"id":17,"verb":"run"})"), 17);
    QCOMPARE(idOf(R"({"riser":9,"id":18,"verb":"run"})"), 18);
    QCOMPARE(idOf(R"({"riser":1,"id":19,"verb":"usb-detach","port":"x"})"), 19);
    QCOMPARE(idOf(R"({"riser":1,"id":-19,"verb":"usb-detach"})"), 0);
    QCOMPARE(idOf("{"), 0);
}

void TestProtocolRequests::faultNamesTheValue()
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

void TestProtocolRequests::helloIsTakenInEveryVersion()
{
    for (const char *line : {R"({"riser":2,"id":5,"verb":"hello"})", R"({"riser":99,"id":5,"verb":"hello","more":{}})",
                             R"({"id":5,"verb":"hello"})"}) {
        const auto request = readRequest(line);
        QVERIFY2(request, line);
        QVERIFY(*request == (Request{.id = 5, .verb = Verb::Hello}));
    }
}

void TestProtocolRequests::unknownFieldsAreLeft()
{
    const auto request = readRequest(R"({"riser":1,"id":5,"verb":"usb-detach","port":"1-5.3","because":[{"a":null}],
        "seconds":"many","devices":7})");
    QVERIFY(request);
    QVERIFY(*request == (Request{.id = 5, .verb = Verb::UsbDetach, .port = stick}));
}

QTEST_APPLESS_MAIN(TestProtocolRequests)
#include "tst_protocol_requests.moc"
