// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan_store.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace riser {

class HostList;
class MessageBar;
class PlanForm;

/// New plan, and Edit plan. Not modal; deletes itself when closed; nothing in it waits. What somebody else did to the
/// plan meanwhile is told at once, with what they have, and nothing typed is lost: it can be saved as a copy, or over
/// theirs. Object names: those of PlanForm, "save", "saveReason", "planMessage", "theirs", "takeTheirs",
/// "replaceTheirs", "saveCopy". GUI thread.
class PlanDialog : public QDialog
{
    Q_OBJECT
public:
    /// A `plan` without id is a new one. `store` and `hosts` need not outlive the dialog.
    PlanDialog(PlanStore *store, HostList *hosts, const Plan &plan, QWidget *parent = nullptr);

    PlanId plan() const { return m_plan.id; } ///< empty while it isn't saved

Q_SIGNALS:
    void saved(const riser::PlanId &plan);

private:
    void build();
    QWidget *makeConflict();
    void check();
    void storeChanged();
    void tellConflict(const Error &error);
    void endConflict();
    void takeTheirs();
    void replaceTheirs();
    void save();
    void saveCopy();
    void savePlan(Plan plan);
    void fill(const Plan &plan);

    QPointer<PlanStore> m_store;
    QPointer<HostList> m_hosts;
    Plan m_plan; ///< as it was when the editing began
    PlanForm *m_form;
    MessageBar *m_message;
    QWidget *m_conflict = nullptr;
    QPlainTextEdit *m_theirs;
    QPushButton *m_take;
    QPushButton *m_replace;
    QPushButton *m_copy;
    QPushButton *m_save;
    QLabel *m_reason;
    bool m_typed = false;
    bool m_saving = false;
    bool m_inConflict = false;
};

} // namespace riser
