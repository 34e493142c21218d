// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/wiring/options.h"
#include "core/host/host_list.h"

#include <QObject>

#include <memory>

namespace riser {

class AskpassServer;
class Backends;
class GuiAsker;
class LabelStore;
class MainWindow;
class PlanStore;
class SimulatedWorld;

/// The console as a whole: the hosts, the window, and what connects them. Made once by runConsole(), and by tests as
/// often as they like.
class Console : public QObject
{
    Q_OBJECT
public:
    explicit Console(const Options &options, QObject *parent = nullptr);
    ~Console() override; ///< returns at once, whatever a host does

    void start(); ///< shows the window, connects, tells what was wrong with the settings

    HostList *hosts() const { return m_hosts.get(); }
    MainWindow *window() const { return m_window.get(); }
    PlanStore *plans() const { return m_plans.get(); }
    SimulatedWorld *world() const;
    LabelStore *labels() const { return m_labels.get(); }
    static QString hostsFile(const Options &options);
    static QString plansPath(const Options &options);
    static QString labelsFile(const Options &options);
    static QString journalFolder(const Options &options);

private:
    std::unique_ptr<HostList> makeHosts(const Options &options) const;
    void addDemoHosts();
    void addLocalhost();
    void welcome();
    void tellLabels();
    void tell(const Error &error);

    Options m_options;
    std::unique_ptr<Backends> m_backends; ///< goes last
    std::unique_ptr<GuiAsker> m_asker;
    std::unique_ptr<AskpassServer> m_askpass;
    std::unique_ptr<LabelStore> m_labels;
    std::unique_ptr<HostList> m_hosts;
    std::unique_ptr<PlanStore> m_plans;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace riser
