// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the tour goes among clusters and labels: before anything is in trouble.
#include "app/console/wiring/console.h"
#include "app/console/wiring/picture_tour.h"
#include "core/plans/label_store.h"
#include "ui/dialogs/labels_dialog.h"
#include "ui/models/device_model.h"
#include "ui/pages/cluster_actions.h"
#include "ui/pages/cluster_hosts_page.h"
#include "ui/pages/cluster_page.h"
#include "ui/pages/host_tree.h"
#include "ui/pages/main_window.h"
#include "ui/pages/pool_page.h"

#include <QDialog>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

/// All hosts there are, under one name.
void gather(HostList *hosts)
{
    Cluster cluster{.id = {}, .name = u"Machine room"_s, .hosts = {}};
    for (const HostSession *session : hosts->sessions())
        cluster.hosts << session->entry().id;
    if (hosts->clusters().isEmpty())
        (void)hosts->addCluster(cluster);
}

QList<LabelTarget> gpusOf(const HostSession *session)
{
    QList<LabelTarget> targets;
    for (const Device &device : session->inventory()->devices()) {
        if (device.chip == "gpu"_L1 && !device.missing)
            targets << labelTarget(session->entry().id, device);
    }
    return targets;
}

} // namespace

void PictureTour::planClusters()
{
    const auto cluster = [this] { return m_console->window()->currentCluster(); };
    m_stops << Stop{u"23-cluster-pool"_s,
                    [this] {
                        closeAll();
                        gather(m_console->hosts());
                        if (!m_console->hosts()->clusters().isEmpty())
                            m_console->window()->selectCluster(m_console->hosts()->clusters().first().id);
                    },
                    [cluster] { return cluster() && cluster()->pool()->model()->deviceCount() > 0; }};
    m_stops << Stop{u"24-cluster-hosts"_s,
                    [cluster] {
                        if (cluster())
                            cluster()->tabs()->setCurrentWidget(cluster()->hostsPage());
                    },
                    [cluster] { return cluster() && cluster()->hostsPage()->isVisible(); }};
    m_stops << Stop{u"25-cluster-edit"_s,
                    [this] {
                        if (!m_console->hosts()->clusters().isEmpty())
                            m_console->window()->tree()->clusterActions()->edit(
                                m_console->hosts()->clusters().first().id);
                    },
                    [this] { return dialog() != nullptr; }};
    m_stops << Stop{u"26-labels"_s,
                    [this] {
                        closeAll();
                        const QList<LabelTarget> gpus = gpusOf(host(u"rack1"_s));
                        LabelStore *labels = m_console->labels();
                        labels->change({.devices = gpus.first(1), .add = {u"training"_s}, .remove = {}}, this,
                                       [this, labels, gpus](const Result<void> &) {
                                           auto *opened = new LabelsDialog(labels, gpus, m_console->window());
                                           opened->findChild<QLineEdit *>(u"newLabels"_s)->setText(u"big, quiet"_s);
                                           opened->show();
                                       });
                    },
                    [this] { return dialog() != nullptr; }};
    m_stops << Stop{{},
                    [this, cluster] {
                        closeAll();
                        if (cluster())
                            cluster()->tabs()->setCurrentWidget(cluster()->pool());
                        const QList<Cluster> all = m_console->hosts()->clusters();
                        for (const Cluster &one : all)
                            (void)m_console->hosts()->removeCluster(one.id);
                    },
                    [this] { return dialog() == nullptr; }};
}

} // namespace riser
