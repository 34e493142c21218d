// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/cluster.h"
#include "ui/pages/device_list_page.h"

class QLabel;
class QTreeView;

namespace riser {

class HostList;
class PoolCountModel;

/// The Pool tab of a cluster: the devices of all its hosts, as on the Devices tab of each, and above them how many of
/// each model are free. Object names: those of DeviceListPage, "poolCounts", "poolHosts", "poolConnect".
class PoolPage : public DeviceListPage
{
    Q_OBJECT
public:
    /// `hosts` must outlive the page.
    PoolPage(HostList *hosts, const ClusterId &cluster, QWidget *parent = nullptr);

    PoolCountModel *counts() const { return m_counts; }

protected:
    QList<HostSession *> sessions() const override;
    void tellEmpty() override;
    void hostsTaken() override;

private:
    QWidget *makeCounts();
    void takeMembers();
    void openHosts();

    HostList *m_hosts;
    ClusterId m_cluster;
    PoolCountModel *m_counts;
    QTreeView *m_countView;
    QLabel *m_connected;
    QPushButton *m_connect = nullptr;
};

} // namespace riser
