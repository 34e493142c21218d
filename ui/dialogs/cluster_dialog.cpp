// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/cluster_dialog.h"

#include "core/host/host_list.h"
#include "ui/dialogs/problem_line.h"
#include "ui/shared/format.h"
#include "ui/shared/status_icons.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

ClusterDialog::ClusterDialog(HostList *hosts, Cluster cluster, QWidget *parent)
    : QDialog(parent)
    , m_hosts(hosts)
    , m_cluster(std::move(cluster))
    , m_name(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_problem(new ProblemLine(u"clusterProblem"_s, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(m_cluster.id.isEmpty() ? tr("New cluster") : tr("Edit %1").arg(m_cluster.name));
    build();
    m_name->setText(m_cluster.name);
    fill();
    connect(hosts, &HostList::clustersChanged, this, &ClusterDialog::fill);
    connect(hosts, &HostList::added, this, &ClusterDialog::fill);
    connect(hosts, &HostList::aboutToRemove, this, // it is still in the list
            [this] { QMetaObject::invokeMethod(this, &ClusterDialog::fill, Qt::QueuedConnection); });
}

void ClusterDialog::build()
{
    m_name->setObjectName(u"clusterName"_s);
    m_list->setObjectName(u"clusterHosts"_s);
    m_list->setAccessibleName(tr("Hosts of the cluster"));
    auto *name = new QLabel(tr("&Name:"), this);
    name->setBuddy(m_name);
    auto *hosts = new QLabel(tr("&Hosts:"), this);
    hosts->setBuddy(m_list);
    auto *buttons = new QDialogButtonBox(this);
    m_save = buttons->addButton(m_cluster.id.isEmpty() ? tr("Make cluster") : tr("Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(u"clusterSave"_s);
    m_save->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &ClusterDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textEdited, this, &ClusterDialog::check);
    auto *column = new QVBoxLayout(this);
    column->addWidget(name);
    column->addWidget(m_name);
    column->addWidget(m_problem);
    column->addWidget(hosts);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 60, fontMetrics().lineSpacing() * 22);
}

void ClusterDialog::fill()
{
    if (!m_hosts)
        return;
    const QList<HostId> ticked = m_list->count() ? typed().hosts : m_cluster.hosts;
    m_list->clear();
    for (const HostSession *session : m_hosts->sessions()) {
        const HostId id = session->entry().id;
        const std::optional<Cluster> other = m_hosts->clusterOf(id);
        const bool taken = other && other->id != m_cluster.id;
        auto *item = new QListWidgetItem(sessionIcon(session->state()),
                                         taken ? tr("%1 (in the cluster %2)").arg(session->entry().name, other->name)
                                               : session->entry().name,
                                         m_list);
        item->setData(Qt::UserRole, id.value());
        item->setToolTip(plainTip(session->entry().uri));
        item->setFlags(taken ? Qt::ItemIsUserCheckable
                             : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(!taken && ticked.contains(id) ? Qt::Checked : Qt::Unchecked);
    }
}

Cluster ClusterDialog::typed() const
{
    Cluster cluster{.id = m_cluster.id, .name = m_name->text().trimmed(), .hosts = {}};
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            cluster.hosts << HostId(m_list->item(row)->data(Qt::UserRole).toString());
    }
    return cluster;
}

/// Nobody is told that the name is missing before it could have been typed.
void ClusterDialog::check()
{
    m_problem->setText(m_name->text().isEmpty() ? QString() : whyNotClusterName(m_name->text()));
}

void ClusterDialog::save()
{
    if (!m_hosts)
        return;
    const Cluster cluster = typed();
    if (m_cluster.id.isEmpty()) {
        const Result<ClusterId> added = m_hosts->addCluster(cluster);
        if (!added)
            return m_problem->setText(added.error().toText());
        Q_EMIT saved(*added);
    } else {
        if (const Result<void> updated = m_hosts->updateCluster(cluster); !updated)
            return m_problem->setText(updated.error().toText());
        Q_EMIT saved(cluster.id);
    }
    accept();
}

} // namespace riser
