// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_list.h"
#include "core/host/simulated/simulated_backend.h"
#include "tests/support/session_fixture.h"
#include "tests/ui/random_host.h"
#include "ui/models/host_tree_model.h"
#include "ui/models/task_model.h"
#include "ui/models/vm_model.h"
#include "ui/shared/colours.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace riser;
using namespace riser::test;

class TestListModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void vmsAtRandom();
    void tasksNewestFirst();
    void hostsAndTheirVms();
    void accentsAreReadable();
};

namespace {

InventoryPtr withDomains(const QList<Domain> &domains)
{
    auto snapshot = std::make_shared<HostSnapshot>();
    snapshot->domains = domains;
    return std::make_shared<Inventory>(snapshot);
}

Domain vm(int number, RunState state)
{
    DomainDefinition definition;
    definition.id = DomainId(u"uuid-%1"_s.arg(number));
    definition.name = u"vm-%1"_s.arg(number);
    definition.vcpus = number;
    definition.memoryKib = 1024 * 1024;
    Domain domain;
    domain.id = definition.id;
    domain.name = definition.name;
    domain.state = state;
    domain.config = definition;
    return domain;
}

} // namespace

void TestListModels::vmsAtRandom()
{
    QRandomGenerator random(3);
    VmModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    for (int round = 0; round < 200; ++round) {
        QList<Domain> domains;
        for (int number = 0; number < 20; ++number) {
            if (random.bounded(3))
                domains.append(vm(number, random.bounded(2) ? RunState::Running : RunState::ShutOff));
        }
        if (random.bounded(4) == 0)
            std::shuffle(domains.begin(), domains.end(), random);
        model.setInventory(withDomains(domains));
        QCOMPARE(model.rowCount(), domains.size());
        for (int row = 0; row < model.rowCount(); ++row) {
            QCOMPARE(model.domain(model.index(row, 0)), domains[row].id);
            QCOMPARE(model.index(row, VmModel::NameColumn).data().toString(), domains[row].name);
            QCOMPARE(model.index(row, VmModel::StateColumn).data().toString(),
                     domains[row].state == RunState::Running ? u"Running"_s : u"Shut off"_s);
        }
    }
    QCOMPARE(resets.count(), 0);
}

void TestListModels::tasksNewestFirst()
{
    TaskModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    OperationReport first;
    first.number = 1;
    first.title = u"Detach one"_s;
    first.started = QDateTime::currentDateTimeUtc().addSecs(-5);
    OperationReport second;
    second.number = 2;
    second.title = u"Detach two"_s;
    model.update(first);
    model.update(second);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, TaskModel::TitleColumn).data().toString(), u"Detach two"_s);
    QCOMPARE(model.running(), 2);
    first.outcome = Outcome::Done;
    first.finished = first.started.addSecs(3);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.update(first);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(model.running(), 1);
    QCOMPARE(model.index(1, TaskModel::StateColumn).data().toString(), outcomeText(Outcome::Done));
    QCOMPARE(model.index(1, TaskModel::DurationColumn).data().toString(), u"3 s"_s);
}

void TestListModels::hostsAndTheirVms()
{
    const auto host = smallHost();
    QTemporaryDir folder;
    HostList hosts(HostStore(folder.filePath(u"hosts.json"_s)), factoryFor(host), UserAsker());
    hosts.setTimings(quickTimings());
    HostTreeModel model(&hosts);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    HostSession *one = hosts.addTransient(entryFor(u"one"_s));
    HostEntry unopened = entryFor(u"two"_s);
    unopened.connectAtStart = false;
    HostSession *two = hosts.addTransient(unopened);
    QCOMPARE(model.rowCount(), 2);
    const QModelIndex top = model.index(0, 0);
    QTRY_COMPARE(model.rowCount(top), 3);
    QCOMPARE(model.rowCount(model.index(1, 0)), 0);
    QCOMPARE(top.siblingAtColumn(HostTreeModel::StateColumn).data().toString(), u"Connected"_s);
    QCOMPARE(model.index(1, HostTreeModel::StateColumn).data().toString(), u"Not connected"_s);
    const QModelIndex vmRow = model.indexOf(one->entry().id, stopped);
    QCOMPARE(model.domain(vmRow), stopped);
    QCOMPARE(model.session(vmRow), one);
    QCOMPARE(vmRow.siblingAtColumn(HostTreeModel::StateColumn).data().toString(), u"Shut off"_s);

    // Somebody else starts one VM and deletes another: the rows follow, and an index held goes along.
    const QPersistentModelIndex held(model.indexOf(one->entry().id, full));
    QVERIFY(host->startDomain(stopped));
    QTRY_COMPARE(model.indexOf(one->entry().id, stopped).siblingAtColumn(1).data().toString(), u"Running"_s);
    QVERIFY(host->destroyDomain(stopped));
    QVERIFY(host->undefineDomain(stopped));
    QTRY_COMPARE(model.rowCount(model.index(0, 0)), 2);
    QCOMPARE(model.domain(held), full);

    QVERIFY(hosts.remove(one->entry().id));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.session(model.index(0, 0)), two);
    QVERIFY(!held.isValid());
}

void TestListModels::accentsAreReadable()
{
    QPalette light;
    light.setColor(QPalette::Base, QColor(0xf5, 0xf7, 0xf9)); // an alternate row is the harder case
    light.setColor(QPalette::Text, Qt::black);
    QPalette dark;
    dark.setColor(QPalette::Base, QColor(0x31, 0x36, 0x3b));
    dark.setColor(QPalette::Text, Qt::white);
    for (const QPalette &palette : {light, dark}) {
        for (const Accent accent : {Accent::Quiet, Accent::Good, Accent::Busy, Accent::Warning, Accent::Bad})
            QVERIFY(contrast(accentColour(accent, palette), palette.color(QPalette::Base)) >= 4.5);
    }
}

QTEST_MAIN(TestListModels)
#include "tst_models_lists.moc"
