// SPDX-License-Identifier: GPL-3.0-or-later
// The contract of HostProgram: what riser-host on a host promises.
#include "tests/support/contract.h"
#include "tests/support/contract_connection.h"

#include <QScopeGuard>

#include <array>

namespace riser::contract {

namespace {

using EntryState = PoolEntry::State;

const DeviceKey noUsb(u"usb_7_7_7"_s);

/// A connection whose riser-host has introduced itself.
struct ProgramConnection : Connection {
    explicit ProgramConnection(const Host &host)
        : Connection(host)
        , program(backend->hostProgram())
    {
    }

    bool present() const
    {
        return QTest::qWaitFor(
            [this] {
                const Result<HostSnapshot> snapshot = backend->readSnapshot();
                return snapshot && snapshot->hostProgram.present();
            },
            patience);
    }
    HostInventory inventory() const { return program->read().inventory; }
    std::optional<EntryState> poolState(const DeviceKey &key) const
    {
        const HostInventory now = inventory();
        const auto entry = std::ranges::find(now.pool, key, &PoolEntry::key);
        return entry == now.pool.cend() ? std::nullopt : std::optional(entry->state);
    }
    bool isArmed(const DeviceKey &key) const
    {
        const HostInventory now = inventory();
        return std::ranges::any_of(now.armed, [&key](const ArmedReturn &armed) { return armed.devices.contains(key); });
    }
    bool hasDriver(const DeviceKey &usb) const
    {
        return std::ranges::any_of(interfaceDrivers(usb), [](const QString &driver) { return !driver.isEmpty(); });
    }

    std::shared_ptr<HostProgram> program;
};

#define CONNECT_PROGRAM(c)                                                                                             \
    ProgramConnection c(host);                                                                                         \
    QVERIFY2(c.opened, qPrintable(why(c.opened)));                                                                     \
    QVERIFY(c.program);                                                                                                \
    QVERIFY2(c.present(), qPrintable(c.program->read().why))

UsbPort portOf(const DeviceKey &usb)
{
    return *UsbPort::fromNodeName(usb.value());
}

void inventoryKnowsTheDevices(const Host &host)
{
    CONNECT_PROGRAM(c);
    const HostInventory inventory = c.inventory();
    QVERIFY(!inventory.bootId.isEmpty());
    for (const DeviceKey &key : {host.gpu, host.gpuAudio, host.nvme, host.usb}) {
        const HostDevice *const device = inventory.device(key);
        QVERIFY2(device, qPrintable(key.value()));
        QVERIFY2(!device->identity.id.isEmpty(), qPrintable(key.value()));
    }
    QCOMPARE(inventory.device(host.gpuAudio)->driver, c.driver(host.gpuAudio));
    QVERIFY(c.program->read().sameContent(c.program->read()));
}

void usbIsTakenFromItsDriversAndGivenBack(const Host &host)
{
    CONNECT_PROGRAM(c);
    const QStringList before = c.interfaceDrivers(host.usb);
    QVERIFY(c.hasDriver(host.usb));
    const auto restore = qScopeGuard([&] { (void)c.program->usbAttach(portOf(host.usb)); });
    DONE(c.program->usbDetach(portOf(host.usb)));
    QVERIFY(!c.hasDriver(host.usb)); // it was verified before the answer came
    QVERIFY(c.inventory().device(host.usb)->driver.isEmpty());
    DONE(c.program->usbDetach(portOf(host.usb))); // twice is fine
    DONE(c.program->usbAttach(portOf(host.usb)));
    QCOMPARE(c.interfaceDrivers(host.usb), before);
    DONE(c.program->usbAttach(portOf(host.usb)));
}

void driverChangesAreTold(const Host &host)
{
    CONNECT_PROGRAM(c);
    QVERIFY(c.program->read().live);
    const auto restore = qScopeGuard([&] { (void)c.program->usbAttach(portOf(host.usb)); });
    int before = c.listener.changes();
    DONE(c.program->usbDetach(portOf(host.usb)));
    QTRY_VERIFY_WITH_TIMEOUT(c.listener.changes() > before, patience);
    before = c.listener.changes();
    DONE(c.backend->detachNode(host.gpuAudio, {}));
    const auto restoreAudio = qScopeGuard([&] { (void)c.backend->reattachNode(host.gpuAudio); });
    QTRY_VERIFY_WITH_TIMEOUT(c.listener.changes() > before, patience);
}

void usbOfAVmIsBusy(const Host &host)
{
    CONNECT_PROGRAM(c);
    const QByteArray xml = c.hostdev(host.usb);
    const auto restore = qScopeGuard([&] { (void)c.backend->detachHostdev(host.running, xml, live); });
    DONE(c.program->usbDetach(portOf(host.usb)));
    DONE(c.backend->attachHostdev(host.running, xml, live));
    REFUSED_AS(ErrorCode::DeviceInUse, c.program->usbDetach(portOf(host.usb)));
    REFUSED_AS(ErrorCode::DeviceInUse, c.program->usbAttach(portOf(host.usb)));
    DONE(c.backend->detachHostdev(host.running, xml, live));
    // QEMU gives it back to the host, whoever had it before.
    QTRY_VERIFY_WITH_TIMEOUT(c.hasDriver(host.usb), patience);
}

void missingDevicesAreTold(const Host &host)
{
    CONNECT_PROGRAM(c);
    REFUSED_AS(ErrorCode::NoSuchDevice, c.program->usbDetach(portOf(noUsb)));
    REFUSED_AS(ErrorCode::NoSuchDevice, c.program->usbAttach(portOf(noUsb)));
    REFUSED_AS(ErrorCode::NoSuchDevice, c.program->poolKeep({noDevice}));
    REFUSED_AS(ErrorCode::NoSuchDevice, c.program->arm({noDevice}, 30));
    const Result<HostUses> uses = c.program->blastRadius(noDevice);
    QVERIFY(!uses);
    QCOMPARE(uses.error().code, ErrorCode::NoSuchDevice);
    QVERIFY(!c.poolState(noDevice));
    QVERIFY(!c.isArmed(noDevice));
}

void blastRadiusIsReadForTheUnit(const Host &host)
{
    CONNECT_PROGRAM(c);
    const Result<HostUses> ofGpu = c.program->blastRadius(host.gpu);
    QVERIFY2(ofGpu, ofGpu ? "" : qPrintable(ofGpu.error().toText()));
    const Result<HostUses> ofAudio = c.program->blastRadius(host.gpuAudio); // the same unit
    QVERIFY(ofAudio);
    const auto kinds = [](const HostUses &uses) {
        QStringList list;
        for (const HostUse &use : uses)
            list << use.kind;
        list.sort();
        return list;
    };
    QCOMPARE(kinds(*ofAudio), kinds(*ofGpu));
    QVERIFY(c.program->blastRadius(host.usb));
}

void poolFollowsThePciDevice(const Host &host)
{
    CONNECT_PROGRAM(c);
    const auto restore = qScopeGuard([&] {
        (void)c.program->poolForget({host.nvme});
        (void)c.backend->reattachNode(host.nvme);
    });
    DONE(c.backend->detachNode(host.nvme, {}));
    QVERIFY(!c.poolState(host.nvme)); // nothing is kept unless it is asked for
    DONE(c.program->poolKeep({host.nvme}));
    QCOMPARE(c.poolState(host.nvme), EntryState::Held);
    DONE(c.program->poolKeep({host.nvme})); // twice is fine, and is one entry
    QCOMPARE(c.inventory().pool.size(), 1);
    DONE(c.backend->reattachNode(host.nvme));
    QTRY_COMPARE_WITH_TIMEOUT(c.poolState(host.nvme), EntryState::Returned, patience);
    DONE(c.program->poolRestore({host.nvme}));
    QCOMPARE(c.poolState(host.nvme), EntryState::Held);
    QCOMPARE(c.driver(host.nvme), u"vfio-pci"_s);
    DONE(c.program->poolRestore({}));
    DONE(c.program->poolForget({host.nvme}));
    QVERIFY(!c.poolState(host.nvme));
    QCOMPARE(c.driver(host.nvme), u"vfio-pci"_s); // to forget isn't to give back
}

void poolFollowsTheUsbDevice(const Host &host)
{
    CONNECT_PROGRAM(c);
    const auto restore = qScopeGuard([&] {
        (void)c.program->poolForget({host.usb});
        (void)c.program->usbAttach(portOf(host.usb));
    });
    DONE(c.program->usbDetach(portOf(host.usb)));
    DONE(c.program->poolKeep({host.usb}));
    QCOMPARE(c.poolState(host.usb), EntryState::Held);
    DONE(c.program->usbAttach(portOf(host.usb)));
    // Its drivers have it, which riser-host's rule hears of: what is in the pool is taken again.
    QTRY_COMPARE_WITH_TIMEOUT(c.poolState(host.usb), EntryState::Held, patience);
    QVERIFY(!c.hasDriver(host.usb));
    DONE(c.program->poolRestore({host.usb}));
    DONE(c.program->poolForget({host.usb}));
    DONE(c.program->usbAttach(portOf(host.usb)));
    QVERIFY(c.hasDriver(host.usb));
}

void restoringWhatIsNotInThePoolIsRefused(const Host &host)
{
    CONNECT_PROGRAM(c);
    const QString before = c.driver(host.nvme);
    QVERIFY(!c.program->poolRestore({host.nvme}));
    QCOMPARE(c.driver(host.nvme), before);
}

void armedGoesBackByItself(const Host &host)
{
    CONNECT_PROGRAM(c);
    const QString before = c.driver(host.nvme);
    const auto restore = qScopeGuard([&] { (void)c.backend->reattachNode(host.nvme); });
    DONE(c.program->arm({host.nvme}, host.passArmedTime ? 600 : 5));
    QVERIFY(c.isArmed(host.nvme));
    DONE(c.backend->detachNode(host.nvme, {}));
    QCOMPARE(c.driver(host.nvme), u"vfio-pci"_s);
    if (host.passArmedTime)
        host.passArmedTime();
    QTRY_COMPARE_WITH_TIMEOUT(c.driver(host.nvme), before, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!c.isArmed(host.nvme), patience);
    QVERIFY(!c.program->confirm({host.nvme})); // too late, and said so
}

void confirmedStays(const Host &host)
{
    CONNECT_PROGRAM(c);
    const auto restore = qScopeGuard([&] { (void)c.backend->reattachNode(host.nvme); });
    DONE(c.program->arm({host.nvme}, 600));
    DONE(c.backend->detachNode(host.nvme, {}));
    DONE(c.program->confirm({host.nvme}));
    QVERIFY(!c.isArmed(host.nvme));
    if (host.passArmedTime)
        host.passArmedTime();
    QCOMPARE(c.driver(host.nvme), u"vfio-pci"_s);
}

void armingForNoTimeIsRefused(const Host &host)
{
    CONNECT_PROGRAM(c);
    QVERIFY(!c.program->arm({host.nvme}, 4));
    QVERIFY(!c.program->arm({host.nvme}, 601));
    QVERIFY(!c.isArmed(host.nvme));
}

void programAnswersNothingAfterClose(const Host &host)
{
    CONNECT_PROGRAM(c);
    c.backend->close();
    REFUSED_AS(ErrorCode::ConnectionLost, c.program->usbDetach(portOf(host.usb)));
    REFUSED_AS(ErrorCode::ConnectionLost, c.program->poolForget({host.nvme}));
}

#define CHECK(function)                                                                                                \
    Check                                                                                                              \
    {                                                                                                                  \
        #function, function                                                                                            \
    }

constexpr std::array all{CHECK(inventoryKnowsTheDevices),
                         CHECK(usbIsTakenFromItsDriversAndGivenBack),
                         CHECK(driverChangesAreTold),
                         CHECK(usbOfAVmIsBusy),
                         CHECK(missingDevicesAreTold),
                         CHECK(blastRadiusIsReadForTheUnit),
                         CHECK(poolFollowsThePciDevice),
                         CHECK(poolFollowsTheUsbDevice),
                         CHECK(restoringWhatIsNotInThePoolIsRefused),
                         CHECK(armedGoesBackByItself),
                         CHECK(confirmedStays),
                         CHECK(armingForNoTimeIsRefused),
                         CHECK(programAnswersNothingAfterClose)};

} // namespace

std::span<const Check> programChecks()
{
    return all;
}

} // namespace riser::contract
