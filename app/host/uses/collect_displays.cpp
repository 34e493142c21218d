// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/uses/collectors.h"

#include "app/host/system/read_file.h"
#include "app/host/system/sysfs.h"

#include <algorithm>

namespace riser::onhost {

using namespace Qt::StringLiterals;

namespace {

struct Display {
    int device = -1;
    bool boot = false;     ///< the firmware's choice
    QStringList outputs;   ///< of its DRM card: HDMI-A-1 …
    QStringList connected; ///< those with a monitor
    QString shows;         ///< what shows the host's text consoles on it: nouveaudrmfb, VGA+; empty: nothing

    /// Whether people see the host's console on it, or could: a compute card has a driver and no outputs, and text mode
    /// doesn't come back by itself to a boot display that has lost it.
    bool works() const { return !shows.isEmpty() || !outputs.isEmpty(); }
};

QList<Display> readDisplays(const Look &look)
{
    QList<Display> displays;
    for (int i = 0; i < look.devices.devices().size(); ++i) {
        const Device &device = look.devices.devices()[i];
        if (!device.isPci() || !device.isDisplay() || device.onVfio())
            continue;
        Display display{.device = i, .outputs = {}, .connected = {}, .shows = {}};
        display.boot = readText(device.folder + "/boot_vga"_L1) == "1"_L1;
        for (const QString &card : namesIn(device.folder + "/drm"_L1)) {
            for (const QString &entry : namesIn(device.folder + "/drm/"_L1 + card)) {
                if (!entry.startsWith(card + u'-'))
                    continue;
                display.outputs << entry.mid(card.size() + 1);
                // What the kernel last saw: reading this wakes nothing.
                if (readText(device.folder + "/drm/"_L1 + card + u'/' + entry + "/status"_L1) == "connected"_L1)
                    display.connected << display.outputs.last();
            }
        }
        displays << display;
    }
    return displays;
}

/// Marks the display that the text consoles are on. A framebuffer that the firmware left (efifb, simpledrm) and VGA
/// text mode have no device in sysfs: they are on the boot display.
void findConsole(const Look &look, QList<Display> &displays)
{
    const QString consoles = look.places.sys + "/class/vtconsole/"_L1;
    for (const QString &entry : namesIn(consoles)) {
        const QString name = readText(consoles + entry + "/name"_L1); // "(M) frame buffer device", "(S) VGA+"
        if (readText(consoles + entry + "/bind"_L1) != "1"_L1)
            continue;
        const QString buffers = look.places.sys + "/class/graphics/"_L1;
        QList<int> carriers;
        QString shows = name.section(u' ', 1);
        if (name.contains("frame buffer"_L1)) {
            carriers = look.devices.carriers(sysfsLink(buffers + "fb0"_L1));
            shows = readText(buffers + "fb0/name"_L1);
        } else if (!name.contains("VGA"_L1)) {
            continue; // "dummy device": none at all
        }
        for (Display &display : displays) {
            if (carriers.isEmpty() ? display.boot : carriers.contains(display.device))
                display.shows = shows.isEmpty() ? u"framebuffer"_s : shows;
        }
    }
}

/// Whether kernel and login use the screen as the host's console, and not a serial line alone.
bool consoleIsOnScreen(const Look &look)
{
    const QStringList active = readText(look.places.sys + "/class/tty/console/active"_L1).split(u' ');
    return std::ranges::any_of(
        active, [](const QString &name) { return name.size() > 3 && name.startsWith("tty"_L1) && name[3].isDigit(); });
}

} // namespace

void collectDisplays(const Look &look, Findings &findings)
{
    QList<Display> displays = readDisplays(look);
    findConsole(look, displays);
    const bool onScreen = consoleIsOnScreen(look);
    for (const Display &display : std::as_const(displays)) {
        const Device &device = look.devices.devices()[display.device];
        const QString driver = device.drivers.value(0);
        const bool another = std::ranges::any_of(displays, [&](const Display &other) {
            return other.works() &&
                   !look.devices.leavesWith(look.devices.devices()[other.device].folder, display.device);
        });
        const QString shownBy = display.shows.isEmpty() ? driver : display.shows;
        if (!display.shows.isEmpty() && onScreen && !another)
            findings.add(display.device, hostUse("last-console"_L1, device.address, shownBy,
                                                 "the host's console is on this display ("_L1 + shownBy +
                                                     "), and the host has no other"_L1));
        else if (!display.shows.isEmpty())
            findings.add(display.device, hostUse("console"_L1, device.address, shownBy,
                                                 "the host's text consoles are on this display ("_L1 + shownBy + u')'));
        else if (display.boot)
            findings.add(display.device, hostUse("console"_L1, device.address, shownBy,
                                                 u"it is the display that the host starts with"_s));
        for (const QString &output : display.connected)
            findings.add(display.device,
                         hostUse("monitor"_L1, output, driver, "a monitor is connected to "_L1 + output));
    }
}

} // namespace riser::onhost
