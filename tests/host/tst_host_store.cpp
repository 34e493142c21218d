// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace riser;
using namespace Qt::StringLiterals;

class TestHostStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void aFileThatIsNotThereIsAnEmptyList();
    void whatIsSavedIsLoaded();
    void aFolderIsMade();
    void aDamagedFileIsKeptAside_data();
    void aDamagedFileIsKeptAside();
    void goodEntriesOfADamagedFileSurvive();
    void twoDamagedFilesAreBothKept();
    void aNewerFileStaysUntilTheListChanges();
    void anUnwritableFolderIsTold();
    void aFileThatCannotBeReadIsNotLost();

private:
    QString path() const { return m_folder->filePath(u"hosts.json"_s); }
    void write(const QByteArray &text) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    QStringList keptAside() const
    {
        return QDir(m_folder->path()).entryList({u"hosts.json.damaged-*"_s}, QDir::Files, QDir::Name);
    }
    QByteArray read(const QString &name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    const QList<HostEntry> m_two{
        {.id = HostId(u"1"_s), .name = u"Rack <1>"_s, .uri = u"qemu+ssh://root@kvm1/system"_s, .connectAtStart = true},
        {.id = HostId(u"2"_s), .name = u"Küche"_s, .uri = u"qemu+tls://[fd00::2]/system"_s, .connectAtStart = false}};
};

void TestHostStore::aFileThatIsNotThereIsAnEmptyList()
{
    HostStore store(path());
    QVERIFY(store.load().isEmpty());
    QVERIFY(!store.warning());
}

void TestHostStore::whatIsSavedIsLoaded()
{
    QVERIFY(HostStore(path()).save(m_two));
    HostStore store(path());
    QCOMPARE(store.load(), m_two);
    QVERIFY(!store.warning());
}

void TestHostStore::aFolderIsMade()
{
    const QString deep = m_folder->filePath(u"a/b/hosts.json"_s);
    QVERIFY(HostStore(deep).save(m_two));
    QCOMPARE(HostStore(deep).load(), m_two);
}

void TestHostStore::aDamagedFileIsKeptAside_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut short") << QByteArray(R"({"version":1,"hosts":[{"id":"1","uri":"qemu:///sys)");
    QTest::newRow("not json") << QByteArray("\x00\x01\x02 binary", 10);
    QTest::newRow("no hosts") << QByteArray(R"({"version":1})");
    QTest::newRow("an array") << QByteArray("[]");
}

void TestHostStore::aDamagedFileIsKeptAside()
{
    QFETCH(QByteArray, text);
    write(text);
    HostStore store(path());
    QVERIFY(store.load().isEmpty());
    QVERIFY(store.warning());
    QCOMPARE(store.warning()->code, ErrorCode::Settings);
    QCOMPARE(keptAside().size(), 1);
    QVERIFY(store.warning()->toText().contains(keptAside().constFirst()));
    QVERIFY(store.save(m_two));
    QCOMPARE(read(keptAside().constFirst()), text);
    QCOMPARE(HostStore(path()).load(), m_two);
}

void TestHostStore::goodEntriesOfADamagedFileSurvive()
{
    write(
        R"({"version":1,"hosts":[{"id":"1","name":"one","uri":"qemu:///system"},{"id":"","uri":"x"},{"id":"1","uri":"y"}, 7]})");
    HostStore store(path());
    const QList<HostEntry> hosts = store.load();
    QCOMPARE(hosts.size(), 1);
    QCOMPARE(hosts.constFirst().name, u"one"_s);
    QVERIFY(store.warning());
    QCOMPARE(keptAside().size(), 1);
    // And the next start finds them too.
    HostStore next(path());
    QCOMPARE(next.load(), hosts);
    QVERIFY(!next.warning());
}

void TestHostStore::twoDamagedFilesAreBothKept()
{
    for (const char *text : {"first", "second"}) {
        write(text);
        HostStore store(path());
        QVERIFY(store.load().isEmpty());
    }
    QCOMPARE(keptAside().size(), 2);
    QStringList texts;
    for (const QString &name : keptAside())
        texts << QString::fromLatin1(read(name));
    texts.sort();
    QCOMPARE(texts, QStringList({u"first"_s, u"second"_s}));
}

void TestHostStore::aNewerFileStaysUntilTheListChanges()
{
    const QByteArray newer = R"({"version":2,"hosts":[{"id":"1","name":"one","uri":"qemu:///system","colour":"red"}]})";
    write(newer);
    HostStore store(path());
    QCOMPARE(store.load().size(), 1);
    QVERIFY(store.warning());
    QCOMPARE(keptAside().size(), 0);
    QCOMPARE(read(u"hosts.json"_s), newer);
    QVERIFY(store.save(m_two));
    QCOMPARE(keptAside().size(), 1);
    QCOMPARE(read(keptAside().constFirst()), newer);
    QCOMPARE(HostStore(path()).load(), m_two);
}

void TestHostStore::anUnwritableFolderIsTold()
{
    // A file where a folder should be: not writable for anybody, root included.
    write("in the way");
    const QString below = path() + u"/hosts.json"_s;
    HostStore store(below);
    QVERIFY(store.load().isEmpty());
    const Result<void> saved = store.save(m_two);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::Settings);
    QVERIFY(saved.error().summary.contains(below));
    QVERIFY(!saved.error().detail.isEmpty());
    QCOMPARE(read(u"hosts.json"_s), QByteArray("in the way"));
}

void TestHostStore::aFileThatCannotBeReadIsNotLost()
{
    // A folder of that name can be opened by nobody, and can't be replaced by a file either.
    QVERIFY(QDir(m_folder->path()).mkdir(u"hosts.json"_s));
    HostStore store(path());
    QVERIFY(store.load().isEmpty());
    QVERIFY(store.warning());
    QVERIFY(store.warning()->summary.contains(path()));
    if (const Result<void> saved = store.save(m_two); saved)
        QCOMPARE(keptAside().size() + QDir(m_folder->path()).entryList({u"hosts.json.damaged-*"_s}, QDir::Dirs).size(),
                 1);
    else
        QVERIFY(QDir(path()).exists());
}

QTEST_GUILESS_MAIN(TestHostStore)
#include "tst_host_store.moc"
