// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/instance_wizard_fixture.h"
#include "ui/dialogs/choice_list.h"
#include "ui/dialogs/instance/cloud_page.h"
#include "ui/dialogs/instance/template_upload.h"
#include "ui/pages/session_page.h"

#include <QPlainTextEdit>
#include <QPointer>
#include <QSpinBox>
#include <QTextCursor>

using namespace riser;
using namespace riser::test;

/// From a plan to a VM, and what the wizard says on the way.
class TestInstanceWizard : public QObject, protected InstanceWizardFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }
    void cleanup() { QSettings().clear(); }
    void theTreeLeadsToTheInstances();
    void fromPlanToVm();
    void goingBackKeepsEverything();
    void mistakesAreToldAtTheField();
    void cloudInitTakesPublicKeysOnly();
    void aFileBecomesTheTemplate();
    void everyControlHasAName();

private:
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
};

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
