// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pool_page.h"

#include "core/host/host_list.h"
#include "ui/models/device_model.h"
#include "ui/models/pool_count_model.h"
#include "ui/shared/empty_state.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

PoolPage::PoolPage(HostList *hosts, const ClusterId &cluster, QWidget *parent)
    : DeviceListPage({}, DeviceView::Page::Cluster, u"poolDevices"_s, parent)
    , m_hosts(hosts)
    , m_cluster(cluster)
    , m_counts(new PoolCountModel(this))
    , m_countView(new QTreeView(this))
    , m_connected(new QLabel(this))
{
    m_connected->setObjectName(u"poolHosts"_s);
    m_connected->setTextFormat(Qt::PlainText);
    build({m_connected}, makeCounts());
    m_connect = emptyState()->addButton(tr("Connect"), u"poolConnect"_s);
    connect(m_connect, &QPushButton::clicked, this, &PoolPage::openHosts);
    connect(hosts, &HostList::clustersChanged, this, &PoolPage::takeMembers);
    connect(hosts, &HostList::added, this, &PoolPage::takeMembers);
    setLabels(hosts->labels());
    takeMembers();
    watch()->catchUp();
}

QWidget *PoolPage::makeCounts()
{
    m_countView->setObjectName(u"poolCounts"_s);
    m_countView->setAccessibleName(tr("Devices by model"));
    m_countView->setModel(m_counts);
    m_countView->setRootIsDecorated(false);
    m_countView->setUniformRowHeights(true);
    m_countView->setAllColumnsShowFocus(true);
    m_countView->setTextElideMode(Qt::ElideMiddle);
    m_countView->header()->setStretchLastSection(false);
    m_countView->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_countView->header()->setSectionResizeMode(PoolCountModel::ModelColumn, QHeaderView::Stretch);
    m_countView->setFixedHeight(fontMetrics().lineSpacing() * 8); // the GPUs are first; the rest is scrolled to
    return m_countView;
}

QList<HostSession *> PoolPage::sessions() const
{
    return m_hosts->sessionsOf(m_cluster);
}

void PoolPage::takeMembers()
{
    watch()->setSessions(m_hosts->sessionsOf(m_cluster));
}

void PoolPage::hostsTaken()
{
    QList<InventoryPtr> inventories;
    const QList<HostSession *> all = sessions();
    for (const HostSession *session : all)
        inventories << session->inventory();
    m_counts->setHosts(inventories);
    m_countView->setVisible(m_counts->rowCount() > 0);
    const auto online = std::ranges::count_if(
        all, [](const HostSession *session) { return session->state() == HostSession::State::Online; });
    m_connected->setText(online == all.size() ? tr("%n host(s) connected", nullptr, int(all.size()))
                                              : tr("%1 of %n host(s) connected; the others are shown as last read",
                                                   nullptr, int(all.size()))
                                                    .arg(online));
}

void PoolPage::tellEmpty()
{
    const QList<HostSession *> all = sessions();
    const auto count = [&all](HostSession::State state) {
        return std::ranges::count_if(all, [state](const HostSession *session) { return session->state() == state; });
    };
    const bool reading =
        count(HostSession::State::Connecting) > 0 || std::ranges::any_of(all, [](const HostSession *session) {
            return session->state() == HostSession::State::Online && !session->inventory();
        });
    const auto isRead = [](const HostSession *session) { return session->inventory() != nullptr; };
    m_connect->setVisible(!all.isEmpty() && !reading && count(HostSession::State::Offline) > 0);
    if (all.isEmpty())
        emptyState()->setContent(u"riser-cluster"_s, tr("This cluster has no hosts"),
                                 tr("Edit it to say which hosts belong to it."));
    else if (reading)
        emptyState()->setContent(u"riser-host"_s, tr("Reading the devices…"), {});
    else if (std::ranges::none_of(all, isRead))
        emptyState()->setContent(u"riser-host"_s, tr("No host of this cluster is known yet"),
                                 tr("The Hosts tab says what is the matter with each."));
    else if (std::ranges::all_of(all, isRead))
        emptyState()->setContent(u"riser-pci"_s, tr("The hosts show no devices"),
                                 tr("Their libvirt lists no PCI or USB devices that could be given to a VM."));
    else
        emptyState()->setContent(u"riser-pci"_s, tr("The hosts that were read show no devices"),
                                 tr("The Hosts tab says what is the matter with each."));
}

void PoolPage::openHosts()
{
    for (HostSession *session : sessions()) {
        if (session->state() == HostSession::State::Offline)
            session->open();
    }
}

} // namespace riser
