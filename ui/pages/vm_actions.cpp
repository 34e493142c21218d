// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/vm_actions.h"

#include "core/host/host_session.h"
#include "core/operations/operation.h"
#include "ui/pages/device_actions.h"
#include "ui/pages/vm_verbs.h"
#include "ui/shared/flow_layout.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/reason_entry.h"

#include <QAction>
#include <QMenu>
#include <QPointer>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

VmActions::VmActions(HostSession *session, QWidget *page)
    : VmActions(session, page, page)
{
}

VmActions::VmActions(HostSession *session, QWidget *page, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_page(page)
{
    for (const VmVerb &verb : vmVerbs()) {
        auto *action = new QAction(themedIcon(QString::fromLatin1(verb.icon)), verb.text(), this);
        action->setObjectName(QString::fromLatin1(verb.name));
        action->setCheckable(verb.isOn != nullptr);
        connect(action, &QAction::triggered, this, [this, &verb] { trigger(verb); });
        m_actions << action;
    }
    connect(session, &HostSession::inventoryChanged, this, &VmActions::update);
    connect(session, &HostSession::stateChanged, this, &VmActions::update);
    connect(session, &HostSession::transitionsChanged, this, &VmActions::update);
    update();
}

void VmActions::setDomain(const DomainId &domain)
{
    if (domain == m_domain)
        return;
    m_domain = domain;
    update();
}

QAction *VmActions::action(const QString &name) const
{
    const auto found =
        std::ranges::find_if(m_actions, [&name](const QAction *one) { return one->objectName() == name; });
    return found == m_actions.cend() ? nullptr : *found;
}

QString VmActions::whyNotNow(const VmVerb &verb) const
{
    if (m_domain.isEmpty())
        return tr("Choose a virtual machine in the list first.");
    const InventoryPtr inventory = m_session->inventory();
    if (m_session->state() != HostSession::State::Online || !inventory)
        return tr("“%1” is not connected.").arg(m_session->entry().name);
    const QHash<DomainId, Transition> busy = m_session->vmTransitions();
    const auto running = busy.constFind(m_domain);
    if (running != busy.cend() && !(verb.interrupts && verb.interrupts(running->kind)))
        return tr("An operation has this VM now: %1").arg(verbInProgress(running->kind));
    Domain domain;
    domain.id = m_domain; // one that is gone: the rule says so
    if (const Domain *found = inventory->domain(m_domain))
        domain = *found;
    return whyNot(verb.make(domain)->check(*inventory));
}

QList<DeviceKey> VmActions::repairable() const
{
    QList<DeviceKey> devices;
    const InventoryPtr inventory = m_session->inventory();
    const Domain *domain = inventory ? inventory->domain(m_domain) : nullptr;
    if (!domain || domain->running() || m_session->state() != HostSession::State::Online)
        return devices;
    for (const Finding &finding : checkStart(*inventory, m_domain)) {
        const bool good = finding.verdict != Verdict::Block && finding.verdict != Verdict::Warn;
        if (good || finding.device.isEmpty() || devices.contains(finding.device))
            continue;
        if (allowed(checkRepair(*inventory, finding.device)))
            devices << finding.device;
    }
    return devices;
}

void VmActions::update()
{
    const InventoryPtr inventory = m_session->inventory();
    const Domain *domain = inventory ? inventory->domain(m_domain) : nullptr;
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        const VmVerb &verb = vmVerbs()[size_t(i)];
        const QString reason = whyNotNow(verb);
        QAction *action = m_actions[i];
        action->setEnabled(reason.isEmpty());
        action->setToolTip(plainTip(reason.isEmpty() ? action->text() : reason));
        action->setStatusTip(reason);
        if (verb.isOn)
            action->setChecked(domain && verb.isOn(*domain));
    }
    updateRepair();
}

void VmActions::updateRepair()
{
    if (m_repairs.isEmpty())
        return;
    const bool any = !repairable().isEmpty();
    for (QToolButton *button : std::as_const(m_repairs))
        button->setVisible(any);
}

void VmActions::trigger(const VmVerb &verb)
{
    const InventoryPtr inventory = m_session->inventory();
    const Domain *domain = inventory ? inventory->domain(m_domain) : nullptr;
    if (domain && whyNotNow(verb).isEmpty())
        begin(verb, {.session = m_session, .domain = *domain, .window = m_page->window()});
    update(); // a switch shows what is, not what was asked for
}

/// One for each device: a repair is of one device, and each has its own checks.
void VmActions::addRepairs(QMenu *menu)
{
    const InventoryPtr inventory = m_session->inventory();
    for (const DeviceKey &key : repairable()) {
        const Device *device = inventory->device(key);
        const QString name = device ? tr("%1 (%2)").arg(device->title, device->address) : key.value();
        QAction *entry =
            menu->addAction(tr("%1: %2", "REPAIR: device").arg(actionText(OperationKind::Repair), menuText(name)));
        entry->setObjectName(u"vmRepair"_s);
        entry->setData(key.value());
        connect(entry, &QAction::triggered, m_session, [session = m_session, key, page = QPointer<QWidget>(m_page)] {
            if (page)
                repair(key, session, page->window());
        });
    }
}

/// A tool button's own menu would wait in an event loop of its own.
void VmActions::chooseRepair(const QToolButton *below)
{
    const QList<DeviceKey> devices = repairable();
    if (devices.size() == 1)
        return repair(devices.first(), m_session, m_page->window());
    auto *menu = new QMenu(m_page);
    menu->setObjectName(u"repairMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addRepairs(menu);
    menu->popup(below->mapToGlobal(QPoint(0, below->height())));
}

void VmActions::fillMenu(QMenu *menu)
{
    menu->setToolTipsVisible(true);
    for (QAction *action : std::as_const(m_actions)) {
        menu->addAction(action);
        if (!action->isEnabled())
            addReason(menu, action->statusTip());
        if (action == m_actions.first())
            addRepairs(menu);
    }
}

QWidget *VmActions::makeBar(QWidget *parent)
{
    auto *bar = new QWidget(parent);
    auto *flow = new FlowLayout(bar);
    flow->setContentsMargins({});
    const auto add = [bar, flow](const QString &name) {
        auto *button = new QToolButton(bar);
        button->setObjectName(u"button:"_s + name);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        flow->addWidget(button);
        return button;
    };
    for (QAction *action : std::as_const(m_actions)) {
        add(action->objectName())->setDefaultAction(action);
        if (action != m_actions.first())
            continue;
        QToolButton *button = add(u"vmRepair"_s);
        button->setText(actionText(OperationKind::Repair));
        button->setToolTip(tr("Repairs a device that keeps the VM from starting."));
        connect(button, &QToolButton::clicked, this, [this, button] { chooseRepair(button); });
        m_repairs << button;
        connect(button, &QObject::destroyed, this, [this, button] { m_repairs.removeOne(button); });
    }
    updateRepair();
    return bar;
}

} // namespace riser
