// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace riser::test {

/// The running lab as an independent witness: asked with virsh and ssh alone, never through Riser's code. Every call
/// blocks; a command that fails is a QFAIL-able empty answer with the words in lastError().
class LabHost
{
public:
    LabHost(); ///< the one whose name is in RISER_LAB (tests/run sets it)
    explicit LabHost(const QString &name);

    bool isUp() const { return !m_uri.isEmpty(); }
    const QString &uri() const { return m_uri; }
    /// The same host by an ssh that shares one login between all its connections; `folder`: a test's own.
    QString sharedUri(const QString &folder) const;
    const QString &lastError() const { return m_error; }
    /// A limit in ms for what takes `seconds` on the machine where the lab boots in 45 s: two emulated cores are slow
    /// and uneven, so limits grow with the boot time that was measured.
    int limit(int seconds) const;

    QString virsh(const QStringList &arguments);
    QString ssh(const QString &command, const QByteArray &input = {});
    /// Starts a lab of this name, or ends it: for tests that need another one than all others share.
    static bool up(const QString &name, const QStringList &options = {});
    static bool down(const QString &name);
    /// Restarts the host, and comes back when libvirt answers; what was written to its disk is kept. VMs end.
    bool restart();
    /// As somebody else than root, with this on standard input. The exit code is in lastCode().
    QString sshAs(const QString &user, const QString &command, const QByteArray &input = {});
    int lastCode() const { return m_code; }
    QString qmp(const QStringList &arguments); ///< to the lab's own QEMU: a pulled cable, a frozen host

    QString driverOf(const QString &node);            ///< by sysfs; empty: none
    QString usbInterfaceDriver(const QString &port);  ///< of interface 0 of configuration 1
    int hostdevs(const QString &domain, bool config); ///< how many `<hostdev>` the definition has
    QString guestView(const QString &domain);         ///< the last list that the guest printed on its serial port
    bool isRunning(const QString &domain);

    QString nodeOfNvme(const QString &serial); ///< pci_… of the drive with this serial, while the host has it

    /// Installs the riser-host package ($RISER_HOST_PACKAGE, else the newest that was built here) as an administrator
    /// would, and removes it with all it has written.
    bool installHostProgram();
    bool removeHostProgram();

    /// Everything as booted: VMs off and without host devices, devices on their host drivers. False when it can't.
    /// "screen" and "agent" are left as they are unless a test says that it uses them.
    bool reset();
    void uses(const QString &vm) { m_others << vm; }

private:
    QString run(const QString &program, const QStringList &arguments, const QByteArray &input = {});

    QString m_name;
    QString m_state;
    QString m_uri;
    QStringList m_others;
    QString m_error;
    int m_code = 0;
    double m_bootSeconds = 45;
};

} // namespace riser::test
