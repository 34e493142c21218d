// SPDX-License-Identifier: GPL-3.0-or-later
// The list of instances, without a window.
#include "core/host/host_list.h"
#include "core/host/simulated/simulated_backend.h"
#include "core/plans/plan_store.h"
#include "tests/support/session_fixture.h"
#include "ui/models/instance_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace riser;
using namespace riser::test;

class TestInstanceModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void onlyMarkedVmsAreListed();
    void everyColumnSaysWhatIsSo();
    void aPlanThatChangedSinceIsTold();
    void rowsComeAndGoByThemselves();
    void aRemovedHostTakesItsRowsAlong();
    void anOfflineHostKeepsItsRows();
    void searchFindsEveryColumn();
    void sortsBySinceAndDevices();

private:
    DomainId add(const std::shared_ptr<SimulatedHost> &host, const QString &name, int revision = 3,
                 qint64 at = 1'760'000'000)
    {
        const InstanceMark mark{.planId = m_plan.id,
                                .planName = m_plan.name,
                                .revision = revision,
                                .by = u"ann@desk"_s,
                                .at = QDateTime::fromSecsSinceEpoch(at, QTimeZone::UTC),
                                .units = {},
                                .volumes = {}};
        const auto id = host->defineDomain(
            "<domain type='kvm'><name>" + name.toUtf8() + "</name><uuid>" +
            QUuid::createUuid().toByteArray(QUuid::WithoutBraces) + "</uuid><metadata>" + writeInstanceMark(mark) +
            "</metadata><memory>1024</memory><os><type arch='x86_64' machine='pc-q35-10.0'>hvm</type></os>"
            "<devices><controller type='pci' index='0' model='pcie-root'/></devices></domain>");
        return id ? *id : DomainId();
    }
    QString cell(const DomainId &domain, int column, const HostSession *session = nullptr) const
    {
        const HostId host = (session ? session : m_one)->entry().id;
        return m_model->indexOf(host, domain).siblingAtColumn(column).data().toString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<SimulatedWorld> m_world;
    std::shared_ptr<SimulatedHost> m_first;
    std::shared_ptr<SimulatedHost> m_second;
    std::unique_ptr<HostList> m_hosts;
    std::unique_ptr<PlanStore> m_plans;
    std::unique_ptr<InstanceModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    HostSession *m_one = nullptr;
    HostSession *m_two = nullptr;
    Plan m_plan;
};

void TestInstanceModel::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_shared<SimulatedWorld>();
    m_first = smallHost();
    m_second = smallHost();
    m_world->add(entryFor(u"one"_s).uri, m_first);
    m_world->add(entryFor(u"two"_s).uri, m_second);
    m_hosts = std::make_unique<HostList>(HostStore(m_folder->filePath(u"hosts.json"_s)), simulatedFactory(m_world),
                                         UserAsker());
    m_hosts->setTimings(quickTimings());
    m_plans = std::make_unique<PlanStore>(m_folder->filePath(u"plans"_s));
    Plan plan;
    plan.name = u"Night jobs"_s;
    for (int round = 0; round < 3; ++round) {
        const auto saved = m_plans->save(plan);
        QVERIFY(saved);
        plan = *saved;
        plan.memoryMib += 1024;
    }
    m_plan = *m_plans->plan(plan.id);
    QCOMPARE(m_plan.revision, 3);
    m_model = std::make_unique<InstanceModel>(m_hosts.get(), m_plans.get());
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_one = m_hosts->addTransient(entryFor(u"one"_s));
    m_two = m_hosts->addTransient(entryFor(u"two"_s));
    QTRY_VERIFY(m_one->inventory() && m_two->inventory());
}

void TestInstanceModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_hosts.reset();
}

void TestInstanceModel::onlyMarkedVmsAreListed()
{
    QCOMPARE(m_model->rowCount(), 0); // three VMs each, none of Riser's
    const DomainId made = add(m_first, u"train-1"_s);
    QTRY_COMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->domain(m_model->index(0, 0)), made);
    QCOMPARE(m_model->session(m_model->index(0, 0)), m_one);
    QVERIFY(!m_model->session({}) && m_model->domain({}).isEmpty());
}

void TestInstanceModel::everyColumnSaysWhatIsSo()
{
    const DomainId made = add(m_first, u"train-1"_s);
    QTRY_COMPARE(m_model->rowCount(), 1);
    QCOMPARE(cell(made, InstanceModel::NameColumn), u"train-1"_s);
    QCOMPARE(cell(made, InstanceModel::HostColumn), u"one"_s);
    QCOMPARE(cell(made, InstanceModel::PlanColumn), u"Night jobs (revision 3)"_s);
    QCOMPARE(cell(made, InstanceModel::StateColumn), u"Shut off"_s);
    QCOMPARE(cell(made, InstanceModel::DevicesColumn), u"None"_s);
    QCOMPARE(cell(made, InstanceModel::OwnerColumn), u"ann@desk"_s);
    QVERIFY(!cell(made, InstanceModel::SinceColumn).isEmpty());
    QVERIFY(m_first->startDomain(made));
    QTRY_COMPARE(cell(made, InstanceModel::StateColumn), u"Running"_s);
    QVERIFY(m_first->attachHostdev(made,
                                   "<hostdev mode='subsystem' type='pci' managed='no'><source><address domain='0x0000' "
                                   "bus='0x02' slot='0x00' function='0x0'/></source></hostdev>",
                                   {.live = false, .config = true}));
    QTRY_VERIFY(cell(made, InstanceModel::DevicesColumn).startsWith(u"1: "_s));
    QVERIFY(cell(made, InstanceModel::DevicesColumn).contains(u"0000:02:00.0"_s));
}

void TestInstanceModel::aPlanThatChangedSinceIsTold()
{
    const DomainId made = add(m_first, u"train-1"_s);
    const DomainId old = add(m_second, u"train-2"_s, 2);
    QTRY_COMPARE(m_model->rowCount(), 2);
    QCOMPARE(cell(made, InstanceModel::PlanColumn), u"Night jobs (revision 3)"_s);
    QCOMPARE(cell(old, InstanceModel::PlanColumn, m_two), u"Night jobs (revision 2, changed since)"_s);
    m_plan.cores = 7;
    QVERIFY(m_plans->save(m_plan));
    QTRY_COMPARE(cell(made, InstanceModel::PlanColumn), u"Night jobs (revision 3, changed since)"_s);
    QVERIFY(m_plans->remove(m_plan.id, m_plan.revision + 1));
    QTRY_COMPARE(cell(made, InstanceModel::PlanColumn), u"Night jobs (revision 3)"_s);
    const QModelIndex index = m_model->indexOf(m_one->entry().id, made).siblingAtColumn(InstanceModel::PlanColumn);
    QVERIFY(index.data(Qt::ToolTipRole).toString().contains(u"any more"_s));
}

void TestInstanceModel::rowsComeAndGoByThemselves()
{
    const QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    const DomainId first = add(m_first, u"b"_s);
    QTRY_COMPARE(m_model->rowCount(), 1);
    const QPersistentModelIndex kept(m_model->indexOf(m_one->entry().id, first));
    add(m_first, u"a"_s);
    add(m_second, u"c"_s);
    QTRY_COMPARE(m_model->rowCount(), 3);
    QVERIFY(kept.isValid());
    QCOMPARE(kept.data().toString(), u"b"_s);
    QVERIFY(m_first->undefineDomain(first));
    QTRY_COMPARE(m_model->rowCount(), 2);
    QVERIFY(!kept.isValid());
    QCOMPARE(resets.size(), 0);
}

void TestInstanceModel::aRemovedHostTakesItsRowsAlong()
{
    add(m_first, u"a"_s);
    const DomainId other = add(m_second, u"b"_s);
    QTRY_COMPARE(m_model->rowCount(), 2);
    QVERIFY(m_hosts->remove(m_one->entry().id));
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->domain(m_model->index(0, 0)), other);
}

void TestInstanceModel::anOfflineHostKeepsItsRows()
{
    const DomainId made = add(m_first, u"a"_s);
    QTRY_COMPARE(m_model->rowCount(), 1);
    m_one->close();
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(cell(made, InstanceModel::StateColumn), u"Shut off · not connected"_s);
    QVERIFY(m_model->index(0, 0).data(Qt::ForegroundRole).isValid());
}

void TestInstanceModel::searchFindsEveryColumn()
{
    InstanceFilter filter(m_model.get());
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    add(m_first, u"train-1"_s);
    add(m_second, u"train-2"_s);
    QTRY_COMPARE(filter.rowCount(), 2);
    for (const QString &words : {u"TWO night"_s, u"train-2"_s, u"two ann@desk shut"_s}) {
        filter.setText(words);
        QCOMPARE(filter.rowCount(), 1);
        QCOMPARE(filter.index(0, 0).data().toString(), u"train-2"_s);
    }
    filter.setText(u"two train-1"_s);
    QCOMPARE(filter.rowCount(), 0);
    filter.setText({});
    QCOMPARE(filter.rowCount(), 2);
}

void TestInstanceModel::sortsBySinceAndDevices()
{
    InstanceFilter filter(m_model.get());
    add(m_first, u"old 10"_s, 3, 1'000'000'000);
    add(m_first, u"old 9"_s, 3, 1'700'000'000);
    QTRY_COMPARE(filter.rowCount(), 2);
    filter.sort(InstanceModel::SinceColumn);
    QCOMPARE(filter.index(0, 0).data().toString(), u"old 10"_s);
    filter.sort(InstanceModel::NameColumn);
    QCOMPARE(filter.index(0, 0).data().toString(), u"old 9"_s);
}

QTEST_MAIN(TestInstanceModel)
#include "tst_instance_model.moc"
