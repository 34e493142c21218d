// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/simulated_guests.h"
#include "tests/guest/guest_vm.h"
#include "tests/support/session_fixture.h"
#include "tests/ui/dialog_support.h"
#include "tests/ui/test_settings.h"
#include "ui/models/device_filter.h"
#include "ui/pages/devices_page.h"
#include "ui/pages/guest_bar.h"
#include "ui/shared/colours.h"

#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QSettings>

using namespace riser;
using namespace riser::test;

/// What the guest says, on the Devices tab of its VM.
class TestGuestColumn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }
    void init();
    void cleanup();

    void theColumnIsOnTheVmsPageAlone();
    void whatTheGuestSeesIsShown();
    void anotherSerialNumberStandsOut();
    void aPersonAsksForMore();
    void whyItIsNotAvailable();
    void aHiddenTabAsksNothing();
    void aMinimisedWindowAsksNothing();
    void textOfTheGuestIsPlain();
    void aUnitSaysWhatItsMembersShare();

private:
    /// A VM that has the NVMe drive, behind controller 2: the guest's bus 1.
    void open(const QByteArray &channel = agentChannel("connected"))
    {
        QVERIFY(m_host->detachNode(nvme));
        const auto id = m_host->defineDomain(guestDomain(channel));
        QVERIFY2(id, id ? "" : qPrintable(id.error().toText()));
        m_vm = *id;
        QVERIFY(m_host->startDomain(m_vm));
        m_host->guests().setAgent(m_vm, m_agent->answer());
        const auto given =
            m_host->attachHostdev(m_vm, pciHostdev("0000:04:00.0", "0000:02:00.0"), {.live = true, .config = false});
        QVERIFY2(given, given ? "" : qPrintable(given.error().toText()));
        m_session->refresh();
        QTRY_VERIFY(m_session->inventory() && m_session->inventory()->devicesOf(m_vm).size() == 1);
        show();
    }
    void show()
    {
        m_page = std::make_unique<DevicesPage>(m_session.get(), m_vm);
        m_page->resize(1200, 600);
        m_page->show();
    }
    QModelIndex cell() const
    {
        const QModelIndex row = m_page->filter()->mapFromSource(m_page->model()->indexOf(nvme));
        return row.siblingAtColumn(int(DeviceColumn::Guest));
    }
    QString word() const { return cell().data().toString(); }
    QString state() const { return textOf(m_page.get(), "guestState"); }

    std::shared_ptr<SimulatedHost> m_host;
    std::unique_ptr<HostSession> m_session;
    std::shared_ptr<FakeAgent> m_agent;
    std::unique_ptr<DevicesPage> m_page;
    DomainId m_vm;
};

void TestGuestColumn::init()
{
    QSettings().clear();
    m_host = smallHost();
    // Its program knows the number of a drive that VFIO has.
    m_host->setHostProgram(HostProgramFacts::State::Present);
    m_host->setIdentity(nvme, {.id = {}, .serial = u"NVME-TWIN-A"_s, .remembered = true});
    m_session = sessionFor(m_host);
    m_session->open();
    QTRY_VERIFY(m_session->state() == HostSession::State::Online && m_session->inventory() &&
                m_session->inventory()->snapshot().hostProgram.present());
    m_agent = FakeAgent::of(u"linux"_s);
    // The guest's list calls its drive as this host does.
    const QByteArray id = QString(m_session->inventory()->device(nvme)->identity.id).remove(u':').toLatin1();
    m_agent->setFile(u"/proc/bus/pci/devices"_s, guestData(u"linux/proc-pci.txt"_s).replace("1b360010", id));
}

void TestGuestColumn::cleanup()
{
    m_page.reset();
    m_host->faults().clear();
    m_session.reset();
}

void TestGuestColumn::theColumnIsOnTheVmsPageAlone()
{
    open();
    QVERIFY(!m_page->view()->isColumnHidden(int(DeviceColumn::Guest)));
    QCOMPARE(m_page->view()->header()->visualIndex(int(DeviceColumn::Guest)), int(DeviceColumn::Status) + 1);
    DevicesPage host(m_session.get(), {});
    QVERIFY(host.view()->isColumnHidden(int(DeviceColumn::Guest)));
    QVERIFY(!host.guest());
    // A remembered layout of a VM's page doesn't bring it there, nor does the menu.
    QVERIFY(host.view()->restoreColumnState(m_page->view()->columnState()));
    QVERIFY(host.view()->isColumnHidden(int(DeviceColumn::Guest)));
    host.show();
    Q_EMIT host.view()->header()->customContextMenuRequested({5, 5});
    auto *menu = child<QMenu>(host.view(), "columnMenu");
    QVERIFY(menu);
    for (const QAction *action : menu->actions())
        QVERIFY(action->text() != columnTitle(DeviceColumn::Guest));
}

void TestGuestColumn::whatTheGuestSeesIsShown()
{
    open();
    QTRY_COMPARE(word(), u"nvme · nvme0n1, 64 MiB, on /data"_s);
    QVERIFY(state().startsWith(u"Seen by the guest at "_s) && state().contains(u"agent 10.0.2"_s));
    QVERIFY(!cell().data(Qt::DecorationRole).isNull());
    QCOMPARE(cell().data(Qt::ForegroundRole).value<QColor>(), accentColour(Accent::Good, qApp->palette()));
    QCOMPARE(cell().data(Qt::AccessibleTextRole).toString(), word());
    QVERIFY(cell().data(Qt::ToolTipRole).toString().contains(u"agrees with the host"_s));
    m_page->select(nvme);
    const auto *details = child<QPlainTextEdit>(m_page.get(), "deviceDetails");
    QVERIFY2(details->toPlainText().contains(u"Seen by the guest:\nThe guest has it at 0000:01:00.0."_s),
             qPrintable(details->toPlainText()));
    QVERIFY(m_page->model()->deviceRow(m_page->model()->indexOf(nvme)).search.contains(u"/data"_s));
}

void TestGuestColumn::anotherSerialNumberStandsOut()
{
    m_agent->setFile(u"/sys/class/nvme/nvme0/serial"_s, "SOMEBODY-ELSES\n");
    open();
    QTRY_VERIFY2(word().endsWith(u"another serial number"_s), qPrintable(word()));
    QCOMPARE(cell().data(Qt::ForegroundRole).value<QColor>(), accentColour(Accent::Warning, qApp->palette()));
    QVERIFY(cell().data(Qt::ToolTipRole).toString().contains(u"SOMEBODY-ELSES"_s));
}

void TestGuestColumn::aPersonAsksForMore()
{
    open();
    QTRY_VERIFY(!word().isEmpty() && enabled(m_page.get(), "guestAsk"));
    QCOMPARE(m_agent->countOf(u"guest-exec"_s), 0);
    const auto *button = child<QPushButton>(m_page.get(), "guestAsk");
    QVERIFY2(button->toolTip().contains(u"/bin/sh"_s) && button->toolTip().contains(u"/sys/bus/usb/devices/"_s) &&
                 button->toolTip().contains(u"guest-get-disks"_s),
             qPrintable(button->toolTip()));
    QVERIFY(!button->toolTip().contains(u"nvidia-smi"_s)); // no GPU is given to it
    click(m_page.get(), "guestAsk");
    QVERIFY(!button->isEnabled()); // one question at a time, and it says so
    QVERIFY(button->toolTip().contains(u"being asked"_s));
    QTRY_COMPARE(m_page->guest()->reader()->report().level, GuestLevel::Full);
    QTRY_VERIFY(button->isEnabled());
    QCOMPARE(m_agent->countOf(u"guest-exec"_s), 1);
}

void TestGuestColumn::whyItIsNotAvailable()
{
    open(QByteArray());
    QTRY_COMPARE(word(), u"not available"_s);
    QVERIFY2(state().contains(u"no channel"_s) && state().contains(u"qemu-guest-agent"_s), qPrintable(state()));
    const auto *button = child<QPushButton>(m_page.get(), "guestAsk");
    QVERIFY(!button->isEnabled());
    QVERIFY(button->toolTip().contains(u"no channel"_s));
    QVERIFY(m_host->destroyDomain(m_vm));
    QTRY_VERIFY2(state().contains(u"is not running"_s), qPrintable(state()));
    m_host->setReachable(false);
    m_host->restart();
    QTRY_VERIFY2(state().contains(u"is not connected"_s), qPrintable(state()));
}

void TestGuestColumn::aHiddenTabAsksNothing()
{
    open();
    QTRY_VERIFY(!word().isEmpty());
    QTRY_COMPARE(m_page->guest()->reader()->state(), GuestReader::State::Idle);
    m_page->hide();
    const qsizetype asked = m_agent->asked().size();
    QVERIFY(m_host->detachHostdev(m_vm, pciHostdev("0000:04:00.0", "0000:02:00.0"), {.live = true, .config = false}));
    QTRY_VERIFY(m_session->inventory()->devicesOf(m_vm).isEmpty());
    QTest::qWait(50);
    QCOMPARE(m_agent->asked().size(), asked);
    m_page->show();
    QTRY_VERIFY(m_agent->asked().size() > asked);
}

void TestGuestColumn::aMinimisedWindowAsksNothing()
{
    open();
    QTRY_COMPARE(word(), u"nvme · nvme0n1, 64 MiB, on /data"_s);
    GuestBar *bar = m_page->guest();
    QVERIFY(bar->reader()->isWatched());
    QHideEvent hidden; // as the window system tells it
    QSpontaneKeyEvent::setSpontaneous(&hidden);
    qApp->notify(bar, &hidden);
    QVERIFY(!bar->reader()->isWatched());
    QShowEvent shown;
    QSpontaneKeyEvent::setSpontaneous(&shown);
    qApp->notify(bar, &shown);
    QVERIFY(bar->reader()->isWatched());
}

void TestGuestColumn::textOfTheGuestIsPlain()
{
    m_agent->setAnswer(u"guest-get-fsinfo"_s,
                       R"({"return":[{"name":"nvme0n1","mountpoint":"/<img src=x><b>bold</b>","type":"ext4",)"
                       R"("disk":[{"dev":"/dev/nvme0n1"}]}]})");
    open();
    QTRY_VERIFY2(word().endsWith(u"/<img src=x><b>bold</b>"_s), qPrintable(word()));
    const QString tip = cell().data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"&lt;img"_s) && !tip.contains(u"<img"_s), qPrintable(tip));
    const auto *label = child<QLabel>(m_page.get(), "guestState");
    QCOMPARE(label->textFormat(), Qt::PlainText);
}

void TestGuestColumn::aUnitSaysWhatItsMembersShare()
{
    DeviceRow seen;
    addGuest(seen, {.state = GuestSight::State::Seen, .word = u"nvidia"_s});
    DeviceRow held;
    addGuest(held, {.state = GuestSight::State::NotGiven, .word = u"not given to the guest"_s});
    QCOMPARE(seen.guestMark, GuestMark::Good);
    QCOMPARE(held.guestMark, GuestMark::None);
    QVERIFY(makeUnitRow(Unit(), {seen, held}).guest.isEmpty());
    QCOMPARE(makeUnitRow(Unit(), {seen, held}).guestMark, GuestMark::None);
    QCOMPARE(makeUnitRow(Unit(), {seen, seen}).guest, u"nvidia"_s);
    QCOMPARE(makeUnitRow(Unit(), {seen, seen}).guestMark, GuestMark::Good);
}

QTEST_MAIN(TestGuestColumn)
#include "tst_guest_column.moc"
