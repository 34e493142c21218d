// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/identity/identities.h"

#include "app/host/identity/permanent_mac.h"
#include "app/host/identity/vpd.h"
#include "app/host/system/read_file.h"
#include "app/host/system/sysfs.h"

#include <QFile>
#include <QSet>

#include <sys/stat.h>

namespace riser::onhost {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 128; // characters

quint64 inodeOf(const QString &folder)
{
    struct stat info;
    return stat(QFile::encodeName(folder).constData(), &info) == 0 ? info.st_ino : 0;
}

/// `10de:2204` out of two files that hold "0x10de" (PCI) or "10de" (USB).
QString idFrom(const QString &vendorFile, const QString &productFile)
{
    bool vendorOk = false;
    bool productOk = false;
    const uint vendor = readText(vendorFile).toUInt(&vendorOk, 16);
    const uint product = readText(productFile).toUInt(&productOk, 16);
    return vendorOk && productOk && vendor <= 0xffff && product <= 0xffff
               ? QString::asprintf("%04x:%04x", vendor, product)
               : QString();
}

QString word(const QString &file)
{
    return plain(readText(file), longestName);
}

} // namespace

Identities::Identities(const Places &places)
    : m_places(places)
    , m_remembered(places)
{
    const QString folder = places.sys + "/bus/pci/slots/"_L1;
    for (const QString &label : namesIn(folder)) {
        const QString address = readText(folder + label + "/address"_L1);
        if (!address.isEmpty())
            m_slots.insert(address, plain(label, longestName));
    }
}

Identities::~Identities()
{
    m_remembered.save();
}

void Identities::forgetAllBut(const DeviceTree &tree)
{
    QSet<QString> addresses;
    for (const Device &device : tree.devices())
        addresses.insert(device.address);
    m_remembered.keepOnly(addresses);
}

DeviceIdentity Identities::of(const Device &device)
{
    return device.isPci() ? ofPci(device) : ofUsb(device);
}

DeviceIdentity Identities::ofUsb(const Device &device) const
{
    DeviceIdentity identity;
    identity.id = idFrom(device.folder + "/idVendor"_L1, device.folder + "/idProduct"_L1);
    identity.serial = word(device.folder + "/serial"_L1);
    identity.model = word(device.folder + "/product"_L1);
    identity.speedMbit = readText(device.folder + "/speed"_L1).toDouble();
    return identity;
}

DeviceIdentity Identities::ofPci(const Device &device)
{
    DeviceIdentity identity;
    identity.id = idFrom(device.folder + "/vendor"_L1, device.folder + "/device"_L1);
    if (device.physical < 0)
        identity.slot = slotOf(std::get<PciAddress>(device.name));
    const Remembered before = m_remembered.of(device.address, identity.id, inodeOf(device.folder));
    Remembered now = before;
    for (const QString &controller : namesIn(device.folder + "/nvme"_L1)) {
        now.serial = word(device.folder + "/nvme/"_L1 + controller + "/serial"_L1);
        now.model = word(device.folder + "/nvme/"_L1 + controller + "/model"_L1);
    }
    // A virtual function's address is drawn by lot each time, and called permanent all the same.
    if (const QString mac = device.physical < 0 ? macOf(device.folder) : QString(); !mac.isEmpty())
        now.mac = mac;
    // Not of one that a guest may be using, and not worth waking a card for.
    const bool awake = !device.onVfio() && readText(device.folder + "/power/runtime_status"_L1) != "suspended"_L1;
    const QString vpd = device.folder + "/vpd"_L1;
    if (now.serial.isEmpty() && !now.vpdRead && awake && QFile::exists(vpd)) {
        now.serial = vpdSerial(readVpd(vpd));
        now.vpdRead = true;
    }
    identity.serial = now.serial;
    identity.model = now.model;
    identity.mac = now.mac;
    const bool known = !now.serial.isEmpty() || !now.model.isEmpty() || !now.mac.isEmpty();
    identity.remembered = known && now == before && (device.drivers.isEmpty() || device.onVfio());
    if (known || now.vpdRead)
        m_remembered.remember(device.address, now);
    return identity;
}

QString Identities::slotOf(const PciAddress &address) const
{
    return m_slots.value(address.toString().section(u'.', 0, 0));
}

QString Identities::macOf(const QString &folder) const
{
    const QStringList interfaces = namesIn(folder + "/net"_L1);
    for (const QString &interface : interfaces) {
        // On the made-up trees of tests, the kernel must not be asked about an interface that happens to have that
        // name.
        const QString permanent = m_places.sys == Places().sys ? permanentMac(interface) : QString();
        if (!permanent.isEmpty())
            return permanent;
        // 0: the card's own. Others were drawn by lot, or set: a port of a bond has the bond's.
        if (readText(folder + "/net/"_L1 + interface + "/addr_assign_type"_L1) == "0"_L1)
            return plain(readText(folder + "/net/"_L1 + interface + "/address"_L1), 64).toLower();
    }
    return {};
}

} // namespace riser::onhost
