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

/// The way to a screen: when it is made, tried again, left, and what is said of it.
class TestScreenLink : public QObject, private ScreenFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

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
    void whatWasSeenLastStaysDimmed();
    void aHostThatIsAwayIsSaid();
};

void TestScreenLink::aLostConnectionIsTriedAgain()
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
void TestScreenLink::aConnectionThatNeverLastsIsGivenUp()
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

void TestScreenLink::aConnectionThatLastsIsTriedAgainEachTime()
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

void TestScreenLink::aHiddenScreenIsClosedAfterAWhile()
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

void TestScreenLink::aFullScreenIsLookedAt()
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

void TestScreenLink::whoCanReadAPasswordIsToldBefore_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("warning");
    QTest::newRow("over a network") << u"kvm1"_s << u"Not encrypted: anybody on the way can read along."_s;
    QTest::newRow("on this computer") << u"localhost"_s << QString();
}

void TestScreenLink::whoCanReadAPasswordIsToldBefore()
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

void TestScreenLink::aServerThatIsGoneIsTold()
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
void TestScreenLink::whereThereIsNoWayTheReasonIsTold()
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

void TestScreenLink::aLoginThatIsRefusedIsTold()
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

void TestScreenLink::whatWasSeenLastStaysDimmed()
{
    openUp();
    QTRY_COMPARE(view()->grab().toImage().pixelColor(view()->pictureRect().center()), QColor(0x33, 0x66, 0x99));
    click(m_page.get(), "screenConnect");
    const QColor now = view()->grab().toImage().pixelColor(view()->pictureRect().center());
    QVERIFY2(now.blue() > 0x20 && now.blue() < 0x60, qPrintable(now.name()));
}

/// Whose fault it is that there is nothing to be seen, also of a VM that didn't run before.
void TestScreenLink::aHostThatIsAwayIsSaid()
{
    openUp();
    QVERIFY(m_host->destroyDomain(m_vm));
    QTRY_COMPARE(textOf(m_page.get(), "screenState"), u"The VM is not running."_s);
    m_host->setReachable(false);
    m_host->restart();
    QTRY_COMPARE(textOf(m_page.get(), "screenState"), u"“small” is not connected."_s);
    QVERIFY(m_host->startDomain(m_vm));
    m_host->setReachable(true);
    QTRY_COMPARE(link()->state(), State::Open);
}

QTEST_MAIN(TestScreenLink)
#include "tst_screen_link.moc"
