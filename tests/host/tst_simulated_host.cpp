// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/device_kind.h"
#include "core/host/simulated/simulated_backend.h"
#include "tests/support/listener.h"
#include "tests/support/small_host.h"

#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// What the contract doesn't ask of every host: what others do, and what goes wrong.
class TestSimulatedHost : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_host = smallHost(); }

    void aRecordingThatIsNone_data();
    void aRecordingThatIsNone();
    void theRecordingIsShownAsItIs();
    void aGpuWithoutDriverReturnsToNone();
    void aBridgeIsTakenAndLeftWithoutDriver();
    void aHostWithoutVfioDetachesNothing();
    void aControllerTakesItsDevicesAlong();
    void noRootPortNoAttach();
    void aMateInUseIsNamed();
    void aManagedDeviceReturnsUnlessItWasDetachedBefore();
    void startChecksWhatTheDefinitionDidNot();
    void aStoppedMachineLeavesTheDeviceInThePool();
    void aGuestThatIgnoresGivesBackNothing();
    void aGuestThatRefuses();
    void aReplugChangesTheNumber();
    void usbComesBackEvenWhereNoDriverWas();
    void aRestartLosesAllConnections();
    void everyFaultDoesWhatItSays();

private:
    QByteArray hostdev(const DeviceKey &key, bool managed = false) const
    {
        const Result<NodeDevice> node = m_host->node(key);
        Hostdev made = node ? kindOf(*node)->hostdevFor(*node) : Hostdev();
        made.managed = managed;
        return writeHostdev(made);
    }
    QString driver(const DeviceKey &key) const
    {
        const Result<NodeDevice> node = m_host->node(key);
        return node ? node->driver : u"(not there)"_s;
    }
    QList<Hostdev> live(const DomainId &id) const
    {
        const Result<Domain> domain = m_host->domain(id);
        return domain && domain->live ? domain->live->hostdevs : QList<Hostdev>();
    }

    static constexpr Target toLive{.live = true, .config = false};
    static constexpr Target toConfig{.live = false, .config = true};
    std::shared_ptr<SimulatedHost> m_host;
};

void TestSimulatedHost::aRecordingThatIsNone_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut short") << QByteArray("<riser-host version='1'><device><name>computer</name>");
    QTest::newRow("something else") << QByteArray("<domain type='kvm'/>");
    QTest::newRow("newer") << QByteArray("<riser-host version='2'/>");
    QTest::newRow("a device without name") << QByteArray("<riser-host version='1'><device/></riser-host>");
    QTest::newRow("a VM without anything")
        << QByteArray("<riser-host version='1'><vm state='shutoff'><config><domain/></config></vm></riser-host>");
}

void TestSimulatedHost::aRecordingThatIsNone()
{
    QFETCH(QByteArray, xml);
    Error error;
    QVERIFY(!SimulatedHost::fromXml(xml, &error));
    QVERIFY(!error.summary.isEmpty());
}

void TestSimulatedHost::theRecordingIsShownAsItIs()
{
    const HostSnapshot snapshot = m_host->snapshot();
    QCOMPARE(snapshot.facts.hostname, u"small"_s);
    QCOMPARE(snapshot.facts.libvirtVersionNumber, 11'003'000ULL);
    QCOMPARE(snapshot.facts.iommu, std::optional(true));
    QCOMPARE(snapshot.domains.size(), 3);
    QCOMPARE(snapshot.domains.constFirst().name, u"full"_s); // by name
    QCOMPARE(snapshot.domain(running)->live->freePcieRootPorts, 4);
    QCOMPARE(snapshot.domain(full)->live->freePcieRootPorts, 0);
    QVERIFY(snapshot.domain(running)->autostart);
    QCOMPARE(snapshot.pools.size(), 1);
    QCOMPARE(snapshot.node(gpu)->driver, u"nouveau"_s);
    QCOMPARE(snapshot.node(gpu)->pci->iommuGroup, std::optional(14));
    QVERIFY(m_host->capabilities().contains("<iommu support=\"yes\"/>"));
    QVERIFY(snapshot.sameContent(m_host->snapshot()));
}

void TestSimulatedHost::aGpuWithoutDriverReturnsToNone()
{
    QCOMPARE(driver(twinGpu), QString());
    QVERIFY(m_host->detachNode(twinGpu));
    QCOMPARE(driver(twinGpu), u"vfio-pci"_s);
    QVERIFY(m_host->detachNode(twinGpu, u"mlx5_vfio_pci"_s)); // a variant driver by name
    QCOMPARE(driver(twinGpu), u"mlx5_vfio_pci"_s);
    QVERIFY(m_host->reattachNode(twinGpu)); // success, and no driver: as it was
    QCOMPARE(driver(twinGpu), QString());
}

void TestSimulatedHost::aBridgeIsTakenAndLeftWithoutDriver()
{
    const DeviceKey bridge(u"pci_0000_00_05_0"_s);
    QVERIFY(m_host->detachNode(bridge)); // libvirt doesn't ask
    QCOMPARE(driver(bridge), QString());
    QVERIFY(m_host->node(nic)); // what is below a bridge stays
}

void TestSimulatedHost::aHostWithoutVfioDetachesNothing()
{
    HostFacts facts = m_host->snapshot().facts;
    facts.vfio = false;
    m_host->setFacts(facts);
    const Result<void> refused = m_host->detachNode(nvme);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotSupported);
    QVERIFY(refused.error().detail.contains(u"libvirt error 74"_s));
    QCOMPARE(driver(nvme), u"nvme"_s);
}

void TestSimulatedHost::aControllerTakesItsDevicesAlong()
{
    const qsizetype before = m_host->snapshot().nodes.size();
    QVERIFY(m_host->detachNode(usbController));
    QVERIFY(!m_host->node(usbA));
    QVERIFY(!m_host->node(keyboard));
    QVERIFY(m_host->reattachNode(usbController));
    QVERIFY(m_host->node(keyboard));
    QCOMPARE(m_host->snapshot().nodes.size(), before);
}

void TestSimulatedHost::noRootPortNoAttach()
{
    QVERIFY(m_host->detachNode(nvme));
    const Result<void> refused = m_host->attachHostdev(full, hostdev(nvme), {.live = true, .config = true});
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.contains(u"No more available PCI slots"_s));
    QVERIFY(m_host->domain(full)->config->hostdevs.isEmpty());
    // Into the definition alone libvirt puts the port that is missing.
    QVERIFY(m_host->attachHostdev(full, hostdev(nvme), toConfig));
    QCOMPARE(m_host->domain(full)->config->pcieRootPorts, 2);
    QVERIFY(!m_host->domain(full)->config->hostdevs.constFirst().guestAddress.isEmpty());
    // Each attachment takes a port of the running one.
    QVERIFY(m_host->detachNode(gpu));
    QVERIFY(m_host->detachNode(gpuAudio));
    QVERIFY(m_host->attachHostdev(running, hostdev(gpu), toLive));
    QVERIFY(m_host->attachHostdev(running, hostdev(gpuAudio), toLive));
    QCOMPARE(m_host->domain(running)->live->freePcieRootPorts, 2);
    QVERIFY(live(running).at(0).guestAddress != live(running).at(1).guestAddress);
}

void TestSimulatedHost::aMateInUseIsNamed()
{
    QVERIFY(m_host->detachNode(gpu));
    QVERIFY(m_host->detachNode(gpuAudio));
    QVERIFY(m_host->attachHostdev(running, hostdev(gpuAudio), toLive));
    QVERIFY(m_host->attachHostdev(stopped, hostdev(gpu), toConfig));
    const Result<void> refused = m_host->startDomain(stopped);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::DeviceInUse);
    QVERIFY2(refused.error().detail.contains(u"PCI device 0000:01:00.1 is in use by driver QEMU, domain running"_s),
             qPrintable(refused.error().detail));
}

void TestSimulatedHost::aManagedDeviceReturnsUnlessItWasDetachedBefore()
{
    QVERIFY(m_host->attachHostdev(running, hostdev(nvme, true), toLive));
    QCOMPARE(driver(nvme), u"vfio-pci"_s);
    QVERIFY(m_host->detachHostdev(running, hostdev(nvme, true), toLive));
    QCOMPARE(driver(nvme), u"nvme"_s);
    QVERIFY(m_host->detachNode(nvme));
    QVERIFY(m_host->attachHostdev(running, hostdev(nvme, true), toLive));
    QVERIFY(m_host->detachHostdev(running, hostdev(nvme, true), toLive));
    QCOMPARE(driver(nvme), u"vfio-pci"_s);
}

void TestSimulatedHost::startChecksWhatTheDefinitionDidNot()
{
    QVERIFY(m_host->attachHostdev(stopped, hostdev(nvme), toConfig));
    QVERIFY(m_host->startDomain(stopped).error().detail.contains(u"must be manually detached"_s));
    QVERIFY(!m_host->domain(stopped)->running());
    QVERIFY(m_host->detachNode(nvme));
    QVERIFY(m_host->startDomain(stopped));
    QCOMPARE(live(stopped).size(), 1);
    QVERIFY(!m_host->startDomain(stopped)); // running already
}

void TestSimulatedHost::aStoppedMachineLeavesTheDeviceInThePool()
{
    QVERIFY(m_host->detachNode(nvme));
    QVERIFY(m_host->attachHostdev(running, hostdev(nvme), toLive));
    QVERIFY(m_host->destroyDomain(running));
    QCOMPARE(driver(nvme), u"vfio-pci"_s);
    QVERIFY(m_host->reattachNode(nvme)); // nobody holds it
    QVERIFY(m_host->undefineDomain(running));
    QCOMPARE(m_host->domain(running).error().code, ErrorCode::NoSuchDomain);
}

void TestSimulatedHost::aGuestThatIgnoresGivesBackNothing()
{
    QVERIFY(m_host->detachNode(nvme));
    QVERIFY(m_host->attachHostdev(running, hostdev(nvme), {.live = true, .config = true}));
    m_host->setGuest(running, {.unplug = GuestBehaviour::Unplug::Ignores, .delay = 0, .patience = 1});
    QVERIFY(m_host->detachHostdev(running, hostdev(nvme), {.live = true, .config = true})); // "done"
    QCOMPARE(live(running).size(), 1);
    QVERIFY(m_host->domain(running)->config->hostdevs.isEmpty());
    QVERIFY(m_host->giveBackLate(running, live(running).constFirst().alias));
    QVERIFY(live(running).isEmpty());
    QVERIFY(!m_host->giveBackLate(running, u"ua-nobody"_s));
}

void TestSimulatedHost::aGuestThatRefuses()
{
    RecordingListener listener;
    const auto backend = makeSimulatedBackend(m_host);
    QVERIFY(backend->open({}, &listener));
    QVERIFY(m_host->detachNode(nvme));
    QVERIFY(m_host->attachHostdev(running, hostdev(nvme), toLive));
    m_host->setGuest(running, {.unplug = GuestBehaviour::Unplug::Refuses, .delay = 0, .patience = 1});
    const Result<void> refused = m_host->detachHostdev(running, hostdev(nvme), toLive);
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.contains(u"rejected by the guest"_s));
    QCOMPARE(listener.refused(), QStringList{live(running).constFirst().alias});
    backend->close();
}

void TestSimulatedHost::aReplugChangesTheNumber()
{
    RecordingListener listener;
    const auto backend = makeSimulatedBackend(m_host);
    QVERIFY(backend->open({}, &listener));
    const UsbAddress before = m_host->node(usbA)->usbDevice->address;
    const QByteArray old = hostdev(usbA);
    m_host->replugUsb(usbA);
    const UsbAddress after = m_host->node(usbA)->usbDevice->address;
    QCOMPARE(after.bus, before.bus);
    QVERIFY(after.device > before.device);
    QVERIFY(m_host->node(usbA)->deviceNodes.constFirst().endsWith(QString::number(after.device)));
    QVERIFY(listener.changes() >= 2);
    QVERIFY(m_host->attachHostdev(running, old, toLive).error().detail.contains(u"Did not find USB device"_s));
    QVERIFY(m_host->attachHostdev(running, hostdev(usbA), toLive));
    backend->close();
}

void TestSimulatedHost::usbComesBackEvenWhereNoDriverWas()
{
    const DeviceKey interface(u"usb_1_1_1_0"_s);
    m_host->bindDriver(interface, {}); // taken from the host by hand
    QVERIFY(m_host->attachHostdev(running, hostdev(usbA), toLive));
    QCOMPARE(driver(interface), u"usbfs"_s);
    QVERIFY(m_host->detachHostdev(running, hostdev(usbA), toLive));
    QCOMPARE(driver(interface), u"usb-storage"_s);
}

void TestSimulatedHost::aRestartLosesAllConnections()
{
    RecordingListener one;
    RecordingListener two;
    const auto a = makeSimulatedBackend(m_host);
    const auto b = makeSimulatedBackend(m_host);
    QVERIFY(a->open({}, &one));
    QVERIFY(b->open({}, &two));
    QCOMPARE(m_host->connections(), 2);
    m_host->restart();
    QVERIFY(one.lost());
    QVERIFY(two.lost());
    QCOMPARE(a->readSnapshot().error().code, ErrorCode::ConnectionLost);
    QVERIFY(a->readSnapshot().error().transient);
    a->close();
    b->close();
    QCOMPARE(m_host->connections(), 0);
}

void TestSimulatedHost::everyFaultDoesWhatItSays()
{
    RecordingListener listener;
    const auto connect = [&] {
        auto backend = makeSimulatedBackend(m_host);
        return backend->open({}, &listener) ? std::move(backend) : nullptr;
    };
    auto backend = connect();
    QVERIFY(backend);
    m_host->faults().fail(u"detachNode"_s, 2, failure(ErrorCode::Failed, u"x"_s).error());
    QVERIFY(backend->detachNode(gpu, {}));
    QCOMPARE(backend->detachNode(gpuAudio, {}).error().summary, u"x"_s);
    QCOMPARE(driver(gpuAudio), u"snd_hda_intel"_s);
    QVERIFY(backend->detachNode(gpuAudio, {}));

    m_host->faults().lie(u"reattachNode"_s, 1);
    QVERIFY(backend->reattachNode(gpuAudio));
    QCOMPARE(driver(gpuAudio), u"vfio-pci"_s);

    m_host->faults().dropBefore(u"reattachNode"_s, 1);
    QCOMPARE(backend->reattachNode(gpuAudio).error().code, ErrorCode::ConnectionLost);
    QCOMPARE(driver(gpuAudio), u"vfio-pci"_s);
    QVERIFY(listener.lost());

    backend = connect();
    m_host->faults().dropAfter(u"reattachNode"_s, 1);
    QCOMPARE(backend->reattachNode(gpuAudio).error().code, ErrorCode::ConnectionLost);
    QCOMPARE(driver(gpuAudio), u"snd_hda_intel"_s);
    QCOMPARE(m_host->callCount(u"reattachNode"_s), 3);
    backend->close();
}

QTEST_GUILESS_MAIN(TestSimulatedHost)
#include "tst_simulated_host.moc"
