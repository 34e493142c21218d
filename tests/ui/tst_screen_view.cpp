// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/simulated_guests.h"
#include "tests/support/fake_vnc.h"
#include "tests/support/session_fixture.h"
#include "tests/ui/dialog_support.h"
#include "ui/console/console_page.h"
#include "ui/console/screen_view.h"
#include "ui/console/vnc_view.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

using State = ScreenLink::State;

/// The screen of a VM of a simulated host, with a server in its QEMU's place that keeps what it is told.
class TestScreenView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void itConnectsWhenItIsSeen();
    void aClickGivesItTheKeyboard();
    void enterGivesItTheKeyboardAndCtrlAltTakesIt();
    void noKeyStaysDown();
    void pointerAndWheel();
    void readOnlySendsNothing();
    void keysTheDesktopWouldTake();
    void anArrowStandsApartFromItsText();
    void theClipboardIsSharedWhileItHasTheKeyboard();
    void aPictureOnTheClipboardIsNotShared();
    void whatCameBeforeIsAnotherGuests();
    void whatCantBeTypedIsTold();
    void aLostConnectionIsTriedAgain();
    void aConnectionThatNeverLastsIsGivenUp();
    void aConnectionThatLastsIsTriedAgainEachTime();
    void aHiddenScreenIsClosedAfterAWhile();
    void aFullScreenIsLookedAt();
    void whoCanReadAPasswordIsToldBefore_data();
    void whoCanReadAPasswordIsToldBefore();
    void aServerThatIsGoneIsTold();
    void whereThereIsNoWayTheReasonIsTold();
    void aLoginThatIsRefusedIsTold();
    void aPixelIsAPixelWhenItIsWanted();
    void fullScreenAndBack();
    void whatWasSeenLastStaysDimmed();

private:
    void open(int port)
    {
        const auto id = m_host->defineDomain(
            "<domain type='kvm'><name>shows</name><uuid>99999999-0000-4000-8000-000000000002</uuid><memory "
            "unit='MiB'>128</memory><vcpu>1</vcpu><os><type arch='x86_64' "
            "machine='pc-q35-10.0'>hvm</type></os><devices>"
            "<graphics type='vnc' port='" +
            QByteArray::number(port) +
            "'><listen type='address' address='127.0.0.1'/></graphics><video><model "
            "type='vga'/></video></devices></domain>");
        QVERIFY(id && m_host->startDomain(*id));
        m_vm = *id;
        m_session->refresh();
        QTRY_VERIFY(m_session->inventory() && m_session->inventory()->domain(m_vm));
        m_page = std::make_unique<ConsolePage>(m_session.get(), m_vm);
        m_page->resize(900, 600);
        m_page->show();
        QTRY_VERIFY(m_page->screen());
    }
    void openUp()
    {
        open(m_server->port());
        QTRY_COMPARE(link()->state(), State::Open);
        QTRY_VERIFY(view()->pictureRect().isValid());
        m_page->activateWindow();
    }
    /// It was pressed, and is let go of.
    bool isUp(quint32 keysym) const
    {
        const auto last = std::ranges::find_last(m_server->keys, keysym, &FakeVnc::Key::keysym);
        return !last.empty() && !last.front().down;
    }
    ScreenLink *link() const { return m_page->screen()->link(); }
    VncView *view() const { return m_page->screen()->view(); }
    QAction *action(const char *name) const { return m_page->findChild<QAction *>(QLatin1StringView(name)); }

    std::shared_ptr<SimulatedHost> m_host;
    std::unique_ptr<HostSession> m_session;
    std::unique_ptr<FakeVnc> m_server;
    DomainId m_vm;
    std::unique_ptr<ConsolePage> m_page;
};

void TestScreenView::init()
{
    m_host = smallHost();
    m_session = sessionFor(m_host);
    m_server = std::make_unique<FakeVnc>();
    m_session->open();
    QTRY_VERIFY(m_session->state() == HostSession::State::Online && m_session->inventory());
}

void TestScreenView::cleanup()
{
    m_page.reset();
    m_session.reset();
    m_server.reset();
}

void TestScreenView::itConnectsWhenItIsSeen()
{
    openUp();
    QCOMPARE(m_server->connections(), 1);
    QVERIFY(child<QWidget>(m_page.get(), "screenBar")->isHidden());
    QTRY_COMPARE(view()->grab().toImage().pixelColor(view()->pictureRect().center()), QColor(0x33, 0x66, 0x99));
    click(m_page.get(), "screenConnect");
    QCOMPARE(link()->state(), State::Off);
    m_session->refresh();
    QTest::qWait(50);
    QCOMPARE(link()->state(), State::Off); // as the user wanted
    click(m_page.get(), "screenConnect");
    QTRY_COMPARE(link()->state(), State::Open);
    QCOMPARE(m_server->connections(), 2);
}

void TestScreenView::aClickGivesItTheKeyboard()
{
    openUp();
    QVERIFY(!view()->hasKeyboard());
    QTest::keyClick(view(), Qt::Key_X);
    QTest::mouseClick(view(), Qt::LeftButton, {}, view()->pictureRect().center());
    QVERIFY(view()->hasKeyboard());
    QTest::keyClick(view(), Qt::Key_Tab);
    QTest::sendKeyEvent(QTest::Click, view(), Qt::Key_Adiaeresis, u"ä"_s, Qt::NoModifier);
    // And not the x.
    QTRY_COMPARE(m_server->keys, (QList<FakeVnc::Key>{{0xff09, true}, {0xff09, false}, {0xe4, true}, {0xe4, false}}));
}

void TestScreenView::enterGivesItTheKeyboardAndCtrlAltTakesIt()
{
    openUp();
    QTest::keyClick(view(), Qt::Key_Return);
    QVERIFY(view()->hasKeyboard());
    QTest::keyPress(view(), Qt::Key_Control);
    QVERIFY(view()->hasKeyboard());
    QTest::keyPress(view(), Qt::Key_Alt, Qt::ControlModifier);
    QVERIFY(!view()->hasKeyboard());
    // Both were pressed in the guest, and both were let go.
    QTRY_VERIFY(isUp(0xffe3) && isUp(0xffe9));
}

void TestScreenView::noKeyStaysDown()
{
    openUp();
    QTest::keyClick(view(), Qt::Key_Return);
    QTest::keyPress(view(), Qt::Key_A);
    child<QPushButton>(m_page.get(), "screenConnect")->setFocus();
    QTRY_COMPARE(m_server->keys, (QList<FakeVnc::Key>{{'a', true}, {'a', false}}));
}

void TestScreenView::pointerAndWheel()
{
    openUp();
    const QRect place = view()->pictureRect();
    QTest::mousePress(view(), Qt::RightButton, {}, place.topLeft());
    QTest::mouseRelease(view(), Qt::RightButton, {}, place.bottomRight());
    QTRY_COMPARE(m_server->pointers.size(), 2);
    QCOMPARE(m_server->pointers[0], (FakeVnc::Pointer{{0, 0}, 4}));
    QCOMPARE(m_server->pointers[1], (FakeVnc::Pointer{{319, 199}, 0}));
    m_server->pointers.clear();
    QWheelEvent wheel(place.center(), view()->mapToGlobal(place.center()), {}, {0, -240}, Qt::NoButton, {},
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(view(), &wheel);
    QTRY_COMPARE(m_server->pointers.size(), 4); // two steps down: each pressed and let go
    QCOMPARE(m_server->pointers[0].buttons, 16);
    QCOMPARE(m_server->pointers[3].buttons, 0);
}

void TestScreenView::readOnlySendsNothing()
{
    openUp();
    action("screenReadOnly")->trigger();
    QTest::mouseClick(view(), Qt::LeftButton, {}, view()->pictureRect().center());
    QTest::keyClick(view(), Qt::Key_Return);
    QVERIFY(!view()->hasKeyboard());
    QVERIFY(!child<QPushButton>(m_page.get(), "screenKeys")->isEnabled());
    QTest::qWait(50);
    QVERIFY(m_server->keys.isEmpty() && m_server->pointers.isEmpty());
}

void TestScreenView::keysTheDesktopWouldTake()
{
    openUp();
    auto *menu = child<QMenu>(m_page.get(), "screenKeysMenu");
    menu->actions().first()->trigger();
    const QList<FakeVnc::Key> wanted{{0xffe3, true},  {0xffe9, true},  {0xffff, true},
                                     {0xffff, false}, {0xffe9, false}, {0xffe3, false}};
    QTRY_COMPARE(m_server->keys, wanted);
}

void TestScreenView::anArrowStandsApartFromItsText()
{
    openUp();
    const auto *keys = child<QPushButton>(m_page.get(), "screenKeys");
    const int arrow = keys->style()->pixelMetric(QStyle::PM_MenuButtonIndicator, nullptr, keys);
    const int text = keys->fontMetrics().horizontalAdvance(keys->text());
    QVERIFY2(keys->width() - text - arrow >= 16,
             qPrintable(u"%1 for %2 and %3"_s.arg(keys->width()).arg(text).arg(arrow)));
}

void TestScreenView::theClipboardIsSharedWhileItHasTheKeyboard()
{
    QGuiApplication::clipboard()->setText(u"before"_s);
    openUp();
    m_server->say(FakeVnc::cutText("behind the back"));
    QTest::qWait(50);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
    QVERIFY(m_server->clipboard.isEmpty());
    QTest::keyClick(view(), Qt::Key_Return);
    QTRY_COMPARE(m_server->clipboard, QStringList{u"before"_s});
    m_server->say(FakeVnc::cutText("from the guest"));
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"from the guest"_s);
}

void TestScreenView::aPictureOnTheClipboardIsNotShared()
{
    QImage picture(10, 10, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QGuiApplication::clipboard()->setImage(picture);
    openUp();
    QTest::keyClick(view(), Qt::Key_Return);
    QGuiApplication::clipboard()->setText(u"a text"_s);
    QTRY_VERIFY(!m_server->clipboard.isEmpty());
    QCOMPARE(m_server->clipboard, QStringList{u"a text"_s}); // and nothing empty before it
}

/// What one life of the guest gave isn't known to the next one.
void TestScreenView::whatCameBeforeIsAnotherGuests()
{
    QGuiApplication::clipboard()->clear();
    openUp();
    QTest::keyClick(view(), Qt::Key_Return);
    m_server->say(FakeVnc::cutText("from the guest"));
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"from the guest"_s);
    QVERIFY(m_server->clipboard.isEmpty());
    m_server->hangUp();
    QTRY_COMPARE(m_server->connections(), 2);
    QTRY_COMPARE(link()->state(), State::Open);
    view()->takeKeyboard();
    QTRY_COMPARE(m_server->clipboard, QStringList{u"from the guest"_s});
}

void TestScreenView::whatCantBeTypedIsTold()
{
    openUp();
    auto *menu = child<QMenu>(m_page.get(), "screenKeysMenu");
    QGuiApplication::clipboard()->setText(u"aB"_s);
    menu->actions().last()->trigger();
    const QList<FakeVnc::Key> wanted{{'a', true}, {'a', false}, {0xffe1, true},
                                     {'B', true}, {'B', false}, {0xffe1, false}};
    QTRY_COMPARE(m_server->keys, wanted);
    QVERIFY(child<QWidget>(m_page.get(), "screenBar")->isHidden());
    m_server->keys.clear();
    QGuiApplication::clipboard()->setText(u"äaä€"_s);
    menu->actions().last()->trigger();
    QTRY_COMPARE(m_server->keys, (QList<FakeVnc::Key>{{'a', true}, {'a', false}}));
    QVERIFY(child<QWidget>(m_page.get(), "screenBar")->isVisible());
    QCOMPARE(textOf(m_page.get(), "messageSummary"),
             u"Not typed into VM shows on small, as a US keyboard doesn't have it: ä€"_s);
    QVERIFY(!child<QWidget>(m_page.get(), "screenRetry")->isVisible()); // there is nothing to connect
    QGuiApplication::clipboard()->setText(QString(101, u'x'));
    menu->actions().last()->trigger();
    QVERIFY(textOf(m_page.get(), "messageSummary").contains(u"Only the first 100 characters"_s));
}

void TestScreenView::aLostConnectionIsTriedAgain()
{
    openUp();
    QTest::keyClick(view(), Qt::Key_Return);
    QVERIFY(view()->hasKeyboard());
    m_server->hangUp();
    QTRY_COMPARE(m_server->connections(), 2);
    QVERIFY(!view()->hasKeyboard());
    QTRY_COMPARE(link()->state(), State::Open);
    QVERIFY(child<QWidget>(m_page.get(), "screenBar")->isHidden());
}

/// A server that lets everybody in, and ends each at once.
void TestScreenView::aConnectionThatNeverLastsIsGivenUp()
{
    openUp();
    connect(link(), &ScreenLink::stateChanged, this, [this] {
        if (link()->state() == State::Open)
            m_server->hangUp();
    });
    m_server->hangUp();
    QTRY_COMPARE_WITH_TIMEOUT(link()->state(), State::Failed, 30'000);
    QCOMPARE(link()->error()->code, ErrorCode::ConnectionLost);
    QCOMPARE(m_server->connections(), 4);
}

void TestScreenView::aConnectionThatLastsIsTriedAgainEachTime()
{
    openUp();
    link()->setSteadyAfter(std::chrono::milliseconds(1));
    for (int times = 2; times <= 6; ++times) {
        m_server->hangUp();
        QTRY_COMPARE(m_server->connections(), times);
        QTRY_COMPARE(link()->state(), State::Open);
        QTest::qWait(20); // that is how long it lasts
    }
}

void TestScreenView::aHiddenScreenIsClosedAfterAWhile()
{
    openUp();
    m_page->hide();
    m_page->show();
    QCOMPARE(link()->state(), State::Open);
    link()->setKeptFor(std::chrono::milliseconds(50));
    m_page->hide();
    QCOMPARE(link()->state(), State::Open);
    QTRY_COMPARE(link()->state(), State::Off);
    QTRY_COMPARE(m_server->connected(), 0);
    m_session->refresh();
    QTest::qWait(100);
    QCOMPARE(m_server->connections(), 1); // nobody looks
    m_page->show();
    QTRY_COMPARE(link()->state(), State::Open);
    QCOMPARE(m_server->connections(), 2);
}

void TestScreenView::aFullScreenIsLookedAt()
{
    openUp();
    link()->setKeptFor(std::chrono::milliseconds(20));
    action("screenFull")->trigger();
    m_page->hide();
    QTest::qWait(100);
    QCOMPARE(link()->state(), State::Open);
    action("screenFull")->trigger();
    QTRY_COMPARE(link()->state(), State::Off);
}

void TestScreenView::whoCanReadAPasswordIsToldBefore_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("warning");
    QTest::newRow("over a network") << u"kvm1"_s << u"Not encrypted: anybody on the way can read along."_s;
    QTest::newRow("on this computer") << u"localhost"_s << QString();
}

void TestScreenView::whoCanReadAPasswordIsToldBefore()
{
    QFETCH(const QString, host);
    QFETCH(const QString, warning);
    DisplayRoute route;
    route.way = DisplayRoute::Way::Tcp;
    route.host = host;
    route.address = u"127.0.0.1"_s;
    route.port = m_server->port();
    m_host->guests().setRoute(route);
    m_server->setOpening("RFB 003.008\n" + QByteArray("\x01\x02", 2) + QByteArray(16, 'c'));
    open(m_server->port());
    QTRY_VERIFY(child<QLineEdit>(m_page.get(), "screenPassword")->isVisible());
    QCOMPARE(textOf(m_page.get(), "screenLoginWarning"), warning);
    QCOMPARE(child<QWidget>(m_page.get(), "screenLoginWarning")->isVisible(), !warning.isEmpty());
}

void TestScreenView::aServerThatIsGoneIsTold()
{
    const int port = m_server->port();
    m_server.reset();
    open(port);
    QTRY_COMPARE(link()->state(), State::Failed);
    QCOMPARE(link()->error()->summary, u"The display of VM shows on small can't be reached."_s);
    QVERIFY(!link()->error()->detail.isEmpty());
    QVERIFY(child<QWidget>(m_page.get(), "screenBar")->isVisible());
    QVERIFY(!view()->hasKeyboard());
}

/// Whose display it is comes first, as with every error; the reason is to be seen without a click.
void TestScreenView::whereThereIsNoWayTheReasonIsTold()
{
    DisplayRoute nowhere;
    nowhere.way = DisplayRoute::Way::None;
    nowhere.reason = u"There is no screen at all."_s;
    m_host->guests().setRoute(nowhere);
    open(m_server->port());
    QTRY_COMPARE(link()->state(), State::Failed);
    QCOMPARE(link()->error()->summary, u"The display of VM shows on small can't be reached."_s);
    QCOMPARE(link()->error()->hint, u"There is no screen at all."_s);
    QVERIFY(child<QWidget>(m_page.get(), "messageHint")->isVisible());
    QCOMPARE(textOf(m_page.get(), "messageHint"), u"There is no screen at all."_s);
    QCOMPARE(m_server->connections(), 0);
}

void TestScreenView::aLoginThatIsRefusedIsTold()
{
    // VNC's own password: a challenge; then "no", with a reason.
    m_server->setOpening("RFB 003.008\n" + QByteArray("\x01\x02", 2) + QByteArray(16, 'c') + FakeVnc::number32(1) +
                         FakeVnc::number32(6) + "not so");
    open(m_server->port());
    auto *password = child<QLineEdit>(m_page.get(), "screenPassword");
    QTRY_VERIFY(password->isVisible());
    QVERIFY(!child<QLineEdit>(m_page.get(), "screenUser")->isVisible());
    QTest::keyClicks(password, u"wrong"_s);
    QTest::keyClick(password, Qt::Key_Return);
    QVERIFY(!password->isVisible() && password->text().isEmpty());
    QTRY_COMPARE(link()->state(), State::Failed);
    QCOMPARE(link()->error()->code, ErrorCode::LoginRefused);
    QVERIFY(link()->error()->summary.contains(u"VM shows on small"_s));
    QVERIFY2(link()->error()->detail.contains(u"not so"_s), qPrintable(link()->error()->toText()));
    QCOMPARE(m_server->connections(), 1); // a refused login isn't tried again
}

void TestScreenView::aPixelIsAPixelWhenItIsWanted()
{
    openUp();
    QVERIFY(view()->pictureRect().width() > 320);
    action("screenScaled")->trigger();
    QCOMPARE(view()->pictureRect().size(), QSize(320, 200));
    action("screenScaled")->trigger();
    QTRY_VERIFY(view()->pictureRect().width() > 320);
}

void TestScreenView::fullScreenAndBack()
{
    openUp();
    action("screenFull")->trigger();
    QWidget *window = view()->window();
    QCOMPARE(window->objectName(), u"fullScreen"_s);
    QVERIFY(window->isFullScreen());
    click(window, "fullScreenLeave");
    QCOMPARE(view()->window(), m_page->window());
    QVERIFY(view()->isVisible());
    QTest::qWait(1);
    // The page goes while it is on.
    action("screenFull")->trigger();
    m_page.reset();
    QVERIFY(QApplication::topLevelWidgets().isEmpty() ||
            std::ranges::none_of(QApplication::topLevelWidgets(),
                                 [](const QWidget *top) { return top->objectName() == "fullScreen"_L1; }));
}

void TestScreenView::whatWasSeenLastStaysDimmed()
{
    openUp();
    QTRY_COMPARE(view()->grab().toImage().pixelColor(view()->pictureRect().center()), QColor(0x33, 0x66, 0x99));
    click(m_page.get(), "screenConnect");
    const QColor now = view()->grab().toImage().pixelColor(view()->pictureRect().center());
    QVERIFY2(now.blue() > 0x20 && now.blue() < 0x60, qPrintable(now.name()));
}

QTEST_MAIN(TestScreenView)
#include "tst_screen_view.moc"
