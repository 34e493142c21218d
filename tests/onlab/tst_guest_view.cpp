// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/onlab/lab_console.h"
#include "tests/window/window_driver.h"
#include "ui/models/device_filter.h"
#include "ui/pages/devices_page.h"
#include "ui/pages/guest_bar.h"
#include "ui/pages/main_window.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

namespace {

const DeviceKey gpu(u"pci_0000_01_00_0"_s);
const DeviceKey gpuAudio(u"pci_0000_01_00_1"_s);
const DeviceKey nvmeB(u"pci_0000_04_00_0"_s);
const QString vm = u"agent"_s;

} // namespace

/// The column "In the guest" on a real KVM host: the VM "agent" is a Linux with qemu-guest-agent, which may run
/// programs, and with an nvidia-smi that tells of the guest's own GPU. What the window shows is compared with what the
/// guest says to virsh.
class TestGuestView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init() { QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError())); }

    void aVmThatIsOffSaysSo();
    void aDriveThatIsGivenNowIsSeenWithItsNumber();
    void aGpuIsSeenWithoutADriverAndThenByItsTool();
    void anAgentThatStopsIsTold();
    void aGuestThatStartsAnewIsAskedAgain();

private:
    bool waitFor(const std::function<bool()> &condition, int seconds = 90)
    {
        return QTest::qWaitFor(condition, m_lab.limit(seconds));
    }
    bool start();
    bool openTab();
    QModelIndex cell(const DeviceKey &key) const
    {
        const QModelIndex row = m_page->filter()->mapFromSource(m_page->model()->indexOf(key));
        return row.siblingAtColumn(int(DeviceColumn::Guest));
    }
    QString word(const DeviceKey &key) const { return cell(key).data().toString(); }
    QString state() const { return m_page->findChild<QLabel *>(u"guestState"_s)->text(); }
    QString tip(const DeviceKey &key) const { return cell(key).data(Qt::ToolTipRole).toString(); }
    /// What the guest prints of a program, asked of its agent by virsh.
    QString inGuest(const QString &shellCommand);
    QString words(const DeviceKey &key) const { return word(key) + u" | "_s + tip(key) + u" | "_s + state(); }

    LabHost m_lab;
    std::unique_ptr<LabConsole> m_console;
    std::unique_ptr<WindowDriver> m_driver;
    DevicesPage *m_page = nullptr;
    QString m_words;
};

void TestGuestView::initTestCase()
{
    QVERIFY2(m_lab.isUp(), "the lab is not up: tests/lab/up");
    m_lab.uses(vm);
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
    m_console = std::make_unique<LabConsole>(m_lab);
    QVERIFY(m_console->waitReady(HostProgramFacts::State::Absent));
    m_driver = std::make_unique<WindowDriver>(m_console->console(), m_lab.limit(90));
}

void TestGuestView::cleanupTestCase()
{
    m_driver.reset();
    m_console.reset();
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
}

bool TestGuestView::start()
{
    m_lab.virsh({u"start"_s, vm});
    m_words = m_lab.lastError();
    return m_words.isEmpty();
}

bool TestGuestView::openTab()
{
    m_page = m_driver->openDevices(m_console->session, vm);
    m_words = m_driver->lastError();
    return m_page != nullptr;
}

QString TestGuestView::inGuest(const QString &shellCommand)
{
    const QJsonObject arguments{
        {u"path"_s, u"/bin/sh"_s}, {u"arg"_s, QJsonArray{u"-c"_s, shellCommand}}, {u"capture-output"_s, true}};
    const auto ask = [this](const QJsonObject &command) {
        const QString line = QString::fromUtf8(QJsonDocument(command).toJson(QJsonDocument::Compact));
        const QString answer = m_lab.virsh({u"qemu-agent-command"_s, vm, line});
        return QJsonDocument::fromJson(answer.toUtf8()).object().value("return"_L1).toObject();
    };
    const QJsonObject begun = ask({{u"execute"_s, u"guest-exec"_s}, {u"arguments"_s, arguments}});
    QJsonObject ended;
    (void)waitFor(
        [&] {
            ended = ask({{u"execute"_s, u"guest-exec-status"_s},
                         {u"arguments"_s, QJsonObject{{u"pid"_s, begun.value("pid"_L1)}}}});
            return ended.value("exited"_L1).toBool();
        },
        30);
    return QString::fromUtf8(QByteArray::fromBase64(ended.value("out-data"_L1).toString().toLatin1())).trimmed();
}

void TestGuestView::aVmThatIsOffSaysSo()
{
    QVERIFY2(openTab(), qPrintable(m_words));
    QVERIFY2(waitFor([this] { return state().contains(u"is not running"_s); }), qPrintable(state()));
    auto *ask = m_page->findChild<QPushButton *>(u"guestAsk"_s);
    QVERIFY(ask && !ask->isEnabled());
    QVERIFY(start());
    // The tab is open: the agent connects, and it is asked by itself.
    QVERIFY2(waitFor([this] { return state().startsWith(u"Seen by the guest at"_s); }, 180), qPrintable(state()));
    QVERIFY2(waitFor([ask] { return ask->isEnabled(); }), qPrintable(ask->toolTip()));
    qInfo().noquote() << state();
}

void TestGuestView::aDriveThatIsGivenNowIsSeenWithItsNumber()
{
    m_lab.virsh({u"nodedev-detach"_s, nvmeB.value()});
    QVERIFY2(start(), qPrintable(m_words));
    QVERIFY2(openTab(), qPrintable(m_words));
    QVERIFY2(waitFor([this] { return state().startsWith(u"Seen by the guest at"_s); }, 180), qPrintable(state()));
    DevicesPage *host = m_driver->openDevices(m_console->session);
    QVERIFY2(host, qPrintable(m_driver->lastError()));
    const auto report = m_driver->assign(host, m_console->session, nvmeB, vm, When::Now);
    QVERIFY2(report && report->outcome == Outcome::Done, qPrintable(report ? report->toText() : m_driver->lastError()));
    QVERIFY2(openTab(), qPrintable(m_words));
    QVERIFY2(waitFor([this] { return word(nvmeB).startsWith(u"nvme · nvme"_s); }, 120), qPrintable(words(nvmeB)));
    QVERIFY2(tip(nvmeB).contains(u"NVME-TWIN-B"_s), qPrintable(words(nvmeB)));
    QVERIFY2(!word(nvmeB).contains(u"another serial number"_s), qPrintable(words(nvmeB)));
    const QString serial = inGuest(u"cat /sys/class/nvme/nvme*/serial"_s);
    QCOMPARE(serial, u"NVME-TWIN-B"_s);
    // The place that is shown is the guest's own.
    const QString place = inGuest(u"for d in /sys/bus/pci/drivers/nvme/0*; do echo ${d##*/}; done"_s);
    QVERIFY2(tip(nvmeB).contains(place), qPrintable(place + u" | "_s + words(nvmeB)));
    qInfo().noquote() << word(nvmeB);

    m_lab.virsh({u"destroy"_s, vm});
    QVERIFY2(waitFor([this] { return state().contains(u"is not running"_s); }), qPrintable(state()));
}

void TestGuestView::aGpuIsSeenWithoutADriverAndThenByItsTool()
{
    DevicesPage *host = m_driver->openDevices(m_console->session);
    QVERIFY2(host, qPrintable(m_driver->lastError()));
    auto report = m_driver->detach(host, m_console->session, gpu);
    QVERIFY2(report && report->outcome == Outcome::Done, qPrintable(report ? report->toText() : m_driver->lastError()));
    report = m_driver->assign(host, m_console->session, gpu, vm, When::NextStart);
    QVERIFY2(report && report->outcome == Outcome::Done, qPrintable(report ? report->toText() : m_driver->lastError()));
    QVERIFY2(start(), qPrintable(m_words));
    QVERIFY2(openTab(), qPrintable(m_words));
    QVERIFY2(waitFor([this] { return word(gpu) == u"no driver in the guest"_s; }, 180), qPrintable(words(gpu)));
    QVERIFY2(word(gpuAudio) != u"not seen by the guest"_s, qPrintable(words(gpuAudio)));

    auto *ask = m_page->findChild<QPushButton *>(u"guestAsk"_s);
    QVERIFY(waitFor([ask] { return ask->isEnabled(); }));
    QVERIFY2(ask->toolTip().contains(u"nvidia-smi --query-gpu"_s), qPrintable(ask->toolTip()));
    QTest::mouseClick(ask, Qt::LeftButton);
    QVERIFY2(waitFor([this] { return word(gpu).contains(u"used"_s); }, 120), qPrintable(words(gpu)));
    const QStringList columns =
        inGuest(u"nvidia-smi --query-gpu=pci.bus_id,name,driver_version,memory.used,memory.total "
                "--format=csv,noheader,nounits"_s)
            .split(u", "_s);
    QCOMPARE(columns.size(), 5);
    QVERIFY2(word(gpu).contains(columns[2]), qPrintable(words(gpu))); // the driver's version
    QVERIFY2(tip(gpu).contains(columns[1].toHtmlEscaped()), qPrintable(words(gpu)));
    qInfo().noquote() << word(gpu) << '\n' << tip(gpu);
}

void TestGuestView::anAgentThatStopsIsTold()
{
    QVERIFY2(start(), qPrintable(m_words));
    QVERIFY2(openTab(), qPrintable(m_words));
    QVERIFY2(waitFor([this] { return state().startsWith(u"Seen by the guest at"_s); }, 180), qPrintable(state()));
    m_lab.virsh({u"suspend"_s, vm});
    QVERIFY2(waitFor([this] { return state().contains(u"is paused"_s); }), qPrintable(state()));
    m_lab.virsh({u"resume"_s, vm});
    QVERIFY2(waitFor([this] { return state().startsWith(u"Seen by the guest at"_s); }), qPrintable(state()));
    (void)inGuest(u"(sleep 1; kill $(cat /run/ga.pid)) > /dev/null 2>&1 &"_s);
    QVERIFY2(waitFor([this] { return state().contains(u"No guest agent runs"_s); }, 20), qPrintable(state()));
}

/// Its VM runs on under the same number: only events tell it.
void TestGuestView::aGuestThatStartsAnewIsAskedAgain()
{
    QVERIFY2(start(), qPrintable(m_words));
    QVERIFY2(openTab(), qPrintable(m_words));
    QVERIFY2(waitFor([this] { return state().startsWith(u"Seen by the guest at"_s); }, 180), qPrintable(state()));
    const QString run = m_lab.virsh({u"domid"_s, vm});
    const auto asked = [this] { return m_page->guest()->reader()->report().askedAt; };
    for (const QString &way : {u"from outside"_s, u"from within"_s}) {
        const QDateTime before = asked();
        QVERIFY(before.isValid());
        if (way == u"from outside"_s)
            m_lab.virsh({u"reset"_s, vm});
        else
            (void)inGuest(u"(sleep 1; echo b > /proc/sysrq-trigger) > /dev/null 2>&1 &"_s);
        // What the guest before said isn't shown any more, soon …
        QVERIFY2(waitFor([&] { return asked() != before; }, 60), qPrintable(way + u": "_s + state()));
        // … and the new one is asked as soon as its agent is there.
        QVERIFY2(waitFor([&] { return asked() > before && state().startsWith(u"Seen by the guest at"_s); }, 180),
                 qPrintable(way + u": "_s + state()));
        QCOMPARE(m_lab.virsh({u"domid"_s, vm}), run);
    }
}

QTEST_MAIN(TestGuestView)
#include "tst_guest_view.moc"
