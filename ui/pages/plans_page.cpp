// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/plans_page.h"

#include "core/host/host_list.h"
#include "core/plans/plan_store.h"
#include "ui/models/plan_fit_lines.h"
#include "ui/models/plan_fits.h"
#include "ui/models/plan_model.h"
#include "ui/pages/plan_actions.h"
#include "ui/pages/plan_fit_view.h"
#include "ui/shared/empty_state.h"
#include "ui/shared/flow_layout.h"
#include "ui/shared/icons.h"
#include "ui/shared/message_bar.h"

#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

PlansPage::PlansPage(PlanStore *store, HostList *hosts, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_hosts(hosts)
    , m_model(new PlanModel(this))
    , m_filter(new PlanFilter(m_model, this))
    , m_fits(new PlanFits(hosts, store, this))
    , m_actions(new PlanActions(store, hosts, this))
{
    setObjectName(u"plansPage"_s);
    build();
    connect(store, &PlanStore::changed, this, &PlansPage::takePlans);
    connect(m_fits, &PlanFits::changed, this, &PlansPage::takeFits);
    connect(m_actions, &PlanActions::done, this, [this](const QList<PlanId> &plans) {
        m_failure->hide();
        select(plans);
    });
    connect(m_actions, &PlanActions::failed, this,
            [this](const Error &error) { m_failure->showError(error, Accent::Bad); });
    takePlans();
    restoreLayout();
}

void PlansPage::build()
{
    buildView();
    buildEmpty();
    buildBars();
    m_fit = new PlanFitView(this);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_fit);
    m_splitter->setCollapsible(0, false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({fontMetrics().lineSpacing() * 24, fontMetrics().lineSpacing() * 16});
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_empty);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addWidget(m_problems);
    all->addWidget(m_failure);
    auto *content = new QVBoxLayout;
    const int side = style()->pixelMetric(QStyle::PM_LayoutLeftMargin);
    content->setContentsMargins(side, side, side, side);
    content->addWidget(buildTop());
    content->addWidget(m_stack, 1);
    all->addLayout(content, 1);
}

void PlansPage::buildView()
{
    m_view = new QTreeView(this);
    m_view->setObjectName(u"planView"_s);
    m_view->setAccessibleName(tr("Plans"));
    m_view->setModel(m_filter);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAlternatingRowColors(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(PlanModel::NameColumn, Qt::AscendingOrder);
    const int letter = fontMetrics().averageCharWidth();
    const QList<QPair<int, int>> widths{{PlanModel::NameColumn, 34},    {PlanModel::GpuColumn, 14},
                                        {PlanModel::DevicesColumn, 24}, {PlanModel::CpuColumn, 9},
                                        {PlanModel::MemoryColumn, 12},  {PlanModel::DiskColumn, 12},
                                        {PlanModel::NumaColumn, 19},    {PlanModel::HostsColumn, 36}};
    for (const auto &[column, letters] : widths)
        m_view->header()->resizeSection(column, letters * letter);
    m_view->header()->moveSection(PlanModel::HostsColumn, PlanModel::DevicesColumn); // seen in a narrow window too
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PlansPage::takeSelection);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &PlansPage::updateFit);
    connect(m_view, &QTreeView::activated, this,
            [this](const QModelIndex &index) { m_actions->edit(m_model->plan(m_filter->mapToSource(index))); });
    connect(m_view, &QWidget::customContextMenuRequested, this, &PlansPage::openMenu);
}

QWidget *PlansPage::buildTop()
{
    auto *top = new QWidget(this);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins({});
    auto *place = new QWidget(top);
    auto *flow = new FlowLayout(place);
    flow->setContentsMargins({});
    for (QAction *action : m_actions->buttons()) {
        auto *button = new QToolButton(place);
        button->setObjectName(u"button:"_s + action->objectName());
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        flow->addWidget(button);
        addAction(action); // its keys work on the whole page
    }
    m_search = new QLineEdit(top);
    m_search->setObjectName(u"planSearch"_s);
    m_search->setAccessibleName(tr("Search plans"));
    m_search->setPlaceholderText(tr("Search name, device, host"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(fontMetrics().averageCharWidth() * 32);
    m_search->addAction(themedIcon(u"edit-find"_s), QLineEdit::LeadingPosition);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setText(text);
        updateEmpty();
    });
    row->addWidget(place, 1);
    row->addWidget(m_search, 0, Qt::AlignTop);
    return top;
}

void PlansPage::buildBars()
{
    m_problems = new MessageBar(this);
    m_problems->setObjectName(u"planProblems"_s);
    QPushButton *again = m_problems->addButton(tr("Read again"), u"planReadAgain"_s);
    connect(again, &QPushButton::clicked, m_store, &PlanStore::reload);
    m_failure = new MessageBar(this);
    m_failure->setObjectName(u"planFailure"_s);
    QPushButton *close = m_failure->addButton(tr("Close"), u"planFailureClose"_s);
    connect(close, &QPushButton::clicked, m_failure, &QWidget::hide);
    m_failure->hide();
}

void PlansPage::buildEmpty()
{
    m_empty = new EmptyState(this);
    m_empty->setObjectName(u"planEmpty"_s);
    m_create = m_empty->addButton(tr("NEW PLAN…"), u"planEmptyNew"_s);
    connect(m_create, &QPushButton::clicked, m_actions->buttons().first(), &QAction::trigger);
    m_clear = m_empty->addButton(tr("Clear the search"), u"planClearSearch"_s);
    connect(m_clear, &QPushButton::clicked, this, [this] { m_search->clear(); });
}

void PlansPage::takePlans()
{
    m_model->setPlans(m_store->plans());
    tellProblems();
    updateEmpty();
    updateFit();
    takeSelection();
}

void PlansPage::takeFits()
{
    m_model->setFits(m_fits->fits());
    updateEmpty(); // a host's name may be what is searched for
    updateFit();
}

/// Damaged and newer files in one bar: what they have in common is that Riser leaves them alone.
void PlansPage::tellProblems()
{
    const QList<Error> problems = m_store->problems();
    if (problems.isEmpty())
        return m_problems->hide();
    if (problems.size() == 1)
        return m_problems->showError(problems.first(), Accent::Warning);
    QStringList all;
    for (const Error &problem : problems)
        all << problem.toText();
    m_problems->showError(
        {.code = problems.first().code,
         .summary = tr("%n file(s) of the plan list can't be read.", nullptr, int(problems.size())),
         .detail = all.join(u"\n\n"_s),
         .hint = tr("They are in %1 and stay as they are. The other plans can be used.").arg(m_store->path())},
        Accent::Warning);
}

void PlansPage::updateEmpty()
{
    const bool none = m_filter->rowCount() == 0;
    const bool searched = m_model->rowCount() > 0;
    m_stack->setCurrentWidget(none ? static_cast<QWidget *>(m_empty) : m_splitter);
    m_clear->setVisible(searched);
    m_create->setVisible(!searched);
    if (searched)
        m_empty->setContent(u"edit-find"_s, tr("No plans match"), tr("No plan has all of the search words."));
    else if (m_store->problems().isEmpty())
        m_empty->setContent(u"riser-plan"_s, tr("No plans yet"),
                            tr("A plan says what a new virtual machine gets: vCPUs, memory, disk, and how many GPUs."));
    else
        m_empty->setContent(u"riser-plan"_s, tr("No plan could be read"),
                            tr("The message above says why, and what to do."));
}

void PlansPage::updateFit()
{
    const PlanId id = m_model->plan(m_filter->mapToSource(m_view->currentIndex()));
    const std::optional<Plan> plan = m_store->plan(id);
    if (!plan)
        return m_fit->setContent({}, {}, {},
                                 tr("Select a plan to see which hosts could take it, and why others can't."));
    QString text = planSummary(*plan);
    if (!plan->description.isEmpty())
        text += u'\n' + plan->description;
    const auto fits = m_fits->fits().constFind(id);
    if (fits == m_fits->fits().cend())
        return m_fit->setContent(plan->name, text, {}, tr("Looking at the hosts…"));
    m_fit->setContent(plan->name, text, fitBlocks(*fits, m_fits->hosts()),
                      fits->isEmpty()
                          ? tr("There is no host in the list yet. Add one to see whether it could take this plan.")
                          : QString());
}

QList<PlanId> PlansPage::selected() const
{
    QList<PlanId> plans;
    for (const QModelIndex &row : m_view->selectionModel()->selectedRows())
        plans << m_model->plan(m_filter->mapToSource(row));
    return plans;
}

/// What can't be seen isn't acted upon: from another page the menu knows no selection.
void PlansPage::takeSelection()
{
    m_actions->setSelected(isVisible() ? selected() : QList<PlanId>());
}

void PlansPage::select(const QList<PlanId> &plans)
{
    const auto indexOf = [this](const PlanId &plan) { return m_filter->mapFromSource(m_model->indexOf(plan)); };
    if (!std::ranges::all_of(plans, [&indexOf](const PlanId &plan) { return indexOf(plan).isValid(); }))
        m_search->clear(); // what was just made isn't hidden
    QItemSelection rows;
    for (const PlanId &plan : plans) {
        if (const QModelIndex index = indexOf(plan); index.isValid())
            rows.select(index, index.siblingAtColumn(PlanModel::ColumnCount - 1));
    }
    if (rows.isEmpty())
        return;
    const QModelIndex first = rows.first().topLeft();
    m_view->setCurrentIndex(first);
    m_view->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    m_view->scrollTo(first);
}

void PlansPage::openMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"planMenu"_s);
    menu->setAccessibleName(tr("Actions"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->fillMenu(menu);
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

void PlansPage::fillMenu(QMenu *menu) const
{
    m_actions->fillMenu(menu);
}

void PlansPage::refresh()
{
    m_store->reload();
}

void PlansPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void PlansPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_fits->setActive(true);
    if (!m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_filter->index(0, 0));
    takeSelection();
}

void PlansPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_fits->setActive(false);
    takeSelection();
}

void PlansPage::saveLayout() const
{
    QSettings settings;
    settings.beginGroup("plans"_L1);
    settings.setValue("columns"_L1, m_view->header()->saveState());
    settings.setValue("splitter"_L1, m_splitter->saveState());
}

void PlansPage::restoreLayout()
{
    QSettings settings;
    settings.beginGroup("plans"_L1);
    if (const QByteArray columns = settings.value("columns"_L1).toByteArray(); !columns.isEmpty())
        m_view->header()->restoreState(columns);
    if (const QByteArray splitter = settings.value("splitter"_L1).toByteArray(); !splitter.isEmpty())
        m_splitter->restoreState(splitter);
}

} // namespace riser
