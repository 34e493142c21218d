// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/report_view.h"

#include "ui/shared/format.h"
#include "ui/shared/icons.h"

#include <QHeaderView>
#include <QScrollBar>

#include <utility>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

QString iconOf(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return u"riser-status-unknown"_s;
    case StepState::Running:
    case StepState::Undoing:
        return u"riser-busy"_s;
    case StepState::Done:
        return u"riser-done"_s;
    case StepState::Undone:
        return u"riser-warning"_s;
    case StepState::Failed:
    case StepState::UndoFailed:
        return u"riser-failed"_s;
    }
    std::unreachable();
}

QString iconOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
        return u"riser-pass"_s;
    case Verdict::NotChecked:
        return u"riser-notchecked"_s;
    case Verdict::Warn:
        return u"riser-warning"_s;
    case Verdict::Block:
        return u"riser-blocked"_s;
    }
    std::unreachable();
}

} // namespace

ReportView::ReportView(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(u"reportView"_s);
    setAccessibleName(tr("Steps and result of the operation"));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setWordWrap(true);
    setTextElideMode(Qt::ElideMiddle);
    setSelectionMode(SingleSelection);
}

QTreeWidgetItem *ReportView::addHead(const QString &text)
{
    auto *head = new QTreeWidgetItem(this, {text});
    QFont bold = font();
    bold.setBold(true);
    head->setFont(0, bold);
    head->setExpanded(true);
    return head;
}

void ReportView::addLine(QTreeWidgetItem *head, const QString &icon, const QString &text, const QString &tip)
{
    auto *line = new QTreeWidgetItem(head, {text});
    line->setIcon(0, themedIcon(icon));
    line->setToolTip(0, plainTip(tip.isEmpty() ? text : tip));
}

void ReportView::addSteps(const OperationReport &report)
{
    if (report.steps.isEmpty())
        return;
    QTreeWidgetItem *head = addHead(tr("Steps"));
    for (const StepReport &step : report.steps) {
        const QString tip = step.virsh.isEmpty() ? step.text : step.text + u'\n' + step.virsh;
        addLine(head, iconOf(step.state), tr("%1 · %2").arg(step.text, stepStateText(step.state)), tip);
        if (step.error)
            addLine(head, u"riser-failed"_s, step.error->summary, step.error->toText());
    }
}

void ReportView::addError(const Error &error)
{
    QTreeWidgetItem *head = addHead(tr("What went wrong"));
    addLine(head, u"riser-failed"_s, error.summary, error.toText());
    if (!error.detail.isEmpty())
        addLine(head, {}, error.detail, {});
    if (!error.hint.isEmpty())
        addLine(head, {}, error.hint, {});
}

void ReportView::addFindings(const OperationReport &report)
{
    if (report.findings.isEmpty())
        return;
    QTreeWidgetItem *head =
        addHead(report.outcome == Outcome::Refused ? tr("Why nothing was done") : tr("What the host shows now"));
    for (const Finding &finding : report.findings)
        addLine(head, iconOf(finding.verdict), finding.text, {});
}

void ReportView::setReport(const std::optional<OperationReport> &report)
{
    const int scrolled = verticalScrollBar()->value();
    const bool same = m_report && report && m_report->number == report->number;
    m_report = report;
    clear();
    if (!report)
        return;
    addSteps(*report);
    if (report->error)
        addError(*report->error);
    addFindings(*report);
    expandAll();
    if (same)
        verticalScrollBar()->setValue(scrolled);
}

QString ReportView::text() const
{
    return m_report ? m_report->toText() : QString();
}

} // namespace riser
