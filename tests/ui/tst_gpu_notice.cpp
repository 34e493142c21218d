// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/session_fixture.h"
#include "tests/ui/dialog_support.h"
#include "ui/console/console_page.h"
#include "ui/console/gpu_notice.h"

#include <QComboBox>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// The small host's VMs with its GPUs, by definitions of other administrators.
class TestGpuNotice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void words();
    void whichDevicesCount();
    void theTabSaysIt();
    void itCanBeDismissed();

private:
    static QByteArray hostdev(const QByteArray &bus, const QByteArray &function, const QByteArray &more = {})
    {
        return "<hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0x0000' bus='0x" + bus +
               "' slot='0x00' function='0x" + function + "'/></source>" + more + "</hostdev>";
    }
    static QByteArray vm(const QByteArray &devices, const QByteArray &video = "<video><model type='virtio'/></video>")
    {
        return "<domain type='kvm'><name>draws</name><uuid>99999999-0000-4000-8000-000000000003</uuid><memory "
               "unit='MiB'>128</memory><vcpu>1</vcpu><os><type arch='x86_64' machine='pc-q35-10.0'>hvm</type></os>"
               "<devices><serial type='pty'><target port='0'/></serial><graphics type='rdp' port='3389'/>" +
               video + devices + "</devices></domain>";
    }
    static Inventory inventoryOf(const SimulatedHost &host)
    {
        return Inventory(std::make_shared<const HostSnapshot>(host.snapshot()));
    }
};

void TestGpuNotice::words()
{
    QVERIFY(gpuNoticeText({}, true).isEmpty());
    QVERIFY(gpuNoticeText({}, false).isEmpty());
    const QString beside = gpuNoticeText({u"RTX 3090"_s, u"MI50"_s}, true);
    const QString alone = gpuNoticeText({u"RTX 3090"_s, u"MI50"_s}, false);
    for (const QString &text : {beside, alone})
        QVERIFY2(text.contains(u"RTX 3090, MI50"_s), qPrintable(text));
    QVERIFY(!beside.contains(u"nothing of the guest"_s));
    QVERIFY(alone.contains(u"nothing of the guest"_s));
    // What a device calls itself isn't read as a place for another text.
    QVERIFY(gpuNoticeText({u"%1 %2"_s}, true).contains(u"%1 %2"_s));
}

void TestGpuNotice::whichDevicesCount()
{
    const auto host = smallHost();
    // Its GPU, the audio that goes along, an NVMe, and a twin that is only held.
    const auto id = host->defineDomain(vm(hostdev("01", "0") + hostdev("01", "1") + hostdev("04", "0") +
                                          hostdev("02", "0", "<address type='unassigned'/>") +
                                          hostdev("02", "1", "<address type='unassigned'/>")));
    QVERIFY(id);
    QVERIFY(drawingDevices(inventoryOf(*host), *id).isEmpty()); // at its next start
    const Result<void> started = host->startDomain(*id);
    QVERIFY2(started, qPrintable(started ? QString() : started.error().toText()));
    const Inventory inventory = inventoryOf(*host);
    QCOMPARE(drawingDevices(inventory, *id), QStringList{inventory.device(gpu)->title});
    QVERIFY(drawingDevices(inventory, running).isEmpty()); // another VM
}

void TestGpuNotice::theTabSaysIt()
{
    const auto host = smallHost();
    const auto id =
        host->defineDomain(vm(hostdev("01", "0") + hostdev("01", "1"), "<video><model type='none'/></video>"));
    QVERIFY(id);
    const auto session = sessionFor(host);
    session->open();
    QTRY_VERIFY(session->inventory() && session->inventory()->domain(*id));
    ConsolePage page(session.get(), *id);
    page.show();
    auto *notice = child<GpuNotice>(&page, "gpuNotice");
    QVERIFY(notice && notice->isHidden());
    QVERIFY(host->startDomain(*id));
    // Where nothing draws on the screen the serial line is shown first.
    auto *source = child<QComboBox>(&page, "consoleSource");
    QTRY_COMPARE(source->currentData().toString(), u"s0"_s);
    QVERIFY(notice->isHidden());
    source->setFocus();
    QTest::keyClick(source, Qt::Key_Up);
    QTRY_VERIFY(notice->isVisible());
    const QString text = textOf(notice, "gpuNoticeText");
    QVERIFY2(text.contains(u"nothing of the guest"_s), qPrintable(text));
    QVERIFY(text.contains(session->inventory()->device(gpu)->title));
    QCOMPARE(child<QLabel>(notice, "gpuNoticeText")->textFormat(), Qt::PlainText);
    QTest::keyClick(source, Qt::Key_Down); // a serial line has nothing to do with it
    QTRY_VERIFY(notice->isHidden());
    QTest::keyClick(source, Qt::Key_Up);
    QTRY_VERIFY(notice->isVisible());
    QVERIFY(host->destroyDomain(*id));
    QTRY_VERIFY(notice->isHidden());
}

void TestGpuNotice::itCanBeDismissed()
{
    QWidget page;
    auto *notice = new GpuNotice(&page);
    page.show();
    notice->setText(u"<b>one</b>"_s);
    QVERIFY(notice->isVisible());
    click(notice, "gpuNoticeDismiss");
    QVERIFY(notice->isHidden());
    notice->setText(u"<b>one</b>"_s);
    QVERIFY(notice->isHidden());
    notice->setText({});
    notice->setText(u"<b>one</b>"_s);
    QVERIFY(notice->isHidden()); // read once
    notice->setText(u"another"_s);
    QVERIFY(notice->isVisible());
}

QTEST_MAIN(TestGpuNotice)
#include "tst_gpu_notice.moc"
