// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/device_kind.h"
#include "core/operations/operations.h"
#include "tests/ui/dialog_support.h"
#include "ui/dialogs/assign_choices.h"
#include "ui/dialogs/assign_dialog.h"
#include "ui/dialogs/choice_list.h"
#include "ui/dialogs/when_choice.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QSignalSpy>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// ASSIGN DEVICE, clicked, and the host asked afterwards.
class tst_DialogAssign : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromADeviceToAStoppedVm();
    void fromADeviceToARunningVm();
    void fromAVmPicksFromThePool();
    void nothingPickedYet();
    void whatCannotBeIsGreyedWithTheReason();
    void theChoiceStaysOverUpdates();
    void searchKeepsTheChoice();
    void vmDeletedWhileOpen();
    void secondAdministratorAssignsFirst();
    void choicesChangeRowByRow();
    void thePoolListsACardOnce();

private:
    static bool detached(Bench &bench, const DeviceKey &key)
    {
        if (!bench.connect())
            return false;
        bench.session->start(makeDetach(key));
        return QTest::qWaitFor(
            [&] { return bench.device(key)->status == Status::Detached && bench.session->transitions().isEmpty(); },
            20'000);
    }

    static void pick(const QWidget *dialog, const char *list, const QString &id)
    {
        auto *choices = child<ChoiceList>(dialog, list);
        auto *view = choices->findChild<QListView *>();
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            const QModelIndex index = view->model()->index(row, 0);
            if (index.data(ChoiceModel::IdRole).toString() != id)
                continue;
            view->scrollTo(index);
            QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
            return;
        }
        QFAIL(qPrintable(u"no choice "_s + id));
    }
};

void tst_DialogAssign::fromADeviceToAStoppedVm()
{
    Bench bench;
    QVERIFY(detached(bench, gpu));
    QPointer dialog = new AssignDialog(bench.session.get(), gpu, {});
    dialog->show();
    QCOMPARE(textOf(dialog, "host"), u"on bench"_s);
    QVERIFY2(dialog->windowTitle().endsWith(u"on bench"_s), qPrintable(dialog->windowTitle()));
    QVERIFY(!enabled(dialog, "execute"));
    pick(dialog, "domains", stopped.value());
    QCOMPARE(dialog->findChild<WhenChoice *>()->when(), When::NextStart);
    QVERIFY2(!enabled(dialog, "now"), "a VM that is off takes nothing now");
    QVERIFY(!textOf(dialog, "now:reason").isEmpty());
    const QString diff = previewOf(dialog, "diff");
    QVERIFY2(diff.contains(u"+"_s) && diff.contains(u"managed"_s), qPrintable(diff));
    QVERIFY(previewOf(dialog, "virsh").contains(u"attach-device"_s));
    QVERIFY2(enabled(dialog, "execute"), qPrintable(textOf(dialog, "reason")));
    click(dialog, "execute");
    QTRY_VERIFY(!dialog);
    QTRY_COMPARE(bench.host->domain(stopped)->config->hostdevs.size(), 2); // GPU and its audio
    QTRY_COMPARE(bench.truth(gpu).status, Status::Assigned);
    QCOMPARE(bench.truth(gpu).claims.first().domain, stopped);
}

void tst_DialogAssign::fromADeviceToARunningVm()
{
    Bench bench;
    QVERIFY(detached(bench, nvme));
    QPointer dialog = new AssignDialog(bench.session.get(), nvme, running);
    dialog->show();
    QCOMPARE(child<ChoiceList>(dialog, "domains")->chosen(), running.value());
    QCOMPARE(dialog->findChild<WhenChoice *>()->when(), When::Now);
    QVERIFY2(enabled(dialog, "execute"), qPrintable(textOf(dialog, "reason")));
    click(dialog, "execute");
    QTRY_VERIFY(bench.host->domain(running)->live->hostdevs.size() == 1);
    QTRY_VERIFY(bench.host->domain(running)->config->hostdevs.size() == 1);
}

void tst_DialogAssign::fromAVmPicksFromThePool()
{
    Bench bench;
    QVERIFY(detached(bench, nvme));
    QPointer dialog = new AssignDialog(bench.session.get(), {}, stopped);
    dialog->show();
    QVERIFY(textOf(dialog, "title").contains(bench.session->inventory()->domain(stopped)->name));
    QVERIFY(!enabled(dialog, "execute"));
    pick(dialog, "devices", nvme.value());
    QVERIFY2(enabled(dialog, "execute"), qPrintable(textOf(dialog, "reason")));
    click(dialog, "execute");
    QTRY_COMPARE(bench.host->domain(stopped)->config->hostdevs.size(), 1);
}

void tst_DialogAssign::nothingPickedYet()
{
    Bench bench;
    QVERIFY(bench.connect());
    const auto dialog = std::make_unique<AssignDialog>(bench.session.get(), DeviceKey(), DomainId());
    dialog->show();
    QVERIFY(!enabled(dialog.get(), "execute"));
    QCOMPARE(textOf(dialog.get(), "reason"), u"Pick a device first."_s);
}

void tst_DialogAssign::whatCannotBeIsGreyedWithTheReason()
{
    Bench bench;
    QVERIFY(bench.connect()); // the GPU is still the host's: nobody can take it
    const auto dialog = std::make_unique<AssignDialog>(bench.session.get(), gpu, DomainId());
    dialog->show();
    const auto *list = child<ChoiceList>(dialog.get(), "domains");
    const Choice *choice = list->choice(stopped.value());
    QVERIFY(choice);
    QCOMPARE(choice->reason, whyNot(checkAssign(*bench.session->inventory(), gpu, stopped, When::NextStart)));
    QVERIFY(!choice->reason.isEmpty());
    const auto *view = list->findChild<QListView *>();
    const QModelIndex first = view->model()->index(0, 0);
    QVERIFY(!first.flags().testFlag(Qt::ItemIsEnabled));
    QVERIFY(first.data(ChoiceModel::NoteRole).toString() ==
            list->choice(first.data(ChoiceModel::IdRole).toString())->reason);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(first).center());
    QVERIFY(list->chosen().isEmpty());
    QVERIFY(!enabled(dialog.get(), "execute"));
}

void tst_DialogAssign::theChoiceStaysOverUpdates()
{
    Bench bench;
    QVERIFY(detached(bench, nvme));
    const auto dialog = std::make_unique<AssignDialog>(bench.session.get(), nvme, DomainId());
    dialog->show();
    pick(dialog.get(), "domains", running.value());
    click(dialog.get(), "nextStart");
    QCOMPARE(dialog->findChild<WhenChoice *>()->when(), When::NextStart);
    // Another VM goes: the list gets shorter, what was picked stays, and so does the time.
    QVERIFY(bench.host->undefineDomain(stopped));
    const auto *list = child<ChoiceList>(dialog.get(), "domains");
    QTRY_VERIFY(!list->choice(stopped.value()));
    QCOMPARE(list->chosen(), running.value());
    QCOMPARE(dialog->findChild<WhenChoice *>()->when(), When::NextStart);
    QVERIFY(enabled(dialog.get(), "execute"));
}

void tst_DialogAssign::searchKeepsTheChoice()
{
    Bench bench;
    QVERIFY(detached(bench, nvme));
    const auto dialog = std::make_unique<AssignDialog>(bench.session.get(), nvme, DomainId());
    dialog->show();
    pick(dialog.get(), "domains", running.value());
    auto *list = child<ChoiceList>(dialog.get(), "domains");
    auto *search = list->findChild<QLineEdit *>();
    auto *view = list->findChild<QListView *>();
    QTest::keyClicks(search, u"no such server"_s);
    QCOMPARE(view->model()->rowCount(), 0);
    QVERIFY(child<QLabel>(list, "empty")->isVisible());
    QCOMPARE(list->chosen(), running.value());
    search->clear();
    QVERIFY(view->model()->rowCount() > 1);
    QCOMPARE(view->currentIndex().data(ChoiceModel::IdRole).toString(), running.value());
    QVERIFY(view->selectionModel()->isSelected(view->currentIndex()));
}

void tst_DialogAssign::vmDeletedWhileOpen()
{
    Bench bench;
    QVERIFY(detached(bench, nvme));
    const auto dialog = std::make_unique<AssignDialog>(bench.session.get(), nvme, DomainId());
    dialog->show();
    pick(dialog.get(), "domains", stopped.value());
    QVERIFY(enabled(dialog.get(), "execute"));
    QVERIFY(bench.host->undefineDomain(stopped));
    QTRY_VERIFY(!enabled(dialog.get(), "execute"));
    QVERIFY(!textOf(dialog.get(), "reason").isEmpty());
    QVERIFY(previewOf(dialog.get(), "virsh").isEmpty());
    // Not the neighbour instead: nobody picked that one.
    QCOMPARE(child<ChoiceList>(dialog.get(), "domains")->chosen(), stopped.value());
    pick(dialog.get(), "domains", running.value());
    QVERIFY(enabled(dialog.get(), "execute"));
}

void tst_DialogAssign::secondAdministratorAssignsFirst()
{
    Bench bench;
    QVERIFY(detached(bench, nvme));
    const auto dialog = std::make_unique<AssignDialog>(bench.session.get(), nvme, stopped);
    dialog->show();
    QVERIFY(enabled(dialog.get(), "execute"));
    const Device device = bench.truth(nvme);
    QVERIFY(bench.host->attachHostdev(running, writeHostdev(device.kind->hostdevFor(device.node)),
                                      {.live = true, .config = true}));
    QTRY_VERIFY(!enabled(dialog.get(), "execute"));
    QVERIFY(textOf(dialog.get(), "reason").contains(bench.session->inventory()->domain(running)->name));
}

void tst_DialogAssign::choicesChangeRowByRow()
{
    ChoiceModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto make = [](const QString &ids) {
        QList<Choice> choices;
        for (const QChar id : ids)
            choices << Choice{.id = id, .title = QString(id), .note = {}, .reason = {}, .icon = {}};
        return choices;
    };
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    for (const QString &ids : {u"abc"_s, u"cab"_s, u""_s, u"xyz"_s, u"zaxy"_s, u"z"_s, u"yz"_s}) {
        model.setChoices(make(ids));
        QString found;
        for (int row = 0; row < model.rowCount(); ++row)
            found += model.index(row).data().toString();
        QCOMPARE(found, ids);
    }
    QCOMPARE(resets.size(), 0);
}

void tst_DialogAssign::thePoolListsACardOnce()
{
    Bench bench;
    QVERIFY(detached(bench, gpu));
    const QList<Choice> choices = deviceChoices(*bench.session->inventory(), stopped);
    QStringList ids;
    for (const Choice &choice : choices)
        ids << choice.id;
    QVERIFY(ids.contains(gpu.value()));
    QVERIFY(!ids.contains(gpuAudio.value()));
    QVERIFY2(!ids.contains(rootNvme.value()), "what is the host's isn't in the pool");
}

QTEST_MAIN(tst_DialogAssign)
#include "tst_dialog_assign.moc"
