// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/plan_dialog.h"

#include "core/host/host_list.h"
#include "core/plans/label_store.h"
#include "core/plans/plan_changes.h"
#include "ui/dialogs/plan_form.h"
#include "ui/models/plan_texts.h"
#include "ui/shared/flow_layout.h"
#include "ui/shared/format.h"
#include "ui/shared/message_bar.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

QList<DeviceMatch> seenOn(const HostList *hosts, const QString &kind)
{
    QList<InventoryPtr> inventories;
    for (const HostSession *session : hosts ? hosts->sessions() : QList<HostSession *>()) {
        if (session->state() == HostSession::State::Online && session->inventory())
            inventories << session->inventory();
    }
    QList<DeviceMatch> matches = seenMatches(kind, inventories);
    for (const QString &label : hosts && hosts->labels() ? hosts->labels()->labels().known() : QStringList())
        matches << DeviceMatch{.by = DeviceMatch::By::Label, .value = label, .caption = {}};
    return matches;
}

} // namespace

PlanDialog::PlanDialog(PlanStore *store, HostList *hosts, const Plan &plan, QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_hosts(hosts)
    , m_form(new PlanForm([list = m_hosts](const QString &kind) { return seenOn(list, kind); }))
    , m_message(new MessageBar)
    , m_theirs(new QPlainTextEdit)
    , m_reason(new QLabel)
{
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    fill(plan);
    connect(m_form, &PlanForm::changed, this, [this] {
        m_typed = true;
        if (!m_inConflict)
            m_message->hide(); // it was about what was typed before
        check();
    });
    connect(store, &PlanStore::changed, this, &PlanDialog::storeChanged);
    m_form->focusName();
}

void PlanDialog::build()
{
    m_message->setObjectName(u"planMessage"_s);
    m_message->hide();
    auto *content = new QWidget;
    auto *room = new QVBoxLayout(content);
    room->addWidget(m_form);
    room->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(u"planScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);

    auto *buttons = new QDialogButtonBox;
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(u"save"_s);
    m_save->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &PlanDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_reason->setObjectName(u"saveReason"_s);
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_reason, 1);
    bottom->addWidget(buttons);

    auto *all = new QVBoxLayout(this);
    all->addWidget(m_message);
    all->addWidget(makeConflict());
    all->addWidget(scroll, 1);
    all->addLayout(bottom);
    resize(fontMetrics().averageCharWidth() * 88, fontMetrics().lineSpacing() * 36);
}

QWidget *PlanDialog::makeConflict()
{
    m_conflict = new QWidget;
    m_theirs->setObjectName(u"theirs"_s);
    m_theirs->setAccessibleName(tr("What they have"));
    m_theirs->setReadOnly(true);
    m_theirs->setTabChangesFocus(true);
    m_theirs->setFixedHeight(fontMetrics().lineSpacing() * 5);
    auto *place = new QWidget;
    auto *flow = new FlowLayout(place);
    flow->setContentsMargins({});
    const auto button = [this, flow](const QString &name, const QString &text, void (PlanDialog::*slot)()) {
        auto *made = new QPushButton(text);
        made->setObjectName(name);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, slot);
        flow->addWidget(made);
        return made;
    };
    m_copy = button(u"saveCopy"_s, tr("Save mine as a copy"), &PlanDialog::saveCopy);
    m_replace = button(u"replaceTheirs"_s, tr("Replace theirs by mine"), &PlanDialog::replaceTheirs);
    m_take = button(u"takeTheirs"_s, tr("Take theirs, drop mine"), &PlanDialog::takeTheirs);
    auto *column = new QVBoxLayout(m_conflict);
    column->setContentsMargins({});
    column->addWidget(m_theirs);
    column->addWidget(place);
    m_conflict->hide();
    return m_conflict;
}

void PlanDialog::fill(const Plan &plan)
{
    m_plan = plan;
    m_form->setPlan(plan);
    m_typed = false;
    setWindowTitle(plan.id.isEmpty() ? tr("New plan") : tr("Edit %1").arg(plan.name));
    check();
}

/// What is wrong, at each field, and why Save is off.
void PlanDialog::check()
{
    const Plan plan = m_form->plan();
    QList<PlanProblem> problems = checkPlan(plan);
    for (const Plan &other : m_store ? m_store->plans() : QList<Plan>()) {
        if (other.id != plan.id && !plan.name.trimmed().isEmpty() && samePlanName(other.name, plan.name))
            problems << PlanProblem{.field = u"name"_s,
                                    .text = tr("There is another plan with the name “%1”.").arg(other.name)};
    }
    m_form->showProblems(problems);
    QString reason;
    if (!problems.isEmpty())
        reason = problems.first().text;
    else if (m_inConflict)
        reason = tr("Choose above what is to become of the two.");
    m_reason->setText(reason);
    m_save->setEnabled(reason.isEmpty());
    m_save->setToolTip(plainTip(reason));
    m_save->setAccessibleDescription(reason);
    const bool nameAlone = std::ranges::all_of(problems, [](const PlanProblem &one) { return one.field == "name"_L1; });
    m_copy->setEnabled(nameAlone && !plan.name.trimmed().isEmpty()); // a copy gets a name that is free
    m_replace->setEnabled(problems.isEmpty());
}

void PlanDialog::storeChanged()
{
    if (m_saving || !m_store)
        return;
    check(); // somebody may have taken the name, or freed it
    if (m_plan.id.isEmpty())
        return;
    const std::optional<Plan> theirs = m_store->plan(m_plan.id);
    if (theirs && theirs->revision == m_plan.revision)
        return endConflict();
    if (theirs && !m_typed)
        return fill(*theirs); // nothing to lose
    if (theirs)
        return tellConflict({.code = ErrorCode::DeviceInUse,
                             .summary = tr("Somebody else changed the plan “%1” meanwhile.").arg(m_plan.name),
                             .detail = {},
                             .hint = tr("Nothing that you typed is lost. Below is what they have.")});
    if (m_store->problems().isEmpty()) // else it may be there and can't be read just now: a save will tell
        tellConflict({.code = ErrorCode::DeviceInUse,
                      .summary = tr("Somebody else deleted the plan “%1” meanwhile.").arg(m_plan.name),
                      .detail = {},
                      .hint = tr("Nothing that you typed is lost: it can be saved as a new plan.")});
}

void PlanDialog::tellConflict(const Error &error)
{
    m_inConflict = true;
    m_message->showError(error, Accent::Warning);
    const std::optional<Plan> theirs = m_store->plan(m_plan.id);
    const QStringList lines = theirs ? planDifferences(m_form->plan(), *theirs) : QStringList();
    m_theirs->setPlainText(lines.isEmpty() ? tr("No difference to what you typed.") : lines.join(u'\n'));
    m_theirs->setVisible(theirs.has_value());
    m_take->setVisible(theirs.has_value());
    m_replace->setVisible(theirs.has_value());
    m_copy->setText(theirs ? tr("Save mine as a copy") : tr("Save mine as a new plan"));
    m_conflict->show();
    check();
}

void PlanDialog::endConflict()
{
    if (!m_inConflict)
        return;
    m_inConflict = false;
    m_conflict->hide();
    m_message->hide();
    check();
}

void PlanDialog::takeTheirs()
{
    const std::optional<Plan> theirs = m_store ? m_store->plan(m_plan.id) : std::nullopt;
    if (!theirs)
        return;
    fill(*theirs);
    endConflict();
}

/// Over the revision that was shown: if they change it again, that is told again.
void PlanDialog::replaceTheirs()
{
    const std::optional<Plan> theirs = m_store ? m_store->plan(m_plan.id) : std::nullopt;
    if (!theirs)
        return;
    Plan plan = m_form->plan();
    plan.revision = theirs->revision;
    savePlan(plan);
}

void PlanDialog::save()
{
    if (m_save->isEnabled())
        savePlan(m_form->plan());
}

void PlanDialog::saveCopy()
{
    if (!m_store)
        return;
    Plan plan = m_form->plan();
    plan.id = {};
    plan.revision = 0;
    plan.name = freePlanName(m_store->plans(), plan.name.trimmed());
    savePlan(plan);
}

void PlanDialog::savePlan(Plan plan)
{
    if (!m_store)
        return;
    m_saving = true; // the list changes by our own doing
    const Result<Plan> result = m_store->save(plan);
    m_saving = false;
    if (result) {
        Q_EMIT saved(result->id);
        return accept();
    }
    if (result.error().code == ErrorCode::DeviceInUse) {
        Error error = result.error();
        error.hint = tr("Nothing that you typed is lost.");
        return tellConflict(error);
    }
    m_message->showError(result.error(), Accent::Bad);
    check();
}

} // namespace riser
