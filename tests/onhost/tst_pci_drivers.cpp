// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/system/pci_drivers.h"
#include "tests/onhost/fake_pci.h"

#include <QTest>

#include <csignal>
#include <sys/stat.h>
#include <sys/wait.h>

using namespace riser;
using namespace riser::onhost;
using namespace Qt::StringLiterals;

using Code = protocol::Fault::Code;

namespace {

const QString nvme = u"0000:03:00.0"_s;
const PciAddress nvmeAddress = *PciAddress::parse(nvme);

} // namespace

/// riser-host's change of drivers against a kernel that says no, says nothing, or says yes and does nothing.
class TestPciDrivers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void hostDriverGivesItToVfio();
    void functionWithoutDriver();
    void alreadyThere_data();
    void alreadyThere();
    void moduleIsBroughtOnlyWhenMissing();
    void noModule();
    void bridgesStay_data();
    void bridgesStay();
    void nothingThere();
    void refusedHalfWayIsUndone_data();
    void refusedHalfWayIsUndone();
    void hangingKernelIsLeftAlone();
    void yesWithoutDeedIsUndone();
    void pulledHalfWay();
    void foreignOverrideComesBack();
    void hostGetsItBack();
    void hostHasNoDriverForIt();
    void hostHasItButWasKeptFromIt();
    void neverFromUnderAVm_data();
    void neverFromUnderAVm();
    void hostDoesNotGetIt();
    void releaseOnly();

    void realWriteReports();
    void realWriteThatHangsIsLeft();

private:
    QString override() const
    {
        return QString::fromLatin1(m_host->content(m_host->pciDevice(nvme) + u"/driver_override"_s));
    }

    std::unique_ptr<test::FakeHost> m_host;
    std::unique_ptr<test::FakeKernel> m_kernel;
};

void TestPciDrivers::init()
{
    m_host = std::make_unique<test::FakeHost>();
    m_kernel = std::make_unique<test::FakeKernel>(*m_host);
    m_host->addDriver(u"vfio-pci"_s);
    m_host->addPci(nvme, u"14"_s);
    m_host->bind(nvme, u"nvme"_s);
    m_kernel->drivers[nvme] = u"nvme"_s;
}

void TestPciDrivers::cleanup()
{
    m_kernel.reset();
    m_host.reset();
}

void TestPciDrivers::hostDriverGivesItToVfio()
{
    const Outcome done = toVfio(m_host->places(), nvmeAddress, *m_kernel);
    QVERIFY2(done, done ? "" : qPrintable(done.error().text));
    QCOMPARE(m_host->driver(nvme), u"vfio-pci"_s);
    QCOMPARE(override(), u"vfio-pci"_s); // so that a driver that is loaded later doesn't get it
    // The override comes first: between unbind and probe nobody else may take it.
    QCOMPARE(m_kernel->asked, (QStringList{u"override "_s + nvme, u"unbind "_s + nvme, u"probe "_s + nvme}));
    QCOMPARE(pciDriver(m_host->places(), nvmeAddress), u"vfio-pci"_s);
}

void TestPciDrivers::functionWithoutDriver()
{
    m_host->bind(nvme, {});
    QVERIFY(toVfio(m_host->places(), nvmeAddress, *m_kernel));
    QCOMPARE(m_host->driver(nvme), u"vfio-pci"_s);
    QVERIFY(!m_kernel->asked.contains(u"unbind "_s + nvme));
}

void TestPciDrivers::alreadyThere_data()
{
    QTest::addColumn<QString>("driver");
    QTest::newRow("vfio-pci") << u"vfio-pci"_s;
    QTest::newRow("a variant driver") << u"mlx5_vfio_pci"_s;
}

void TestPciDrivers::alreadyThere()
{
    QFETCH(const QString, driver);
    m_host->bind(nvme, driver);
    QVERIFY(toVfio(m_host->places(), nvmeAddress, *m_kernel));
    QCOMPARE(m_host->driver(nvme), driver);
    QVERIFY(m_kernel->asked.isEmpty());
}

void TestPciDrivers::moduleIsBroughtOnlyWhenMissing()
{
    QVERIFY(toVfio(m_host->places(), nvmeAddress, *m_kernel));
    QVERIFY(!m_kernel->asked.contains(u"modprobe"_s));

    m_host->bind(nvme, u"nvme"_s);
    QVERIFY(QDir(m_host->pci() + u"/drivers/vfio-pci"_s).removeRecursively());
    QVERIFY(toVfio(m_host->places(), nvmeAddress, *m_kernel));
    QCOMPARE(m_kernel->asked.count(u"modprobe"_s), 1);
    QCOMPARE(m_host->driver(nvme), u"vfio-pci"_s);
}

void TestPciDrivers::noModule()
{
    QVERIFY(QDir(m_host->pci() + u"/drivers/vfio-pci"_s).removeRecursively());
    m_kernel->hasVfio = false;
    const Outcome done = toVfio(m_host->places(), nvmeAddress, *m_kernel);
    QVERIFY(!done);
    QCOMPARE(done.error().code, Code::Failed);
    QVERIFY2(done.error().text.contains(nvme) && done.error().text.contains(u"vfio-pci"_s),
             qPrintable(done.error().text));
    QCOMPARE(m_host->driver(nvme), u"nvme"_s);
    QCOMPARE(m_kernel->asked, QStringList{u"modprobe"_s}); // the function itself wasn't touched
}

void TestPciDrivers::bridgesStay_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("PCI bridge") << QByteArray("0x060400");
    QTest::newRow("ISA bridge") << QByteArray("0x060100");
    QTest::newRow("by header type alone") << QByteArray("header");
}

void TestPciDrivers::bridgesStay()
{
    QFETCH(const QByteArray, kind);
    const bool byHeader = kind == "header";
    m_host->addPci(u"0000:00:02.0"_s, u"3"_s, "1b36:000c", byHeader ? QByteArray("0x0604") : kind);
    if (byHeader)
        m_host->write(m_host->pciDevice(u"0000:00:02.0"_s) + u"/class"_s, "0x0b4000\n");
    const Outcome done = toVfio(m_host->places(), *PciAddress::parse(u"0000:00:02.0"), *m_kernel);
    QVERIFY(!done);
    QCOMPARE(done.error().code, Code::Refused);
    QVERIFY(done.error().text.contains(u"0000:00:02.0"_s));
    QVERIFY(m_kernel->asked.isEmpty());
}

void TestPciDrivers::nothingThere()
{
    const PciAddress nobody = *PciAddress::parse(u"0000:09:00.0");
    for (const Outcome &done :
         {toVfio(m_host->places(), nobody, *m_kernel), toHost(m_host->places(), nobody, *m_kernel),
          releaseOverride(m_host->places(), nobody, *m_kernel)}) {
        QVERIFY(!done);
        QCOMPARE(done.error().code, Code::NoSuchDevice);
        QVERIFY(done.error().text.contains(u"0000:09:00.0"_s));
    }
    QVERIFY(m_kernel->asked.isEmpty());
}

void TestPciDrivers::refusedHalfWayIsUndone_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<int>("error");
    QTest::newRow("override") << u"override "_s << EINVAL;
    QTest::newRow("unbind") << u"unbind "_s << EBUSY;
    QTest::newRow("probe") << u"probe "_s << EPERM;
}

void TestPciDrivers::refusedHalfWayIsUndone()
{
    QFETCH(const QString, step);
    QFETCH(const int, error);
    m_kernel->errors[step + nvme] = error;
    // The way back is open again: what failed once may work when it is undone.
    m_kernel->before = [this, &step, tries = 0](const QString &word) mutable {
        if (word == step + nvme && ++tries > 1)
            m_kernel->errors.clear();
    };
    const Outcome done = toVfio(m_host->places(), nvmeAddress, *m_kernel);
    QVERIFY(!done);
    QCOMPARE(done.error().code, Code::Failed);
    QVERIFY2(done.error().text.contains(nvme), qPrintable(done.error().text));
    QVERIFY2(done.error().text.contains(QString::fromLocal8Bit(strerror(error))), qPrintable(done.error().text));
    QCOMPARE(override(), u"(null)"_s);
    QCOMPARE(m_host->driver(nvme), u"nvme"_s);
}

void TestPciDrivers::hangingKernelIsLeftAlone()
{
    m_kernel->errors[u"unbind "_s + nvme] = ETIMEDOUT;
    const Outcome done = toVfio(m_host->places(), nvmeAddress, *m_kernel);
    QVERIFY(!done);
    QCOMPARE(done.error().code, Code::TimedOut);
    QVERIFY2(done.error().text.contains(nvme), qPrintable(done.error().text));
    QCOMPARE(m_kernel->asked.constLast(), u"unbind "_s + nvme); // the next word would hang too
    // Once the kernel lets go of it, either way is open.
    m_kernel->errors.clear();
    m_host->bind(nvme, {});
    QVERIFY(toVfio(m_host->places(), nvmeAddress, *m_kernel));
    QVERIFY(toHost(m_host->places(), nvmeAddress, *m_kernel));
    QCOMPARE(m_host->driver(nvme), u"nvme"_s);
}

void TestPciDrivers::yesWithoutDeedIsUndone()
{
    m_kernel->before = [this](const QString &word) {
        m_kernel->asleep.clear();
        if (word == u"probe "_s + nvme && override() == u"vfio-pci"_s)
            m_kernel->asleep << word; // vfio-pci turned it down: the write says nothing of that
    };
    const Outcome done = toVfio(m_host->places(), nvmeAddress, *m_kernel);
    QVERIFY(!done);
    QCOMPARE(done.error().code, Code::NotDone);
    QVERIFY2(done.error().text.contains(nvme), qPrintable(done.error().text));
    QCOMPARE(override(), u"(null)"_s);
    QCOMPARE(m_host->driver(nvme), u"nvme"_s);

    // Without an IOMMU group that is the reason, and it is said.
    QVERIFY(QFile::remove(m_host->pciDevice(nvme) + u"/iommu_group"_s));
    QVERIFY(toVfio(m_host->places(), nvmeAddress, *m_kernel).error().text.contains(u"IOMMU"_s));
}

void TestPciDrivers::pulledHalfWay()
{
    m_kernel->before = [this](const QString &word) {
        if (word.startsWith(u"unbind"_s))
            m_host->pull(nvme);
    };
    const Outcome done = toVfio(m_host->places(), nvmeAddress, *m_kernel);
    QVERIFY(!done);
    QCOMPARE(done.error().code, Code::NoSuchDevice);
}

void TestPciDrivers::foreignOverrideComesBack()
{
    m_host->write(m_host->pciDevice(nvme) + u"/driver_override"_s, "nvme\n");
    m_kernel->errors[u"unbind "_s + nvme] = EBUSY;
    QVERIFY(!toVfio(m_host->places(), nvmeAddress, *m_kernel));
    QCOMPARE(override(), u"nvme"_s);
}

void TestPciDrivers::hostGetsItBack()
{
    QVERIFY(toVfio(m_host->places(), nvmeAddress, *m_kernel));
    QVERIFY(toHost(m_host->places(), nvmeAddress, *m_kernel));
    QCOMPARE(m_host->driver(nvme), u"nvme"_s);
    QCOMPARE(override(), u"(null)"_s);
    const qsizetype asked = m_kernel->asked.size();
    QVERIFY(toHost(m_host->places(), nvmeAddress, *m_kernel)); // it is there
    QCOMPARE(m_kernel->asked.size(), asked);
}

void TestPciDrivers::hostHasNoDriverForIt()
{
    QVERIFY(toVfio(m_host->places(), nvmeAddress, *m_kernel));
    m_kernel->drivers.clear();
    QVERIFY(toHost(m_host->places(), nvmeAddress, *m_kernel));
    QCOMPARE(m_host->driver(nvme), QString());
    QCOMPARE(override(), u"(null)"_s);
}

void TestPciDrivers::hostHasItButWasKeptFromIt()
{
    m_host->bind(nvme, {});
    m_host->write(m_host->pciDevice(nvme) + u"/driver_override"_s, "vfio-pci\n");
    QVERIFY(toHost(m_host->places(), nvmeAddress, *m_kernel));
    QCOMPARE(m_host->driver(nvme), u"nvme"_s);
    QCOMPARE(override(), u"(null)"_s);
}

void TestPciDrivers::neverFromUnderAVm_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("busy");
    QTest::newRow("the group") << u"/vfio/14"_s << true;
    QTest::newRow("iommufd") << u"/vfio/devices/vfio0"_s << true;
    QTest::newRow("another group") << u"/vfio/1"_s << false;
    QTest::newRow("the container alone") << u"/vfio/vfio"_s << false;
}

void TestPciDrivers::neverFromUnderAVm()
{
    QFETCH(const QString, file);
    QFETCH(const bool, busy);
    QVERIFY(toVfio(m_host->places(), nvmeAddress, *m_kernel));
    QDir().mkpath(m_host->pciDevice(nvme) + u"/vfio-dev/vfio0"_s);
    m_host->addProcess(4711, "qemu-system-x86", m_host->places().dev + file);
    m_kernel->asked.clear();
    const Outcome done = toHost(m_host->places(), nvmeAddress, *m_kernel);
    QCOMPARE(done.has_value(), !busy);
    if (!busy)
        return;
    QCOMPARE(done.error().code, Code::Busy);
    for (const QString &word : {nvme, u"qemu-system-x86"_s, u"4711"_s})
        QVERIFY2(done.error().text.contains(word), qPrintable(done.error().text));
    QVERIFY(m_kernel->asked.isEmpty()); // an unbind would hang until the VM ends
    QCOMPARE(m_host->driver(nvme), u"vfio-pci"_s);
    QCOMPARE(override(), u"vfio-pci"_s);
}

void TestPciDrivers::hostDoesNotGetIt()
{
    QVERIFY(toVfio(m_host->places(), nvmeAddress, *m_kernel));
    m_kernel->errors[u"unbind "_s + nvme] = EBUSY;
    Outcome done = toHost(m_host->places(), nvmeAddress, *m_kernel);
    QVERIFY(!done);
    QCOMPARE(done.error().code, Code::Failed);
    QCOMPARE(override(), u"vfio-pci"_s); // still there, and still kept from others

    m_kernel->errors.clear();
    m_kernel->asleep << u"unbind "_s + nvme;
    done = toHost(m_host->places(), nvmeAddress, *m_kernel);
    QVERIFY(!done);
    QCOMPARE(done.error().code, Code::NotDone);
}

void TestPciDrivers::releaseOnly()
{
    QVERIFY(toVfio(m_host->places(), nvmeAddress, *m_kernel));
    QVERIFY(releaseOverride(m_host->places(), nvmeAddress, *m_kernel));
    QCOMPARE(override(), u"(null)"_s);
    QCOMPARE(m_host->driver(nvme), u"vfio-pci"_s);
}

void TestPciDrivers::realWriteReports()
{
    KernelFiles kernel;
    const QString file = m_host->places().run + u"/file"_s;
    m_host->write(file, "before");
    QCOMPARE(kernel.write(file, "vfio-pci\n"), 0);
    QCOMPARE(m_host->content(file), QByteArray("vfio-pci")); // (white space at the end isn't read)
    QCOMPARE(kernel.write(m_host->places().run + u"/nothing"_s, "x"), ENOENT);
    QVERIFY(!QFileInfo::exists(m_host->places().run + u"/nothing"_s));
    QCOMPARE(kernel.write(u"/dev/full"_s, "x"), ENOSPC);
}

void TestPciDrivers::realWriteThatHangsIsLeft()
{
    // Nobody reads this pipe: opening it to write waits for ever, as an unbind may.
    const QString pipe = m_host->places().run + u"/pipe"_s;
    QCOMPARE(mkfifo(qPrintable(pipe), 0600), 0);
    KernelFiles kernel(50);
    QCOMPARE(kernel.write(pipe, "x"), ETIMEDOUT);
    // What waited was ended.
    QCOMPARE(waitpid(-1, nullptr, WNOHANG), -1);
    QCOMPARE(errno, ECHILD);
}

QTEST_GUILESS_MAIN(TestPciDrivers)
#include "tst_pci_drivers.moc"
