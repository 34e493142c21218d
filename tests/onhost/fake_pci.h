// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/driver_files.h"
#include "app/host/system/places.h"
#include "app/host/system/read_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QStringList>
#include <QTemporaryDir>

#include <cerrno>
#include <functional>

namespace riser::test {

using namespace Qt::StringLiterals;

/// Folders that look like a host's. What a test makes here is all that there is.
class FakeHost
{
public:
    FakeHost()
    {
        const QString root = m_folder.path();
        m_places = {root + u"/sys"_s,   root + u"/proc"_s, root + u"/dev"_s,
                    root + u"/state"_s, root + u"/run"_s,  root + u"/udev"_s};
        for (const QString &folder : {pci() + u"/devices"_s, pci() + u"/drivers"_s,
                                      m_places.sys + u"/bus/usb/devices"_s, m_places.proc, m_places.dev, m_places.run})
            QDir().mkpath(folder);
        write(pci() + u"/drivers_probe"_s, {});
    }

    const onhost::Places &places() const { return m_places; }
    QString pci() const { return m_places.sys + u"/bus/pci"_s; }
    QString pciDevice(const QString &address) const { return pci() + u"/devices/"_s + address; }
    QString usbDevice(const QString &port) const { return m_places.sys + u"/bus/usb/devices/"_s + port; }

    static void write(const QString &path, const QByteArray &content)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("can't write %s", qPrintable(path));
    }
    static QByteArray content(const QString &path) { return onhost::readFile(path).value_or(QByteArray()); }

    void addDriver(const QString &name) { QDir().mkpath(pci() + u"/drivers/"_s + name); }
    void addPci(const QString &address, const QString &group, const QByteArray &id = "1b36:0010",
                const QByteArray &kind = "0x010802")
    {
        const QString folder = pciDevice(address);
        write(folder + u"/class"_s, kind + '\n');
        write(folder + u"/vendor"_s, "0x" + id.first(4) + '\n');
        write(folder + u"/device"_s, "0x" + id.last(4) + '\n');
        write(folder + u"/driver_override"_s, "(null)\n");
        QByteArray configuration(64, '\0');
        configuration[14] = kind.startsWith("0x0604") ? '\x01' : '\0';
        write(folder + u"/config"_s, configuration);
        QDir().mkpath(m_places.sys + u"/kernel/iommu_groups/"_s + group + u"/devices"_s);
        link(m_places.sys + u"/kernel/iommu_groups/"_s + group, folder + u"/iommu_group"_s);
    }
    void bind(const QString &address, const QString &driver)
    {
        addDriver(driver);
        QFile::remove(pciDevice(address) + u"/driver"_s);
        if (!driver.isEmpty())
            link(pci() + u"/drivers/"_s + driver, pciDevice(address) + u"/driver"_s);
    }
    QString driver(const QString &address) const { return onhost::linkTarget(pciDevice(address) + u"/driver"_s); }
    void pull(const QString &address) { QDir(pciDevice(address)).removeRecursively(); }

    void addUsb(const QString &port, const QByteArray &id, const QByteArray &serial, const QString &driver)
    {
        write(usbDevice(port) + u"/idVendor"_s, id.first(4) + '\n');
        write(usbDevice(port) + u"/idProduct"_s, id.last(4) + '\n');
        if (!serial.isEmpty())
            write(usbDevice(port) + u"/serial"_s, serial + '\n');
        QDir().mkpath(usbDevice(port + u":1.0"_s));
        QDir().mkpath(usbDevice(port) + u'/' + port + u":1.0"_s);
        bindUsb(port, driver);
    }
    void bindUsb(const QString &port, const QString &driver)
    {
        const QString place = usbDevice(port + u":1.0"_s) + u"/driver"_s;
        QFile::remove(place);
        QDir().mkpath(m_places.sys + u"/bus/usb/drivers/"_s + driver);
        if (!driver.isEmpty())
            link(m_places.sys + u"/bus/usb/drivers/"_s + driver, place);
    }
    void pullUsb(const QString &port)
    {
        QDir(usbDevice(port)).removeRecursively();
        QDir(usbDevice(port + u":1.0"_s)).removeRecursively();
    }

    /// A process that has a file of /dev open.
    void addProcess(int pid, const QByteArray &name, const QString &file)
    {
        const QString folder = m_places.proc + u'/' + QString::number(pid);
        write(folder + u"/comm"_s, name + '\n');
        QDir().mkpath(folder + u"/fd"_s);
        link(file, folder + u"/fd/7"_s);
    }

    static void link(const QString &target, const QString &place)
    {
        if (!QFile::link(target, place))
            qFatal("can't link %s", qPrintable(place));
    }

private:
    QTemporaryDir m_folder;
    onhost::Places m_places;
};

/// Does with that host's folders what the kernel does with sysfs, and writes down what it was asked. Told so, it fails
/// or does nothing.
class FakeKernel : public onhost::DriverFiles
{
public:
    explicit FakeKernel(FakeHost &host)
        : m_host(host)
    {
    }

    QHash<QString, QString> drivers; ///< the host's driver by address; none: nothing binds
    QHash<QString, int> errors; ///< by "unbind 0000:03:00.0", "probe …", "override …": an errno, and nothing happens
    QStringList asleep;         ///< the same words: success, and nothing happens
    bool hasVfio = true;        ///< modprobe brings the driver
    std::function<void(const QString &)> before; ///< called first with each word
    QStringList asked;                           ///< every word, in order

    int write(const QString &path, const QByteArray &text) override
    {
        const QString folder = QFileInfo(path).path();
        if (path.endsWith(u"/driver_override"_s))
            return act(u"override "_s + QFileInfo(folder).fileName(), path,
                       [&] { m_host.write(path, text == "\n" ? "(null)\n" : text); });
        if (path.endsWith(u"/driver/unbind"_s)) {
            const QString address = QString::fromLatin1(text);
            return act(u"unbind "_s + address, folder,
                       [&] { QFile::remove(m_host.pciDevice(address) + u"/driver"_s); });
        }
        if (path == m_host.pci() + u"/drivers_probe"_s)
            return act(u"probe "_s + QString::fromLatin1(text), path, [&] { probe(QString::fromLatin1(text)); });
        return EACCES;
    }

    int loadVfio() override
    {
        asked << u"modprobe"_s;
        if (!hasVfio)
            return 1;
        m_host.addDriver(u"vfio-pci"_s);
        return 0;
    }

    void pause(int) override {}

private:
    int act(const QString &word, const QString &path, const std::function<void()> &does)
    {
        asked << word;
        if (before)
            before(word);
        if (const int error = errors.value(word))
            return error;
        if (!QFileInfo::exists(path))
            return ENOENT;
        if (!asleep.contains(word))
            does();
        return 0;
    }

    void probe(const QString &address)
    {
        if (!m_host.driver(address).isEmpty())
            return;
        QString wanted = QString::fromLatin1(m_host.content(m_host.pciDevice(address) + u"/driver_override"_s));
        if (wanted == u"(null)"_s)
            wanted = drivers.value(address);
        if (QFileInfo::exists(m_host.pci() + u"/drivers/"_s + wanted) && !wanted.isEmpty())
            m_host.bind(address, wanted);
    }

    FakeHost &m_host;
};

} // namespace riser::test
