// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/instance/wizard_page.h"

class QLabel;

namespace riser {

class ChoiceList;

/// Which plan. Object names: "wizardPlans", "planText".
class PlanPage : public WizardPage
{
    Q_OBJECT
public:
    explicit PlanPage(WizardState *state, QWidget *parent = nullptr);

    void refresh() override;
    void focusFirst() override;

private:
    void choose();

    ChoiceList *m_list;
    QLabel *m_text;
};

} // namespace riser
