// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/operations/operation.h"

#include <QDialog>
#include <QPointer>

#include <memory>

class QLabel;

namespace riser {

class ChoiceList;
class HostSession;
class OperationPanel;
class UnitView;
class WhenChoice;

/// ASSIGN DEVICE: what goes, to which server, when, the checks live, what exactly will happen, EXECUTE. From a device
/// it asks for the VM, from a VM for a device of the pool. Not modal; deletes itself when closed. GUI thread.
///
/// What the user picked stays picked over every update of the host; when it can't be done any more the checks say why.
/// Object names: "title", "host", "devices" (where one is picked here), "domains".
class AssignDialog : public QDialog
{
    Q_OBJECT
public:
    /// Either or both of `device` and `presetDomain` may be empty: then it is picked here. `session` need not outlive
    /// the dialog.
    AssignDialog(HostSession *session, const DeviceKey &device, const DomainId &presetDomain,
                 QWidget *parent = nullptr);
    ~AssignDialog() override;

private:
    void build();
    QWidget *makeChoices();
    void connectAll();
    DeviceKey device() const;
    DomainId domain() const;
    void partnersChanged();
    void refresh();
    void refreshChoices(const Inventory &inventory);
    void refreshTitle(const Inventory *inventory);
    QString unavailable() const;
    void start();

    QPointer<HostSession> m_session;
    const DeviceKey m_presetDevice;
    std::unique_ptr<Operation> m_operation;
    bool m_refreshing = false;
    QString m_deviceTitle; ///< last known words, for when it is gone
    QLabel *m_title;
    QLabel *m_host;
    UnitView *m_unit;
    ChoiceList *m_devices = nullptr; ///< only when a device is to be picked
    ChoiceList *m_domains;
    WhenChoice *m_when;
    OperationPanel *m_panel;
};

} // namespace riser
