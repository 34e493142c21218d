// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/places.h"
#include "tests/support/session_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

using State = HostSession::State;

/// A session's answer to: what storage is there?
class TestSessionStorage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyActivePoolIsListed();
    void onePoolsErrorLeavesTheRest();
    void filesByHandAreSeenWhenAskedFor();
    void aLostConnectionIsAnError();
    void lateAnswersAreDropped();
    void volumesAreFoundByPath();

private:
    static void online(HostSession &session)
    {
        session.open();
        QTRY_COMPARE(session.state(), State::Online);
    }
    /// Two pools: "default" of the recording, and "fast".
    static std::shared_ptr<SimulatedHost> host()
    {
        QFile file(testData(u"simulated/small.xml"_s));
        if (!file.open(QIODevice::ReadOnly))
            return nullptr;
        QByteArray xml = file.readAll();
        const QByteArray storage = "<storage active=";
        xml.insert(xml.indexOf(storage),
                   "<storage active=\"yes\"><pool type='dir'><name>fast</name><capacity unit='bytes'>1000</capacity>"
                   "<target><path>/fast</path></target></pool></storage>\n");
        return SimulatedHost::fromXml(xml);
    }
    static StorageListing listing(const QSignalSpy &answers, int at = 0)
    {
        return answers[at][0].value<StorageListing>();
    }
    static std::optional<Error> error(const QSignalSpy &answers, int at = 0)
    {
        return answers[at][1].value<std::optional<Error>>();
    }
};

void TestSessionStorage::everyActivePoolIsListed()
{
    const auto there = host();
    QVERIFY(there);
    const auto session = sessionFor(there);
    QSignalSpy answers(session.get(), &HostSession::storageRead);
    session->requestStorage(); // nobody to ask
    online(*session);
    QCOMPARE(there->callCount(u"poolInfo"_s), 0);
    session->requestStorage();
    QTRY_COMPARE(answers.size(), 1);
    QVERIFY(!error(answers));
    const StorageListing storage = listing(answers);
    QCOMPARE(storage.pools.size(), 2);
    QVERIFY(storage.problems.isEmpty());
    QVERIFY(storage.pool(u"default"_s) && storage.pool(u"fast"_s) && !storage.pool(u"no"_s));
    QCOMPARE(storage.pool(u"default"_s)->capacityBytes, 107374182400);
    const auto truth = there->storage().volumes(u"default"_s);
    QVERIFY(truth && !truth->isEmpty());
    QCOMPARE(storage.volumes.value(u"default"_s), *truth);
    QVERIFY(storage.volume(u"default"_s, u"golden.qcow2"_s));
    QVERIFY(!storage.volume(u"fast"_s, u"golden.qcow2"_s));
    QCOMPARE(there->callCount(u"refreshPool"_s), 0);
}

void TestSessionStorage::onePoolsErrorLeavesTheRest()
{
    const auto there = host();
    const auto session = sessionFor(there);
    online(*session);
    QSignalSpy answers(session.get(), &HostSession::storageRead);
    const Error refused{
        .code = ErrorCode::AccessDenied, .summary = u"not for you"_s, .detail = {}, .hint = {}, .transient = false};
    there->faults().fail(u"volumes"_s, 1, refused);
    session->requestStorage();
    QTRY_COMPARE(answers.size(), 1);
    QVERIFY(!error(answers));
    QCOMPARE(listing(answers).problems, QList<Error>{refused});
    QCOMPARE(listing(answers).pools.size(), 1);
    QCOMPARE(session->state(), State::Online);
}

void TestSessionStorage::filesByHandAreSeenWhenAskedFor()
{
    const auto there = host();
    const auto session = sessionFor(there);
    online(*session);
    QSignalSpy answers(session.get(), &HostSession::storageRead);
    const Volume file{.name = u"copied.img"_s,
                      .path = u"/fast/copied.img"_s,
                      .key = {},
                      .format = u"raw"_s,
                      .backingPath = {},
                      .backingFormat = {}};
    there->storage().putFile(u"fast"_s, file);
    session->requestStorage();
    QTRY_COMPARE(answers.size(), 1);
    QVERIFY(!listing(answers).volume(u"fast"_s, file.name));
    session->requestStorage(true);
    QTRY_COMPARE(answers.size(), 2);
    QVERIFY(listing(answers, 1).volume(u"fast"_s, file.name));
    const Error busy{.code = ErrorCode::Failed, .summary = u"busy"_s, .detail = {}, .hint = {}};
    there->faults().fail(u"refreshPool"_s, 1, busy);
    session->requestStorage(true);
    QTRY_COMPARE(answers.size(), 3);
    QCOMPARE(listing(answers, 2).problems, QList<Error>{busy});
    QCOMPARE(listing(answers, 2).pools.size(), 2); // what was known before
}

void TestSessionStorage::aLostConnectionIsAnError()
{
    const auto there = host();
    const auto session = sessionFor(there);
    online(*session);
    QSignalSpy answers(session.get(), &HostSession::storageRead);
    there->faults().hang(u"volumes"_s, 1);
    session->requestStorage();
    QTRY_COMPARE(there->faults().hanging(), 1);
    session->close();
    QCOMPARE(answers.size(), 0); // none does when the connection goes first
    online(*session);
    QTest::qWait(50);
    QCOMPARE(answers.size(), 0);
}

void TestSessionStorage::lateAnswersAreDropped()
{
    const auto there = host();
    const auto session = sessionFor(there);
    online(*session);
    QSignalSpy answers(session.get(), &HostSession::storageRead);
    there->faults().stick(u"volumes"_s, 1); // closing doesn't free it
    session->requestStorage();
    QTRY_COMPARE(there->faults().hanging(), 1);
    session->close();
    online(*session);
    there->faults().release();
    session->requestStorage();
    session->requestStorage(); // only the last one is answered
    QTRY_COMPARE(answers.size(), 1);
    QTest::qWait(50);
    QCOMPARE(answers.size(), 1);
    QVERIFY(!error(answers));
}

void TestSessionStorage::volumesAreFoundByPath()
{
    StorageListing storage;
    storage.pools << PoolInfo{.name = u"a"_s, .type = {}, .path = {}};
    Volume volume;
    volume.name = u"disk"_s;
    volume.path = u"/a/disk"_s;
    storage.volumes[u"a"_s] << volume;
    const FoundVolume found = volumeAt(storage, u"/a/disk"_s);
    QVERIFY(found.pool && found.volume);
    QCOMPARE(found.volume->name, u"disk"_s);
    QVERIFY(!volumeAt(storage, u"/a/dis"_s).volume);
}

QTEST_GUILESS_MAIN(TestSessionStorage)
#include "tst_session_storage.moc"
