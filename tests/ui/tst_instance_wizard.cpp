// SPDX-License-Identifier: GPL-3.0-or-later
// The New instance wizard in the real window, by mouse and keyboard, and the hosts asked afterwards.
#include "tests/ui/instances_bench.h"
#include "ui/dialogs/choice_list.h"
#include "ui/dialogs/instance/cloud_page.h"
#include "ui/dialogs/instance/template_upload.h"
#include "ui/dialogs/instance/wizard_page.h"
#include "ui/pages/cluster_page.h"
#include "ui/pages/plan_fit_view.h"
#include "ui/pages/session_page.h"
#include "ui/shared/message_bar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QSettings>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QStandardPaths>
#include <QTextCursor>

using namespace Qt::StringLiterals;
using namespace riser;
using namespace riser::test;

class TestInstanceWizard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup() { QSettings().clear(); }
    void theTreeLeadsToTheInstances();
    void fromPlanToVm();
    void goingBackKeepsEverything();
    void mistakesAreToldAtTheField();
    void aHostThatCannotTakeItSaysWhy();
    void detachingFromTheHostWantsATick();
    void theChosenHostIsKept();
    void aClusterIsAPlace();
    void fitsAreLive();
    void cloudInitTakesPublicKeysOnly();
    void aFileBecomesTheTemplate();
    void aPlanThatChangesIsKeptAsChosen();
    void aDeletedPlanIsKeptAsChosen();
    void hostLostWhileOpen();
    void aFailureLeavesTheWayBack();
    void aLostRaceIsRunAgain();
    void itGivesUpAfterThreeTries();
    void aChosenHostIsNotTriedAgain();
    void everyControlHasAName();

private:
    static Plan gpuPlan(const InstancesBench &bench, const QString &name = u"One GPU"_s, int gpus = 1)
    {
        Plan plan = smallPlan(name, gpus);
        plan.diskGib = 20;
        const auto saved = bench.store->save(plan);
        if (!saved)
            qFatal("%s", qPrintable(saved.error().toText()));
        return *saved;
    }
    /// Both twins are in the pools.
    static void fillPools(const InstancesBench &bench)
    {
        for (const auto &host : {bench.one, bench.two})
            QVERIFY(host->detachNode(twinGpu) && host->detachNode(twinAudio));
        QTRY_VERIFY(bench.ready());
        for (const HostSession *session : bench.hosts.sessions())
            QTRY_COMPARE(session->inventory()->device(twinGpu)->status, Status::Detached);
    }
    static InstanceWizard *open(const InstancesBench &bench)
    {
        click(bench.instances(), "button:instanceNew");
        return bench.dialog<InstanceWizard>();
    }
    static void next(const InstanceWizard *wizard)
    {
        QTRY_VERIFY2(enabled(wizard, "next"), qPrintable(textOf(wizard, "nextReason")));
        click(wizard, "next");
    }
    static void toDisk(const InstanceWizard *wizard, const QString &plan, const QString &place = {})
    {
        QVERIFY(pick(wizard, "wizardPlans", plan));
        next(wizard);
        if (!place.isEmpty())
            QTRY_VERIFY(pick(wizard, "wizardPlaces", place));
        next(wizard);
        QTRY_VERIFY(!child<QComboBox>(wizard, "pool")->currentData().toString().isEmpty());
    }
    static void toReview(const InstanceWizard *wizard, const QString &plan, const QString &name,
                         const QString &place = {})
    {
        toDisk(wizard, plan, place);
        QTest::keyClicks(child<QLineEdit>(wizard, "name"), name);
        next(wizard);
        next(wizard);
    }
    static void create(const InstanceWizard *wizard)
    {
        for (auto *tick : wizard->findChildren<QCheckBox *>()) {
            if (tick->objectName().startsWith(u"tick:"_s) && !tick->isChecked())
                tick->click();
        }
        QTRY_VERIFY2(enabled(wizard, "execute"), qPrintable(textOf(wizard, "reason")));
        click(wizard, "execute");
    }
    /// What can be seen and worked says what it is.
    static void checkNames(const InstanceWizard *wizard)
    {
        for (const QWidget *widget : wizard->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->objectName().startsWith(u"qt_"_s))
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool field = qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget) ||
                               qobject_cast<const QListView *>(widget) || qobject_cast<const QSpinBox *>(widget) ||
                               qobject_cast<const QPlainTextEdit *>(widget);
            const QString who = u"%1 “%2” in %3"_s.arg(QString::fromLatin1(widget->metaObject()->className()),
                                                       widget->objectName(), widget->parentWidget()->objectName());
            if (field)
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(who));
            if (button && button->focusPolicy() != Qt::NoFocus)
                QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(who));
        }
    }
    static bool visible(const QWidget *parent, const char *name)
    {
        const auto *widget = child<QWidget>(parent, name);
        return widget && widget->isVisible();
    }
    static QString bar(const InstanceWizard *wizard, const char *name)
    {
        return visible(wizard, name) ? textOf(child<QWidget>(wizard, name), "messageSummary") : QString();
    }
    static Error taken()
    {
        return {.code = ErrorCode::DeviceInUse, .summary = u"another VM has it"_s, .detail = {}, .hint = {}};
    }
};

void TestInstanceWizard::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"riser-tests"_s);
    QCoreApplication::setApplicationName(u"tst_instance_wizard"_s);
    QSettings().clear();
}

void TestInstanceWizard::theTreeLeadsToTheInstances()
{
    InstancesBench bench;
    QVERIFY(bench.instances()->isVisible());
    QVERIFY(bench.window->windowTitle().startsWith(u"Instances"_s));
    const auto *empty = bench.instances()->findChild<QWidget *>(u"instanceEmpty"_s);
    QVERIFY(empty->isVisible() && textOf(empty, "emptyText").contains(u"Choose a plan"_s));
    const DomainId id = addInstance(bench.two, u"train-1"_s);
    QTRY_VERIFY(bench.instance(u"train-1"_s).isValid());
    QVERIFY(!empty->isVisible());
    bench.chooseInstance(u"train-1"_s);
    QTest::keyClick(bench.instances()->view(), Qt::Key_Return);
    QVERIFY(bench.window->currentPage());
    QCOMPARE(bench.window->currentPage()->scope(), id);
    QCOMPARE(bench.window->currentPage()->session(), bench.session(1));
    bench.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(bench.window.get()));
    QTest::keyClick(bench.window.get(), Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(bench.instances()->isVisible());
    QTest::keyClick(bench.window.get(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(bench.instances()->findChild<QWidget *>(u"instanceSearch"_s), u"no such"_s);
    QVERIFY(empty->isVisible());
    click(bench.instances(), "instanceClearSearch");
    QVERIFY(!empty->isVisible());
}

void TestInstanceWizard::fromPlanToVm()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    QPointer wizard = open(bench);
    QVERIFY(wizard && !wizard->isModal());
    QVERIFY(!enabled(wizard, "next") && !enabled(wizard, "back"));
    QVERIFY(textOf(wizard, "nextReason").contains(u"plan"_s));
    toReview(wizard, u"One GPU"_s, u"train-1"_s);
    const QString review = textOf(wizard, "reviewText");
    for (const QString &part : {u"train-1"_s, u"one"_s, u"0000:02:00.0"_s, u"train-1.qcow2"_s, u"default"_s})
        QVERIFY2(review.contains(part), qPrintable(part));
    QVERIFY(!previewOf(wizard, "steps").isEmpty() && !previewOf(wizard, "virsh").isEmpty());
    create(wizard);
    QTRY_VERIFY2(visible(wizard, "openVm"), qPrintable(textOf(wizard, "runOutcome")));
    const Inventory truth = InstancesBench::truthOf(bench.one);
    const Domain *made = InstancesBench::named(truth, u"train-1"_s);
    QVERIFY(made && made->config && made->config->instance);
    QCOMPARE(made->config->instance->planName, u"One GPU"_s);
    QVERIFY(made->config->instance->by.contains(u'@'));
    QCOMPARE(truth.device(twinGpu)->status, Status::Assigned);
    QVERIFY(bench.one->storage().volume(u"default"_s, u"train-1.qcow2"_s));
    QVERIFY(!InstancesBench::named(InstancesBench::truthOf(bench.two), u"train-1"_s));
    const DomainId id = made->id;
    click(wizard, "openVm");
    QTRY_VERIFY(!wizard);
    QTRY_VERIFY(bench.window->currentPage() && bench.window->currentPage()->scope() == id);
    bench.window->showInstances();
    QVERIFY(bench.instance(u"train-1"_s).isValid());
}

void TestInstanceWizard::goingBackKeepsEverything()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    toDisk(wizard, u"One GPU"_s, u"two"_s);
    QTest::keyClicks(child<QLineEdit>(wizard, "name"), u"kept"_s);
    child<QSpinBox>(wizard, "capacity")->setValue(33);
    auto *source = child<QComboBox>(wizard, "source");
    source->setCurrentIndex(source->findData(int(DiskSource::Overlay)));
    QVERIFY(!enabled(wizard, "next")); // of what?
    QVERIFY(pick(wizard, "template", u"golden.qcow2"_s));
    next(wizard);
    click(wizard, "cloudInit");
    QTest::keyClicks(child<QLineEdit>(wizard, "user"), u"ann"_s);
    for (int page = 0; page < 3; ++page)
        click(wizard, "back");
    QVERIFY(!enabled(wizard, "back"));
    for (int page = 0; page < 3; ++page)
        next(wizard);
    QCOMPARE(child<QLineEdit>(wizard, "name")->text(), u"kept"_s);
    QCOMPARE(child<QSpinBox>(wizard, "capacity")->value(), 33);
    QCOMPARE(child<QLineEdit>(wizard, "user")->text(), u"ann"_s);
    const InstanceRequest request = wizard->state()->request();
    QCOMPARE(request.disk.templateVolume, u"golden.qcow2"_s);
    QCOMPARE(request.disk.source, DiskSource::Overlay);
    QCOMPARE(wizard->state()->place().fit.hostName, u"two"_s);
}

void TestInstanceWizard::mistakesAreToldAtTheField()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    toDisk(wizard, u"One GPU"_s);
    QVERIFY(!visible(wizard, "name:problem")); // nobody typed there yet
    auto *name = child<QLineEdit>(wizard, "name");
    for (const QString &bad : {u"stopped"_s, u"a b"_s, u"-x"_s}) {
        name->clear();
        QTest::keyClicks(name, bad);
        QVERIFY2(visible(wizard, "name:problem") && !enabled(wizard, "next"), qPrintable(bad));
    }
    name->clear();
    QVERIFY(!enabled(wizard, "next"));
    QTest::keyClicks(name, u"golden"_s);
    QVERIFY2(textOf(wizard, "name:problem").contains(u"golden.qcow2"_s), qPrintable(textOf(wizard, "name:problem")));
    name->clear();
    QTest::keyClicks(name, u"good"_s);
    QVERIFY(!visible(wizard, "name:problem"));
    auto *source = child<QComboBox>(wizard, "source");
    source->setCurrentIndex(source->findData(int(DiskSource::Clone)));
    QVERIFY(!pick(wizard, "template", u"stopped.qcow2"_s)); // a VM's disk
    QVERIFY(pick(wizard, "template", u"golden.qcow2"_s));
    child<QSpinBox>(wizard, "capacity")->setValue(1);
    QVERIFY(visible(wizard, "capacity:problem"));
    QVERIFY(!enabled(wizard, "next"));
    child<QSpinBox>(wizard, "capacity")->setValue(20);
    QVERIFY(enabled(wizard, "next"));
}

void TestInstanceWizard::aHostThatCannotTakeItSaysWhy()
{
    InstancesBench bench;
    gpuPlan(bench, u"Nine GPUs"_s, 9);
    QTRY_VERIFY(bench.ready());
    InstanceWizard *wizard = open(bench);
    QVERIFY(pick(wizard, "wizardPlans", u"Nine GPUs"_s));
    next(wizard);
    const auto *fits = wizard->findChild<PlanFitView *>();
    QTRY_VERIFY2(fits->text().contains(u"GPUs"_s) && fits->text().contains(u"one"_s), qPrintable(fits->text()));
    QTRY_VERIFY(!enabled(wizard, "next"));
    QVERIFY(!pick(wizard, "wizardPlaces", u"one"_s));
    QVERIFY(!textOf(wizard, "nextReason").isEmpty());
    QVERIFY(textOf(wizard, "placedOn").contains(u"No host"_s));
}

void TestInstanceWizard::detachingFromTheHostWantsATick()
{
    InstancesBench bench;
    gpuPlan(bench, u"Both GPUs"_s, 2);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    QVERIFY(pick(wizard, "wizardPlans", u"Both GPUs"_s));
    next(wizard);
    QTRY_VERIFY2(visible(wizard, "detachAgree") || textOf(wizard, "placedOn").contains(u"No host"_s),
                 qPrintable(textOf(wizard, "placedOn")));
    QVERIFY2(visible(wizard, "detachAgree"), qPrintable(wizard->findChild<PlanFitView *>()->text()));
    QVERIFY(textOf(wizard, "detachText").contains(u"0000:01:00.0"_s));
    QVERIFY(!textOf(wizard, "detachText").contains(u"0000:02:00.0"_s));
    QVERIFY(textOf(wizard, "placedDevices").contains(u"from the pool"_s));
    QVERIFY(!enabled(wizard, "next"));
    click(wizard, "detachAgree");
    QVERIFY(enabled(wizard, "next"));
    click(wizard, "detachAgree");
    QVERIFY(!enabled(wizard, "next"));
}

void TestInstanceWizard::theChosenHostIsKept()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    toReview(wizard, u"One GPU"_s, u"there"_s, u"two"_s);
    create(wizard);
    QTRY_VERIFY2(visible(wizard, "openVm"), qPrintable(textOf(wizard, "runOutcome")));
    QVERIFY(InstancesBench::named(InstancesBench::truthOf(bench.two), u"there"_s));
    QVERIFY(!InstancesBench::named(InstancesBench::truthOf(bench.one), u"there"_s));
}

/// Both hosts fit, the one outside first; from the cluster's own tab the cluster is chosen already.
void TestInstanceWizard::aClusterIsAPlace()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    const auto cluster = bench.hosts.addCluster({.id = {}, .name = u"rack"_s, .hosts = {bench.session(1)->entry().id}});
    QVERIFY(cluster);
    addInstance(bench.one, u"outside"_s);
    addInstance(bench.two, u"inside"_s);
    bench.window->selectCluster(*cluster);
    auto *page = bench.window->currentCluster()->findChild<InstancesPage *>();
    QVERIFY(page);
    bench.window->currentCluster()->tabs()->setCurrentWidget(page);
    QTRY_COMPARE(page->filter()->rowCount(), 1);
    QCOMPARE(page->filter()->index(0, 0).data().toString(), u"inside"_s);
    click(page, "button:instanceNew");
    InstanceWizard *wizard = bench.dialog<InstanceWizard>();
    toReview(wizard, u"One GPU"_s, u"there"_s);
    create(wizard);
    QTRY_VERIFY2(visible(wizard, "openVm"), qPrintable(textOf(wizard, "runOutcome")));
    QVERIFY(InstancesBench::named(InstancesBench::truthOf(bench.two), u"there"_s));
    QVERIFY(!InstancesBench::named(InstancesBench::truthOf(bench.one), u"there"_s));
    QTRY_COMPARE(page->filter()->rowCount(), 2);
}

void TestInstanceWizard::fitsAreLive()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    QVERIFY(pick(wizard, "wizardPlans", u"One GPU"_s));
    next(wizard);
    QTRY_VERIFY(textOf(wizard, "placedOn").contains(u"one"_s));
    QVERIFY(textOf(wizard, "placedDevices").contains(u"0000:02:00.0"_s));
    QVERIFY(bench.one->attachHostdev(stopped,
                                     "<hostdev mode='subsystem' type='pci' managed='no'><source><address "
                                     "domain='0x0000' bus='0x02' slot='0x00' function='0x0'/></source></hostdev>",
                                     {.live = false, .config = true})); // somebody else was quicker
    QTRY_VERIFY2(!textOf(wizard, "placedDevices").contains(u"0000:02:00.0"_s) ||
                     textOf(wizard, "placedOn").contains(u"two"_s),
                 qPrintable(textOf(wizard, "placedDevices")));
}

void TestInstanceWizard::cloudInitTakesPublicKeysOnly()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    toDisk(wizard, u"One GPU"_s);
    QTest::keyClicks(child<QLineEdit>(wizard, "name"), u"cloudy"_s);
    next(wizard);
    click(wizard, "cloudInit");
    QVERIFY(!enabled(wizard, "next")); // nobody could log in
    const QTemporaryDir folder;
    const QByteArray key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0tb5SwLT ann@desk";
    writeFile(folder.filePath(u"id.pub"_s), "# mine\n" + key + "\n");
    writeFile(folder.filePath(u"id"_s), "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n");
    auto *page = wizard->findChild<CloudPage *>();
    page->addKeyFile(folder.filePath(u"id"_s));
    QVERIFY(textOf(wizard, "keyFileProblem").contains(u"private key"_s));
    QVERIFY(child<QPlainTextEdit>(wizard, "sshKeys")->toPlainText().isEmpty());
    page->addKeyFile(folder.filePath(u"id.pub"_s));
    QVERIFY(!visible(wizard, "keyFileProblem"));
    QCOMPARE(child<QPlainTextEdit>(wizard, "sshKeys")->toPlainText(), QString::fromLatin1(key));
    page->addKeyFile(folder.filePath(u"id.pub"_s)); // once is enough
    QCOMPARE(wizard->state()->draft().cloudInit.sshKeys, QStringList{QString::fromLatin1(key)});
    QVERIFY(enabled(wizard, "next"));
    QTest::keyClicks(child<QLineEdit>(wizard, "user"), u"Ann B"_s);
    QVERIFY(visible(wizard, "user:problem") && !enabled(wizard, "next"));
    child<QLineEdit>(wizard, "user")->clear();
    QTest::keyClicks(child<QLineEdit>(wizard, "user"), u"ann"_s);
    child<QPlainTextEdit>(wizard, "sshKeys")->moveCursor(QTextCursor::End);
    QTest::keyClick(child<QPlainTextEdit>(wizard, "sshKeys"), Qt::Key_Return);
    QTest::keyClicks(child<QPlainTextEdit>(wizard, "sshKeys"), u"hello"_s);
    QTRY_VERIFY(visible(wizard, "sshKeys:problem"));
    click(wizard, "cloudInit"); // off: what is typed there is kept and doesn't count
    QVERIFY(enabled(wizard, "next"));
    QVERIFY(!wizard->state()->request().cloudInit.enabled);
}

void TestInstanceWizard::aFileBecomesTheTemplate()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    toDisk(wizard, u"One GPU"_s);
    const QTemporaryDir folder;
    writeFile(folder.filePath(u"golden.img"_s), QByteArray(1 << 20, 'x'));
    auto *source = child<QComboBox>(wizard, "source");
    source->setCurrentIndex(source->findData(int(DiskSource::Clone)));
    QVERIFY(enabled(wizard, "uploadFile"));
    bench.one->faults().hang(u"upload"_s, 1);
    wizard->findChild<TemplateUpload *>()->upload(folder.filePath(u"golden.img"_s));
    QTRY_COMPARE(bench.one->faults().hanging(), 1);
    QVERIFY(visible(wizard, "uploadProgress") && enabled(wizard, "uploadCancel"));
    QVERIFY(!enabled(wizard, "uploadFile")); // one at a time
    bench.one->faults().release();
    QTRY_COMPARE(wizard->state()->draft().templateVolume, u"golden.img"_s);
    QTRY_VERIFY(!visible(wizard, "uploadProgress"));
    QVERIFY(bench.one->storage().volume(u"default"_s, u"golden.img"_s));
    QTRY_VERIFY(!visible(wizard, "template:problem"));
    QVERIFY(child<ChoiceList>(wizard, "template")->choice(u"default/golden.img"_s));
}

void TestInstanceWizard::aPlanThatChangesIsKeptAsChosen()
{
    InstancesBench bench;
    Plan plan = gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    toDisk(wizard, u"One GPU"_s);
    const Plan chosen = *wizard->state()->draft().plan;
    plan.cores = 5;
    QVERIFY(bench.elsewhere(plan));
    QTRY_VERIFY2(bar(wizard, "wizardNews").contains(u"changed the plan"_s), qPrintable(bar(wizard, "wizardNews")));
    QCOMPARE(wizard->state()->request().plan, chosen);
    click(wizard, "planTake");
    QCOMPARE(wizard->state()->request().plan.cores, 5);
    QVERIFY(bar(wizard, "wizardNews").isEmpty());
}

void TestInstanceWizard::aDeletedPlanIsKeptAsChosen()
{
    InstancesBench bench;
    const Plan plan = gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    toReview(wizard, u"One GPU"_s, u"orphan"_s);
    QVERIFY(PlanStore(bench.path).remove(plan.id, plan.revision));
    QTRY_VERIFY(bar(wizard, "wizardNews").contains(u"deleted the plan"_s));
    QVERIFY(!visible(wizard, "planTake"));
    create(wizard);
    QTRY_VERIFY2(visible(wizard, "openVm"), qPrintable(textOf(wizard, "runOutcome")));
    const Inventory truth = InstancesBench::truthOf(bench.one);
    QCOMPARE(InstancesBench::named(truth, u"orphan"_s)->config->instance->planId, plan.id);
}

void TestInstanceWizard::hostLostWhileOpen()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    toReview(wizard, u"One GPU"_s, u"waits"_s, u"two"_s);
    QTRY_VERIFY(enabled(wizard, "execute"));
    bench.session(1)->close();
    QTRY_VERIFY(!enabled(wizard, "execute"));
    QVERIFY2(bar(wizard, "wizardHost").contains(u"two"_s), qPrintable(bar(wizard, "wizardHost")));
    bench.session(1)->open();
    QTRY_VERIFY(enabled(wizard, "execute"));
    QVERIFY(bar(wizard, "wizardHost").isEmpty());
    create(wizard);
    QTRY_VERIFY(visible(wizard, "openVm"));
    QVERIFY(InstancesBench::named(InstancesBench::truthOf(bench.two), u"waits"_s));
}

void TestInstanceWizard::aFailureLeavesTheWayBack()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    toReview(wizard, u"One GPU"_s, u"train-1"_s);
    bench.one->faults().fail(u"createVolume"_s, 1,
                             {.code = ErrorCode::NoSpace, .summary = u"the pool is full"_s, .detail = {}, .hint = {}});
    create(wizard);
    QTRY_VERIFY(visible(wizard, "runBack"));
    QVERIFY(!visible(wizard, "openVm"));
    QVERIFY(textOf(wizard, "runOutcome").startsWith(u"Not done"_s));
    QVERIFY(!InstancesBench::named(InstancesBench::truthOf(bench.one), u"train-1"_s));
    QCOMPARE(InstancesBench::truthOf(bench.one).device(twinGpu)->status, Status::Detached);
    click(wizard, "runBack");
    QVERIFY(textOf(wizard, "reviewText").contains(u"train-1"_s)); // nothing is lost
    create(wizard);
    QTRY_VERIFY2(visible(wizard, "openVm"), qPrintable(textOf(wizard, "runOutcome")));
    QVERIFY(InstancesBench::named(InstancesBench::truthOf(bench.one), u"train-1"_s));
}

void TestInstanceWizard::aLostRaceIsRunAgain()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    toReview(wizard, u"One GPU"_s, u"racer"_s);
    bench.one->faults().fail(u"define"_s, 1, taken());
    create(wizard);
    QTRY_VERIFY(textOf(wizard, "runNote").contains(u"Another console"_s));
    QTRY_VERIFY_WITH_TIMEOUT(visible(wizard, "openVm"), 15'000);
    QVERIFY(textOf(wizard, "runNote").contains(u"1 of 3"_s));
    QVERIFY(InstancesBench::named(InstancesBench::truthOf(bench.one), u"racer"_s));
}

void TestInstanceWizard::itGivesUpAfterThreeTries()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    toReview(wizard, u"One GPU"_s, u"racer"_s);
    for (const auto &host : {bench.one, bench.two})
        host->faults().fail(u"define"_s, 0, taken());
    create(wizard);
    QTRY_VERIFY_WITH_TIMEOUT(visible(wizard, "runBack"), 30'000);
    QVERIFY(textOf(wizard, "runNote").contains(u"each time"_s));
    QCOMPARE(bench.one->callCount(u"define"_s) + bench.two->callCount(u"define"_s), 4);
    QVERIFY(!InstancesBench::named(InstancesBench::truthOf(bench.one), u"racer"_s));
}

void TestInstanceWizard::aChosenHostIsNotTriedAgain()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    toReview(wizard, u"One GPU"_s, u"racer"_s, u"one"_s);
    bench.one->faults().fail(u"define"_s, 1, taken());
    create(wizard);
    QTRY_VERIFY(visible(wizard, "runBack"));
    QTest::qWait(300);
    QCOMPARE(bench.one->callCount(u"define"_s), 1);
    QVERIFY(!visible(wizard, "runNote"));
}

void TestInstanceWizard::everyControlHasAName()
{
    InstancesBench bench;
    gpuPlan(bench);
    fillPools(bench);
    InstanceWizard *wizard = open(bench);
    checkNames(wizard);
    QVERIFY(pick(wizard, "wizardPlans", u"One GPU"_s));
    next(wizard);
    checkNames(wizard);
    next(wizard);
    QTRY_VERIFY(!child<QComboBox>(wizard, "pool")->currentData().toString().isEmpty());
    QTest::keyClicks(child<QLineEdit>(wizard, "name"), u"named"_s);
    checkNames(wizard);
    next(wizard);
    checkNames(wizard);
    next(wizard);
    checkNames(wizard);
}

QTEST_MAIN(TestInstanceWizard)
#include "tst_instance_wizard.moc"
