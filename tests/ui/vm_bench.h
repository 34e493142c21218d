// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/wiring/console.h"
#include "core/host/simulated/simulated_backend.h"
#include "tests/support/session_fixture.h"
#include "tests/ui/test_settings.h"
#include "tests/window/window_driver.h"
#include "ui/models/vm_model.h"
#include "ui/pages/main_window.h"
#include "ui/pages/vms_page.h"

#include <QAbstractButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

namespace riser::test {

using namespace Qt::StringLiterals;

constexpr int patience = 20'000;

/// The console with one simulated host, "one".
struct VmBench {
    QTemporaryDir folder;
    std::shared_ptr<SimulatedHost> host = smallHost();
    std::unique_ptr<Console> console;
    std::unique_ptr<WindowDriver> driver;
    HostSession *session = nullptr;
    VmsPage *page = nullptr;

    VmBench()
    {
        Options options;
        options.configFolder = folder.path();
        console = std::make_unique<Console>(options);
        console->world()->add(entryFor(u"one"_s).uri, host);
        console->hosts()->setTimings(quickTimings());
        session = console->hosts()->addTransient(entryFor(u"one"_s));
        driver = std::make_unique<WindowDriver>(console.get(), patience);
        console->window()->resize(1500, 900);
        console->window()->show();
    }
    bool open() { return driver->waitOnline(session) && (page = driver->openVms(session)) != nullptr; }
    bool runs(const DomainId &domain) const
    {
        const Result<Domain> now = host->domain(domain);
        return now && now->running();
    }
    QString cell(const DomainId &domain, VmModel::Column column) const
    {
        return page->rowOf(domain).siblingAtColumn(column).data().toString();
    }
    QString tip(const DomainId &domain, VmModel::Column column) const
    {
        return page->rowOf(domain).siblingAtColumn(column).data(Qt::ToolTipRole).toString();
    }
    QAbstractButton *button(const QString &action) const
    {
        return page->findChild<QAbstractButton *>(u"button:"_s + action);
    }
    QStringList shown() const
    {
        QStringList names;
        for (int row = 0; row < page->view()->model()->rowCount(); ++row)
            names << page->view()->model()->index(row, VmModel::NameColumn).data().toString();
        return names;
    }
    /// "stopped" claims the GPU, which was in the pool and which somebody gave back to the host.
    void loseGpu() const
    {
        host->setHostProgram(HostProgramFacts::State::Present);
        QVERIFY(host->detachNode(gpu));
        QVERIFY(host->detachNode(gpuAudio));
        QVERIFY(host->poolKeep({gpu, gpuAudio}));
        const QByteArray claim = "<hostdev mode='subsystem' type='pci' managed='no'><source>"
                                 "<address domain='0' bus='1' slot='0' function='0'/></source></hostdev>";
        QVERIFY(host->attachHostdev(stopped, claim, {.config = true}));
        host->bindDriver(gpu, u"nouveau"_s);
    }
};

} // namespace riser::test
