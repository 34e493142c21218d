// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/places.h"
#include "app/host/uses/collectors.h"
#include "app/host/uses/ways.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace riser::onhost {

using namespace Qt::StringLiterals;

/// A host of files and links: /sys, /proc and the rest as the kernel lays them out, as much of it as is looked at.
/// Folders are given and returned as they are below /sys: "devices/pci0000:00/0000:00:14.0".
class MadeHost
{
public:
    MadeHost()
    {
        places.sys = path(u"sys"_s);
        places.proc = path(u"proc"_s);
        places.dev = path(u"dev"_s);
        places.state = path(u"state"_s);
        places.run = path(u"run"_s);
        places.udev = path(u"udev"_s);
        file(u"proc/sys/kernel/random/boot_id"_s, "first-boot\n");
        file(u"proc/self/mountinfo"_s, {});
    }

    QString path(const QString &name) const { return m_folder.path() + u'/' + name; }

    void file(const QString &name, const QByteArray &content)
    {
        const QString full = path(name);
        QDir().mkpath(full.section(u'/', 0, -2));
        QFile out(full);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(content);
    }
    void append(const QString &name, const QByteArray &content)
    {
        QFile in(path(name));
        const QByteArray before = in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
        in.close();
        file(name, before + content);
    }
    /// As sysfs writes its links: relative.
    void link(const QString &name, const QString &target)
    {
        const QString full = path(name);
        const QString folder = full.section(u'/', 0, -2);
        QDir().mkpath(folder);
        QFile::remove(full);
        QVERIFY(QFile::link(QDir(folder).relativeFilePath(path(target)), full));
    }
    /// Of procfs: whatever text.
    void textLink(const QString &name, const QString &text)
    {
        QDir().mkpath(path(name).section(u'/', 0, -2));
        QVERIFY(QFile::link(text, path(name)));
    }

    /// `parent`: what comes between "devices/" and the address.
    QString pci(const QString &address, quint32 pciClass, const QString &driver = {}, int group = -1,
                const QString &parent = u"pci0000:00"_s)
    {
        const QString folder = "devices/"_L1 + parent + u'/' + address;
        sys(folder + "/class"_L1, "0x" + QByteArray::number(pciClass, 16).rightJustified(6, '0') + '\n');
        sys(folder + "/vendor"_L1, "0x8086\n");
        sys(folder + "/device"_L1, "0x1234\n");
        sysLink("bus/pci/devices/"_L1 + address, folder);
        if (!driver.isEmpty())
            setDriver(folder, driver);
        if (group >= 0) {
            const QString groupFolder = u"kernel/iommu_groups/%1"_s.arg(group);
            sysLink(folder + "/iommu_group"_L1, groupFolder);
            sysLink(groupFolder + "/devices/"_L1 + address, folder);
        }
        return folder;
    }
    void setDriver(const QString &folder, const QString &driver)
    {
        QFile::remove(path("sys/"_L1 + folder + "/driver"_L1));
        if (driver.isEmpty())
            return;
        QDir().mkpath(path("sys/bus/drivers/"_L1 + driver));
        sysLink(folder + "/driver"_L1, "bus/drivers/"_L1 + driver);
    }

    QString usb(const QString &port, const QString &parent, const QString &product,
                const QByteArray &deviceClass = "00")
    {
        const QString folder = parent + u'/' + port;
        sys(folder + "/bDeviceClass"_L1, deviceClass + '\n');
        sys(folder + "/idVendor"_L1, "0627\n");
        sys(folder + "/idProduct"_L1, "0001\n");
        sys(folder + "/product"_L1, product.toUtf8() + '\n');
        sysLink("bus/usb/devices/"_L1 + port, folder);
        return folder;
    }
    /// `kind`: class, subclass and protocol, "030101" is a keyboard.
    QString usbInterface(const QString &device, int number, const QByteArray &kind, const QString &driver)
    {
        const QString name = device.section(u'/', -1) + u":1.%1"_s.arg(number);
        const QString folder = device + u'/' + name;
        sys(folder + "/bInterfaceClass"_L1, kind.mid(0, 2) + '\n');
        sys(folder + "/bInterfaceSubClass"_L1, kind.mid(2, 2) + '\n');
        sys(folder + "/bInterfaceProtocol"_L1, kind.mid(4, 2) + '\n');
        sysLink("bus/usb/devices/"_L1 + name, folder);
        if (!driver.isEmpty())
            setDriver(folder, driver);
        return folder;
    }

    /// A drive or anything else in /sys/class/block; `parent` is the device's folder, or "devices/virtual".
    QString block(const QString &name, const QByteArray &number, const QString &parent, const QByteArray &udev = {})
    {
        const QString folder = parent + "/block/"_L1 + name;
        entry(folder, name, number, udev);
        sys(folder + "/removable"_L1, "0\n");
        return folder;
    }
    QString partition(const QString &disk, const QString &name, const QByteArray &number, const QByteArray &udev = {})
    {
        const QString folder = disk + u'/' + name;
        entry(folder, name, number, udev);
        sys(folder + "/partition"_L1, "1\n");
        return folder;
    }
    QString mapped(const QString &name, const QByteArray &number, const QByteArray &uuid, const QByteArray &label,
                   const QStringList &lower)
    {
        const QString folder = block(name, number, u"devices/virtual"_s);
        sys(folder + "/dm/uuid"_L1, uuid + '\n');
        sys(folder + "/dm/name"_L1, label + '\n');
        stack(name, folder, lower);
        return folder;
    }
    QString raid(const QString &name, const QByteArray &number, const QStringList &lower)
    {
        const QString folder = block(name, number, u"devices/virtual"_s);
        sys(folder + "/md/level"_L1, "raid1\n");
        stack(name, folder, lower);
        return folder;
    }

    void mount(const QByteArray &number, const QByteArray &target, const QByteArray &type, const QByteArray &source,
               const QByteArray &options = "rw", const QByteArray &root = "/")
    {
        append(u"proc/self/mountinfo"_s, "30 1 " + number + ' ' + root + ' ' + target + " rw,relatime shared:1 - " +
                                             type + ' ' + source + ' ' + options + '\n');
    }
    void swap(const QByteArray &path)
    {
        if (!QFile::exists(this->path(u"proc/swaps"_s)))
            file(u"proc/swaps"_s, "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n");
        append(u"proc/swaps"_s, path + "                               partition\t1048572\t\t0\t\t-2\n");
    }

    /// An interface of a device (its folder), or a virtual one.
    QString net(const QString &name, const QString &device = {})
    {
        const QString folder = (device.isEmpty() ? u"devices/virtual"_s : device) + "/net/"_L1 + name;
        sys(folder + "/address"_L1, "52:54:00:00:00:01\n");
        sys(folder + "/addr_assign_type"_L1, "0\n");
        sysLink("class/net/"_L1 + name, folder);
        if (!device.isEmpty())
            sysLink(folder + "/device"_L1, device);
        return folder;
    }
    void stackNet(const QString &upper, const QString &lower, bool isMaster)
    {
        const QString up = sysfs("class/net/"_L1 + upper);
        const QString down = sysfs("class/net/"_L1 + lower);
        sysLink(up + "/lower_"_L1 + lower, down);
        sysLink(down + "/upper_"_L1 + upper, up);
        if (isMaster)
            sysLink(down + "/master"_L1, up);
    }

    /// A process that has this open (an empty path: nothing).
    void process(int pid, const QByteArray &name, const QString &open, const QByteArray &commandLine = {},
                 const QByteArray &controlGroup = "0::/system.slice/x.service")
    {
        const QString folder = u"proc/%1"_s.arg(pid);
        file(folder + "/comm"_L1, name + '\n');
        file(folder + "/status"_L1, "Name:\t" + name + "\nPPid:\t1\nUid:\t0\t0\t0\t0\n");
        file(folder + "/cmdline"_L1, commandLine);
        file(folder + "/cgroup"_L1, controlGroup + '\n');
        if (!open.isEmpty())
            textLink(folder + "/fd/%1"_L1.arg(QString::number(m_handles++)), open);
    }

    void sys(const QString &name, const QByteArray &content) { file("sys/"_L1 + name, content); }
    void sysLink(const QString &name, const QString &target) { link("sys/"_L1 + name, "sys/"_L1 + target); }

    HostUses uses(const QString &address) const
    {
        const DeviceTree tree(places);
        const int index = tree.indexOf(*name(address));
        return index < 0 ? HostUses() : findUses(places, tree, ways, peer).of(index);
    }
    HostUses unitUses(const QString &address) const
    {
        const DeviceTree tree(places);
        return usesOfUnit(findUses(places, tree, ways, peer), tree, tree.indexOf(*name(address)));
    }
    /// "kind on name", in the order in which they are shown.
    QStringList words(const QString &address) const
    {
        QStringList words;
        for (const HostUse &use : uses(address))
            words << u"%1 %2 %3"_s.arg(use.kind, use.on, use.name).trimmed();
        return words;
    }
    QStringList texts(const QString &address) const
    {
        QStringList texts;
        for (const HostUse &use : uses(address))
            texts << use.text;
        return texts;
    }
    static std::optional<protocol::DeviceName> name(const QString &address)
    {
        if (const auto pci = PciAddress::parse(address))
            return *pci;
        if (const auto port = UsbPort::parse(address))
            return *port;
        return {};
    }

    Places places;
    Ways ways;
    QString peer;

private:
    QString sysfs(const QString &link) const
    {
        return QDir(places.sys).relativeFilePath(QFileInfo(places.sys + u'/' + link).canonicalFilePath());
    }
    void entry(const QString &folder, const QString &name, const QByteArray &number, const QByteArray &udev)
    {
        sys(folder + "/dev"_L1, number + '\n');
        sysLink("class/block/"_L1 + name, folder);
        file("udev/b"_L1 + QString::fromLatin1(number), "I:1\n" + udev + '\n');
    }
    void stack(const QString &name, const QString &folder, const QStringList &lower)
    {
        for (const QString &below : lower) {
            const QString real = sysfs("class/block/"_L1 + below);
            sysLink(folder + "/slaves/"_L1 + below, real);
            sysLink(real + "/holders/"_L1 + name, folder);
        }
    }

    QTemporaryDir m_folder;
    int m_handles = 3;
};

} // namespace riser::onhost
