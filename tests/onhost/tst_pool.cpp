// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/onhost/pool_fixture.h"

#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// What the pool says when the host isn't what it was: other devices, other places, other drivers.
class TestPool : public QObject, private PoolFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeHost(); }

    void keepsWhatItIsTold();
    void keepRefuses();
    void keptAgain();
    void forgets();
    void stateOfPci_data();
    void stateOfPci();
    void stateOfUsb_data();
    void stateOfUsb();
    void serialNobodyCanReadNow();
    void swappedDrives();
    void twoOfOneNumber();
    void movedEntryFollows();
    void moveRefuses();
    void movesAcrossEachOther();
};

void TestPool::keepsWhatItIsTold()
{
    QVERIFY(pool().entries().isEmpty());
    QVERIFY(keep({gpu, audio}));
    QVERIFY(keep({drive}));
    QVERIFY(keep({stick}));
    const QList<PoolEntry> entries = pool().entries(); // another Pool: it is on disk
    QCOMPARE(entries.size(), 4);
    QVERIFY(std::ranges::is_sorted(entries, {}, &PoolEntry::key));
    QCOMPARE(in(entries, gpu).unit, in(entries, audio).unit);
    QVERIFY(in(entries, gpu).unit != in(entries, drive).unit);
    QVERIFY(in(entries, drive).unit != in(entries, stick).unit);
    QCOMPARE(in(entries, drive).identity, m_identities[key(drive)]);
    QCOMPARE(m_host->driver(driveText), u"nvme"_s); // keeping takes nothing
    QVERIFY(m_kernel->asked.isEmpty());
}

void TestPool::keepRefuses()
{
    const DeviceName nobody = *PciAddress::parse(u"0000:09:00.0");
    QCOMPARE(pool().keep({}).error().code, Code::BadArgument);
    QCOMPARE(pool().keep({drive, drive}).error().code, Code::BadArgument);
    QCOMPARE(pool().keep({drive, stick}).error().code, Code::BadArgument);
    const Outcome done = pool().keep({drive, nobody});
    QCOMPARE(done.error().code, Code::NoSuchDevice);
    QVERIFY(done.error().text.contains(u"0000:09:00.0"_s));
    QVERIFY(pool().entries().isEmpty()); // and not half of it
}

void TestPool::keptAgain()
{
    QVERIFY(keep({gpu}));
    QVERIFY(keep({gpu, audio}));
    QCOMPARE(pool().entries().size(), 2);
    QCOMPARE(entry(gpu).unit, entry(audio).unit);

    // VFIO has it and nobody remembers its number: what was known stays known …
    QVERIFY(keep({drive}));
    m_identities[key(drive)].serial.clear();
    QVERIFY(keep({drive}));
    QCOMPARE(entry(drive).identity.serial, u"DRIVE-A"_s);
    // … but not when another one sits there.
    m_identities[key(drive)] = {.id = u"144d:a80a"_s};
    QVERIFY(keep({drive}));
    QCOMPARE(entry(drive).identity.serial, QString());
    QCOMPARE(entry(drive).identity.id, u"144d:a80a"_s);
}

void TestPool::forgets()
{
    QVERIFY(keep({gpu, audio}));
    QVERIFY(keep({drive}));
    QVERIFY(pool().forget({gpu, audio}));
    QCOMPARE(pool().entries().size(), 1);
    QVERIFY(pool().forget({gpu})); // it isn't in it: as wanted
    QVERIFY(pool().forget({drive}));
    QVERIFY(pool().entries().isEmpty());
}

void TestPool::stateOfPci_data()
{
    QTest::addColumn<QString>("driver");
    QTest::addColumn<QString>("serial"); // of what sits there now; "-": nothing
    QTest::addColumn<State>("state");
    QTest::newRow("on vfio") << u"vfio-pci"_s << u"DRIVE-A"_s << State::Held;
    QTest::newRow("on a variant") << u"nvme_vfio_pci"_s << u"DRIVE-A"_s << State::Held;
    QTest::newRow("host driver") << u"nvme"_s << u"DRIVE-A"_s << State::Returned;
    QTest::newRow("no driver") << QString() << u"DRIVE-A"_s << State::Returned;
    QTest::newRow("another drive") << u"nvme"_s << u"DRIVE-C"_s << State::Changed;
    QTest::newRow("another drive, on vfio") << u"vfio-pci"_s << u"DRIVE-C"_s << State::Changed;
    QTest::newRow("pulled") << QString() << u"-"_s << State::Missing;
}

void TestPool::stateOfPci()
{
    QFETCH(const QString, driver);
    QFETCH(const QString, serial);
    QFETCH(const State, state);
    QVERIFY(keep({drive}));
    m_host->bind(driveText, driver);
    if (serial == u"-"_s) {
        m_host->pull(driveText);
        m_identities.remove(key(drive));
    } else {
        m_identities[key(drive)].serial = serial;
    }
    const PoolEntry found = entry(drive);
    QCOMPARE(found.state, state);
    QCOMPARE(found.text.isEmpty(), state == State::Held);
    if (state != State::Held)
        QVERIFY2(found.text.contains(driveText), qPrintable(found.text));
    QCOMPARE(found.now, state == State::Held || state == State::Returned ? key(drive) : DeviceKey());
}

void TestPool::stateOfUsb_data()
{
    QTest::addColumn<QString>("driver");
    QTest::addColumn<QString>("recorded");
    QTest::addColumn<QString>("serial"); // "-": nothing there
    QTest::addColumn<State>("state");
    QTest::newRow("off its driver") << QString() << u"S"_s << u"S"_s << State::Held;
    QTest::newRow("a VM has it") << u"usbfs"_s << u"S"_s << u"S"_s << State::Held;
    QTest::newRow("host driver") << u"usb-storage"_s << u"S"_s << u"S"_s << State::Returned;
    QTest::newRow("another stick") << u"usb-storage"_s << u"S"_s << u"T"_s << State::Changed;
    QTest::newRow("another stick, off its driver") << QString() << u"S"_s << u"T"_s << State::Changed;
    QTest::newRow("one without number instead") << u"usb-storage"_s << u"S"_s << QString() << State::Changed;
    QTest::newRow("one with a number instead") << u"usb-storage"_s << QString() << u"T"_s << State::Changed;
    QTest::newRow("no number: known by port and id") << u"usb-storage"_s << QString() << QString() << State::Returned;
    QTest::newRow("pulled") << QString() << u"S"_s << u"-"_s << State::Missing;
}

void TestPool::stateOfUsb()
{
    QFETCH(const QString, driver);
    QFETCH(const QString, recorded);
    QFETCH(const QString, serial);
    QFETCH(const State, state);
    m_identities[key(stick)].serial = recorded;
    QVERIFY(keep({stick}));
    m_host->bindUsb(u"2-1"_s, driver);
    m_identities[key(stick)].serial = serial;
    if (serial == u"-"_s)
        m_identities.remove(key(stick));
    QCOMPARE(entry(stick).state, state);
}

void TestPool::serialNobodyCanReadNow()
{
    QVERIFY(keep({drive}));
    m_host->bind(driveText, {});
    m_identities[key(drive)].serial.clear(); // the nvme driver hasn't had it in this boot
    QCOMPARE(state(drive), State::Returned);
    QVERIFY(pool().restore({}));
    QCOMPARE(m_host->driver(driveText), u"vfio-pci"_s);
    const PoolEntry found = entry(drive);
    QCOMPARE(found.state, State::Held);
    QVERIFY2(found.text.contains(u"serial number can't be read"_s), qPrintable(found.text));
    QCOMPARE(found.identity.serial, u"DRIVE-A"_s);
}

void TestPool::swappedDrives()
{
    QVERIFY(keep({drive}));
    QVERIFY(keep({twin}));
    std::swap(m_identities[key(drive)], m_identities[key(twin)]);
    QCOMPARE(entry(drive).state, State::Moved);
    QCOMPARE(entry(drive).now, key(twin));
    QCOMPARE(entry(twin).state, State::Moved);
    QCOMPARE(entry(twin).now, key(drive));
    QVERIFY2(entry(drive).text.contains(u"DRIVE-A"_s) && entry(drive).text.contains(twinText),
             qPrintable(entry(drive).text));
}

void TestPool::twoOfOneNumber()
{
    QVERIFY(keep({stick}));
    m_host->addUsb(u"2-5"_s, "46f4:0001", "STICK-A", u"usb-storage"_s);
    const DeviceName other = *UsbPort::parse(u"2-5");
    m_identities[key(other)] = m_identities.take(key(stick));
    QCOMPARE(state(stick), State::Moved);
    QCOMPARE(entry(stick).now, key(other));
    m_identities[key(stickB)].serial = u"STICK-A"_s; // cheap sticks share their numbers: which one was it?
    QCOMPARE(state(stick), State::Missing);
}

void TestPool::movedEntryFollows()
{
    QVERIFY(keep({drive}));
    const QString word = entry(drive).unit;
    m_host->pull(twinText);
    m_identities.remove(key(twin));
    const DeviceName there = *PciAddress::parse(u"0000:07:00.0");
    m_host->addPci(u"0000:07:00.0"_s, u"20"_s);
    m_host->bind(u"0000:07:00.0"_s, u"nvme"_s);
    m_identities[key(there)] = m_identities.take(key(drive));
    m_host->pull(driveText);
    QCOMPARE(state(drive), State::Moved);
    const auto left = pool().restore({});
    QVERIFY(left);
    QCOMPARE(in(*left, drive).state, State::Moved);
    QCOMPARE(m_host->driver(u"0000:07:00.0"_s), u"nvme"_s); // moved: a person decides

    QVERIFY(pool().move(drive, there));
    QCOMPARE(pool().entries().size(), 1);
    QCOMPARE(state(there), State::Returned);
    QCOMPARE(entry(there).unit, word);
    QCOMPARE(entry(there).identity.serial, u"DRIVE-A"_s);
    QVERIFY(pool().restore({there}));
    QCOMPARE(m_host->driver(u"0000:07:00.0"_s), u"vfio-pci"_s);
}

void TestPool::moveRefuses()
{
    QVERIFY(keep({drive}));
    QCOMPARE(pool().move(drive, twin).error().code, Code::Refused); // another number
    QCOMPARE(pool().move(drive, gpu).error().code, Code::Refused);  // another id
    QCOMPARE(pool().move(drive, stick).error().code, Code::BadArgument);
    QCOMPARE(pool().move(twin, drive).error().code, Code::NoSuchDevice);
    QCOMPARE(pool().move(drive, *PciAddress::parse(u"0000:09:00.0")).error().code, Code::NoSuchDevice);
    QCOMPARE(entry(drive).key, key(drive));

    // Without numbers two of a kind can't be told apart: where one is recorded already, no other goes.
    m_identities[key(drive)].serial.clear();
    m_identities[key(twin)].serial.clear();
    QVERIFY(pool().forget({drive}));
    QVERIFY(keep({drive}));
    QVERIFY(keep({twin}));
    QCOMPARE(pool().move(drive, twin).error().code, Code::Refused);
    QCOMPARE(pool().entries().size(), 2);
}

void TestPool::movesAcrossEachOther()
{
    QVERIFY(keep({drive}));
    QVERIFY(keep({twin}));
    const QString word = entry(drive).unit;
    std::swap(m_identities[key(drive)], m_identities[key(twin)]);
    QVERIFY(pool().move(drive, twin));
    QCOMPARE(pool().entries().size(), 2);
    QCOMPARE(entry(twin).unit, word);
    QCOMPARE(entry(twin).identity.serial, u"DRIVE-A"_s);
    QCOMPARE(entry(drive).identity.serial, u"DRIVE-B"_s);
    QCOMPARE(state(twin), State::Returned);
    QCOMPARE(state(drive), State::Returned);
}

QTEST_GUILESS_MAIN(TestPool)
#include "tst_pool.moc"
