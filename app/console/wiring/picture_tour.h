// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/wiring/options.h"
#include "core/base/ids.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

class QDialog;
class QTemporaryDir;

namespace riser {

class Console;
class ConsolePage;
class DevicesPage;
class HostSession;
class SerialLine;
enum class Look;

/// Goes through the main job on the demo hosts as a person would, and leaves a picture of each screen, in the light and
/// in the dark. Hosts of the command line are shown and nothing is done on them. Runs on timers: nothing waits. GUI
/// thread.
class PictureTour : public QObject
{
    Q_OBJECT
public:
    explicit PictureTour(const Options &options, QObject *parent = nullptr);
    ~PictureTour() override;

    void start();

Q_SIGNALS:
    void finished(int result); ///< 0: every picture was taken

private:
    /// One place to go: how to get there, and how to see that it is reached.
    struct Stop {
        QString name; ///< of the picture; empty: none is taken
        std::function<void()> go;
        std::function<bool()> reached;
    };

    void startLook(Look look);
    void planMainJob();
    void planVm();
    void planDialogs();
    void planTrouble();
    void planPlans();
    void planInstances();
    void planInstanceReview();
    void planClusters();
    void planConsoles();
    void planGuests();
    void next();
    void look();
    void take(const QString &name);
    void end();

    HostSession *host(const QString &name) const;
    DevicesPage *devices() const;
    ConsolePage *console() const;
    void showVm(const QString &hostName, const QString &vm, const QString &tab);
    bool serialIs(int state) const; ///< a SerialConsole::State
    void holdSerial(const QString &hostName, const QString &vm);
    QDialog *dialog() const; ///< the one that is open, or nullptr
    void openMenu(const DeviceKey &device);
    void closeAll();
    bool finishedTask(const DeviceKey &device) const;

    Options m_options;
    Look m_look;
    std::unique_ptr<QTemporaryDir> m_plans; ///< the plan list of one look
    std::unique_ptr<Console> m_console;
    std::unique_ptr<SerialLine> m_somebody; ///< who has a line that the tour then wants
    QList<Stop> m_stops;
    qsizetype m_at = 0;
    int m_pictures = 0;
    bool m_failed = false;
    bool m_settling = false;
    DeviceKey m_device; ///< the one that is moved
    DomainId m_domain;  ///< and where to
    QTimer m_timer;
    QElapsedTimer m_clock;
};

} // namespace riser
