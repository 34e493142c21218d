// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/assign_dialog.h"

#include "core/host/host_session.h"
#include "core/operations/operations.h"
#include "ui/dialogs/assign_choices.h"
#include "ui/dialogs/choice_list.h"
#include "ui/dialogs/operation_panel.h"
#include "ui/dialogs/unit_view.h"
#include "ui/dialogs/when_choice.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

void addSection(QVBoxLayout *column, const QString &title, QWidget *widget, int stretch)
{
    auto *head = new QLabel(title);
    head->setBuddy(widget);
    column->addWidget(head);
    column->addWidget(widget, stretch);
}

} // namespace

AssignDialog::AssignDialog(HostSession *session, const DeviceKey &device, const DomainId &presetDomain, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_presetDevice(device)
    , m_title(new QLabel)
    , m_host(new QLabel)
    , m_unit(new UnitView)
    , m_domains(new ChoiceList(tr("Search servers"), tr("Servers")))
    , m_when(new WhenChoice)
    , m_panel(new OperationPanel)
{
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    m_domains->choose(presetDomain.value());
    connectAll();
    partnersChanged();
    (m_devices ? m_devices : m_domains)->setFocus();
}

AssignDialog::~AssignDialog() = default;

void AssignDialog::build()
{
    m_title->setObjectName(u"title"_s);
    m_host->setObjectName(u"host"_s);
    for (QLabel *label : {m_title, m_host}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    QFont big = m_title->font();
    big.setPointSizeF(big.pointSizeF() * 1.25);
    big.setBold(true);
    m_title->setFont(big);
    auto *halves = new QSplitter;
    halves->setChildrenCollapsible(false);
    halves->addWidget(makeChoices());
    halves->addWidget(m_panel);
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 1);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_host);
    column->addWidget(halves, 1);
    column->addWidget(m_panel->footer());
    resize(fontMetrics().averageCharWidth() * 190, fontMetrics().height() * 38);
}

QWidget *AssignDialog::makeChoices()
{
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    if (m_presetDevice.isEmpty()) {
        m_devices = new ChoiceList(tr("Search the pool"), tr("Devices in the pool"));
        m_devices->setObjectName(u"devices"_s);
        addSection(column, tr("What goes"), m_devices, 1);
        column->addWidget(m_unit);
    } else {
        addSection(column, tr("What goes"), m_unit, 0);
    }
    m_domains->setObjectName(u"domains"_s);
    addSection(column, tr("To which server"), m_domains, 1);
    addSection(column, tr("When"), m_when, 0);
    return side;
}

void AssignDialog::connectAll()
{
    HostSession *session = m_session;
    connect(session, &HostSession::inventoryChanged, this, &AssignDialog::refresh);
    connect(session, &HostSession::stateChanged, this, &AssignDialog::refresh);
    connect(session, &HostSession::transitionsChanged, this, &AssignDialog::refresh);
    // Queued: the pointer is null by then.
    connect(session, &QObject::destroyed, this, &AssignDialog::refresh, Qt::QueuedConnection);
    if (m_devices)
        connect(m_devices, &ChoiceList::chosenChanged, this, &AssignDialog::partnersChanged);
    connect(m_domains, &ChoiceList::chosenChanged, this, &AssignDialog::partnersChanged);
    connect(m_when, &WhenChoice::chosenChanged, this, &AssignDialog::refresh);
    connect(m_panel, &OperationPanel::execute, this, &AssignDialog::start);
    connect(m_panel, &OperationPanel::cancel, this, &AssignDialog::reject);
}

DeviceKey AssignDialog::device() const
{
    return m_devices ? DeviceKey(m_devices->chosen()) : m_presetDevice;
}

DomainId AssignDialog::domain() const
{
    return DomainId(m_domains->chosen());
}

/// Another device or server: what is the best time for this pair? Later updates leave the user's choice alone.
void AssignDialog::partnersChanged()
{
    if (m_session && m_session->inventory() && !device().isEmpty() && !domain().isEmpty()) {
        m_refreshing = true;
        m_when->choose(bestWhen(*m_session->inventory(), device(), domain()));
        m_refreshing = false;
    }
    refresh();
}

void AssignDialog::refresh()
{
    if (m_refreshing)
        return;
    const InventoryPtr inventory = m_session ? m_session->inventory() : nullptr;
    refreshTitle(inventory.get());
    m_operation.reset();
    if (inventory)
        refreshChoices(*inventory);
    if (inventory && !device().isEmpty() && !domain().isEmpty())
        m_operation = makeAssign(device(), domain(), m_when->when());
    m_panel->judge(m_operation.get(), inventory, unavailable());
}

void AssignDialog::refreshChoices(const Inventory &inventory)
{
    const QString host = m_session->entry().name;
    m_domains->setChoices(domainChoices(inventory, device()), tr("%1 has no servers.").arg(host));
    if (m_devices)
        m_devices->setChoices(deviceChoices(inventory, domain()),
                              tr("The pool of %1 is empty. Detach a device on its Devices tab first.").arg(host));
    if (device().isEmpty())
        m_unit->clearUnit();
    else
        m_unit->setUnit(inventory, device(), OperationKind::Assign);
    if (device().isEmpty() || domain().isEmpty())
        return m_when->setReasons({}, {});
    m_when->setReasons(whyNot(checkAssign(inventory, device(), domain(), When::Now)),
                       whyNot(checkAssign(inventory, device(), domain(), When::NextStart)));
}

void AssignDialog::refreshTitle(const Inventory *inventory)
{
    if (const Device *found = inventory ? inventory->device(device()) : nullptr)
        m_deviceTitle = tr("%1 (%2)").arg(found->title, found->address);
    else if (device().isEmpty())
        m_deviceTitle.clear();
    const Domain *taker = inventory ? inventory->domain(domain()) : nullptr;
    if (!m_deviceTitle.isEmpty())
        m_title->setText(tr("Assign %1").arg(m_deviceTitle));
    else if (taker)
        m_title->setText(tr("Assign a device to %1").arg(taker->name));
    else if (m_title->text().isEmpty())
        m_title->setText(tr("Assign a device"));
    if (!m_session)
        return;
    m_host->setText(tr("on %1").arg(m_session->entry().name));
    setWindowTitle(tr("%1 on %2", "what is done, and the host").arg(m_title->text(), m_session->entry().name));
}

QString AssignDialog::unavailable() const
{
    QList<DeviceKey> keys{device()};
    if (m_session && m_session->inventory()) {
        const UnitRoles roles = m_session->inventory()->roles(device());
        keys += roles.companions;
        keys += roles.bystanders;
    }
    if (const QString why = whyHostCannot(m_session, keys); !why.isEmpty())
        return why;
    if (device().isEmpty())
        return tr("Pick a device first.");
    return domain().isEmpty() ? tr("Pick a server first.") : QString();
}

void AssignDialog::start()
{
    if (!m_session || !m_panel->executable())
        return;
    m_session->start(makeAssign(device(), domain(), m_when->when()));
    accept();
}

} // namespace riser
