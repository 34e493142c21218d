// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/uses/collectors.h"

#include "app/host/system/read_file.h"
#include "app/host/system/sysfs.h"

#include <algorithm>

namespace riser::onhost {

using namespace Qt::StringLiterals;

namespace {

/// A keyboard or a mouse that the host itself has. A receiver is often both.
struct Input {
    int device = -1;
    QString what; ///< keyboard, mouse
};

QString productOf(const Device &device)
{
    const QString product = plain(readText(device.folder + "/product"_L1), 100);
    return product.isEmpty()
               ? readText(device.folder + "/idVendor"_L1) + u':' + readText(device.folder + "/idProduct"_L1)
               : product;
}

bool isHub(const Device &device)
{
    return readText(device.folder + "/bDeviceClass"_L1) == "09"_L1;
}

/// HID interfaces that speak the simple protocol for the firmware's sake, as keyboards and mice do. Tablets and buttons
/// don't. One that a VM has is on usbfs, and one in the pool has no driver: neither helps at the console.
QStringList inputsOf(const Device &device)
{
    QStringList found;
    for (const QString &entry : namesIn(device.folder)) {
        const QString interface = device.folder + u'/' + entry;
        if (!entry.startsWith(device.address + u':') || readText(interface + "/bInterfaceClass"_L1) != "03"_L1 ||
            readText(interface + "/bInterfaceSubClass"_L1) != "01"_L1)
            continue;
        const QString driver = linkTarget(interface + "/driver"_L1);
        const QString protocol = readText(interface + "/bInterfaceProtocol"_L1);
        const QString what = protocol == "01"_L1 ? u"keyboard"_s : protocol == "02"_L1 ? u"mouse"_s : QString();
        if (!what.isEmpty() && !driver.isEmpty() && driver != "usbfs"_L1 && !found.contains(what))
            found << what;
    }
    return found;
}

void addInput(const Look &look, Findings &findings, const Input &input, const QList<Input> &inputs)
{
    const Device &device = look.devices.devices()[input.device];
    for (const int carrier : look.devices.carriers(device.folder)) {
        const bool last = std::ranges::all_of(inputs, [&](const Input &other) {
            return other.what != input.what ||
                   look.devices.leavesWith(look.devices.devices()[other.device].folder, carrier);
        });
        const QString which =
            carrier == input.device ? u"it is"_s : u"%1 at %2 is below it:"_s.arg(productOf(device), device.address);
        const QString text = last ? u"%1 the last USB %2 of the host"_s.arg(which, input.what)
                                  : u"%1 a USB %2 of the host, which has another one"_s.arg(which, input.what);
        findings.add(carrier, hostUse(last ? "last-input"_L1 : "input"_L1, device.address, input.what, text));
    }
}

} // namespace

void collectUsb(const Look &look, Findings &findings)
{
    QList<Input> inputs;
    const auto &devices = look.devices.devices();
    for (int i = 0; i < devices.size(); ++i) {
        const Device &device = devices[i];
        if (device.isPci())
            continue;
        if (isHub(device)) {
            findings.add(
                i, hostUse("root-hub"_L1, device.address, productOf(device), u"it is a hub: others hang below it"_s));
            continue;
        }
        for (const QString &what : inputsOf(device))
            inputs << Input{.device = i, .what = what};
    }
    for (const Input &input : std::as_const(inputs))
        addInput(look, findings, input, inputs);
    for (int i = 0; i < devices.size(); ++i) {
        if (devices[i].isPci() || isHub(devices[i]))
            continue;
        const QString product = productOf(devices[i]);
        for (const int carrier : look.devices.carriers(devices[i].folder)) {
            if (carrier != i)
                findings.add(carrier, hostUse("usb-below"_L1, devices[i].address, product,
                                              product + " at "_L1 + devices[i].address + " goes along with it"_L1));
        }
    }
}

} // namespace riser::onhost
