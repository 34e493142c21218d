// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/instance/plan_page.h"

#include "core/plans/plan_store.h"
#include "ui/dialogs/choice_list.h"
#include "ui/models/plan_texts.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

PlanPage::PlanPage(WizardState *state, QWidget *parent)
    : WizardPage(state, tr("Plan"), {u"plan"_s}, parent)
    , m_list(new ChoiceList(tr("Search plans"), tr("Plans")))
    , m_text(plainText(u"planText"_s))
{
    m_list->setObjectName(u"wizardPlans"_s);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_list, 1);
    column->addWidget(m_text);
    connect(m_list, &ChoiceList::chosenChanged, this, &PlanPage::choose);
}

void PlanPage::choose()
{
    edit([this](InstanceDraft &draft) {
        if (auto plan = state()->plans()->plan(PlanId(m_list->chosen())))
            draft.plan = plan;
    });
}

void PlanPage::refresh()
{
    QList<Choice> choices;
    for (const Plan &plan : state()->plans()->plans()) {
        const QList<PlanProblem> problems = checkPlan(plan);
        choices << Choice{.id = plan.id.value(),
                          .title = plan.name,
                          .note = planSummary(plan),
                          .reason = problems.isEmpty() ? QString() : problems.first().text,
                          .icon = u"riser-plan"_s};
    }
    const std::optional<Plan> &plan = state()->draft().plan;
    fill([&] {
        m_list->setChoices(choices, tr("There are no plans. Make one on the page Plans first."));
        m_list->choose(plan ? plan->id.value() : QString());
    });
    QStringList lines;
    if (plan) {
        for (const PlanFact &fact : planFacts(*plan)) {
            if (!fact.value.isEmpty())
                lines << tr("%1: %2").arg(fact.name, fact.value);
        }
    }
    m_text->setText(lines.join(u'\n'));
}

void PlanPage::focusFirst()
{
    m_list->setFocus();
}

} // namespace riser
