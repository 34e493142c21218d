// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/devices/rules.h"

#include <QList>
#include <QObject>

class QAction;
class QMenu;
class QToolButton;
class QWidget;

namespace riser {

class HostSession;
struct VmVerb;

/// The things that can be done with one VM, as actions for buttons and menus. They follow what is known of the host:
/// one that isn't possible now is greyed and says why, by the same rule that would stop the operation. Beside a START
/// that isn't possible there is a REPAIR for each device that can be repaired. Lives with the page it serves.
///
/// Object names of the actions: those of vmVerbs(), "vmRepair" (data: the device's key); of the buttons: the same after
/// "button:".
class VmActions : public QObject
{
    Q_OBJECT
public:
    /// `session` must outlive it. `page`: parent of menus and dialogs.
    VmActions(HostSession *session, QWidget *page, QObject *parent);
    VmActions(HostSession *session, QWidget *page);

    void setDomain(const DomainId &domain); ///< empty: none is chosen
    const DomainId &domain() const { return m_domain; }
    QAction *action(const QString &name) const; ///< nullptr: there is none
    /// With the reasons below what is greyed. A menu of its own for each call: it doesn't follow the host.
    void fillMenu(QMenu *menu);
    /// The same as buttons in a row, which goes on below where the width ends.
    QWidget *makeBar(QWidget *parent);
    /// Why it can't be done now; empty when it can.
    QString whyNotNow(const VmVerb &verb) const;
    QList<DeviceKey> repairable() const; ///< what keeps the VM from starting and can be repaired

private:
    void update();
    void updateRepair();
    void trigger(const VmVerb &verb);
    void addRepairs(QMenu *menu);
    void chooseRepair(const QToolButton *below);

    HostSession *m_session;
    QWidget *m_page;
    DomainId m_domain;
    QList<QAction *> m_actions; ///< one for each verb, in their order
    QList<QToolButton *> m_repairs;
};

} // namespace riser
