// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/onlab/lab_console.h"
#include "tests/support/fake_viewer.h"
#include "tests/support/spice_probe.h"
#include "tests/window/window_driver.h"
#include "ui/console/console_page.h"
#include "ui/console/spice_view.h"
#include "ui/console/thumbnail.h"
#include "ui/pages/main_window.h"
#include "ui/pages/session_page.h"

#include <QAbstractButton>
#include <QFileInfo>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

using State = SpiceViewer::State;

/// A VM with a SPICE screen on a real KVM host: its picture on the Overview, and remote-viewer's way to it.
class TestSpice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void cleanup() { m_fake->end(u"0"_s); }

    void theViewerIsAnsweredBySpice();
    void theOverviewHasAPicture();
    void theDisplayMayBeASocket();

private:
    bool waitFor(const std::function<bool()> &condition, int seconds = 90)
    {
        return QTest::qWaitFor(condition, m_lab.limit(seconds));
    }
    void define(const QByteArray &listen);
    SessionPage *openPage();
    void speakSpice();

    LabHost m_lab;
    std::unique_ptr<LabConsole> m_console;
    std::unique_ptr<WindowDriver> m_driver;
    std::unique_ptr<FakeViewer> m_fake;
};

void TestSpice::initTestCase()
{
    QVERIFY2(m_lab.isUp(), "the lab is not up: tests/lab/up");
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
    m_fake = std::make_unique<FakeViewer>();
    m_fake->setAction(spiceProbe());
    define("<graphics type='spice' autoport='yes'><listen type='address' address='127.0.0.1'/></graphics>");
    m_lab.virsh({u"start"_s, u"painted"_s});
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
    m_console = std::make_unique<LabConsole>(m_lab);
    QVERIFY(m_console->waitReady(HostProgramFacts::State::Absent));
    m_driver = std::make_unique<WindowDriver>(m_console->console(), m_lab.limit(60));
}

void TestSpice::cleanupTestCase()
{
    m_driver.reset();
    m_console.reset();
    m_fake.reset();
    m_lab.ssh(u"virsh destroy painted; virsh undefine painted; true"_s);
}

/// GRUB, as the VM of that name: neither runs while the other does.
void TestSpice::define(const QByteArray &listen)
{
    m_lab.ssh(u"virsh define /dev/stdin"_s,
              "<domain type='kvm'><name>painted</name><uuid>6c0e7a52-0009-4b1d-9f00-5269736572aa</uuid>"
              "<memory unit='MiB'>128</memory><vcpu>1</vcpu>"
              "<os><type arch='x86_64' machine='q35'>hvm</type><boot dev='hd'/></os>"
              "<features><acpi/><apic/></features><cpu mode='host-passthrough'/><on_crash>destroy</on_crash><devices>"
              "<emulator>/usr/bin/qemu-system-x86_64</emulator><controller type='usb' model='none'/>"
              "<disk type='file' device='disk'><driver name='qemu' type='raw'/>"
              "<source file='/var/lib/libvirt/images/grub.img'/><target dev='sda' bus='sata'/></disk>" +
                  listen + "<video><model type='vga'/></video><memballoon model='none'/></devices></domain>");
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
}

SessionPage *TestSpice::openPage()
{
    if (!m_driver->openOverview(m_console->session, u"painted"_s))
        return nullptr;
    return m_console->console()->window()->currentPage();
}

/// Over the login of the lab's own URI: nothing of the display is open to this side.
void TestSpice::speakSpice()
{
    SessionPage *page = openPage();
    QVERIFY2(page, qPrintable(m_driver->lastError()));
    page->setCurrentTab(u"consoleTab"_s);
    QVERIFY(waitFor([&] { return page->console()->spice() != nullptr; }, 30));
    SpiceView *view = page->console()->spice();
    auto *open = view->findChild<QAbstractButton *>(u"spiceOpen"_s);
    QVERIFY(waitFor([&] { return open->isEnabled(); }));
    const int before = m_fake->starts();
    m_fake->again();
    QTest::mouseClick(open, Qt::LeftButton);
    QVERIFY2(m_fake->waitStarted(before + 1, m_lab.limit(90)),
             qPrintable(view->viewer()->error() ? view->viewer()->error()->toText() : u"nothing happens"_s));
    QCOMPARE(m_fake->found(), u"REDQ"_s);
    QVERIFY(m_fake->arguments().last().startsWith(u"spice+unix:///"_s));
    QCOMPARE(m_fake->folderMode(), u"700"_s);
    const QString folder = view->viewer()->folder();
    m_fake->end(u"0"_s);
    QVERIFY(waitFor([&] { return view->viewer()->state() == State::Ended; }));
    QTRY_VERIFY(!QFileInfo::exists(folder)); // with the tunnel, a moment later
}

void TestSpice::theViewerIsAnsweredBySpice()
{
    speakSpice();
}

void TestSpice::theOverviewHasAPicture()
{
    SessionPage *page = openPage();
    QVERIFY2(page, qPrintable(m_driver->lastError()));
    page->setCurrentTab(u"overviewTab"_s);
    auto *thumbnail = page->findChild<Thumbnail *>(u"thumbnail"_s);
    QVERIFY(thumbnail && thumbnail->isVisible());
    QVERIFY2(waitFor([&] { return !thumbnail->picture().isNull(); }), qPrintable(thumbnail->sentence()));
    qInfo() << thumbnail->picture().size();
    QVERIFY(thumbnail->sentence().isEmpty());
    m_lab.virsh({u"suspend"_s, u"painted"_s});
    QVERIFY(waitFor([&] { return thumbnail->sentence().contains(u"paused"_s); }));
    m_lab.virsh({u"resume"_s, u"painted"_s});
    QVERIFY(waitFor([&] { return !thumbnail->picture().isNull(); }));
}

/// Last: it stops the VM for it.
void TestSpice::theDisplayMayBeASocket()
{
    m_lab.virsh({u"destroy"_s, u"painted"_s});
    define("<graphics type='spice'><listen type='socket'/></graphics>");
    m_lab.virsh({u"start"_s, u"painted"_s});
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
    QVERIFY(waitFor([&] {
        const InventoryPtr inventory = m_console->session->inventory();
        for (const Domain &domain : inventory->snapshot().domains) {
            if (domain.name == u"painted"_s)
                return domain.live && domain.live->xml.contains("spice.sock");
        }
        return false;
    }));
    speakSpice();
}

QTEST_MAIN(TestSpice)
#include "tst_spice.moc"
