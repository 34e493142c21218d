// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/window_bench.h"
#include "ui/pages/cluster_page.h"
#include "ui/pages/host_tree.h"
#include "ui/pages/pool_page.h"

#include <QContextMenuEvent>

namespace riser::test {

/// The window's bench, with both hosts in the cluster "Rack" and its page open.
struct ClusterBench : WindowBench {
    ClusterId rack;

    ClusterBench()
    {
        const Result<ClusterId> made =
            hosts.addCluster({.id = {}, .name = u"Rack"_s, .hosts = {first->entry().id, second->entry().id}});
        if (!made)
            qFatal("%s", qPrintable(made.error().toText()));
        rack = *made;
        window->selectCluster(rack);
    }

    /// Both hosts are read, and the Pool shows it where it is on screen.
    bool read() const
    {
        if (!ready() || !first->inventory() || !second->inventory())
            return false;
        const auto devices = first->inventory()->devices().size() + second->inventory()->devices().size();
        return !cluster() || !pool()->isVisible() || pool()->model()->deviceCount() == devices;
    }
    ClusterPage *cluster() const { return window->currentCluster(); }
    PoolPage *pool() const { return cluster()->pool(); }
    QModelIndex poolRow(const HostSession *host, const DeviceKey &key) const
    {
        return pool()->filter()->mapFromSource(pool()->model()->indexOf(host->entry().id, key));
    }
    QString poolCell(const HostSession *host, const DeviceKey &key, DeviceColumn column) const
    {
        return poolRow(host, key).siblingAtColumn(int(column)).data().toString();
    }
    void clickPoolActions(const HostSession *host, const DeviceKey &key) const { clickActionsOf(poolRow(host, key)); }
    void clickActionsOf(const QModelIndex &row) const
    {
        DeviceView *list = pool()->view();
        list->scrollTo(row.siblingAtColumn(int(DeviceColumn::Actions)));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->actionsRect(row).center());
    }
    void clickRow(const HostSession *host, const DeviceKey &key, Qt::KeyboardModifiers keys = {}) const
    {
        const QModelIndex row = poolRow(host, key);
        pool()->view()->scrollTo(row);
        QTest::mouseClick(pool()->view()->viewport(), Qt::LeftButton, keys, pool()->view()->visualRect(row).center());
    }
    QMenu *openMenu(const char *name) const
    {
        for (QMenu *menu : window->findChildren<QMenu *>(QLatin1StringView(name))) {
            if (menu->isVisible())
                return menu;
        }
        return nullptr;
    }
    /// The menu of a row of the tree, as the secondary button opens it.
    void openTreeMenu(const QModelIndex &index) const
    {
        HostTree *tree = window->tree();
        tree->scrollTo(index);
        const QPoint at = tree->visualRect(index).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, tree->viewport()->mapToGlobal(at));
        QApplication::sendEvent(tree->viewport(), &event);
    }
};

} // namespace riser::test
