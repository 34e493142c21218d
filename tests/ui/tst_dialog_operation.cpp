// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/operations.h"
#include "tests/ui/dialog_support.h"
#include "ui/dialogs/operation_dialog.h"
#include "ui/dialogs/unit_view.h"
#include "ui/shared/findings_view.h"

#include <QPointer>
#include <QSignalSpy>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// The dialog of detach, return and release, clicked, and the host asked afterwards.
class tst_DialogOperation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void detachMovesTheWholeUnit();
    void theUnitIsOpenedWithRoles();
    void cancelDoesNothing();
    void aBlockGreysExecuteAndSaysWhy();
    void aWarningWantsATick();
    void executeWaitsForTheTick();
    void aTickIsGoneWhenTheSentenceChanges();
    void deviceGoneWhileOpen();
    void hostOfflineWhileOpen();
    void hostRemovedWhileOpen();
    void secondAdministratorFirst();
    void vmDeletedWhileReleaseIsOpen();
    void markupIsShownAsText();

private:
    static OperationDialog *open(Bench &bench, const std::function<std::unique_ptr<Operation>()> &make)
    {
        auto *dialog = new OperationDialog(bench.session.get(), make);
        dialog->show();
        return dialog;
    }
};

void tst_DialogOperation::detachMovesTheWholeUnit()
{
    Bench bench;
    QVERIFY(bench.connect());
    QPointer dialog = open(bench, [] { return makeDetach(gpu); });
    QVERIFY(textOf(dialog, "title").contains(u"0000:01:00.0"_s));
    QCOMPARE(textOf(dialog, "host"), u"on bench"_s);
    QVERIFY2(dialog->windowTitle().endsWith(u"on bench"_s), qPrintable(dialog->windowTitle()));
    QVERIFY2(previewOf(dialog, "virsh").contains(u"nodedev-detach pci_0000_01_00_0"_s),
             qPrintable(previewOf(dialog, "virsh")));
    QVERIFY(previewOf(dialog, "virsh").contains(u"pci_0000_01_00_1"_s));
    QVERIFY(previewOf(dialog, "steps").startsWith(u"1. "_s));
    click(dialog, "execute");
    QTRY_VERIFY(!dialog);
    QTRY_COMPARE(bench.truth(gpu).driver, u"vfio-pci"_s);
    QTRY_COMPARE(bench.truth(gpuAudio).driver, u"vfio-pci"_s);
    QTRY_COMPARE(bench.device(gpu)->status, Status::Detached);
}

void tst_DialogOperation::theUnitIsOpenedWithRoles()
{
    Bench bench;
    QVERIFY(bench.connect());
    const std::unique_ptr<OperationDialog> dialog(open(bench, [] { return makeDetach(capture); }));
    const auto *unit = dialog->findChild<UnitView *>();
    QCOMPARE(unit->topLevelItemCount(), 2);
    QCOMPARE(unit->topLevelItem(0)->text(2), u"Asked for"_s);
    QCOMPARE(unit->topLevelItem(1)->text(1), u"0000:06:00.0"_s);
    QVERIFY2(unit->topLevelItem(1)->text(2).startsWith(u"Must leave the host"_s),
             qPrintable(unit->topLevelItem(1)->text(2)));
}

void tst_DialogOperation::cancelDoesNothing()
{
    Bench bench;
    QVERIFY(bench.connect());
    QPointer dialog = open(bench, [] { return makeDetach(gpu); });
    QSignalSpy reports(bench.session.get(), &HostSession::reportChanged);
    click(dialog, "cancel");
    QTRY_VERIFY(!dialog);
    QCOMPARE(reports.size(), 0);
    QCOMPARE(bench.host->callCount(u"detachNode"_s), 0);
}

void tst_DialogOperation::aBlockGreysExecuteAndSaysWhy()
{
    Bench bench;
    QVERIFY(bench.connect());
    const std::unique_ptr<OperationDialog> dialog(open(bench, [] { return makeDetach(keyboard); }));
    QVERIFY(!enabled(dialog.get(), "execute"));
    const QString reason = textOf(dialog.get(), "reason");
    QCOMPARE(reason, whyNot(checkDetach(*bench.session->inventory(), keyboard)));
    QVERIFY(!reason.isEmpty());
    QVERIFY(previewOf(dialog.get(), "virsh").isEmpty());
    QCOMPARE(dialog->findChild<FindingsView *>()->findings().first().verdict, Verdict::Block);
}

void tst_DialogOperation::aWarningWantsATick()
{
    FindingsView view(FindingsView::Ticks::ForWarnings);
    QSignalSpy ticks(&view, &FindingsView::ticksChanged);
    view.setFindings({{.id = u"fine"_s, .verdict = Verdict::Pass, .text = u"Fine."_s, .device = {}},
                      {.id = u"one"_s, .verdict = Verdict::Warn, .text = u"First."_s, .device = {}},
                      {.id = u"two"_s, .verdict = Verdict::Warn, .text = u"Second."_s, .device = {}}});
    view.show();
    QCOMPARE(view.missingTicks(), 2);
    QCOMPARE(view.findings().last().id, u"fine"_s);
    click(&view, "tick:one");
    QVERIFY(!view.allTicked());
    click(&view, "tick:two");
    QVERIFY(view.allTicked());
    QCOMPARE(ticks.size(), 2);
    click(&view, "tick:one");
    QCOMPARE(view.missingTicks(), 1);
}

void tst_DialogOperation::executeWaitsForTheTick()
{
    Bench bench;
    QVERIFY(bench.connect());
    QPointer dialog = open(bench, [] { return makeDetach(capture); }); // takes the NIC of its group along
    QVERIFY(!enabled(dialog, "execute"));
    QVERIFY2(textOf(dialog, "reason").contains(u"tick"_s), qPrintable(textOf(dialog, "reason")));
    for (const auto *view = dialog->findChild<FindingsView *>(); const Finding &finding : view->findings()) {
        if (finding.verdict == Verdict::Warn)
            click(dialog, qPrintable(u"tick:"_s + finding.id));
    }
    QVERIFY2(enabled(dialog, "execute"), qPrintable(textOf(dialog, "reason")));
    QVERIFY(textOf(dialog, "reason").isEmpty());
    click(dialog, "execute");
    QTRY_COMPARE(bench.truth(nic).driver, u"vfio-pci"_s);
    QTRY_COMPARE(bench.truth(capture).driver, u"vfio-pci"_s);
}

void tst_DialogOperation::aTickIsGoneWhenTheSentenceChanges()
{
    FindingsView view(FindingsView::Ticks::ForWarnings);
    Finding warning{.id = u"busy"_s, .verdict = Verdict::Warn, .text = u"One program has it open."_s, .device = {}};
    view.setFindings({warning});
    view.show();
    click(&view, "tick:busy");
    view.setFindings({warning, {.id = u"fine"_s, .verdict = Verdict::Pass, .text = u"Fine."_s, .device = {}}});
    QVERIFY2(view.allTicked(), "another finding leaves the tick alone");
    warning.text = u"Two programs have it open."_s;
    view.setFindings({warning});
    QVERIFY(!view.allTicked());
}

void tst_DialogOperation::deviceGoneWhileOpen()
{
    Bench bench;
    QVERIFY(bench.connect());
    const std::unique_ptr<OperationDialog> dialog(open(bench, [] { return makeDetach(gpu); }));
    const QString title = textOf(dialog.get(), "title");
    QVERIFY(enabled(dialog.get(), "execute"));
    bench.host->unplugDevice(gpu);
    QTRY_VERIFY(!enabled(dialog.get(), "execute"));
    QCOMPARE(textOf(dialog.get(), "title"), title);
    QVERIFY(!textOf(dialog.get(), "reason").isEmpty());
}

void tst_DialogOperation::hostOfflineWhileOpen()
{
    Bench bench;
    QVERIFY(bench.connect());
    const std::unique_ptr<OperationDialog> dialog(open(bench, [] { return makeDetach(gpu); }));
    bench.host->setReachable(false);
    bench.host->restart();
    QTRY_VERIFY(!enabled(dialog.get(), "execute"));
    QTRY_VERIFY2(textOf(dialog.get(), "reason").contains(u"not connected"_s),
                 qPrintable(textOf(dialog.get(), "reason")));
    QCOMPARE(dialog->findChild<FindingsView *>()->findings().first().id, u"host"_s);
    bench.host->setReachable(true);
    bench.session->open();
    QTRY_VERIFY_WITH_TIMEOUT(enabled(dialog.get(), "execute"), 20'000);
}

void tst_DialogOperation::hostRemovedWhileOpen()
{
    Bench bench;
    QVERIFY(bench.connect());
    const std::unique_ptr<OperationDialog> dialog(open(bench, [] { return makeDetach(gpu); }));
    bench.session.reset();
    QTRY_VERIFY(!enabled(dialog.get(), "execute"));
    QVERIFY(textOf(dialog.get(), "reason").contains(u"removed"_s));
}

void tst_DialogOperation::secondAdministratorFirst()
{
    Bench bench;
    QVERIFY(bench.connect());
    const std::unique_ptr<OperationDialog> dialog(open(bench, [] { return makeDetach(nvme); }));
    QVERIFY(enabled(dialog.get(), "execute"));
    QVERIFY(bench.host->detachNode(nvme));
    bench.session->refresh();
    QTRY_VERIFY(!enabled(dialog.get(), "execute"));
    QCOMPARE(textOf(dialog.get(), "reason"), whyNot(checkDetach(*bench.session->inventory(), nvme)));
}

void tst_DialogOperation::vmDeletedWhileReleaseIsOpen()
{
    Bench bench;
    QVERIFY(bench.connect());
    bench.session->start(makeDetach(nvme));
    bench.session->start(makeAssign(nvme, stopped, When::NextStart));
    QTRY_COMPARE(bench.truth(nvme).claims.size(), 1);
    QTRY_COMPARE(bench.device(nvme)->status, Status::Assigned);
    QTRY_VERIFY(bench.session->transitions().isEmpty());
    const std::unique_ptr<OperationDialog> dialog(open(bench, [] { return makeRelease(nvme, stopped); }));
    QVERIFY(enabled(dialog.get(), "execute"));
    QVERIFY(previewOf(dialog.get(), "diff").contains(u"-"_s));
    QVERIFY(bench.host->undefineDomain(stopped));
    QTRY_VERIFY(!enabled(dialog.get(), "execute"));
    QVERIFY(!textOf(dialog.get(), "reason").isEmpty());
}

void tst_DialogOperation::markupIsShownAsText()
{
    FindingsView view(FindingsView::Ticks::ForWarnings);
    const QString nasty = u"<b>GPU</b> <img src=x> & more"_s;
    view.setFindings({{.id = u"x"_s, .verdict = Verdict::Warn, .text = nasty, .device = {}}});
    const auto *label = child<QLabel>(&view, "finding:x");
    QCOMPARE(label->textFormat(), Qt::PlainText);
    QCOMPARE(label->text(), nasty);
    for (const QLabel *each : view.findChildren<QLabel *>())
        QCOMPARE(each->textFormat(), Qt::PlainText);
}

QTEST_MAIN(tst_DialogOperation)
#include "tst_dialog_operation.moc"
