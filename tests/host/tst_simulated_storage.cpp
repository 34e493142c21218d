// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/simulated_backend.h"
#include "core/xml/domain.h"
#include "tests/support/listener.h"
#include "tests/support/small_host.h"

#include <QCryptographicHash>
#include <QTemporaryFile>
#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// What the contract doesn't ask of every host: what others do to pools and VMs, and what goes wrong.
class TestSimulatedStorage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void theRecordingIsShownAsItIs();
    void aFileByHandIsSeenWhenLookedFor();
    void aLocalFileIsUploaded();
    void aFileThatIsNoneIsTold();
    void aVmWithoutItsDiskDoesNotStart();
    void nvramGoesWhenItIsTold();
    void aGuestMayNotShutDown();
    void thinVolumesFillAPoolLater();
    void everyFaultDoesWhatItSays();
    void giveUpFreesAWrite();

private:
    Machines &machines() const { return m_backend->machines(); }

    RecordingListener m_listener;
    std::shared_ptr<SimulatedHost> m_host;
    std::unique_ptr<Backend> m_backend;
    const QString m_pool = u"default"_s;
};

void TestSimulatedStorage::init()
{
    m_host = smallHost();
    m_backend = makeSimulatedBackend(m_host);
    QVERIFY(m_backend->open({}, &m_listener));
}

void TestSimulatedStorage::theRecordingIsShownAsItIs()
{
    const Result<PoolInfo> pool = machines().poolInfo(m_pool);
    QVERIFY(pool && pool->active);
    QCOMPARE(pool->path, u"/var/lib/libvirt/images"_s);
    QCOMPARE(pool->capacityBytes, 107374182400);
    const Result<QList<Volume>> volumes = machines().volumes(m_pool);
    QVERIFY(volumes);
    QVERIFY(std::ranges::contains(*volumes, u"golden.qcow2"_s, &Volume::name));
    QVERIFY(std::ranges::contains(*volumes, u"stopped.qcow2"_s, &Volume::name)); // a VM has it
    const HostSnapshot snapshot = m_host->snapshot();
    QCOMPARE(
        snapshot.networks,
        (QList<VirtualNetwork>{
            {.name = u"default"_s, .forward = u"nat"_s, .bridge = u"virbr0"_s, .active = true, .autostart = true}}));
}

void TestSimulatedStorage::aFileByHandIsSeenWhenLookedFor()
{
    const Volume file{.name = u"copied.img"_s,
                      .path = u"/var/lib/libvirt/images/copied.img"_s,
                      .key = {},
                      .format = u"raw"_s,
                      .capacityBytes = 1 << 20,
                      .allocationBytes = 1 << 20,
                      .backingPath = {},
                      .backingFormat = {}};
    m_host->storage().putFile(m_pool, file);
    QCOMPARE(machines().volume(m_pool, file.name).error().code, ErrorCode::NoSuchStorage);
    const Result<void> same = machines().createVolume(m_pool, {.name = file.name, .capacityBytes = 1});
    QVERIFY(!same && same.error().code == ErrorCode::AlreadyThere);
    QVERIFY(machines().refreshPool(m_pool));
    QVERIFY(machines().volume(m_pool, file.name));
    m_host->storage().putFile(
        m_pool, {.name = u"two.img"_s, .path = {}, .key = {}, .format = {}, .backingPath = {}, .backingFormat = {}});
    QVERIFY(machines().removeVolume(m_pool, u"two.img"_s)); // looked for without being asked to
}

void TestSimulatedStorage::aLocalFileIsUploaded()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    const QByteArray content = QByteArray(700'001, 'x') + "end";
    file.write(content);
    file.close();
    QVERIFY(machines().createVolume(m_pool, {.name = u"up.img"_s, .format = u"raw"_s, .capacityBytes = 1}));
    Result<Upload> upload = uploadOf(file.fileName());
    QVERIFY(upload);
    QCOMPARE(upload->bytes, content.size());
    QList<qint64> progress;
    upload->progress = [&progress](qint64 sent) { progress << sent; };
    QVERIFY(machines().upload(m_pool, u"up.img"_s, *upload));
    QCOMPARE(progress.size(), 3);
    QCOMPARE(progress.constLast(), content.size());
    QCOMPARE(m_host->storage().contentHash(m_pool, u"up.img"_s),
             QCryptographicHash::hash(content, QCryptographicHash::Sha256));
}

void TestSimulatedStorage::aFileThatIsNoneIsTold()
{
    const Result<Upload> upload = uploadOf(u"/nowhere/at all"_s);
    QVERIFY(!upload);
    QCOMPARE(upload.error().code, ErrorCode::InvalidInput);
    QVERIFY(upload.error().summary.contains(u"/nowhere/at all"_s));
    QVERIFY(!uploadOf(u"/"_s));
}

void TestSimulatedStorage::aVmWithoutItsDiskDoesNotStart()
{
    QVERIFY(machines().removeVolume(m_pool, u"stopped.qcow2"_s)); // nobody asks whose it is
    const Result<void> started = machines().start(stopped);
    QVERIFY(!started);
    QVERIFY2(started.error().detail.contains(u"Cannot access storage file"_s), qPrintable(started.error().toText()));
    QVERIFY(machines().createVolume(m_pool, {.name = u"stopped.qcow2"_s, .capacityBytes = 1 << 30}));
    QVERIFY(machines().start(stopped));
}

void TestSimulatedStorage::nvramGoesWhenItIsTold()
{
    const QByteArray xml = "<domain type='kvm'><name>efi</name><memory>1024</memory><os firmware='efi'><type>hvm</type>"
                           "</os></domain>";
    for (const bool remove : {false, true}) {
        const Result<DomainId> id = machines().define(xml);
        QVERIFY(id);
        QVERIFY(machines().start(*id)); // which makes the file
        QVERIFY(machines().destroy(*id));
        QCOMPARE(m_host->nvramFiles(), QStringList{u"/var/lib/libvirt/qemu/nvram/efi_VARS.fd"_s});
        QVERIFY(machines().undefine(*id, {.nvram = remove}));
        QCOMPARE(m_host->nvramFiles().isEmpty(), remove);
    }
}

void TestSimulatedStorage::aGuestMayNotShutDown()
{
    m_host->setGuest(running, {.shutsDown = false});
    QVERIFY(machines().shutDown(running));
    QVERIFY(m_backend->readDomain(running)->running());
    m_host->setGuest(running, {});
    QVERIFY(machines().shutDown(running));
    QVERIFY(!m_backend->readDomain(running)->running());
}

void TestSimulatedStorage::thinVolumesFillAPoolLater()
{
    m_host->storage().leaveRoom(m_pool, 1 << 20);
    QCOMPARE(machines().poolInfo(m_pool)->availableBytes, 1 << 20);
    QVERIFY(machines().createVolume(m_pool, {.name = u"thin.qcow2"_s, .capacityBytes = qint64(1) << 40}));
    const Result<void> cloned =
        machines().cloneVolume(m_pool, {.name = u"c.qcow2"_s, .capacityBytes = 1}, m_pool, u"golden.qcow2"_s);
    QVERIFY(!cloned);
    QCOMPARE(cloned.error().code, ErrorCode::NoSpace);
    QVERIFY2(cloned.error().summary.contains(u"100 GiB"_s), qPrintable(cloned.error().summary));
    QVERIFY(!machines().volume(m_pool, u"c.qcow2"_s));
}

void TestSimulatedStorage::everyFaultDoesWhatItSays()
{
    const VolumeSpec spec{.name = u"f.qcow2"_s, .capacityBytes = 1 << 20};
    m_host->faults().lie(u"createVolume"_s, 1);
    QVERIFY(machines().createVolume(m_pool, spec));
    QVERIFY(!machines().volume(m_pool, spec.name));
    m_host->faults().fail(u"createVolume"_s, 1, {.summary = u"no"_s, .detail = {}, .hint = {}});
    QCOMPARE(machines().createVolume(m_pool, spec).error().summary, u"no"_s);
    m_host->faults().clear();
    m_host->faults().dropAfter(u"start"_s, 1);
    QCOMPARE(machines().start(stopped).error().code, ErrorCode::ConnectionLost);
    QVERIFY(m_host->domain(stopped)->running()); // it happened all the same
    QCOMPARE(m_host->callCount(u"createVolume"_s), 2);
}

void TestSimulatedStorage::giveUpFreesAWrite()
{
    m_host->faults().hang(u"cloneVolume"_s, 1);
    Result<void> cloned;
    std::thread writer([&] {
        cloned = machines().cloneVolume(m_pool, {.name = u"c.qcow2"_s, .capacityBytes = 1}, m_pool, u"golden.qcow2"_s);
    });
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    m_backend->giveUpWriting();
    writer.join();
    QVERIFY(!cloned);
    QCOMPARE(cloned.error().code, ErrorCode::ConnectionLost);
    QVERIFY(machines().volumes(m_pool)); // the reader goes on
}

QTEST_GUILESS_MAIN(TestSimulatedStorage)
#include "tst_simulated_storage.moc"
