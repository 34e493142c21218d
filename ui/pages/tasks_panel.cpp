// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/tasks_panel.h"

#include "core/host/host_list.h"
#include "ui/models/task_model.h"
#include "ui/pages/report_view.h"
#include "ui/shared/icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

TasksPanel::TasksPanel(HostList *hosts, QWidget *parent)
    : QWidget(parent)
    , m_hosts(hosts)
    , m_model(new TaskModel(this))
    , m_view(new QTreeView(this))
    , m_report(new ReportView(this))
    , m_copy(new QPushButton(themedIcon(u"edit-copy"_s), tr("Copy as text"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_splitter(new QSplitter(this))
    , m_stack(new QStackedWidget(this))
{
    build();
    connect(hosts, &HostList::reportChanged, this, &TasksPanel::take);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TasksPanel::showChosen);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_report->text()); });
    connect(m_cancel, &QPushButton::clicked, this, &TasksPanel::cancel);
    showChosen();
}

void TasksPanel::build()
{
    m_view->setObjectName(u"taskView"_s);
    m_view->setAccessibleName(tr("Operations"));
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setTextElideMode(Qt::ElideMiddle);
    const int letter = fontMetrics().averageCharWidth();
    m_view->header()->resizeSection(TaskModel::TitleColumn, letter * 48);
    m_view->header()->resizeSection(TaskModel::HostColumn, letter * 14);
    m_view->header()->resizeSection(TaskModel::StateColumn, letter * 30);
    m_copy->setObjectName(u"taskCopy"_s);
    m_cancel->setObjectName(u"taskCancel"_s);

    auto *details = new QWidget(this);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_copy);
    auto *column = new QVBoxLayout(details);
    column->setContentsMargins({});
    column->addWidget(m_report, 1);
    column->addLayout(buttons);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(details);
    m_splitter->setSizes({600, 400});

    auto *empty =
        new QLabel(tr("Nothing has been done yet. What you start from a device's ACTIONS appears here, with its "
                      "steps and its result."),
                   this);
    empty->setObjectName(u"taskEmpty"_s);
    empty->setAlignment(Qt::AlignCenter);
    empty->setWordWrap(true);
    empty->setForegroundRole(QPalette::PlaceholderText);
    m_stack->addWidget(empty);
    m_stack->addWidget(m_splitter);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_stack);

    const QSettings settings;
    if (const QByteArray state = settings.value("tasks/splitter"_L1).toByteArray(); !state.isEmpty())
        m_splitter->restoreState(state);
    if (const QByteArray state = settings.value("tasks/columns"_L1).toByteArray(); !state.isEmpty())
        m_view->header()->restoreState(state);
}

void TasksPanel::take(const OperationReport &report)
{
    const int before = m_model->rowCount();
    const QModelIndex current = m_view->currentIndex();
    const bool follows = !current.isValid() || (current.row() == 0 && !m_view->hasFocus());
    m_model->update(report);
    m_stack->setCurrentIndex(1);
    if (m_model->rowCount() > before && follows)
        m_view->setCurrentIndex(m_model->index(0, 0));
    showChosen();
    Q_EMIT runningChanged(m_model->running());
}

void TasksPanel::showChosen()
{
    const QModelIndex current = m_view->currentIndex();
    m_report->setReport(current.isValid() ? std::optional(m_model->report(current)) : std::nullopt);
    m_copy->setEnabled(current.isValid());
    m_cancel->setEnabled(current.isValid() && m_model->report(current).running());
}

void TasksPanel::cancel()
{
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid())
        return;
    const OperationReport &report = m_model->report(current);
    if (HostSession *session = m_hosts->session(report.host))
        session->cancel(report.number);
}

void TasksPanel::saveLayout() const
{
    QSettings settings;
    settings.setValue("tasks/splitter"_L1, m_splitter->saveState());
    settings.setValue("tasks/columns"_L1, m_view->header()->saveState());
}

} // namespace riser
