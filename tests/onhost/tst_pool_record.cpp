// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/pool/file_lock.h"
#include "app/host/pool/marks.h"
#include "app/host/pool/pool.h"
#include "app/host/pool/record_file.h"
#include "tests/onhost/fake_pci.h"

#include <QTest>

#include <csignal>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace riser;
using namespace riser::onhost;
using namespace Qt::StringLiterals;

using Code = protocol::Fault::Code;

namespace {

PciAddress nth(int number)
{
    return {0, quint8(number / 32), quint8(number % 32), 0};
}

} // namespace

/// The pool's record on disk: whoever writes it, is ended in the middle of that, or damages it.
class TestPoolRecord : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_host = std::make_unique<test::FakeHost>(); }
    void cleanup() { m_host.reset(); }

    void onlyRootLooksIn();
    void openFolderIsClosed();
    void damagedIsKeptAside_data();
    void damagedIsKeptAside();
    void damagedTwice();
    void newerIsLeftAlone();
    void unreadableIsNotEmpty();
    void leftoverOfACrash();
    void fullDiskLosesNothing();
    void manyAtOnceLoseNothing();
    void endedInTheMiddleLosesNothing();
    void stuckLockIsSaid();
    void fullRecord();
    void marksAreTakenOnce();

private:
    QString state() const { return m_host->places().state; }
    QString file() const { return state() + u"/pool.json"_s; }
    Pool pool() const;
    QStringList keys() const;

    std::unique_ptr<test::FakeHost> m_host;
};

/// Every PCI address has a device, of which nothing else is known.
Pool TestPoolRecord::pool() const
{
    PoolHands hands;
    hands.identity = [](const protocol::DeviceName &) { return DeviceIdentity{.id = u"1b36:0010"_s}; };
    return Pool(m_host->places(), hands);
}

QStringList TestPoolRecord::keys() const
{
    QStringList names;
    for (const PoolEntry &entry : pool().entries())
        names << entry.key.value();
    return names;
}

void TestPoolRecord::onlyRootLooksIn()
{
    const mode_t before = umask(0);
    QVERIFY(pool().keep({nth(1)}));
    umask(before);
    struct stat found = {};
    QCOMPARE(stat(qPrintable(state()), &found), 0);
    QCOMPARE(found.st_mode & 07777, mode_t(0700));
    for (const QString &name : namesIn(state())) {
        QCOMPARE(stat(qPrintable(state() + u'/' + name), &found), 0);
        QCOMPARE(found.st_mode & 07777, mode_t(0600));
    }
    QCOMPARE(namesIn(state()), (QStringList{u"pool.json"_s, u"pool.lock"_s})); // nothing is left beside it
}

void TestPoolRecord::openFolderIsClosed()
{
    QVERIFY(QDir().mkpath(state()));
    QCOMPARE(chmod(qPrintable(state()), 0755), 0);
    QVERIFY(pool().keep({nth(1)}));
    struct stat found = {};
    QCOMPARE(stat(qPrintable(state()), &found), 0);
    QCOMPARE(found.st_mode & 07777, mode_t(0700));
}

void TestPoolRecord::damagedIsKeptAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray(R"({"pool":[{"device":"pci_0000_00_01_0","iden)");
    QTest::newRow("not JSON") << QByteArray("\0\0\0\0", 4);
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no version") << QByteArray(R"({"pool":[]})");
    QTest::newRow("no list") << QByteArray(R"({"version":1})");
    QTest::newRow("a name that is none") << QByteArray(
        R"({"version":1,"pool":[{"device":"../../etc","state":"held"}]})");
    QTest::newRow("far too long") << QByteArray(R"({"version":1,"pool":[],"x":")" +
                                                QByteArray(RecordFile::largest, 'x') + "\"}");
}

void TestPoolRecord::damagedIsKeptAside()
{
    QFETCH(const QByteArray, content);
    QVERIFY(QDir().mkpath(state()));
    m_host->write(file(), content);
    QVERIFY(pool().entries().isEmpty());
    QCOMPARE(pool().problems().size(), 1);
    QVERIFY(pool().problems().constFirst().contains(file()));
    const auto restored = pool().restore({});
    QVERIFY(!restored);
    QVERIFY(restored.error().text.contains(u"damaged"_s));
    QFile untouched(file());
    QVERIFY(untouched.open(QIODevice::ReadOnly));
    QCOMPARE(untouched.readAll(), content);

    QVERIFY(pool().keep({nth(1)}));
    QCOMPARE(keys(), QStringList{u"pci_0000_00_01_0"_s});
    QFile aside(file() + u".damaged-1"_s);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), content); // every byte
    QCOMPARE(pool().problems().size(), 1);
    QVERIFY(pool().problems().constFirst().contains(u"pool.json.damaged-1"_s));
}

void TestPoolRecord::damagedTwice()
{
    QVERIFY(QDir().mkpath(state()));
    m_host->write(file(), "first");
    QVERIFY(pool().keep({nth(1)}));
    m_host->write(file(), "second");
    QVERIFY(pool().keep({nth(2)}));
    QCOMPARE(m_host->content(file() + u".damaged-1"_s), QByteArray("first"));
    QCOMPARE(m_host->content(file() + u".damaged-2"_s), QByteArray("second"));
    QCOMPARE(keys(), QStringList{u"pci_0000_00_02_0"_s});
    QCOMPARE(pool().problems().size(), 2);
}

void TestPoolRecord::newerIsLeftAlone()
{
    QVERIFY(QDir().mkpath(state()));
    const QByteArray content = R"({"version":2,"pool":{"another":"shape"}})";
    m_host->write(file(), content);
    const auto refuses = [](const Outcome &outcome) {
        return !outcome && outcome.error().code == Code::Version && outcome.error().text.contains(u"newer"_s);
    };
    QVERIFY(refuses(pool().keep({nth(1)})));
    QVERIFY(refuses(pool().forget({nth(1)})));
    QVERIFY(!pool().restore({}));
    QVERIFY(pool().problems().constFirst().contains(u"newer"_s));
    QCOMPARE(m_host->content(file()), content);
}

void TestPoolRecord::unreadableIsNotEmpty()
{
    // A folder in the file's place can't be read by root either.
    QVERIFY(QDir().mkpath(file()));
    QVERIFY(!pool().restore({}));
    QVERIFY(!pool().keep({nth(1)}));
    QVERIFY(pool().problems().constFirst().contains(file()));
}

void TestPoolRecord::leftoverOfACrash()
{
    QVERIFY(pool().keep({nth(1)}));
    // Ended before the rename: half of a new record lies beside the old one.
    m_host->write(file() + u".new"_s, R"({"version":1,"po)");
    QCOMPARE(keys(), QStringList{u"pci_0000_00_01_0"_s});
    QVERIFY(pool().problems().isEmpty());
    QVERIFY(pool().keep({nth(2)}));
    QCOMPARE(keys(), (QStringList{u"pci_0000_00_01_0"_s, u"pci_0000_00_02_0"_s}));
    QVERIFY(!QFileInfo::exists(file() + u".new"_s));
}

void TestPoolRecord::fullDiskLosesNothing()
{
    QVERIFY(pool().keep({nth(1)}));
    const QByteArray before = m_host->content(file());
    // The new one can't be made: something that can't be removed is in its place.
    QVERIFY(QDir().mkpath(file() + u".new/x"_s));
    const Outcome done = pool().keep({nth(2)});
    QVERIFY(!done);
    QCOMPARE(done.error().code, Code::Failed);
    QVERIFY(done.error().text.contains(file()));
    QCOMPARE(m_host->content(file()), before);
    QCOMPARE(keys(), QStringList{u"pci_0000_00_01_0"_s});
}

void TestPoolRecord::manyAtOnceLoseNothing()
{
    constexpr int processes = 4;
    constexpr int each = 12;
    QList<pid_t> children;
    for (int process = 0; process < processes; ++process) {
        const pid_t child = fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            bool good = true;
            for (int i = 0; i < each; ++i)
                good = pool().keep({nth(process * each + i)}).has_value() && good;
            _exit(good ? 0 : 1);
        }
        children << child;
    }
    for (const pid_t child : children) {
        int status = -1;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
    }
    QStringList wanted;
    for (int i = 0; i < processes * each; ++i)
        wanted << nth(i).toNodeName();
    wanted.sort();
    QCOMPARE(keys(), wanted);
    QVERIFY(pool().problems().isEmpty());
}

void TestPoolRecord::endedInTheMiddleLosesNothing()
{
    QVERIFY(pool().keep({nth(900)}));
    for (int round = 0; round < 20; ++round) {
        const pid_t child = fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            for (int i = 0;; ++i)
                (void)pool().keep({nth(i % 800)});
        }
        usleep(useconds_t(3'000 + 1'700 * round)); // at another point of its work each time
        kill(child, SIGKILL);
        QCOMPARE(waitpid(child, nullptr, 0), child);
        QVERIFY2(pool().problems().isEmpty(), qPrintable(pool().problems().join(u'\n')));
        QVERIFY(keys().contains(nth(900).toNodeName()));
        QVERIFY(pool().keep({nth(901)})); // and its lock is gone with it
    }
}

void TestPoolRecord::stuckLockIsSaid()
{
    QVERIFY(makePrivateFolder(state()));
    const auto held = FileLock::take(state() + u"/pool.lock"_s, 0, u"nobody"_s);
    QVERIFY(held);
    const auto second = FileLock::take(state() + u"/pool.lock"_s, 50, u"Another one has it."_s);
    QVERIFY(!second);
    QCOMPARE(second.error().code, Code::Busy);
    QCOMPARE(second.error().text, u"Another one has it."_s);
    // Reading needs no lock: what is there is always whole.
    QVERIFY(pool().entries().isEmpty());
    QVERIFY(pool().problems().isEmpty());
}

void TestPoolRecord::fullRecord()
{
    RecordFile record(m_host->places());
    const auto fill = [](qsizetype count) {
        return [count](QList<PoolEntry> &entries) -> Outcome {
            entries.clear();
            for (int i = 0; i < count; ++i)
                entries << PoolEntry{.key = protocol::keyOf(nth(i)), .identity = {.id = u"1b36:0010"_s}};
            return {};
        };
    };
    QVERIFY(record.change(fill(RecordFile::mostEntries)));
    const Outcome more = pool().keep({nth(RecordFile::mostEntries)});
    QVERIFY(!more);
    QCOMPARE(record.read()->size(), RecordFile::mostEntries);
    QVERIFY(m_host->content(file()).size() < RecordFile::largest);
    QVERIFY(pool().keep({nth(0)})); // what is in it can still be changed
}

void TestPoolRecord::marksAreTakenOnce()
{
    QVERIFY(takeMarks(m_host->places()).isEmpty()); // no folder
    const QString folder = m_host->places().run + u"/replug/"_s;
    for (const QString &name :
         {u"0000:03:00.0"_s, u"2-1.4:1.0"_s, u"2-1.4:1.1"_s, u"usb2"_s, u"2-0:1.0"_s, u"nonsense"_s})
        m_host->write(folder + name, {});
    const QList<protocol::DeviceName> marked = takeMarks(m_host->places());
    QCOMPARE(marked.size(), 2);
    QVERIFY(marked.contains(protocol::DeviceName(*PciAddress::parse(u"0000:03:00.0"))));
    QVERIFY(marked.contains(protocol::DeviceName(*UsbPort::parse(u"2-1.4"))));
    QVERIFY(namesIn(folder).isEmpty());
    QVERIFY(takeMarks(m_host->places()).isEmpty());
}

QTEST_GUILESS_MAIN(TestPoolRecord)
#include "tst_pool_record.moc"
