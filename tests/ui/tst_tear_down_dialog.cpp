// SPDX-License-Identifier: GPL-3.0-or-later
// The end of a VM, clicked in the real window, and the host asked afterwards.
#include "tests/ui/instances_bench.h"
#include "tests/ui/test_settings.h"
#include "ui/dialogs/tear_down_dialog.h"
#include "ui/pages/session_page.h"

#include <QCheckBox>
#include <QRadioButton>
#include <QSettings>

using namespace Qt::StringLiterals;
using namespace riser;
using namespace riser::test;

class TestTearDownDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }
    void cleanup() { QSettings().clear(); }
    void nothingSelectedSaysWhy();
    void anInstanceGoesWithItsDisk();
    void theNameHasToBeTyped();
    void whatSomebodyNeedsIsGreyed();
    void keptVolumesNeedNoName();
    void stoppingIsChosenWhereItRuns();
    void devicesThatComeBackAreNamed();
    void anyVmCanGo();
    void theDialogIsOpenedOnce();
    void hostLostWhileOpen();
    void vmGoneWhileOpen();

private:
    static TearDownDialog *open(const InstancesBench &bench, const QString &name)
    {
        bench.chooseInstance(name);
        click(bench.instances(), "button:instanceTearDown");
        return bench.dialog<TearDownDialog>();
    }
    static QStringList volumes(const std::shared_ptr<SimulatedHost> &host)
    {
        QStringList names;
        for (const Volume &volume : host->storage().volumes(u"default"_s).value_or(QList<Volume>()))
            names << volume.name;
        return names;
    }
};

void TestTearDownDialog::nothingSelectedSaysWhy()
{
    InstancesBench bench;
    QVERIFY(bench.instances()->findChild<QWidget *>(u"instanceEmpty"_s)->isVisible());
    auto *button = bench.instances()->findChild<QAbstractButton *>(u"button:instanceTearDown"_s);
    QVERIFY(!button->isEnabled() && button->toolTip().contains(u"Choose an instance"_s));
    addInstance(bench.one, u"train-1"_s);
    QTRY_VERIFY(bench.instance(u"train-1"_s).isValid());
    bench.chooseInstance(u"train-1"_s);
    QVERIFY(button->isEnabled());
    bench.session(0)->close();
    QTRY_VERIFY(!button->isEnabled());
    QVERIFY2(button->toolTip().contains(u"not connected"_s), qPrintable(button->toolTip()));
}

void TestTearDownDialog::anInstanceGoesWithItsDisk()
{
    InstancesBench bench;
    const DomainId id = addInstance(bench.one, u"train-1"_s, 1, "train-1.qcow2");
    QTRY_VERIFY(bench.instance(u"train-1"_s).isValid());
    TearDownDialog *dialog = open(bench, u"train-1"_s);
    QVERIFY(dialog && !dialog->isModal());
    QTRY_VERIFY(child<QCheckBox>(dialog, "volume:default/train-1.qcow2"));
    QVERIFY(child<QCheckBox>(dialog, "volume:default/train-1.qcow2")->isChecked());
    QVERIFY(!enabled(dialog, "execute"));
    QTest::keyClicks(child<QLineEdit>(dialog, "confirmName"), u"train-1"_s);
    QVERIFY2(enabled(dialog, "execute"), qPrintable(textOf(dialog, "reason")));
    click(dialog, "execute");
    QTRY_VERIFY(child<QAbstractButton>(dialog, "runClose")->isVisible());
    QTRY_VERIFY(!bench.one->domain(id));
    QTRY_VERIFY(!volumes(bench.one).contains(u"train-1.qcow2"_s));
    QVERIFY(volumes(bench.one).contains(u"golden.qcow2"_s));
    QTRY_VERIFY2(textOf(dialog, "runOutcome").startsWith(u"Done"_s), qPrintable(textOf(dialog, "runOutcome")));
    QTRY_VERIFY(!bench.instance(u"train-1"_s).isValid());
    click(dialog, "runClose");
    QTRY_VERIFY(!bench.dialog<TearDownDialog>());
}

void TestTearDownDialog::theNameHasToBeTyped()
{
    InstancesBench bench;
    const DomainId id = addInstance(bench.one, u"train-1"_s, 1, "train-1.qcow2");
    QTRY_VERIFY(bench.instance(u"train-1"_s).isValid());
    TearDownDialog *dialog = open(bench, u"train-1"_s);
    QTRY_VERIFY(child<QCheckBox>(dialog, "volume:default/train-1.qcow2"));
    for (const QString &typed : {u"train"_s, u"TRAIN-1"_s, u"train-1 "_s}) {
        child<QLineEdit>(dialog, "confirmName")->clear();
        QTest::keyClicks(child<QLineEdit>(dialog, "confirmName"), typed);
        QVERIFY2(!enabled(dialog, "execute"), qPrintable(typed));
        QVERIFY(textOf(dialog, "reason").contains(u"train-1"_s));
    }
    QVERIFY(!previewOf(dialog, "steps").isEmpty()); // what would happen is shown all the same
    click(dialog, "cancel");
    QVERIFY(bench.one->domain(id) && volumes(bench.one).contains(u"train-1.qcow2"_s));
}

void TestTearDownDialog::whatSomebodyNeedsIsGreyed()
{
    InstancesBench bench;
    addInstance(bench.one, u"train-1"_s, 1, "base.qcow2");
    const auto over = bench.one->storage().create(u"default"_s, {.name = u"over.qcow2"_s,
                                                                 .capacityBytes = 1 << 30,
                                                                 .backingPath = u"/var/lib/libvirt/images/base.qcow2"_s,
                                                                 .backingFormat = u"qcow2"_s});
    QVERIFY(over);
    QTRY_VERIFY(bench.instance(u"train-1"_s).isValid());
    TearDownDialog *dialog = open(bench, u"train-1"_s);
    QTRY_VERIFY(child<QCheckBox>(dialog, "volume:default/base.qcow2"));
    const auto *tick = child<QCheckBox>(dialog, "volume:default/base.qcow2");
    QVERIFY(!tick->isEnabled() && !tick->isChecked());
    QVERIFY(textOf(dialog, "volume:default/base.qcow2:why").contains(u"over.qcow2"_s));
    QVERIFY(enabled(dialog, "execute")); // nothing to type: nothing goes
    click(dialog, "execute");
    QTRY_VERIFY(textOf(dialog, "runOutcome").startsWith(u"Done"_s));
    QVERIFY(volumes(bench.one).contains(u"base.qcow2"_s));
}

void TestTearDownDialog::keptVolumesNeedNoName()
{
    InstancesBench bench;
    const DomainId id = addInstance(bench.one, u"train-1"_s, 1, "train-1.qcow2");
    QTRY_VERIFY(bench.instance(u"train-1"_s).isValid());
    TearDownDialog *dialog = open(bench, u"train-1"_s);
    QTRY_VERIFY(child<QCheckBox>(dialog, "volume:default/train-1.qcow2"));
    QVERIFY(child<QLineEdit>(dialog, "confirmName")->isVisible());
    click(dialog, "volume:default/train-1.qcow2");
    QVERIFY(!child<QLineEdit>(dialog, "confirmName")->isVisible());
    click(dialog, "execute");
    QTRY_VERIFY(!bench.one->domain(id));
    QVERIFY(volumes(bench.one).contains(u"train-1.qcow2"_s));
}

void TestTearDownDialog::stoppingIsChosenWhereItRuns()
{
    InstancesBench bench;
    const DomainId id = addInstance(bench.one, u"train-1"_s);
    QTRY_VERIFY(bench.instance(u"train-1"_s).isValid());
    TearDownDialog *dialog = open(bench, u"train-1"_s);
    QVERIFY(!enabled(dialog, "stopForce"));
    QVERIFY(bench.one->startDomain(id));
    QTRY_VERIFY(enabled(dialog, "stopForce"));
    QVERIFY(child<QRadioButton>(dialog, "stopAskForce")->isChecked());
    QTRY_VERIFY2(previewOf(dialog, "virsh").contains(u"virsh"_s), qPrintable(previewOf(dialog, "virsh")));
    click(dialog, "stopForce");
    QTRY_VERIFY2(previewOf(dialog, "virsh").contains(u"destroy"_s), qPrintable(previewOf(dialog, "virsh")));
    QTRY_VERIFY(enabled(dialog, "execute"));
    click(dialog, "execute");
    QTRY_VERIFY(!bench.one->domain(id));
}

void TestTearDownDialog::devicesThatComeBackAreNamed()
{
    InstancesBench bench;
    const DomainId id = addInstance(bench.one, u"train-1"_s);
    QVERIFY(bench.one->detachNode(twinGpu));
    QVERIFY(bench.one->attachHostdev(id,
                                     "<hostdev mode='subsystem' type='pci' managed='no'><source><address "
                                     "domain='0x0000' bus='0x02' slot='0x00' function='0x0'/></source></hostdev>",
                                     {.live = false, .config = true}));
    QTRY_VERIFY(bench.instance(u"train-1"_s)
                    .siblingAtColumn(InstanceModel::DevicesColumn)
                    .data()
                    .toString()
                    .contains(u"0000:02:00.0"_s));
    TearDownDialog *dialog = open(bench, u"train-1"_s);
    QVERIFY2(textOf(dialog, "devicesBack").contains(u"0000:02:00.0"_s), qPrintable(textOf(dialog, "devicesBack")));
    QTRY_VERIFY(enabled(dialog, "execute"));
    click(dialog, "execute");
    QTRY_VERIFY(!bench.one->domain(id));
    QCOMPARE(InstancesBench::truthOf(bench.one).device(twinGpu)->status, Status::Detached);
}

void TestTearDownDialog::anyVmCanGo()
{
    InstancesBench bench;
    QTRY_VERIFY(bench.ready());
    InstancesPage::tearDown(bench.session(0), stopped, bench.window.get());
    auto *dialog = bench.dialog<TearDownDialog>();
    QVERIFY(dialog && dialog->windowTitle().contains(u"stopped"_s));
    QTRY_VERIFY(child<QCheckBox>(dialog, "volume:default/stopped.qcow2"));
    QVERIFY(!child<QCheckBox>(dialog, "volume:default/stopped.qcow2")->isChecked()); // nobody said that it may go
    click(dialog, "execute");
    QTRY_VERIFY(!bench.one->domain(stopped));
    QVERIFY(volumes(bench.one).contains(u"stopped.qcow2"_s));
}

void TestTearDownDialog::theDialogIsOpenedOnce()
{
    InstancesBench bench;
    QTRY_VERIFY(bench.ready());
    InstancesPage::tearDown(bench.session(0), stopped, bench.window.get());
    InstancesPage::tearDown(bench.session(0), stopped, bench.window.get());
    QCOMPARE(bench.window->findChildren<TearDownDialog *>().size(), 1);
    InstancesPage::tearDown(bench.session(1), stopped, bench.window.get()); // another host's
    QCOMPARE(bench.window->findChildren<TearDownDialog *>().size(), 2);
}

void TestTearDownDialog::hostLostWhileOpen()
{
    InstancesBench bench;
    QTRY_VERIFY(bench.ready());
    InstancesPage::tearDown(bench.session(0), stopped, bench.window.get());
    auto *dialog = bench.dialog<TearDownDialog>();
    QTRY_VERIFY(enabled(dialog, "execute"));
    click(dialog, "volume:default/stopped.qcow2");
    bench.session(0)->close();
    QTRY_VERIFY(!enabled(dialog, "execute"));
    QVERIFY(textOf(dialog, "reason").contains(u"not connected"_s));
    bench.session(0)->open();
    QTRY_VERIFY(textOf(dialog, "reason").contains(u"Type"_s)); // what was ticked is still ticked
    QVERIFY(bench.one->domain(stopped));
}

void TestTearDownDialog::vmGoneWhileOpen()
{
    InstancesBench bench;
    QTRY_VERIFY(bench.ready());
    InstancesPage::tearDown(bench.session(0), stopped, bench.window.get());
    auto *dialog = bench.dialog<TearDownDialog>();
    QTRY_VERIFY(enabled(dialog, "execute"));
    QVERIFY(bench.one->undefineDomain(stopped));
    QTRY_VERIFY(!enabled(dialog, "execute"));
    QVERIFY(dialog->windowTitle().contains(u"stopped"_s));
}

QTEST_MAIN(TestTearDownDialog)
#include "tst_tear_down_dialog.moc"
