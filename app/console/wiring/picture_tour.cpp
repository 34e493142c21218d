// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/picture_tour.h"

#include "app/console/wiring/appearance.h"
#include "app/console/wiring/console.h"
#include "app/console/wiring/picture.h"
#include "core/host/consoles.h"
#include "ui/models/device_model.h"
#include "ui/pages/device_view.h"
#include "ui/pages/devices_page.h"
#include "ui/pages/main_window.h"
#include "ui/pages/session_page.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QMenu>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

constexpr int pollMs = 30;
constexpr int settleMs = 250;        // for layouts and what is painted late
constexpr qint64 longestMs = 20'000; // then a stop counts as not reached

} // namespace

PictureTour::PictureTour(const Options &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_look(Look::Light)
{
    m_options.demo = true;
    connect(&m_timer, &QTimer::timeout, this, &PictureTour::look);
}

PictureTour::~PictureTour() = default;

void PictureTour::start()
{
    if (!QDir().mkpath(m_options.pictures)) {
        std::fprintf(stderr, "riser: the folder %s can't be made\n", qPrintable(m_options.pictures));
        Q_EMIT finished(1);
        return;
    }
    startLook(Look::Light);
}

void PictureTour::startLook(Look look)
{
    m_look = look;
    m_somebody.reset();
    m_console.reset();
    setLook(look);
    m_plans = std::make_unique<QTemporaryDir>(); // both looks begin with the ready-made ones
    m_options.plans = m_plans->filePath(u"plans"_s);
    m_console = std::make_unique<Console>(m_options);
    m_console->window()->resize(1440, 900);
    m_console->start();
    m_device = {};
    m_domain = {};
    m_at = 0;
    m_stops.clear();
    planMainJob();
    planVm();
    planDialogs();
    planInstances();
    planClusters();
    planConsoles();
    planGuests();
    planTrouble();
    planPlans();
    next();
}

void PictureTour::next()
{
    if (m_at == m_stops.size())
        return end();
    m_stops[m_at].go();
    m_clock.start();
    m_settling = false;
    m_timer.start(pollMs);
}

void PictureTour::look()
{
    const Stop &stop = m_stops[m_at];
    const bool reached = stop.reached();
    const bool late = m_clock.elapsed() > longestMs;
    if (!reached && !late)
        return;
    if (reached && !m_settling) {
        m_settling = true;
        m_timer.start(settleMs);
        return;
    }
    m_timer.stop();
    if (!reached) {
        m_failed = true;
        std::fprintf(stderr, "riser: the tour did not get to %s\n", qPrintable(stop.name));
    }
    if (!stop.name.isEmpty())
        take(stop.name);
    ++m_at;
    next();
}

void PictureTour::take(const QString &name)
{
    const QString file = u"%1-%2.png"_s.arg(name, m_look == Look::Dark ? u"dark"_s : u"light"_s);
    const QString path = QDir(m_options.pictures).absoluteFilePath(file);
    if (pictureOf(m_console->window()).save(path)) {
        ++m_pictures;
        return;
    }
    m_failed = true;
    std::fprintf(stderr, "riser: %s can't be written\n", qPrintable(path));
}

void PictureTour::end()
{
    closeAll();
    if (m_look == Look::Light) // queued: this was called by the light one's own last step
        return QMetaObject::invokeMethod(this, [this] { startLook(Look::Dark); }, Qt::QueuedConnection), void();
    m_console.reset();
    std::printf("%d pictures in %s\n", m_pictures, qPrintable(QDir(m_options.pictures).absolutePath()));
    Q_EMIT finished(m_failed ? 1 : 0);
}

HostSession *PictureTour::host(const QString &name) const
{
    for (HostSession *session : m_console->hosts()->sessions()) {
        if (session->entry().name.startsWith(name))
            return session;
    }
    return nullptr;
}

DevicesPage *PictureTour::devices() const
{
    const SessionPage *page = m_console->window()->currentPage();
    return page ? page->devices() : nullptr;
}

QDialog *PictureTour::dialog() const
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<QDialog *>(widget); found && found->isVisible())
            return found;
    }
    return nullptr;
}

void PictureTour::openMenu(const DeviceKey &device)
{
    devices()->select(device);
    DeviceView *view = devices()->view();
    const QModelIndex index = view->currentIndex();
    Q_EMIT view->menuRequested(index, view->viewport()->mapToGlobal(view->actionsRect(index).bottomLeft()));
}

void PictureTour::closeAll()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget != m_console->window() && widget->isVisible())
            widget->close();
    }
}

bool PictureTour::finishedTask(const DeviceKey &device) const
{
    const HostSession *session = host(u"rack1"_s);
    return session && session->inventory() && session->inventory()->device(device) &&
           !session->transitions().contains(device);
}

} // namespace riser
