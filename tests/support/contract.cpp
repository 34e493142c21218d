// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/contract.h"

#include "tests/support/contract_connection.h"

#include <QScopeGuard>

#include <array>

namespace riser::contract {

namespace {

void detachBindsVfioAndReattachReturns(const Host &host)
{
    CONNECT(c);
    const QString before = c.driver(host.gpuAudio);
    QVERIFY(!before.isEmpty());
    const auto restore = qScopeGuard([&] { (void)c.backend->reattachNode(host.gpuAudio); });
    DONE(c.backend->detachNode(host.gpuAudio, {}));
    QTRY_COMPARE(c.driver(host.gpuAudio), u"vfio-pci"_s);
    DONE(c.backend->reattachNode(host.gpuAudio));
    QTRY_COMPARE(c.driver(host.gpuAudio), before);
}

void detachingTwiceIsFine(const Host &host)
{
    CONNECT(c);
    const auto restore = qScopeGuard([&] { (void)c.backend->reattachNode(host.gpuAudio); });
    DONE(c.backend->detachNode(host.gpuAudio, {}));
    DONE(c.backend->detachNode(host.gpuAudio, {}));
    QTRY_COMPARE(c.driver(host.gpuAudio), u"vfio-pci"_s);
}

void reattachingTwiceIsFine(const Host &host)
{
    CONNECT(c);
    const QString before = c.driver(host.gpuAudio);
    DONE(c.backend->reattachNode(host.gpuAudio));
    DONE(c.backend->reattachNode(host.gpuAudio));
    QTRY_COMPARE(c.driver(host.gpuAudio), before);
}

void detachTakesTheChildrenAway(const Host &host)
{
    CONNECT(c);
    const auto disks = [&] {
        const Result<HostSnapshot> snapshot = c.backend->readSnapshot();
        return snapshot ? std::ranges::count_if(
                              snapshot->nodes,
                              [&](const NodeDevice &node) { return node.storage && node.parent == host.nvme; })
                        : -1;
    };
    QCOMPARE(disks(), 1);
    const auto restore = qScopeGuard([&] { (void)c.backend->reattachNode(host.nvme); });
    DONE(c.backend->detachNode(host.nvme, {}));
    QTRY_COMPARE_WITH_TIMEOUT(disks(), 0, patience);
    DONE(c.backend->reattachNode(host.nvme));
    QTRY_COMPARE_WITH_TIMEOUT(disks(), 1, patience);
}

void usbIsNotDetached(const Host &host)
{
    CONNECT(c);
    const QStringList before = c.interfaceDrivers(host.usb);
    REFUSED_AS(ErrorCode::NotSupported, c.backend->detachNode(host.usb, {}));
    REFUSED_AS(ErrorCode::NotSupported, c.backend->reattachNode(host.usb));
    QCOMPARE(c.interfaceDrivers(host.usb), before);
}

void attachToConfigChecksNothing(const Host &host)
{
    CONNECT(c);
    const QString before = c.driver(host.nvme);
    const QByteArray xml = c.hostdev(host.nvme);
    const auto restore = qScopeGuard([&] {
        (void)c.backend->detachHostdev(host.stopped, xml, config);
        (void)c.backend->detachHostdev(host.running, xml, config);
    });
    // On its host driver, and for two VMs at once.
    DONE(c.backend->attachHostdev(host.stopped, xml, config));
    DONE(c.backend->attachHostdev(host.running, xml, config));
    QCOMPARE(c.hostdevs(host.stopped, false).size(), 1);
    QCOMPARE(c.hostdevs(host.running, false).size(), 1);
    QCOMPARE(c.hostdevs(host.running, true).size(), 0);
    const Hostdev there = c.hostdevs(host.stopped, false).constFirst();
    QCOMPARE(DeviceKey(there.pci.value_or(PciAddress()).toNodeName()), host.nvme);
    QVERIFY(!there.managed);
    QVERIFY2(there.alias.startsWith("ua-"_L1), qPrintable(there.alias));
    QCOMPARE(c.driver(host.nvme), before);
    DONE(c.backend->detachHostdev(host.stopped, xml, config));
    DONE(c.backend->detachHostdev(host.running, xml, config));
    QCOMPARE(c.hostdevs(host.stopped, false).size(), 0);
}

void attachToConfigTwiceIsRefused(const Host &host)
{
    CONNECT(c);
    const QByteArray xml = c.hostdev(host.nvme);
    const auto restore = qScopeGuard([&] { (void)c.backend->detachHostdev(host.stopped, xml, config); });
    DONE(c.backend->attachHostdev(host.stopped, xml, config));
    // libvirt looks at the aliases first, and only then whether it is the same device.
    REFUSED(c.backend->attachHostdev(host.stopped, xml, config), u"non unique alias detected"_s);
    const QByteArray otherAlias = QByteArray(xml).replace("ua-riser-", "ua-other-");
    REFUSED(c.backend->attachHostdev(host.stopped, otherAlias, config), u"already in the domain configuration"_s);
    QCOMPARE(c.hostdevs(host.stopped, false).size(), 1);
}

void detachFromConfigThatIsNotThereIsRefused(const Host &host)
{
    CONNECT(c);
    REFUSED_AS(ErrorCode::NoSuchDevice, c.backend->detachHostdev(host.stopped, c.hostdev(host.nvme), config));
}

void liveAttachOnAHostDriverIsRefused(const Host &host)
{
    CONNECT(c);
    REFUSED(c.backend->attachHostdev(host.running, c.hostdev(host.nvme), live),
            u"must be manually detached from the host"_s);
    QCOMPARE(c.hostdevs(host.running, true).size(), 0);
}

void liveAttachThatFailsLeavesTheConfig(const Host &host)
{
    CONNECT(c);
    QVERIFY(!c.backend->attachHostdev(host.running, c.hostdev(host.nvme), both));
    QCOMPARE(c.hostdevs(host.running, true).size(), 0);
    QCOMPARE(c.hostdevs(host.running, false).size(), 0);
}

void liveAttachWithAMateOnTheHostIsRefused(const Host &host)
{
    CONNECT(c);
    const auto restore = qScopeGuard([&] { (void)c.backend->reattachNode(host.gpu); });
    DONE(c.backend->detachNode(host.gpu, {}));
    REFUSED(c.backend->attachHostdev(host.running, c.hostdev(host.gpu), live), u"not viable"_s);
    QCOMPARE(c.hostdevs(host.running, true).size(), 0);
}

void liveAttachOfAMissingDeviceIsRefused(const Host &host)
{
    CONNECT(c);
    Hostdev missing;
    missing.type = Hostdev::Type::Pci;
    missing.pci = PciAddress::fromNodeName(noDevice.value());
    missing.alias = u"ua-missing"_s;
    QVERIFY(!c.backend->attachHostdev(host.running, writeHostdev(missing), live));
    QCOMPARE(c.hostdevs(host.running, true).size(), 0);
}

void liveAttachHoldsTheDevice(const Host &host)
{
    CONNECT(c);
    const QByteArray xml = c.hostdev(host.nvme);
    const auto restore = qScopeGuard([&] { (void)c.backend->reattachNode(host.nvme); });
    DONE(c.backend->detachNode(host.nvme, {}));
    DONE(c.backend->attachHostdev(host.running, xml, both));
    QCOMPARE(c.hostdevs(host.running, true).size(), 1);
    QCOMPARE(c.hostdevs(host.running, false).size(), 1);
    const Hostdev there = c.hostdevs(host.running, true).constFirst();
    QVERIFY2(there.alias.startsWith("ua-"_L1), qPrintable(there.alias));
    QVERIFY(!there.guestAddress.isEmpty());

    REFUSED_AS(ErrorCode::DeviceInUse, c.backend->reattachNode(host.nvme));
    REFUSED_AS(ErrorCode::DeviceInUse, c.backend->detachNode(host.nvme, {}));
    DONE(c.backend->attachHostdev(host.stopped, xml, config)); // nobody stops the rival before it is started
    DONE(c.backend->detachHostdev(host.stopped, xml, config));

    DONE(c.backend->detachHostdev(host.running, xml, both));
    QTRY_COMPARE_WITH_TIMEOUT(c.hostdevs(host.running, true).size(), 0, patience);
    QCOMPARE(c.hostdevs(host.running, false).size(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(c.listener.removed().contains(there.alias), patience);
    QCOMPARE(c.driver(host.nvme), u"vfio-pci"_s); // it stays in the pool
    REFUSED_AS(ErrorCode::NoSuchDevice, c.backend->detachHostdev(host.running, xml, live));
}

void placeholderIsHeld(const Host &host)
{
    CONNECT(c);
    const QByteArray xml = c.hostdev(host.gpuAudio, true);
    const auto restore = qScopeGuard([&] {
        (void)c.backend->detachHostdev(host.running, xml, live);
        (void)c.backend->reattachNode(host.gpu);
        (void)c.backend->reattachNode(host.gpuAudio);
    });
    DONE(c.backend->detachNode(host.gpu, {}));
    DONE(c.backend->detachNode(host.gpuAudio, {}));
    DONE(c.backend->attachHostdev(host.running, xml, live));
    QCOMPARE(c.hostdevs(host.running, true).size(), 1);
    QVERIFY(c.hostdevs(host.running, true).constFirst().unassigned);
    REFUSED_AS(ErrorCode::DeviceInUse, c.backend->reattachNode(host.gpuAudio));
    DONE(c.backend->detachHostdev(host.running, xml, live));
    QTRY_COMPARE_WITH_TIMEOUT(c.hostdevs(host.running, true).size(), 0, patience);
}

void liveAttachToAStoppedDomainIsRefused(const Host &host)
{
    CONNECT(c);
    REFUSED(c.backend->attachHostdev(host.stopped, c.hostdev(host.usb), live), u"domain is not running"_s);
    REFUSED(c.backend->detachHostdev(host.stopped, c.hostdev(host.usb), live), u"domain is not running"_s);
}

void liveUsbIsTakenAndComesBack(const Host &host)
{
    CONNECT(c);
    const QByteArray xml = c.hostdev(host.usb);
    const QStringList before = c.interfaceDrivers(host.usb);
    QVERIFY(!before.isEmpty());
    const auto restore = qScopeGuard([&] { (void)c.backend->detachHostdev(host.running, xml, live); });
    DONE(c.backend->attachHostdev(host.running, xml, live));
    const QList<Hostdev> held = c.hostdevs(host.running, true);
    QCOMPARE(held.size(), 1);
    QVERIFY(held.constFirst().usbAddress);
    QVERIFY(held.constFirst().usbId);
    QTRY_VERIFY_WITH_TIMEOUT(c.interfaceDrivers(host.usb) != before, patience); // usbfs, or none until the guest looks
    REFUSED_AS(ErrorCode::DeviceInUse, c.backend->attachHostdev(host.running, xml, live));

    DONE(c.backend->detachHostdev(host.running, xml, live));
    QTRY_COMPARE_WITH_TIMEOUT(c.hostdevs(host.running, true).size(), 0, patience);
    QTRY_COMPARE_WITH_TIMEOUT(c.interfaceDrivers(host.usb), before, patience);
}

void usbTwinsByIdAreRefused(const Host &host)
{
    CONNECT(c);
    const Result<NodeDevice> node = c.backend->readNode(host.usb);
    QVERIFY(node && node->usbDevice);
    Hostdev either;
    either.type = Hostdev::Type::Usb;
    either.usbId = node->usbDevice->id;
    either.alias = u"ua-either"_s;
    REFUSED(c.backend->attachHostdev(host.running, writeHostdev(either), live), u"Multiple USB devices"_s);
    QCOMPARE(c.hostdevs(host.running, true).size(), 0);
}

void missingDeviceIsTold(const Host &host)
{
    CONNECT(c);
    const Result<NodeDevice> node = c.backend->readNode(noDevice);
    QVERIFY(!node);
    QCOMPARE(node.error().code, ErrorCode::NoSuchDevice);
    REFUSED_AS(ErrorCode::NoSuchDevice, c.backend->detachNode(noDevice, {}));
    REFUSED_AS(ErrorCode::NoSuchDevice, c.backend->reattachNode(noDevice));
}

void missingDomainIsTold(const Host &host)
{
    CONNECT(c);
    const Result<Domain> domain = c.backend->readDomain(noDomain);
    QVERIFY(!domain);
    QCOMPARE(domain.error().code, ErrorCode::NoSuchDomain);
    REFUSED_AS(ErrorCode::NoSuchDomain, c.backend->attachHostdev(noDomain, c.hostdev(host.nvme), config));
    REFUSED_AS(ErrorCode::NoSuchDomain, c.backend->detachHostdev(noDomain, c.hostdev(host.nvme), config));
}

void brokenXmlIsRefused(const Host &host)
{
    CONNECT(c);
    const Result<Domain> before = c.backend->readDomain(host.stopped);
    QVERIFY(before);
    QVERIFY(!c.backend->attachHostdev(host.stopped, "<hostdev mode='subsystem' type='pci'><source>", config));
    QVERIFY(!c.backend->attachHostdev(host.stopped, "", config));
    const Result<Domain> after = c.backend->readDomain(host.stopped);
    QVERIFY(after);
    QVERIFY(*before == *after);
}

void eventsArrive(const Host &host)
{
    CONNECT(c);
    CONNECT(other);
    const auto restore = qScopeGuard([&] { (void)other.backend->reattachNode(host.nvme); });
    DONE(other.backend->detachNode(host.nvme, {})); // its disk goes, and that is told
    QTRY_VERIFY_WITH_TIMEOUT(c.listener.changes() > 0, patience);
    const int before = c.listener.changes();
    DONE(other.backend->reattachNode(host.nvme));
    QTRY_VERIFY_WITH_TIMEOUT(c.listener.changes() > before, patience);
}

void refreshSeesADriverWithoutAnEvent(const Host &host)
{
    CONNECT(c);
    CONNECT(other);
    const Result<HostSnapshot> before = c.backend->readSnapshot();
    QVERIFY(before);
    const auto restore = qScopeGuard([&] { (void)other.backend->reattachNode(host.gpuAudio); });
    DONE(other.backend->detachNode(host.gpuAudio, {}));
    const Result<HostSnapshot> after = c.backend->refreshDrivers(*before);
    QVERIFY(after);
    QVERIFY(before->node(host.gpuAudio));
    QVERIFY(after->node(host.gpuAudio));
    QVERIFY(before->node(host.gpuAudio)->driver != u"vfio-pci"_s);
    QCOMPARE(after->node(host.gpuAudio)->driver, u"vfio-pci"_s);
    QCOMPARE(after->domains.size(), before->domains.size());
}

void nothingAnswersAfterClose(const Host &host)
{
    CONNECT(c);
    QVERIFY(c.backend->readSnapshot());
    c.backend->close();
    c.backend->close();
    const Result<HostSnapshot> snapshot = c.backend->readSnapshot();
    QVERIFY(!snapshot);
    QCOMPARE(snapshot.error().code, ErrorCode::ConnectionLost);
    REFUSED_AS(ErrorCode::ConnectionLost, c.backend->detachNode(host.nvme, {}));
}

// A check that is missing here is an unused function, which doesn't compile.
#define CHECK(function)                                                                                                \
    Check                                                                                                              \
    {                                                                                                                  \
        .name = #function, .run = &(function)                                                                          \
    }
constexpr std::array allChecks{
    CHECK(detachBindsVfioAndReattachReturns),
    CHECK(detachingTwiceIsFine),
    CHECK(reattachingTwiceIsFine),
    CHECK(detachTakesTheChildrenAway),
    CHECK(usbIsNotDetached),
    CHECK(attachToConfigChecksNothing),
    CHECK(attachToConfigTwiceIsRefused),
    CHECK(detachFromConfigThatIsNotThereIsRefused),
    CHECK(liveAttachOnAHostDriverIsRefused),
    CHECK(liveAttachThatFailsLeavesTheConfig),
    CHECK(liveAttachWithAMateOnTheHostIsRefused),
    CHECK(liveAttachOfAMissingDeviceIsRefused),
    CHECK(liveAttachHoldsTheDevice),
    CHECK(placeholderIsHeld),
    CHECK(liveAttachToAStoppedDomainIsRefused),
    CHECK(liveUsbIsTakenAndComesBack),
    CHECK(usbTwinsByIdAreRefused),
    CHECK(missingDeviceIsTold),
    CHECK(missingDomainIsTold),
    CHECK(brokenXmlIsRefused),
    CHECK(eventsArrive),
    CHECK(refreshSeesADriverWithoutAnEvent),
    CHECK(nothingAnswersAfterClose),
};
#undef CHECK

} // namespace

std::span<const Check> checks()
{
    return allChecks;
}

void addRows(std::span<const Check> checks)
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype i = 0; i < qsizetype(checks.size()); ++i)
        QTest::newRow(checks[size_t(i)].name) << i;
}

void runRow(const Host &host, std::span<const Check> checks)
{
    QFETCH(const qsizetype, index);
    checks[size_t(index)].run(host);
}

} // namespace riser::contract
