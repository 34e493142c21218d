// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_session.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTabWidget;

namespace riser {

class DiffView;
class FindingsView;
class StepsView;

/// Why nothing can be started on this host at all: not connected, never read, or one of these devices is on its way in
/// another operation. Empty: it can. A null session was removed from the list.
QString whyHostCannot(const HostSession *session, const QList<DeviceKey> &devices);

/// The lower half of every dialog that starts an operation: checks, preview, and EXECUTE with the reason beside it when
/// it is greyed. Judges the operation by its own rules on the inventory it is given. GUI thread.
class OperationPanel : public QWidget
{
    Q_OBJECT
public:
    explicit OperationPanel(QWidget *parent = nullptr);

    /// `operation` may be null while it isn't chosen yet; `unavailable` greys EXECUTE whatever the checks say.
    /// So does `missing`, which is what the user still has to do: it is no finding, and the preview stays.
    void judge(const Operation *operation, const InventoryPtr &inventory, const QString &unavailable,
               const QString &missing = {});
    void setExecuteText(const QString &text);                ///< instead of EXECUTE
    void addPreview(QWidget *preview, const QString &title); ///< another tab of what will happen
    /// EXECUTE, the reason and Cancel, for the bottom of the dialog. Owned by the panel until laid out.
    QWidget *footer() const { return m_footer; }
    bool executable() const;
    void focusExecute(); ///< once the dialog is laid out

Q_SIGNALS:
    void execute();
    void cancel();

private:
    QWidget *makeChecks();
    void makePreview();
    void makeFooter();
    void preview(const Operation *operation, const Inventory *inventory);
    void judgeButton();

    FindingsView *m_findings;
    QTabWidget *m_tabs;
    StepsView *m_steps;
    DiffView *m_diff;
    StepsView *m_virsh;
    QWidget *m_footer;
    QLabel *m_reason;
    QPushButton *m_execute;
    QString m_unavailable;
    QString m_missing;
    bool m_chosen = false;
};

} // namespace riser
