// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_list.h"
#include "tests/support/session_fixture.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

class TestClusters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_host = smallHost();
    }

    void whatIsAddedIsRemembered();
    void aNameMustBeGoodAndItsOwn_data();
    void aNameMustBeGoodAndItsOwn();
    void aHostIsInOneCluster();
    void aChangeIsRememberedAndToldOnce();
    void aRemovedHostLeavesItsCluster();
    void aRemovedClusterLeavesItsHosts();
    void transientHostsAreNotStored();
    void removingATransientHostWritesNothing();
    void anOlderFileHasNone();
    void damageIsKeptAside_data();
    void damageIsKeptAside();
    void nothingChangesWhenItCannotBeStored();

private:
    QString path() const { return m_folder->filePath(u"hosts.json"_s); }
    std::unique_ptr<HostList> list() const
    {
        auto made = std::make_unique<HostList>(HostStore(path()), factoryFor(m_host), UserAsker());
        made->setTimings(quickTimings());
        made->load();
        return made;
    }
    static HostEntry entry(const QString &name)
    {
        return {.id = HostId(name), .name = name, .uri = u"simulated:///"_s + name, .connectAtStart = false};
    }
    /// Three hosts: one, two, three.
    std::unique_ptr<HostList> listOfThree() const
    {
        auto made = list();
        for (const auto &name : {u"one"_s, u"two"_s, u"three"_s}) {
            if (!made->add(entry(name)))
                qFatal("a host can't be added");
        }
        return made;
    }
    static Cluster cluster(const QString &name, const QList<HostId> &hosts = {})
    {
        return {.id = {}, .name = name, .hosts = hosts};
    }
    static QStringList names(const QList<HostSession *> &sessions)
    {
        QStringList names;
        for (const HostSession *session : sessions)
            names << session->entry().name;
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<SimulatedHost> m_host;
    const HostId m_one{u"one"_s};
    const HostId m_two{u"two"_s};
    const HostId m_three{u"three"_s};
};

void TestClusters::whatIsAddedIsRemembered()
{
    ClusterId id;
    {
        const auto hosts = listOfThree();
        const QSignalSpy changed(hosts.get(), &HostList::clustersChanged);
        const Result<ClusterId> added = hosts->addCluster(cluster(u"  Rack <1> "_s, {m_three, m_one}));
        QVERIFY(added);
        id = *added;
        QVERIFY(!id.isEmpty());
        QVERIFY(hosts->addCluster(cluster(u"Empty"_s)));
        QCOMPARE(changed.size(), 2);
    }
    const auto hosts = list();
    QVERIFY(!hosts->storeWarning());
    QCOMPARE(hosts->clusters().size(), 2);
    QCOMPARE(hosts->clusters().first(), (Cluster{.id = id, .name = u"Rack <1>"_s, .hosts = {m_three, m_one}}));
    QCOMPARE(names(hosts->sessionsOf(id)), QStringList({u"one"_s, u"three"_s}));
    QCOMPARE(hosts->clusterOf(m_three)->id, id);
    QVERIFY(!hosts->clusterOf(m_two));
}

void TestClusters::aNameMustBeGoodAndItsOwn_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("spaces") << u"  "_s;
    QTest::newRow("too long") << QString(clusterLimits::name + 1, u'x');
    QTest::newRow("another's") << u"rack  1"_s;
    QTest::newRow("turns the text around") << u"Rack \u202e2"_s;
}

void TestClusters::aNameMustBeGoodAndItsOwn()
{
    QFETCH(QString, name);
    const auto hosts = listOfThree();
    QVERIFY(hosts->addCluster(cluster(u"Rack 1"_s)));
    const Result<ClusterId> other = hosts->addCluster(cluster(u"Other"_s));
    const QList<Cluster> before = hosts->clusters();
    const QSignalSpy changed(hosts.get(), &HostList::clustersChanged);
    const Result<ClusterId> refused = hosts->addCluster(cluster(name));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QVERIFY(!hosts->updateCluster({.id = *other, .name = name, .hosts = {}}));
    QCOMPARE(hosts->clusters(), before);
    QVERIFY(changed.isEmpty());
    QVERIFY(hosts->addCluster(cluster(QString(clusterLimits::name, u'x'))));
}

void TestClusters::aHostIsInOneCluster()
{
    const auto hosts = listOfThree();
    QVERIFY(hosts->addCluster(cluster(u"Rack 1"_s, {m_one})));
    const Result<ClusterId> refused = hosts->addCluster(cluster(u"Rack 2"_s, {m_two, m_one}));
    QVERIFY(!refused);
    QVERIFY(refused.error().summary.contains(u"Rack 1"_s));
    QVERIFY(!hosts->addCluster(cluster(u"Rack 2"_s, {m_two, m_two})));
    QVERIFY(!hosts->addCluster(cluster(u"Rack 2"_s, {HostId(u"nobody"_s)})));
    QCOMPARE(hosts->clusters().size(), 1);
}

void TestClusters::aChangeIsRememberedAndToldOnce()
{
    ClusterId id;
    {
        const auto hosts = listOfThree();
        id = *hosts->addCluster(cluster(u"Rack 1"_s, {m_one}));
        const QSignalSpy changed(hosts.get(), &HostList::clustersChanged);
        const Cluster next{.id = id, .name = u"Rack one"_s, .hosts = {m_one, m_two}};
        QVERIFY(hosts->updateCluster(next));
        QVERIFY(hosts->updateCluster(next));
        QCOMPARE(changed.size(), 1);
        const Result<void> gone =
            hosts->updateCluster({.id = ClusterId(u"nobody"_s), .name = u"Rack 9"_s, .hosts = {}});
        QVERIFY(!gone);
        QCOMPARE(gone.error().code, ErrorCode::InvalidInput);
    }
    QCOMPARE(list()->clusters().first().name, u"Rack one"_s);
    QCOMPARE(list()->clusters().first().hosts, QList<HostId>({m_one, m_two}));
}

void TestClusters::aRemovedHostLeavesItsCluster()
{
    {
        const auto hosts = listOfThree();
        QVERIFY(hosts->addCluster(cluster(u"Rack 1"_s, {m_one, m_two})));
        const QSignalSpy changed(hosts.get(), &HostList::clustersChanged);
        QVERIFY(hosts->remove(m_one));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(hosts->clusters().first().hosts, QList<HostId>{m_two});
        QVERIFY(hosts->remove(m_three));
        QCOMPARE(changed.size(), 1);
    }
    QCOMPARE(list()->clusters().first().hosts, QList<HostId>{m_two});
}

void TestClusters::aRemovedClusterLeavesItsHosts()
{
    {
        const auto hosts = listOfThree();
        const ClusterId id = *hosts->addCluster(cluster(u"Rack 1"_s, {m_one}));
        QVERIFY(hosts->removeCluster(id));
        QVERIFY(hosts->removeCluster(id));
        QVERIFY(hosts->sessionsOf(id).isEmpty());
        QCOMPARE(hosts->sessions().size(), 3);
        QVERIFY(hosts->addCluster(cluster(u"Rack 1"_s, {m_one})));
    }
    QCOMPARE(list()->clusters().size(), 1);
}

void TestClusters::transientHostsAreNotStored()
{
    {
        const auto hosts = listOfThree();
        HostEntry demo = entry(u"demo"_s);
        hosts->addTransient(demo);
        QVERIFY(hosts->addCluster(cluster(u"Mixed"_s, {m_one, demo.id})));
        HostEntry line = entry(u"line"_s);
        hosts->addTransient(line);
        QVERIFY(hosts->addCluster(cluster(u"Passing"_s, {line.id})));
        QCOMPARE(hosts->clusters().size(), 2);
        QCOMPARE(names(hosts->sessionsOf(hosts->clusters().first().id)), QStringList({u"one"_s, u"demo"_s}));
    }
    const auto hosts = list();
    QVERIFY(!hosts->storeWarning());
    QCOMPARE(hosts->clusters().size(), 1);
    QCOMPARE(hosts->clusters().first().hosts, QList<HostId>{m_one});
}

void TestClusters::removingATransientHostWritesNothing()
{
    {
        const auto hosts = listOfThree();
        HostEntry demo = entry(u"demo"_s);
        hosts->addTransient(demo);
        QVERIFY(hosts->addCluster(cluster(u"Passing"_s, {demo.id})));
        QVERIFY(hosts->addCluster(cluster(u"Mixed"_s, {m_one, m_two})));
        // From here on nothing can be written.
        QVERIFY(QFile::rename(path(), path() + u".kept"_s) && QDir().mkpath(path()));
        bool told = false;
        connect(hosts->session(demo.id), &QObject::destroyed, this, [&told] { told = true; });
        const Result<void> removed = hosts->remove(demo.id);
        QVERIFY2(removed, removed ? "" : qPrintable(removed.error().toText()));
        QVERIFY(hosts->clusters().first().hosts.isEmpty());
        QTRY_VERIFY(told); // whoever shows it closes
        QVERIFY(QDir().rmdir(path()) && QFile::rename(path() + u".kept"_s, path()));
        QVERIFY(hosts->remove(m_two)); // writes
    }
    const auto hosts = list();
    QCOMPARE(hosts->clusters().size(), 1);
    QCOMPARE(hosts->clusters().first().name, u"Mixed"_s);
}

void TestClusters::anOlderFileHasNone()
{
    (void)listOfThree();
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(root.contains(u"clusters"_s));
    root.remove(u"clusters"_s);
    file.resize(0);
    file.seek(0);
    file.write(QJsonDocument(root).toJson());
    file.close();
    const auto hosts = list();
    QVERIFY(!hosts->storeWarning());
    QCOMPARE(hosts->sessions().size(), 3);
    QVERIFY(hosts->clusters().isEmpty());
}

void TestClusters::damageIsKeptAside_data()
{
    QTest::addColumn<QByteArray>("clusters");
    QTest::addColumn<QStringList>("good");
    QTest::newRow("no list") << QByteArray("7") << QStringList();
    QTest::newRow("no id") << QByteArray(R"([{"name": "a", "hosts": []}, {"id": "2", "name": "b", "hosts": []}])")
                           << QStringList{u"b"_s};
    QTest::newRow("no name") << QByteArray(R"([{"id": "1", "name": "", "hosts": []}])") << QStringList();
    QTest::newRow("no hosts") << QByteArray(R"([{"id": "1", "name": "a"}])") << QStringList();
    QTest::newRow("a host that isn't there")
        << QByteArray(R"([{"id": "1", "name": "a", "hosts": ["nobody"]}])") << QStringList{u"a"_s};
    QTest::newRow("a host in two")
        << QByteArray(R"([{"id": "1", "name": "a", "hosts": ["one"]}, {"id": "2", "name": "b", "hosts": ["one"]}])")
        << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("one id twice")
        << QByteArray(R"([{"id": "1", "name": "a", "hosts": []}, {"id": "1", "name": "b", "hosts": []}])")
        << QStringList{u"a"_s};
}

void TestClusters::damageIsKeptAside()
{
    QFETCH(QByteArray, clusters);
    QFETCH(QStringList, good);
    const QByteArray text =
        R"({"version": 1, "hosts": [{"id": "one", "uri": "simulated:///one", "connectAtStart": false}], "clusters": )" +
        clusters + "}";
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    const auto hosts = list();
    QVERIFY(hosts->storeWarning());
    QCOMPARE(hosts->sessions().size(), 1);
    QStringList found;
    for (const Cluster &cluster : hosts->clusters())
        found << cluster.name;
    QCOMPARE(found, good);
    QVERIFY(hosts->sessionsOf(ClusterId(u"2"_s)).isEmpty());
    const QStringList aside = QDir(m_folder->path()).entryList({u"hosts.json.damaged-*"_s}, QDir::Files);
    QCOMPARE(aside.size(), 1);
    QFile kept(m_folder->filePath(aside.first()));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), text);
}

void TestClusters::nothingChangesWhenItCannotBeStored()
{
    const auto hosts = listOfThree();
    const ClusterId id = *hosts->addCluster(cluster(u"Rack 1"_s, {m_one}));
    const QList<Cluster> before = hosts->clusters();
    QVERIFY(QFile::remove(path()));
    QVERIFY(QDir(m_folder->path()).mkdir(u"hosts.json"_s)); // no file can be put there
    const QSignalSpy changed(hosts.get(), &HostList::clustersChanged);
    const Result<ClusterId> refused = hosts->addCluster(cluster(u"Rack 2"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Settings);
    QVERIFY(!hosts->updateCluster({.id = id, .name = u"Rack 3"_s, .hosts = {}}));
    QVERIFY(!hosts->removeCluster(id));
    QCOMPARE(hosts->clusters(), before);
    QVERIFY(changed.isEmpty());
}

QTEST_GUILESS_MAIN(TestClusters)
#include "tst_clusters.moc"
