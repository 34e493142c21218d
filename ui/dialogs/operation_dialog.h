// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"

#include <QDialog>
#include <QPointer>

#include <functional>
#include <memory>

class QLabel;

namespace riser {

class HostSession;
class OperationPanel;
class UnitView;

/// Asks before a detach, return or release, or before something is done with a VM: what moves, the checks live, what
/// exactly will happen, EXECUTE. Not modal; deletes itself when closed. EXECUTE hands the operation to the session and
/// closes: Tasks shows how it goes.
///
/// Stays open and says so when the host goes offline, the device disappears or the VM is deleted. GUI thread.
/// Object names: "title", "host".
class OperationDialog : public QDialog
{
    Q_OBJECT
public:
    /// `session` need not outlive the dialog. `make` is called for the checks, and again for what is started.
    OperationDialog(HostSession *session, std::function<std::unique_ptr<Operation>()> make, QWidget *parent = nullptr);
    ~OperationDialog() override;

private:
    void build();
    void refresh();
    void showDevices(const Inventory &inventory);
    QString whyUnavailable() const;
    void start();

    QPointer<HostSession> m_session;
    std::function<std::unique_ptr<Operation>()> m_make;
    std::unique_ptr<Operation> m_operation;
    QList<DeviceKey> m_devices; ///< as long as they are known: the first is the one asked for
    QLabel *m_title;
    QLabel *m_host;
    QLabel *m_what;
    UnitView *m_unit;
    OperationPanel *m_panel;
};

} // namespace riser
