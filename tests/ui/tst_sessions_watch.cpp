// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/session_fixture.h"
#include "ui/pages/sessions_watch.h"

#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;
using Change = SessionsWatch::Change;

/// When a page hears of its hosts. The sessions aren't opened: their signals are sent by hand.
class TestSessionsWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneHostIsToldAtOnce();
    void whatComesTogetherIsToldOnce();
    void operationsAloneAreToldAsSuch();
    void aHiddenPageHearsOfItWhenItIsShown();
    void catchingUpTellsAHiddenPage();
    void hostsThatLeftAreNotHeard();
    void aHostThatIsGoneDoesNoHarm();

private:
    /// A page with two hosts, or one, that has heard what it hears first of all.
    struct Page {
        std::unique_ptr<HostSession> one = sessionFor(smallHost(), quickTimings(), u"one"_s);
        std::unique_ptr<HostSession> two = sessionFor(smallHost(), quickTimings(), u"two"_s);
        QWidget widget;
        SessionsWatch *watch = new SessionsWatch(&widget);
        QSignalSpy told{watch, &SessionsWatch::changed};

        explicit Page(bool both, bool shown = true)
        {
            watch->setSessions(both ? QList{one.get(), two.get()} : QList{one.get()});
            watch->catchUp();
            widget.setVisible(shown);
            told.clear();
        }
        Change last() const { return told.isEmpty() ? Change::None : told.last().first().value<Change>(); }
    };
};

void TestSessionsWatch::oneHostIsToldAtOnce()
{
    Page page(false);
    Q_EMIT page.one->inventoryChanged();
    QCOMPARE(page.told.size(), 1);
    QCOMPARE(page.last(), Change::Hosts);
    Q_EMIT page.one->transitionsChanged();
    QCOMPARE(page.told.size(), 2);
    QCOMPARE(page.last(), Change::Transitions);
}

void TestSessionsWatch::whatComesTogetherIsToldOnce()
{
    Page page(true);
    for (int i = 0; i < 10; ++i) {
        Q_EMIT page.one->transitionsChanged();
        Q_EMIT page.one->inventoryChanged();
        Q_EMIT page.two->stateChanged();
        Q_EMIT page.two->transitionsChanged();
    }
    QCOMPARE(page.told.size(), 0);
    QTRY_COMPARE(page.told.size(), 1);
    QCOMPARE(page.last(), Change::Hosts);
    QTest::qWait(20);
    QCOMPARE(page.told.size(), 1);
}

void TestSessionsWatch::operationsAloneAreToldAsSuch()
{
    Page page(true);
    Q_EMIT page.one->transitionsChanged();
    Q_EMIT page.two->transitionsChanged();
    QTRY_COMPARE(page.told.size(), 1);
    QCOMPARE(page.last(), Change::Transitions);
}

void TestSessionsWatch::aHiddenPageHearsOfItWhenItIsShown()
{
    Page page(true);
    page.widget.hide();
    Q_EMIT page.one->inventoryChanged();
    Q_EMIT page.two->transitionsChanged();
    QTest::qWait(20);
    QCOMPARE(page.told.size(), 0);
    page.widget.show();
    QCOMPARE(page.told.size(), 1);
    QCOMPARE(page.last(), Change::Hosts);
    page.widget.hide();
    page.widget.show();
    QCOMPARE(page.told.size(), 1); // nothing new
    // Hidden between the signal and its time.
    Q_EMIT page.one->transitionsChanged();
    page.widget.hide();
    QTest::qWait(20);
    QCOMPARE(page.told.size(), 1);
    page.widget.show();
    QCOMPARE(page.told.size(), 2);
    QCOMPARE(page.last(), Change::Transitions);
}

void TestSessionsWatch::catchingUpTellsAHiddenPage()
{
    Page page(true, false);
    page.watch->catchUp();
    QCOMPARE(page.told.size(), 0);
    Q_EMIT page.two->inventoryChanged();
    page.watch->catchUp();
    QCOMPARE(page.told.size(), 1);
}

void TestSessionsWatch::hostsThatLeftAreNotHeard()
{
    Page page(true);
    page.watch->setSessions({page.two.get()});
    QCOMPARE(page.told.size(), 1); // other hosts: at once
    QCOMPARE(page.last(), Change::Hosts);
    Q_EMIT page.one->inventoryChanged();
    Q_EMIT page.one->transitionsChanged();
    QTest::qWait(20);
    QCOMPARE(page.told.size(), 1);
    page.watch->setSessions({page.two.get()});
    QCOMPARE(page.told.size(), 1); // the same ones
    page.watch->setSessions({page.one.get(), page.two.get()});
    QCOMPARE(page.told.size(), 2);
    Q_EMIT page.two->stateChanged(); // heard once, though it was there before
    QTRY_COMPARE(page.told.size(), 3);
}

void TestSessionsWatch::aHostThatIsGoneDoesNoHarm()
{
    Page page(true);
    page.one.reset();
    page.watch->setSessions({page.two.get()});
    QCOMPARE(page.told.size(), 1);
    Q_EMIT page.two->inventoryChanged();
    QCOMPARE(page.told.size(), 2);
}

QTEST_MAIN(TestSessionsWatch)
#include "tst_sessions_watch.moc"
