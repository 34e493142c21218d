// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/instance/wizard_page.h"

#include "ui/dialogs/problem_line.h"
#include "ui/shared/format.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

WizardPage::WizardPage(WizardState *state, const QString &title, const QStringList &fields, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
    , m_title(title)
    , m_fields(fields)
{
}

QString WizardPage::whyNotNext() const
{
    for (const PlanProblem &problem : m_state->problems()) {
        if (m_fields.contains(problem.field))
            return problem.text;
    }
    return {};
}

void WizardPage::addField(QFormLayout *form, const QString &field, const QString &label, QWidget *input, QWidget *shown)
{
    input->setObjectName(field);
    if (input->accessibleName().isEmpty()) // a buddy in another widget isn't found by a screen reader
        input->setAccessibleName(QString(label).remove(u'&').remove(u':'));
    auto *problem = new ProblemLine(field + u":problem"_s);
    auto *place = new QWidget;
    auto *column = new QVBoxLayout(place);
    column->setContentsMargins({});
    column->addWidget(shown ? shown : input);
    column->addWidget(problem);
    form->addRow(label, place);
    if (auto *buddy = qobject_cast<QLabel *>(form->labelForField(place)))
        buddy->setBuddy(input);
    m_problems.insert(field, problem);
    m_inputs.insert(field, input);
    m_rows.insert(field, {form, place});
}

void WizardPage::setFieldVisible(const QString &field, bool visible)
{
    const auto &[form, place] = m_rows[field];
    form->setRowVisible(place, visible);
}

void WizardPage::showProblem(const QString &field, bool quiet)
{
    const QString text = quiet ? QString() : m_state->problem(field);
    m_problems[field]->setText(text);
    m_inputs[field]->setAccessibleDescription(text);
}

QLabel *plainText(const QString &objectName)
{
    auto *label = new QLabel;
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

void setEntries(QComboBox *box, const QList<Choice> &entries, const QString &chosen)
{
    QList<Choice> all = entries;
    const auto isChosen = [&chosen](const Choice &entry) { return entry.id == chosen; };
    if (std::ranges::none_of(all, isChosen))
        all << Choice{.id = chosen,
                      .title = chosen.isEmpty() ? WizardPage::tr("Choose…") : chosen,
                      .note = {},
                      .reason = chosen.isEmpty() ? QString() : WizardPage::tr("not there"),
                      .icon = {}};
    QStringList texts;
    for (const Choice &entry : std::as_const(all)) {
        const QString &more = entry.reason.isEmpty() ? entry.note : entry.reason;
        texts << (more.isEmpty() ? entry.title : WizardPage::tr("%1 – %2").arg(entry.title, more));
    }
    auto *model = qobject_cast<QStandardItemModel *>(box->model());
    bool same = model && box->count() == all.size();
    for (int row = 0; same && row < box->count(); ++row)
        same = box->itemText(row) == texts[row] && box->itemData(row).toString() == all[row].id &&
               model->item(row)->isEnabled() == all[row].reason.isEmpty();
    if (!same) {
        box->clear();
        for (int row = 0; row < int(all.size()); ++row) {
            box->addItem(texts[row], all[row].id);
            model->item(row)->setEnabled(all[row].reason.isEmpty());
            model->item(row)->setToolTip(plainTip(all[row].reason));
        }
    }
    box->setCurrentIndex(box->findData(chosen));
}

} // namespace riser
