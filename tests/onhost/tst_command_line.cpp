// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/program/command_line.h"

#include <QProcess>
#include <QTest>

using namespace riser;
using namespace riser::onhost;
using namespace Qt::StringLiterals;
using protocol::Request;
using protocol::Verb;

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_data();
    void words();
    void badWords_data();
    void badWords();
    void prints();
    void everyVerbHasAHandler();
    void program_data();
    void program();
    void nothingFromOutside();
};

void TestCommandLine::words_data()
{
    QTest::addColumn<Request>("request");
    const PciAddress gpu{.bus = 1};
    const UsbPort stick{.bus = 1, .chain = {5, 3}};
    QTest::newRow("inventory") << Request{.id = 1, .verb = Verb::Inventory};
    QTest::newRow("blast-radius pci_0000_01_00_0") << Request{.id = 1, .verb = Verb::BlastRadius, .devices = {gpu}};
    QTest::newRow("usb-detach 1-5.3") << Request{.id = 1, .verb = Verb::UsbDetach, .port = stick};
    QTest::newRow("usb-attach 1-5.3") << Request{.id = 1, .verb = Verb::UsbAttach, .port = stick};
    QTest::newRow("pool-keep pci_0000_01_00_0 usb_1_5_3")
        << Request{.id = 1, .verb = Verb::PoolKeep, .devices = {gpu, stick}};
    QTest::newRow("pool-forget usb_1_5_3") << Request{.id = 1, .verb = Verb::PoolForget, .devices = {stick}};
    QTest::newRow("pool-restore") << Request{.id = 1, .verb = Verb::PoolRestore};
    QTest::newRow("pool-restore usb_1_5_3") << Request{.id = 1, .verb = Verb::PoolRestore, .devices = {stick}};
    QTest::newRow("pool-move usb_1_5_3 pci_0000_01_00_0")
        << Request{.id = 1, .verb = Verb::PoolMove, .devices = {stick}, .to = gpu};
}

void TestCommandLine::words()
{
    QFETCH(const Request, request);
    const auto read = requestFrom(QString::fromLatin1(QTest::currentDataTag()).split(u' '));
    QVERIFY2(read, read ? "" : qPrintable(read.error()));
    QVERIFY(*read == request);
}

void TestCommandLine::badWords_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("none") << QStringList();
    for (const char *line :
         {"run", "inventory all", "blast-radius", "blast-radius 0000:01:00.0", "usb-detach", "usb-detach usb_1_5",
          "usb-detach ../1-5", "usb-detach 1-5 1-6", "pool-keep", "pool-keep usb_1_5 usb_1_5", "pool-keep usb_1_5/..",
          "pool-move usb_1_5", "-h", "--inventory", "guard", "arm usb_1_5", "confirm usb_1_5", "watch", "hello"})
        QTest::newRow(line) << QString::fromLatin1(line).split(u' ');
    QTest::newRow("quotes") << QStringList{u"usb-detach"_s, u"1-5\",\"verb\":\"pool-restore"_s};
    QTest::newRow("newline") << QStringList{u"usb-detach"_s, u"1-5\n"_s};
    QTest::newRow("empty") << QStringList{u"usb-detach"_s, QString()};
}

void TestCommandLine::badWords()
{
    QFETCH(const QStringList, words);
    const auto read = requestFrom(words);
    QVERIFY(!read);
    const Printed printed = runVerb(words, {});
    QCOMPARE(printed.code, 2);
    QVERIFY(printed.out.isEmpty());
    QVERIFY2(printed.error.startsWith("riser-host: ") && printed.error.count('\n') == 1, printed.error.constData());
}

void TestCommandLine::prints()
{
    const QList<Handler> handlers{
        {.verb = Verb::UsbDetach, .run = [](const Request &) { return Result(); }},
        {.verb = Verb::UsbAttach, .run = [](const Request &) -> Result {
             return std::unexpected(protocol::Fault{.code = protocol::Fault::Code::Busy, .text = u"A VM has it."_s});
         }}};
    const Printed done = runVerb({u"usb-detach"_s, u"1-5"_s}, handlers);
    QCOMPARE(done.out, "{\n    \"done\": true\n}\n");
    QCOMPARE(done.code, 0);
    QVERIFY(done.error.isEmpty());
    const Printed busy = runVerb({u"usb-attach"_s, u"1-5"_s}, handlers);
    QCOMPARE(busy.code, 1);
    QCOMPARE(busy.error, "riser-host: A VM has it.\n");
    QVERIFY(busy.out.contains("\"code\": \"busy\""));

    const Printed pool =
        runVerb({u"pool-restore"_s},
                {{.verb = Verb::PoolRestore, .run = [](const Request &) -> Result {
                      return protocol::PoolAnswer{{.key = DeviceKey(u"usb_1_5"_s), .state = PoolEntry::State::Held},
                                                  {.key = DeviceKey(u"usb_1_6"_s),
                                                   .state = PoolEntry::State::Missing,
                                                   .text = u"It was pulled out."_s}};
                  }}});
    QCOMPARE(pool.code, 1);
    QCOMPARE(pool.error, "riser-host: It was pulled out.\n");
    QVERIFY(pool.out.contains("\"state\": \"held\""));
}

void TestCommandLine::everyVerbHasAHandler()
{
    const QList<Handler> handlers = allHandlers({});
    for (int verb = 0; verb < static_cast<int>(Verb::Watch); ++verb) {
        const auto count = std::ranges::count(handlers, static_cast<Verb>(verb), &Handler::verb);
        QVERIFY2(count == 1, qPrintable(protocol::verbName(static_cast<Verb>(verb))));
    }
    QCOMPARE(handlers.size(), static_cast<int>(Verb::Watch)); // watch is the session's own
}

void TestCommandLine::program_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("out");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("--version") << 0 << "riser-host " RISER_VERSION "\n"_ba << ""_ba;
    QTest::newRow("--help") << 0 << helpText() << ""_ba;
    QTest::newRow("") << 2 << ""_ba << helpText();
    const QByteArray unknown = "riser-host: There is no verb of that name: riser-host --help lists them.\n";
    QTest::newRow("sh -c id") << 2 << ""_ba << unknown;
    QTest::newRow("session now") << 2 << ""_ba << unknown;
    QTest::newRow("--version --help") << 2 << ""_ba << unknown;
    QTest::newRow("guard ../../etc") << 2 << ""_ba << unknown;
    QTest::newRow("guard") << 2 << ""_ba << unknown;
}

void TestCommandLine::program()
{
    QFETCH(const int, code);
    QFETCH(const QByteArray, out);
    QFETCH(const QByteArray, error);
    QProcess process;
    process.start(QStringLiteral(RISER_HOST_PROGRAM),
                  QString::fromLatin1(QTest::currentDataTag()).split(u' ', Qt::SkipEmptyParts));
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.readAllStandardOutput(), out);
    QCOMPARE(process.readAllStandardError(), error);
    QCOMPARE(process.exitCode(), code);
}

/// What the caller has in its variables and files reaches nothing that the program does.
void TestCommandLine::nothingFromOutside()
{
    QProcess process;
    QProcessEnvironment environment;
    environment.insert(u"QT_LOGGING_RULES"_s, u"*=true"_s);
    environment.insert(u"QT_MESSAGE_PATTERN"_s, u"mine"_s);
    environment.insert(u"LIBUSB_DEBUG"_s, u"4"_s);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(RISER_HOST_PROGRAM), {u"--version"_s});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardOutput(), "riser-host " RISER_VERSION "\n");
    QCOMPARE(process.readAllStandardError(), "");
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
