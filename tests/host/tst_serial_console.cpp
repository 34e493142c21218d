// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/serial_console.h"
#include "core/host/simulated/simulated_guests.h"
#include "tests/support/session_fixture.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <thread>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

using State = SerialConsole::State;

class TestSerialConsole : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void bytesGoBothWays();
    void somebodyElseHasIt();
    void theVmStops();
    void lastWordsAreKept();
    void theConnectionGoes();
    void whatCannotBeOpenedSaysWhy_data();
    void whatCannotBeOpenedSaysWhy();
    void aHungHostHoldsNobodyUp();
    void aFloodIsKeptWithinItsLimit();
    void openAndCloseAHundredTimes();
    void openedAnewAtOnceItIsNotItsOwnRival();

private:
    DomainId add(const QString &name, const QByteArray &devices, bool start = true)
    {
        return addVm(*m_host, name.toUtf8(), ++m_count, devices, start);
    }
    QByteArray all(SerialConsole &console)
    {
        QByteArray bytes;
        for (QByteArray piece; !(piece = console.take(1000)).isEmpty();)
            bytes += piece;
        return bytes;
    }

    static inline const QByteArray pty = "<serial type='pty'><target port='0'/><alias name='serial0'/></serial>";
    int m_count = 0;
    std::shared_ptr<SimulatedHost> m_host;
    std::unique_ptr<HostSession> m_session;
    DomainId m_vm;
};

void TestSerialConsole::init()
{
    m_count = 0;
    m_host = smallHost();
    m_vm = add(u"talks"_s, pty);
    m_session = sessionFor(m_host);
    m_session->open();
    QTRY_VERIFY(m_session->state() == HostSession::State::Online && m_session->inventory());
}

void TestSerialConsole::cleanup()
{
    m_host->faults().clear();
    m_session.reset();
}

void TestSerialConsole::bytesGoBothWays()
{
    SerialConsole console(m_session.get(), m_vm);
    console.send("before it is open");
    QCOMPARE(console.state(), State::Closed);
    console.open(u"serial0"_s);
    QCOMPARE(console.state(), State::Opening);
    QTRY_COMPARE(console.state(), State::Open);
    QSignalSpy received(&console, &SerialConsole::received);
    m_host->guests().say(m_vm, "login: ");
    QTRY_COMPARE(received.size(), 1);
    m_host->guests().say(m_vm, "root");
    QCOMPARE(console.take(5), QByteArray("login"));
    QTRY_COMPARE(received.size(), 2); // there is more
    QCOMPARE(all(console), QByteArray(": root"));
    console.send("ls\r");
    QCOMPARE(m_host->guests().typed(m_vm), QByteArray("ls\r"));
    console.close();
    QCOMPARE(console.state(), State::Closed);
    m_host->guests().say(m_vm, "nobody hears it");
    QCoreApplication::processEvents();
    QVERIFY(all(console).isEmpty());
}

void TestSerialConsole::somebodyElseHasIt()
{
    SerialConsole theirs(m_session.get(), m_vm);
    theirs.open({});
    QTRY_COMPARE(theirs.state(), State::Open);
    SerialConsole ours(m_session.get(), m_vm);
    ours.open({});
    QTRY_COMPARE(ours.state(), State::Busy);
    QCOMPARE(ours.error()->code, ErrorCode::DeviceInUse);
    QCOMPARE(theirs.state(), State::Open); // asked first
    ours.open({}, true);
    QTRY_COMPARE(ours.state(), State::Open);
    QTRY_COMPARE(theirs.state(), State::Closed);
    QVERIFY(!theirs.error());
    m_host->guests().say(m_vm, "hello");
    QByteArray heard;
    QTRY_COMPARE(heard += all(ours), QByteArray("hello"));
    QVERIFY(all(theirs).isEmpty());
}

void TestSerialConsole::theVmStops()
{
    SerialConsole console(m_session.get(), m_vm);
    console.open({});
    QTRY_COMPARE(console.state(), State::Open);
    m_host->guests().say(m_vm, "Power down.");
    QVERIFY(m_host->destroyDomain(m_vm));
    QTRY_COMPARE(console.state(), State::Closed);
    QCOMPARE(all(console), QByteArray("Power down.")); // the last words
    QVERIFY(m_host->startDomain(m_vm));
    console.open({});
    QTRY_COMPARE(console.state(), State::Open);
}

/// A VM that is started anew at once: what it said before comes first, and what was lost stays counted.
void TestSerialConsole::lastWordsAreKept()
{
    SerialConsole console(m_session.get(), m_vm);
    console.open({});
    QTRY_COMPARE(console.state(), State::Open);
    m_host->guests().say(m_vm, QByteArray(SerialConsole::mostKept, 'x'));
    m_host->guests().say(m_vm, "last words, ");
    m_host->guests().hangUp(m_vm);
    console.open({}); // before anybody took them
    QCOMPARE(console.lost(), 12);
    QTRY_COMPARE(console.state(), State::Open);
    m_host->guests().say(m_vm, "first words");
    QCOMPARE(console.lost(), 12 + 11);
    QVERIFY(all(console).endsWith("xlast words, first words"));
    console.close();
    console.open({});
    QTRY_COMPARE(console.state(), State::Open);
    QCOMPARE(console.lost(), 0);
}

void TestSerialConsole::theConnectionGoes()
{
    SerialConsole console(m_session.get(), m_vm);
    console.open({});
    QTRY_COMPARE(console.state(), State::Open);
    m_host->setReachable(false);
    m_host->restart();
    QTRY_COMPARE(console.state(), State::Failed);
    QCOMPARE(console.error()->code, ErrorCode::ConnectionLost);
    QVERIFY2(console.error()->summary.contains(u"small"_s), qPrintable(console.error()->toText()));
    console.open({});
    QCOMPARE(console.state(), State::Failed); // and nothing hangs
    m_host->setReachable(true);
    QTRY_COMPARE(m_session->state(), HostSession::State::Online);
    console.open({}, true);
    QTRY_COMPARE(console.state(), State::Open);
}

void TestSerialConsole::whatCannotBeOpenedSaysWhy_data()
{
    QTest::addColumn<QByteArray>("devices");
    QTest::addColumn<bool>("start");
    QTest::addColumn<QString>("word");
    QTest::newRow("not running") << pty << false << u"running"_s;
    QTest::newRow("no serial line") << QByteArray() << true << u"serial"_s;
    QTest::newRow("no pty") << QByteArray("<serial type='tcp'><alias name='serial0'/></serial>") << true << u"PTY"_s;
}

void TestSerialConsole::whatCannotBeOpenedSaysWhy()
{
    QFETCH(QByteArray, devices);
    QFETCH(bool, start);
    QFETCH(QString, word);
    const DomainId vm = add(u"other"_s, devices, start);
    SerialConsole console(m_session.get(), vm);
    console.open({});
    QTRY_COMPARE(console.state(), State::Failed);
    QVERIFY2(console.error()->toText().contains(word), qPrintable(console.error()->toText()));
}

void TestSerialConsole::aHungHostHoldsNobodyUp()
{
    m_host->faults().hang(u"openSerial"_s, 1);
    {
        SerialConsole console(m_session.get(), m_vm);
        console.open({});
        QTRY_COMPARE(m_host->faults().hanging(), 1);
        QCOMPARE(console.state(), State::Opening);
        m_session->refresh(); // reading goes on
        const QDateTime before = m_session->lastRead();
        QTRY_VERIFY(m_session->lastRead() > before);
    }
    m_host->faults().release();
    SerialConsole next(m_session.get(), m_vm);
    next.open({}, true);
    QTRY_COMPARE(next.state(), State::Open);
}

/// The newest stays, and how much went is known.
void TestSerialConsole::aFloodIsKeptWithinItsLimit()
{
    SerialConsole console(m_session.get(), m_vm);
    console.open({});
    QTRY_COMPARE(console.state(), State::Open);
    constexpr int pieces = 6;
    std::thread guest([this] {
        for (int i = 0; i < pieces; ++i)
            m_host->guests().say(m_vm, QByteArray(1024 * 1024, char('a' + i)));
    });
    guest.join();
    QCOMPARE(console.lost(), (pieces * 1024 * 1024) - SerialConsole::mostKept);
    QByteArray kept;
    for (QByteArray piece; !(piece = console.take(100'000)).isEmpty();)
        kept += piece;
    QCOMPARE(kept.size(), SerialConsole::mostKept);
    QVERIFY(kept.startsWith('c') && kept.endsWith('f'));
}

void TestSerialConsole::openAndCloseAHundredTimes()
{
    for (int i = 0; i < 100; ++i) {
        SerialConsole console(m_session.get(), m_vm);
        console.open({});
        if (i % 3 == 0)
            continue; // closed while it is being opened
        QTRY_VERIFY(console.state() == State::Open || console.state() == State::Busy);
        m_host->guests().say(m_vm, "x");
    }
    SerialConsole last(m_session.get(), m_vm);
    last.open({}, true);
    QTRY_COMPARE(last.state(), State::Open);
}

/// At any moment of the first opening: the second one finds the line free.
void TestSerialConsole::openedAnewAtOnceItIsNotItsOwnRival()
{
    for (int round = 0; round < 100; ++round) {
        SerialConsole console(m_session.get(), m_vm);
        console.open(u"serial0"_s);
        QThread::usleep(round * 50); // nothing is heard meanwhile
        console.open({});
        QTRY_VERIFY(console.state() != State::Opening);
        QVERIFY2(console.state() == State::Open, qPrintable(QString::number(round) + u": "_s +
                                                            (console.error() ? console.error()->toText() : QString())));
    }
}

QTEST_GUILESS_MAIN(TestSerialConsole)
#include "tst_serial_console.moc"
