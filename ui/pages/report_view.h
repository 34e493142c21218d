// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/report.h"

#include <QScrollArea>

class QGridLayout;

namespace riser {

/// One operation in full: its steps with their state, what went wrong, what the re-read found. Texts are plain, wrap
/// and can be selected. Object name "reportView".
class ReportView : public QScrollArea
{
    Q_OBJECT
public:
    explicit ReportView(QWidget *parent = nullptr);

    void setReport(const std::optional<OperationReport> &report); ///< keeps the scroll position
    QString text() const;                                         ///< for copying; empty without a report

private:
    void addSteps(const OperationReport &report);
    void addError(const OperationReport &report);
    void addFindings(const OperationReport &report);
    void addHead(const QString &text);
    void addLine(const QIcon &icon, const QString &text, const QString &tip = {});

    std::optional<OperationReport> m_report;
    QGridLayout *m_lines = nullptr; ///< of the content shown now
};

} // namespace riser
