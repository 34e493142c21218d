// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/onlab/lab_tab.h"
#include "tests/support/longest_gap.h"
#include "tests/support/places.h"

#include <QElapsedTimer>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

using State = SerialConsole::State;

/// The serial line of a VM on a real KVM host: what the guest prints is read on the Console tab.
class TestSerialLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void theGuestsListIsReadOnTheTab();
    void somebodyElseHasTheLine();
    void vmStopsAndStartsAgain();
    void libvirtdRestarts();
    void aFloodLeavesTheWindowResponsive();
    void theWindowClosesWhileTheLineIsOpen();

private:
    SerialView *openRunning();
    double workOfAFlood(SerialView *view); ///< ms, the longest

    LabHost m_lab;
    std::unique_ptr<LabTab> m_tab;
};

void TestSerialLine::initTestCase()
{
    QVERIFY2(m_lab.isUp(), "the lab is not up: tests/lab/up");
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
    m_tab = std::make_unique<LabTab>(m_lab);
    QVERIFY(m_tab->waitReady());
}

/// The tab of the test before isn't looked at any more: it would connect by itself.
void TestSerialLine::init()
{
    m_tab->leave();
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
}

void TestSerialLine::cleanupTestCase()
{
    m_tab.reset();
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
}

SerialView *TestSerialLine::openRunning()
{
    m_lab.virsh({u"start"_s, u"grub"_s});
    SerialView *view = m_tab->openSerial(u"grub"_s);
    return view && m_tab->waitFor([&] { return view->console()->state() == State::Open; }) ? view : nullptr;
}

void TestSerialLine::theGuestsListIsReadOnTheTab()
{
    SerialView *view = m_tab->openSerial(u"grub"_s);
    QVERIFY2(view, qPrintable(m_tab->lastError()));
    QCOMPARE(view->console()->state(), State::Closed);   // it doesn't run
    m_lab.virsh({u"start"_s, u"grub"_s, u"--paused"_s}); // what is said before anybody listens is nowhere kept
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
    QVERIFY(m_tab->waitFor([&] { return view->console()->state() == State::Open; }));
    m_lab.virsh({u"resume"_s, u"grub"_s});
    QVERIFY2(m_tab->waitFor([&] { return LabTab::shown(view).contains(u"END"_s); }, 120),
             qPrintable(LabTab::shown(view)));
    const QString text = LabTab::shown(view);
    qInfo().noquote() << text.trimmed();
    for (const QString &line : m_lab.guestView(u"grub"_s).trimmed().split(u'\n'))
        QVERIFY2(text.contains(line.trimmed()), qPrintable(line));
}

void TestSerialLine::somebodyElseHasTheLine()
{
    m_lab.virsh({u"start"_s, u"grub"_s});
    // An administrator on the host, with a terminal.
    m_lab.ssh(u"(sleep 1000 | script -qfc 'virsh console grub' /run/theirs.log) < /dev/null > /dev/null 2>&1 &"_s);
    QVERIFY(m_tab->waitFor(
        [&] { return m_lab.ssh(u"head -c 4000 /run/theirs.log"_s).contains(u"Connected to domain"_s); }));
    SerialView *view = m_tab->openSerial(u"grub"_s);
    QVERIFY2(view, qPrintable(m_tab->lastError()));
    QVERIFY(m_tab->waitFor([&] { return view->console()->state() == State::Busy; }));
    qInfo().noquote() << view->console()->error()->toText();
    QVERIFY(LabTab::press(view, "serialTakeOver"));
    QVERIFY(m_tab->waitFor([&] { return view->console()->state() == State::Open; }));
    m_lab.ssh(u"pkill -f '[v]irsh console grub'; pkill -f '[s]leep 1000'"_s);
    m_lab.virsh({u"reset"_s, u"grub"_s});
    QVERIFY(m_tab->waitFor([&] { return LabTab::shown(view).contains(u"END"_s); }, 120));
}

void TestSerialLine::vmStopsAndStartsAgain()
{
    SerialView *view = openRunning();
    QVERIFY2(view, qPrintable(m_tab->lastError()));
    m_lab.virsh({u"destroy"_s, u"grub"_s});
    QVERIFY(m_tab->waitFor([&] { return view->console()->state() == State::Closed; }));
    m_lab.virsh({u"start"_s, u"grub"_s});
    QVERIFY(m_tab->waitFor([&] { return view->console()->state() == State::Open; }));
}

void TestSerialLine::libvirtdRestarts()
{
    SerialView *view = openRunning();
    QVERIFY2(view, qPrintable(m_tab->lastError()));
    m_lab.ssh(u"systemctl restart libvirtd"_s);
    QVERIFY(m_tab->waitFor([&] { return view->console()->state() != State::Open; }));
    QVERIFY(m_tab->waitFor([&] { return m_tab->session()->state() == HostSession::State::Online; }));
    QVERIFY2(m_tab->waitFor([&] { return view->console()->state() == State::Open; }),
             qPrintable(view->console()->error() ? view->console()->error()->toText() : u"?"_s));
    m_lab.virsh({u"reset"_s, u"grub"_s});
    QVERIFY(m_tab->waitFor([&] { return LabTab::shown(view).contains(u"END"_s); }, 120));
}

/// Nothing here may block meanwhile, so the flood runs in the background and its end is that nothing came for a while.
double TestSerialLine::workOfAFlood(SerialView *view)
{
    m_lab.ssh(u"(perl /run/flood.pl $(cat /run/libvirt/qemu/grub.pid) 10 > /run/flood.told 2>&1 &)"_s);
    QElapsedTimer quiet;
    const auto heard = connect(view->console(), &SerialConsole::received, this, [&quiet] { quiet.start(); });
    LongestGap gap;
    const bool ended = gap.runUntil([&] { return quiet.isValid() && quiet.elapsed() > 4000; }, m_lab.limit(90));
    const LongestGap::Longest longest = gap.stop();
    disconnect(heard);
    const QString told = m_lab.ssh(u"cat /run/flood.told"_s);
    qInfo().noquote() << told.trimmed() << "longest gap of the event loop:" << longest.toString() << "; rounds"
                      << gap.rounds() << "; lost" << view->console()->lost() << "bytes";
    if (!ended || !told.startsWith(u"LINES") || !LabTab::shown(view).trimmed().endsWith(u"FLOOD IS OVER"))
        QTest::qFail("the flood didn't come to its end", __FILE__, __LINE__);
    return longest.work;
}

void TestSerialLine::aFloodLeavesTheWindowResponsive()
{
    SerialView *view = openRunning();
    QVERIFY2(view, qPrintable(m_tab->lastError()));
    QFile flooder(sourceFile(u"tests/onlab/flood.pl"_s));
    QVERIFY(flooder.open(QIODevice::ReadOnly));
    m_lab.ssh(u"cat > /run/flood.pl"_s, flooder.readAll());
    // The emulated host has one processor: the guest, which would wait for a key at full speed, leaves it to the flood.
    m_lab.virsh({u"suspend"_s, u"grub"_s});
    QVERIFY2(!isOver(50, [&] { return workOfAFlood(view); }), "a gap of more than 50 ms, twice");
}

/// libvirtd 11.3 waits for itself for ever when a connection goes before the answer to a stream's end, or in the middle
/// of its output, and with it everybody (core/host/libvirt/open_streams.h).
void TestSerialLine::theWindowClosesWhileTheLineIsOpen()
{
    for (int round = 0; round < 4; ++round) {
        m_tab = std::make_unique<LabTab>(m_lab);
        QVERIFY(m_tab->waitReady());
        QVERIFY2(openRunning(), qPrintable(m_tab->lastError()));
        if (round % 2 == 1) // and while it speaks
            m_lab.ssh(u"(perl /run/flood.pl $(cat /run/libvirt/qemu/grub.pid) 4 > /run/flood.told 2>&1 &)"_s);
        m_tab.reset();
        QCOMPARE(m_lab.ssh(u"timeout 20 virsh domstate grub"_s).trimmed(), u"running"_s);
    }
}

QTEST_MAIN(TestSerialLine)
#include "tst_serial_line.moc"
