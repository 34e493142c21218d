// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/report.h"

#include <QWidget>

class QPushButton;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace riser {

class HostList;
class ReportView;
class TaskModel;

/// Every operation of this start, running and past, with its report. The newest is shown until the user picks another.
/// Object names: "taskView", "reportView", "taskCopy", "taskCancel", "taskEmpty".
class TasksPanel : public QWidget
{
    Q_OBJECT
public:
    explicit TasksPanel(HostList *hosts, QWidget *parent = nullptr);

    TaskModel *model() const { return m_model; }
    void saveLayout() const;

Q_SIGNALS:
    void runningChanged(int count);

private:
    void build();
    void take(const OperationReport &report);
    void showChosen();
    void cancel();

    HostList *m_hosts;
    TaskModel *m_model;
    QTreeView *m_view;
    ReportView *m_report;
    QPushButton *m_copy;
    QPushButton *m_cancel;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
};

} // namespace riser
