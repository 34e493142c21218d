// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/cluster_actions.h"

#include "core/host/host_list.h"
#include "ui/dialogs/cluster_dialog.h"
#include "ui/shared/icons.h"
#include "ui/shared/plain_box.h"

#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace riser {

ClusterActions::ClusterActions(HostList *hosts, QWidget *page)
    : QObject(page)
    , m_hosts(hosts)
    , m_page(page)
{
}

void ClusterActions::addTo(QMenu *menu, const ClusterId &cluster)
{
    const auto add = [menu](const QString &name, const QString &icon, const QString &text) {
        QAction *action = menu->addAction(themedIcon(icon), text);
        action->setObjectName(name);
        return action;
    };
    if (!cluster.isEmpty()) {
        connect(add(u"clusterEdit"_s, u"document-edit"_s, tr("&Edit cluster…")), &QAction::triggered, this,
                [this, cluster] { edit(cluster); });
        connect(add(u"clusterRemove"_s, u"list-remove"_s, tr("Re&move cluster…")), &QAction::triggered, this,
                [this, cluster] { askRemove(cluster); });
        menu->addSeparator();
    }
    connect(add(u"clusterNew"_s, u"riser-cluster"_s, tr("&New cluster…")), &QAction::triggered, this,
            &ClusterActions::create);
}

void ClusterActions::create()
{
    auto *dialog = new ClusterDialog(m_hosts, {}, m_page->window());
    connect(dialog, &ClusterDialog::saved, this, &ClusterActions::made);
    dialog->show();
}

void ClusterActions::edit(const ClusterId &cluster)
{
    if (const std::optional<Cluster> now = m_hosts->cluster(cluster))
        (new ClusterDialog(m_hosts, *now, m_page->window()))->show();
}

/// A question, and so modal to the window; nothing waits for the answer.
void ClusterActions::askRemove(const ClusterId &id)
{
    const std::optional<Cluster> cluster = m_hosts->cluster(id);
    if (!cluster)
        return;
    QMessageBox *box = plainBox(QMessageBox::Question, tr("Remove cluster"),
                                tr("Remove the cluster “%1”?").arg(cluster->name), m_page->window());
    box->setObjectName(u"askRemoveCluster"_s);
    box->setInformativeText(tr("Its hosts stay in Riser's list. Nothing changes on them."));
    QPushButton *yes = box->addButton(tr("Remove"), QMessageBox::AcceptRole);
    yes->setObjectName(u"removeClusterYes"_s);
    box->addButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, [this, id] { remove(id); });
    box->open();
}

void ClusterActions::remove(const ClusterId &cluster)
{
    if (const Result<void> removed = m_hosts->removeCluster(cluster); !removed)
        plainBox(QMessageBox::Warning, tr("Remove cluster"), removed.error().toText(), m_page->window())->show();
}

} // namespace riser
