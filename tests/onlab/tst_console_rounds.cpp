// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/onlab/lab_tab.h"
#include "tests/support/own_resources.h"

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// Consoles that are opened and closed for as long as an administrator's day: over one login that all connections of
/// the host share, nothing of them is left, here or there.
class TestConsoleRounds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void aHundredRounds();

private:
    bool round(int number);
    /// Of libvirtd and of the VM's QEMU on the lab.
    QString theirs()
    {
        return m_lab
            .ssh(u"for p in $(pgrep -x libvirtd) $(cat /run/libvirt/qemu/screen.pid); do ls /proc/$p/fd | wc -l; "
                 "done"_s)
            .simplified();
    }

    LabHost m_lab;
    QTemporaryDir m_folder;
    std::unique_ptr<LabTab> m_tab;
};

void TestConsoleRounds::initTestCase()
{
    QVERIFY2(m_lab.isUp(), "the lab is not up: tests/lab/up");
    m_lab.uses(u"screen"_s);
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
    m_tab = std::make_unique<LabTab>(m_lab, m_lab.sharedUri(m_folder.path()));
    QVERIFY(m_tab->waitReady());
}

void TestConsoleRounds::cleanupTestCase()
{
    m_tab.reset();
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
}

bool TestConsoleRounds::round(int number)
{
    SerialView *serial = m_tab->openSerial(u"screen"_s);
    if (!serial)
        return false;
    if (serial->console()->state() != SerialConsole::State::Open)
        serial->console()->open({});
    const bool wholeSerial = number % 7 != 6; // some are given up while they are made
    if (wholeSerial && !m_tab->waitFor([&] { return serial->console()->state() == SerialConsole::State::Open; }, 30)) {
        qWarning().noquote() << "serial line:" << int(serial->console()->state())
                             << (serial->console()->error() ? serial->console()->error()->toText() : QString());
        return false;
    }
    serial->console()->close();
    ScreenView *screen = m_tab->openScreen(u"screen"_s);
    if (!screen)
        return false;
    if (screen->link()->state() != ScreenLink::State::Open)
        screen->link()->open();
    const bool wholeScreen = number % 5 != 4;
    if (wholeScreen && !m_tab->waitFor([&] { return screen->link()->state() == ScreenLink::State::Open; }, 30)) {
        qWarning().noquote() << "screen:" << int(screen->link()->state())
                             << (screen->link()->error() ? screen->link()->error()->toText() : QString());
        return false;
    }
    screen->link()->close();
    return true;
}

void TestConsoleRounds::aHundredRounds()
{
    m_lab.virsh({u"start"_s, u"screen"_s});
    QVERIFY(round(0) && round(1));
    const auto wait = [](int ms) { QTest::qWait(ms); };
    const OwnResources before = OwnResources::settled(wait);
    const QString theirsBefore = theirs();
    for (int number = 0; number < 100; ++number)
        QVERIFY2(round(number), qPrintable(QString::number(number)));
    const OwnResources after = OwnResources::settled(wait);
    const QString words = before.toString() + u" became "_s + after.toString();
    QVERIFY2(after.descriptors <= before.descriptors && after.threads <= before.threads &&
                 after.children <= before.children,
             qPrintable(words));
    QVERIFY2(m_tab->waitFor([&] { return theirs() == theirsBefore; }, 30),
             qPrintable(theirsBefore + u" became "_s + theirs()));
    qInfo().noquote() << "after 100 rounds:" << words << "| descriptors of libvirtd and QEMU:" << theirsBefore;
}

QTEST_MAIN(TestConsoleRounds)
#include "tst_console_rounds.moc"
