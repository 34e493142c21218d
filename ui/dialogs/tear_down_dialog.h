// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_session.h"
#include "core/operations/machines/machine_operations.h"

#include <QDialog>
#include <QPointer>

#include <memory>

class QCheckBox;
class QGroupBox;
class QLabel;
class QLineEdit;
class QRadioButton;
class QStackedLayout;

namespace riser {

class OperationPanel;
class OperationRun;
class RunView;
class VolumePicks;

/// Ends a VM for good, any VM: how it is stopped, what goes with it, what comes back, the checks, exactly what will
/// happen. Where volumes go, the VM's name has to be typed. Then it shows how that goes. Not modal; deletes itself when
/// closed. Object names: "title", "stopAsk", "stopAskForce", "stopForce", "nvram", "tpm", "devicesBack",
/// "confirmName", those of VolumePicks, OperationPanel and RunView. GUI thread.
class TearDownDialog : public QDialog
{
    Q_OBJECT
public:
    /// `session` need not outlive the dialog.
    TearDownDialog(HostSession *session, DomainId domain, QWidget *parent = nullptr);
    ~TearDownDialog() override;

    const DomainId &domain() const { return m_domain; }
    HostSession *session() const { return m_session; }

private:
    void build();
    QWidget *makeChoices();
    QWidget *makeStop();
    void connectAll();
    void takeStorage(const StorageListing &storage, const std::optional<Error> &error);
    void refresh();
    void refreshVolumes(const Inventory &inventory, const Domain &domain);
    void refreshDevices(const Inventory &inventory);
    void judge();
    TearDownChoices choices() const;
    QString missing() const; ///< what has to be typed first
    QList<DeviceKey> devices() const;
    void start();

    QPointer<HostSession> m_session;
    DomainId m_domain;
    QString m_name; ///< as long as it is known
    std::optional<StorageListing> m_storage;
    std::optional<Error> m_storageError;
    bool m_asked = false; ///< for the storage, of this connection
    std::unique_ptr<Operation> m_operation;
    QStackedLayout *m_stack;
    QLabel *m_title;
    QLabel *m_host;
    QGroupBox *m_stop;
    QRadioButton *m_ask;
    QRadioButton *m_askForce;
    QRadioButton *m_force;
    VolumePicks *m_volumes;
    QCheckBox *m_nvram;
    QCheckBox *m_tpm;
    QLabel *m_devices;
    QWidget *m_confirm;
    QLabel *m_confirmLabel;
    QLineEdit *m_typed;
    OperationPanel *m_panel;
    OperationRun *m_run;
    RunView *m_view;
};

} // namespace riser
