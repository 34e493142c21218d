// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/choice_model.h"
#include "ui/dialogs/instance/wizard_state.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;

namespace riser {

class ProblemLine;

/// One page of the New instance wizard. What is chosen on it is in the state, never only in the widgets. GUI thread.
class WizardPage : public QWidget
{
    Q_OBJECT
public:
    /// `fields`: those of draftProblems() that are chosen here.
    WizardPage(WizardState *state, const QString &title, const QStringList &fields, QWidget *parent = nullptr);

    const QString &title() const { return m_title; }
    QString whyNotNext() const; ///< empty: all on this page is as it must be
    virtual void refresh() = 0; ///< after every change of the state
    virtual void focusFirst() = 0;

protected:
    WizardState *state() const { return m_state; }
    /// A row whose problem stands below the field. Object names: the field's name, and "<field>:problem".
    void addField(QFormLayout *form, const QString &field, const QString &label, QWidget *input,
                  QWidget *shown = nullptr);
    void setFieldVisible(const QString &field, bool visible);   ///< the whole row
    void showProblem(const QString &field, bool quiet = false); ///< quiet: nobody typed there yet
    /// What `change` makes of the draft becomes the state's.
    template<typename Change>
    void edit(Change change)
    {
        if (m_filling)
            return;
        InstanceDraft draft = m_state->draft();
        change(draft);
        m_state->setDraft(draft);
    }
    /// While widgets take what is in the state.
    template<typename Fill>
    void fill(Fill into)
    {
        const bool before = m_filling;
        m_filling = true;
        into();
        m_filling = before;
    }

private:
    WizardState *m_state;
    QString m_title;
    QStringList m_fields;
    QHash<QString, ProblemLine *> m_problems;
    QHash<QString, QWidget *> m_inputs;
    QHash<QString, std::pair<QFormLayout *, QWidget *>> m_rows;
    bool m_filling = false;
};

QLabel *plainText(const QString &objectName); ///< a label whose text is never markup, and wraps
/// Brings a box to these entries and `chosen`, one that isn't among them included. What can't be picked is greyed and
/// says why.
void setEntries(QComboBox *box, const QList<Choice> &entries, const QString &chosen);

} // namespace riser
