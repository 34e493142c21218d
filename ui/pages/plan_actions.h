// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan.h"

#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace riser {

class HostList;
class PlanDialog;
class PlanStore;

/// What can be done with plans: one set of actions for buttons, menus and keys. Nothing waits: dialogs and questions
/// are opened and answer later. Object names: "planNew", "planEdit", "planCopy", "planDelete", "planImport",
/// "planExport", "planExportAll"; dialogs "planImportFile", "planExportFile", "askPlanDelete", "askPlanReplace". GUI
/// thread.
class PlanActions : public QObject
{
    Q_OBJECT
public:
    /// `page` is the parent of what opens, and where the keys work. All must outlive this.
    PlanActions(PlanStore *store, HostList *hosts, QWidget *page);

    QList<QAction *> buttons() const; ///< in their order; the rest is in menus alone
    void fillMenu(QMenu *menu) const;
    void setSelected(const QList<PlanId> &plans);
    void edit(const PlanId &plan);

Q_SIGNALS:
    void failed(const riser::Error &error);
    void done(const QList<riser::PlanId> &plans); ///< these were saved or imported: to be shown

private:
    QAction *add(const QString &name, const QString &icon, const QString &text, void (PlanActions::*slot)());
    void create();
    void editSelected();
    void copy();
    void askDelete();
    void removeAll(const QList<Plan> &plans);
    void askImport();
    void importFile(const QString &path);
    void exportSelected();
    void exportAll();
    void askExport(const QList<Plan> &plans);
    void askReplace(const QString &path, const QList<Plan> &plans);
    void exportTo(const QString &path, const QList<Plan> &plans);
    void open(const Plan &plan);
    QList<Plan> selected() const; ///< those that are still there
    void update();

    PlanStore *m_store;
    HostList *m_hosts;
    QWidget *m_page;
    QList<PlanId> m_selected;
    QAction *m_new;
    QAction *m_edit;
    QAction *m_copy;
    QAction *m_delete;
    QAction *m_import;
    QAction *m_export;
    QAction *m_exportAll;
};

} // namespace riser
