// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/operations/operation.h"
#include "ui/models/session_device.h"

#include <QDialog>

#include <memory>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace riser {

/// One kind of operation for several devices of different units, of one host or several: each with its checks, one tick
/// for all warnings, one EXECUTE that queues an operation for each that is allowed. Other warnings want another tick; a
/// VM that is gone is replaced by none. A host that was removed is said so, and what was to be done there isn't. Not
/// modal; deletes itself. Object names: "batchTitle", "batchList", "batchVm", "batchWhen", "batchTick", "batchExecute".
class BatchDialog : public QDialog
{
    Q_OBJECT
public:
    /// To assign, they must be of one host: a VM is on one.
    BatchDialog(OperationKind kind, QList<SessionDevice> devices, DomainId scope, QWidget *parent);

private:
    void build();
    void buildTarget(QVBoxLayout *layout);
    void refresh();
    void refreshVms();
    void chooseUsualTime(); ///< now for a VM that runs, else its next start
    void addDevice(qsizetype at, QStringList &warnings);
    void addRemoved(qsizetype at);
    QString titleText() const;
    InventoryPtr vmHost() const; ///< what is known of the host whose VMs can be chosen
    void takeWarnings(const QStringList &warnings, bool possible);
    void execute();
    std::unique_ptr<Operation> make(const DeviceKey &device) const;
    DomainId chosenVm() const;

    OperationKind m_kind;
    QList<SessionDevice> m_devices;
    QStringList m_said; ///< of each device: the words it had last, for when its host is gone
    DomainId m_scope;
    bool m_severalHosts;
    QList<SessionDevice> m_allowed;
    QStringList m_warnings; ///< that the tick is about
    bool m_vmsListed = false;
    QLabel *m_title;
    QTreeWidget *m_list;
    QComboBox *m_vm = nullptr; ///< only for Assign
    QComboBox *m_when = nullptr;
    QCheckBox *m_tick;
    QDialogButtonBox *m_buttons;
    QPushButton *m_execute = nullptr;
};

} // namespace riser
