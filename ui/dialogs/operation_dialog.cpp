// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/operation_dialog.h"

#include "core/host/host_session.h"
#include "ui/dialogs/operation_panel.h"
#include "ui/dialogs/unit_view.h"
#include "ui/shared/format.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

/// Of one unit of devices, not of a VM as a whole.
bool isOfDevice(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Detach:
    case OperationKind::Return:
    case OperationKind::Assign:
    case OperationKind::Release:
    case OperationKind::Repair:
        return true;
    default:
        return false;
    }
}

} // namespace

OperationDialog::OperationDialog(HostSession *session, std::function<std::unique_ptr<Operation>()> make,
                                 QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_make(std::move(make))
    , m_operation(m_make())
    , m_title(new QLabel)
    , m_host(new QLabel)
    , m_what(new QLabel(tr("What moves")))
    , m_unit(new UnitView)
    , m_panel(new OperationPanel)
{
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connect(session, &HostSession::inventoryChanged, this, &OperationDialog::refresh);
    connect(session, &HostSession::stateChanged, this, &OperationDialog::refresh);
    connect(session, &HostSession::transitionsChanged, this, &OperationDialog::refresh);
    // Queued: the pointer is null by then.
    connect(session, &QObject::destroyed, this, &OperationDialog::refresh, Qt::QueuedConnection);
    connect(m_panel, &OperationPanel::execute, this, &OperationDialog::start);
    connect(m_panel, &OperationPanel::cancel, this, &OperationDialog::reject);
    refresh();
    m_panel->focusExecute();
}

OperationDialog::~OperationDialog() = default;

void OperationDialog::build()
{
    for (QLabel *label : {m_title, m_host}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_title->setObjectName(u"title"_s);
    m_host->setObjectName(u"host"_s);
    QFont big = m_title->font();
    big.setPointSizeF(big.pointSizeF() * 1.25);
    big.setBold(true);
    m_title->setFont(big);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_host);
    column->addWidget(m_what);
    column->addWidget(m_unit);
    m_what->setVisible(isOfDevice(m_operation->kind()));
    m_unit->setVisible(isOfDevice(m_operation->kind()));
    column->addWidget(m_panel, 1);
    column->addWidget(m_panel->footer());
    resize(fontMetrics().averageCharWidth() * 120, fontMetrics().height() * 40);
}

void OperationDialog::refresh()
{
    const InventoryPtr inventory = m_session ? m_session->inventory() : nullptr;
    if (m_session)
        m_host->setText(tr("on %1").arg(m_session->entry().name));
    if (inventory) {
        if (isOfDevice(m_operation->kind()))
            showDevices(*inventory);
        else if (m_title->text().isEmpty() || inventory->domain(m_operation->domain()))
            m_title->setText(m_operation->title(*inventory));
        setWindowTitle(tr("%1 on %2", "what is done, and the host").arg(m_title->text(), m_session->entry().name));
    }
    m_panel->judge(m_operation.get(), inventory, whyUnavailable());
}

/// A device that is gone keeps the words it had.
void OperationDialog::showDevices(const Inventory &inventory)
{
    if (const auto devices = m_operation->devices(inventory); !devices.isEmpty())
        m_devices = devices;
    if (m_devices.isEmpty())
        return;
    if (m_title->text().isEmpty() || inventory.device(m_devices.first()))
        m_title->setText(m_operation->title(inventory));
    m_unit->setUnit(inventory, m_devices.first(), m_operation->kind());
}

QString OperationDialog::whyUnavailable() const
{
    QString why = whyHostCannot(m_session, m_devices);
    if (why.isEmpty() && !isOfDevice(m_operation->kind())) {
        const auto busy = m_session->vmTransitions();
        if (const auto other = busy.constFind(m_operation->domain()); other != busy.cend())
            why = tr("Another operation has this VM just now: %1").arg(verbInProgress(other->kind));
    }
    return why;
}

void OperationDialog::start()
{
    if (!m_session || !m_panel->executable())
        return;
    m_session->start(m_make());
    accept();
}

} // namespace riser
