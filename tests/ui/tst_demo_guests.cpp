// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/demo_guests.h"
#include "core/devices/inventory.h"
#include "core/guest/guest_finder.h"
#include "core/guest/guest_match.h"
#include "core/guest/guest_questions.h"
#include "core/host/consoles.h"
#include "core/host/simulated/simulated_backend.h"
#include "core/host/simulated/simulated_guests.h"
#include "core/host/simulated/simulated_host.h"
#include "core/xml/guest_consoles.h"
#include "tests/support/places.h"

#include <QFile>
#include <QImage>
#include <QTest>

#include <algorithm>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// The guests of the demo hosts: what they say agrees with what their hosts gave them.
class TestDemoGuests : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();

    void everyGuestAgreesWithItsHost_data();
    void everyGuestAgreesWithItsHost();
    void aDeviceThatComesLaterIsSeen();
    void whoHasNoAgentSaysWhy();
    void aVmThatIsStartedComesAlive();
    void aWindowsGuestIsSilent();
    void theShellAnswers_data();
    void theShellAnswers();
    void theLineIsEdited();
    void everyLifeBeginsWithALogin();
    void theDisplayLeadsNowhere();
    void theScreenHasAPicture();

private:
    struct Talk {
        std::unique_ptr<SerialLine> line;
        std::shared_ptr<QByteArray> heard = std::make_shared<QByteArray>();
        QByteArray type(const QByteArray &keys)
        {
            heard->clear();
            line->send(keys);
            return *heard;
        }
    };
    std::shared_ptr<SimulatedHost> host(const QString &name);
    std::unique_ptr<Backend> backend(const std::shared_ptr<SimulatedHost> &of)
    {
        auto made = makeSimulatedBackend(of);
        return made->open({}, nullptr) ? std::move(made) : nullptr;
    }
    static Inventory inventoryOf(const SimulatedHost &of)
    {
        return Inventory(std::make_shared<const HostSnapshot>(of.snapshot()));
    }
    GuestReport ask(const std::shared_ptr<SimulatedHost> &of, const DomainId &id, GuestLevel level);
    Talk talkTo(const std::shared_ptr<SimulatedHost> &of, const QString &vm);
    void agrees(const std::shared_ptr<SimulatedHost> &of, const DomainId &id);
};

void TestDemoGuests::initTestCase()
{
    QVERIFY(host(u"rack1"_s));
}

std::shared_ptr<SimulatedHost> TestDemoGuests::host(const QString &name)
{
    QFile file(sourceFile(u"resources/demo/%1.xml"_s.arg(name)));
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    auto made = SimulatedHost::fromXml(file.readAll());
    if (made)
        DemoGuests::live(made);
    return made;
}

GuestReport TestDemoGuests::ask(const std::shared_ptr<SimulatedHost> &of, const DomainId &id, GuestLevel level)
{
    const Inventory inventory = inventoryOf(*of);
    const Domain &domain = *inventory.domain(id);
    GuestQuestion question{.domain = id,
                           .where = domain.name,
                           .level = level,
                           .topology = GuestTopology::of(domain.live->xml),
                           .places = {},
                           .gpus = {}};
    for (const Device *device : inventory.devicesOf(id)) {
        const Claim *claim = liveClaim(*device, id);
        if (const auto place = claim ? PciAddress::parse(claim->liveHostdev->guestAddress) : std::nullopt)
            question.places << *place;
        const auto maker = claim && device->chip == "gpu"_L1 ? gpuMaker(device->node.pci->vendorId) : std::nullopt;
        if (maker && !question.gpus.contains(*maker))
            question.gpus << *maker;
    }
    const auto connection = backend(of);
    return askGuest(connection->consoles(), question);
}

TestDemoGuests::Talk TestDemoGuests::talkTo(const std::shared_ptr<SimulatedHost> &of, const QString &vm)
{
    Talk talk;
    const auto hear = [heard = talk.heard](const QByteArray &bytes) { *heard += bytes; };
    auto line = of->guests().open(of->domainNamed(vm), u"serial0"_s, false, {.received = hear, .ended = {}});
    if (line)
        talk.line = *std::move(line);
    return talk;
}

/// At both levels every device that the VM was given is seen, with a driver, and with the host's serial number.
void TestDemoGuests::agrees(const std::shared_ptr<SimulatedHost> &of, const DomainId &id)
{
    for (const GuestLevel level : {GuestLevel::Read, GuestLevel::Full}) {
        const GuestReport report = ask(of, id, level);
        QVERIFY2(!report.error, report.error ? qPrintable(report.error->toText()) : "");
        const Inventory inventory = inventoryOf(*of);
        const auto sights = guestSights(inventory, id, report, GuestTopology::of(inventory.domain(id)->live->xml));
        for (const Device *device : inventory.devicesOf(id)) {
            const Claim *claim = liveClaim(*device, id);
            if (!givenNow(claim))
                continue;
            const GuestSight sight = sights.value(device->key);
            const QString said = device->title + u": "_s + sight.word + u' ' + sight.sentences.join(u' ');
            QVERIFY2(!sight.differs && !sight.doubtful, qPrintable(said));
            if (level == GuestLevel::Full || claim->liveHostdev->type == Hostdev::Type::Pci)
                QVERIFY2(sight.state == GuestSight::State::Seen && !sight.word.isEmpty(), qPrintable(said));
        }
        if (level == GuestLevel::Full && !report.gpus.isEmpty())
            QVERIFY2(report.missing.isEmpty(), qPrintable(report.missing.value(GuestTopic::Nvidia).toText()));
    }
}

void TestDemoGuests::everyGuestAgreesWithItsHost_data()
{
    QTest::addColumn<QString>("hostName");
    QTest::addColumn<QString>("vm");
    int without = 0;
    for (const auto &name : {u"rack1"_s, u"rack2"_s, u"workstation"_s}) {
        const auto one = host(name);
        QVERIFY(one);
        for (const Domain &domain : one->snapshot().domains) {
            if (!domain.live)
                continue;
            const GuestConsoles consoles = guestConsoles(domain.live->xml);
            QCOMPARE(consoles.serials.size(), 1);
            QCOMPARE(consoles.serials.first().alias, u"serial0"_s);
            QCOMPARE(consoles.displays.size(), 1);
            if (consoles.agentConnected.value_or(false))
                QTest::newRow(qPrintable(name + u' ' + domain.name)) << name << domain.name;
            else
                ++without;
        }
    }
    QCOMPARE(without, 1);
}

void TestDemoGuests::everyGuestAgreesWithItsHost()
{
    QFETCH(QString, hostName);
    QFETCH(QString, vm);
    const auto one = host(hostName);
    agrees(one, one->domainNamed(vm));
}

void TestDemoGuests::aDeviceThatComesLaterIsSeen()
{
    const auto rack = host(u"rack1"_s);
    const DomainId vm = rack->domainNamed(u"train-01"_s);
    const qsizetype before = inventoryOf(*rack).devicesOf(vm).size();
    const QByteArray drive =
        "<hostdev mode='subsystem' type='pci' managed='no'><source><address domain='0x0000' bus='0xe4' slot='0x00' "
        "function='0x0'/></source><alias name='ua-drive'/></hostdev>";
    const auto given = rack->attachHostdev(vm, drive, {.live = true, .config = false});
    QVERIFY2(given, given ? "" : qPrintable(given.error().toText()));
    QCOMPARE(inventoryOf(*rack).devicesOf(vm).size(), before + 1);
    agrees(rack, vm);
    const GuestReport report = ask(rack, vm, GuestLevel::Read);
    QCOMPARE(std::ranges::count(report.disks, u"S64HNE0T500126"_s, &GuestDisk::controllerSerial), 1);
}

void TestDemoGuests::whoHasNoAgentSaysWhy()
{
    const auto station = host(u"workstation"_s);
    const Domain kiosk = station->domain(station->domainNamed(u"kiosk-lab"_s)).value();
    const auto why = whyNotAsked({}, kiosk, guestConsoles(kiosk.live->xml).agentConnected, u"it"_s);
    QVERIFY(why && why->code == ErrorCode::NotSupported && !why->hint.isEmpty());
}

void TestDemoGuests::aVmThatIsStartedComesAlive()
{
    const auto rack = host(u"rack1"_s);
    const DomainId vm = rack->domainNamed(u"render-01"_s);
    QVERIFY(rack->startDomain(vm));
    const GuestConsoles consoles = guestConsoles(rack->domain(vm)->live->xml);
    QCOMPARE(consoles.agentConnected, true);
    QCOMPARE(consoles.serials.size(), 1);
    QCOMPARE(consoles.serials.first().alias, u"serial0"_s);
    QCOMPARE(consoles.displays.first().listen, GuestDisplay::Listen::Address);
    QVERIFY(consoles.displays.first().port > 5900);
    agrees(rack, vm);
    Talk talk = talkTo(rack, u"render-01"_s);
    QVERIFY(talk.type("\r").contains("render-01 login:"));
}

void TestDemoGuests::aWindowsGuestIsSilent()
{
    const auto rack = host(u"rack1"_s);
    const DomainId vm = rack->domainNamed(u"legacy-win7"_s);
    QVERIFY(rack->startDomain(vm));
    Talk talk = talkTo(rack, u"legacy-win7"_s);
    QVERIFY(talk.line);
    QCOMPARE(talk.type("\r\r"), QByteArray());
    QVERIFY(!guestConsoles(rack->domain(vm)->live->xml).agentConnected.value_or(false));
}

void TestDemoGuests::theShellAnswers_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *command, const char *answer) {
        QTest::newRow(command) << QByteArray(command) << QByteArray(answer);
    };
    row("help", "lspci");
    row("uname -a", "Linux train-01 ");
    row("hostname", "train-01\r\n");
    row("nproc", "32\r\n");
    row("lspci", "VGA compatible controller");
    row("lspci -nn", "RTX A6000");
    row("lsblk", "vda");
    row("lsusb", "root hub");
    row("ip a", "192.0.2.");
    row("nvidia-smi", "NVIDIA RTX A6000");
    row("stty rows 24 cols 80", "\r\n");
    row("rm -rf /", "rm: command not found");
    row("clear", "\x1b[2J");
    row("exit", "login: ");
}

void TestDemoGuests::theShellAnswers()
{
    QFETCH(QByteArray, command);
    QFETCH(QByteArray, answer);
    const auto rack = host(u"rack1"_s);
    Talk talk = talkTo(rack, u"train-01"_s);
    QVERIFY(talk.line);
    QVERIFY(talk.type("\r").endsWith("train-01 login: "));
    QVERIFY(talk.type("root\r").endsWith("# "));
    QCOMPARE(talk.type(command), command); // its echo
    const QByteArray said = talk.type("\r");
    QVERIFY2(said.contains(answer), said.constData());
}

void TestDemoGuests::theLineIsEdited()
{
    const auto rack = host(u"rack1"_s);
    Talk talk = talkTo(rack, u"train-01"_s);
    QCOMPARE(talk.type("too early"), QByteArray());
    (void)talk.type("\rroot\r");
    QCOMPARE(talk.type("hostnames\x7f"), QByteArray("hostnames\b \b"));
    QVERIFY(talk.type("\x1b[A\r").startsWith("\r\ntrain-01\r\n")); // an arrow key types nothing
    QCOMPARE(talk.type("\x7f"), QByteArray());
    QVERIFY(talk.type("rubbish\x03").contains("^C"));
    QVERIFY(talk.type("nproc\r").contains("32"));
    QVERIFY(talk.type("\x04").contains("login:"));
    QVERIFY(talk.type("root\r\nnproc\r\n").contains("32"));
}

void TestDemoGuests::everyLifeBeginsWithALogin()
{
    const auto rack = host(u"rack1"_s);
    const DomainId vm = rack->domainNamed(u"train-02"_s);
    (void)talkTo(rack, u"train-02"_s).type("\rroot\r");
    QVERIFY(rack->destroyDomain(vm));
    QVERIFY(rack->startDomain(vm));
    Talk talk = talkTo(rack, u"train-02"_s);
    QVERIFY(talk.line);
    QVERIFY(talk.type("\r").contains("login:"));
}

void TestDemoGuests::theDisplayLeadsNowhere()
{
    const auto rack = host(u"rack1"_s);
    const auto connection = backend(rack);
    const Domain vm = rack->domain(rack->domainNamed(u"train-02"_s)).value();
    const DisplayRoute route = connection->consoles().route(guestConsoles(vm.live->xml).displays.first());
    QCOMPARE(route.way, DisplayRoute::Way::None);
    QVERIFY(route.reason.contains(u"rack1 is a simulated host"_s));
}

void TestDemoGuests::theScreenHasAPicture()
{
    const auto rack = host(u"rack1"_s);
    const auto connection = backend(rack);
    const auto shot = connection->consoles().screenshot(rack->domainNamed(u"train-02"_s), 0);
    QVERIFY(shot);
    const QImage picture = QImage::fromData(shot->bytes);
    QCOMPARE(picture.size(), QSize(720, 400));
    int lit = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            lit += picture.pixelColor(x, y).lightness() > 100 ? 1 : 0;
    }
    QVERIFY2(lit > 5000, "something is to be seen on it");
    // Its GPU is all the screen that this one has.
    QVERIFY(!connection->consoles().screenshot(rack->domainNamed(u"train-01"_s), 0));
}

QTEST_GUILESS_MAIN(TestDemoGuests)
#include "tst_demo_guests.moc"
