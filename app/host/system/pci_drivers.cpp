// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/system/pci_drivers.h"

#include "app/host/system/read_file.h"
#include "app/host/system/vfio_holder.h"

#include <QFileInfo>

#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;

namespace riser::onhost {

namespace {

using Code = protocol::Fault::Code;

constexpr int looks = 20; ///< a driver may finish its probe a moment later than the write returns
constexpr int pauseMs = 100;

/// One function while its driver changes.
class Function
{
public:
    Function(const Places &places, const PciAddress &address, DriverFiles &kernel)
        : m_kernel(kernel)
        , m_bus(places.sys + u"/bus/pci"_s)
        , m_name(address.toString())
        , m_folder(m_bus + u"/devices/"_s + m_name)
    {
    }

    bool exists() const { return QFileInfo::exists(m_folder); }
    bool isBridge() const;
    bool hasGroup() const { return QFileInfo::exists(m_folder + u"/iommu_group"_s); }
    QString driver() const { return linkTarget(m_folder + u"/driver"_s); }
    QString override() const;
    bool isVfio() const { return isVfioDriver(driver()); }
    std::unexpected<protocol::Fault> noSuchDevice() const;
    std::unexpected<protocol::Fault> notDone(const QString &text) const { return fault(Code::NotDone, text); }

    Outcome setOverride(const QString &driver); ///< empty: none
    Outcome unbind();                           ///< from whatever has it; no driver: nothing to do
    Outcome probe();
    Outcome needVfio();
    bool waitFor(bool vfio);

private:
    Outcome write(const QString &path, const QByteArray &text, const QString &what);

    DriverFiles &m_kernel;
    QString m_bus;
    QString m_name;
    QString m_folder;
};

// Class 06 is every sort of bridge; header type 1 and 2 (byte 14 of the configuration space) are those that others are
// reached through, whatever their class says.
bool Function::isBridge() const
{
    const QByteArray configuration = readFile(m_folder + u"/config"_s, 64).value_or(QByteArray());
    return (configuration.size() > 14 && (configuration.at(14) & 0x7f) != 0) ||
           readText(m_folder + u"/class"_s).startsWith(u"0x06"_s);
}

QString Function::override() const
{
    const QString text = readText(m_folder + u"/driver_override"_s);
    return text == u"(null)"_s ? QString() : text;
}

std::unexpected<protocol::Fault> Function::noSuchDevice() const
{
    return fault(Code::NoSuchDevice, u"This host has no PCI device %1 (any more)."_s.arg(m_name));
}

Outcome Function::write(const QString &path, const QByteArray &text, const QString &what)
{
    const int error = m_kernel.write(path, text);
    if (error == 0)
        return {};
    if (!exists())
        return noSuchDevice();
    if (error == ETIMEDOUT)
        return fault(Code::TimedOut,
                     u"PCI device %1: the kernel didn't answer when asked %2. It may still do it; a "
                     u"driver that waits for a program often needs the program to end first."_s.arg(m_name, what));
    return fault(Code::Failed, u"PCI device %1: the kernel refused %2: %3."_s.arg(
                                   m_name, what, QString::fromLocal8Bit(std::strerror(error))));
}

Outcome Function::setOverride(const QString &driver)
{
    return write(m_folder + u"/driver_override"_s, driver.toLatin1() + '\n',
                 driver.isEmpty() ? u"to let any driver have it"_s : u"to keep it for %1"_s.arg(driver));
}

Outcome Function::unbind()
{
    const QString from = driver();
    if (from.isEmpty())
        return {};
    Outcome done = write(m_folder + u"/driver/unbind"_s, m_name.toLatin1(), u"to unbind it from %1"_s.arg(from));
    // The driver may have let go of it in the meantime by itself.
    return done || !driver().isEmpty() ? done : Outcome();
}

Outcome Function::probe()
{
    return write(m_bus + u"/drivers_probe"_s, m_name.toLatin1(), u"to find a driver for it"_s);
}

Outcome Function::needVfio()
{
    const QString folder = m_bus + u"/drivers/vfio-pci"_s;
    if (QFileInfo::exists(folder))
        return {};
    const int error = m_kernel.loadVfio();
    if (QFileInfo::exists(folder))
        return {};
    return fault(
        error == ETIMEDOUT ? Code::TimedOut : Code::Failed,
        u"PCI device %1 can't be taken from the host: the kernel module vfio-pci could not be loaded (modprobe "
        u"answered %2)."_s.arg(m_name)
            .arg(error));
}

bool Function::waitFor(bool vfio)
{
    for (int look = 0; look < looks; ++look) {
        if (isVfio() == vfio)
            return true;
        m_kernel.pause(pauseMs);
    }
    return isVfio() == vfio;
}

/// The second half of toVfio: the override is set.
Outcome takeIt(Function &function)
{
    if (Outcome done = function.unbind(); !done)
        return done;
    if (Outcome done = function.probe(); !done)
        return done;
    if (function.waitFor(true))
        return {};
    return function.exists() ? Outcome(function.notDone({})) : Outcome(function.noSuchDevice());
}

QString whyNotVfio(const Function &function, const QString &name)
{
    if (!function.hasGroup())
        return u"PCI device %1 did not go to vfio-pci: it has no IOMMU group. The IOMMU must be on in the firmware and "
               u"on the kernel's command line."_s.arg(name);
    const QString driver = function.driver();
    return u"PCI device %1 did not go to vfio-pci, although the kernel reported no error: %2. The kernel's log may say "
           u"why."_s.arg(name, driver.isEmpty() ? u"it has no driver now"_s : u"%1 has it"_s.arg(driver));
}

} // namespace

QString pciDriver(const Places &places, const PciAddress &address)
{
    return linkTarget(places.sys + u"/bus/pci/devices/"_s + address.toString() + u"/driver"_s);
}

bool isVfioDriver(const QString &driver)
{
    return driver.contains(u"vfio"_s);
}

Outcome toVfio(const Places &places, const PciAddress &address, DriverFiles &kernel)
{
    Function function(places, address, kernel);
    if (!function.exists())
        return function.noSuchDevice();
    if (function.isBridge())
        return fault(Code::Refused,
                     u"PCI device %1 is a bridge: other devices depend on it, so it stays with the host."_s.arg(
                         address.toString()));
    if (function.isVfio())
        return {};
    if (Outcome loaded = function.needVfio(); !loaded)
        return loaded;

    const QString before = function.override();
    if (Outcome done = function.setOverride(u"vfio-pci"_s); !done)
        return done;
    Outcome taken = takeIt(function);
    if (taken)
        return taken;
    if (taken.error().code == Code::NotDone)
        taken.error().text = whyNotVfio(function, address.toString());
    // Back to how it was. The first fault is what is told; a second one here would only hide it. While the kernel hangs
    // it holds the device, and whatever is asked of it now would hang as well.
    if (taken.error().code != Code::TimedOut && function.exists()) {
        (void)function.setOverride(isVfioDriver(before) ? QString() : before);
        if (function.driver().isEmpty())
            (void)function.probe();
    }
    return taken;
}

Outcome toHost(const Places &places, const PciAddress &address, DriverFiles &kernel)
{
    Function function(places, address, kernel);
    if (!function.exists())
        return function.noSuchDevice();
    if (function.isVfio()) {
        if (const auto holder = vfioHolder(places, address)) {
            return fault(Code::Busy,
                         u"PCI device %1 is in use: the process %2 (%3) has %4 open. End that virtual machine first."_s
                             .arg(address.toString(), holder->name)
                             .arg(holder->pid)
                             .arg(holder->file));
        }
    }
    const QString before = function.override();
    if (!before.isEmpty()) {
        if (Outcome done = function.setOverride({}); !done)
            return done;
    }
    if (function.isVfio()) {
        if (Outcome done = function.unbind(); !done) {
            if (function.exists() && function.isVfio() && !before.isEmpty())
                (void)function.setOverride(before);
            return done;
        }
    }
    if (!function.driver().isEmpty() && !function.isVfio())
        return {};
    if (Outcome done = function.probe(); !done)
        return done;
    if (function.waitFor(false))
        return {};
    return function.notDone(u"PCI device %1 did not leave %2, although the kernel reported no error."_s.arg(
        address.toString(), function.driver()));
}

Outcome releaseOverride(const Places &places, const PciAddress &address, DriverFiles &kernel)
{
    Function function(places, address, kernel);
    if (!function.exists())
        return function.noSuchDevice();
    return function.override().isEmpty() ? Outcome() : function.setOverride({});
}

Outcome toVfio(const Places &places, const PciAddress &address)
{
    KernelFiles kernel;
    return toVfio(places, address, kernel);
}

Outcome toHost(const Places &places, const PciAddress &address)
{
    KernelFiles kernel;
    return toHost(places, address, kernel);
}

Outcome releaseOverride(const Places &places, const PciAddress &address)
{
    KernelFiles kernel;
    return releaseOverride(places, address, kernel);
}

} // namespace riser::onhost
