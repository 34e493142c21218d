// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/report_view.h"

#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/status_icons.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

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

void ReportView::addLine(const QIcon &icon, const QString &text, const QString &tip)
{
    const int row = m_lines->rowCount();
    if (!icon.isNull()) {
        const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
        auto *sign = new QLabel(widget());
        sign->setPixmap(icon.pixmap(QSize(side, side), devicePixelRatio()));
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
        addLine(stepIcon(step.state), tr("%1 · %2").arg(step.text, stepStateText(step.state)), step.virsh);
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
    addLine(themedIcon(u"riser-failed"_s), report.error->summary);
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
        addLine(verdictIcon(finding.verdict), finding.text);
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
