// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/serial_view_fixture.h"

#include <QComboBox>
#include <QMessageBox>
#include <QPushButton>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// A serial line on the Console tab, from when it is seen until somebody else has it or its VM is gone.
class TestSerialView : public QObject, protected SerialViewFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void itConnectsWhenItIsSeen();
    void whatTheGuestSaysIsShownAndSaved();
    void somebodyElseIsAskedAbout();
    void aLifeIsConnectedOnce();
    void anotherLifeBetweenTwoReadings();
    void anotherLineIsChosen();
    void withoutALineItSaysWhatToDo();
    void aHostThatIsAwayIsSaid();
    void whatWasOursIsTakenBack();
    void lastWordsBeforeAQuickRestart();
};

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
