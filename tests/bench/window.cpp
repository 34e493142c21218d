// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the user waits for: from the start of the process to a painted window, from connecting to the complete table
// painted, and a change of one row among many.
#include "app/console/wiring/console.h"
#include "core/host/host_session.h"
#include "tests/bench/relay_process.h"
#include "tests/bench/serial_reader.h"
#include "tests/libvirt/support_backend.h"
#include "tests/libvirt/support_daemon.h"
#include "tests/libvirt/support_hosts.h"
#include "ui/models/device_model.h"
#include "ui/pages/device_view.h"
#include "ui/pages/devices_page.h"
#include "ui/pages/main_window.h"
#include "ui/pages/session_page.h"

#include <QApplication>
#include <QEventLoop>
#include <QFile>
#include <QPaintEvent>
#include <QTemporaryDir>

#include <algorithm>
#include <time.h>
#include <unistd.h>

using namespace riser;
using namespace riser::bench;
using namespace Qt::StringLiterals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int domains = 50;

/// Returns from wait() at the first paint of a widget for which `complete` holds.
class PaintWatch : public QObject
{
public:
    PaintWatch(QWidget *widget, std::function<bool()> complete)
        : m_complete(std::move(complete))
    {
        widget->installEventFilter(this);
    }
    Clock::time_point wait()
    {
        m_loop.exec();
        return m_painted;
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Paint || m_done || !m_complete())
            return false;
        m_done = true;
        watched->removeEventFilter(this);
        watched->event(event); // painted before the time is taken
        m_painted = Clock::now();
        m_loop.quit();
        return true;
    }

private:
    std::function<bool()> m_complete;
    QEventLoop m_loop;
    Clock::time_point m_painted;
    bool m_done = false;
};

/// Since the kernel started this process: it counts in hundredths of a second.
Milliseconds sinceProcessStart()
{
    QFile file(u"/proc/self/stat"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray stat = file.readAll();
    const QByteArray start = stat.mid(stat.lastIndexOf(')') + 2).split(' ').value(19);
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return Milliseconds(double(now.tv_sec) * 1'000 + double(now.tv_nsec) / 1e6 -
                        start.toDouble() * 1'000 / double(sysconf(_SC_CLK_TCK)));
}

double medianOf(QList<double> values)
{
    std::ranges::sort(values);
    return values.value(values.size() / 2);
}

/// From asking to connect until the list with all devices is painted, in ms.
double wholeWay(Console &console, const QString &uri, int number)
{
    const HostEntry entry{
        .id = HostId(u"bench-%1"_s.arg(number)), .name = u"bench"_s, .uri = uri, .connectAtStart = true};
    const auto begin = Clock::now();
    HostSession *session = console.hosts()->addTransient(entry);
    console.window()->select(session);
    const DevicesPage *page = console.window()->currentPage()->devices();
    PaintWatch watch(page->view()->viewport(), [page, session] {
        return session->inventory() && page->model()->inventory() == session->inventory() &&
               page->model()->deviceCount() == int(session->inventory()->devices().size());
    });
    const double time = Milliseconds(watch.wait() - begin).count();
    if (const Result<void> removed = console.hosts()->remove(entry.id); !removed)
        qFatal() << removed.error().toText();
    return time;
}

/// A driver of one device changes; the model takes the new inventory. In ms.
double oneRow(const HostSnapshot &host)
{
    auto snapshot = std::make_shared<HostSnapshot>(host);
    auto changed = std::make_shared<HostSnapshot>(*snapshot);
    const auto pci = std::ranges::find_if(changed->nodes, [](const NodeDevice &node) { return node.pci.has_value(); });
    pci->driver = u"vfio-pci"_s;
    const auto before = std::make_shared<const Inventory>(snapshot);
    const auto after = std::make_shared<const Inventory>(changed);
    DeviceModel model;
    model.setInventory(before);
    int resets = 0;
    QObject::connect(&model, &QAbstractItemModel::modelReset, &model, [&resets] { ++resets; });
    QList<double> times;
    for (int i = 0; i < 20; ++i) {
        const auto begin = Clock::now();
        model.setInventory(i % 2 ? before : after);
        times << Milliseconds(Clock::now() - begin).count();
    }
    if (resets > 0)
        qFatal("the model was reset");
    return medianOf(times);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QTemporaryDir config;
    Options options;
    options.configFolder = config.path();
    options.demo = false;
    Console console(options);
    console.start();
    PaintWatch first(console.window(), [] { return true; });
    first.wait();
    std::printf("process start to a painted window: %.0f ms\n", sinceProcessStart().count());
    if (app.arguments().contains(u"--start-only"_s))
        return 0;

    test::PrivateLibvirtd daemon;
    if (!daemon.start())
        qFatal("libvirtd doesn't start");
    std::printf("%8s %8s %18s %18s %8s\n", "devices", "RTT ms", "table painted ms", "serial loop ms", "ratio");
    int number = 0;
    for (const int nodes : {60, 500, 5'000}) {
        const QString name = u"host-%1.xml"_s.arg(nodes);
        daemon.uriOf(test::scaledHost(nodes, domains), name);
        for (const int roundTrip : {0, 20, 100}) {
            const QString listen = daemon.folder() + u"/relay-window"_s;
            const Relay relay(listen, daemon.socket(), roundTrip);
            const QString uri = u"test+unix://%1/%2?socket=%3"_s.arg(daemon.folder(), name, listen);
            QList<double> times;
            for (int i = 0; i < 5; ++i)
                times << wholeWay(console, uri, ++number);
            const double serial = readSerially(uri, std::chrono::seconds(8)).all().count();
            std::printf("%8d %8d %18.0f %18.0f %8.1f\n", nodes, roundTrip, medianOf(times), serial,
                        serial / medianOf(times));
            std::fflush(stdout);
        }
    }
    const QString largest = daemon.uriOf(test::scaledHost(5'000, domains), u"largest.xml"_s);
    std::printf("a change of one row among 5000: %.2f ms\n", oneRow(*test::open(largest)->backend->readSnapshot()));
    return 0;
}
