// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/device_actions.h"

#include "core/base/text.h"
#include "core/host/host_session.h"
#include "core/operations/operations.h"
#include "core/plans/label_store.h"
#include "ui/dialogs/assign_dialog.h"
#include "ui/dialogs/labels_dialog.h"
#include "ui/dialogs/operation_dialog.h"
#include "ui/pages/batch_dialog.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/reason_entry.h"

#include <QMenu>

#include <algorithm>
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

DeviceActions::DeviceActions(DomainId scope, QWidget *page)
    : QObject(page)
    , m_scope(std::move(scope))
    , m_page(page)
{
}

Findings DeviceActions::check(OperationKind kind, const Inventory &inventory, const DeviceKey &device) const
{
    switch (kind) {
    case OperationKind::Detach:
        return checkDetach(inventory, device);
    case OperationKind::Return:
        return checkReturn(inventory, device);
    case OperationKind::Assign:
        return checkAssign(inventory, device);
    case OperationKind::Release:
        return checkRelease(inventory, device, m_scope);
    case OperationKind::Repair:
        return checkRepair(inventory, device);
    default:
        break; // of whole VMs
    }
    std::unreachable();
}

QString DeviceActions::whyNotOne(OperationKind kind, const SessionDevice &device) const
{
    if (!device.session)
        return tr("The host was removed from the list.");
    const InventoryPtr inventory = device.inventory();
    if (device.session->state() != HostSession::State::Online || !inventory)
        return tr("“%1” is not connected.").arg(device.session->entry().name);
    const QHash<DeviceKey, Transition> transitions = device.session->transitions();
    const auto busy = transitions.constFind(device.key);
    return busy != transitions.constEnd() ? tr("An operation has this device now: %1").arg(verbInProgress(busy->kind))
                                          : whyNot(check(kind, *inventory, device.key));
}

QString DeviceActions::whyNotAny(OperationKind kind, const QList<SessionDevice> &devices) const
{
    if (kind == OperationKind::Assign && sessionsOf(devices).size() > 1)
        return tr("The selected devices are on several hosts, and a VM is on one.");
    QString first;
    for (const SessionDevice &device : devices) {
        const QString reason = whyNotOne(kind, device);
        if (reason.isEmpty())
            return {};
        if (first.isEmpty())
            first = reason;
    }
    return first;
}

void DeviceActions::addEntry(QMenu *menu, OperationKind kind, const QList<SessionDevice> &devices)
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

QString DeviceActions::nameOf(const SessionDevice &device) const
{
    const InventoryPtr inventory = device.inventory();
    const Device *known = inventory ? inventory->device(device.key) : nullptr;
    if (!known)
        return device.key.value();
    return m_severalHosts ? tr("%1 (%2) on %3").arg(known->title, known->address, device.session->entry().name)
                          : tr("%1 (%2)").arg(known->title, known->address);
}

/// What the menu is about, where that isn't one row of a list of one host.
void DeviceActions::addHead(QMenu *menu, const QList<SessionDevice> &units, const QList<SessionDevice> &devices)
{
    QString text;
    if (units.size() > 1)
        text = tr("%n device(s) selected", nullptr, int(devices.size()));
    else if (m_severalHosts && devices.size() > 1)
        text = tr("%1 and %n device(s) of its unit", nullptr, int(devices.size()) - 1).arg(nameOf(units.first()));
    else if (m_severalHosts)
        text = nameOf(units.first());
    if (text.isEmpty())
        return;
    QAction *head = menu->addAction(menuText(text));
    head->setObjectName(u"deviceMenuHead"_s);
    head->setEnabled(false);
    menu->addSeparator();
}

QMenu *DeviceActions::makeMenu(const QList<SessionDevice> &units, const QList<SessionDevice> &devices)
{
    auto *menu = new QMenu(m_page);
    menu->setObjectName(u"deviceMenu"_s);
    menu->setAccessibleName(tr("Actions"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    addHead(menu, units, devices);
    for (const OperationKind kind :
         {OperationKind::Detach, OperationKind::Assign, OperationKind::Release, OperationKind::Return})
        addEntry(menu, kind, units);
    // Nearly nothing ever needs it: an entry greyed for ever would only be in the way.
    if (whyNotAny(OperationKind::Repair, units).isEmpty())
        addEntry(menu, OperationKind::Repair, units);
    menu->addSeparator();
    if (m_labels)
        addLabels(menu, devices);
    addXml(menu, units);
    return menu;
}

void DeviceActions::addLabels(QMenu *menu, const QList<SessionDevice> &devices)
{
    QAction *labels = menu->addAction(themedIcon(u"riser-label"_s), tr("LABELS…"));
    labels->setObjectName(u"actionLabels"_s);
    labels->setToolTip(plainTip(tr("Words for plans: a plan may ask for devices with a label.")));
    connect(labels, &QAction::triggered, this, [this, devices] { editLabels(devices); });
    const bool known = std::ranges::any_of(devices, [](const SessionDevice &one) {
        const InventoryPtr inventory = one.inventory();
        const Device *device = inventory ? inventory->device(one.key) : nullptr;
        return device && !device->missing;
    });
    labels->setEnabled(known);
    if (!known)
        addReason(menu, tr("The device is not there, so there is nothing to label."));
}

void DeviceActions::addXml(QMenu *menu, const QList<SessionDevice> &devices)
{
    QAction *xml = menu->addAction(themedIcon(u"text-xml"_s), tr("Show XML"));
    xml->setObjectName(u"actionXml"_s);
    xml->setEnabled(devices.size() == 1 && devices.first().inventory());
    connect(xml, &QAction::triggered, this, [this, device = devices.first()] {
        if (device.session)
            Q_EMIT xmlRequested(device.session, device.key);
    });
}

void DeviceActions::editLabels(const QList<SessionDevice> &devices)
{
    QList<LabelTarget> targets;
    QStringList leftOut;
    for (const SessionDevice &one : devices) {
        const InventoryPtr inventory = one.inventory();
        const Device *device = inventory ? inventory->device(one.key) : nullptr;
        if (!device || device->missing) {
            leftOut << nameOf(one);
            continue;
        }
        targets << labelTarget(one.session->entry().id, *device);
        targets.last().name = nameOf(one); // two of a model are told apart
    }
    if (targets.isEmpty())
        return;
    auto *dialog = new LabelsDialog(m_labels, targets, m_page->window());
    dialog->tellLeftOut(leftOut);
    dialog->show();
}

void DeviceActions::run(OperationKind kind, const QList<SessionDevice> &devices)
{
    if (sessionsOf(devices).isEmpty())
        return;
    // Null only among several: their dialog tells of a host that is gone.
    HostSession *session = devices.first().session;
    QDialog *dialog = nullptr;
    const DeviceKey device = devices.first().key;
    if (devices.size() > 1)
        dialog = new BatchDialog(kind, devices, m_scope, m_page->window());
    else if (kind == OperationKind::Assign)
        dialog = new AssignDialog(session, device, m_scope, m_page->window());
    else
        dialog = new OperationDialog(
            session,
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

void DeviceActions::assignFromPool(HostSession *session)
{
    auto *dialog = new AssignDialog(session, {}, m_scope, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

} // namespace riser
