// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/run_view.h"

#include "core/xml/volume.h"
#include "ui/pages/report_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

QLabel *plainLabel(const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

void showStepProgress(QProgressBar *bar, const OperationReport &report)
{
    const auto running = [](const StepReport &step) {
        return step.state == StepState::Running || step.state == StepState::Undoing;
    };
    const auto step = std::ranges::find_if(report.steps, running);
    if (step == report.steps.cend() || step->total <= 0) {
        bar->setRange(0, 0);
        bar->setFormat({});
        bar->setAccessibleDescription(step == report.steps.cend() ? QString() : step->text);
        return;
    }
    constexpr int parts = 1000; // bytes don't fit into an int
    bar->setRange(0, parts);
    bar->setValue(int(double(step->done) / double(step->total) * parts));
    bar->setFormat(RunView::tr("%1 of %2").arg(bytesText(step->done), bytesText(step->total)));
    bar->setAccessibleDescription(step->text);
}

RunView::RunView(QWidget *parent)
    : QWidget(parent)
    , m_title(plainLabel(u"runTitle"_s))
    , m_outcome(plainLabel(u"runOutcome"_s))
    , m_note(plainLabel(u"runNote"_s))
    , m_progress(new QProgressBar)
    , m_steps(new ReportView)
    , m_buttons(new QHBoxLayout)
    , m_cancel(new QPushButton(tr("CANCEL")))
    , m_close(new QPushButton(tr("Close")))
{
    QFont bold = m_outcome->font();
    bold.setBold(true);
    m_outcome->setFont(bold);
    m_note->hide();
    m_progress->setObjectName(u"runProgress"_s);
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel->setObjectName(u"runCancel"_s);
    m_close->setObjectName(u"runClose"_s);
    auto *copy = new QPushButton(tr("Copy as text"));
    copy->setObjectName(u"runCopy"_s);
    for (QPushButton *button : {m_cancel, m_close, copy})
        button->setAutoDefault(false);
    m_buttons->addWidget(copy);
    m_buttons->addStretch(1);
    m_buttons->addWidget(m_cancel);
    m_buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_title);
    column->addWidget(m_outcome);
    column->addWidget(m_note);
    column->addWidget(m_progress);
    column->addWidget(m_steps, 1);
    column->addLayout(m_buttons);
    connect(m_cancel, &QPushButton::clicked, this, &RunView::cancelRequested);
    connect(m_close, &QPushButton::clicked, this, &RunView::closeRequested);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_steps->text()); });
}

QPushButton *RunView::addButton(const QString &text, const QString &objectName)
{
    auto *button = new QPushButton(text);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

void RunView::setReport(const OperationReport &report)
{
    m_report = report;
    m_title->setText(tr("%1 on %2").arg(report.title, report.hostName));
    m_steps->setReport(report);
    showState();
}

void RunView::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void RunView::setWaiting(bool waiting)
{
    m_waiting = waiting;
    showState();
}

void RunView::showState()
{
    const bool running = m_waiting || (m_report && m_report->running());
    if (m_report)
        m_outcome->setText(m_waiting ? tr("Trying again") : outcomeText(m_report->outcome));
    m_progress->setVisible(running);
    m_cancel->setVisible(running);
    // It goes on without the dialog: Tasks shows it.
    m_close->setToolTip(running ? tr("It goes on: Tasks shows how it goes.") : QString());
    showProgress();
}

void RunView::showProgress()
{
    if (m_report)
        showStepProgress(m_progress, *m_report);
}

} // namespace riser
