// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/uses/device_nodes.h"

#include "app/host/system/read_file.h"
#include "app/host/system/sysfs.h"

namespace riser::onhost {

using namespace Qt::StringLiterals;

namespace {

struct NodeClass {
    QLatin1StringView start; ///< of the path below /dev; what follows the last slash is the name in sysfs
    QLatin1StringView name;  ///< the folder in /sys/class
};

constexpr NodeClass classes[] = {
    {"dri/"_L1, "drm"_L1},          {"snd/"_L1, "sound"_L1},
    {"accel/"_L1, "accel"_L1},      {"nvme"_L1, "nvme"_L1},
    {"ng"_L1, "nvme-generic"_L1},   {"ttyUSB"_L1, "tty"_L1},
    {"ttyACM"_L1, "tty"_L1},        {"ttyS"_L1, "tty"_L1},
    {"video"_L1, "video4linux"_L1}, {"infiniband/uverbs"_L1, "infiniband_verbs"_L1},
    {"uio"_L1, "uio"_L1},           {"sg"_L1, "scsi_generic"_L1},
    {"st"_L1, "scsi_tape"_L1},      {"nst"_L1, "scsi_tape"_L1},
    {"usb/"_L1, "usbmisc"_L1},      {"vfio/devices/"_L1, "vfio-dev"_L1},
};

} // namespace

DeviceNodes::DeviceNodes(const Places &places, const DeviceTree &devices)
    : m_places(places)
    , m_devices(devices)
{
    // NVIDIA's own driver has no place in sysfs for its nodes.
    const QString cards = places.proc + "/driver/nvidia/gpus/"_L1;
    for (const QString &address : namesIn(cards)) {
        for (const QString &line : readText(cards + address + "/information"_L1).split(u'\n')) {
            if (line.startsWith("Device Minor:"_L1))
                m_nvidia.insert(line.section(u':', 1).trimmed(), address);
        }
    }
    for (const Device &device : devices.devices()) {
        if (device.isPci())
            continue;
        const auto bus = sysfsNumber(device.folder + "/busnum"_L1);
        const auto number = sysfsNumber(device.folder + "/devnum"_L1);
        if (bus && number)
            m_usb.insert(QString::asprintf("%03u/%03u", uint(*bus), uint(*number)), device.folder);
    }
}

QString DeviceNodes::classFolder(const QString &name) const
{
    for (const NodeClass &entry : classes) {
        if (!name.startsWith(entry.start))
            continue;
        const QString folder = sysfsLink(m_places.sys + "/class/"_L1 + entry.name + u'/' + name.section(u'/', -1));
        if (!folder.isEmpty())
            return folder;
    }
    return {};
}

QString DeviceNodes::nvidiaFolder(const QString &minor) const
{
    const auto address = PciAddress::parse(m_nvidia.value(minor));
    const int index = address ? m_devices.indexOf(*address) : -1;
    return index < 0 ? QString() : m_devices.devices()[index].folder;
}

QStringList DeviceNodes::ofDriver(const QString &driver) const
{
    QStringList folders;
    for (const Device &device : m_devices.devices()) {
        if (device.isPci() && device.drivers.contains(driver))
            folders << device.folder;
    }
    return folders;
}

QStringList DeviceNodes::foldersOf(const OpenNode &node) const
{
    const QString name = node.path.mid(5);
    if (name == "kfd"_L1) // one for all of them
        return ofDriver(u"amdgpu"_s);
    QString folder;
    if (name.startsWith("bus/usb/"_L1))
        folder = m_usb.value(name.mid(8));
    else if (name.startsWith("nvidia"_L1))
        folder = nvidiaFolder(name.mid(6));
    else
        folder = classFolder(name);
    if (folder.isEmpty() && node.number.startsWith(u'c'))
        folder = sysfsLink(m_places.sys + "/dev/char/"_L1 + node.number.mid(1));
    return folder.isEmpty() ? QStringList() : QStringList{folder};
}

QList<int> DeviceNodes::givenThrough(const QString &path) const
{
    if (!path.startsWith("/dev/vfio/"_L1))
        return {};
    if (path.startsWith("/dev/vfio/devices/"_L1))
        return m_devices.carriers(classFolder(path.mid(5))).mid(0, 1);
    QList<int> given;
    for (const QString &entry : namesIn(m_places.sys + "/kernel/iommu_groups/"_L1 + path.mid(10) + "/devices"_L1)) {
        const auto address = PciAddress::parse(entry);
        const int index = address ? m_devices.indexOf(*address) : -1;
        if (index >= 0)
            given << index;
    }
    return given;
}

} // namespace riser::onhost
