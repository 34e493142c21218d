// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/runtime.h"
#include "tests/libvirt/support_backend.h"
#include "tests/libvirt/support_daemon.h"
#include "tests/libvirt/support_hosts.h"

#include <QTest>

#include <libvirt/libvirt.h>

using namespace riser;
using namespace riser::test;

namespace {

/// Another administrator, with nothing of Riser.
class Other
{
public:
    explicit Other(const QString &uri)
        : m_connection(virConnectOpen(uri.toUtf8().constData()))
    {
    }
    ~Other() { virConnectClose(m_connection); }
    virConnectPtr get() const { return m_connection; }

private:
    virConnectPtr m_connection;
};

const QByteArray freshVm = "<domain type='test'><name>fresh</name><uuid>6695eb01-f6a4-8304-79aa-00000000f5e5</uuid>"
                           "<memory>1024</memory><os><type>hvm</type></os></domain>";
const QByteArray gpu = "<hostdev mode='subsystem' type='pci' managed='no'><source><address domain='0' bus='1' slot='0' "
                       "function='0'/></source><alias name='ua-riser-gpu'/></hostdev>";

} // namespace

class TestLibvirtReading : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void snapshotIsTheFile();
    void fiveHundredDevices();
    void facts();
    void singleNodeAndDomain();
    void whatIsntThere();
    void driversAgain();
    void vmsOfOthersArrive();
    void removalArrivesByAlias();
    void hugeDefinition();
    void whatTheTestDriverCant();
    void lookingOnly();

private:
    LibvirtRuntime m_runtime; // before the test library takes the signals, as a main() would
    PrivateLibvirtd m_daemon;
};

void TestLibvirtReading::initTestCase()
{
    QVERIFY(m_daemon.start());
}

void TestLibvirtReading::snapshotIsTheFile()
{
    HostWriter host;
    host.pci(8);
    host.net(1, 8);
    host.disk(2, 8);
    host.usb(3);
    host.domain(8, true);
    host.domain(9, false);
    const auto opened = open(m_daemon.uriOf(host.finish()));
    const Result<HostSnapshot> snapshot = opened->backend->readSnapshot();
    QVERIFY2(snapshot, snapshot ? "" : qPrintable(snapshot.error().toText()));

    QStringList names;
    for (const NodeDevice &node : snapshot->nodes)
        names << node.key.value();
    names.sort();
    const QStringList expected{u"block_nvme2n1_S2"_s,  u"computer"_s, u"net_enp1s0_52_54_00_00_00_01"_s,
                               HostWriter::pciName(8), u"usb_1_3"_s,  u"usb_1_3_1_0"_s};
    QCOMPARE(names, expected);

    const NodeDevice *const pci = snapshot->node(DeviceKey(HostWriter::pciName(8)));
    QVERIFY(pci && pci->pci);
    QCOMPARE(pci->pci->vendorId, quint16(0x10de));
    QCOMPARE(pci->pci->classCode, 0x030000U);
    QCOMPARE(pci->pci->product, u"GA102 [GeForce RTX 3090] <b>&amp;"_s); // markup stays text
    QCOMPARE(pci->pci->iommuGroup, 4);
    const NodeDevice *const usb = snapshot->node(DeviceKey(u"usb_1_3"_s));
    QVERIFY(usb && usb->usbDevice);
    QCOMPARE(usb->usbDevice->address.device, 4);
    QCOMPARE(snapshot->node(DeviceKey(u"net_enp1s0_52_54_00_00_00_01"_s))->parent.value(), HostWriter::pciName(8));

    QCOMPARE(snapshot->domains.size(), 2);
    const Domain *const on = snapshot->domain(DomainId(HostWriter::uuid(8)));
    QVERIFY(on && on->running() && on->persistent());
    QCOMPARE(on->state, RunState::Running);
    QCOMPARE(on->live->hostdevs.size(), 1);
    QCOMPARE(on->live->hostdevs.first().pci, PciAddress({.slot = 1}));
    const Domain *const off = snapshot->domain(DomainId(HostWriter::uuid(9)));
    QVERIFY(off && !off->running() && off->persistent());
    QCOMPARE(off->state, RunState::ShutOff);
    QCOMPARE(snapshot->problems, QList<Error>());
}

void TestLibvirtReading::fiveHundredDevices()
{
    const auto opened = open(m_daemon.uriOf(scaledHost(500, 50)));
    const Result<HostSnapshot> snapshot = opened->backend->readSnapshot();
    QVERIFY2(snapshot, snapshot ? "" : qPrintable(snapshot.error().toText()));
    QCOMPARE(snapshot->nodes.size(), 500);
    QCOMPARE(snapshot->domains.size(), 50);
    QCOMPARE(std::ranges::count_if(snapshot->domains, &Domain::running), 25);
    QCOMPARE(snapshot->problems, QList<Error>());
    const Result<HostSnapshot> again = opened->backend->readSnapshot();
    QVERIFY(again);
    QVERIFY(again->sameContent(*snapshot));
}

void TestLibvirtReading::facts()
{
    const auto opened = open(m_daemon.uri());
    const Result<HostSnapshot> snapshot = opened->backend->readSnapshot();
    QVERIFY(snapshot);
    QVERIFY2(snapshot->facts.libvirtVersionNumber >= 11'000'000, qPrintable(snapshot->facts.libvirtVersion));
    QVERIFY(snapshot->facts.libvirtVersion.contains(u'.'));
    QVERIFY(snapshot->facts.hypervisor.startsWith(u"TEST"_s, Qt::CaseInsensitive));
    QVERIFY(snapshot->facts.cpus > 0 && snapshot->facts.memoryKib > 0);
    QVERIFY(!snapshot->facts.hostname.isEmpty());
    QVERIFY(snapshot->facts.events);
    QVERIFY(!snapshot->facts.readOnly);
    QVERIFY(!snapshot->facts.local);
    const Result<QByteArray> capabilities = opened->backend->readCapabilities();
    QVERIFY(capabilities && capabilities->contains("<capabilities>"));
}

void TestLibvirtReading::singleNodeAndDomain()
{
    const auto opened = open(m_daemon.uriOf(scaledHost(20, 4)));
    const Result<HostSnapshot> snapshot = opened->backend->readSnapshot();
    QVERIFY(snapshot);
    for (const NodeDevice &node : snapshot->nodes) {
        const Result<NodeDevice> one = opened->backend->readNode(node.key);
        QVERIFY(one);
        QCOMPARE(*one, node);
    }
    for (const Domain &domain : snapshot->domains) {
        const Result<Domain> one = opened->backend->readDomain(domain.id);
        QVERIFY(one);
        QCOMPARE(*one, domain);
    }
}

void TestLibvirtReading::whatIsntThere()
{
    const auto opened = open(m_daemon.uri());
    const Result<NodeDevice> node = opened->backend->readNode(DeviceKey(u"pci_0000_ff_00_0"_s));
    QVERIFY(!node);
    QCOMPARE(node.error().code, ErrorCode::NoSuchDevice);
    QVERIFY2(node.error().summary.contains(u"0000:ff:00.0"_s), qPrintable(node.error().summary));
    QVERIFY(node.error().summary.contains(u"localhost"_s));
    const Result<Domain> domain = opened->backend->readDomain(DomainId(HostWriter::uuid(77)));
    QVERIFY(!domain);
    QCOMPARE(domain.error().code, ErrorCode::NoSuchDomain);
    QVERIFY(opened->listener.losses().isEmpty());
}

void TestLibvirtReading::driversAgain()
{
    const auto opened = open(m_daemon.uriOf(scaledHost(60, 2)));
    const Result<HostSnapshot> snapshot = opened->backend->readSnapshot();
    QVERIFY(snapshot);
    HostSnapshot changed = *snapshot;
    for (NodeDevice &node : changed.nodes)
        node.driver = u"stale"_s;
    const DeviceKey gone(u"pci_0000_ff_1f_7"_s);
    NodeDevice ghost = *snapshot->node(DeviceKey(HostWriter::pciName(0)));
    ghost.key = gone;
    changed.nodes << ghost;

    const Result<HostSnapshot> again = opened->backend->refreshDrivers(changed);
    QVERIFY2(again, again ? "" : qPrintable(again.error().toText()));
    QCOMPARE(again->node(gone), nullptr);
    QCOMPARE(again->nodes.size(), snapshot->nodes.size());
    for (const NodeDevice &node : again->nodes) {
        const bool reread = node.pci || node.usbInterface;
        QCOMPARE(node.driver, reread ? QString() : u"stale"_s);
    }
    QCOMPARE(again->domains, snapshot->domains);
}

void TestLibvirtReading::vmsOfOthersArrive()
{
    const auto opened = open(m_daemon.uri());
    QVERIFY(opened->backend->readSnapshot());
    const int before = opened->listener.changes();
    const Other other(m_daemon.uri());
    const virDomainPtr domain = virDomainDefineXML(other.get(), freshVm.constData());
    QVERIFY(domain);
    QTRY_VERIFY(opened->listener.changes() > before);
    const Result<HostSnapshot> snapshot = opened->backend->readSnapshot();
    QVERIFY(snapshot);
    QVERIFY(std::ranges::contains(snapshot->domains, u"fresh"_s, &Domain::name));

    const int defined = opened->listener.changes();
    QCOMPARE(virDomainUndefine(domain), 0);
    virDomainFree(domain);
    QTRY_VERIFY(opened->listener.changes() > defined);
    const Result<HostSnapshot> after = opened->backend->readSnapshot();
    QVERIFY(after && !std::ranges::contains(after->domains, u"fresh"_s, &Domain::name));
}

void TestLibvirtReading::removalArrivesByAlias()
{
    const auto opened = open(m_daemon.uri());
    const Result<HostSnapshot> snapshot = opened->backend->readSnapshot();
    QVERIFY(snapshot);
    const DomainId id = snapshot->domains.first().id;
    const Result<void> attached = opened->backend->attachHostdev(id, gpu, {.live = true});
    QVERIFY2(attached, attached ? "" : qPrintable(attached.error().toText()));
    const Result<Domain> with = opened->backend->readDomain(id);
    QVERIFY(with && with->live);
    QCOMPARE(with->live->hostdevs.size(), 1);
    QCOMPARE(with->live->hostdevs.first().alias, u"ua-riser-gpu"_s);

    const Other other(m_daemon.uri());
    const virDomainPtr domain = virDomainLookupByUUIDString(other.get(), id.value().toLatin1().constData());
    QCOMPARE(virDomainDetachDeviceAlias(domain, "ua-riser-gpu", VIR_DOMAIN_AFFECT_LIVE), 0);
    virDomainFree(domain);
    QTRY_COMPARE(opened->listener.removed(), QStringList{u"ua-riser-gpu"_s});
}

void TestLibvirtReading::hugeDefinition()
{
    HostWriter host;
    host.domain(1, false, 5 * 1024 * 1024);
    host.domain(2, false);
    const auto opened = open(m_daemon.uriOf(host.finish()));
    const Result<HostSnapshot> snapshot = opened->backend->readSnapshot();
    QVERIFY2(snapshot, snapshot ? "" : qPrintable(snapshot.error().toText()));
    QCOMPARE(snapshot->domains.size(), 1); // the other one is told of, and nothing else is lost
    QCOMPARE(snapshot->domains.first().name, u"vm2"_s);
    QCOMPARE(snapshot->unreadDomains, QStringList{u"vm1"_s}); // what it claims isn't known
    QCOMPARE(snapshot->problems.size(), 1);
    const Error problem = snapshot->problems.first();
    QVERIFY2(problem.code == ErrorCode::InvalidData, qPrintable(problem.toText()));
    QVERIFY2(problem.summary.contains(u"vm1"_s) && problem.summary.contains(u"localhost"_s),
             qPrintable(problem.toText()));
    QVERIFY(opened->listener.losses().isEmpty());
}

void TestLibvirtReading::whatTheTestDriverCant()
{
    const auto opened = open(m_daemon.uriOf(scaledHost(20, 1)));
    const DeviceKey key(HostWriter::pciName(0));
    const DomainId vm(HostWriter::uuid(1));
    const Result<void> detached = opened->backend->detachNode(key, {});
    QVERIFY(!detached);
    QCOMPARE(detached.error().code, ErrorCode::NotSupported);
    QVERIFY2(detached.error().summary.contains(u"0000:00:00.0"_s), qPrintable(detached.error().summary));
    QVERIFY2(detached.error().detail.contains(u"not supported by the connection driver"_s),
             qPrintable(detached.error().detail));
    QCOMPARE(opened->backend->reattachNode(key).error().code, ErrorCode::NotSupported);
    const Result<void> config = opened->backend->attachHostdev(vm, gpu, {.config = true});
    QVERIFY(!config);
    QCOMPARE(config.error().code, ErrorCode::NotSupported); // "unsupported flags"
    QVERIFY(config.error().summary.contains(u"vm1"_s));
    QCOMPARE(opened->backend->detachHostdev(vm, gpu, {.config = true}).error().code, ErrorCode::NotSupported);
    QCOMPARE(opened->backend->detachNode(DeviceKey(u"pci_0000_ff_00_0"_s), {}).error().code, ErrorCode::NoSuchDevice);
    QVERIFY(opened->listener.losses().isEmpty());
}

void TestLibvirtReading::lookingOnly()
{
    // The first login, which wants to change things, is refused as a host refuses who isn't in its group libvirt: when
    // the first words have come (what an ssh says that ends before is tst_ssh_last_words').
    QFile script(m_daemon.folder() + u"/grudging"_s);
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write(u"#!/bin/sh\nif mkdir %1/refused 2> /dev/null; then\n"
                 "head -c 1 > /dev/null\n"
                 "echo \"Failed to connect socket to '/run/libvirt/libvirt-sock': Permission denied\" >&2; exit 1; fi\n"
                 "exec nc -U %2-ro\n"_s.arg(m_daemon.folder(), m_daemon.socket())
                     .toUtf8());
    script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    script.close();
    m_daemon.uriOf(scaledHost(20, 2));
    const auto opened = open(u"test+ssh://kvm1%1/host.xml?command=%2"_s.arg(m_daemon.folder(), script.fileName()));
    const Result<HostSnapshot> snapshot = opened->backend->readSnapshot();
    QVERIFY2(snapshot, snapshot ? "" : qPrintable(snapshot.error().toText()));
    QVERIFY(snapshot->facts.readOnly);
    QCOMPARE(snapshot->nodes.size(), 20);
    QCOMPARE(snapshot->domains.size(), 2);
    const Result<void> refused = opened->backend->detachNode(DeviceKey(HostWriter::pciName(0)), {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::AccessDenied);
    QVERIFY(refused.error().summary.contains(u"kvm1"_s));
}

QTEST_GUILESS_MAIN(TestLibvirtReading)
#include "tst_libvirt_reading.moc"
