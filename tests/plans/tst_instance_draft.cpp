// SPDX-License-Identifier: GPL-3.0-or-later
// What the New instance wizard makes of what was typed, and what the tear-down dialog offers: without a widget.
#include "core/instances/instance_draft.h"
#include "core/instances/tear_down_choices.h"
#include "tests/plans/placement_hosts.h"
#include "tests/support/small_host.h"

#include <QTest>

using namespace riser;
using namespace riser::test;

class TestInstanceDraft : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aGoodDraftHasNoProblem();
    void problemsByField_data();
    void problemsByField();
    void aClusterIsNamedWhereItHasNoPlace();
    void namesAreTakenPerHost();
    void theRequestIsWhatWasChosen();
    void volumesAreNamedByTheirFormat();
    void detachingWantsAYes();
    void templatesThatCannotBeTakenSayWhy();
    void theBestPlaceOffersWhatIsNamed();
    void keys_data();
    void keys();
    void tearDownOffersOnlyWhatNobodyNeeds();

private:
    static Volume volume(const QString &name, const QString &format = u"qcow2"_s, qint64 bytes = qint64(1) << 30)
    {
        Volume made;
        made.name = name;
        made.path = u"/var/lib/libvirt/images/"_s + name;
        made.format = format;
        made.capacityBytes = bytes;
        made.allocationBytes = bytes;
        return made;
    }
    static PoolInfo pool(const QString &name, const QString &type = u"dir"_s, qint64 free = qint64(100) << 30)
    {
        return {.name = name,
                .type = type,
                .path = u"/var/lib/libvirt/images"_s,
                .capacityBytes = free,
                .allocationBytes = 0,
                .availableBytes = free,
                .active = true};
    }
    QStringList fields() const
    {
        QStringList fields;
        for (const PlanProblem &problem : draftProblems(m_draft, m_place))
            fields << problem.field;
        return fields;
    }

    InstanceDraft m_draft;
    DraftPlace m_place;
};

/// The small host, whose twin GPU is taken from the pool.
void TestInstanceDraft::init()
{
    const auto host = smallHost();
    QVERIFY(host->detachNode(twinGpu) && host->detachNode(twinAudio));
    m_place.inventory = std::make_shared<const Inventory>(std::make_shared<const HostSnapshot>(host->snapshot()));
    m_place.fit = {.host = HostId(u"small"_s),
                   .hostName = u"small"_s,
                   .fits = true,
                   .whyNot = {},
                   .reasons = {},
                   .devices = {{.device = twinGpu, .wish = 0, .fromHost = false, .cautions = {}}},
                   .numaNode = 1};
    StorageListing storage;
    storage.pools << pool(u"default"_s) << pool(u"lvm"_s, u"logical"_s, qint64(20) << 30);
    storage.volumes[u"default"_s] << volume(u"golden.qcow2"_s) << volume(u"stopped.qcow2"_s)
                                  << volume(u"install.iso"_s, u"iso"_s) << volume(u"taken.qcow2"_s);
    m_place.storage = storage;
    m_draft = {};
    m_draft.plan = fullPlan();
    m_draft.plan->devices = {wishFor("gpu", 1)};
    m_draft.name = u"train-1"_s;
    m_draft.pool = u"default"_s;
    m_draft.network = u"default"_s;
}

void TestInstanceDraft::aGoodDraftHasNoProblem()
{
    QCOMPARE(fields(), QStringList());
    QVERIFY(checkRequest(requestOf(m_draft, m_place, DomainId(someId().value()), u"a@b"_s, {})).isEmpty());
}

void TestInstanceDraft::problemsByField_data()
{
    using Change = std::function<void(InstanceDraft &, DraftPlace &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QString &field, Change change) {
        QTest::newRow(name) << std::move(change) << field;
    };
    row("no plan", u"plan"_s, [](InstanceDraft &draft, DraftPlace &) { draft.plan.reset(); });
    row("a damaged plan", u"plan"_s, [](InstanceDraft &draft, DraftPlace &) { draft.plan->cores = 0; });
    row("no host", u"host"_s, [](InstanceDraft &, DraftPlace &place) { place = {}; });
    row("it fits no more", u"host"_s, [](InstanceDraft &, DraftPlace &place) { place.fit.fits = false; });
    row("host lost", u"host"_s, [](InstanceDraft &, DraftPlace &place) { place.inventory.reset(); });
    row("storage not read", u"pool"_s, [](InstanceDraft &, DraftPlace &place) { place.storage.reset(); });
    row("no name", u"name"_s, [](InstanceDraft &draft, DraftPlace &) { draft.name.clear(); });
    row("an illegal name", u"name"_s, [](InstanceDraft &draft, DraftPlace &) { draft.name = u"a/b"_s; });
    row("a VM's name", u"name"_s, [](InstanceDraft &draft, DraftPlace &) { draft.name = u"stopped"_s; });
    row("a volume's name", u"name"_s, [](InstanceDraft &draft, DraftPlace &) { draft.name = u"taken"_s; });
    row("no pool", u"pool"_s, [](InstanceDraft &draft, DraftPlace &) { draft.pool.clear(); });
    row("another host's pool", u"pool"_s, [](InstanceDraft &draft, DraftPlace &) { draft.pool = u"fast"_s; });
    row("a pool that is made outside", u"pool"_s,
        [](InstanceDraft &, DraftPlace &place) { place.storage->pools[0].type = u"iscsi"_s; });
    row("a pool of partitions", u"pool"_s,
        [](InstanceDraft &, DraftPlace &place) { place.storage->pools[0].type = u"disk"_s; });
    row("no template", u"template"_s, [](InstanceDraft &draft, DraftPlace &) { draft.source = DiskSource::Clone; });
    const auto from = [](DiskSource source, const QString &name) {
        return [source, name](InstanceDraft &draft, DraftPlace &) {
            draft.source = source;
            draft.templatePool = u"default"_s;
            draft.templateVolume = name;
        };
    };
    row("a template that is gone", u"template"_s, from(DiskSource::Clone, u"gone.qcow2"_s));
    row("a VM's disk", u"template"_s, from(DiskSource::Overlay, u"stopped.qcow2"_s));
    row("a CD", u"template"_s, from(DiskSource::Clone, u"install.iso"_s));
    row("an overlay in LVM", u"template"_s, [from](InstanceDraft &draft, DraftPlace &place) {
        from(DiskSource::Overlay, u"golden.qcow2"_s)(draft, place);
        draft.plan->diskGib = 10;
        draft.pool = u"lvm"_s;
    });
    row("smaller than the template", u"capacity"_s, [from](InstanceDraft &draft, DraftPlace &place) {
        from(DiskSource::Clone, u"golden.qcow2"_s)(draft, place);
        place.storage->volumes[u"default"_s][0].capacityBytes = qint64(500) << 30;
    });
    row("a copy that has no room", u"capacity"_s, [from](InstanceDraft &draft, DraftPlace &place) {
        from(DiskSource::Clone, u"golden.qcow2"_s)(draft, place);
        place.storage->pools[0].availableBytes = 1 << 20;
    });
    row("a device that has no room", u"capacity"_s,
        [](InstanceDraft &draft, DraftPlace &) { draft.pool = u"lvm"_s; }); // 100 GiB asked, 20 there
    row("another host's network", u"network"_s, [](InstanceDraft &draft, DraftPlace &) { draft.network = u"lan"_s; });
    row("a user that can't be", u"user"_s, [](InstanceDraft &draft, DraftPlace &) {
        draft.cloudInit = {.enabled = true, .user = u"Ann B"_s, .sshKeys = {}, .hostname = {}};
    });
    row("a host name that can't be", u"hostname"_s, [](InstanceDraft &draft, DraftPlace &) {
        draft.cloudInit = {.enabled = true, .user = {}, .sshKeys = {}, .hostname = u"-a"_s};
    });
    row("nobody could log in", u"sshKeys"_s,
        [](InstanceDraft &draft, DraftPlace &) { draft.cloudInit.enabled = true; });
}

void TestInstanceDraft::problemsByField()
{
    QFETCH(const std::function<void(InstanceDraft &, DraftPlace &)>, change);
    QFETCH(const QString, field);
    change(m_draft, m_place);
    QVERIFY2(fields().contains(field), qPrintable(fields().join(u' ')));
    for (const PlanProblem &problem : draftProblems(m_draft, m_place))
        QVERIFY(!problem.text.isEmpty());
}

void TestInstanceDraft::aClusterIsNamedWhereItHasNoPlace()
{
    m_place = {};
    m_draft.cluster = ClusterId(u"c1"_s);
    const auto text = [this] {
        for (const PlanProblem &problem : draftProblems(m_draft, m_place)) {
            if (problem.field == u"host"_s)
                return problem.text;
        }
        return QString();
    };
    QVERIFY2(text().contains(u"removed"_s), qPrintable(text()));
    m_place.cluster = u"Rack 1"_s;
    QVERIFY2(text().contains(u"Rack 1"_s), qPrintable(text()));
}

void TestInstanceDraft::namesAreTakenPerHost()
{
    m_draft.name = u"stopped"_s;
    QVERIFY(fields().contains(u"name"_s));
    auto snapshot = std::make_shared<HostSnapshot>(m_place.inventory->snapshot());
    snapshot->domains.clear();
    snapshot->unreadDomains = {u"hidden"_s};
    m_place.inventory = std::make_shared<const Inventory>(snapshot);
    m_place.storage->volumes.clear();
    QCOMPARE(fields(), QStringList());
    m_draft.name = u"hidden"_s; // it is there, although nobody can say what it is
    QVERIFY(fields().contains(u"name"_s));
}

void TestInstanceDraft::theRequestIsWhatWasChosen()
{
    m_draft.source = DiskSource::Overlay;
    m_draft.format = u"raw"_s; // an overlay can't be
    m_draft.templatePool = u"default"_s;
    m_draft.templateVolume = u"golden.qcow2"_s;
    m_draft.diskGib = 50;
    m_draft.cloudInit = {.enabled = false, .user = u"ann"_s, .sshKeys = {}, .hostname = {}};
    m_draft.start = false;
    const DomainId id(someId().value());
    const QDateTime at = QDateTime::fromSecsSinceEpoch(1'760'000'000, QTimeZone::UTC);
    const InstanceRequest request = requestOf(m_draft, m_place, id, u"ann@desk"_s, at);
    QCOMPARE(request.id, id);
    QCOMPARE(request.name, u"train-1"_s);
    QCOMPARE(request.plan, *m_draft.plan);
    QCOMPARE(request.devices.size(), 1);
    QCOMPARE(request.devices[0].device, twinGpu);
    QCOMPARE(request.devices[0].kind, u"gpu"_s);
    QCOMPARE(request.devices[0].id, u"10de:2204"_s);
    QVERIFY(!request.devices[0].fromHost);
    QCOMPARE(request.numaNode, std::optional(1));
    QCOMPARE(request.disk.format, u"qcow2"_s);
    QCOMPARE(request.disk.capacityBytes, qint64(50) << 30);
    QCOMPARE(request.disk.templateVolume, u"golden.qcow2"_s);
    QVERIFY(!request.cloudInit.enabled && request.cloudInit.user.isEmpty());
    QVERIFY(!request.start);
    QCOMPARE(request.by, u"ann@desk"_s);
    QCOMPARE(request.at, at);
    m_draft.source = DiskSource::Empty; // what was chosen before is kept, and isn't asked for
    QVERIFY(requestOf(m_draft, m_place, id, {}, at).disk.templateVolume.isEmpty());
    QCOMPARE(requestOf(m_draft, m_place, id, {}, at).disk.format, u"raw"_s);
}

void TestInstanceDraft::volumesAreNamedByTheirFormat()
{
    QCOMPARE(diskVolume(m_draft, *m_place.storage), u"train-1.qcow2"_s);
    m_draft.format = u"raw"_s;
    QCOMPARE(diskVolume(m_draft, *m_place.storage), u"train-1.img"_s);
    m_draft.pool = u"lvm"_s;
    QCOMPARE(diskVolume(m_draft, *m_place.storage), u"train-1"_s);
    const InstanceRequest request = requestOf(m_draft, m_place, {}, {}, {});
    QCOMPARE(request.disk.format, u"raw"_s);
    QVERIFY(pathsOf(request, *m_place.storage).block);
    m_draft.pool = u"default"_s;
    QCOMPARE(pathsOf(requestOf(m_draft, m_place, {}, {}, {}), *m_place.storage).disk,
             u"/var/lib/libvirt/images/train-1.img"_s);
}

void TestInstanceDraft::detachingWantsAYes()
{
    m_place.fit.devices = {{.device = nvme, .wish = 0, .fromHost = true, .cautions = {u"It is warm."_s}}};
    QCOMPARE(fields(), QStringList{u"devices"_s});
    const QString text = detachText(m_place.fit, *m_place.inventory);
    QVERIFY2(text.contains(u"0000:04:00.0"_s) && text.contains(u"It is warm."_s), qPrintable(text));
    m_draft.agreed = text;
    QCOMPARE(fields(), QStringList());
    m_place.fit.devices[0].cautions << u"Now it burns."_s; // that wasn't agreed to
    QCOMPARE(fields(), QStringList{u"devices"_s});
    m_place.fit.devices[0].fromHost = false; // nothing to agree to any more
    QCOMPARE(fields(), QStringList());
    QVERIFY(deviceLines(m_place.fit, *m_place.inventory).first().contains(u"from the pool"_s));
}

void TestInstanceDraft::templatesThatCannotBeTakenSayWhy()
{
    const QList<DiskTemplate> templates = diskTemplates(*m_place.storage, *m_place.inventory);
    QCOMPARE(templates.size(), 4);
    QVERIFY(templates[0].whyNot.isEmpty() && templates[1].whyNot.isEmpty());
    QCOMPARE(templates[0].volume.name, u"golden.qcow2"_s);
    QVERIFY(templates[2].whyNot.contains(u"stopped"_s)); // whose disk it is
    QVERIFY(templates[3].whyNot.contains(u"CD"_s));
}

void TestInstanceDraft::theBestPlaceOffersWhatIsNamed()
{
    HostFit first = m_place.fit;
    first.host = HostId(u"first"_s);
    HostFit second = m_place.fit;
    second.host = HostId(u"second"_s);
    QHash<HostId, DraftPlace> places{{first.host, m_place}, {second.host, m_place}};
    const auto best = [&](const HostId &now = {}) {
        const auto fit = bestPlace(m_draft, {first, second}, places, now);
        return fit ? fit->host.value() : QString();
    };
    QCOMPARE(best(), u"first"_s);
    QCOMPARE(best(second.host), u"second"_s); // it stays where it is
    places[first.host].storage->pools.removeFirst();
    QCOMPARE(best(), u"second"_s); // the first one hasn't got the pool
    second.fits = false;
    QCOMPARE(best(second.host), QString());
    m_draft.pool.clear(); // nothing was chosen yet
    QCOMPARE(best(), u"first"_s);
    first.fits = false;
    QCOMPARE(best(first.host), QString());
}

void TestInstanceDraft::keys_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("good");
    const QString body = u"AAAAC3NzaC1lZDI1NTE5AAAAIJ0t"_s;
    QTest::newRow("ed25519") << u"ssh-ed25519 "_s + body + u" ann@desk"_s << true;
    QTest::newRow("without a comment") << u"ssh-rsa "_s + body << true;
    QTest::newRow("ecdsa") << u"ecdsa-sha2-nistp256 "_s + body + u"= a b c"_s << true;
    QTest::newRow("hardware") << u"sk-ssh-ed25519@openssh.com "_s + body << true;
    QTest::newRow("a private one") << u"-----BEGIN OPENSSH PRIVATE KEY-----"_s << false;
    QTest::newRow("a word") << u"hello"_s << false;
    QTest::newRow("with options") << u"command=\"rm\" ssh-rsa "_s + body << false;
    QTest::newRow("with a line break") << u"ssh-rsa "_s + body + u" a\nruncmd: [x]"_s << false;
}

void TestInstanceDraft::keys()
{
    QFETCH(const QString, key);
    QFETCH(const bool, good);
    QCOMPARE(sshKeysProblem({key}).isEmpty(), good);
}

void TestInstanceDraft::tearDownOffersOnlyWhatNobodyNeeds()
{
    const auto host = smallHost();
    const auto inventory = std::make_shared<const Inventory>(std::make_shared<const HostSnapshot>(host->snapshot()));
    const Domain *domain = inventory->domain(stopped);
    QVERIFY(domain);
    StorageListing storage = *m_place.storage;
    const auto offered = [&] { return volumesOf(*domain, *inventory, storage); };
    QCOMPARE(offered().size(), 1);
    QCOMPARE(offered()[0].volume, (MarkedVolume{.pool = u"default"_s, .name = u"stopped.qcow2"_s}));
    QVERIFY(offered()[0].whyNot.isEmpty() && !offered()[0].made);
    QVERIFY(foreignDisks(*domain, storage).isEmpty());

    Volume over = volume(u"over.qcow2"_s);
    over.backingPath = u"/var/lib/libvirt/images/stopped.qcow2"_s;
    storage.volumes[u"default"_s] << over;
    QVERIFY2(offered()[0].whyNot.contains(u"over.qcow2"_s), qPrintable(offered()[0].whyNot));

    storage = *m_place.storage;
    const QByteArray sharer = "<domain type='kvm'><name>sharer</name><memory>1024</memory><os><type>hvm</type></os>"
                              "<devices><disk type='file' device='disk'><source "
                              "file='/var/lib/libvirt/images/stopped.qcow2'/><target dev='vda'/></disk></devices>"
                              "</domain>";
    QVERIFY(host->defineDomain(sharer));
    const Inventory shared(std::make_shared<const HostSnapshot>(host->snapshot()));
    QVERIFY(volumesOf(*shared.domain(stopped), shared, storage)[0].whyNot.contains(u"sharer"_s));
    storage.volumes.clear();
    QCOMPARE(foreignDisks(*domain, storage), QStringList{u"/var/lib/libvirt/images/stopped.qcow2"_s});
}

QTEST_GUILESS_MAIN(TestInstanceDraft)
#include "tst_instance_draft.moc"
