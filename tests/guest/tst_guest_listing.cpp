// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/gpu_tools.h"
#include "core/guest/guest_listing.h"
#include "core/guest/guest_text.h"
#include "tests/support/fake_agent.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

class TestGuestListing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theKernelsListIsRead();
    void twoLinesOfOnePlaceAreUnclear();
    void rubbishIsPassedOver();
    void theScriptsOutputIsRead();
    void placesInSysfs();
    void theScriptRunsInEveryShell_data();
    void theScriptRunsInEveryShell();
    void nvidiaIsRead();
    void whatToolsPrintIsShortAndInRange();
    void rocmIsRead();
    void processesThatNobodyKnows();
    void aMissingToolSaysSo();

private:
    static PciAddress at(QStringView text) { return PciAddress::parse(text).value_or(PciAddress{.domain = 0xffff}); }
};

void TestGuestListing::theKernelsListIsRead()
{
    const QList<GuestPciFunction> all = readProcPci(guestData(u"linux/proc-pci.txt"_s));
    QCOMPARE(all.size(), 16);
    QCOMPARE(all.at(5).address, at(u"0000:00:02.3")); // device and function are one number there
    QCOMPARE(all.at(5).driver, u"pcieport"_s);
    QCOMPARE(all.at(14).address, at(u"0000:05:00.0"));
    QCOMPARE(all.at(14).vendor, 0x10de);
    QCOMPARE(all.at(14).product, 0x2204);
    QCOMPARE(all.at(14).driver, u"nvidia"_s);
    QVERIFY(all.at(13).driver.isEmpty());
}

void TestGuestListing::twoLinesOfOnePlaceAreUnclear()
{
    QByteArray text = guestData(u"linux/proc-pci.txt"_s);
    const qsizetype line = text.lastIndexOf("0600\t");
    QVERIFY(line > 0);
    text += QByteArray(text.sliced(line)).replace("1af41042", "80860a54"); // of another PCI domain
    const QList<GuestPciFunction> all = readProcPci(text);
    QCOMPARE(all.size(), 17);
    QCOMPARE(std::ranges::count_if(all, &GuestPciFunction::unclear), 2);
    QVERIFY(all.at(15).unclear && all.at(16).unclear);
    QCOMPARE(all.at(16).address, at(u"0000:06:00.0"));
}

void TestGuestListing::rubbishIsPassedOver()
{
    QVERIFY(readProcPci({}).isEmpty());
    QVERIFY(readProcPci("0000\t8086\t0\n").isEmpty());
    QVERIFY(readProcPci(QByteArray("zzzz\t80862922") + QByteArray(16, '\t') + "nvme\n").isEmpty());
    QVERIFY(readProcPci(QByteArray("0x00\t80862922") + QByteArray(16, '\t') + "nvme\n").isEmpty());
    QCOMPARE(readProcPci(QByteArray("0100\t80862922") + QByteArray(16, '\t') + "\x1b[2J\n").at(0).driver, u"[2J"_s);
    GuestReport report;
    readListing("pci\nusb\t\t\t\nnvme\ndisk\t/dev\nnet\npci\t/etc/passwd\t0x1\t0x1\t\t\t\n\xff\xfe\t\t\t\n", report);
    QVERIFY(report.pci.isEmpty() && report.usb.isEmpty() && report.disks.isEmpty() && report.interfaces.isEmpty());
    readListing(QByteArray("pci\t/sys/devices/pci0000:00/0000:00:01.0\t0x8086\t0x1\t\t\t\n").repeated(100'000), report);
    QCOMPARE_LE(report.pci.size(), guestLimits::entries);
    QVERIFY(!readSysfsNumber("-1", 10));
    QVERIFY(!readSysfsNumber("11", 10));
    QVERIFY(!readSysfsNumber("0x", 10));
    QVERIFY(!readSysfsNumber("99999999999999999999999999", 10));
    QCOMPARE(readSysfsNumber("0x0a\n", 10), 10u);
}

void TestGuestListing::theScriptsOutputIsRead()
{
    GuestReport report;
    report.disks = {GuestDisk{.name = u"/dev/nvme0n1"_s, .serial = u"kept"_s}};
    report.interfaces = {
        GuestInterface{.name = u"enp0s3"_s, .mac = u"02:00:5e:10:00:07"_s, .addresses = {u"192.0.2.7"_s}}};
    readListing(guestData(u"linux/listing.txt"_s), report);
    QCOMPARE(report.pci.size(), 16);
    const GuestPciFunction &card = report.pci.at(13);
    QCOMPARE(card.address, at(u"0000:04:01.0"));
    QCOMPARE(card.bridges, (QList<PciAddress>{at(u"0000:00:02.2"), at(u"0000:03:00.0")}));
    QCOMPARE(report.pci.at(12).secondaryBus, 4);
    QVERIFY(!card.secondaryBus);
    QCOMPARE(report.pci.at(14).classCode, 0x030000u);
    QCOMPARE(report.usb.size(), 2); // no root hubs
    QCOMPARE(report.usb.at(0).port.toString(), u"1-1"_s);
    QCOMPARE(report.usb.at(0).serial, u"USB-TWIN-A"_s);
    QCOMPARE(report.usb.at(0).drivers, QStringList{u"usb-storage"_s});
    QCOMPARE(report.usb.at(0).controller, at(u"0000:00:04.0"));
    QVERIFY(report.usb.at(1).drivers.isEmpty());
    QCOMPARE(report.disks.size(), 3);
    QCOMPARE(report.disks.at(0).serial, u"kept"_s);
    QCOMPARE(report.disks.at(0).controllerSerial, u"NVME-TWIN-A"_s);
    QCOMPARE(report.disks.at(0).bytes, 64 * 1024 * 1024);
    QCOMPARE(report.disks.at(0).pci, at(u"0000:01:00.0"));
    QCOMPARE(report.interfaces.at(0).pci, at(u"0000:00:03.0"));
    QCOMPARE(report.interfaces.at(0).addresses, QStringList{u"192.0.2.7"_s});
}

void TestGuestListing::placesInSysfs()
{
    const auto usb = sysfsPlace(u"/sys/devices/pci0000:00/0000:00:14.0/usb2/2-1/2-1.4"_s);
    QVERIFY(usb);
    QCOMPARE(usb->address, at(u"0000:00:14.0"));
    const auto far = sysfsPlace(u"/sys/devices/pci10000:e0/10000:e0:01.0/10000:e1:00.0"_s);
    QVERIFY(far);
    QCOMPARE(far->address.domain, 0x10000u);
    QVERIFY(!sysfsPlace(u"/sys/devices/virtual/block/dm-0"_s));
    QVERIFY(!sysfsPlace(u"0000:00:14.0"_s));
}

void TestGuestListing::theScriptRunsInEveryShell_data()
{
    QTest::addColumn<QStringList>("shell");
    QTest::newRow("sh") << QStringList{u"/bin/sh"_s};
    if (const QString busybox = QStandardPaths::findExecutable(u"busybox"_s); !busybox.isEmpty())
        QTest::newRow("busybox") << QStringList{busybox, u"sh"_s};
    if (const QString bash = QStandardPaths::findExecutable(u"bash"_s); !bash.isEmpty())
        QTest::newRow("bash") << QStringList{bash, u"--posix"_s};
}

/// On the computer that runs the test, whose devices it lists then.
void TestGuestListing::theScriptRunsInEveryShell()
{
    QFETCH(QStringList, shell);
    QProcess process;
    process.start(shell.first(), shell.sliced(1) + QStringList{u"-c"_s, listingScript()});
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardError(), QByteArray());
    const QByteArray output = process.readAllStandardOutput();
    // As it is run in a guest: behind what ends it there.
    process.start(shell.first(), shell.sliced(1) + listingProgram().arguments);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardError(), QByteArray());
    QCOMPARE(process.readAllStandardOutput(), output);
    for (const QByteArray &line : output.split('\n')) {
        const QByteArray kind = line.split('\t').first();
        QVERIFY2(line.isEmpty() || (QByteArrayList{"pci", "usb", "nvme", "disk", "net"}.contains(kind)), line);
    }
    GuestReport report;
    readListing(output, report);
    const QStringList functions = QDir(u"/sys/bus/pci/devices"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(report.pci.size(), functions.size());
    for (const GuestPciFunction &function : std::as_const(report.pci)) {
        const QString name = function.address.toString();
        QVERIFY2(functions.contains(name), qPrintable(name));
        const QFileInfo driver(u"/sys/bus/pci/devices/%1/driver"_s.arg(name));
        QCOMPARE(function.driver, driver.exists() ? QFileInfo(driver.canonicalFilePath()).fileName() : QString());
    }
}

void TestGuestListing::nvidiaIsRead()
{
    QList<GuestGpu> gpus = readNvidiaGpus(guestData(u"linux/nvidia-gpus.csv"_s));
    QCOMPARE(gpus.size(), 1);
    QCOMPARE(gpus.at(0).address, at(u"0000:05:00.0"));
    QCOMPARE(gpus.at(0).name, u"NVIDIA GeForce RTX 3090"_s);
    QCOMPARE(gpus.at(0).driver, u"550.54.14"_s);
    QCOMPARE(gpus.at(0).usedMib, 1229);
    QCOMPARE(gpus.at(0).totalMib, 24576);
    addNvidiaProcesses(guestData(u"linux/nvidia-processes.csv"_s), gpus);
    QCOMPARE(gpus.at(0).processes->size(), 2);
    QCOMPARE(gpus.at(0).processes->at(0), (GuestProcess{.pid = 4711, .name = u"/usr/bin/python3"_s, .mib = 1100}));
    QCOMPARE(gpus.at(0).processes->at(1).name, u"/opt/a, b/infer"_s); // nothing is quoted there
    QVERIFY(!gpus.at(0).processes->at(1).mib);
    QVERIFY(
        readNvidiaGpus("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.\n").isEmpty());
    QVERIFY(readNvidiaGpus("00000000:05:00.0, a, b\n,,,,\n").isEmpty());
    QCOMPARE_LE(readNvidiaGpus(guestData(u"linux/nvidia-gpus.csv"_s).repeated(5000)).size(), 64);
}

void TestGuestListing::whatToolsPrintIsShortAndInRange()
{
    const QByteArray commas = QByteArray("name,").repeated(2000);
    QList<GuestGpu> gpus = readNvidiaGpus("0000:05:00.0," + commas + "1.0,9223372036854775807,8796093022208\n");
    QCOMPARE(gpus.size(), 1);
    QCOMPARE_LE(gpus.at(0).name.size(), guestLimits::letters + 1);
    QVERIFY(!gpus.at(0).usedMib && !gpus.at(0).totalMib); // in bytes they would be no numbers any more
    addNvidiaProcesses("0000:05:00.0,1," + commas + "9223372036854775807\n0000:05:00.0,2,a,8796093022207\n", gpus);
    QCOMPARE(gpus.at(0).processes->size(), 2);
    QCOMPARE_LE(gpus.at(0).processes->at(0).name.size(), guestLimits::letters + 1);
    QVERIFY(!gpus.at(0).processes->at(0).mib);
    QCOMPARE(gpus.at(0).processes->at(1).mib, 8796093022207);
}

void TestGuestListing::rocmIsRead()
{
    const QList<GuestGpu> gpus = readRocm("WARNING: no\n" + guestData(u"linux/rocm.json"_s));
    QCOMPARE(gpus.size(), 1);
    QCOMPARE(gpus.at(0).address, at(u"0000:05:00.0"));
    QCOMPARE(gpus.at(0).name, u"Radeon RX 7900 XTX"_s);
    QCOMPARE(gpus.at(0).driver, u"6.3.6"_s);
    QCOMPARE(gpus.at(0).usedMib, 1228);
    QCOMPARE(gpus.at(0).processes->size(), 1);
    QCOMPARE(gpus.at(0).processes->at(0).mib, 1100);
    QVERIFY(!gpus.at(0).processesOfAll);
    QVERIFY(readRocm("{\"card0\":[1,2],\"card1\":{\"PCI Bus\":7}}").isEmpty());
    QVERIFY(readRocm(QByteArray(100'000, '{')).isEmpty());
}

/// That nobody knows is another thing than that there are none.
void TestGuestListing::processesThatNobodyKnows()
{
    QList<GuestGpu> gpus = readNvidiaGpus(guestData(u"linux/nvidia-gpus.csv"_s));
    QVERIFY(!gpus.at(0).processes); // nobody asked
    addNvidiaProcesses("No devices were found\n", gpus);
    QVERIFY(!gpus.at(0).processes);
    addNvidiaProcesses("\n", gpus);
    QVERIFY(gpus.at(0).processes && gpus.at(0).processes->isEmpty());
    // rocm-smi tells no GPU of a process: of two cards it may be either's.
    const QByteArray second = "{\"card1\": {\"PCI Bus\": \"0000:06:00.0\"}, ";
    const QByteArray one = guestData(u"linux/rocm.json"_s);
    const QList<GuestGpu> two = readRocm(second + one.sliced(one.indexOf('{') + 1));
    QCOMPARE(two.size(), 2);
    for (const GuestGpu &gpu : two)
        QVERIFY(gpu.processesOfAll && gpu.processes && gpu.processes->size() == 1);
    QVERIFY(!readRocm("{\"card0\": {\"PCI Bus\": \"0000:06:00.0\"}}").at(0).processes);
    QVERIFY(!readRocm("{\"card0\": {\"PCI Bus\": \"0000:06:00.0\"}, \"system\": {\"PID1\": 7}}").at(0).processes);
}

/// The shell's own number for it, by which it is told from a tool that fails.
void TestGuestListing::aMissingToolSaysSo()
{
    for (const GuestProgram &program : {nvidiaGpusProgram(false), rocmProgram()}) {
        QProcess process;
        process.setProcessEnvironment({});
        process.start(program.path, program.arguments);
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), noSuchProgram);
    }
    QCOMPARE(nvidiaGpusProgram(true).path, u"nvidia-smi.exe"_s);
}

QTEST_APPLESS_MAIN(TestGuestListing)
#include "tst_guest_listing.moc"
