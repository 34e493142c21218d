// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/libvirt_backend.h"
#include "core/host/libvirt/runtime.h"
#include "tests/support/contract.h"
#include "tests/support/lab_choice.h"
#include "tests/support/lab_host.h"
#include "tests/support/listener.h"

#include <QTest>

using namespace riser;
using namespace Qt::StringLiterals;

/// The contract of Backend on the lab's real KVM host, as on the simulated one: where they differ, the simulation is
/// wrong. Which devices and VMs it uses can be said by RISER_LAB_GPU, _AUDIO, _NVME, _USB, _STOPPED and _RUNNING.
class TestContractLab : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void holds_data() { contract::addRows(); }
    void holds() { contract::runRow(m_host); }
    void installed() { QVERIFY2(m_lab.installHostProgram(), qPrintable(m_lab.lastError())); }
    void riserHostHolds_data() { contract::addRows(contract::programChecks()); }
    void riserHostHolds() { contract::runRow(m_host, contract::programChecks()); }
    void machinesHold_data() { contract::addRows(contract::machineChecks()); }
    void machinesHold() { contract::runRow(m_host, contract::machineChecks()); }

private:
    static void nameTheDevices();
    bool makePools();

    LibvirtRuntime m_runtime; // outlives every backend
    test::LabHost m_lab;
    contract::Host m_host;
};

// Named, not found: libvirt can't tell the lab's own root drive from its twins, and would give it away (it did).
void TestContractLab::nameTheDevices()
{
    const std::pair<const char *, const char *> names[] = {
        {"RISER_LAB_GPU", "pci_0000_01_00_0"},  {"RISER_LAB_AUDIO", "pci_0000_01_00_1"},
        {"RISER_LAB_NVME", "pci_0000_03_00_0"}, {"RISER_LAB_USB", "usb_2_1"},
        {"RISER_LAB_STOPPED", "grub"},          {"RISER_LAB_RUNNING", "lin"}};
    for (const auto &[variable, name] : names) {
        if (!qEnvironmentVariableIsSet(variable))
            qputenv(variable, name);
    }
}

/// The usual pool where the lab has none yet, and one that is full at once.
bool TestContractLab::makePools()
{
    m_lab.ssh(uR"SH(set -e
virsh pool-info default > /dev/null 2>&1 || virsh pool-define-as default dir --target /var/lib/libvirt/images
virsh pool-list --name | grep -qx default || { mkdir -p /var/lib/libvirt/images; virsh pool-start default; }
mkdir -p /run/riser-tiny
mountpoint -q /run/riser-tiny || mount -t tmpfs -o size=8m riser-tiny /run/riser-tiny
virsh pool-list --name | grep -qx riser-tiny || virsh pool-create-as riser-tiny dir --target /run/riser-tiny
for volume in $(virsh vol-list default | awk '/riser-contract/ {print $1}'); do virsh vol-delete $volume default; done
)SH"_s);
    m_host.pool = u"default"_s;
    m_host.tinyPool = u"riser-tiny"_s;
    return m_lab.lastError().isEmpty();
}

void TestContractLab::initTestCase()
{
    nameTheDevices();
    QVERIFY2(m_lab.isUp(), "the lab is not up: tests/lab/up");
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
    QVERIFY2(makePools(), qPrintable(m_lab.lastError()));
    // The guest that answers hot unplug, once it has booted and told what it sees.
    const QString guest = qEnvironmentVariable("RISER_LAB_RUNNING", u"lin"_s);
    m_lab.virsh({u"start"_s, guest});
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
    QTRY_VERIFY_WITH_TIMEOUT(!m_lab.guestView(guest).isEmpty(), m_lab.limit(180));

    m_host.connect = [uri = m_lab.uri()] {
        Result<std::unique_ptr<Backend>> backend = makeLibvirtBackend(uri);
        return backend ? *std::move(backend) : nullptr;
    };
    test::RecordingListener listener; // outlives the backend
    const std::unique_ptr<Backend> backend = m_host.connect();
    QVERIFY(backend);
    const Result<void> opened = backend->open({}, &listener);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().toText()));
    const Result<HostSnapshot> snapshot = backend->readSnapshot();
    QVERIFY2(snapshot, snapshot ? "" : qPrintable(snapshot.error().toText()));
    const QString missing = test::chooseForContract(*snapshot, m_host);
    backend->close();
    QVERIFY2(missing.isEmpty(), qPrintable(missing));
}

void TestContractLab::cleanupTestCase()
{
    QVERIFY2(m_lab.removeHostProgram(), qPrintable(m_lab.lastError()));
    m_lab.ssh(u"virsh pool-destroy riser-tiny; umount /run/riser-tiny"_s);
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
}

QTEST_GUILESS_MAIN(TestContractLab)
#include "tst_contract_lab.moc"
