// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/batch_dialog.h"

#include "core/host/host_session.h"
#include "core/operations/operations.h"
#include "ui/pages/device_actions.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/status_icons.h"
#include "ui/shared/verdict_sign.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

BatchDialog::BatchDialog(OperationKind kind, QList<SessionDevice> devices, DomainId scope, QWidget *parent)
    : QDialog(parent)
    , m_kind(kind)
    , m_devices(std::move(devices))
    , m_scope(std::move(scope))
    , m_severalHosts(sessionsOf(m_devices).size() > 1)
    , m_title(new QLabel(this))
    , m_list(new QTreeWidget(this))
    , m_tick(new QCheckBox(tr("I have read the warnings and want to go on"), this))
    , m_buttons(new QDialogButtonBox(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(actionText(kind).remove(u'…'));
    build();
    for (HostSession *session : sessionsOf(m_devices)) {
        connect(session, &HostSession::inventoryChanged, this, &BatchDialog::refresh);
        connect(session, &HostSession::stateChanged, this, &BatchDialog::refresh);
        connect(session, &QObject::destroyed, this, [this] {
            if (sessionsOf(m_devices).isEmpty())
                close();
            else
                refresh();
        });
    }
    refresh();
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().lineSpacing() * 26);
}

void BatchDialog::build()
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_list->setObjectName(u"batchList"_s);
    m_list->setAccessibleName(tr("Devices and their checks"));
    m_list->setHeaderHidden(true);
    m_list->setWordWrap(true);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_tick->setObjectName(u"batchTick"_s);
    connect(m_tick, &QCheckBox::toggled, this, &BatchDialog::refresh);
    QPushButton *execute = m_buttons->addButton(tr("EXECUTE"), QDialogButtonBox::AcceptRole);
    execute->setObjectName(u"batchExecute"_s);
    execute->setDefault(true);
    m_buttons->addButton(QDialogButtonBox::Cancel);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &BatchDialog::execute);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::close);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_title);
    if (m_kind == OperationKind::Assign)
        buildTarget(layout);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_tick);
    layout->addWidget(m_buttons);
}

void BatchDialog::buildTarget(QVBoxLayout *layout)
{
    m_vm = new QComboBox(this);
    m_vm->setObjectName(u"batchVm"_s);
    m_vm->setPlaceholderText(tr("Choose a virtual machine"));
    m_when = new QComboBox(this);
    m_when->setObjectName(u"batchWhen"_s);
    m_when->addItem(tr("Now, and at every start"), int(When::Now));
    m_when->addItem(tr("At the next start"), int(When::NextStart));
    auto *form = new QFormLayout;
    form->addRow(tr("&Virtual machine:"), m_vm);
    form->addRow(tr("&When:"), m_when);
    layout->addLayout(form);
    refreshVms();
    chooseUsualTime();
    connect(m_vm, &QComboBox::currentIndexChanged, this, &BatchDialog::chooseUsualTime);
    connect(m_vm, &QComboBox::currentIndexChanged, this, &BatchDialog::refresh);
    connect(m_when, &QComboBox::currentIndexChanged, this, &BatchDialog::refresh);
}

InventoryPtr BatchDialog::vmHost() const
{
    return m_devices.first().inventory();
}

void BatchDialog::refreshVms()
{
    const InventoryPtr inventory = vmHost();
    if (!inventory)
        return;
    const QSignalBlocker quiet(m_vm);
    const QString chosen = m_vmsListed ? m_vm->currentData().toString() : m_scope.value();
    const bool anyone = !m_vmsListed && m_scope.isEmpty();
    m_vmsListed = true;
    m_vm->clear();
    for (const Domain &domain : inventory->snapshot().domains)
        m_vm->addItem(runStateIcon(domain.state), domain.name, domain.id.value());
    // Nothing takes the place of a VM that is gone: it would get what was meant for another.
    m_vm->setCurrentIndex(anyone && m_vm->count() ? 0 : m_vm->findData(chosen));
    m_vm->setEnabled(m_scope.isEmpty());
}

void BatchDialog::chooseUsualTime()
{
    const InventoryPtr inventory = vmHost();
    if (const Domain *vm = inventory ? inventory->domain(chosenVm()) : nullptr)
        m_when->setCurrentIndex(m_when->findData(int(vm->running() ? When::Now : When::NextStart)));
}

DomainId BatchDialog::chosenVm() const
{
    return m_vm ? DomainId(m_vm->currentData().toString()) : m_scope;
}

std::unique_ptr<Operation> BatchDialog::make(const DeviceKey &device) const
{
    switch (m_kind) {
    case OperationKind::Detach:
        return makeDetach(device);
    case OperationKind::Return:
        return makeReturn(device);
    case OperationKind::Assign:
        return makeAssign(device, chosenVm(), When(m_when->currentData().toInt()));
    case OperationKind::Release:
        return makeRelease(device, m_scope);
    case OperationKind::Repair:
        return makeRepair(device);
    default:
        break; // of whole VMs
    }
    std::unreachable();
}

/// A line for one device, with what its checks say below.
void BatchDialog::addDevice(const SessionDevice &device, QStringList &warnings)
{
    const InventoryPtr inventory = device.inventory();
    if (!inventory)
        return;
    const bool online = device.session->state() == HostSession::State::Online;
    const std::unique_ptr<Operation> operation = make(device.key);
    const Findings findings = operation->check(*inventory);
    const bool can = online && allowed(findings);
    if (can)
        m_allowed.append(device);
    const QString title = operation->title(*inventory);
    const QString host = device.session->entry().name;
    auto *item = new QTreeWidgetItem(m_list, {m_severalHosts ? tr("%1: %2").arg(host, title) : title});
    item->setIcon(0, themedIcon(can ? u"riser-done"_s : u"riser-blocked"_s));
    if (!online && m_severalHosts)
        new QTreeWidgetItem(item, {tr("“%1” is not connected.").arg(host)});
    for (const Finding &finding : findings) {
        if (finding.verdict == Verdict::Pass || (finding.verdict == Verdict::NotChecked && !can))
            continue;
        if (can && finding.verdict == Verdict::Warn)
            warnings << finding.text;
        auto *line = new QTreeWidgetItem(item, {tr("%1: %2").arg(verdictText(finding.verdict), finding.text)});
        line->setToolTip(0, plainTip(finding.text));
    }
}

void BatchDialog::refresh()
{
    const QList<HostSession *> sessions = sessionsOf(m_devices);
    if (sessions.isEmpty())
        return;
    if (m_vm)
        refreshVms();
    m_allowed.clear();
    m_list->clear();
    QStringList warnings;
    for (const SessionDevice &device : std::as_const(m_devices))
        addDevice(device, warnings);
    m_list->expandAll();
    QStringList names;
    bool online = false;
    for (const HostSession *session : sessions) {
        names << tr("“%1”").arg(session->entry().name);
        online |= session->state() == HostSession::State::Online && session->inventory();
    }
    const QString hosts = names.join(", "_L1);
    m_title->setText(online ? tr("%1 of %2 can be done on %3. They run one after the other; Tasks shows each.")
                                  .arg(m_allowed.size())
                                  .arg(m_devices.size())
                                  .arg(hosts)
                            : tr("%1 is not connected.").arg(hosts));
    m_buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    takeWarnings(warnings, !m_allowed.isEmpty());
}

void BatchDialog::takeWarnings(const QStringList &warnings, bool possible)
{
    if (warnings != m_warnings) {
        const QSignalBlocker quiet(m_tick);
        m_tick->setChecked(false);
        m_warnings = warnings;
    }
    m_tick->setVisible(!warnings.isEmpty());
    findChild<QPushButton *>(u"batchExecute"_s)->setEnabled(possible && (warnings.isEmpty() || m_tick->isChecked()));
}

void BatchDialog::execute()
{
    for (const SessionDevice &device : std::as_const(m_allowed)) {
        if (device.session)
            device.session->start(make(device.key));
    }
    close();
}

} // namespace riser
