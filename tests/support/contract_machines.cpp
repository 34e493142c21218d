// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/domain.h"
#include "tests/support/contract.h"
#include "tests/support/contract_connection.h"

#include <QScopeGuard>

#include <array>

namespace riser::contract {

namespace {

constexpr qint64 mib = 1 << 20;
const QString vmName = u"riser-contract"_s;
const DomainId vmId(u"5ca1ab1e-0000-4000-8000-00000000c0de"_s);
const DomainId otherId(u"5ca1ab1e-0000-4000-8000-00000000c0df"_s);
const QString volumeName = u"riser-contract.qcow2"_s;
const QString secondName = u"riser-contract-2.qcow2"_s;

/// A VM that boots nothing: it can be started and stopped, and that is all these checks need.
QByteArray vmXml(const QString &name = vmName, const DomainId &id = vmId, int vcpus = 1)
{
    return u"<domain type='kvm'><name>%1</name><uuid>%2</uuid><memory unit='MiB'>64</memory><vcpu>%3</vcpu>"
           "<os><type arch='x86_64' machine='q35'>hvm</type></os><features><acpi/></features>"
           "<devices><controller type='pci' index='0' model='pcie-root'/>"
           "<controller type='pci' index='1' model='pcie-root-port'/><memballoon model='none'/></devices></domain>"_s
               .arg(name, id.value(), QString::number(vcpus))
               .toUtf8();
}

/// Whatever a check left is taken away, before it (of an earlier run) and after.
class Cleaner
{
public:
    Cleaner(Connection &connection, const Host &host)
        : m_connection(connection)
        , m_host(host)
    {
        clean();
    }
    ~Cleaner() { clean(); }
    Cleaner(const Cleaner &) = delete;
    Cleaner &operator=(const Cleaner &) = delete;

private:
    void clean()
    {
        Machines &machines = m_connection.backend->machines();
        for (const DomainId &id : {vmId, otherId}) {
            (void)machines.destroy(id);
            (void)machines.undefine(id, {});
        }
        for (const QString &pool : {m_host.pool, m_host.tinyPool}) {
            for (const QString &name : {secondName, volumeName})
                (void)machines.removeVolume(pool, name);
        }
    }

    Connection &m_connection;
    const Host &m_host;
};

bool defined(const Connection &c, const DomainId &id)
{
    const Result<Domain> domain = c.backend->readDomain(id);
    return domain && domain->persistent();
}

bool runs(const Connection &c, const DomainId &id)
{
    const Result<Domain> domain = c.backend->readDomain(id);
    return domain && domain->running();
}

template<typename T>
Result<void> plain(const Result<T> &result)
{
    return result ? Result<void>() : std::unexpected(result.error());
}

/// So many bytes of a pattern.
Upload uploadOfBytes(qint64 there, qint64 announced)
{
    auto left = std::make_shared<qint64>(there);
    return {.source = [left](char *to, qint64 size) -> Result<qint64> {
                const qint64 now = std::min(size, *left);
                std::fill_n(to, now, 'r');
                *left -= now;
                return now;
            },
            .bytes = announced};
}

#define MACHINES(c, m)                                                                                                 \
    CONNECT(c);                                                                                                        \
    const Cleaner cleaner_(c, host);                                                                                   \
    Machines &m = c.backend->machines()

void aNewVmIsOffAndGoesAgain(const Host &host)
{
    MACHINES(c, m);
    const InstanceMark mark{
        .planId = PlanId(u"11111111-2222-4333-8444-555555555555"_s),
        .planName = u"Two <GPUs> & \"more\" 'of' them"_s,
        .revision = 7,
        .by = u"anna@desk"_s,
        .at = QDateTime::fromString(u"2026-01-02T03:04:05Z"_s, Qt::ISODate),
        .units = {{.devices = {{.key = host.nvme, .kind = u"nvme"_s, .id = u"144d:a808"_s, .serial = u"S1"_s}}}},
        .volumes = {{.pool = host.pool, .name = volumeName}}};
    const Result<QByteArray> xml = withInstanceMark(vmXml(), mark);
    QVERIFY(xml);
    const Result<DomainId> id = m.define(*xml);
    DONE(plain(id));
    QCOMPARE(*id, vmId);
    const Result<Domain> domain = c.backend->readDomain(vmId);
    DONE(plain(domain));
    QCOMPARE(domain->name, vmName);
    QVERIFY(domain->persistent() && !domain->running() && !domain->autostart);
    QVERIFY(domain->config->instance == mark); // libvirt keeps what it doesn't know of metadata
    DONE(m.undefine(vmId, {}));
    QCOMPARE(c.backend->readDomain(vmId).error().code, ErrorCode::NoSuchDomain);
    REFUSED_AS(ErrorCode::NoSuchDomain, m.undefine(vmId, {}));
}

void aTakenNameOrUuidIsRefused(const Host &host)
{
    MACHINES(c, m);
    DONE(plain(m.define(vmXml())));
    const Result<Domain> before = c.backend->readDomain(vmId);
    REFUSED_AS(ErrorCode::AlreadyThere, plain(m.define(vmXml(vmName, vmId, 2))));
    REFUSED_AS(ErrorCode::AlreadyThere, plain(m.define(vmXml(vmName, otherId))));
    REFUSED_AS(ErrorCode::AlreadyThere, plain(m.define(vmXml(u"riser-contract-other"_s, vmId))));
    const Result<Domain> after = c.backend->readDomain(vmId);
    QVERIFY(before && after && *before == *after);
    QVERIFY(!defined(c, otherId));
}

void redefiningChangesOnlyWhatIsThere(const Host &host)
{
    MACHINES(c, m);
    REFUSED_AS(ErrorCode::NoSuchDomain, m.redefine(vmXml()));
    QVERIFY(!defined(c, vmId));
    DONE(plain(m.define(vmXml())));
    DONE(m.redefine(vmXml(vmName, vmId, 2)));
    const Result<Domain> domain = c.backend->readDomain(vmId);
    QVERIFY(domain && domain->config);
    QCOMPARE(domain->config->vcpus, 2);
    REFUSED_AS(ErrorCode::AlreadyThere, m.redefine(vmXml(u"riser-contract-other"_s)));
}

void aBrokenDefinitionIsRefused(const Host &host)
{
    MACHINES(c, m);
    REFUSED_AS(ErrorCode::InvalidData, plain(m.define("<domain type='kvm'><name>riser-contract</name>")));
    REFUSED_AS(ErrorCode::InvalidData, plain(m.define("")));
    REFUSED_AS(ErrorCode::InvalidData, m.redefine("<domain/>"));
    QVERIFY(!defined(c, vmId));
}

void startAndPullThePlug(const Host &host)
{
    MACHINES(c, m);
    DONE(plain(m.define(vmXml())));
    REFUSED(m.destroy(vmId), u"domain is not running"_s);
    REFUSED(m.shutDown(vmId), u"domain is not running"_s);
    REFUSED(m.reboot(vmId), u"domain is not running"_s);
    DONE(m.start(vmId));
    QVERIFY(runs(c, vmId));
    REFUSED(m.start(vmId), u"domain is already running"_s);
    DONE(m.destroy(vmId));
    QVERIFY(!runs(c, vmId));
    QVERIFY(defined(c, vmId));
}

void undefiningARunningVmLeavesItTransient(const Host &host)
{
    MACHINES(c, m);
    DONE(plain(m.define(vmXml())));
    DONE(m.start(vmId));
    DONE(m.undefine(vmId, {}));
    const Result<Domain> domain = c.backend->readDomain(vmId);
    QVERIFY(domain && domain->running() && !domain->persistent());
    REFUSED(m.undefine(vmId, {}), u"transient domain"_s);
    REFUSED(m.setAutostart(vmId, true), u"transient domain"_s);
    DONE(m.destroy(vmId));
    QCOMPARE(c.backend->readDomain(vmId).error().code, ErrorCode::NoSuchDomain);
}

void autostartIsSetAndCleared(const Host &host)
{
    MACHINES(c, m);
    DONE(plain(m.define(vmXml())));
    DONE(m.setAutostart(vmId, true));
    QVERIFY(c.backend->readDomain(vmId)->autostart);
    DONE(m.setAutostart(vmId, true));
    DONE(m.setAutostart(vmId, false));
    QVERIFY(!c.backend->readDomain(vmId)->autostart);
}

void aDefinitionClaimsWhatTheStartIsRefusedFor(const Host &host)
{
    MACHINES(c, m);
    const Result<QByteArray> xml = withHostdev(vmXml(), c.hostdev(host.nvme));
    QVERIFY(xml);
    DONE(plain(m.define(*xml))); // on its host driver: nobody asks
    QCOMPARE(c.hostdevs(vmId, false).size(), 1);
    QVERIFY(!c.hostdevs(vmId, false).constFirst().guestAddress.isEmpty());
    REFUSED(m.start(vmId), u"must be manually detached from the host"_s);
    QVERIFY(!runs(c, vmId));
}

void aMissingVmIsTold(const Host &host)
{
    MACHINES(c, m);
    REFUSED_AS(ErrorCode::NoSuchDomain, m.start(noDomain));
    REFUSED_AS(ErrorCode::NoSuchDomain, m.shutDown(noDomain));
    REFUSED_AS(ErrorCode::NoSuchDomain, m.destroy(noDomain));
    REFUSED_AS(ErrorCode::NoSuchDomain, m.reboot(noDomain));
    REFUSED_AS(ErrorCode::NoSuchDomain, m.setAutostart(noDomain, true));
    REFUSED_AS(ErrorCode::NoSuchDomain, m.undefine(noDomain, {}));
}

void aVolumeIsMadeGrownAndRemoved(const Host &host)
{
    MACHINES(c, m);
    DONE(m.createVolume(host.pool, {.name = volumeName, .capacityBytes = 64 * mib}));
    const Result<PoolInfo> pool = m.poolInfo(host.pool);
    DONE(plain(pool));
    QVERIFY(pool->active && pool->capacityBytes > 0 && pool->availableBytes > 0);
    const Result<Volume> volume = m.volume(host.pool, volumeName);
    DONE(plain(volume));
    QCOMPARE(volume->format, u"qcow2"_s);
    QCOMPARE(volume->path, pool->path + u'/' + volumeName);
    QCOMPARE(volume->capacityBytes, 64 * mib);
    QVERIFY(volume->allocationBytes < 2 * mib); // thin
    const Result<QList<Volume>> volumes = m.volumes(host.pool);
    DONE(plain(volumes));
    QVERIFY(volumes->contains(*volume));

    REFUSED_AS(ErrorCode::AlreadyThere, m.createVolume(host.pool, {.name = volumeName, .capacityBytes = mib}));
    DONE(m.resizeVolume(host.pool, volumeName, 128 * mib));
    QCOMPARE(m.volume(host.pool, volumeName)->capacityBytes, 128 * mib);
    REFUSED_AS(ErrorCode::InvalidInput, m.resizeVolume(host.pool, volumeName, 64 * mib));
    DONE(m.removeVolume(host.pool, volumeName));
    QCOMPARE(m.volume(host.pool, volumeName).error().code, ErrorCode::NoSuchStorage);
    REFUSED_AS(ErrorCode::NoSuchStorage, m.removeVolume(host.pool, volumeName));
}

void anOverlayNamesItsImage(const Host &host)
{
    MACHINES(c, m);
    DONE(m.createVolume(host.pool, {.name = volumeName, .capacityBytes = 16 * mib}));
    const Result<Volume> image = m.volume(host.pool, volumeName);
    QVERIFY(image);
    DONE(m.createVolume(
        host.pool,
        {.name = secondName, .capacityBytes = 32 * mib, .backingPath = image->path, .backingFormat = image->format}));
    const Result<Volume> overlay = m.volume(host.pool, secondName);
    DONE(plain(overlay));
    QCOMPARE(overlay->backingPath, image->path);
    QCOMPARE(overlay->backingFormat, u"qcow2"_s);
    QCOMPARE(overlay->capacityBytes, 32 * mib);
    DONE(m.removeVolume(host.pool, secondName));
    REFUSED(m.createVolume(host.pool, {.name = secondName,
                                       .capacityBytes = mib,
                                       .backingPath = image->path + u"-none"_s,
                                       .backingFormat = u"qcow2"_s}),
            u"No such file or directory"_s);
    QVERIFY(!m.volume(host.pool, secondName));
}

void aCloneGrowsToWhatWasAsked(const Host &host)
{
    MACHINES(c, m);
    REFUSED_AS(ErrorCode::NoSuchStorage,
               m.cloneVolume(host.pool, {.name = secondName, .capacityBytes = mib}, host.pool, volumeName));
    DONE(m.createVolume(host.pool, {.name = volumeName, .capacityBytes = 16 * mib}));
    DONE(m.cloneVolume(host.pool, {.name = secondName, .capacityBytes = 48 * mib}, host.pool, volumeName));
    const Result<Volume> copy = m.volume(host.pool, secondName);
    DONE(plain(copy));
    QCOMPARE(copy->capacityBytes, 48 * mib);
    QVERIFY(copy->backingPath.isEmpty());
    REFUSED_AS(ErrorCode::AlreadyThere,
               m.cloneVolume(host.pool, {.name = secondName, .capacityBytes = mib}, host.pool, volumeName));
}

void anUploadArrives(const Host &host)
{
    MACHINES(c, m);
    DONE(m.createVolume(host.pool, {.name = volumeName, .format = u"raw"_s, .capacityBytes = 3 * mib}));
    QVERIFY(m.volume(host.pool, volumeName)->allocationBytes < mib);
    Upload upload = uploadOfBytes(3 * mib, 3 * mib);
    QList<qint64> progress;
    upload.progress = [&progress](qint64 sent) { progress << sent; };
    DONE(m.upload(host.pool, volumeName, upload));
    QVERIFY(progress.size() >= 12); // pieces, not the whole image at once
    QVERIFY(std::ranges::is_sorted(progress));
    QCOMPARE(progress.constLast(), 3 * mib);
    QTRY_VERIFY_WITH_TIMEOUT(m.volume(host.pool, volumeName).value_or(Volume()).allocationBytes >= 3 * mib, patience);
    QCOMPARE(m.volume(host.pool, volumeName)->capacityBytes, 3 * mib);
}

void anUploadIsStoppedAndItsSizeKept(const Host &host)
{
    MACHINES(c, m);
    REFUSED_AS(ErrorCode::NoSuchStorage, m.upload(host.pool, volumeName, uploadOfBytes(mib, mib)));
    DONE(m.createVolume(host.pool, {.name = volumeName, .format = u"raw"_s, .capacityBytes = 64 * mib}));
    std::stop_source stop;
    Upload upload = uploadOfBytes(64 * mib, 64 * mib);
    upload.stop = stop.get_token();
    upload.progress = [&stop](qint64 sent) {
        if (sent > mib)
            stop.request_stop();
    };
    REFUSED_AS(ErrorCode::Cancelled, m.upload(host.pool, volumeName, upload));
    REFUSED_AS(ErrorCode::InvalidInput, m.upload(host.pool, volumeName, uploadOfBytes(mib, 2 * mib)));
    REFUSED_AS(ErrorCode::InvalidInput, m.upload(host.pool, volumeName, uploadOfBytes(2 * mib, mib)));
    DONE(m.upload(host.pool, volumeName, uploadOfBytes(mib, mib))); // the connection is as good as before
}

void aFullPoolSaysSo(const Host &host)
{
    MACHINES(c, m);
    const auto full = [&](const Result<void> &result) {
        return !result && result.error().code == ErrorCode::NoSpace && result.error().summary.contains(host.tinyPool) &&
               result.error().summary.contains(u"8 MiB"_s);
    };
    const VolumeSpec thick{
        .name = volumeName, .format = u"raw"_s, .capacityBytes = 16 * mib, .allocationBytes = 16 * mib};
    const Result<void> made = m.createVolume(host.tinyPool, thick);
    QVERIFY2(full(made), qPrintable(why(made)));
    QVERIFY(!m.volume(host.tinyPool, volumeName));

    DONE(m.createVolume(host.tinyPool, {.name = volumeName, .format = u"raw"_s, .capacityBytes = 16 * mib}));
    const Result<void> sent = m.upload(host.tinyPool, volumeName, uploadOfBytes(16 * mib, 16 * mib));
    QVERIFY2(full(sent), qPrintable(why(sent)));
    DONE(m.removeVolume(host.tinyPool, volumeName));
}

void aMissingPoolIsTold(const Host &host)
{
    MACHINES(c, m);
    const QString none = u"riser-contract-none"_s;
    QCOMPARE(m.volumes(none).error().code, ErrorCode::NoSuchStorage);
    QCOMPARE(m.poolInfo(none).error().code, ErrorCode::NoSuchStorage);
    REFUSED_AS(ErrorCode::NoSuchStorage, m.refreshPool(none));
    REFUSED_AS(ErrorCode::NoSuchStorage, m.createVolume(none, {.name = volumeName, .capacityBytes = mib}));
    REFUSED_AS(ErrorCode::NoSuchStorage, m.removeVolume(none, volumeName));
    DONE(m.refreshPool(host.pool));
}

void noMachinesAnswerAfterClose(const Host &host)
{
    CONNECT(c);
    c.backend->close();
    Machines &m = c.backend->machines();
    QCOMPARE(m.volumes(host.pool).error().code, ErrorCode::ConnectionLost);
    QCOMPARE(m.define(vmXml()).error().code, ErrorCode::ConnectionLost);
    REFUSED_AS(ErrorCode::ConnectionLost, m.start(host.stopped));
    REFUSED_AS(ErrorCode::ConnectionLost, m.upload(host.pool, volumeName, uploadOfBytes(mib, mib)));
}

// A check that is missing here is an unused function, which doesn't compile.
#define CHECK(function)                                                                                                \
    Check                                                                                                              \
    {                                                                                                                  \
        .name = #function, .run = &(function)                                                                          \
    }
constexpr std::array allChecks{
    CHECK(aNewVmIsOffAndGoesAgain),
    CHECK(aTakenNameOrUuidIsRefused),
    CHECK(redefiningChangesOnlyWhatIsThere),
    CHECK(aBrokenDefinitionIsRefused),
    CHECK(startAndPullThePlug),
    CHECK(undefiningARunningVmLeavesItTransient),
    CHECK(autostartIsSetAndCleared),
    CHECK(aDefinitionClaimsWhatTheStartIsRefusedFor),
    CHECK(aMissingVmIsTold),
    CHECK(aVolumeIsMadeGrownAndRemoved),
    CHECK(anOverlayNamesItsImage),
    CHECK(aCloneGrowsToWhatWasAsked),
    CHECK(anUploadArrives),
    CHECK(anUploadIsStoppedAndItsSizeKept),
    CHECK(aFullPoolSaysSo),
    CHECK(aMissingPoolIsTold),
    CHECK(noMachinesAnswerAfterClose),
};
#undef CHECK

} // namespace

std::span<const Check> machineChecks()
{
    return allChecks;
}

} // namespace riser::contract
