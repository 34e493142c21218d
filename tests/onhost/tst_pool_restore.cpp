// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/pool/replugged.h"
#include "tests/onhost/pool_fixture.h"

#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// What is put back into the pool, and what isn't: a kernel that refuses, a host that needs it, programs in the way.
class TestPoolRestore : public QObject, private PoolFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeHost(); }

    void restoresAfterAStart();
    void restoresTheStick();
    void anotherStickIsLeftAlone();
    void wholeUnitOrNothing();
    void notGivenBackIsSaid();
    void whatTheHostNeedsStays();
    void programsGetAMoment();
    void changedMemberHoldsTheUnit();
    void missingMemberDoesNot();
    void onlyWhatWasAskedFor();
    void nothingRecordedNothingMade();
    void vmHasItOpen();
    void onlyTheReplugged();
};

void TestPoolRestore::restoresAfterAStart()
{
    QVERIFY(keep({gpu, audio}));
    QVERIFY(keep({drive}));
    restart();
    const auto answer = pool().restore({});
    QVERIFY(answer);
    QCOMPARE(answer->size(), 3);
    for (const DeviceName &device : {gpu, audio, drive}) {
        QCOMPARE(in(*answer, device).state, State::Held);
        QCOMPARE(in(*answer, device).text, QString());
    }
    QCOMPARE(m_host->driver(audioText), u"vfio-pci"_s);
    QCOMPARE(m_host->driver(twinText), u"nvme"_s); // nobody asked for it
    QCOMPARE(m_host->content(m_host->pciDevice(driveText) + u"/driver_override"_s), QByteArray("vfio-pci"));
    // Once more: nothing to do, and nothing done.
    m_kernel->asked.clear();
    m_usesAsked.clear();
    QVERIFY(pool().restore({}));
    QVERIFY(m_kernel->asked.isEmpty());
    QVERIFY(m_usesAsked.isEmpty());
}

void TestPoolRestore::restoresTheStick()
{
    QVERIFY(keep({stick}));
    QVERIFY(pool().restore({}));
    QCOMPARE(state(stick), State::Held);
    QCOMPARE(linkTarget(m_host->usbDevice(u"2-2:1.0"_s) + u"/driver"_s), u"usb-storage"_s);
}

void TestPoolRestore::anotherStickIsLeftAlone()
{
    QVERIFY(keep({stick}));
    m_identities[key(stick)].serial = u"SOMEBODY-ELSES"_s;
    const auto answer = pool().restore({stick});
    QVERIFY(answer);
    QCOMPARE(in(*answer, stick).state, State::Changed);
    QVERIFY2(in(*answer, stick).text.contains(u"SOMEBODY-ELSES"_s), qPrintable(in(*answer, stick).text));
    QCOMPARE(linkTarget(m_host->usbDevice(u"2-1:1.0"_s) + u"/driver"_s), u"usb-storage"_s);
    QVERIFY(m_usesAsked.isEmpty());
}

void TestPoolRestore::wholeUnitOrNothing()
{
    QVERIFY(keep({gpu, audio}));
    QVERIFY(keep({drive}));
    m_kernel->errors[u"unbind "_s + audioText] = EBUSY;
    const auto answer = pool().restore({});
    QVERIFY(answer);
    for (const DeviceName &device : {gpu, audio}) {
        QCOMPARE(in(*answer, device).state, State::Returned);
        QVERIFY2(in(*answer, device).text.contains(audioText), qPrintable(in(*answer, device).text));
    }
    QVERIFY(in(*answer, gpu).text.contains(u"given back"_s));
    QCOMPARE(m_host->driver(gpuText), QString()); // taken, and given back
    QCOMPARE(m_host->content(m_host->pciDevice(gpuText) + u"/driver_override"_s), QByteArray("(null)"));
    QCOMPARE(m_host->driver(audioText), u"snd_hda_intel"_s);
    QCOMPARE(in(*answer, drive).state, State::Held); // the other unit goes all the same
}

void TestPoolRestore::notGivenBackIsSaid()
{
    QVERIFY(keep({gpu, audio}));
    m_kernel->errors[u"probe "_s + audioText] = EPERM;
    m_kernel->errors[u"unbind "_s + gpuText] = EIO;
    const auto answer = pool().restore({});
    QVERIFY(answer);
    QCOMPARE(m_host->driver(gpuText), u"vfio-pci"_s); // it stayed, and that is what is told
    QCOMPARE(in(*answer, gpu).state, State::Held);
    QCOMPARE(in(*answer, audio).state, State::Returned);
    QVERIFY2(in(*answer, audio).text.contains(gpuText), qPrintable(in(*answer, audio).text));
}

void TestPoolRestore::whatTheHostNeedsStays()
{
    QVERIFY(keep({gpu, audio}));
    QVERIFY(keep({drive}));
    m_uses[key(drive)] = {{.kind = u"mount"_s, .verdict = HostUse::Verdict::Block, .text = u"/srv is on it."_s},
                          {.kind = u"signature"_s, .verdict = HostUse::Verdict::Warn, .text = u"It has ext4 on it."_s}};
    m_uses[key(gpu)] = {{.kind = u"console"_s, .verdict = HostUse::Verdict::Warn, .guarded = true}};
    const auto answer = pool().restore({});
    QVERIFY(answer);
    QCOMPARE(in(*answer, drive).state, State::Blocked);
    QVERIFY2(in(*answer, drive).text.contains(u"/srv is on it."_s), qPrintable(in(*answer, drive).text));
    QCOMPARE(m_pauses, 0);                                 // a mount doesn't go away by waiting
    QVERIFY(!in(*answer, drive).text.contains(u"ext4"_s)); // that wasn't the reason
    QCOMPARE(m_host->driver(driveText), u"nvme"_s);
    QVERIFY(!m_kernel->asked.contains(u"override "_s + driveText));
    QCOMPARE(in(*answer, gpu).state, State::Held); // a warning was decided when it was put into the pool

    // One member is enough.
    restart();
    m_uses = {{key(audio), {{.kind = u"process"_s, .verdict = HostUse::Verdict::Block, .text = u"Music plays."_s}}}};
    const auto again = pool().restore({gpu});
    QVERIFY(again);
    QCOMPARE(in(*again, gpu).state, State::Blocked);
    QCOMPARE(in(*again, audio).state, State::Blocked);
    QCOMPARE(m_host->driver(gpuText), QString());
    QVERIFY(m_usesAsked.count(gpu) > 0);

    // Asking is slow, and the answer is for the whole unit: once is enough where they are one still.
    m_uses.clear();
    m_usesAsked.clear();
    m_units[key(gpu)] = {gpu, audio};
    QVERIFY(pool().restore({gpu}));
    QCOMPARE(m_usesAsked, QList<DeviceName>{gpu});
    QCOMPARE(m_host->driver(audioText), u"vfio-pci"_s);
}

void TestPoolRestore::programsGetAMoment()
{
    const HostUses udev{{.kind = u"process"_s,
                         .verdict = HostUse::Verdict::Block,
                         .name = u"udev-worker"_s,
                         .text = u"udev reads it."_s}};
    QVERIFY(keep({drive}));
    QVERIFY(keep({twin}));
    m_uses[key(drive)] = udev;
    m_hands.pause = [this](int) {
        if (++m_pauses == 3)
            m_uses.clear();
    };
    QVERIFY(pool().restore({drive}));
    QCOMPARE(state(drive), State::Held);
    QCOMPARE(m_pauses, 3);

    // One that stays is what is in the way. All units together wait for it only once.
    restart();
    m_uses = {{key(drive), udev}, {key(twin), udev}};
    m_pauses = 0;
    m_hands.pause = [this](int) { ++m_pauses; };
    const auto answer = pool().restore({});
    QVERIFY(answer);
    QCOMPARE(m_pauses, 30);
    for (const DeviceName &device : {drive, twin}) {
        QCOMPARE(in(*answer, device).state, State::Blocked);
        QVERIFY2(in(*answer, device).text.contains(u"udev reads it."_s), qPrintable(in(*answer, device).text));
    }
    QCOMPARE(m_host->driver(driveText), u"nvme"_s);

    // Beside a mount there is nothing to wait for.
    m_uses[key(drive)] << HostUse{.kind = u"mount"_s, .verdict = HostUse::Verdict::Block, .text = u"/srv is on it."_s};
    m_pauses = 0;
    QVERIFY(pool().restore({drive}));
    QCOMPARE(m_pauses, 0);
}

void TestPoolRestore::changedMemberHoldsTheUnit()
{
    QVERIFY(keep({gpu, audio}));
    m_identities[key(audio)].id = u"10de:1aef"_s;
    const auto answer = pool().restore({});
    QVERIFY(answer);
    QCOMPARE(in(*answer, audio).state, State::Changed);
    QCOMPARE(in(*answer, gpu).state, State::Blocked);
    QVERIFY2(in(*answer, gpu).text.contains(audioText), qPrintable(in(*answer, gpu).text));
    QVERIFY(m_kernel->asked.isEmpty());
}

void TestPoolRestore::missingMemberDoesNot()
{
    QVERIFY(keep({gpu, audio}));
    m_host->pull(audioText);
    m_identities.remove(key(audio));
    const auto answer = pool().restore({});
    QVERIFY(answer);
    QCOMPARE(in(*answer, audio).state, State::Missing);
    QCOMPARE(in(*answer, gpu).state, State::Held);
    // And it is taken when it comes back.
    m_host->addPci(audioText, u"11"_s, "8086:2668", "0x040300");
    m_host->bind(audioText, u"snd_hda_intel"_s);
    m_identities[key(audio)] = {.id = u"8086:2668"_s};
    QVERIFY(pool().restore({audio}));
    QCOMPARE(m_host->driver(audioText), u"vfio-pci"_s);
}

void TestPoolRestore::onlyWhatWasAskedFor()
{
    QVERIFY(keep({gpu, audio}));
    QVERIFY(keep({drive}));
    const auto answer = pool().restore({audio});
    QVERIFY(answer);
    QCOMPARE(answer->size(), 2); // its unit
    QCOMPARE(m_host->driver(gpuText), u"vfio-pci"_s);
    QCOMPARE(m_host->driver(driveText), u"nvme"_s);
    const auto unknown = pool().restore({twin});
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, Code::NoSuchDevice);
    QVERIFY(unknown.error().text.contains(twinText));
    QCOMPARE(m_host->driver(twinText), u"nvme"_s);
}

void TestPoolRestore::nothingRecordedNothingMade()
{
    const auto answer = pool().restore({});
    QVERIFY(answer);
    QVERIFY(answer->isEmpty());
    QVERIFY(!QFileInfo::exists(m_host->places().state));
}

void TestPoolRestore::vmHasItOpen()
{
    // The audio was given back by somebody while a VM has the card: it can't be put back before the VM ends.
    QVERIFY(keep({gpu, audio}));
    m_host->bind(gpuText, u"vfio-pci"_s);
    m_hands.take = [](const DeviceName &) { return fault(Code::Busy, u"The VM lin has it."_s); };
    const auto answer = pool().restore({});
    QVERIFY(answer);
    QCOMPARE(in(*answer, gpu).state, State::Held);
    QCOMPARE(in(*answer, audio).state, State::Blocked);
    QVERIFY(in(*answer, audio).text.contains(u"The VM lin has it."_s));
    QCOMPARE(m_host->driver(gpuText), u"vfio-pci"_s); // not given back: it was there before
}

void TestPoolRestore::onlyTheReplugged()
{
    const QString marks = m_host->places().run + u"/replug/"_s;
    QVERIFY(keep({drive}));
    QVERIFY(keep({stick}));
    // Somebody gave the drive back by hand, and plugs in a stick that nobody knows …
    m_host->write(marks + u"2-2:1.0"_s, {});
    QCOMPARE(poolReplugged(m_host->places(), m_hands), 0);
    QCOMPARE(m_host->driver(driveText), u"nvme"_s);
    QCOMPARE(state(stick), State::Returned);
    // … then the one of the pool.
    m_host->write(marks + u"2-1:1.0"_s, {});
    QCOMPARE(poolReplugged(m_host->places(), m_hands), 0);
    QCOMPARE(state(stick), State::Held);
    QCOMPARE(m_host->driver(driveText), u"nvme"_s);
    QVERIFY(namesIn(marks).isEmpty());
    // A mark that comes while the devices are looked at stays for the next run.
    m_host->bindUsb(u"2-1"_s, u"usb-storage"_s);
    m_host->write(marks + u"2-1:1.0"_s, {});
    const auto take = m_hands.take;
    m_hands.take = [&](const DeviceName &device) {
        m_host->write(marks + u"0000:03:00.0"_s, {});
        return take(device);
    };
    QCOMPARE(poolReplugged(m_host->places(), m_hands), 0);
    QCOMPARE(namesIn(marks), QStringList{driveText});
    QCOMPARE(poolReplugged(m_host->places(), m_hands), 0);
    QCOMPARE(m_host->driver(driveText), u"vfio-pci"_s);

    m_host->bindUsb(u"2-1"_s, u"usb-storage"_s);
    m_identities[key(stick)].serial = u"OTHER"_s;
    m_host->write(marks + u"2-1:1.0"_s, {});
    QCOMPARE(poolReplugged(m_host->places(), m_hands), 1);
    QCOMPARE(linkTarget(m_host->usbDevice(u"2-1:1.0"_s) + u"/driver"_s), u"usb-storage"_s);
}

QTEST_GUILESS_MAIN(TestPoolRestore)
#include "tst_pool_restore.moc"
