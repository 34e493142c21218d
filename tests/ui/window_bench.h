// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_list.h"
#include "core/host/simulated/simulated_backend.h"
#include "core/operations/journal.h"
#include "core/plans/label_store.h"
#include "tests/support/session_fixture.h"
#include "tests/ui/test_settings.h"
#include "ui/models/device_filter.h"
#include "ui/pages/device_view.h"
#include "ui/pages/devices_page.h"
#include "ui/pages/main_window.h"
#include "ui/pages/session_page.h"

#include <QAction>
#include <QCheckBox>
#include <QDialog>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace riser::test {

using namespace Qt::StringLiterals;

/// Two simulated hosts, "one" and "two", and the window on them.
struct WindowBench {
    QTemporaryDir folder;
    std::shared_ptr<SimulatedHost> one = smallHost();
    std::shared_ptr<SimulatedHost> two = smallHost();
    std::shared_ptr<SimulatedWorld> world = std::make_shared<SimulatedWorld>();
    LabelStore labels{folder.filePath(u"labels.json"_s)};
    HostList hosts{HostStore(folder.filePath(u"hosts.json"_s)), simulatedFactory(world), UserAsker()};
    HostSession *first = nullptr;
    HostSession *second = nullptr;
    std::unique_ptr<MainWindow> window;

    explicit WindowBench(const SessionTimings &timings = quickTimings())
    {
        world->add(entryFor(u"one"_s).uri, one);
        world->add(entryFor(u"two"_s).uri, two);
        hosts.setTimings(timings);
        hosts.setLabels(&labels);
        hosts.setJournal(std::make_shared<Journal>(folder.filePath(u"journal"_s)));
        first = hosts.addTransient(entryFor(u"one"_s));
        second = hosts.addTransient(entryFor(u"two"_s));
        window = std::make_unique<MainWindow>(&hosts);
        window->resize(1300, 800);
        window->show();
    }

    bool ready() const
    {
        return first->state() == HostSession::State::Online && second->state() == HostSession::State::Online;
    }
    DevicesPage *page() const { return window->currentPage()->devices(); }
    DeviceView *view() const { return page()->view(); }
    QModelIndex rowOf(const DeviceKey &key) const
    {
        return page()->filter()->mapFromSource(page()->model()->indexOf(key));
    }
    QString cell(const DeviceKey &key, DeviceColumn column) const
    {
        return rowOf(key).siblingAtColumn(int(column)).data().toString();
    }
    QMenu *menu() const
    {
        for (QMenu *menu : window->findChildren<QMenu *>(u"deviceMenu"_s)) {
            if (menu->isVisible())
                return menu;
        }
        return nullptr;
    }
    QDialog *dialog() const
    {
        for (QDialog *one_ : window->findChildren<QDialog *>()) {
            if (one_->isVisible())
                return one_;
        }
        return nullptr;
    }
    /// A click on the row's ACTIONS.
    void clickActions(const DeviceKey &key) const
    {
        const QModelIndex row = rowOf(key);
        view()->scrollTo(row);
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, view()->actionsRect(row).center());
    }
    static void choose(QMenu *menu, const QString &name)
    {
        auto *action = menu->findChild<QAction *>(name);
        QVERIFY(action);
        QVERIFY2(action->isEnabled(), qPrintable(action->toolTip()));
        // A menu takes a release for a choice only once the mouse has really moved in it.
        const QRect place = menu->actionGeometry(action);
        for (int x = 1; x <= 10; ++x)
            QTest::mouseMove(menu, QPoint(place.left() + 3 * x, place.center().y()));
        QTest::mouseClick(menu, Qt::LeftButton, {}, place.center());
    }
    static void execute(QDialog *dialog)
    {
        for (QCheckBox *tick : dialog->findChildren<QCheckBox *>()) {
            if (tick->isVisible() && !tick->isChecked())
                tick->click();
        }
        auto *button = dialog->findChild<QPushButton *>(u"execute"_s);
        QVERIFY(button);
        QTRY_VERIFY(button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void chooseAction(const DeviceKey &key, const QString &name) const
    {
        clickActions(key);
        QTRY_VERIFY(menu());
        choose(menu(), name);
        QTRY_VERIFY(dialog());
    }
    static QString driver(const std::shared_ptr<SimulatedHost> &host, const DeviceKey &key)
    {
        const Result<NodeDevice> node = host->node(key);
        return node ? node->driver : u"(gone)"_s;
    }
};

} // namespace riser::test
