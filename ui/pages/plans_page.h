// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan.h"

#include <QWidget>

class QLineEdit;
class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace riser {

class EmptyState;
class HostList;
class MessageBar;
class PlanActions;
class PlanFilter;
class PlanFits;
class PlanFitView;
class PlanModel;
class PlanStore;

/// The plans, what can be done with them, and for the selected one what each host says to it now. Enter or a double
/// click edits. Object names: "planSearch", "planView", "planEmpty", "planClearSearch", "planEmptyNew", "planFit",
/// "planProblems" and "planFailure" (message bars), a button "button:<action>" for each of PlanActions. GUI thread.
class PlansPage : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive the page.
    PlansPage(PlanStore *store, HostList *hosts, QWidget *parent = nullptr);

    void focusSearch();
    void select(const QList<PlanId> &plans);
    void fillMenu(QMenu *menu) const; ///< the same actions as the buttons
    PlanModel *model() const { return m_model; }
    PlanFilter *filter() const { return m_filter; }
    QTreeView *view() const { return m_view; }
    PlanActions *planActions() const { return m_actions; }
    void refresh(); ///< reads the list again
    void saveLayout() const;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void buildView();
    QWidget *buildTop();
    void buildBars();
    void buildEmpty();
    void restoreLayout();
    void takePlans();
    void takeFits();
    void takeSelection();
    void tellProblems();
    void updateEmpty();
    void updateFit();
    void openMenu(const QPoint &at);
    QList<PlanId> selected() const;

    PlanStore *m_store;
    HostList *m_hosts;
    PlanModel *m_model;
    PlanFilter *m_filter;
    PlanFits *m_fits;
    PlanActions *m_actions;
    QTreeView *m_view;
    PlanFitView *m_fit;
    QLineEdit *m_search;
    MessageBar *m_problems;
    MessageBar *m_failure;
    EmptyState *m_empty;
    QPushButton *m_clear;
    QPushButton *m_create;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
};

} // namespace riser
