// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/operation_panel.h"

#include "ui/shared/findings_view.h"
#include "ui/shared/format.h"
#include "ui/shared/steps_view.h"
#include "ui/xmlview/diff_view.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

QString whyHostCannot(const HostSession *session, const QList<DeviceKey> &devices)
{
    if (!session)
        return OperationPanel::tr("The host was removed from the list.");
    const QString host = session->entry().name;
    if (session->state() != HostSession::State::Online) {
        const auto error = session->error();
        return error ? OperationPanel::tr("%1 is not connected: %2").arg(host, error->summary)
                     : OperationPanel::tr("%1 is not connected.").arg(host);
    }
    if (!session->inventory())
        return OperationPanel::tr("%1 has not been read yet.").arg(host);
    const auto transitions = session->transitions();
    for (const DeviceKey &key : devices) {
        if (!transitions.contains(key))
            continue;
        const Device *device = session->inventory()->device(key);
        return OperationPanel::tr("Another operation has %1 just now: %2")
            .arg(device ? device->title : key.value(), verbInProgress(transitions[key].kind));
    }
    return {};
}

OperationPanel::OperationPanel(QWidget *parent)
    : QWidget(parent)
    , m_findings(new FindingsView(FindingsView::Ticks::ForWarnings))
    , m_tabs(new QTabWidget)
    , m_steps(new StepsView(StepsView::Show::Words))
    , m_diff(new DiffView)
    , m_virsh(new StepsView(StepsView::Show::Virsh))
    , m_footer(new QWidget(this))
    , m_reason(new QLabel)
    , m_execute(new QPushButton(tr("EXECUTE")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new QLabel(tr("Checks")));
    column->addWidget(makeChecks(), 4);
    column->addWidget(new QLabel(tr("What will happen")));
    makePreview();
    column->addWidget(m_tabs, 4);
    makeFooter();
    connect(m_findings, &FindingsView::ticksChanged, this, &OperationPanel::judgeButton);
    judgeButton();
}

QWidget *OperationPanel::makeChecks()
{
    auto *area = new QScrollArea;
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->addWidget(m_findings, 1);
    area->setWidget(inside);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setMinimumHeight(fontMetrics().height() * 7);
    inside->setAutoFillBackground(true);
    inside->setBackgroundRole(QPalette::Base);
    return area;
}

void OperationPanel::makePreview()
{
    m_steps->setObjectName(u"steps"_s);
    m_diff->setObjectName(u"diff"_s);
    m_virsh->setObjectName(u"virsh"_s);
    m_tabs->addTab(m_steps, tr("Steps"));
    m_tabs->addTab(m_diff, tr("XML difference"));
    m_tabs->addTab(m_virsh, tr("virsh"));
    m_tabs->setMinimumHeight(fontMetrics().height() * 9);
}

void OperationPanel::makeFooter()
{
    m_execute->setDefault(true);
    m_execute->setObjectName(u"execute"_s);
    m_reason->setObjectName(u"reason"_s);
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"cancel"_s);
    cancel->setAutoDefault(false);
    auto *row = new QHBoxLayout(m_footer);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_reason, 1);
    row->addWidget(m_execute);
    row->addWidget(cancel);
    connect(m_execute, &QPushButton::clicked, this, &OperationPanel::execute);
    connect(cancel, &QPushButton::clicked, this, &OperationPanel::cancel);
}

void OperationPanel::setExecuteText(const QString &text)
{
    m_execute->setText(text);
}

void OperationPanel::addPreview(QWidget *preview, const QString &title)
{
    m_tabs->addTab(preview, title);
}

void OperationPanel::judge(const Operation *operation, const InventoryPtr &inventory, const QString &unavailable,
                           const QString &missing)
{
    Findings findings;
    m_chosen = operation && inventory;
    if (m_chosen)
        findings = operation->check(*inventory);
    // What isn't the rules' business (a lost host) stands in the same list, first.
    if (m_chosen && !unavailable.isEmpty())
        findings.prepend({.id = u"host"_s, .verdict = Verdict::Block, .text = unavailable, .device = {}});
    m_unavailable = unavailable;
    m_missing = missing;
    m_findings->setFindings(findings);
    preview(m_chosen && allowed(findings) ? operation : nullptr, inventory.get());
    judgeButton();
}

void OperationPanel::preview(const Operation *operation, const Inventory *inventory)
{
    QList<StepLine> lines;
    if (operation) {
        for (const Step &step : operation->steps(*inventory))
            lines.append({.text = step.text, .virsh = step.virsh, .undoText = step.undoText});
    }
    const QString nothing = operation ? QString() : tr("Nothing will be done before the checks allow it.");
    m_steps->setSteps(lines, nothing);
    m_virsh->setSteps(lines, nothing);
    m_diff->setDiff(operation ? operation->xmlDiff(*inventory) : QString());
}

void OperationPanel::focusExecute()
{
    m_execute->setFocus();
}

bool OperationPanel::executable() const
{
    return m_chosen && m_unavailable.isEmpty() && m_missing.isEmpty() && allowed(m_findings->findings()) &&
           m_findings->allTicked();
}

void OperationPanel::judgeButton()
{
    QString reason = m_unavailable;
    if (reason.isEmpty())
        reason = whyNot(m_findings->findings());
    if (reason.isEmpty() && !m_findings->allTicked())
        reason = tr("%n warning(s) want(s) a tick first.", nullptr, m_findings->missingTicks());
    if (reason.isEmpty())
        reason = m_missing;
    m_reason->setText(reason);
    m_execute->setEnabled(executable());
    m_execute->setToolTip(plainTip(reason));
    m_execute->setAccessibleDescription(reason);
}

} // namespace riser
