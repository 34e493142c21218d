// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/private_folder.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace riser;
using namespace Qt::StringLiterals;

class TestPrivateFolder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsForThisUserAlone();
    void itGoesWithAllThatIsInIt();
    void anotherRunsLeftoversGo();
    void aStrangeRuntimeFolderIsNotUsed();
};

void TestPrivateFolder::itIsForThisUserAlone()
{
    const mode_t before = ::umask(0);
    const auto folder = PrivateFolder::make(u"trial"_s);
    ::umask(before);
    QVERIFY(folder);
    struct stat found{};
    QCOMPARE(::lstat(QFile::encodeName(folder->path()).constData(), &found), 0);
    QCOMPARE(int(found.st_mode & 07777), 0700);
    QCOMPARE(found.st_uid, ::geteuid());
    QVERIFY2(folder->file(u"display"_s).size() < 100, qPrintable(folder->path()));
    const auto other = PrivateFolder::make(u"trial"_s);
    QVERIFY(other && other->path() != folder->path());
}

void TestPrivateFolder::itGoesWithAllThatIsInIt()
{
    auto folder = PrivateFolder::make(u"trial"_s);
    const QString path = folder->path();
    QFile file(folder->file(u"something"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(QDir().mkpath(folder->file(u"a/b"_s)));
    const QTemporaryDir elsewhere;
    QVERIFY(QFile::link(elsewhere.path(), folder->file(u"link"_s)));
    folder.reset();
    QVERIFY(!QFileInfo::exists(path));
    QVERIFY(QFileInfo::exists(elsewhere.path())); // what a link leads to stays
}

void TestPrivateFolder::anotherRunsLeftoversGo()
{
    const auto mine = PrivateFolder::make(u"trial"_s);
    const QDir parent = QFileInfo(mine->path()).dir();
    // No process has a number beyond the kernel's limit of 4 194 304.
    const QString left = parent.filePath(u"riser-trial-4194305-AbCdEf"_s);
    const QString others = parent.filePath(u"riser-other-4194305-AbCdEf"_s);
    const QString unclear = parent.filePath(u"riser-trial-abc-AbCdEf"_s);
    for (const QString &path : {left, others, unclear})
        QVERIFY(QDir().mkpath(path + u"/in it"_s));
    const auto next = PrivateFolder::make(u"trial"_s);
    QVERIFY(!QFileInfo::exists(left));
    QVERIFY(QFileInfo::exists(others) && QFileInfo::exists(unclear));
    QVERIFY(QFileInfo::exists(mine->path())); // its process lives
    for (const QString &path : {others, unclear})
        QDir(path).removeRecursively();
}

void TestPrivateFolder::aStrangeRuntimeFolderIsNotUsed()
{
    const QByteArray before = qgetenv("XDG_RUNTIME_DIR");
    const QTemporaryDir folder(u"/tmp/with a space-XXXXXX"_s);
    for (const QString &path : {folder.path(), u"/nowhere/at/all"_s, u"relative"_s, u"/tmp/"_s + QString(80, u'x')}) {
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(path));
        const auto made = PrivateFolder::make(u"trial"_s);
        QVERIFY(made);
        QVERIFY2(made->path().startsWith(u"/tmp/riser-trial-"_s), qPrintable(made->path()));
    }
    qputenv("XDG_RUNTIME_DIR", before);
}

QTEST_GUILESS_MAIN(TestPrivateFolder)
#include "tst_private_folder.moc"
