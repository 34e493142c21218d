// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog of a plan, with another administrator at work on the same list. What came of a click is read from the
// folder by another store.
#include "tests/ui/plans_bench.h"
#include "ui/dialogs/match_edit.h"
#include "ui/dialogs/plan_dialog.h"
#include "ui/dialogs/plan_form.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QSpinBox>

using namespace Qt::StringLiterals;
using namespace riser;
using namespace riser::test;

class tst_PlanDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewPlanIsSaved();
    void everythingOfAPlanSurvivesTheForm();
    void mistakesAreSaidAtTheField_data();
    void mistakesAreSaidAtTheField();
    void aTakenNameIsSaidWhileItIsTyped();
    void theUnitOfTheMemoryKeepsTheAmount();
    void anotherOnesChangeIsShown();
    void theirsReplacesMine();
    void mineReplacesTheirs();
    void whatNobodyTypedFollows();
    void aDeletedPlanBecomesANewOne();
    void aListThatCannotBeWrittenLosesNothing();
    void theStoreMayGoFirst();

private:
    /// A plan list with one plan that is being edited.
    struct Edit {
        QTemporaryDir folder;
        QString path = folder.filePath(u"plans"_s);
        std::unique_ptr<PlanStore> store = std::make_unique<PlanStore>(path);
        Plan saved = store->save(smallPlan(u"edited"_s, 1)).value_or(Plan());
        QPointer<PlanDialog> dialog;

        explicit Edit(bool fresh = false)
            : dialog(new PlanDialog(store.get(), nullptr, fresh ? Plan() : saved))
        {
            dialog->show();
        }
        ~Edit() { delete dialog.data(); }
        Edit(const Edit &) = delete;
        Edit &operator=(const Edit &) = delete;

        Plan there(const QString &name) const
        {
            for (const Plan &plan : PlanStore(path).plans()) {
                if (plan.name == name)
                    return plan;
            }
            return {};
        }
        /// Another console saves other memory for the same plan.
        void changeElsewhere(int memoryMib) const
        {
            Plan theirs = saved;
            theirs.memoryMib = memoryMib;
            QVERIFY(PlanStore(path).save(theirs));
        }
        void type(const char *name, const QString &text) const
        {
            auto *field = child<QLineEdit>(dialog, name);
            QVERIFY2(field, name);
            field->setFocus();
            field->selectAll();
            QTest::keyClicks(field, text);
        }
        void set(const char *name, int value) const { child<QSpinBox>(dialog, name)->setValue(value); }
        bool shows(const char *name) const { return child<QWidget>(dialog, name)->isVisible(); }
        QString message() const { return textOf(child<QWidget>(dialog, "planMessage"), "messageSummary"); }
    };
};

void tst_PlanDialog::aNewPlanIsSaved()
{
    Edit edit(true);
    QVERIFY(!edit.dialog->isModal());
    QVERIFY(!enabled(edit.dialog, "save"));
    QVERIFY2(!textOf(edit.dialog, "saveReason").isEmpty(), "why it can't be saved");
    QVERIFY2(!edit.shows("name:problem"), "nobody has typed a name yet");
    edit.type("name", u"Training <b>big</b>"_s);
    QVERIFY(enabled(edit.dialog, "save"));
    QVERIFY(textOf(edit.dialog, "saveReason").isEmpty());
    edit.set("sockets", 2);
    edit.set("cores", 4);
    edit.set("threads", 2);
    QVERIFY(textOf(edit.dialog, "vcpus").contains(u"16"_s));
    edit.set("gpuCount", 2);
    child<MatchEdit>(edit.dialog, "gpuMatch")->setEditText(u"10de"_s);
    QSignalSpy saved(edit.dialog.data(), &PlanDialog::saved);
    click(edit.dialog, "save");
    const Plan plan = edit.there(u"Training <b>big</b>"_s);
    QCOMPARE(plan.vcpus(), 16);
    QCOMPARE(plan.gpuCount(), 2);
    QCOMPARE(plan.devices.first().match.by, DeviceMatch::By::Vendor);
    QCOMPARE(plan.revision, 1);
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved.first().first().value<PlanId>(), plan.id);
    QTRY_VERIFY(!edit.dialog);
}

void tst_PlanDialog::everythingOfAPlanSurvivesTheForm()
{
    Plan plan;
    plan.id = PlanId(u"0f8fad5b-d9cb-469f-a165-70867728950e"_s);
    plan.revision = 7;
    plan.name = u"Großer <b>Plan</b>"_s;
    plan.description = u"two\nlines"_s;
    plan.sockets = 2;
    plan.cores = 4;
    plan.threads = 2;
    plan.memoryMib = 1536;
    plan.diskGib = 100;
    plan.devices = {
        {.kind = u"gpu"_s,
         .count = 2,
         .match = {.by = DeviceMatch::By::Model, .value = u"10de:2204"_s, .caption = u"NVIDIA GA102"_s}},
        {.kind = u"gpu"_s,
         .count = 1,
         .match = {.by = DeviceMatch::By::Vendor, .value = u"1002"_s, .caption = u"AMD"_s}},
        {.kind = u"usb"_s, .count = 0, .match = {.by = DeviceMatch::By::Label, .value = u"dongle"_s, .caption = {}}},
        {.kind = u"of the future"_s, .count = 1, .match = {}}};
    plan.numa = NumaWish::Required;
    plan.machine = u"pc-q35-10.0"_s;
    plan.firmware = Firmware::Bios;
    plan.spareRootPorts = 5;
    plan.video = Video::None;
    PlanForm form({});
    form.setPlan(plan);
    QCOMPARE(form.plan(), plan);
    form.setPlan(Plan());
    QCOMPARE(form.plan(), Plan());
}

void tst_PlanDialog::mistakesAreSaidAtTheField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("problem");
    QTest::newRow("no name") << u"name"_s << u""_s << u"name:problem"_s;
    QTest::newRow("machine") << u"machine"_s << u"zx81"_s << u"machine:problem"_s;
    QTest::newRow("pc has no ports") << u"machine"_s << u"pc"_s << u"spareRootPorts:problem"_s;
    QTest::newRow("GPU model") << u"gpuMatch"_s << u"the fast one"_s << u"gpuCount:problem"_s;
}

void tst_PlanDialog::mistakesAreSaidAtTheField()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(QString, problem);
    Edit edit;
    QVERIFY(enabled(edit.dialog, "save"));
    auto *line = edit.dialog->findChild<QLineEdit *>(field);
    if (auto *box = edit.dialog->findChild<QComboBox *>(field))
        line = box->lineEdit();
    line->setFocus();
    line->selectAll();
    QTest::keyClick(line, Qt::Key_Delete);
    QTest::keyClicks(line, value);
    const auto *label = edit.dialog->findChild<QLabel *>(problem);
    QVERIFY(label && label->isVisible() && !label->text().isEmpty());
    QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(!enabled(edit.dialog, "save"));
    QVERIFY(label->text().contains(textOf(edit.dialog, "saveReason")));
    QVERIFY(!child<QAbstractButton>(edit.dialog, "save")->toolTip().isEmpty());
    QTest::keyClick(edit.dialog, Qt::Key_Return);
    QVERIFY(edit.dialog && edit.dialog->isVisible());
    QCOMPARE(edit.there(u"edited"_s), edit.saved);
}

void tst_PlanDialog::aTakenNameIsSaidWhileItIsTyped()
{
    Edit edit;
    QVERIFY(edit.store->save(smallPlan(u"Other"_s)));
    edit.type("name", u"OTHER"_s);
    QVERIFY(textOf(edit.dialog, "name:problem").contains(u"Other"_s));
    QVERIFY(!enabled(edit.dialog, "save"));
    QVERIFY(edit.store->remove(edit.there(u"Other"_s).id, 1));
    QVERIFY(enabled(edit.dialog, "save")); // it is free now
}

void tst_PlanDialog::theUnitOfTheMemoryKeepsTheAmount()
{
    Edit edit;
    auto *unit = child<QComboBox>(edit.dialog, "memoryUnit");
    edit.set("memoryMib", 12);
    unit->setCurrentIndex(1);
    QCOMPARE(child<QSpinBox>(edit.dialog, "memoryMib")->value(), 12 * 1024);
    edit.set("memoryMib", 1500);
    click(edit.dialog, "save");
    QCOMPARE(edit.there(u"edited"_s).memoryMib, 1500);
}

void tst_PlanDialog::anotherOnesChangeIsShown()
{
    Edit edit;
    edit.set("diskGib", 77);
    edit.changeElsewhere(8192);
    QVERIFY(edit.dialog->isVisible());
    click(edit.dialog, "save"); // before the folder's change was noticed, or refused by the dialog itself
    QVERIFY(edit.dialog && edit.shows("planMessage"));
    QVERIFY(edit.message().contains(u"edited"_s));
    QVERIFY(child<QPlainTextEdit>(edit.dialog, "theirs")->toPlainText().contains(u"8 GiB"_s));
    QVERIFY(!enabled(edit.dialog, "save"));
    QCOMPARE(child<QSpinBox>(edit.dialog, "diskGib")->value(), 77); // nothing typed is lost
    QCOMPARE(edit.there(u"edited"_s).memoryMib, 8192);
    QCOMPARE(edit.there(u"edited"_s).diskGib, 10);
    click(edit.dialog, "saveCopy");
    QCOMPARE(edit.there(u"edited"_s).memoryMib, 8192);
    QCOMPARE(edit.there(u"edited (2)"_s).diskGib, 77);
    QVERIFY(edit.there(u"edited (2)"_s).id != edit.saved.id);
}

void tst_PlanDialog::theirsReplacesMine()
{
    Edit edit;
    edit.set("diskGib", 77);
    edit.changeElsewhere(8192);
    QTRY_VERIFY(edit.shows("planMessage")); // by itself
    click(edit.dialog, "takeTheirs");
    QVERIFY(!edit.shows("planMessage") && !edit.shows("theirs"));
    QCOMPARE(child<QSpinBox>(edit.dialog, "diskGib")->value(), 10);
    QCOMPARE(child<QSpinBox>(edit.dialog, "memoryMib")->value(), 8);
    edit.set("cores", 3);
    click(edit.dialog, "save");
    QCOMPARE(edit.there(u"edited"_s).cores, 3);
    QCOMPARE(edit.there(u"edited"_s).revision, 3);
}

void tst_PlanDialog::mineReplacesTheirs()
{
    Edit edit;
    edit.set("diskGib", 77);
    edit.changeElsewhere(8192);
    QTRY_VERIFY(edit.shows("planMessage"));
    click(edit.dialog, "replaceTheirs");
    QCOMPARE(edit.there(u"edited"_s).diskGib, 77);
    QCOMPARE(edit.there(u"edited"_s).memoryMib, 1024);
    QCOMPARE(edit.there(u"edited"_s).revision, 3);
}

void tst_PlanDialog::whatNobodyTypedFollows()
{
    Edit edit;
    edit.changeElsewhere(4096);
    QTRY_COMPARE(child<QSpinBox>(edit.dialog, "memoryMib")->value(), 4);
    QVERIFY(!edit.shows("planMessage"));
    QVERIFY(enabled(edit.dialog, "save"));
}

void tst_PlanDialog::aDeletedPlanBecomesANewOne()
{
    Edit edit;
    edit.set("diskGib", 77);
    QVERIFY(PlanStore(edit.path).remove(edit.saved.id, edit.saved.revision));
    QTRY_VERIFY(edit.shows("planMessage"));
    QVERIFY(edit.message().contains(u"edited"_s));
    QVERIFY(!edit.shows("replaceTheirs") && !edit.shows("takeTheirs"));
    QVERIFY(edit.there(u"edited"_s).id.isEmpty());
    click(edit.dialog, "saveCopy");
    const Plan again = edit.there(u"edited"_s);
    QCOMPARE(again.diskGib, 77);
    QVERIFY(!again.id.isEmpty() && again.id != edit.saved.id);
}

void tst_PlanDialog::aListThatCannotBeWrittenLosesNothing()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(u"in-the-way"_s), "a file");
    PlanStore store(folder.filePath(u"in-the-way/plans"_s));
    const std::unique_ptr<PlanDialog> dialog(new PlanDialog(&store, nullptr, smallPlan(u"mine"_s)));
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    dialog->show();
    child<QSpinBox>(dialog.get(), "diskGib")->setValue(77);
    click(dialog.get(), "save");
    QVERIFY(dialog->isVisible());
    const auto *message = child<QWidget>(dialog.get(), "planMessage");
    QVERIFY(message->isVisible());
    QVERIFY(textOf(message, "messageSummary").contains(u"in-the-way"_s));
    QCOMPARE(child<QSpinBox>(dialog.get(), "diskGib")->value(), 77);
    QVERIFY2(enabled(dialog.get(), "save"), "the way may be free at the next try");
    QVERIFY(QFile::remove(folder.filePath(u"in-the-way"_s)));
    click(dialog.get(), "save");
    QCOMPARE(PlanStore(store.path()).plans().size(), readyMadePlans().size() + 1);
}

void tst_PlanDialog::theStoreMayGoFirst()
{
    Edit edit;
    edit.store.reset();
    edit.set("diskGib", 12);
    click(edit.dialog, "save");
    QVERIFY(edit.dialog);
}

QTEST_MAIN(tst_PlanDialog)
#include "tst_plan_dialog.moc"
