// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/devices/rules.h"
#include "core/operations/operation.h"
#include "ui/models/session_device.h"

#include <QList>
#include <QObject>

class QMenu;
class QWidget;

namespace riser {

class LabelStore;

/// The things that can be done with devices, as a menu, and what they open. Lives with the page it serves. Entries
/// that are not possible now are greyed and say why, by the same rule that would stop the operation. Object names of
/// the entries: "actionDetach", "actionAssign", "actionRelease", "actionReturn", "actionRepair" (there only when
/// something differs), "actionLabels", "actionXml"; of the head "deviceMenuHead".
class DeviceActions : public QObject
{
    Q_OBJECT
public:
    /// `scope`: the VM whose page it is, or empty. `page`: parent of menus and dialogs.
    DeviceActions(DomainId scope, QWidget *page);

    void setLabels(LabelStore *labels) { m_labels = labels; }        ///< must outlive this; null: the menu has none
    void setSeveralHosts(bool several) { m_severalHosts = several; } ///< then menus and dialogs say of which host
    /// The menu for devices of one host or several. `units`: one of each unit, since a unit moves as a whole; one or
    /// more. `devices`: all that were chosen, for what is done with each alone. Deletes itself when closed. Object name
    /// "deviceMenu".
    QMenu *makeMenu(const QList<SessionDevice> &units, const QList<SessionDevice> &devices);
    /// Why `kind` can't be done with any of them now; empty when it can with one at least.
    QString whyNotAny(OperationKind kind, const QList<SessionDevice> &devices) const;
    void assignFromPool(HostSession *session); ///< the dialog that picks the device too

Q_SIGNALS:
    void xmlRequested(riser::HostSession *session, const riser::DeviceKey &device);

private:
    void addHead(QMenu *menu, const QList<SessionDevice> &units, const QList<SessionDevice> &devices);
    void addEntry(QMenu *menu, OperationKind kind, const QList<SessionDevice> &devices);
    void addLabels(QMenu *menu, const QList<SessionDevice> &devices);
    void addXml(QMenu *menu, const QList<SessionDevice> &devices);
    void run(OperationKind kind, const QList<SessionDevice> &devices);
    void editLabels(const QList<SessionDevice> &devices);
    Findings check(OperationKind kind, const Inventory &inventory, const DeviceKey &device) const;
    QString whyNotOne(OperationKind kind, const SessionDevice &device) const;
    QString nameOf(const SessionDevice &device) const; ///< as far as it is known

    LabelStore *m_labels = nullptr;
    bool m_severalHosts = false;
    DomainId m_scope;
    QWidget *m_page;
};

/// "DETACH DEVICE" and so on: the product's words.
QString actionText(OperationKind kind);

} // namespace riser
