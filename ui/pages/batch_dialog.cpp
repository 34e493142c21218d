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
    , m_said(m_devices.size())
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
        // Queued: the pointer is null by then.
        connect(session, &QObject::destroyed, this, &BatchDialog::refresh, Qt::QueuedConnection);
    }
    refresh();
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().lineSpacing() * 26);
}

void BatchDialog::build()
{
    m_title->setObjectName(u"batchTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_list->setObjectName(u"batchList"_s);
    m_list->setAccessibleName(tr("Devices and their checks"));
    m_list->setHeaderHidden(true);
    m_list->setWordWrap(true);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_tick->setObjectName(u"batchTick"_s);
    connect(m_tick, &QCheckBox::toggled, this, &BatchDialog::refresh);
    m_execute = m_buttons->addButton(tr("EXECUTE"), QDialogButtonBox::AcceptRole);
    m_execute->setObjectName(u"batchExecute"_s);
    m_execute->setDefault(true);
    m_buttons->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
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
    const QList<HostSession *> sessions = sessionsOf(m_devices);
    return sessions.isEmpty() ? nullptr : sessions.first()->inventory();
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
void BatchDialog::addDevice(qsizetype at, QStringList &warnings)
{
    const SessionDevice &device = m_devices.at(at);
    const InventoryPtr inventory = device.inventory();
    if (!inventory) {
        if (!device.session)
            addRemoved(at);
        return;
    }
    const bool online = device.session->state() == HostSession::State::Online;
    const std::unique_ptr<Operation> operation = make(device.key);
    const Findings findings = operation->check(*inventory);
    const bool can = online && allowed(findings);
    if (can)
        m_allowed.append(device);
    const QString title = operation->title(*inventory);
    const QString host = device.session->entry().name;
    m_said[at] = m_severalHosts ? tr("%1: %2").arg(host, title) : title;
    auto *item = new QTreeWidgetItem(m_list, {m_said[at]});
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

void BatchDialog::addRemoved(qsizetype at)
{
    auto *item = new QTreeWidgetItem(m_list, {m_said[at].isEmpty() ? m_devices[at].key.value() : m_said[at]});
    item->setIcon(0, themedIcon(u"riser-blocked"_s));
    new QTreeWidgetItem(item, {tr("The host was removed from the list.")});
}

QString BatchDialog::titleText() const
{
    QStringList names;
    bool online = false;
    for (const HostSession *session : sessionsOf(m_devices)) {
        names << tr("“%1”").arg(session->entry().name);
        online |= session->state() == HostSession::State::Online && session->inventory();
    }
    if (names.isEmpty())
        return tr("The host was removed from the list.");
    const QString hosts = names.join(", "_L1);
    if (!online)
        return tr("Not connected: %1.").arg(hosts);
    return tr("%1 of %2 can be done on %3. Each host does one after the other; Tasks shows each.")
        .arg(m_allowed.size())
        .arg(m_devices.size())
        .arg(hosts);
}

void BatchDialog::refresh()
{
    if (m_vm)
        refreshVms();
    m_allowed.clear();
    m_list->clear();
    QStringList warnings;
    for (qsizetype at = 0; at < m_devices.size(); ++at)
        addDevice(at, warnings);
    m_list->expandAll();
    m_title->setText(titleText());
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
    m_execute->setEnabled(possible && (warnings.isEmpty() || m_tick->isChecked()));
}

/// Does what the dialog shows, or shows first what has become of it: a host may be gone that it hasn't heard of yet.
void BatchDialog::execute()
{
    const QList<SessionDevice> shown = m_allowed;
    refresh();
    if (m_allowed != shown || !m_execute->isEnabled())
        return;
    for (const SessionDevice &device : shown)
        device.session->start(make(device.key));
    close();
}

} // namespace riser
