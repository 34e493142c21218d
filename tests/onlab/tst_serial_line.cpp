// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/onlab/lab_console.h"
#include "tests/window/window_driver.h"
#include "ui/console/console_page.h"
#include "ui/console/serial_view.h"
#include "ui/pages/main_window.h"
#include "ui/pages/session_page.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

using State = SerialConsole::State;

/// The Console tab on a real KVM host: what the guest prints is read on it.
class TestConsoles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init() { QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError())); }

    void theGuestsListIsReadOnTheTab();
    void somebodyElseHasTheLine();
    void vmStopsAndStartsAgain();
    void libvirtdRestarts();

private:
    bool waitFor(const std::function<bool()> &condition, int seconds = 90)
    {
        return QTest::qWaitFor(condition, m_lab.limit(seconds));
    }
    SerialView *openTab(const QString &vm);
    QString shown(SerialView *view);
    static void press(const QWidget *view, const char *name)
    {
        auto *button = view->findChild<QAbstractButton *>(QLatin1StringView(name));
        QVERIFY2(button && button->isVisible() && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }

    LabHost m_lab;
    std::unique_ptr<LabConsole> m_console;
    std::unique_ptr<WindowDriver> m_driver;
};

void TestConsoles::initTestCase()
{
    QVERIFY2(m_lab.isUp(), "the lab is not up: tests/lab/up");
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
    m_console = std::make_unique<LabConsole>(m_lab);
    QVERIFY(m_console->waitReady(HostProgramFacts::State::Absent));
    m_driver = std::make_unique<WindowDriver>(m_console->console(), m_lab.limit(60));
}

void TestConsoles::cleanupTestCase()
{
    m_driver.reset();
    m_console.reset();
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
}

SerialView *TestConsoles::openTab(const QString &vm)
{
    if (!m_driver->openOverview(m_console->session, vm))
        return nullptr;
    SessionPage *page = m_console->console()->window()->currentPage();
    page->setCurrentTab(u"consoleTab"_s);
    (void)waitFor([&] { return page->console()->serial() != nullptr; }, 30);
    return page->console()->serial();
}

QString TestConsoles::shown(SerialView *view)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"shown.txt"_s);
    QFile file(path);
    return view->save(path) && file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void TestConsoles::theGuestsListIsReadOnTheTab()
{
    SerialView *view = openTab(u"grub"_s);
    QVERIFY2(view, qPrintable(m_driver->lastError()));
    QCOMPARE(view->console()->state(), State::Closed); // it doesn't run
    m_lab.virsh({u"start"_s, u"grub"_s});
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
    QVERIFY(waitFor([&] { return view->console()->state() == State::Open; }));
    QVERIFY2(waitFor([&] { return shown(view).contains(u"END"_s); }, 120), qPrintable(shown(view)));
    const QString text = shown(view);
    qInfo().noquote() << text.trimmed();
    for (const QString &line : m_lab.guestView(u"grub"_s).trimmed().split(u'\n'))
        QVERIFY2(text.contains(line.trimmed()), qPrintable(line));
}

void TestConsoles::somebodyElseHasTheLine()
{
    m_lab.virsh({u"start"_s, u"grub"_s});
    // An administrator on the host, with a terminal.
    m_lab.ssh(u"setsid script -qc 'virsh console grub' /run/theirs.log < /dev/zero > /dev/null 2>&1 &"_s);
    QVERIFY(waitFor([&] { return m_lab.ssh(u"cat /run/theirs.log"_s).contains(u"Connected to domain"_s); }));
    SerialView *view = openTab(u"grub"_s);
    QVERIFY2(view, qPrintable(m_driver->lastError()));
    QVERIFY(waitFor([&] { return view->console()->state() == State::Busy; }));
    qInfo().noquote() << view->console()->error()->toText();
    press(view, "serialTakeOver");
    QVERIFY(waitFor([&] { return view->console()->state() == State::Open; }));
    m_lab.ssh(u"pkill -f 'virsh console grub'"_s);
    m_lab.virsh({u"reset"_s, u"grub"_s});
    QVERIFY(waitFor([&] { return shown(view).contains(u"END"_s); }, 120));
}

void TestConsoles::vmStopsAndStartsAgain()
{
    m_lab.virsh({u"start"_s, u"grub"_s});
    SerialView *view = openTab(u"grub"_s);
    QVERIFY2(view, qPrintable(m_driver->lastError()));
    QVERIFY(waitFor([&] { return view->console()->state() == State::Open; }));
    m_lab.virsh({u"destroy"_s, u"grub"_s});
    QVERIFY(waitFor([&] { return view->console()->state() == State::Closed; }));
    m_lab.virsh({u"start"_s, u"grub"_s});
    QVERIFY(waitFor([&] { return view->console()->state() == State::Open; }));
}

void TestConsoles::libvirtdRestarts()
{
    m_lab.virsh({u"start"_s, u"grub"_s});
    SerialView *view = openTab(u"grub"_s);
    QVERIFY2(view, qPrintable(m_driver->lastError()));
    QVERIFY(waitFor([&] { return view->console()->state() == State::Open; }));
    m_lab.ssh(u"systemctl restart libvirtd"_s);
    QVERIFY(waitFor([&] { return view->console()->state() != State::Open; }));
    QVERIFY(waitFor([&] { return m_console->session->state() == HostSession::State::Online; }));
    QVERIFY2(waitFor([&] { return view->console()->state() == State::Open; }),
             qPrintable(view->console()->error() ? view->console()->error()->toText() : u"?"_s));
    m_lab.virsh({u"reset"_s, u"grub"_s});
    QVERIFY(waitFor([&] { return shown(view).contains(u"END"_s); }, 120));
}

QTEST_MAIN(TestConsoles)
#include "tst_consoles.moc"
