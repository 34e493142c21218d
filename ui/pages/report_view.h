// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/report.h"

#include <QTreeWidget>

namespace riser {

/// One operation in full: its steps with their state, what went wrong, what the re-read found. Object name
/// "reportView".
class ReportView : public QTreeWidget
{
    Q_OBJECT
public:
    explicit ReportView(QWidget *parent = nullptr);

    void setReport(const std::optional<OperationReport> &report); ///< keeps the scroll position
    QString text() const;                                         ///< for copying; empty without a report

private:
    void addSteps(const OperationReport &report);
    void addError(const Error &error);
    void addFindings(const OperationReport &report);
    QTreeWidgetItem *addHead(const QString &text);
    void addLine(QTreeWidgetItem *head, const QString &icon, const QString &text, const QString &tip);

    std::optional<OperationReport> m_report;
};

} // namespace riser
