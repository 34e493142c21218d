// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screen_fixture.h"

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

/// The screen of a VM, its keys and its pointer.
class TestScreenView : public QObject, private ScreenFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

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
    void aPixelIsAPixelWhenItIsWanted();
    void fullScreenAndBack();
};

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

QTEST_MAIN(TestScreenView)
#include "tst_screen_view.moc"
