// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_list.h"
#include "core/operations/operations.h"
#include "tests/support/session_fixture.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;
using State = HostSession::State;

class TestHostList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_host = smallHost();
    }

    void whatIsAddedIsRememberedAndConnected();
    void aUriIsInTheListOnce();
    void aUriNobodyTakesIsRefused();
    void transientHostsAreNotRemembered();
    void whatIsRemovedIsForgotten();
    void changesAreRemembered();
    void aHostThatCannotBeRememberedIsNotAdded();
    void aDamagedListIsTold();
    void reportsOfAllHostsAreTold();
    void removingFromASignalOfTheHost();

private:
    QString path() const { return m_folder->filePath(u"hosts.json"_s); }
    std::unique_ptr<HostList> list()
    {
        const BackendFactory factory = [plain = factoryFor(m_host)](const QString &uri) {
            return uri.startsWith(u"simulated:"_s)
                       ? plain(uri)
                       : Result<std::unique_ptr<Backend>>(failure(ErrorCode::InvalidInput, u"not a host: "_s + uri));
        };
        auto made = std::make_unique<HostList>(HostStore(path()), factory, UserAsker());
        made->setTimings(quickTimings());
        return made;
    }
    static HostEntry entry(const QString &name, bool connectAtStart = true)
    {
        return {.id = {}, .name = name, .uri = u"simulated:///"_s + name, .connectAtStart = connectAtStart};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<SimulatedHost> m_host;
};

void TestHostList::whatIsAddedIsRememberedAndConnected()
{
    HostId id;
    {
        const auto hosts = list();
        hosts->load();
        QSignalSpy added(hosts.get(), &HostList::added);
        const Result<HostSession *> session = hosts->add(entry(u"one"_s));
        QVERIFY(session);
        QVERIFY(hosts->add(entry(u"two"_s, false)));
        QCOMPARE(added.size(), 2);
        id = (*session)->entry().id;
        QVERIFY(!id.isEmpty());
        QTRY_COMPARE((*session)->state(), State::Online);
        QCOMPARE(hosts->session(id), *session);
    }
    const auto hosts = list();
    hosts->load();
    QCOMPARE(hosts->sessions().size(), 2);
    QCOMPARE(hosts->sessions().at(0)->entry().id, id);
    QCOMPARE(hosts->sessions().at(1)->entry().name, u"two"_s);
    QTRY_COMPARE(hosts->sessions().at(0)->state(), State::Online);
    QCOMPARE(hosts->sessions().at(1)->state(), State::Offline);
    QVERIFY(!hosts->storeWarning());
}

void TestHostList::aUriIsInTheListOnce()
{
    const auto hosts = list();
    QVERIFY(hosts->add(entry(u"one"_s)));
    HostEntry again = entry(u"one"_s);
    again.name = u"other name"_s;
    const Result<HostSession *> refused = hosts->add(again);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QVERIFY(refused.error().summary.contains(u"one"_s));
    const Result<HostSession *> two = hosts->add(entry(u"two"_s));
    QVERIFY(two);
    HostEntry changed = (*two)->entry();
    changed.uri = u"simulated:///one"_s;
    QVERIFY(!hosts->update(changed));
    QCOMPARE((*two)->entry().uri, u"simulated:///two"_s);
}

void TestHostList::aUriNobodyTakesIsRefused()
{
    const auto hosts = list();
    HostEntry entry{.id = {}, .name = u"x"_s, .uri = u"nonsense"_s, .connectAtStart = true};
    QCOMPARE(hosts->add(entry).error().summary, u"not a host: nonsense"_s);
    entry.uri = u"  "_s;
    QCOMPARE(hosts->add(entry).error().code, ErrorCode::InvalidInput);
    QVERIFY(hosts->sessions().isEmpty());
    QVERIFY(!QFile::exists(path()));
}

void TestHostList::transientHostsAreNotRemembered()
{
    {
        const auto hosts = list();
        HostSession *demo = hosts->addTransient(entry(u"demo"_s));
        QVERIFY(hosts->add(entry(u"one"_s)));
        QTRY_COMPARE(demo->state(), State::Online);
        HostEntry renamed = demo->entry();
        renamed.name = u"renamed"_s;
        QVERIFY(hosts->update(renamed));
        QCOMPARE(demo->entry().name, u"renamed"_s);
    }
    const auto hosts = list();
    hosts->load();
    QCOMPARE(hosts->sessions().size(), 1);
    QCOMPARE(hosts->sessions().constFirst()->entry().name, u"one"_s);
}

void TestHostList::whatIsRemovedIsForgotten()
{
    {
        const auto hosts = list();
        const Result<HostSession *> one = hosts->add(entry(u"one"_s));
        QVERIFY(hosts->add(entry(u"two"_s)));
        QTRY_COMPARE((*one)->state(), State::Online);
        QSignalSpy removed(hosts.get(), &HostList::aboutToRemove);
        QVERIFY(hosts->remove((*one)->entry().id));
        QCOMPARE(removed.size(), 1);
        QCOMPARE(hosts->sessions().size(), 1);
        QVERIFY(hosts->remove(HostId(u"nobody"_s)));
    }
    QTRY_COMPARE(m_host->connections(), 0);
    const auto hosts = list();
    hosts->load();
    QCOMPARE(hosts->sessions().size(), 1);
}

void TestHostList::changesAreRemembered()
{
    {
        const auto hosts = list();
        HostEntry changed = (*hosts->add(entry(u"one"_s)))->entry();
        changed.name = u"Eins"_s;
        changed.uri = u"simulated:///eins"_s;
        changed.connectAtStart = false;
        QVERIFY(hosts->update(changed));
        changed.id = HostId(u"nobody"_s);
        QVERIFY(!hosts->update(changed));
    }
    const auto hosts = list();
    hosts->load();
    QCOMPARE(hosts->sessions().size(), 1);
    QCOMPARE(hosts->sessions().constFirst()->entry().name, u"Eins"_s);
    QCOMPARE(hosts->sessions().constFirst()->entry().uri, u"simulated:///eins"_s);
    QVERIFY(!hosts->sessions().constFirst()->entry().connectAtStart);
}

void TestHostList::aHostThatCannotBeRememberedIsNotAdded()
{
    QFile inTheWay(m_folder->filePath(u"file"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    HostList hosts(HostStore(inTheWay.fileName() + u"/hosts.json"_s), factoryFor(m_host), UserAsker());
    const Result<HostSession *> refused = hosts.add(entry(u"one"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Settings);
    QVERIFY(hosts.sessions().isEmpty());
}

void TestHostList::aDamagedListIsTold()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ damaged");
    file.close();
    const auto hosts = list();
    hosts->load();
    QVERIFY(hosts->sessions().isEmpty());
    QVERIFY(hosts->storeWarning());
    QCOMPARE(hosts->storeWarning()->code, ErrorCode::Settings);
}

void TestHostList::reportsOfAllHostsAreTold()
{
    const auto hosts = list();
    QList<HostId> from;
    connect(hosts.get(), &HostList::reportChanged, this, [&](const OperationReport &report) {
        if (!report.running())
            from << report.host;
    });
    HostSession *one = hosts->addTransient(entry(u"one"_s, false));
    HostSession *two = hosts->addTransient(entry(u"two"_s, false));
    one->start(makeDetach(gpu));
    two->start(makeDetach(gpu));
    QCOMPARE(from, QList<HostId>({one->entry().id, two->entry().id}));
}

void TestHostList::removingFromASignalOfTheHost()
{
    const auto hosts = list();
    HostSession *session = hosts->addTransient(entry(u"one"_s, false));
    connect(session, &HostSession::stateChanged, hosts.get(), [&] {
        if (session->state() == State::Online)
            (void)hosts->remove(session->entry().id);
    });
    session->open();
    QTRY_VERIFY(hosts->sessions().isEmpty());
    QTRY_COMPARE(m_host->connections(), 0);
}

QTEST_GUILESS_MAIN(TestHostList)
#include "tst_host_list.moc"
