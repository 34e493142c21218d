// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/consoles.h"
#include "core/host/simulated/simulated_guests.h"
#include "tests/support/longest_gap.h"
#include "tests/support/session_fixture.h"
#include "tests/ui/dialog_support.h"
#include "ui/console/console_page.h"
#include "ui/console/serial_view.h"

#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QTemporaryDir>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

using State = SerialConsole::State;

namespace {

const QByteArray lines = "<serial type='pty'><target port='0'/><alias name='serial0'/></serial>"
                         "<serial type='pty'><target port='1'/><alias name='serial1'/></serial>";

} // namespace

/// The Console tab of a VM of a simulated host. What was typed and shown is asked of the guest and of the terminal.
class TestSerialView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void itConnectsWhenItIsSeen();
    void keysArriveInTheGuest();
    void whatTheGuestSaysIsShownAndSaved();
    void somebodyElseIsAskedAbout();
    void aLifeIsConnectedOnce();
    void anotherLifeBetweenTwoReadings();
    void anotherLineIsChosen();
    void withoutALineItSaysWhatToDo();
    void aFloodIsDrawnToItsEnd();
    void aFloodLeavesTheWindowResponsive();
    void theSizeIsTyped();
    void aHostileGuestResizesNothing();
    void severalLinesAreAskedAbout_data();
    void severalLinesAreAskedAbout();
    void theQuestionGoesWithItsTab();
    void aGuestThatDoesNotRead();
    void aHostThatIsAwayIsSaid();
    void whatWasOursIsTakenBack();
    void lastWordsBeforeAQuickRestart();

private:
    DomainId add(const QByteArray &devices)
    {
        const auto id = m_host->defineDomain(
            "<domain type='kvm'><name>talks</name><uuid>99999999-0000-4000-8000-000000000001</uuid><memory "
            "unit='MiB'>128</memory><vcpu>1</vcpu><os><type arch='x86_64' "
            "machine='pc-q35-10.0'>hvm</type></os><devices>" +
            devices + "</devices></domain>");
        if (!id || !m_host->startDomain(*id))
            qFatal("the VM can't be made");
        return *id;
    }
    void open(const QByteArray &devices = lines)
    {
        m_vm = add(devices);
        m_session->refresh();
        QTRY_VERIFY(m_session->inventory() && m_session->inventory()->domain(m_vm));
        m_page = std::make_unique<ConsolePage>(m_session.get(), m_vm);
        m_page->resize(900, 600);
        m_page->show();
    }
    SerialView *view() const { return m_page->serial(); }
    State state() const { return view() ? view()->console()->state() : State::Closed; }
    QString shown() const
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"shown.txt"_s);
        QFile file(path);
        return view()->save(path) && file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    /// What takes the keys.
    QWidget *keyboard() const
    {
        return view()->terminal()->focusProxy() ? view()->terminal()->focusProxy() : view()->terminal();
    }

    std::shared_ptr<SimulatedHost> m_host;
    std::unique_ptr<HostSession> m_session;
    DomainId m_vm;
    std::unique_ptr<ConsolePage> m_page;
};

void TestSerialView::init()
{
    m_host = smallHost();
    m_session = sessionFor(m_host);
    m_session->open();
    QTRY_VERIFY(m_session->state() == HostSession::State::Online && m_session->inventory());
}

void TestSerialView::cleanup()
{
    m_page.reset();
    m_session.reset();
}

void TestSerialView::itConnectsWhenItIsSeen()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    QVERIFY(child<QWidget>(view(), "serialBar")->isHidden());
    QCOMPARE(textOf(view(), "serialState"), u"Connected"_s);
    click(view(), "serialConnect");
    QCOMPARE(state(), State::Closed);
    m_session->refresh();
    QTest::qWait(50);
    QCOMPARE(state(), State::Closed); // as the user wanted
    click(view(), "serialConnect");
    QTRY_COMPARE(state(), State::Open);
}

void TestSerialView::keysArriveInTheGuest()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    QTest::keyClicks(keyboard(), u"root"_s);
    QTest::keyClick(keyboard(), Qt::Key_Return);
    QTest::keyClick(keyboard(), Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(keyboard(), Qt::Key_S, Qt::ControlModifier);
    QTest::keyClick(keyboard(), Qt::Key_Up);
    QTRY_COMPARE(m_host->guests().typed(m_vm), QByteArray("root\r\x03\x13\x1b[A"));
    QVERIFY(!shown().contains(u"root"_s)); // the guest echoes, or nobody does
}

void TestSerialView::whatTheGuestSaysIsShownAndSaved()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    m_host->guests().say(m_vm, "one\r\n\x1b[31mtwo\x1b[0m\r\nthr\xc3\xa9"
                               "e\r\n");
    QTRY_VERIFY2(shown().contains(u"thrée"_s), qPrintable(shown()));
    QVERIFY(shown().contains(u"one\ntwo\n"_s));
    QVERIFY(!view()->save(u"/nowhere/at/all.txt"_s));
    auto *told = m_page->findChild<QMessageBox *>();
    QVERIFY(told && told->text().contains(u"/nowhere/at/all.txt"_s));
}

void TestSerialView::somebodyElseIsAskedAbout()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    SerialConsole theirs(m_session.get(), m_vm);
    theirs.open(u"serial0"_s, true);
    QTRY_COMPARE(state(), State::Closed);
    click(view(), "serialConnect");
    QTRY_COMPARE(state(), State::Busy);
    QTRY_VERIFY(child<QPushButton>(view(), "serialTakeOver")->isVisible());
    QCOMPARE(theirs.state(), State::Open); // asked first
    click(view(), "serialTakeOver");
    QTRY_COMPARE(state(), State::Open);
    QTRY_COMPARE(theirs.state(), State::Closed);
    QVERIFY(child<QWidget>(view(), "serialBar")->isHidden());
}

void TestSerialView::aLifeIsConnectedOnce()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    SerialConsole theirs(m_session.get(), m_vm);
    theirs.open(u"serial0"_s, true); // somebody takes it
    QTRY_COMPARE(state(), State::Closed);
    m_session->refresh();
    QTest::qWait(50);
    QCOMPARE(theirs.state(), State::Open); // and keeps it
    QVERIFY(textOf(view(), "serialState").contains(u"somebody else"_s));
    theirs.close();
    QVERIFY(m_host->destroyDomain(m_vm));
    QTRY_VERIFY(!m_session->inventory()->domain(m_vm)->running());
    QTRY_VERIFY(textOf(view(), "serialState").contains(u"not running"_s));
    QVERIFY(m_host->startDomain(m_vm));
    QTRY_COMPARE(state(), State::Open);
}

/// Down and up before anybody could see it down.
void TestSerialView::anotherLifeBetweenTwoReadings()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    QVERIFY(m_host->destroyDomain(m_vm) && m_host->startDomain(m_vm));
    m_host->guests().hangUp(m_vm);
    const auto heard = [this] {
        m_host->guests().say(m_vm, "second life\r\n");
        return shown().contains(u"second life"_s);
    };
    QVERIFY(QTest::qWaitFor(heard, 5000));
}

void TestSerialView::anotherLineIsChosen()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    auto *source = child<QComboBox>(m_page.get(), "consoleSource");
    QCOMPARE(source->count(), 2);
    m_host->guests().say(m_vm, "on the first\r\n");
    QTRY_VERIFY(shown().contains(u"on the first"_s));
    source->setFocus();
    QTest::keyClick(source, Qt::Key_Down);
    QTRY_COMPARE(state(), State::Open);
    QTRY_VERIFY(!shown().contains(u"on the first"_s));
    QCOMPARE(m_host->callCount(u"openSerial"_s), 2);
}

void TestSerialView::withoutALineItSaysWhatToDo()
{
    open({});
    QVERIFY(!view());
    QVERIFY(textOf(m_page.get(), "emptyText").contains(u"console=ttyS0"_s));
}

void TestSerialView::aFloodIsDrawnToItsEnd()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    QByteArray flood;
    for (int i = 0; flood.size() < 1024 * 1024; ++i)
        flood += "line " + QByteArray::number(i) + " of many that come without a pause\r\n";
    m_host->guests().say(m_vm, flood + "THE END\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(shown().contains(u"THE END"_s), 60'000);
}

/// 10 MiB, 2 of them a second where that is half of what is drawn here: nothing is lost, and the window has time for
/// everything else.
void TestSerialView::aFloodLeavesTheWindowResponsive()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    constexpr int piece = 32 * 1024;
    constexpr int pieces = 5 * 64;
    QByteArray line = "flood " + QByteArray(56, 'x') + "\r\n";
    const QByteArray bytes = line.repeated(piece / line.size());
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 32; ++i)
        m_host->guests().say(m_vm, bytes);
    m_host->guests().say(m_vm, "THE FIRST END\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(shown().contains(u"THE FIRST END"_s), 60'000);
    const int drawn = int(32 * 1000 / (clock.elapsed() + 1)); // pieces a second
    const int sentASecond = std::clamp(drawn / 2, 8, 64);
    int sent = 0;
    QTimer pump;
    pump.setTimerType(Qt::PreciseTimer);
    connect(&pump, &QTimer::timeout, this, [&] {
        if (++sent <= pieces)
            m_host->guests().say(m_vm, bytes);
        else
            pump.stop();
    });
    LongestGap gap;
    pump.start(1000 / sentASecond);
    QVERIFY(gap.runUntil([&] { return sent > pieces; }, 90'000));
    m_host->guests().say(m_vm, "THE END\r\n");
    QVERIFY(gap.runUntil([&] { return shown().contains(u"THE END"_s); }, 60'000));
    qInfo().noquote() << sentASecond
                      << "pieces of 32 KiB a second; longest gap of the event loop:" << gap.stop().toString() << "; rounds"
                      << gap.rounds() << "; lost" << view()->console()->lost();
    // 8 KiB of 10 MiB at a time: with each the rest of the window has its turn.
    QVERIFY2(gap.rounds() > 500, qPrintable(QString::number(gap.rounds())));
    QCOMPARE(view()->console()->lost(), 0);
}

void TestSerialView::theSizeIsTyped()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    auto *menu = child<QMenu>(view(), "serialMenu");
    menu->actions().last()->trigger();
    const QSize size = view()->terminalSize();
    const QByteArray wanted =
        "stty rows " + QByteArray::number(size.height()) + " cols " + QByteArray::number(size.width()) + "\r";
    QTRY_COMPARE(m_host->guests().typed(m_vm), wanted);
}

/// The size would take 14 GB, and the repetitions some minutes.
void TestSerialView::aHostileGuestResizesNothing()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    const QSize before = view()->terminalSize();
    m_host->guests().say(m_vm, "\x1b[8;30000;30000t\xc2\x9b"
                               "8;30000;30000tx" +
                                   QByteArray("\x1b[40959b").repeated(100) + "\x1b]0;title\x07\r\nstill here\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(shown().contains(u"still here"_s), 60'000);
    QCOMPARE(view()->terminalSize(), before);
    QVERIFY(!shown().contains(u"title"_s));
    QVERIFY(shown().count(u'x') <= 100 * 999 + 1);
}

void TestSerialView::severalLinesAreAskedAbout_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("asked");
    QTest::newRow("the menu") << 0 << u"one\ntwo"_s << true;
    QTest::newRow("the menu, one line") << 0 << u"one"_s << false;
    QTest::newRow("the middle button") << 1 << u"one\ntwo"_s << true;
    QTest::newRow("dropped text") << 2 << u"one\ntwo"_s << true;
}

void TestSerialView::severalLinesAreAskedAbout()
{
    QFETCH(int, way);
    QFETCH(QString, text);
    QFETCH(bool, asked);
    open();
    QTRY_COMPARE(state(), State::Open);
    const auto paste = [&] {
        QClipboard *clipboard = QGuiApplication::clipboard();
        clipboard->setText(text);
        if (way == 0)
            child<QMenu>(view(), "serialMenu")->actions().at(1)->trigger();
        if (way == 1) { // what the terminal makes of the middle button; there is no selection without a desktop
            QKeyEvent key(QEvent::KeyPress, 0, Qt::NoModifier, QString(text).replace(u'\n', u'\r'));
            QApplication::sendEvent(keyboard(), &key);
        }
        if (way == 2) {
            QMimeData mime;
            mime.setText(text);
            QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
            static_cast<QObject *>(keyboard())->event(&drop); // an application asks who is being dragged over
        }
    };
    paste();
    auto *box = view()->findChild<QMessageBox *>(u"serialPaste"_s);
    QCOMPARE(box != nullptr, asked);
    if (!asked) {
        QTRY_COMPARE(m_host->guests().typed(m_vm), text.toUtf8());
        return;
    }
    QVERIFY(m_host->guests().typed(m_vm).isEmpty()); // asked first
    box->button(QMessageBox::Cancel)->click();
    QTRY_VERIFY(!view()->findChild<QMessageBox *>(u"serialPaste"_s));
    QVERIFY(m_host->guests().typed(m_vm).isEmpty());
    paste();
    box = view()->findChild<QMessageBox *>(u"serialPaste"_s);
    QVERIFY(box);
    for (QAbstractButton *button : box->buttons())
        if (box->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    QTRY_COMPARE(m_host->guests().typed(m_vm), QByteArray("one\rtwo"));
}

/// The VM may go away while nobody has answered.
void TestSerialView::theQuestionGoesWithItsTab()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    QGuiApplication::clipboard()->setText(u"one\ntwo"_s);
    child<QMenu>(view(), "serialMenu")->actions().at(1)->trigger();
    const QPointer<QMessageBox> box = view()->findChild<QMessageBox *>(u"serialPaste"_s);
    QVERIFY(box && box->isVisible()); // and it didn't wait for it
    m_page.release()->deleteLater();
    QTRY_VERIFY(!box);
    QVERIFY(m_host->guests().typed(m_vm).isEmpty());
}

void TestSerialView::aGuestThatDoesNotRead()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    m_host->guests().setReads(m_vm, false);
    const auto paste = [this](int bytes) {
        QGuiApplication::clipboard()->setText(QString(bytes, u'y'));
        child<QMenu>(view(), "serialMenu")->actions().at(1)->trigger();
    };
    paste(SerialLine::mostWaiting - 10);
    QVERIFY(child<QWidget>(view(), "serialBar")->isHidden());
    paste(100);
    QVERIFY(!child<QWidget>(view(), "serialBar")->isHidden());
    QVERIFY2(textOf(view(), "messageSummary").contains(u"VM talks on small hasn't read"_s),
             qPrintable(textOf(view(), "messageSummary")));
    QCOMPARE(state(), State::Open);
    m_host->guests().setReads(m_vm, true);
    QTest::keyClicks(keyboard(), u"z"_s);
    QTRY_COMPARE(m_host->guests().typed(m_vm), QByteArray("z"));
    QVERIFY(child<QWidget>(view(), "serialBar")->isHidden());
    // It asks for nothing but answers, and gets a few.
    m_host->guests().setReads(m_vm, true);
    m_host->guests().say(m_vm, QByteArray("\x1b[6n").repeated(5000) + "asked enough");
    QTRY_VERIFY(shown().contains(u"asked enough"_s));
    QVERIFY(m_host->guests().typed(m_vm).count('R') <= TerminalFilter::mostAnswers);
}

void TestSerialView::aHostThatIsAwayIsSaid()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    m_host->setReachable(false);
    m_host->restart();
    QTRY_COMPARE(state(), State::Failed);
    QVERIFY2(textOf(view(), "serialState").contains(u"“small” is not connected"_s),
             qPrintable(textOf(view(), "serialState")));
    QVERIFY(!child<QWidget>(view(), "serialBar")->isHidden());
    QVERIFY2(textOf(view(), "messageSummary").contains(u"VM talks is cut off"_s),
             qPrintable(textOf(view(), "messageSummary")));
    QVERIFY(child<QPushButton>(view(), "serialRetry")->isHidden()); // the host comes back first
    m_host->setReachable(true);
    QTRY_COMPARE(state(), State::Open);
    QVERIFY(child<QWidget>(view(), "serialBar")->isHidden());
    QVERIFY(m_host->destroyDomain(m_vm));
    QTRY_VERIFY(textOf(view(), "serialState").contains(u"not running"_s));
}

/// For a while after a cut it is our own session that the host still has, however long that was open before.
void TestSerialView::whatWasOursIsTakenBack()
{
    open();
    m_page.reset();
    for (const auto ownStill : {std::chrono::milliseconds(60'000), std::chrono::milliseconds(0)}) {
        SerialView line(m_session.get(), m_vm, nullptr, ownStill);
        line.setLine(u"serial0"_s, u"life"_s);
        line.show();
        QTRY_COMPARE(line.console()->state(), State::Open);
        m_host->setReachable(false);
        m_host->restart();
        QTRY_COMPARE(line.console()->state(), State::Failed);
        const auto still = m_host->guests().open(m_vm, u"serial0"_s, true, {}); // what the host believes
        QVERIFY(still);
        m_host->setReachable(true);
        QTRY_COMPARE(line.console()->state(), ownStill.count() > 0 ? State::Open : State::Busy);
    }
}

void TestSerialView::lastWordsBeforeAQuickRestart()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    QByteArray words;
    for (int i = 0; words.size() < 256 * 1024; ++i)
        words += "going down " + QByteArray::number(i) + "\r\n";
    m_host->guests().say(m_vm, words + "LAST WORDS\r\n");
    QVERIFY(m_host->destroyDomain(m_vm) && m_host->startDomain(m_vm));
    m_host->guests().hangUp(m_vm);
    const auto heard = [this] {
        m_host->guests().say(m_vm, "second life\r\n");
        return shown().contains(u"second life"_s);
    };
    QVERIFY(QTest::qWaitFor(heard, 30'000));
    QTRY_VERIFY(shown().contains(u"LAST WORDS"_s));
}

QTEST_MAIN(TestSerialView)
#include "tst_serial_view.moc"
