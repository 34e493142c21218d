// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/wiring/console.h"
#include "core/host/consoles.h"
#include "tests/libvirt/support_daemon.h"
#include "tests/libvirt/support_own_run.h"
#include "ui/console/console_page.h"

#include <QComboBox>

namespace riser::test {

/// This computer as a host with libvirt's driver for QEMU and one emulated VM, "local", and the VM's Console tab. The
/// process needs a /run of its own (makeOwnRun).
class LocalHost
{
public:
    static constexpr auto vmId = "99999999-0000-4000-8000-0000000000aa"_L1;

    /// `graphics`: the VM's `<graphics>`.
    bool start(const QString &graphics)
    {
        m_daemon = std::make_unique<PrivateLibvirtd>(u"qemu"_s);
        if (!m_daemon->start() || !beThisComputers(m_daemon->socket()))
            return false;
        QFile file(m_config.filePath(u"local.xml"_s));
        const QString xml =
            u"<domain type='qemu'><name>local</name><uuid>%1</uuid><memory "
            u"unit='MiB'>64</memory><vcpu>1</vcpu><os><type "
            "arch='x86_64' "
            "machine='pc'>hvm</type></os><devices><emulator>/usr/bin/qemu-system-x86_64</emulator><serial "
            "type='pty'/><console type='pty'/>%2<video><model type='vga'/></video><memballoon model='none'/></devices>"
            "</domain>"_s.arg(vmId, graphics);
        if (!file.open(QIODevice::WriteOnly) || file.write(xml.toUtf8()) < 0)
            return false;
        file.close();
        return virsh({u"define"_s, file.fileName()}).has_value();
    }
    /// A window's worth of Riser, connected to it.
    bool connectTo()
    {
        leave();
        Options options;
        options.uris = {u"qemu:///system"_s};
        options.configFolder = m_config.path();
        m_console = std::make_unique<Console>(options);
        m_console->start();
        return QTest::qWaitFor(
            [this] { return session()->state() == HostSession::State::Online && session()->inventory(); }, 30'000);
    }
    /// The Console tab with its first source of this kind: 'd' for a display, 's' for a serial line.
    bool show(QChar kind)
    {
        m_page = std::make_unique<ConsolePage>(session(), DomainId(vmId));
        m_page->resize(900, 600);
        m_page->show();
        auto *source = m_page->findChild<QComboBox *>(u"consoleSource"_s);
        const auto place = [&] {
            for (int i = 0; i < source->count(); ++i) {
                if (source->itemData(i).toString().startsWith(kind))
                    return i;
            }
            return -1;
        };
        if (!QTest::qWaitFor([&] { return place() >= 0; }, 20'000))
            return false;
        if (source->currentIndex() != place()) {
            source->setCurrentIndex(place());
            Q_EMIT source->activated(place());
        }
        return true;
    }
    void leave()
    {
        m_page.reset();
        m_console.reset();
    }
    void closePage() { m_page.reset(); }
    void end()
    {
        leave();
        m_daemon.reset();
    }

    HostSession *session() const { return m_console->hosts()->sessions().value(0); }
    ConsolePage *page() const { return m_page.get(); }
    PrivateLibvirtd &daemon() { return *m_daemon; }
    /// What it printed, nothing after a failure.
    std::optional<QString> virsh(const QStringList &arguments) const
    {
        QProcess process;
        process.start(u"virsh"_s, QStringList{u"-q"_s, u"-c"_s, u"qemu:///system"_s} + arguments);
        if (process.waitForFinished(30'000) && process.exitCode() == 0)
            return QString::fromUtf8(process.readAllStandardOutput());
        qWarning().noquote() << arguments << process.readAllStandardError().trimmed();
        return {};
    }
    /// The VM's QEMU, and nobody else's. 0: none.
    pid_t qemu() const
    {
        for (const pid_t pid : m_daemon->processes()) {
            QFile file(u"/proc/%1/cmdline"_s.arg(pid));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains("guest=local,"))
                return pid;
        }
        return 0;
    }

private:
    QTemporaryDir m_config;
    std::unique_ptr<PrivateLibvirtd> m_daemon;
    std::unique_ptr<Console> m_console;
    std::unique_ptr<ConsolePage> m_page;
};

} // namespace riser::test
