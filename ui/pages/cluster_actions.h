// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/host/cluster.h"

#include <QObject>

class QMenu;
class QWidget;

namespace riser {

class HostList;

/// What can be done with clusters, as entries of a menu: "clusterNew" always, "clusterEdit" and "clusterRemove" for
/// one. Nothing waits: dialogs and the question "askRemoveCluster" (its button: "removeClusterYes") are opened and
/// answer later. GUI thread.
class ClusterActions : public QObject
{
    Q_OBJECT
public:
    /// `page` is where the dialogs belong. Both must outlive this.
    ClusterActions(HostList *hosts, QWidget *page);

    void addTo(QMenu *menu, const ClusterId &cluster); ///< empty: only what needs none
    void create();
    void edit(const ClusterId &cluster);

Q_SIGNALS:
    void made(const riser::ClusterId &cluster);

private:
    void askRemove(const ClusterId &cluster);
    void remove(const ClusterId &cluster);

    HostList *m_hosts;
    QWidget *m_page;
};

} // namespace riser
