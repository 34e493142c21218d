// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/usb/usb_drivers.h"
#include "app/host/usb/usb_kernel.h"
#include "tests/onhost/fake_pci.h"

#include <QTest>

using namespace riser;
using namespace riser::onhost;
using namespace Qt::StringLiterals;
using Code = protocol::Fault::Code;

namespace {

const UsbPort port{.bus = 1, .chain = {5, 3}};

/// A keyboard with a mouse in it, at 1-5.3, as sysfs shows it.
class FakeUsb : public UsbKernel
{
public:
    explicit FakeUsb(test::FakeHost &host)
        : m_host(host)
    {
        const auto value = [&](const char *name, const QByteArray &content) {
            m_host.write(m_host.usbDevice(u"1-5.3"_s) + u'/' + QString::fromLatin1(name), content + '\n');
        };
        value("busnum", "1");
        value("devnum", "7");
        value("idVendor", "046d");
        value("idProduct", "c52b");
        value("bDeviceClass", "00");
        value("bConfigurationValue", "1");
        addInterface(0, u"usbhid"_s);
        addInterface(1, u"usbhid"_s);
        // Of another device and of a configuration that isn't active: never touched.
        QDir().mkpath(m_host.usbDevice(u"1-5.3"_s) + u"/1-5.3.1:1.0"_s);
        QDir().mkpath(m_host.usbDevice(u"1-5.3"_s) + u"/1-5.3:2.0"_s);
    }

    QString folder(int number) const { return m_host.usbDevice(u"1-5.3"_s) + u"/1-5.3:1.%1"_s.arg(number); }
    void addInterface(int number, const QString &driver)
    {
        m_host.write(folder(number) + u"/bInterfaceNumber"_s, "0" + QByteArray::number(number) + '\n');
        m_host.write(folder(number) + u"/bInterfaceClass"_s, "03\n");
        bind(number, driver);
    }
    void bind(int number, const QString &driver)
    {
        QFile::remove(folder(number) + u"/driver"_s);
        if (driver.isEmpty())
            return;
        const QString place = m_host.places().sys + u"/bus/usb/drivers/"_s + driver;
        QDir().mkpath(place);
        test::FakeHost::link(place, folder(number) + u"/driver"_s);
    }
    QString driver(int number) const { return linkTarget(folder(number) + u"/driver"_s); }

    Result detach(const UsbDevice &device, const UsbInterface &interface) override
    {
        return act(u"detach"_s, device, interface, {});
    }
    Result attach(const UsbDevice &device, const UsbInterface &interface) override
    {
        return act(u"attach"_s, device, interface, drivers.value(interface.number));
    }
    Result configure(const UsbDevice &) override
    {
        asked << u"configure"_s;
        m_host.write(m_host.usbDevice(u"1-5.3"_s) + u"/bConfigurationValue"_s, "1\n");
        return Answer::Done;
    }
    void pause(int) override
    {
        if (onPause)
            onPause();
    }

    QHash<int, QString> drivers{{0, u"usbhid"_s}, {1, u"usbhid"_s}}; ///< the host's, by interface
    QHash<QString, QString> errors;                                  ///< by "detach 0": the kernel's word
    QStringList asleep;                                              ///< the same: success, and nothing happens
    QStringList gone;                                                ///< the same: the device isn't there any more
    std::function<void()> onPause;
    QStringList asked;

private:
    Result act(const QString &what, const UsbDevice &device, const UsbInterface &interface, const QString &driver)
    {
        const QString word = u"%1 %2"_s.arg(what).arg(interface.number);
        asked << word;
        if (device.bus != 1 || device.address != 7)
            return std::unexpected(u"another device was meant"_s);
        if (gone.contains(word))
            return Answer::Gone;
        if (errors.contains(word))
            return std::unexpected(errors.value(word));
        if (what == "attach"_L1 && driver.isEmpty())
            return Answer::None;
        if (!asleep.contains(word))
            bind(interface.number, driver);
        return Answer::Done;
    }

    test::FakeHost &m_host;
};

HostUse use(const QString &kind, HostUse::Verdict verdict)
{
    return {.kind = kind, .verdict = verdict, .text = u"it is used as %1"_s.arg(kind)};
}

} // namespace

class TestUsbDrivers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void readsTheDevice();
    void detachTakesEveryInterface();
    void detachTwiceIsDone();
    void detachWaitsForTheDriver();
    void detachRefuses_data();
    void detachRefuses();
    void hubStays();
    void whatAVmHasIsNotTaken();
    void warningsDoNotForbid();
    void kernelSaysNo();
    void kernelSaysYesAndDoesNothing();
    void pulledMeanwhile();
    void attachGivesBack();
    void attachWithoutDriverIsDone();
    void attachConfiguresFirst();
    void attachNotWhileAVmHasIt();
    void attachNotDone();
    void noSuchDevice();

private:
    Outcome detach()
    {
        return detachUsb(m_host->places(), port, *m_usb, [this](const UsbPort &) { return m_uses; });
    }
    Outcome attach() { return attachUsb(m_host->places(), port, *m_usb); }

    std::unique_ptr<test::FakeHost> m_host;
    std::unique_ptr<FakeUsb> m_usb;
    HostUses m_uses;
};

#define COMPARE_FAULT(outcome, expectedCode)                                                                           \
    QVERIFY(!(outcome));                                                                                               \
    QCOMPARE((outcome).error().code, expectedCode);                                                                    \
    QVERIFY2((outcome).error().text.contains(u"1-5.3"_s), qPrintable((outcome).error().text))

void TestUsbDrivers::init()
{
    m_host = std::make_unique<test::FakeHost>();
    m_usb = std::make_unique<FakeUsb>(*m_host);
    m_uses.clear();
}

void TestUsbDrivers::cleanup()
{
    m_usb.reset();
    m_host.reset();
}

void TestUsbDrivers::readsTheDevice()
{
    const auto device = readUsbDevice(m_host->places(), port);
    QVERIFY(device);
    QCOMPARE(device->title(), u"USB device 1-5.3 (046d:c52b)"_s);
    QCOMPARE(device->interfaces.size(), 2); // not the one of another configuration, nor another device's
    QCOMPARE(device->bound(), (QStringList{u"1-5.3:1.0"_s, u"1-5.3:1.1"_s}));
    QVERIFY(device->node(m_host->places()).endsWith(u"/dev/bus/usb/001/007"_s));
    QVERIFY(!device->taken());
}

void TestUsbDrivers::detachTakesEveryInterface()
{
    const Outcome done = detach();
    QVERIFY2(done, done ? "" : qPrintable(done.error().text));
    QCOMPARE(m_usb->driver(0), QString());
    QCOMPARE(m_usb->driver(1), QString());
    QCOMPARE(m_usb->asked, (QStringList{u"detach 0"_s, u"detach 1"_s}));
}

void TestUsbDrivers::detachTwiceIsDone()
{
    QVERIFY(detach());
    m_usb->asked.clear();
    QVERIFY(detach());
    QCOMPARE(m_usb->asked, QStringList());
}

void TestUsbDrivers::detachWaitsForTheDriver()
{
    m_usb->asleep = {u"detach 1"_s};
    int pauses = 0;
    m_usb->onPause = [&] {
        if (++pauses == 3)
            m_usb->bind(1, {});
    };
    QVERIFY(detach());
    QCOMPARE(pauses, 3);
}

void TestUsbDrivers::detachRefuses_data()
{
    QTest::addColumn<HostUses>("uses");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("told");
    using enum HostUse::Verdict;
    QTest::newRow("a mount") << HostUses{use(u"mount"_s, Block)} << int(Code::Refused) << 1;
    QTest::newRow("a mount among warnings")
        << HostUses{use(u"input"_s, Warn), use(u"mount"_s, Block), use(u"signature"_s, Warn)} << int(Code::Refused)
        << 1;
    QTest::newRow("what a newer host knows") << HostUses{use(u"new-thing"_s, Block)} << int(Code::Refused) << 1;
    QTest::newRow("a guest") << HostUses{use(u"guest"_s, Block)} << int(Code::Busy) << 1;
    QTest::newRow("a guest and a mount") << HostUses{use(u"guest"_s, Block), use(u"mount"_s, Block)}
                                         << int(Code::Refused) << 2;
}

void TestUsbDrivers::detachRefuses()
{
    QFETCH(const HostUses, uses);
    QFETCH(const int, code);
    QFETCH(const int, told);
    m_uses = uses;
    const Outcome outcome = detach();
    COMPARE_FAULT(outcome, Code(code));
    QCOMPARE(outcome.error().uses.size(), told);
    QVERIFY(blocks(outcome.error().uses));
    QCOMPARE(m_usb->asked, QStringList()); // nothing was touched
}

void TestUsbDrivers::hubStays()
{
    m_host->write(m_usb->folder(0) + u"/bInterfaceClass"_s, "09\n");
    const Outcome outcome = detach();
    COMPARE_FAULT(outcome, Code::Refused);
    QCOMPARE(outcome.error().uses.constFirst().kind, u"root-hub"_s);
    QCOMPARE(m_usb->asked, QStringList());
}

void TestUsbDrivers::whatAVmHasIsNotTaken()
{
    m_usb->bind(1, u"usbfs"_s);
    m_host->addProcess(4711, "qemu-system-x86", m_host->places().dev + u"/bus/usb/001/007"_s);
    const Outcome outcome = detach();
    COMPARE_FAULT(outcome, Code::Busy);
    QVERIFY2(outcome.error().text.contains(u"qemu-system-x86 (4711)"_s), qPrintable(outcome.error().text));
    QCOMPARE(m_usb->asked, QStringList());
    QCOMPARE(m_usb->driver(1), u"usbfs"_s);
}

void TestUsbDrivers::warningsDoNotForbid()
{
    m_uses = {use(u"input"_s, HostUse::Verdict::Warn)};
    QVERIFY(detach());
    QCOMPARE(m_usb->driver(0), QString());
}

void TestUsbDrivers::kernelSaysNo()
{
    m_usb->errors = {{u"detach 1"_s, u"LIBUSB_ERROR_ACCESS"_s}};
    const Outcome outcome = detach();
    COMPARE_FAULT(outcome, Code::Failed);
    QVERIFY(outcome.error().text.contains(u"LIBUSB_ERROR_ACCESS"_s));
    QVERIFY(outcome.error().text.contains(u"1-5.3:1.1"_s));
}

void TestUsbDrivers::kernelSaysYesAndDoesNothing()
{
    m_usb->asleep = {u"detach 1"_s};
    const Outcome outcome = detach();
    COMPARE_FAULT(outcome, Code::NotDone);
    QVERIFY(outcome.error().text.contains(u"1-5.3:1.1"_s));
}

void TestUsbDrivers::pulledMeanwhile()
{
    m_usb->gone = {u"detach 0"_s};
    COMPARE_FAULT(detach(), Code::NoSuchDevice);
    m_usb->gone.clear();
    m_usb->asleep = {u"detach 1"_s};
    m_usb->onPause = [this] { m_host->pullUsb(u"1-5.3"_s); };
    COMPARE_FAULT(detach(), Code::NoSuchDevice);
}

void TestUsbDrivers::attachGivesBack()
{
    QVERIFY(detach());
    m_usb->asked.clear();
    const Outcome done = attach();
    QVERIFY2(done, done ? "" : qPrintable(done.error().text));
    QCOMPARE(m_usb->driver(0), u"usbhid"_s);
    QCOMPARE(m_usb->driver(1), u"usbhid"_s);
    QVERIFY(attach()); // and again
    QCOMPARE(m_usb->asked, (QStringList{u"attach 0"_s, u"attach 1"_s}));
}

void TestUsbDrivers::attachWithoutDriverIsDone()
{
    QVERIFY(detach());
    m_usb->drivers.remove(1);
    QVERIFY(attach());
    QCOMPARE(m_usb->driver(0), u"usbhid"_s);
    QCOMPARE(m_usb->driver(1), QString());
}

void TestUsbDrivers::attachConfiguresFirst()
{
    QVERIFY(detach());
    m_usb->asked.clear();
    m_host->write(m_host->usbDevice(u"1-5.3"_s) + u"/bConfigurationValue"_s, "\n");
    QVERIFY(attach());
    QCOMPARE(m_usb->asked, (QStringList{u"configure"_s, u"attach 0"_s, u"attach 1"_s}));
}

void TestUsbDrivers::attachNotWhileAVmHasIt()
{
    QVERIFY(detach());
    m_usb->asked.clear();
    // The guest has set nothing up yet: only the open file shows it.
    m_host->addProcess(4711, "qemu-system-x86", m_host->places().dev + u"/bus/usb/001/007"_s);
    COMPARE_FAULT(attach(), Code::Busy);
    m_usb->bind(0, u"usbfs"_s);
    COMPARE_FAULT(attach(), Code::Busy);
    QCOMPARE(m_usb->asked, QStringList());
}

void TestUsbDrivers::attachNotDone()
{
    QVERIFY(detach());
    m_usb->asleep = {u"attach 0"_s};
    const Outcome outcome = attach();
    COMPARE_FAULT(outcome, Code::NotDone);
    QVERIFY(outcome.error().text.contains(u"1-5.3:1.0"_s));
}

void TestUsbDrivers::noSuchDevice()
{
    m_host->pullUsb(u"1-5.3"_s);
    COMPARE_FAULT(detach(), Code::NoSuchDevice);
    COMPARE_FAULT(attach(), Code::NoSuchDevice);
    QCOMPARE(m_usb->asked, QStringList());
}

QTEST_APPLESS_MAIN(TestUsbDrivers)
#include "tst_usb_drivers.moc"
