// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/report_view.h"

#include "ui/shared/format.h"
#include "ui/shared/icons.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>
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
    : QScrollArea(parent)
{
    setObjectName(u"reportView"_s);
    setAccessibleName(tr("Steps and result of the operation"));
    setWidgetResizable(true);
    setBackgroundRole(QPalette::Base);
    setFocusPolicy(Qt::StrongFocus);
}

void ReportView::addHead(const QString &text)
{
    auto *head = new QLabel(text, widget());
    head->setTextFormat(Qt::PlainText);
    QFont bold = head->font();
    bold.setBold(true);
    head->setFont(bold);
    m_lines->addWidget(head, m_lines->rowCount(), 0, 1, 2);
}

void ReportView::addLine(const QString &icon, const QString &text, const QString &tip)
{
    const int row = m_lines->rowCount();
    if (!icon.isEmpty()) {
        const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
        auto *sign = new QLabel(widget());
        sign->setPixmap(themedIcon(icon).pixmap(QSize(side, side), devicePixelRatio()));
        m_lines->addWidget(sign, row, 0, Qt::AlignTop);
    }
    auto *words = new QLabel(text, widget());
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->setToolTip(plainTip(tip));
    m_lines->addWidget(words, row, 1, Qt::AlignTop);
}

void ReportView::addSteps(const OperationReport &report)
{
    if (report.steps.isEmpty())
        return;
    addHead(tr("Steps"));
    for (const StepReport &step : report.steps) {
        addLine(iconOf(step.state), tr("%1 · %2").arg(step.text, stepStateText(step.state)), step.virsh);
        if (step.error)
            addLine({}, step.error->toText());
    }
}

void ReportView::addError(const OperationReport &report)
{
    if (!report.error)
        return;
    const auto sameText = [&](const Finding &finding) { return finding.text == report.error->summary; };
    if (std::ranges::any_of(report.findings, sameText)) // a refusal's reason is among the findings
        return;
    addHead(tr("What went wrong"));
    addLine(u"riser-failed"_s, report.error->summary);
    for (const QString &more : {report.error->detail, report.error->hint}) {
        if (!more.isEmpty())
            addLine({}, more);
    }
}

void ReportView::addFindings(const OperationReport &report)
{
    if (report.findings.isEmpty())
        return;
    addHead(report.outcome == Outcome::Refused ? tr("Why nothing was done") : tr("What the host shows now"));
    for (const Finding &finding : report.findings)
        addLine(iconOf(finding.verdict), finding.text);
}

void ReportView::setReport(const std::optional<OperationReport> &report)
{
    const int scrolled = verticalScrollBar()->value();
    const bool same = m_report && report && m_report->number == report->number;
    m_report = report;
    setWidget(new QWidget); // deletes the lines of before
    widget()->setBackgroundRole(QPalette::Base);
    m_lines = new QGridLayout(widget());
    m_lines->setColumnStretch(1, 1);
    m_lines->setVerticalSpacing(2);
    if (!report)
        return;
    addSteps(*report);
    addError(*report);
    addFindings(*report);
    m_lines->setRowStretch(m_lines->rowCount(), 1);
    if (same) {
        widget()->adjustSize();
        verticalScrollBar()->setValue(scrolled);
    }
}

QString ReportView::text() const
{
    return m_report ? m_report->toText() : QString();
}

} // namespace riser
