// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/cluster.h"

#include <QDialog>
#include <QPointer>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace riser {

class HostList;
class ProblemLine;

/// New cluster, and Edit cluster: its name, and its hosts by ticks. A host of another cluster can't be ticked and says
/// which. Not modal; deletes itself when closed. Object names: "clusterName", "clusterHosts", "clusterProblem",
/// "clusterSave".
class ClusterDialog : public QDialog
{
    Q_OBJECT
public:
    /// One without id is made. `hosts` need not outlive the dialog.
    ClusterDialog(HostList *hosts, Cluster cluster, QWidget *parent = nullptr);

Q_SIGNALS:
    void saved(const riser::ClusterId &cluster);

private:
    void build();
    void fill(); ///< the hosts there are now; ticks stay
    void check();
    void save();
    Cluster typed() const;

    QPointer<HostList> m_hosts;
    Cluster m_cluster;
    QLineEdit *m_name;
    QListWidget *m_list;
    ProblemLine *m_problem;
    QPushButton *m_save = nullptr;
};

} // namespace riser
