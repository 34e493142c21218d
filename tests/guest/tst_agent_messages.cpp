// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/agent_messages.h"
#include "core/guest/guest_text.h"
#include "tests/support/fake_agent.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

class TestAgentMessages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void commandsAreAsTheProtocolHasThem();
    void infoTellsWhatIsForbidden();
    void disksHaveTheirController();
    void fileSystemsHaveTheirDisks();
    void interfacesHaveTheirMac();
    void windowsDevicesHaveTheirDriver();
    void theSystemHasAnId();
    void filesAndPrograms();
    void whatIsNoAnswerIsNone_data();
    void whatIsNoAnswerIsNone();
    void giantListsEnd();
    void longAndHiddenTextIsCut();
};

void TestAgentMessages::commandsAreAsTheProtocolHasThem()
{
    QCOMPARE(agent::command("guest-info"_L1), QByteArray(R"({"execute":"guest-info"})"));
    const QJsonObject run = QJsonDocument::fromJson(agent::runProgram(u"/bin/sh"_s, {u"-c"_s, u"exit 3"_s})).object();
    QCOMPARE(run["execute"_L1].toString(), u"guest-exec"_s);
    QCOMPARE(run["arguments"_L1]["arg"_L1].toArray().at(1).toString(), u"exit 3"_s);
    QCOMPARE(run["arguments"_L1]["capture-output"_L1].toBool(), true);
    const QJsonObject open = QJsonDocument::fromJson(agent::openFile(u"/proc/a \"b\""_s)).object();
    QCOMPARE(open["arguments"_L1]["path"_L1].toString(), u"/proc/a \"b\""_s);
    QCOMPARE(open["arguments"_L1]["mode"_L1].toString(), u"r"_s); // never for writing
}

void TestAgentMessages::infoTellsWhatIsForbidden()
{
    const auto info = agent::readInfo(guestData(u"linux/guest-info.json"_s));
    QVERIFY(info);
    QCOMPARE(info->version, u"10.0.2"_s);
    QCOMPARE(info->commands.value(u"guest-exec"_s), true);
    QVERIFY(info->commands.contains(u"guest-get-devices"_s));
    QCOMPARE(info->commands.value(u"guest-get-devices"_s), false);
    QVERIFY(!info->commands.contains(u"guest-get-cpustats"_s));
}

void TestAgentMessages::disksHaveTheirController()
{
    const auto disks = agent::readDisks(guestData(u"linux/guest-get-disks.json"_s));
    QVERIFY(disks);
    QCOMPARE(disks->size(), 5);
    const GuestDisk &nvme = disks->at(2);
    QCOMPARE(nvme.name, u"/dev/nvme0n1"_s);
    QCOMPARE(nvme.pci, PciAddress::parse(u"0000:01:00.0"));
    QCOMPARE(nvme.serial, u"QEMU_NVMe_Ctrl_NVME-TWIN-A_1"_s);
    QVERIFY(!nvme.partition);
    QVERIFY(disks->at(3).partition);
    QCOMPARE(disks->at(3).partOf, QStringList{u"/dev/nvme0n1"_s});
    const auto windows = agent::readDisks(guestData(u"windows/guest-get-disks.json"_s));
    QVERIFY(windows && !windows->at(0).pci); // -1 is no address
    QCOMPARE(windows->at(0).serial, u"NVME-TWIN-A"_s);
}

void TestAgentMessages::fileSystemsHaveTheirDisks()
{
    const auto systems = agent::readFileSystems(guestData(u"linux/guest-get-fsinfo.json"_s));
    QVERIFY(systems);
    QCOMPARE(systems->at(0).mountPoint, u"/data"_s);
    QCOMPARE(systems->at(0).totalBytes, 60 * 1024 * 1024);
    QCOMPARE(systems->at(0).disks.at(0).name, u"/dev/nvme0n1p1"_s);
}

void TestAgentMessages::interfacesHaveTheirMac()
{
    const auto interfaces = agent::readInterfaces(guestData(u"linux/guest-network-get-interfaces.json"_s));
    QVERIFY(interfaces);
    QCOMPARE(interfaces->at(1).mac, u"02:00:5e:10:00:07"_s); // small letters, as libvirt writes them
    QCOMPARE(interfaces->at(1).addresses, (QStringList{u"192.0.2.7"_s, u"fe80::5eff:fe10:7"_s}));
}

void TestAgentMessages::windowsDevicesHaveTheirDriver()
{
    const auto devices = agent::readDevices(guestData(u"windows/guest-get-devices.json"_s));
    QVERIFY(devices);
    QCOMPARE(devices->size(), 4);
    QCOMPARE(devices->at(0).vendor, 0x1af4); // of virtio and QEMU, and no others
    QCOMPARE(devices->at(0).product, 0x1045);
    QCOMPARE(devices->at(0).version, u"100.94.104.24800"_s);
}

void TestAgentMessages::theSystemHasAnId()
{
    QCOMPARE(agent::readOsId(guestData(u"windows/guest-get-osinfo.json"_s)), u"mswindows"_s);
    QCOMPARE(agent::readOsId(guestData(u"linux/guest-get-osinfo.json"_s)), u"debian"_s);
    QVERIFY(!agent::readOsId(R"({"return":{"id":7}})"));
}

void TestAgentMessages::filesAndPrograms()
{
    QCOMPARE(agent::readHandle(R"({"return":1001})"), 1001);
    const auto piece = agent::readFilePiece(R"({"return":{"count":2,"buf-b64":"aGk=","eof":true}})");
    QVERIFY(piece && piece->end);
    QCOMPARE(piece->bytes, QByteArray("hi"));
    QCOMPARE(agent::readPid(R"({"return":{"pid":4711}})"), 4711);
    const auto runs = agent::readProgramState(R"({"return":{"exited":false}})");
    QVERIFY(runs && !runs->exited && !runs->exitCode);
    const auto ended =
        agent::readProgramState(R"({"return":{"exited":true,"exitcode":3,"out-data":"aGk=","out-truncated":true}})");
    QVERIFY(ended && ended->exited && ended->truncated);
    QCOMPARE(ended->exitCode, 3);
    QCOMPARE(ended->output, QByteArray("hi"));
    const auto failed = agent::readProgramState(R"({"return":{"exited":true,"exitcode":1,"err-data":"aGk="}})");
    QVERIFY(failed && failed->output.isEmpty());
    QCOMPARE(failed->errors, QByteArray("hi"));
    const auto killed = agent::readProgramState(R"({"return":{"exited":true,"signal":9}})");
    QVERIFY(killed && killed->exited && !killed->exitCode);
}

void TestAgentMessages::whatIsNoAnswerIsNone_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("truncated") << QByteArray(R"({"return":[{"name":"/dev/nv)");
    QTest::newRow("an error") << QByteArray(R"({"error":{"class":"CommandNotFound","desc":"no"}})");
    QTest::newRow("a number") << QByteArray(R"({"return":-1})");
    QTest::newRow("a huge number") << QByteArray(R"({"return":1e300})");
    QTest::newRow("half a number") << QByteArray(R"({"return":0.5})");
    QTest::newRow("a text") << QByteArray(R"({"return":"yes"})");
    QTest::newRow("nothing") << QByteArray(R"({"return":null})");
    QTest::newRow("no object") << QByteArray(R"(["return"])");
    QTest::newRow("deep") << QByteArray(200'000, '[');
    QTest::newRow("deep objects") << QByteArray(R"({"return":)") + QByteArray("{\"a\":").repeated(50'000);
    QTest::newRow("not UTF-8") << QByteArray("{\"return\":\"\xff\xfe\"}");
    QTest::newRow("too large") << R"({"return":")" + QByteArray(5 * 1024 * 1024, 'a') + R"("})";
    QTest::newRow("no base64") << QByteArray(
        R"({"return":{"buf-b64":"*** no ***","eof":false,"out-data":"***","exited":true}})");
    QTest::newRow("base64 that is no text") << QByteArray(R"({"return":{"buf-b64":[1],"out-data":{},"exited":true}})");
    QTest::newRow("half types") << QByteArray(R"({"return":{"exited":1,"pid":"4711","buf-b64":null}})");
}

void TestAgentMessages::whatIsNoAnswerIsNone()
{
    QFETCH(QByteArray, answer);
    QVERIFY(!agent::readDisks(answer));
    QVERIFY(!agent::readFileSystems(answer));
    QVERIFY(!agent::readInterfaces(answer));
    QVERIFY(!agent::readDevices(answer));
    QVERIFY(!agent::readHandle(answer));
    QVERIFY(!agent::readOsId(answer));
    QVERIFY(!agent::readPid(answer));
    QVERIFY(!agent::readFilePiece(answer));
    QVERIFY(!agent::readProgramState(answer));
    if (const auto info = agent::readInfo(answer)) // an object at least
        QVERIFY(info->version.isEmpty() && info->commands.isEmpty());
}

void TestAgentMessages::giantListsEnd()
{
    QByteArray list = "{\"return\":[1,null,\"a\",[],{}";
    for (int i = 0; i < 20'000; ++i)
        list +=
            ",{\"name\":\"/dev/a\",\"mountpoint\":\"/a\",\"dependencies\":[1,\"x\"],\"address\":{\"pci-controller\":"
            "{\"domain\":0,\"bus\":300,\"slot\":99,\"function\":9}}}";
    list += "]}";
    const auto disks = agent::readDisks(list);
    QVERIFY(disks);
    QCOMPARE_LE(disks->size(), guestLimits::entries);
    QVERIFY(!disks->last().pci); // out of range
    QCOMPARE(disks->last().partOf, QStringList{u"x"_s});
    QByteArray inner = R"({"return":[{"name":"eth0","ip-addresses":[)";
    for (int i = 0; i < 5000; ++i)
        inner += R"({"ip-address":"10.0.0.1"},)";
    inner += "{}]}]}";
    const auto interfaces = agent::readInterfaces(inner);
    QVERIFY(interfaces);
    QCOMPARE_LE(interfaces->at(0).addresses.size(), guestLimits::inner);
}

void TestAgentMessages::longAndHiddenTextIsCut()
{
    const auto systems = agent::readFileSystems(QByteArray(
        R"({"return":[{"name":"a","type":"<b>x</b>","mountpoint":"/a\n\u0000\u001b[31m\u202eevil\u2028","disk":[]}]})"));
    QVERIFY(systems);
    QCOMPARE(systems->at(0).mountPoint, u"/a[31mevil"_s);
    QCOMPARE(systems->at(0).type, u"<b>x</b>"_s); // markup is the matter of who shows it
    const QString text = guestText(QByteArray(1'000'000, 'x'));
    QCOMPARE_LE(text.size(), guestLimits::letters + 1);
    QVERIFY(text.endsWith(u'…'));
    QCOMPARE(guestText(u"größe 😀"_s), u"größe 😀"_s);
    QCOMPARE(guestText(QString(QChar(0xd83d))), QString()); // half a character
}

QTEST_APPLESS_MAIN(TestAgentMessages)
#include "tst_agent_messages.moc"
