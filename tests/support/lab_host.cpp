// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/lab_host.h"
#include "tests/support/places.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QThread>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace riser::test {

namespace {

constexpr double referenceBootSeconds = 45;

QString readText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

QString cacheFolder()
{
    if (const QString own = qEnvironmentVariable("RISER_CACHE"); !own.isEmpty())
        return own;
    const QString general = qEnvironmentVariable("XDG_CACHE_HOME", qEnvironmentVariable("HOME") + u"/.cache"_s);
    return general + u"/riser"_s;
}

/// Making the image is in the time, where it isn't made yet.
bool runLab(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(sourceFile(u"tests/lab/"_s) + program, arguments);
    return process.waitForFinished(900'000) && process.exitCode() == 0;
}

QString quoted(QString word)
{
    return u'\'' + word.replace(u'\'', u"'\\''"_s) + u'\'';
}

} // namespace

LabHost::LabHost()
    : LabHost(qEnvironmentVariable("RISER_LAB", u"default"_s))
{
}

LabHost::LabHost(const QString &name)
    : m_name(name)
    , m_state(cacheFolder() + u"/labs/"_s + m_name)
    , m_uri(readText(m_state + u"/uri"_s))
{
    if (const double seconds = readText(m_state + u"/boot_seconds"_s).toDouble(); seconds > 0)
        m_bootSeconds = seconds;
}

bool LabHost::up(const QString &name, const QStringList &options)
{
    return runLab(u"up"_s, QStringList{u"--name"_s, name} + options);
}

bool LabHost::down(const QString &name)
{
    return runLab(u"down"_s, {name});
}

int LabHost::limit(int seconds) const
{
    return static_cast<int>(std::ceil(seconds * 1000 * std::max(1.0, m_bootSeconds / referenceBootSeconds)));
}

QString LabHost::run(const QString &program, const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(sourceFile(u"tests/lab/"_s) + program, arguments);
    process.write(input);
    process.closeWriteChannel();
    m_error.clear();
    m_code = -1;
    if (!process.waitForFinished(limit(120))) {
        m_error = u"%1 %2: no answer"_s.arg(program, arguments.join(u' '));
        process.kill();
        process.waitForFinished(5000);
        return {};
    }
    m_code = process.exitCode();
    if (m_code != 0)
        m_error = u"%1 %2: %3"_s.arg(program, arguments.join(u' '), QString::fromUtf8(process.readAllStandardError()));
    return QString::fromUtf8(process.readAllStandardOutput());
}

// The lab's own virsh, over one ssh connection that stays: a login of its own for each would take seconds.
QString LabHost::virsh(const QStringList &arguments)
{
    QStringList words;
    for (const QString &argument : arguments)
        words << quoted(argument);
    return ssh(u"virsh -c qemu:///system "_s + words.join(u' '));
}

QString LabHost::ssh(const QString &command, const QByteArray &input)
{
    return run(u"ssh"_s, {u"--name"_s, m_name, command}, input);
}

bool LabHost::restart()
{
    const QString bootId = u"cat /proc/sys/kernel/random/boot_id"_s;
    const QString before = ssh(bootId);
    if (before.isEmpty())
        return false;
    // Not `systemctl reboot`: that asks logind, which the lab hasn't got.
    ssh(u"systemctl start --no-block reboot.target"_s);
    QDeadlineTimer deadline(limit(400));
    QString now;
    while (now.isEmpty() || now == before) {
        if (deadline.hasExpired()) {
            m_error = u"the lab's host doesn't come back"_s;
            return false;
        }
        QThread::msleep(1000);
        now = ssh(bootId);
    }
    ssh(u"systemctl is-system-running --wait; virsh -c qemu:///system list"_s);
    return m_error.isEmpty();
}

QString LabHost::sshAs(const QString &user, const QString &command, const QByteArray &input)
{
    return run(u"ssh"_s, {u"--name"_s, m_name, u"--user"_s, user, command}, input);
}

QString LabHost::qmp(const QStringList &arguments)
{
    return run(u"qmp"_s, QStringList{u"--name"_s, m_name} + arguments);
}

QString LabHost::driverOf(const QString &node)
{
    QString address = node.mid(4); // pci_0000_01_00_0 -> 0000:01:00.0
    address[4] = address[7] = u':';
    address[10] = u'.';
    return ssh(u"basename $(readlink /sys/bus/pci/devices/%1/driver) 2>/dev/null || true"_s.arg(address)).trimmed();
}

QString LabHost::usbInterfaceDriver(const QString &port)
{
    return ssh(u"basename $(readlink /sys/bus/usb/devices/%1:1.0/driver) 2>/dev/null || true"_s.arg(port)).trimmed();
}

int LabHost::hostdevs(const QString &domain, bool config)
{
    QStringList arguments{u"dumpxml"_s, domain};
    if (config)
        arguments << u"--inactive"_s;
    return static_cast<int>(virsh(arguments).count(u"<hostdev "_s));
}

QString LabHost::guestView(const QString &domain)
{
    const QString log = ssh(u"cat /var/log/libvirt/qemu/%1-serial.log"_s.arg(domain)).remove(u'\r');
    static const QRegularExpression block(u"BEGIN[^\n]*\n(.*?)END"_s, QRegularExpression::DotMatchesEverythingOption);
    QString last;
    for (auto it = block.globalMatch(log); it.hasNext();)
        last = it.next().captured(1);
    return last;
}

bool LabHost::isRunning(const QString &domain)
{
    return virsh({u"domstate"_s, domain}).trimmed() == u"running"_s;
}

QString LabHost::nodeOfNvme(const QString &serial)
{
    const QString address =
        ssh(u"basename $(readlink $(dirname $(grep -ls %1 /sys/class/nvme/*/serial))/device)"_s.arg(serial)).trimmed();
    return u"pci_"_s + QString(address).replace(u':', u'_').replace(u'.', u'_');
}

bool LabHost::installHostProgram()
{
    QString path = qEnvironmentVariable("RISER_HOST_PACKAGE");
    if (path.isEmpty()) {
        const QDir folder(sourceFile(u"build/release"_s));
        path = folder.filePath(folder.entryList({u"riser-host_*.deb"_s}, QDir::Files, QDir::Time).value(0));
    }
    QFile package(path);
    if (!package.open(QIODevice::ReadOnly)) {
        m_error = u"there is no riser-host package (%1): installer/package makes it"_s.arg(path);
        return false;
    }
    run(u"ssh"_s, {u"--name"_s, m_name, u"cat > /run/riser-host.deb"_s}, package.readAll());
    if (!m_error.isEmpty())
        return false;
    ssh(u"DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --reinstall /run/riser-host.deb"_s);
    return m_error.isEmpty();
}

bool LabHost::removeHostProgram()
{
    ssh(u"DEBIAN_FRONTEND=noninteractive apt-get -qq -y purge riser-host"_s);
    return m_error.isEmpty();
}

QString LabHost::sharedUri(const QString &folder) const
{
    QFile script(folder + u"/shared-ssh"_s);
    if (!script.open(QIODevice::WriteOnly))
        return {};
    script.write(u"#!/bin/sh\nexec %1/ssh-command -o ControlMaster=auto -o ControlPath=%2/m -o ControlPersist=no \"$@\"\n"_s
                     .arg(m_state, folder)
                     .toUtf8());
    script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return m_uri.section(u'?', 0, 0) + u"?command="_s + script.fileName();
}

bool LabHost::reset()
{
    // In one go on the lab itself: a definition is what counts, so it is put back whole from the pristine copy.
    const QString script = uR"SH(set -e
mkdir -p /run/riser-pristine
for vm in grub lin full %1; do
    [ "$(virsh domstate $vm)" = "shut off" ] || virsh destroy $vm
    [ -e /run/riser-pristine/$vm.xml ] || virsh dumpxml --inactive $vm > /run/riser-pristine/$vm.xml
    virsh define /run/riser-pristine/$vm.xml
    : > /var/log/libvirt/qemu/$vm-serial.log
done
for device in /sys/bus/pci/drivers/vfio-pci/*:*; do
    [ -e "$device" ] || continue
    virsh nodedev-reattach pci_$(basename "$device" | tr ':.' '__')
done
for interface in /sys/bus/usb/devices/*:*; do
    [ -e "$interface/driver" ] || basename "$interface" > /sys/bus/usb/drivers_probe
done
)SH"_s.arg(m_others.join(u' '));
    ssh(script);
    return m_error.isEmpty();
}

} // namespace riser::test
