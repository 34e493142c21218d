// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QWidget>

class QAction;
class QLineEdit;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace riser {

class EmptyState;
class HostList;
class HostSession;
class InstanceFilter;
class InstanceModel;
class PlanStore;

/// The instances of all hosts, and what can be done with them. Enter or a double click opens the VM. Object names:
/// "instanceView", "instanceSearch", "instanceEmpty", "instanceEmptyNew", "instanceClearSearch", actions "instanceNew",
/// "instanceOpen", "instanceTearDown" with a button "button:<action>" each. GUI thread.
class InstancesPage : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive the page.
    InstancesPage(PlanStore *plans, HostList *hosts, QWidget *parent = nullptr);
    /// Those of one cluster alone; what is made from here is placed there.
    InstancesPage(PlanStore *plans, HostList *hosts, ClusterId cluster, QWidget *parent = nullptr);

    void focusSearch();
    void fillMenu(QMenu *menu) const; ///< the same actions as the buttons
    InstanceModel *model() const { return m_model; }
    InstanceFilter *filter() const { return m_filter; }
    QTreeView *view() const { return m_view; }
    void select(const HostId &host, const DomainId &domain);
    void create(); ///< opens the New instance wizard
    /// Asks before a VM is torn down, any VM: the dialog that is open for it comes forward.
    static void tearDown(HostSession *session, const DomainId &domain, QWidget *window);
    void saveLayout() const; ///< all clusters' pages have one layout, and the page of all hosts its own

Q_SIGNALS:
    void opened(riser::HostSession *session, const riser::DomainId &domain);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void buildView();
    QWidget *buildTop();
    void buildEmpty();
    QAction *add(const QString &name, const QString &icon, const QString &text, void (InstancesPage::*slot)());
    void openCurrent();
    void tearDownCurrent();
    void openMenu(const QPoint &at);
    void refresh();
    void tellEmpty();
    void restoreLayout();
    QString columnsKey() const;
    void takeCluster();
    QString whyNotTearDown() const;
    QModelIndex current() const; ///< of the model; invalid: not exactly one is selected

    PlanStore *m_plans;
    HostList *m_hosts;
    const ClusterId m_cluster; ///< empty: all
    bool m_shown = false;      ///< its layout is the user's
    InstanceModel *m_model;
    InstanceFilter *m_filter;
    QAction *m_new;
    QAction *m_open;
    QAction *m_tearDown;
    QTreeView *m_view;
    QLineEdit *m_search;
    EmptyState *m_empty;
    QPushButton *m_clear;
    QPushButton *m_create;
    QStackedWidget *m_stack;
};

} // namespace riser
