// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/onlab/lab_console.h"
#include "tests/window/window_driver.h"
#include "ui/pages/devices_page.h"

#include <QRandomGenerator>
#include <QUuid>

using namespace riser;
using namespace Qt::StringLiterals;

namespace {

struct Stick {
    DeviceKey key;
    QString port;
    QString serial;
    QString qmpId;
};

/// One stick at one moment, by the host's sysfs and the running VM's definition.
struct Seen {
    QString serial;
    QString driver;
    bool inVm = false;
};

const QList<Stick> sticks{{DeviceKey(u"usb_2_1"_s), u"2-1"_s, u"USB-TWIN-A"_s, u"usb-twin-a"_s},
                          {DeviceKey(u"usb_2_2"_s), u"2-2"_s, u"USB-TWIN-B"_s, u"usb-twin-b"_s}};

} // namespace

/// USB leaves the host for real, and comes back; with twins of one id. The host's sysfs is the witness.
class TestUsbMoves : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void byTheWindow_data();
    void byTheWindow();
    void replugInThePool();
    void replugInAVm();
    void twinsAreNeverSwapped();

private:
    DomainId vm() const;
    bool startGuest();
    bool guestSees(const QString &text, bool present);
    void pull(const Stick &stick);
    void plug(const Stick &stick);
    QString driver(const Stick &stick) { return m_lab.usbInterfaceDriver(stick.port); }
    QString serialAt(const Stick &stick)
    {
        return m_lab.ssh(u"cat /sys/bus/usb/devices/%1/serial 2>/dev/null || true"_s.arg(stick.port)).trimmed();
    }
    QString deviceNumber(const Stick &stick)
    {
        return m_lab.ssh(u"cat /sys/bus/usb/devices/%1/devnum"_s.arg(stick.port)).trimmed();
    }
    bool waitDriver(const Stick &stick, const QString &wanted);
    QHash<QString, Seen> look();
    void compare(const QHash<QString, QString> &state);

    test::LabHost m_lab;
    std::unique_ptr<test::LabConsole> m_console;
    std::unique_ptr<test::WindowDriver> m_window;
    DevicesPage *m_page = nullptr;
};

void TestUsbMoves::initTestCase()
{
    QVERIFY2(m_lab.isUp(), "the lab is not up: tests/lab/up");
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
    QVERIFY2(m_lab.installHostProgram(), qPrintable(m_lab.lastError()));
    m_console = std::make_unique<test::LabConsole>(m_lab);
    QVERIFY2(m_console->waitReady(), qPrintable(m_console->program().why));
    m_window = std::make_unique<test::WindowDriver>(m_console->console(), m_lab.limit(90));
    m_page = m_window->openDevices(m_console->session);
    QVERIFY2(m_page, qPrintable(m_window->lastError()));
    QVERIFY(startGuest());
}

void TestUsbMoves::cleanupTestCase()
{
    m_console.reset();
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
    QVERIFY2(m_lab.removeHostProgram(), qPrintable(m_lab.lastError()));
}

DomainId TestUsbMoves::vm() const
{
    const InventoryPtr inventory = m_console->session->inventory();
    for (const Domain &domain : inventory->snapshot().domains) {
        if (domain.name == u"lin"_s)
            return domain.id;
    }
    return {};
}

bool TestUsbMoves::startGuest()
{
    m_lab.virsh({u"start"_s, u"lin"_s});
    return m_lab.lastError().isEmpty() && guestSees(u"USB usb2"_s, true);
}

bool TestUsbMoves::guestSees(const QString &text, bool present)
{
    return QTest::qWaitFor(
        [&] {
            const QString view = m_lab.guestView(u"lin"_s);
            return !view.isEmpty() && view.contains(text) == present;
        },
        m_lab.limit(180));
}

bool TestUsbMoves::waitDriver(const Stick &stick, const QString &wanted)
{
    return QTest::qWaitFor([&] { return serialAt(stick) == stick.serial && driver(stick) == wanted; }, m_lab.limit(60));
}

void TestUsbMoves::pull(const Stick &stick)
{
    m_lab.qmp({u"device_del"_s, stick.qmpId});
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
    QTRY_VERIFY_WITH_TIMEOUT(serialAt(stick).isEmpty(), m_lab.limit(60));
}

void TestUsbMoves::plug(const Stick &stick)
{
    // QEMU forgets the drive together with the device, so each has one of its own.
    const QString drive = u"stick-"_s + QUuid::createUuid().toString(QUuid::Id128);
    m_lab.qmp({u"drive_add"_s, u"0"_s, u"if=none,id=%1,driver=null-co,size=32M,read-zeroes=on"_s.arg(drive)});
    m_lab.qmp({u"device_add"_s, u"driver=usb-storage,bus=usb.0,port=%1,drive=%2,serial=%3,id=%4"_s.arg(
                                    stick.port.last(1), drive, stick.serial, stick.qmpId)});
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
    QTRY_COMPARE_WITH_TIMEOUT(serialAt(stick), stick.serial, m_lab.limit(60));
}

void TestUsbMoves::byTheWindow_data()
{
    QTest::addColumn<int>("index");
    QTest::newRow("A") << 0;
    QTest::newRow("B") << 1;
}

void TestUsbMoves::byTheWindow()
{
    QFETCH(int, index);
    const Stick &stick = sticks[index];
    const Stick &twin = sticks[1 - index];
    const auto done = [this](const std::optional<OperationReport> &report) {
        return report && report->outcome == Outcome::Done;
    };
    QCOMPARE(driver(stick), u"usb-storage"_s);
    QVERIFY2(done(m_window->detach(m_page, m_console->session, stick.key)), qPrintable(m_window->lastError()));
    QCOMPARE(driver(stick), QString());
    QCOMPARE(driver(twin), u"usb-storage"_s);
    QVERIFY2(m_window->waitStatus(m_page, stick.key, u"Detached"_s), qPrintable(m_window->lastError()));
    QCOMPARE(m_console->device(stick.key).serial, stick.serial);

    QVERIFY2(done(m_window->assign(m_page, m_console->session, stick.key, u"lin"_s, When::Now)),
             qPrintable(m_window->lastError()));
    QVERIFY(guestSees(u"serial "_s + stick.serial, true));
    QVERIFY(!m_lab.guestView(u"lin"_s).contains(twin.serial));
    QCOMPARE(driver(stick), u"usbfs"_s);
    QCOMPARE(driver(twin), u"usb-storage"_s);

    QVERIFY2(done(m_window->release(m_page, m_console->session, stick.key)), qPrintable(m_window->lastError()));
    QVERIFY(guestSees(stick.serial, false));
    QCOMPARE(driver(stick), QString()); // in the pool, not on the host, though QEMU gives it back
    QVERIFY2(m_window->waitStatus(m_page, stick.key, u"Detached"_s), qPrintable(m_window->lastError()));

    QVERIFY2(done(m_window->giveBack(m_page, m_console->session, stick.key)), qPrintable(m_window->lastError()));
    QCOMPARE(driver(stick), u"usb-storage"_s);
    QVERIFY2(m_window->waitStatus(m_page, stick.key, u"Attached"_s), qPrintable(m_window->lastError()));
}

void TestUsbMoves::replugInThePool()
{
    const Stick &stick = sticks[0];
    const OperationReport out = m_console->run(makeDetach(stick.key));
    QVERIFY2(out.outcome == Outcome::Done, qPrintable(out.toText()));
    pull(stick);
    QTRY_VERIFY_WITH_TIMEOUT(m_console->device(stick.key).missing, m_lab.limit(30));
    const QList<Problem> problems = m_console->device(stick.key).problems;
    QVERIFY(std::ranges::find(problems, Problem::Kind::Waiting, &Problem::kind) != problems.cend());
    plug(stick);
    QVERIFY(waitDriver(stick, QString())); // by the rule on the host, without any click
    QVERIFY(m_console->waitStatus(stick.key, Status::Detached));
    QVERIFY(waitDriver(sticks[1], u"usb-storage"_s));
    const OperationReport back = m_console->run(makeReturn(stick.key));
    QVERIFY2(back.outcome == Outcome::Done, qPrintable(back.toText()));
    QVERIFY(waitDriver(stick, u"usb-storage"_s));
}

void TestUsbMoves::replugInAVm()
{
    const Stick &stick = sticks[1];
    const OperationReport given = m_console->run(makeAssign(stick.key, vm(), When::Now));
    QVERIFY2(given.outcome == Outcome::Done, qPrintable(given.toText()));
    QVERIFY(guestSees(u"serial "_s + stick.serial, true));
    // QEMU tells its guest nothing of a stick that is idle: who has which one is the definition's and sysfs's to say.
    pull(stick);
    QTRY_VERIFY_WITH_TIMEOUT(m_console->device(stick.key).missing, m_lab.limit(60));
    plug(stick);
    const auto hasItAgain = [&] {
        const Device device = m_console->device(stick.key);
        return !device.missing && device.claims.size() == 1 && device.claims.first().live &&
               !device.claims.first().stale;
    };
    QVERIFY(QTest::qWaitFor(hasItAgain, m_lab.limit(120))); // without any click
    QVERIFY(m_lab.virsh({u"dumpxml"_s, u"lin"_s}).contains(u"device='%1'"_s.arg(deviceNumber(stick))));
    QVERIFY(driver(stick) != u"usb-storage"_s);
    QVERIFY(m_console->waitStatus(stick.key, Status::Assigned));
    const OperationReport out = m_console->run(makeRelease(stick.key));
    QVERIFY2(out.outcome == Outcome::Done, qPrintable(out.toText()));
    QVERIFY2(waitDriver(stick, QString()), qPrintable(out.toText()));
    const OperationReport back = m_console->run(makeReturn(stick.key));
    QVERIFY2(back.outcome == Outcome::Done, qPrintable(back.toText()));
}

/// By port. In one go: a word with the emulated host costs more than what is asked.
QHash<QString, Seen> TestUsbMoves::look()
{
    const QString text = m_lab.ssh(uR"SH(
for port in 2-1 2-2; do
    stick=/sys/bus/usb/devices/$port
    driver=$(readlink $stick:1.0/driver || true)
    echo "$port|$(cat $stick/serial)|${driver##*/}|device='$(cat $stick/devnum)'"
done
virsh -c qemu:///system dumpxml lin
)SH"_s);
    const QString definition = text.mid(text.indexOf(u"<domain"_s));
    QHash<QString, Seen> seen;
    for (const QString &line : text.first(text.size() - definition.size()).split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList words = line.split(u'|');
        seen.insert(
            words.value(0),
            {.serial = words.value(1), .driver = words.value(2), .inVm = definition.contains(words.value(3, u"?"_s))});
    }
    return definition.isEmpty() ? QHash<QString, Seen>() : seen;
}

/// With where each should be. The host's own driver takes its time.
void TestUsbMoves::compare(const QHash<QString, QString> &state)
{
    QHash<QString, Seen> seen = look();
    QCOMPARE(seen.size(), sticks.size());
    for (const Stick &one : sticks) {
        const QString where = state.value(one.port);
        QCOMPARE(seen.value(one.port).serial, one.serial);
        QCOMPARE(seen.value(one.port).inVm, where == u"vm"_s);
        if (where == u"pool"_s)
            QCOMPARE(seen.value(one.port).driver, QString());
        else if (where == u"vm"_s)
            QVERIFY(seen.value(one.port).driver != u"usb-storage"_s);
    }
    const auto hostHasItsOwn = [&] {
        return std::ranges::all_of(sticks, [&](const Stick &one) {
            return state.value(one.port) != u"host"_s ||
                   (seen.value(one.port).serial == one.serial && seen.value(one.port).driver == u"usb-storage"_s);
        });
    };
    const auto lookAgain = [&] {
        if (hostHasItsOwn())
            return true;
        seen = look();
        return hostHasItsOwn();
    };
    QVERIFY(QTest::qWaitFor(lookAgain, m_lab.limit(60)));
}

/// Random moves of both; after each, the host's sysfs and the VM's definition say who is where.
void TestUsbMoves::twinsAreNeverSwapped()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo() << "seed" << seed;
    QRandomGenerator random(seed);
    const DomainId lin = vm();
    QHash<QString, QString> state{{sticks[0].port, u"host"_s}, {sticks[1].port, u"host"_s}};
    for (int round = 0; round < 50; ++round) {
        const Stick &stick = sticks[random.bounded(2)];
        QString &now = state[stick.port];
        OperationReport report;
        if (now == u"host"_s) {
            report = m_console->run(makeDetach(stick.key));
            now = u"pool"_s;
        } else if (now == u"vm"_s) {
            report = m_console->run(makeRelease(stick.key));
            now = u"pool"_s;
        } else if (random.bounded(3) == 0) {
            pull(stick);
            plug(stick);
            QVERIFY2(waitDriver(stick, QString()), qPrintable(u"round %1"_s.arg(round)));
            continue;
        } else if (random.bounded(2) == 0) {
            report = m_console->run(makeReturn(stick.key));
            now = u"host"_s;
        } else {
            report = m_console->run(makeAssign(stick.key, lin, When::Now));
            now = u"vm"_s;
        }
        QVERIFY2(report.outcome == Outcome::Done, qPrintable(u"round %1: "_s.arg(round) + report.toText()));
        compare(state);
        if (QTest::currentTestFailed()) {
            qInfo().noquote() << "round" << round << report.toText();
            return;
        }
    }
    for (const Stick &stick : sticks) {
        if (state[stick.port] == u"vm"_s)
            (void)m_console->run(makeRelease(stick.key));
        if (state[stick.port] != u"host"_s)
            (void)m_console->run(makeReturn(stick.key));
        QVERIFY(waitDriver(stick, u"usb-storage"_s));
    }
}

QTEST_MAIN(TestUsbMoves)
#include "tst_usb_moves.moc"
