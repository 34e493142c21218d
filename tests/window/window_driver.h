// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/devices/rules.h"
#include "core/operations/report.h"

#include <QList>
#include <QString>

#include <optional>

class QAction;
class QDialog;
class QMenu;
class QWidget;

namespace riser {
class Console;
class DeviceListPage;
class DevicesPage;
class HostSession;
class VmsPage;
} // namespace riser

namespace riser::test {

/// A user's hands on the real window: clicks what a user would click, by mouse, and waits as long as a user would.
/// Every function says false (or null) when it can't, and lastError() says what it was looking at; so a test VERIFYs
/// each.
class WindowDriver
{
public:
    /// `limit`: how long anything may take, in ms.
    WindowDriver(Console *console, int limit);

    bool waitOnline(HostSession *session);
    /// Selects the host or VM in the tree with the mouse and goes to its Devices tab.
    DevicesPage *openDevices(HostSession *session, const QString &vm = {});
    /// Clicks the row's ACTIONS button: the menu that opens. `session`: on a page of several hosts, the one meant.
    QMenu *openActions(DeviceListPage *page, const DeviceKey &device, const HostSession *session = nullptr);
    /// ... and its entry, by object name.
    bool clickAction(DeviceListPage *page, const DeviceKey &device, const QString &action,
                     const HostSession *session = nullptr);
    QDialog *dialog(); ///< the dialog that is open, waited for
    bool chooseVm(QDialog *dialog, const QString &name);
    bool chooseWhen(QDialog *dialog, When when);
    bool tickWarnings(QDialog *dialog);
    bool execute(QDialog *dialog);
    /// The report of the newest operation of this host, when it has ended.
    std::optional<OperationReport> waitReport(HostSession *session);

    /// The whole of it: ACTIONS, the entry, what the dialog asks, EXECUTE, the finished report.
    std::optional<OperationReport> detach(DeviceListPage *page, HostSession *session, const DeviceKey &device);
    std::optional<OperationReport> giveBack(DeviceListPage *page, HostSession *session, const DeviceKey &device);
    std::optional<OperationReport> release(DeviceListPage *page, HostSession *session, const DeviceKey &device);
    std::optional<OperationReport> assign(DeviceListPage *page, HostSession *session, const DeviceKey &device,
                                          const QString &vm, When when);

    /// Selects the host in the tree and goes to its Virtual machines tab.
    VmsPage *openVms(HostSession *session);
    /// Selects the VM in the tree and goes to its Overview: the page with its buttons.
    QWidget *openOverview(HostSession *session, const QString &vm);
    bool selectVm(VmsPage *page, const DomainId &domain);
    /// Clicks the button of this action ("vmStart") once it isn't greyed.
    bool clickVmButton(QWidget *page, const QString &action);
    /// The menu of the VM's row, by its context menu.
    QMenu *openVmMenu(VmsPage *page, const DomainId &domain);
    QMenu *openVmMenu(HostSession *session, const QString &vm); ///< of its row in the tree
    bool clickEntry(QMenu *menu, const QString &action);

    /// The row's Status column.
    QString statusShown(DeviceListPage *page, const DeviceKey &device, const HostSession *session = nullptr) const;
    /// Waits until the row says so.
    bool waitStatus(DeviceListPage *page, const DeviceKey &device, const QString &text);
    const QString &lastError() const { return m_error; }

private:
    /// Clicks the host's row, or that of its VM; false when there is none.
    bool clickInTree(HostSession *session, const QString &vm);
    QModelIndex treeRow(HostSession *session, const QString &vm);
    QMenu *contextMenu(QWidget *viewport, const QPoint &at);
    std::optional<OperationReport> act(DeviceListPage *page, HostSession *session, const DeviceKey &device,
                                       const QString &action);
    bool fail(const QString &words);

    Console *m_console;
    int m_limit;
    QString m_error;
    QList<OperationReport> m_finished; ///< not yet asked for
};

} // namespace riser::test
