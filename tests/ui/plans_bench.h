// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_list.h"
#include "core/host/simulated/simulated_backend.h"
#include "core/plans/plan_json.h"
#include "core/plans/plan_store.h"
#include "tests/support/session_fixture.h"
#include "tests/ui/dialog_support.h"
#include "ui/models/plan_model.h"
#include "ui/pages/host_tree.h"
#include "ui/pages/main_window.h"
#include "ui/pages/plans_page.h"

#include <QDialog>
#include <QFile>
#include <QTemporaryDir>
#include <QTreeView>

#include <memory>

namespace riser::test {

/// Two simulated hosts, "one" and "two", a plan list in a folder of its own, and the window on them, at the plans.
/// What is true is asked of `truth()`, never of the page.
struct PlansBench {
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("plans"));
    std::shared_ptr<SimulatedHost> one = smallHost();
    std::shared_ptr<SimulatedHost> two = smallHost();
    std::shared_ptr<SimulatedWorld> world = std::make_shared<SimulatedWorld>();
    HostList hosts{HostStore(folder.filePath(QStringLiteral("hosts.json"))), simulatedFactory(world), UserAsker()};
    std::unique_ptr<PlanStore> store;
    std::unique_ptr<MainWindow> window;

    explicit PlansBench(bool withHosts = true)
    {
        world->add(entryFor(QStringLiteral("one")).uri, one);
        world->add(entryFor(QStringLiteral("two")).uri, two);
        hosts.setTimings(quickTimings());
        if (withHosts) {
            hosts.addTransient(entryFor(QStringLiteral("one")));
            hosts.addTransient(entryFor(QStringLiteral("two")));
        }
        store = std::make_unique<PlanStore>(path);
        window = std::make_unique<MainWindow>(&hosts, store.get());
        window->resize(1300, 800);
        window->show();
        window->showPlans();
    }

    /// What is in the folder, read past everything that is open.
    QList<Plan> truth() const { return PlanStore(path).plans(); }
    Plan truth(const QString &name) const
    {
        for (const Plan &plan : truth()) {
            if (plan.name == name)
                return plan;
        }
        return {};
    }
    /// What another administrator's console does.
    Result<Plan> elsewhere(const Plan &plan) const { return PlanStore(path).save(plan); }

    PlansPage *page() const { return window->plansPage(); }
    QTreeView *view() const { return page()->view(); }
    QModelIndex row(const QString &name) const
    {
        for (int at = 0; at < page()->filter()->rowCount(); ++at) {
            if (page()->filter()->index(at, 0).data().toString() == name)
                return page()->filter()->index(at, 0);
        }
        return {};
    }
    QString cell(const QString &name, int column) const { return row(name).siblingAtColumn(column).data().toString(); }
    void choose(const QString &name) const
    {
        const QModelIndex index = row(name);
        QVERIFY2(index.isValid(), qPrintable(name));
        view()->scrollTo(index);
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, view()->visualRect(index).center());
    }
    template<typename T = QDialog>
    T *dialog() const
    {
        for (T *one_ : window->template findChildren<T *>()) {
            if (one_->isVisible())
                return one_;
        }
        return nullptr;
    }
};

inline Plan smallPlan(const QString &name, int gpus = 0)
{
    Plan plan;
    plan.name = name;
    if (gpus)
        plan.devices << DeviceWish{.kind = gpuWishKind(), .count = gpus, .match = {}};
    return plan;
}

inline void writeFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

inline QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace riser::test
