// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/plan_actions.h"

#include "core/host/host_list.h"
#include "core/plans/plan_changes.h"
#include "core/plans/plan_files.h"
#include "core/plans/plan_json.h"
#include "core/plans/plan_store.h"
#include "ui/dialogs/plan_dialog.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/plain_box.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

constexpr qsizetype namedAtMost = 10; // of the plans that a question names one by one

QMessageBox *question(const QString &name, const QString &title, const QString &text, QWidget *parent)
{
    QMessageBox *box = plainBox(QMessageBox::Question, title, text, parent);
    box->setObjectName(name);
    box->addButton(QMessageBox::Cancel);
    return box;
}

QFileDialog *fileDialog(const QString &name, const QString &title, QWidget *parent)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({PlanActions::tr("Plans (*.json)"), PlanActions::tr("All files (*)")});
    return dialog;
}

} // namespace

PlanActions::PlanActions(PlanStore *store, HostList *hosts, QWidget *page)
    : QObject(page)
    , m_store(store)
    , m_hosts(hosts)
    , m_page(page)
    , m_new(add(u"planNew"_s, u"list-add"_s, tr("NEW PLAN…"), &PlanActions::create))
    , m_edit(add(u"planEdit"_s, u"document-edit"_s, tr("EDIT…"), &PlanActions::editSelected))
    , m_copy(add(u"planCopy"_s, u"edit-copy"_s, tr("COPY…"), &PlanActions::copy))
    , m_delete(add(u"planDelete"_s, u"edit-delete"_s, tr("DELETE…"), &PlanActions::askDelete))
    , m_import(add(u"planImport"_s, u"document-import"_s, tr("IMPORT…"), &PlanActions::askImport))
    , m_export(add(u"planExport"_s, u"document-export"_s, tr("EXPORT…"), &PlanActions::exportSelected))
    , m_exportAll(add(u"planExportAll"_s, u"document-export"_s, tr("EXPORT ALL…"), &PlanActions::exportAll))
{
    m_new->setShortcut(QKeySequence(Qt::Key_Insert));
    m_edit->setShortcut(QKeySequence(Qt::Key_F2));
    m_delete->setShortcut(QKeySequence::Delete);
    connect(store, &PlanStore::changed, this, &PlanActions::update);
    update();
}

QAction *PlanActions::add(const QString &name, const QString &icon, const QString &text, void (PlanActions::*slot)())
{
    auto *action = new QAction(themedIcon(icon), text, this);
    action->setObjectName(name);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, slot);
    return action;
}

QList<QAction *> PlanActions::buttons() const
{
    return {m_new, m_edit, m_copy, m_delete, m_import, m_export};
}

void PlanActions::fillMenu(QMenu *menu) const
{
    menu->setToolTipsVisible(true);
    menu->addActions({m_new, m_edit, m_copy, m_delete});
    menu->addSeparator();
    menu->addActions({m_import, m_export, m_exportAll});
}

void PlanActions::setSelected(const QList<PlanId> &plans)
{
    if (plans == m_selected)
        return;
    m_selected = plans;
    update();
}

QList<Plan> PlanActions::selected() const
{
    QList<Plan> plans;
    for (const PlanId &id : m_selected) {
        if (const std::optional<Plan> plan = m_store->plan(id))
            plans << *plan;
    }
    return plans;
}

void PlanActions::update()
{
    const qsizetype count = selected().size();
    const auto set = [](QAction *action, const QString &whyNot) {
        action->setEnabled(whyNot.isEmpty());
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(plainTip(!whyNot.isEmpty() ? whyNot
                                    : keys.isEmpty()  ? action->text()
                                                      : tr("%1 (%2)").arg(action->text(), keys)));
    };
    const QString none = count ? QString() : tr("Choose a plan in the list first.");
    const QString notOne = count > 1 ? tr("This works with one plan at a time.") : none;
    set(m_new, {});
    set(m_import, {});
    set(m_edit, notOne);
    set(m_copy, notOne);
    set(m_delete, none);
    set(m_export, none);
    set(m_exportAll, m_store->plans().isEmpty() ? tr("There is no plan to export.") : QString());
}

void PlanActions::open(const Plan &plan)
{
    for (auto *there : m_page->window()->findChildren<PlanDialog *>()) {
        if (!plan.id.isEmpty() && there->plan() == plan.id && there->isVisible()) {
            there->raise();
            there->activateWindow();
            return;
        }
    }
    auto *dialog = new PlanDialog(m_store, m_hosts, plan, m_page->window());
    connect(dialog, &PlanDialog::saved, this, [this](const PlanId &saved) { Q_EMIT done({saved}); });
    dialog->show();
}

void PlanActions::create()
{
    open(Plan());
}

void PlanActions::edit(const PlanId &plan)
{
    if (const std::optional<Plan> found = m_store->plan(plan))
        open(*found);
}

void PlanActions::editSelected()
{
    if (const QList<Plan> plans = selected(); plans.size() == 1)
        open(plans.first());
}

void PlanActions::copy()
{
    const QList<Plan> plans = selected();
    if (plans.size() != 1)
        return;
    Plan plan = plans.first();
    plan.id = {};
    plan.revision = 0;
    plan.name = freePlanName(m_store->plans(), plan.name);
    open(plan);
}

void PlanActions::askDelete()
{
    const QList<Plan> plans = selected();
    if (plans.isEmpty())
        return;
    QStringList names;
    for (const Plan &plan : plans.first(std::min(plans.size(), namedAtMost)))
        names << plan.name;
    if (plans.size() > namedAtMost)
        names << tr("and %n more", nullptr, int(plans.size() - namedAtMost));
    const QString text = plans.size() == 1 ? tr("Delete the plan “%1”?").arg(plans.first().name)
                                           : tr("Delete these %n plans?", nullptr, int(plans.size()));
    QMessageBox *box = question(u"askPlanDelete"_s, tr("Delete plans"), text, m_page->window());
    box->setInformativeText(
        plans.size() == 1
            ? tr("Virtual machines made from it stay as they are. Who shares this plan list loses it too.")
            : names.join(u'\n') + u"\n\n"_s +
                  tr("Virtual machines made from them stay as they are. Who shares this plan list loses them too."));
    QPushButton *yes = box->addButton(tr("Delete"), QMessageBox::AcceptRole);
    yes->setObjectName(u"deleteYes"_s);
    connect(yes, &QPushButton::clicked, this, [this, plans] { removeAll(plans); });
    box->open();
}

/// By the revisions that were asked about: what somebody changed meanwhile stays.
void PlanActions::removeAll(const QList<Plan> &plans)
{
    for (const Plan &plan : plans) {
        if (const Result<void> removed = m_store->remove(plan.id, plan.revision); !removed) {
            Q_EMIT failed(removed.error());
            return;
        }
    }
}

void PlanActions::askImport()
{
    QFileDialog *dialog = fileDialog(u"planImportFile"_s, tr("Import plans"), m_page->window());
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &PlanActions::importFile);
    dialog->open();
}

void PlanActions::importFile(const QString &path)
{
    const Result<QList<Plan>> read = readPlanFile(path);
    if (!read) {
        Q_EMIT failed({.code = read.error().code,
                       .summary = tr("Nothing was imported. %1").arg(read.error().summary),
                       .detail = read.error().detail,
                       .hint = tr("Choose a file that Riser exported. Your plans are as they were.")});
        return;
    }
    const Result<QList<Plan>> imported = m_store->import(plansToJson(*read));
    if (!imported) {
        Error error = imported.error();
        error.summary = tr("Nothing of %1 was imported. %2").arg(path, error.summary);
        Q_EMIT failed(error);
        return;
    }
    QList<PlanId> ids;
    for (const Plan &plan : *imported)
        ids << plan.id;
    Q_EMIT done(ids);
}

void PlanActions::exportSelected()
{
    askExport(selected());
}

void PlanActions::exportAll()
{
    askExport(m_store->plans());
}

/// What is exported is what was there when it was asked for.
void PlanActions::askExport(const QList<Plan> &plans)
{
    if (plans.isEmpty())
        return;
    QFileDialog *dialog =
        fileDialog(u"planExportFile"_s, tr("Export %n plan(s)", nullptr, int(plans.size())), m_page->window());
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // its own question would wait in an event loop of its own
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(u"plans.json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, plans](const QString &path) {
        if (QFileInfo::exists(path))
            askReplace(path, plans);
        else
            exportTo(path, plans);
    });
    dialog->open();
}

void PlanActions::askReplace(const QString &path, const QList<Plan> &plans)
{
    QMessageBox *box = question(u"askPlanReplace"_s, tr("Export plans"),
                                tr("There is a file %1 already. Replace it?").arg(path), m_page->window());
    QPushButton *yes = box->addButton(tr("Replace"), QMessageBox::AcceptRole);
    yes->setObjectName(u"replaceYes"_s);
    connect(yes, &QPushButton::clicked, this, [this, path, plans] { exportTo(path, plans); });
    box->open();
}

void PlanActions::exportTo(const QString &path, const QList<Plan> &plans)
{
    if (const Result<void> written = writePlanFiles({{.path = path, .text = plansToJson(plans)}}); !written) {
        Error error = written.error();
        error.hint = tr("Choose another folder or name. Nothing was written.");
        Q_EMIT failed(error);
    }
}

} // namespace riser
