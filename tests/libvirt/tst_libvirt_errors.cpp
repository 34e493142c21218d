// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/errors.h"
#include "core/hosthelper/standing.h"

#include <QTest>

using namespace riser;
using namespace Qt::StringLiterals;

class TestLibvirtErrors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void calls_data();
    void calls();
    void aLineIsBusyInAnyLanguage();
    void aCutCallNamesWhatItWasAbout();
    void opening_data();
    void opening();
    void names();
};

void TestLibvirtErrors::calls_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("domain");
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("hint"); // a piece of it; empty: none is needed
    const auto row = [](int number, int domain, const char *text, ErrorCode code, const char *hint = "") {
        QTest::newRow(text) << number << domain << QString::fromUtf8(text) << code << QString::fromUtf8(hint);
    };
    row(53, 22, "Node device not found: no node device with matching name 'pci_0000_01_00_0'", ErrorCode::NoSuchDevice);
    row(42, 10, "Domain not found: no domain with matching uuid '…' (web1)", ErrorCode::NoSuchDomain);
    row(55, 0, "Requested operation is not valid: PCI device 0000:01:00.0 is in use by driver QEMU, domain web1",
        ErrorCode::DeviceInUse, "Release it");
    row(55, 0,
        "Requested operation is not valid: Unmanaged PCI device 0000:00:05.0 must be manually detached from the host",
        ErrorCode::DeviceInUse, "Detach it first");
    row(1, 10, "internal error: unable to execute QEMU command 'device_add': vfio 0000:01:00.0: group 7 is not viable",
        ErrorCode::DeviceInUse, "IOMMU group");
    row(55, 20, "Requested operation is not valid: device is already in the domain configuration",
        ErrorCode::DeviceInUse, "already");
    row(67, 20, "unsupported configuration: non unique alias detected: ua-riser-usb-2-1", ErrorCode::DeviceInUse,
        "already");
    row(1, 0, "internal error: No more available PCI slots", ErrorCode::Failed, "root port");
    row(74, 10, "argument unsupported: VFIO device assignment is currently not supported on this system",
        ErrorCode::NotSupported, "IOMMU");
    row(8, 20, "invalid argument: device usb_2_1 is not a PCI device", ErrorCode::NotSupported, "PCI functions");
    row(8, 12, "unsupported flags (0x2) in function testDomainAttachDeviceLiveAndConfig", ErrorCode::NotSupported);
    row(3, 22, "this function is not supported by the connection driver: virNodeDeviceDettach",
        ErrorCode::NotSupported);
    row(29, 22, "operation virNodeDeviceDettach forbidden: read only access prevents virNodeDeviceDettach",
        ErrorCode::AccessDenied, "read-only");
    row(88, 0, "access denied: 'node-device' denied", ErrorCode::AccessDenied, "polkit");
    row(99, 10, "device not found: host device not found", ErrorCode::NoSuchDevice);
    row(1, 0, "internal error: Did not find USB device 046d:c52b", ErrorCode::NoSuchDevice, "unplugged");
    row(9, 10, "operation failed: unplug of device was rejected by the guest", ErrorCode::NotDone, "guest");
    row(9, 0, "operation failed: Multiple USB devices for 46d:c52b, use <address> to specify one", ErrorCode::Failed,
        "Twins");
    row(68, 10, "Timed out during operation: cannot acquire state change lock (held by monitor=x)", ErrorCode::TimedOut,
        "Another job");
    row(49, 18, "Storage pool not found: no storage pool with matching name 'images'", ErrorCode::NoSuchStorage);
    row(50, 18, "Storage volume not found: no storage vol with matching name 'a.qcow2'", ErrorCode::NoSuchStorage);
    row(90, 18, "storage volume 'a.qcow2' exists already", ErrorCode::AlreadyThere);
    row(55, 18, "Requested operation is not valid: volume target path '/images/a.qcow2' already exists",
        ErrorCode::AlreadyThere);
    row(9, 20, "operation failed: domain 'web1' already exists with uuid 0…", ErrorCode::AlreadyThere, "another name");
    row(9, 20, "operation failed: domain 'web1' is already defined with uuid 0…", ErrorCode::AlreadyThere, "UUID");
    row(38, 18, "cannot allocate 16777216 bytes in file '/images/a.raw': No space left on device", ErrorCode::NoSpace);
    row(1, 0, "internal error: Child process (lvcreate) unexpected exit status 5: insufficient free space",
        ErrorCode::NoSpace);
    row(1, 12, "internal error: Not enough free space in pool for volume 'a'", ErrorCode::NoSpace);
    row(8, 18, "invalid argument: Can't shrink capacity below current capacity unless shrink flag explicitly specified",
        ErrorCode::InvalidInput, "only grow");
    row(55, 18, "Requested operation is not valid: volume 'a.qcow2' is still in use.", ErrorCode::DeviceInUse,
        "copied");
    row(55, 18, "Requested operation is not valid: storage pool 'images' is not active", ErrorCode::Failed, "Start");
    row(92, 0, "XML document failed to validate against schema: Extra element colour in interleave",
        ErrorCode::InvalidData, "element");
    row(97, 10, "Guest agent replied with wrong id to guest-sync command", ErrorCode::TimedOut, "ask again");
    row(112, 10, "Guest agent did not respond to command", ErrorCode::TimedOut, "ask again");
    row(38, 0, "Failed to unbind PCI device '0000:01:00.0' from nvidia: Device or resource busy", ErrorCode::Failed);
}

void TestLibvirtErrors::calls()
{
    QFETCH(const int, number);
    QFETCH(const int, domain);
    QFETCH(const QString, text);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, hint);
    const Error error =
        callError({number, domain, text}, {u"kvm1"_s, u"0000:01:00.0"_s, u"kvm1 could not detach 0000:01:00.0."_s});
    QCOMPARE(error.code, code);
    QVERIFY2(error.summary.contains(u"kvm1"_s), qPrintable(error.summary));
    QVERIFY(!error.summary.contains(u'%'));
    QVERIFY2(error.hint.contains(hint), qPrintable(error.hint));
    QVERIFY(error.detail.startsWith(u"libvirt error %1 (domain %2): "_s.arg(number).arg(domain)));
    QVERIFY(error.detail.contains(text));
    QVERIFY(!error.transient);
}

void TestLibvirtErrors::aLineIsBusyInAnyLanguage()
{
    const Subject subject{u"kvm1"_s, u"VM web1"_s, u"kvm1 could not open it."_s};
    const LibvirtFailure german{9, 10, u"Vorgang gescheitert: Für diese Domain besteht eine aktive Sitzung"_s};
    const Error busy = serialError(german, subject);
    QCOMPARE(busy.code, ErrorCode::DeviceInUse);
    QVERIFY2(busy.summary.contains(u"VM web1"_s) && busy.summary.contains(u"kvm1"_s), qPrintable(busy.summary));
    QVERIFY(busy.hint.contains(u"Take it over"_s));
    QVERIFY(busy.detail.contains(german.text));
    QCOMPARE(callError(german, subject).code, ErrorCode::Failed); // another call means something else by it
    const LibvirtFailure stopped{55, 10, u"Gewünschter Vorgang ist nicht gültig: Domain läuft nicht"_s};
    QCOMPARE(serialError(stopped, subject).code, ErrorCode::Failed);
}

void TestLibvirtErrors::aCutCallNamesWhatItWasAbout()
{
    const LibvirtFailure end{38, 7, u"End of file while reading data: Input/output error"_s};
    const Error cut = cutError(end, {u"kvm1"_s, u"VM web1"_s, u"kvm1 could not open the display of VM web1."_s});
    QCOMPARE(cut.code, ErrorCode::ConnectionLost);
    QCOMPARE(cut.summary, u"kvm1 could not open the display of VM web1."_s);
    QVERIFY(cut.detail.contains(end.text));
    QVERIFY(cut.hint.contains(u"Try again"_s));
    QVERIFY(cut.transient);
}

void TestLibvirtErrors::opening_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("transient");
    const auto row = [](int number, const char *text, ErrorCode code, bool transient) {
        QTest::newRow(text) << number << QString::fromUtf8(text) << code << transient;
    };
    row(38,
        "Cannot recv data: ssh: Could not resolve hostname kvm9: Name or service not known: Connection reset by peer",
        ErrorCode::UnknownHost, true);
    row(38, "unable to connect to server at 'kvm9:16509': Connection refused", ErrorCode::Unreachable, true);
    row(38, "Unable to resolve address 'kvm9' service '16509': Name or service not known", ErrorCode::UnknownHost,
        true);
    row(38, "unable to connect to server at 'kvm9:16509': No route to host", ErrorCode::Unreachable, true);
    row(38, "unable to connect to server at 'kvm9:16509': Connection timed out", ErrorCode::TimedOut, true);
    row(38, "Cannot recv data: ssh: connect to host kvm9 port 22: Connection timed out: Connection reset by peer",
        ErrorCode::TimedOut, true);
    row(38, "Cannot recv data: root@kvm9: Permission denied (publickey,password).: Connection reset by peer",
        ErrorCode::LoginRefused, false);
    row(38, "Cannot recv data: Host key verification failed.: Connection reset by peer", ErrorCode::HostKeyRefused,
        false);
    row(38, "Cannot recv data: @@@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @@@ Host key verification failed.",
        ErrorCode::HostKeyRefused, false);
    row(38, "Failed to connect socket to '/var/run/libvirt/libvirt-sock': No such file or directory",
        ErrorCode::Unreachable, true);
    row(38, "Failed to connect socket to '/var/run/libvirt/libvirt-sock': Permission denied", ErrorCode::AccessDenied,
        false);
    row(38, "Cannot recv data: sh: 1: nc: command not found: Connection reset by peer", ErrorCode::Unreachable, false);
    row(45, "authentication failed: Failed to start SASL negotiation: -1 (SASL(-1): generic failure)",
        ErrorCode::LoginRefused, false);
    row(45, "authentication unavailable: no polkit agent available to authenticate action 'org.libvirt.unix.manage'",
        ErrorCode::AccessDenied, false);
    row(45, "authentication failed: access denied by policy", ErrorCode::AccessDenied, false);
    row(1, "internal error: Failed to verify peer's certificate", ErrorCode::HostKeyRefused, false);
    row(38, "Cannot read CA certificate '/etc/pki/CA/cacert.pem': No such file or directory", ErrorCode::HostKeyRefused,
        false);
    row(79, "authentication cancelled: user cancelled authentication process", ErrorCode::Cancelled, false);
    row(1, "internal error: unexpected QEMU URI path '/sistem', try qemu:///system", ErrorCode::InvalidInput, false);
    row(5, "no connection driver available for bhyve:///system", ErrorCode::InvalidInput, false);
    row(38, "something nobody has seen before", ErrorCode::Unreachable, true);
}

void TestLibvirtErrors::opening()
{
    QFETCH(const int, number);
    QFETCH(const QString, text);
    QFETCH(const ErrorCode, code);
    QFETCH(const bool, transient);
    const Error error = openError({number, 7, text}, u"kvm9"_s);
    QCOMPARE(error.code, code);
    QCOMPARE(error.transient, transient);
    QVERIFY2(error.summary.contains(u"kvm9"_s), qPrintable(error.summary));
    QVERIFY2(!error.summary.contains(u'%') && !error.hint.contains(u'%'), qPrintable(error.toText()));
    QVERIFY(error.detail.contains(text));
}

void TestLibvirtErrors::names()
{
    QCOMPARE(standing::deviceText(DeviceKey(u"pci_0000_01_00_0"_s)), u"0000:01:00.0"_s);
    QCOMPARE(standing::deviceText(DeviceKey(u"usb_1_5_3"_s)), u"USB 1-5.3"_s);
    QCOMPARE(standing::deviceText(DeviceKey(u"block_nvme0n1_S1"_s)), u"block_nvme0n1_S1"_s);
}

QTEST_GUILESS_MAIN(TestLibvirtErrors)
#include "tst_libvirt_errors.moc"
