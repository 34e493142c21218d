// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace riser {

class HostList;
class HostSession;
class InstanceRun;
class MessageBar;
class PlanStore;
class ReviewPage;
class RunView;
class WizardPage;
class WizardState;

/// New instance: plan, place, name and disk, first boot, review; then how it goes, and the way to the VM. Not modal;
/// deletes itself when closed. Going back loses nothing that was typed. Object names: "wizardSteps", "wizardNews" and
/// "wizardHost" (message bars), "planTake", "back", "next", "wizardCancel", "nextReason", those of the pages and of
/// RunView, "runBack", "openVm". GUI thread.
class InstanceWizard : public QDialog
{
    Q_OBJECT
public:
    /// Both must outlive the dialog.
    InstanceWizard(PlanStore *plans, HostList *hosts, QWidget *parent = nullptr);

    WizardState *state() const { return m_state; }
    WizardPage *page() const; ///< nullptr once it is being made

Q_SIGNALS:
    void opened(riser::HostSession *session, const riser::DomainId &domain);

private:
    void build();
    void addPage(WizardPage *page);
    QWidget *makeBars();
    QWidget *makeNavigation();
    void makeRunView();
    void go(int page);
    void refresh();
    void refreshBars();
    void takePlan();
    void create();
    void showRun();
    void backFromRun();
    void openVm();

    WizardState *m_state;
    InstanceRun *m_run;
    QList<WizardPage *> m_pages;
    ReviewPage *m_review;
    RunView *m_view;
    QStackedWidget *m_stack;
    QStackedWidget *m_bottom;
    QWidget *m_navigation;
    QLabel *m_steps;
    MessageBar *m_news;
    MessageBar *m_host;
    QPushButton *m_take;
    QPushButton *m_back;
    QPushButton *m_next;
    QPushButton *m_runBack;
    QPushButton *m_open;
    QLabel *m_reason;
    int m_at = 0;
};

} // namespace riser
