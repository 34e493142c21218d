// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/armed/armed.h"
#include "app/host/armed/start_guard.h"
#include "app/host/session/event_source.h"
#include "app/host/system/read_file.h"
#include "tests/onhost/fake_pci.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <mutex>
#include <thread>

using namespace riser;
using namespace riser::onhost;
using namespace Qt::StringLiterals;
using protocol::DeviceName;
using protocol::keyOf;
using Code = protocol::Fault::Code;
using Stage = ArmedStore::Stage;

namespace {

const DeviceName gpu = PciAddress{.bus = 1};
const DeviceName audio = PciAddress{.bus = 1, .function = 1};
const DeviceName nic = PciAddress{.bus = 5};
const DeviceName stick = UsbPort{.bus = 2, .chain = {1}};

Places placesIn(const QString &root)
{
    return {root + u"/sys"_s,   root + u"/proc"_s, root + u"/dev"_s,
            root + u"/state"_s, root + u"/run"_s,  root + u"/udev"_s};
}

// What this program does when it is started as the guard, or as somebody who arms: it knows its folder by the name that
// it was started with, since nothing else gets through.
int otherMode(int count, char **arguments)
{
    const QString self = QFile::decodeName(arguments[0]);
    const Places places = placesIn(QFileInfo(self).path());
    if (count == 3 && qstrcmp(arguments[1], "guard") == 0) {
        guard(places, QString::fromLatin1(arguments[2]), [&places](const DeviceName &device) -> Outcome {
            test::FakeHost::write(places.state + u"/back-"_s + keyOf(device).value(), {});
            return {};
        });
        return 0;
    }
    const Outcome armed = arm(places, {gpu, stick}, 8, [&self](const QString &id) { return startDetached(self, id); });
    std::printf("%s\n", armed ? "armed" : qPrintable(armed.error().text));
    std::fflush(stdout);
    pause();
    return 0;
}

} // namespace

class TestArmed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void confirmedStays();
    void unconfirmedGoesBack();
    void whatAVmHasIsRecorded();
    void confirmAfterwardsIsTooLate();
    void confirmOfNothing();
    void unitStaysTogether();
    void armedAnew();
    void exactlyOneWins();
    void guardThatDoesNotCome();
    void killedInTheMiddleGoesOn();
    void foldersOfOthersAreNotBelieved();
    void damagedFilesAreLeftOut();
    void returnIsTold();
    void outlivesWhoArmed();

private:
    /// A guard on a thread of this process.
    StartGuard threadGuard()
    {
        return [this](const QString &id) {
            const std::lock_guard lock(m_mutex);
            m_guards.emplace_back([this, id] { guard(m_host->places(), id, m_giveBack); });
            return true;
        };
    }
    Outcome armFor(const QList<DeviceName> &devices, int seconds)
    {
        return arm(m_host->places(), devices, seconds, threadGuard());
    }
    QStringList given()
    {
        const std::lock_guard lock(m_mutex);
        return m_given;
    }
    ArmedStore store() const { return ArmedStore(m_host->places()); }

    std::unique_ptr<test::FakeHost> m_host;
    std::mutex m_mutex;
    std::vector<std::jthread> m_guards;
    QStringList m_given;
    GiveBack m_giveBack;
};

void TestArmed::init()
{
    m_host = std::make_unique<test::FakeHost>();
    m_given.clear();
    m_giveBack = [this](const DeviceName &device) -> Outcome {
        const std::lock_guard lock(m_mutex);
        m_given << keyOf(device).value();
        return {};
    };
}

void TestArmed::cleanup()
{
    for (const Armed &armed : store().all(Stage::Armed))
        store().confirm(armed.id);
    m_guards.clear(); // each ends by itself
    m_host.reset();
}

void TestArmed::confirmedStays()
{
    QVERIFY(armFor({gpu, audio}, 600));
    const QList<ArmedReturn> waiting = armedReturns(m_host->places());
    QCOMPARE(waiting.size(), 1);
    QCOMPARE(waiting.constFirst().devices, (QList<DeviceKey>{keyOf(gpu), keyOf(audio)}));
    QVERIFY(waiting.constFirst().secondsLeft > 500 && waiting.constFirst().secondsLeft <= 600);

    const Outcome confirmed = confirm(m_host->places(), {audio, gpu});
    QVERIFY2(confirmed, confirmed ? "" : qPrintable(confirmed.error().text));
    m_guards.clear(); // the guard saw it and ended
    QCOMPARE(given(), QStringList());
    QVERIFY(armedReturns(m_host->places()).isEmpty());
    QCOMPARE(namesIn(store().folder()), QStringList());
}

void TestArmed::unconfirmedGoesBack()
{
    QVERIFY(armFor({gpu, stick}, 0));
    QTRY_COMPARE(given(), (QStringList{u"pci_0000_01_00_0"_s, u"usb_2_1"_s}));
    m_guards.clear();
    QVERIFY(armedReturns(m_host->places()).isEmpty());
    QCOMPARE(store().all(Stage::Returned).size(), 1);
    QCOMPARE(store().all(Stage::Returned).constFirst().devices, (QList<DeviceName>{gpu, stick}));
}

void TestArmed::whatAVmHasIsRecorded()
{
    m_giveBack = [](const DeviceName &device) -> Outcome {
        if (device == gpu)
            return fault(Code::Busy, u"A VM has it."_s);
        return {};
    };
    QVERIFY(armFor({gpu, stick}, 0));
    m_guards.clear();
    const QString id = store().all(Stage::Returned).constFirst().id;
    const QByteArray record = readFile(store().folder() + u'/' + id + u".returned"_s).value_or(QByteArray());
    QVERIFY2(record.contains(R"({"device":"pci_0000_01_00_0","done":false,"text":"A VM has it."})"),
             record.constData());
    QVERIFY2(record.contains(R"({"device":"usb_2_1","done":true,"text":""})"), record.constData());
}

void TestArmed::confirmAfterwardsIsTooLate()
{
    QVERIFY(armFor({gpu}, 0));
    m_guards.clear();
    const Outcome late = confirm(m_host->places(), {gpu});
    QVERIFY(!late);
    QCOMPARE(late.error().code, Code::NotDone);
    QVERIFY2(late.error().text.contains(u"already given back"_s), qPrintable(late.error().text));
    QCOMPARE(given().size(), 1);
}

void TestArmed::confirmOfNothing()
{
    const Outcome none = confirm(m_host->places(), {gpu});
    QVERIFY(!none);
    QCOMPARE(none.error().code, Code::NotDone);
    QVERIFY2(none.error().text.contains(u"not armed"_s), qPrintable(none.error().text));
}

void TestArmed::unitStaysTogether()
{
    QVERIFY(armFor({gpu, audio}, 600));
    const Outcome half = confirm(m_host->places(), {gpu});
    QVERIFY(!half);
    QCOMPARE(half.error().code, Code::BadArgument);
    QVERIFY(half.error().text.contains(u"pci_0000_01_00_1"_s));
    const Outcome other = armFor({audio, nic}, 600);
    QVERIFY(!other);
    QCOMPARE(other.error().code, Code::Busy);
    QCOMPARE(armedReturns(m_host->places()).size(), 1); // as it was
    QVERIFY(confirm(m_host->places(), {gpu, audio}));
}

void TestArmed::armedAnew()
{
    QVERIFY(armFor({gpu, audio}, 1));
    QVERIFY(armFor({gpu, audio, nic}, 600));
    QCOMPARE(armedReturns(m_host->places()).size(), 1);
    QVERIFY(armedReturns(m_host->places()).constFirst().secondsLeft > 500); // the first one doesn't fire
    QVERIFY(confirm(m_host->places(), {gpu, audio, nic}));
    m_guards.clear();
    QCOMPARE(given(), QStringList());
}

void TestArmed::exactlyOneWins()
{
    int confirmed = 0;
    for (int round = 0; round < 200; ++round) {
        const Armed armed{.id = u"%1"_s.arg(round, 32, 16, QChar(u'0')), .devices = {gpu}, .deadline = bootTime()};
        QVERIFY(store().add(armed));
        bool stays = false, returns = false;
        {
            const auto confirms = [&] { stays = store().confirm(armed.id); };
            const auto expires = [&] { returns = store().beginReturn(armed.id); };
            std::jthread first, second;
            if (round % 2) {
                first = std::jthread(confirms);
                second = std::jthread(expires);
            } else {
                first = std::jthread(expires);
                second = std::jthread(confirms);
            }
        }
        QVERIFY(stays != returns);
        confirmed += stays;
        QFile::remove(store().folder() + u'/' + armed.id + u".returning"_s);
    }
    qInfo("confirmed %d of 200", confirmed);
}

void TestArmed::guardThatDoesNotCome()
{
    for (const bool starts : {false, true}) {
        const Outcome armed = arm(m_host->places(), {gpu}, 600, [starts](const QString &) { return starts; }, 50);
        QVERIFY(!armed);
        QCOMPARE(armed.error().code, Code::NotDone);
        QVERIFY(armedReturns(m_host->places()).isEmpty());
    }
}

void TestArmed::killedInTheMiddleGoesOn()
{
    const Armed armed{.id = QString(32, u'a'), .devices = {gpu, stick}, .deadline = bootTime()};
    QVERIFY(store().add(armed));
    QVERIFY(store().beginReturn(armed.id)); // and then it was killed
    guard(m_host->places(), armed.id, m_giveBack);
    QCOMPARE(given().size(), 2);
    QCOMPARE(store().all(Stage::Returned).size(), 1);
    QVERIFY(store().all(Stage::Returning).isEmpty());
    guard(m_host->places(), armed.id, m_giveBack); // nothing is left to do
    guard(m_host->places(), u"../../etc/passwd"_s, m_giveBack);
    QCOMPARE(given().size(), 2);
}

void TestArmed::foldersOfOthersAreNotBelieved()
{
    QDir().mkpath(m_host->places().run + u"/armed"_s);
    QFile::setPermissions(m_host->places().run + u"/armed"_s, QFile::Permissions(0x7777));
    const Outcome open = armFor({gpu}, 600);
    QVERIFY(!open);
    QCOMPARE(open.error().code, Code::Failed);
    QVERIFY(QDir(m_host->places().run + u"/armed"_s).removeRecursively());
    test::FakeHost::link(m_host->places().state, m_host->places().run + u"/armed"_s);
    QVERIFY(!armFor({gpu}, 600));
    QVERIFY(namesIn(m_host->places().state).isEmpty());
}

void TestArmed::damagedFilesAreLeftOut()
{
    QVERIFY(armFor({gpu}, 600));
    for (const QByteArray &content :
         {"{"_ba, "[]"_ba, R"({"devices":[]})"_ba, R"({"devices":["../x"],"deadline":1})"_ba})
        test::FakeHost::write(store().folder() + u'/' + QString(32, u'b') + u".armed"_s, content);
    test::FakeHost::write(store().folder() + u"/short.armed"_s, R"({"devices":["usb_2_1"],"deadline":1})");
    QCOMPARE(armedReturns(m_host->places()).size(), 1);
    QVERIFY(confirm(m_host->places(), {gpu}));
    QFile::remove(store().folder() + u'/' + QString(32, u'b') + u".armed"_s);
}

void TestArmed::returnIsTold()
{
    const auto source = returnedSource(m_host->places());
    QVERIFY(source->file() >= 0);
    QVERIFY(source->read().isEmpty());
    QVERIFY(armFor({gpu, stick}, 0));
    m_guards.clear();
    QCOMPARE(source->read(), (QList<protocol::Event>{{.action = u"returned"_s, .device = keyOf(gpu)},
                                                     {.action = u"returned"_s, .device = keyOf(stick)}}));
}

void TestArmed::outlivesWhoArmed()
{
    const QString root = QFileInfo(m_host->places().run).path();
    const QString program = root + u"/riser-host"_s;
    test::FakeHost::link(QCoreApplication::applicationFilePath(), program);
    QProcess armer;
    armer.setChildProcessModifier([] { setsid(); });
    armer.start(program, {u"arm"_s});
    QVERIFY(armer.waitForReadyRead());
    QCOMPARE(armer.readAllStandardOutput(), "armed\n");
    QCOMPARE(armedReturns(m_host->places()).size(), 1);
    // Everything that belongs to it, as when a session is cut off.
    QCOMPARE(kill(static_cast<pid_t>(-armer.processId()), SIGKILL), 0);
    QVERIFY(armer.waitForFinished());
    QCOMPARE(armer.exitStatus(), QProcess::CrashExit);
    QTRY_COMPARE_WITH_TIMEOUT(store().all(Stage::Returned).size(), 1, 60'000);
    QCOMPARE(namesIn(m_host->places().state), (QStringList{u"back-pci_0000_01_00_0"_s, u"back-usb_2_1"_s}));
}

int main(int count, char **arguments)
{
    if (count >= 2 && (qstrcmp(arguments[1], "guard") == 0 || qstrcmp(arguments[1], "arm") == 0))
        return otherMode(count, arguments);
    QCoreApplication application(count, arguments);
    TestArmed test;
    return QTest::qExec(&test, count, arguments);
}
#include "tst_armed.moc"
