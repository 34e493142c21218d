// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/device_actions.h"

#include "core/base/text.h"
#include "core/host/host_session.h"
#include "core/operations/operations.h"
#include "ui/dialogs/assign_dialog.h"
#include "ui/dialogs/operation_dialog.h"
#include "ui/pages/batch_dialog.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/reason_entry.h"

#include <QMenu>

#include <utility>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

QString objectNameOf(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Detach:
        return u"actionDetach"_s;
    case OperationKind::Return:
        return u"actionReturn"_s;
    case OperationKind::Assign:
        return u"actionAssign"_s;
    case OperationKind::Release:
        return u"actionRelease"_s;
    case OperationKind::Repair:
        return u"actionRepair"_s;
    default:
        break; // of whole VMs
    }
    std::unreachable();
}

} // namespace

QString actionText(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Detach:
        return Text::tr("DETACH DEVICE");
    case OperationKind::Return:
        return Text::tr("RETURN TO HOST");
    case OperationKind::Assign:
        return Text::tr("ASSIGN DEVICE…");
    case OperationKind::Release:
        return Text::tr("RELEASE DEVICE");
    case OperationKind::Repair:
        return Text::tr("REPAIR");
    default:
        break; // of whole VMs
    }
    std::unreachable();
}

DeviceActions::DeviceActions(HostSession *session, DomainId scope, QWidget *page)
    : QObject(page)
    , m_session(session)
    , m_scope(std::move(scope))
    , m_page(page)
{
}

Findings DeviceActions::check(OperationKind kind, const DeviceKey &device) const
{
    const InventoryPtr inventory = m_session->inventory();
    switch (kind) {
    case OperationKind::Detach:
        return checkDetach(*inventory, device);
    case OperationKind::Return:
        return checkReturn(*inventory, device);
    case OperationKind::Assign:
        return checkAssign(*inventory, device);
    case OperationKind::Release:
        return checkRelease(*inventory, device, m_scope);
    case OperationKind::Repair:
        return checkRepair(*inventory, device);
    default:
        break; // of whole VMs
    }
    std::unreachable();
}

QString DeviceActions::whyNotAny(OperationKind kind, const QList<DeviceKey> &devices) const
{
    if (m_session->state() != HostSession::State::Online || !m_session->inventory())
        return tr("“%1” is not connected.").arg(m_session->entry().name);
    const QHash<DeviceKey, Transition> transitions = m_session->transitions();
    QString first;
    for (const DeviceKey &device : devices) {
        const auto busy = transitions.constFind(device);
        const QString reason = busy != transitions.constEnd()
                                   ? tr("An operation has this device now: %1").arg(verbInProgress(busy->kind))
                                   : whyNot(check(kind, device));
        if (reason.isEmpty())
            return {};
        if (first.isEmpty())
            first = reason;
    }
    return first;
}

void DeviceActions::addEntry(QMenu *menu, OperationKind kind, const QList<DeviceKey> &devices)
{
    QAction *action = menu->addAction(actionText(kind));
    action->setObjectName(objectNameOf(kind));
    const QString reason = whyNotAny(kind, devices);
    if (reason.isEmpty()) {
        connect(action, &QAction::triggered, this, [this, kind, devices] { run(kind, devices); });
        return;
    }
    action->setEnabled(false);
    action->setToolTip(plainTip(reason));
    action->setStatusTip(reason);
    addReason(menu, reason);
}

QMenu *DeviceActions::makeMenu(const QList<DeviceKey> &devices)
{
    auto *menu = new QMenu(m_page);
    menu->setObjectName(u"deviceMenu"_s);
    menu->setAccessibleName(tr("Actions"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    if (devices.size() > 1) {
        QAction *head = menu->addAction(tr("%n device(s) selected", nullptr, int(devices.size())));
        head->setEnabled(false);
        menu->addSeparator();
    }
    for (const OperationKind kind :
         {OperationKind::Detach, OperationKind::Assign, OperationKind::Release, OperationKind::Return})
        addEntry(menu, kind, devices);
    // Nearly nothing ever needs it: an entry greyed for ever would only be in the way.
    if (m_session->inventory() && whyNotAny(OperationKind::Repair, devices).isEmpty())
        addEntry(menu, OperationKind::Repair, devices);
    menu->addSeparator();
    QAction *xml = menu->addAction(themedIcon(u"text-xml"_s), tr("Show XML"));
    xml->setObjectName(u"actionXml"_s);
    xml->setEnabled(devices.size() == 1 && m_session->inventory());
    connect(xml, &QAction::triggered, this, [this, devices] { Q_EMIT xmlRequested(devices.first()); });
    return menu;
}

void DeviceActions::run(OperationKind kind, const QList<DeviceKey> &devices)
{
    QDialog *dialog = nullptr;
    const DeviceKey device = devices.first();
    if (devices.size() > 1)
        dialog = new BatchDialog(m_session, kind, devices, m_scope, m_page->window());
    else if (kind == OperationKind::Assign)
        dialog = new AssignDialog(m_session, device, m_scope, m_page->window());
    else
        dialog = new OperationDialog(
            m_session,
            [kind, device, scope = m_scope]() -> std::unique_ptr<Operation> {
                if (kind == OperationKind::Detach)
                    return makeDetach(device);
                if (kind == OperationKind::Repair)
                    return makeRepair(device);
                return kind == OperationKind::Return ? makeReturn(device) : makeRelease(device, scope);
            },
            m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void DeviceActions::assignFromPool()
{
    auto *dialog = new AssignDialog(m_session, {}, m_scope, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

} // namespace riser
