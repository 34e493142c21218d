// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/instance/instance_wizard.h"

#include "core/host/host_list.h"
#include "core/plans/plan_store.h"
#include "ui/dialogs/instance/cloud_page.h"
#include "ui/dialogs/instance/disk_page.h"
#include "ui/dialogs/instance/instance_run.h"
#include "ui/dialogs/instance/place_page.h"
#include "ui/dialogs/instance/plan_page.h"
#include "ui/dialogs/instance/review_page.h"
#include "ui/dialogs/operation_panel.h"
#include "ui/dialogs/run_view.h"
#include "ui/shared/format.h"
#include "ui/shared/message_bar.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

InstanceWizard::InstanceWizard(PlanStore *plans, HostList *hosts, QWidget *parent)
    : QDialog(parent)
    , m_state(new WizardState(plans, hosts, this))
    , m_run(new InstanceRun(m_state, this))
    , m_review(new ReviewPage(m_state))
    , m_view(new RunView)
    , m_stack(new QStackedWidget)
    , m_bottom(new QStackedWidget)
    , m_steps(plainText(u"wizardSteps"_s))
    , m_news(new MessageBar)
    , m_host(new MessageBar)
    , m_reason(plainText(u"nextReason"_s))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("New instance"));
    build();
    connect(m_state, &WizardState::changed, this, &InstanceWizard::refresh);
    connect(m_review->panel(), &OperationPanel::execute, this, &InstanceWizard::create);
    connect(m_review->panel(), &OperationPanel::cancel, this, &InstanceWizard::reject);
    connect(m_run, &InstanceRun::changed, this, &InstanceWizard::showRun);
    go(0);
}

void InstanceWizard::addPage(WizardPage *page)
{
    m_pages << page;
    auto *scroll = new QScrollArea;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_stack->addWidget(scroll);
}

void InstanceWizard::build()
{
    addPage(new PlanPage(m_state));
    addPage(new PlacePage(m_state));
    addPage(new DiskPage(m_state));
    addPage(new CloudPage(m_state));
    addPage(m_review);
    makeRunView();
    QFont bold = m_steps->font();
    bold.setBold(true);
    m_steps->setFont(bold);
    auto *all = new QVBoxLayout(this);
    all->addWidget(m_steps);
    all->addWidget(makeBars());
    all->addWidget(m_stack, 1);
    all->addWidget(makeNavigation());
    resize(fontMetrics().averageCharWidth() * 170, fontMetrics().height() * 40);
}

QWidget *InstanceWizard::makeBars()
{
    m_news->setObjectName(u"wizardNews"_s);
    m_take = m_news->addButton(tr("Take it as it is now"), u"planTake"_s);
    connect(m_take, &QPushButton::clicked, this, &InstanceWizard::takePlan);
    m_host->setObjectName(u"wizardHost"_s);
    auto *place = new QWidget;
    auto *column = new QVBoxLayout(place);
    column->setContentsMargins({});
    column->addWidget(m_news);
    column->addWidget(m_host);
    m_news->hide();
    m_host->hide();
    return place;
}

QWidget *InstanceWizard::makeNavigation()
{
    m_back = new QPushButton(tr("< &Back"));
    m_next = new QPushButton(tr("&Next >"));
    auto *cancel = new QPushButton(tr("Cancel"));
    m_back->setObjectName(u"back"_s);
    m_next->setObjectName(u"next"_s);
    cancel->setObjectName(u"wizardCancel"_s);
    m_back->setAutoDefault(false);
    cancel->setAutoDefault(false);
    m_next->setDefault(true);
    connect(m_back, &QPushButton::clicked, this, [this] { go(m_at - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { go(m_at + 1); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *onward = new QWidget;
    auto *inOnward = new QHBoxLayout(onward);
    inOnward->setContentsMargins({});
    inOnward->addWidget(m_reason, 1);
    inOnward->addWidget(m_next);
    inOnward->addWidget(cancel);
    m_bottom->addWidget(onward);
    m_bottom->addWidget(m_review->panel()->footer());
    m_bottom->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_navigation = new QWidget;
    auto *row = new QHBoxLayout(m_navigation);
    row->setContentsMargins({});
    row->addWidget(m_back, 0, Qt::AlignBottom);
    row->addWidget(m_bottom, 1);
    return m_navigation;
}

void InstanceWizard::makeRunView()
{
    m_runBack = m_view->addButton(tr("< &Back"), u"runBack"_s);
    m_open = m_view->addButton(tr("&Open VM"), u"openVm"_s);
    connect(m_runBack, &QPushButton::clicked, this, &InstanceWizard::backFromRun);
    connect(m_open, &QPushButton::clicked, this, &InstanceWizard::openVm);
    connect(m_view, &RunView::cancelRequested, m_run, &InstanceRun::cancel);
    connect(m_view, &RunView::closeRequested, this, &QWidget::close);
    m_stack->addWidget(m_view);
}

WizardPage *InstanceWizard::page() const
{
    return m_at < m_pages.size() ? m_pages[m_at] : nullptr;
}

void InstanceWizard::go(int page)
{
    m_at = page;
    m_stack->setCurrentIndex(page);
    m_navigation->setVisible(page < m_pages.size());
    m_bottom->setCurrentIndex(page + 1 == m_pages.size() ? 1 : 0);
    QStringList names;
    for (int at = 0; at < int(m_pages.size()); ++at)
        names << (at == page ? tr("[ %1 ]") : u"%1"_s).arg(m_pages[at]->title());
    m_steps->setText(names.join(u"  ›  "_s));
    if (WizardPage *now = this->page()) {
        m_steps->setAccessibleName(
            tr("Step %1 of %2: %3").arg(QString::number(page + 1), QString::number(m_pages.size()), now->title()));
        refresh();
        now->focusFirst();
    }
}

void InstanceWizard::refresh()
{
    WizardPage *now = page();
    if (!now)
        return;
    now->refresh();
    refreshBars();
    m_back->setEnabled(m_at > 0);
    QString why = now->whyNotNext();
    if (!why.isEmpty() && m_at > 0 && m_state->looking())
        why = tr("Looking at the hosts…");
    m_reason->setText(why);
    m_next->setEnabled(why.isEmpty());
    m_next->setToolTip(plainTip(why));
    m_next->setAccessibleDescription(why);
}

void InstanceWizard::refreshBars()
{
    const QString news = m_state->planNews();
    if (news.isEmpty())
        m_news->hide();
    else
        m_news->showError({.code = ErrorCode::DeviceInUse, .summary = news, .detail = {}, .hint = {}}, Accent::Warning);
    m_take->setVisible(m_state->draft().plan && m_state->plans()->plan(m_state->draft().plan->id));
    const HostSession *session = m_state->session();
    if (!session || session->state() == HostSession::State::Online)
        return m_host->hide();
    const std::optional<Error> error = session->error();
    m_host->showError({.code = ErrorCode::ConnectionLost,
                       .summary = tr("There is no connection to %1 now.").arg(session->entry().name),
                       .detail = error ? error->toText() : QString(),
                       .hint = tr("Nothing that you typed is lost: it goes on when the host is there again."),
                       .transient = true},
                      Accent::Warning);
}

void InstanceWizard::takePlan()
{
    InstanceDraft draft = m_state->draft();
    if (draft.plan)
        draft.plan = m_state->plans()->plan(draft.plan->id);
    m_state->setDraft(draft);
}

void InstanceWizard::create()
{
    if (!m_review->panel()->executable())
        return;
    go(int(m_pages.size()));
    m_steps->setText(tr("New instance %1").arg(m_state->draft().name));
    m_news->hide();
    m_host->hide();
    m_run->start();
}

void InstanceWizard::showRun()
{
    if (const auto &report = m_run->report())
        m_view->setReport(*report);
    m_view->setWaiting(m_run->waiting());
    m_view->setNote(m_run->note());
    const bool over = !m_run->waiting() && (!m_run->report() || !m_run->report()->running());
    const bool done = over && m_run->report() && m_run->report()->outcome == Outcome::Done;
    m_open->setVisible(done);
    m_open->setDefault(done);
    if (done)
        m_open->setFocus();
    // What isn't known, or stands in part, is no matter for another try here.
    const Outcome outcome = m_run->report() ? m_run->report()->outcome : Outcome::Refused;
    m_runBack->setVisible(over &&
                          (outcome == Outcome::Refused || outcome == Outcome::Undone || outcome == Outcome::Cancelled));
}

void InstanceWizard::backFromRun()
{
    m_state->hold(false);
    m_state->readStorage(false);
    go(int(m_pages.size()) - 1);
}

void InstanceWizard::openVm()
{
    HostSession *session = m_state->hosts()->session(m_run->host());
    if (session)
        Q_EMIT opened(session, m_state->request().id);
    close();
}

} // namespace riser
