// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/runtime.h"
#include "tests/libvirt/support_backend.h"
#include "tests/libvirt/support_daemon.h"

#include <QTest>

#include <libvirt/libvirt.h>

using namespace riser;
using namespace riser::test;

namespace {

const DomainId freshId(u"6695eb01-f6a4-8304-79aa-00000000f5e5"_s);

QByteArray freshVm(const QString &name = u"fresh"_s, const QString &uuid = freshId.value(), int vcpus = 1)
{
    return u"<domain type='test'><name>%1</name><uuid>%2</uuid><memory>1024</memory><vcpu>%3</vcpu>"
           "<os><type>hvm</type></os></domain>"_s.arg(name, uuid, QString::number(vcpus))
               .toUtf8();
}

} // namespace

/// Whole VMs and storage over real RPC, with libvirt's test driver: it has VMs, pools, volumes and networks, and no
/// upload, resize, NVRAM or TPM. What only a real host can say is in the contract.
class TestLibvirtMachines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_daemon.start()); }
    void init();

    void definedOnceOnly();
    void redefinedWhenThere();
    void withoutUuid();
    void brokenDefinition();
    void startedAndStopped();
    void autostart();
    void undefineLeavesOutWhatTheServerDoesntKnow();
    void undefinedWhileRunning();
    void instanceMarkIsKept();
    void volumesMadeAndRemoved();
    void overlay();
    void cloned();
    void fullPool();
    void whatIsntThere();
    void whatTheTestDriverCant();
    void networksOfTheSnapshot();
    void closedInTheMiddle();

private:
    Machines &machines() { return m_opened->backend->machines(); }

    LibvirtRuntime m_runtime; // before the test library takes the signals, as a main() would
    PrivateLibvirtd m_daemon;
    std::unique_ptr<Opened> m_opened;
};

#define DONE(what)                                                                                                     \
    do {                                                                                                               \
        const auto done_ = (what);                                                                                     \
        QVERIFY2(done_, done_ ? "" : qPrintable(done_.error().toText()));                                              \
    } while (false)
#define REFUSED(wanted, what)                                                                                          \
    do {                                                                                                               \
        const auto refused_ = (what);                                                                                  \
        QVERIFY2(!refused_ && refused_.error().code == (wanted),                                                       \
                 refused_ ? "it was done" : qPrintable(refused_.error().toText()));                                    \
    } while (false)

// The driver's state lives as long as anybody is connected, and connections end on threads of their own.
void TestLibvirtMachines::init()
{
    m_opened = open(m_daemon.uri());
    const Result<HostSnapshot> snapshot = m_opened->backend->readSnapshot();
    QVERIFY(snapshot);
    for (const Domain &domain : snapshot->domains) {
        if (domain.name == u"test"_s) // the driver's own
            continue;
        (void)machines().destroy(domain.id);
        (void)machines().undefine(domain.id, {});
    }
    const Result<QList<Volume>> volumes = machines().volumes(u"default-pool"_s);
    QVERIFY(volumes);
    for (const Volume &volume : *volumes)
        QVERIFY(machines().removeVolume(u"default-pool"_s, volume.name));
}

void TestLibvirtMachines::definedOnceOnly()
{
    const Result<DomainId> id = machines().define(freshVm());
    DONE(id);
    QCOMPARE(*id, freshId);
    const Result<Domain> before = m_opened->backend->readDomain(freshId);
    QVERIFY(before && before->persistent() && !before->running());
    REFUSED(ErrorCode::AlreadyThere, machines().define(freshVm(u"fresh"_s, freshId.value(), 2))); // libvirt would
    REFUSED(ErrorCode::AlreadyThere, machines().define(freshVm(u"other"_s)));
    const Result<DomainId> named = machines().define(freshVm(u"fresh"_s, u"6695eb01-f6a4-8304-79aa-00000000f5e6"_s));
    REFUSED(ErrorCode::AlreadyThere, named);
    QVERIFY2(named.error().summary.contains(u"fresh"_s) && named.error().summary.contains(u"localhost"_s),
             qPrintable(named.error().toText()));
    const Result<Domain> after = m_opened->backend->readDomain(freshId);
    QVERIFY(after && *after == *before);
}

void TestLibvirtMachines::redefinedWhenThere()
{
    REFUSED(ErrorCode::NoSuchDomain, machines().redefine(freshVm()));
    DONE(machines().define(freshVm()));
    DONE(machines().redefine(freshVm(u"fresh"_s, freshId.value(), 3)));
    QCOMPARE(m_opened->backend->readDomain(freshId)->config->vcpus, 3);
    REFUSED(ErrorCode::AlreadyThere, machines().redefine(freshVm(u"renamed"_s)));
}

void TestLibvirtMachines::withoutUuid()
{
    const Result<DomainId> id = machines().define(
        "<domain type='test'><name>fresh</name><memory>1024</memory><os><type>hvm</type></os></domain>");
    DONE(id);
    QCOMPARE(id->value().size(), 36);
    QVERIFY(m_opened->backend->readDomain(*id));
}

void TestLibvirtMachines::brokenDefinition()
{
    REFUSED(ErrorCode::InvalidData, machines().define("<domain type='test'><name>fresh</name>"));
    REFUSED(ErrorCode::InvalidData, machines().define(""));
    QByteArray unknown = freshVm();
    unknown.replace("<os>", "<colour>red</colour><os>");
    REFUSED(ErrorCode::InvalidData, machines().define(unknown)); // the server's own schema says so
    QVERIFY(!m_opened->backend->readDomain(freshId));
}

void TestLibvirtMachines::startedAndStopped()
{
    DONE(machines().define(freshVm()));
    DONE(machines().start(freshId));
    QVERIFY(m_opened->backend->readDomain(freshId)->running());
    QVERIFY(!machines().start(freshId));
    DONE(machines().reboot(freshId));
    DONE(machines().shutDown(freshId));
    QTRY_VERIFY(!m_opened->backend->readDomain(freshId)->running());
    DONE(machines().start(freshId));
    DONE(machines().destroy(freshId));
    const Result<void> again = machines().destroy(freshId);
    QVERIFY(!again);
    QVERIFY2(again.error().summary.contains(u"VM fresh"_s), qPrintable(again.error().toText()));
}

void TestLibvirtMachines::autostart()
{
    DONE(machines().define(freshVm()));
    DONE(machines().setAutostart(freshId, true));
    QVERIFY(m_opened->backend->readDomain(freshId)->autostart);
    DONE(machines().setAutostart(freshId, false));
    QVERIFY(!m_opened->backend->readDomain(freshId)->autostart);
}

void TestLibvirtMachines::undefineLeavesOutWhatTheServerDoesntKnow()
{
    // This driver knows neither NVRAM nor TPM, as a qemu host before 8.9 knows no TPM.
    for (const bool keep : {false, true}) {
        DONE(machines().define(freshVm()));
        DONE(machines().undefine(freshId, {.nvram = !keep, .tpm = !keep}));
        REFUSED(ErrorCode::NoSuchDomain, m_opened->backend->readDomain(freshId));
    }
}

void TestLibvirtMachines::undefinedWhileRunning()
{
    DONE(machines().define(freshVm()));
    DONE(machines().start(freshId));
    DONE(machines().undefine(freshId, {}));
    const Result<Domain> domain = m_opened->backend->readDomain(freshId);
    QVERIFY(domain && domain->running() && !domain->persistent());
    DONE(machines().destroy(freshId));
    REFUSED(ErrorCode::NoSuchDomain, m_opened->backend->readDomain(freshId));
}

void TestLibvirtMachines::instanceMarkIsKept()
{
    const InstanceMark mark{.planId = PlanId(u"p"_s),
                            .planName = u"<b>&amp;"_s,
                            .revision = 2,
                            .by = u"me"_s,
                            .at = QDateTime::fromString(u"2026-01-02T03:04:05Z"_s, Qt::ISODate),
                            .units = {{.devices = {{.key = DeviceKey(u"pci_0000_01_00_0"_s),
                                                    .kind = u"gpu"_s,
                                                    .id = u"10de:2204"_s,
                                                    .serial = {}}}}},
                            .volumes = {}};
    DONE(machines().define(*withInstanceMark(freshVm(), mark)));
    QVERIFY(m_opened->backend->readDomain(freshId)->config->instance == mark);
}

void TestLibvirtMachines::volumesMadeAndRemoved()
{
    const QString pool = u"default-pool"_s;
    DONE(machines().createVolume(pool, {.name = u"a.qcow2"_s, .capacityBytes = 1 << 30}));
    const Result<Volume> volume = machines().volume(pool, u"a.qcow2"_s);
    DONE(volume);
    const Result<PoolInfo> info = machines().poolInfo(pool);
    DONE(info);
    QVERIFY(info->active && info->capacityBytes > 0);
    QCOMPARE(volume->path, info->path + u"/a.qcow2"_s);
    QCOMPARE(volume->capacityBytes, 1 << 30);
    const Result<QList<Volume>> volumes = machines().volumes(pool);
    DONE(volumes);
    QVERIFY(volumes->contains(*volume));
    REFUSED(ErrorCode::AlreadyThere, machines().createVolume(pool, {.name = u"a.qcow2"_s, .capacityBytes = 1}));
    DONE(machines().refreshPool(pool));
    DONE(machines().removeVolume(pool, u"a.qcow2"_s));
    const Result<void> again = machines().removeVolume(pool, u"a.qcow2"_s);
    REFUSED(ErrorCode::NoSuchStorage, again);
    QVERIFY2(again.error().summary.contains(u"a.qcow2"_s) && again.error().summary.contains(pool) &&
                 again.error().summary.contains(u"localhost"_s),
             qPrintable(again.error().toText()));
}

void TestLibvirtMachines::overlay()
{
    const QString pool = u"default-pool"_s;
    DONE(machines().createVolume(pool, {.name = u"top.qcow2"_s,
                                        .capacityBytes = 1 << 20,
                                        .backingPath = u"/images/golden & co.qcow2"_s,
                                        .backingFormat = u"qcow2"_s}));
    QCOMPARE(machines().volume(pool, u"top.qcow2"_s)->backingPath, u"/images/golden & co.qcow2"_s);
}

void TestLibvirtMachines::cloned()
{
    const QString pool = u"default-pool"_s;
    DONE(machines().createVolume(pool, {.name = u"a"_s, .format = u"raw"_s, .capacityBytes = 1 << 20}));
    DONE(machines().cloneVolume(pool, {.name = u"b"_s, .format = u"raw"_s, .capacityBytes = 2 << 20}, pool, u"a"_s));
    QCOMPARE(machines().volume(pool, u"b"_s)->capacityBytes, 2 << 20);
    REFUSED(ErrorCode::NoSuchStorage,
            machines().cloneVolume(pool, {.name = u"c"_s, .capacityBytes = 1}, pool, u"none"_s));
}

void TestLibvirtMachines::fullPool()
{
    const QString pool = u"default-pool"_s;
    const qint64 much = machines().poolInfo(pool)->capacityBytes * 2;
    const Result<void> made = machines().createVolume(
        pool, {.name = u"big"_s, .format = u"raw"_s, .capacityBytes = much, .allocationBytes = much});
    REFUSED(ErrorCode::NoSpace, made);
    QVERIFY2(made.error().summary.contains(pool) && made.error().summary.contains(u" of "_s) &&
                 made.error().summary.contains(u"iB"_s),
             qPrintable(made.error().toText()));
}

void TestLibvirtMachines::whatIsntThere()
{
    const DomainId none(u"6695eb01-f6a4-8304-79aa-0000deadf5e5"_s);
    REFUSED(ErrorCode::NoSuchDomain, machines().start(none));
    REFUSED(ErrorCode::NoSuchDomain, machines().undefine(none, {}));
    REFUSED(ErrorCode::NoSuchStorage, machines().volumes(u"none"_s));
    REFUSED(ErrorCode::NoSuchStorage, machines().volume(u"default-pool"_s, u"none"_s));
    REFUSED(ErrorCode::NoSuchStorage, machines().poolInfo(u"none"_s));
    REFUSED(ErrorCode::NoSuchStorage, machines().createVolume(u"none"_s, {.name = u"a"_s, .capacityBytes = 1}));
    QVERIFY(m_opened->listener.losses().isEmpty());
}

void TestLibvirtMachines::whatTheTestDriverCant()
{
    const QString pool = u"default-pool"_s;
    DONE(machines().createVolume(pool, {.name = u"a"_s, .format = u"raw"_s, .capacityBytes = 1 << 20}));
    REFUSED(ErrorCode::NotSupported, machines().resizeVolume(pool, u"a"_s, 2 << 20));
    int asked = 0;
    const Upload upload{.source = [&asked](char *, qint64) -> Result<qint64> { return ++asked, 0; }, .bytes = 1};
    REFUSED(ErrorCode::NotSupported, machines().upload(pool, u"a"_s, upload));
    QCOMPARE(asked, 0);
}

void TestLibvirtMachines::networksOfTheSnapshot()
{
    const Result<HostSnapshot> snapshot = m_opened->backend->readSnapshot();
    DONE(snapshot);
    QCOMPARE(snapshot->networks.size(), 1);
    const VirtualNetwork network = snapshot->networks.constFirst();
    QCOMPARE(network.name, u"default"_s);
    QCOMPARE(network.bridge, u"virbr0"_s);
    QVERIFY(network.active);
}

void TestLibvirtMachines::closedInTheMiddle()
{
    DONE(machines().define(freshVm()));
    m_opened->backend->giveUpWriting(); // the next call makes a new connection
    DONE(machines().start(freshId));
    m_opened->backend->close();
    REFUSED(ErrorCode::ConnectionLost, machines().destroy(freshId));
    REFUSED(ErrorCode::ConnectionLost, machines().volumes(u"default-pool"_s));
}

QTEST_GUILESS_MAIN(TestLibvirtMachines)
#include "tst_libvirt_machines.moc"
