// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/report.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace riser {

class ReportView;

/// An operation that a dialog started, while it runs and after: what came of it, how far it is, its steps. Object
/// names: "runTitle", "runOutcome", "runNote", "runProgress", "reportView", "runCancel", "runCopy", "runClose". GUI
/// thread.
class RunView : public QWidget
{
    Q_OBJECT
public:
    explicit RunView(QWidget *parent = nullptr);

    void setReport(const OperationReport &report);
    void setNote(const QString &note); ///< what else is to be said; empty: nothing
    /// Between two tries nothing runs, and still it isn't over.
    void setWaiting(bool waiting);
    QPushButton *addButton(const QString &text, const QString &objectName); ///< before Close

Q_SIGNALS:
    void cancelRequested();
    void closeRequested();

private:
    void showProgress();
    void showState();

    std::optional<OperationReport> m_report;
    bool m_waiting = false;
    QLabel *m_title;
    QLabel *m_outcome;
    QLabel *m_note;
    QProgressBar *m_progress;
    ReportView *m_steps;
    QHBoxLayout *m_buttons;
    QPushButton *m_cancel;
    QPushButton *m_close;
};

/// Bytes of a step that tells how far it is; busy while it doesn't.
void showStepProgress(QProgressBar *bar, const OperationReport &report);

} // namespace riser
