// SPDX-License-Identifier: GPL-3.0-or-later
// What the kernel writes into mountinfo and swaps, and how it is read.
#include "app/host/system/sysfs.h"
#include "app/host/uses/mounts.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace riser::onhost {

using namespace Qt::StringLiterals;

class UsesMountsTest : public QObject
{
    Q_OBJECT

private:
    QString write(const QByteArray &content)
    {
        const QString path = m_folder.filePath(u"file"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("can't write %s", qPrintable(path));
        return path;
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void everyFieldOfALine()
    {
        const auto mounts =
            readMounts(write("36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 propagate_from:2 - ext3 /dev/root "
                             "rw,errors=continue,logdev=/dev/sdx\n"));
        QCOMPARE(mounts.size(), 1);
        QCOMPARE(mounts[0].number, u"98:0"_s);
        QCOMPARE(mounts[0].root, u"/mnt1"_s);
        QCOMPARE(mounts[0].target, u"/mnt2"_s);
        QCOMPARE(mounts[0].type, u"ext3"_s);
        QCOMPARE(mounts[0].option("logdev"_L1), u"/dev/sdx"_s);
        QCOMPARE(mounts[0].option("log"_L1), QString());
        QCOMPARE(mounts[0].option("rw"_L1), QString());
    }

    void escapes_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QString>("target");
        QTest::newRow("space") << QByteArray("/a\\040b") << u"/a b"_s;
        QTest::newRow("tab") << QByteArray("/a\\011b") << u"/a\tb"_s;
        QTest::newRow("newline") << QByteArray("/a\\012b") << u"/a\nb"_s;
        QTest::newRow("backslash") << QByteArray("/a\\134b") << u"/a\\b"_s;
        QTest::newRow("backslash before digits") << QByteArray("/a\\134040b") << u"/a\\040b"_s;
        QTest::newRow("several") << QByteArray("/\\040\\040") << u"/  "_s;
        QTest::newRow("letters beyond ASCII") << QByteArray("/m\xc3\xbc") << u"/mü"_s;
        QTest::newRow("hash") << QByteArray("/a\\043b") << u"/a#b"_s;
        QTest::newRow("half an escape") << QByteArray("/a\\04") << u"/a\\04"_s;
        QTest::newRow("deleted") << QByteArray("/a//deleted") << u"/a//deleted"_s;
    }
    void escapes()
    {
        QFETCH(const QByteArray, written);
        QFETCH(const QString, target);
        const auto mounts = readMounts(write("30 1 8:1 / " + written + " rw - ext4 /dev/sda1 rw\n"));
        QCOMPARE(mounts.size(), 1);
        QCOMPARE(mounts[0].target, target);
    }

    void brokenLinesHideNoOthers_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("words") << QByteArray("not a mount at all");
        QTest::newRow("cut off") << QByteArray("30 1 8:2 / /cut rw");
        QTest::newRow("no separator") << QByteArray("30 1 8:2 / /x rw ext4 /dev/sda2 rw");
        QTest::newRow("numbers") << QByteArray("99999999999999999999 x y:z / /x rw - ext4 /dev/sda2 rw");
        QTest::newRow("binary") << QByteArray("\x01\xff\xfe - \x80");
        QTest::newRow("long") << "30 1 8:2 / /" + QByteArray(20000, 'x') + " rw - ext4 /dev/sda2 rw";
    }
    void brokenLinesHideNoOthers()
    {
        QFETCH(const QByteArray, line);
        const auto mounts = readMounts(
            write("29 1 8:1 / / rw - ext4 /dev/sda1 rw\n" + line + "\n31 1 8:3 / /last rw - ext4 /dev/sda3 rw\n"));
        QVERIFY(mounts.size() >= 2);
        QCOMPARE(mounts.first().target, u"/"_s);
        QCOMPARE(mounts.last().target, u"/last"_s);
    }

    void noFileNoMounts()
    {
        QCOMPARE(readMounts(m_folder.filePath(u"none"_s)).size(), 0);
        QCOMPARE(readSwaps(m_folder.filePath(u"none"_s)), QStringList());
        QCOMPARE(readMounts(write({})).size(), 0);
    }

    void swaps()
    {
        QCOMPARE(readSwaps(write("Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"
                                 "/dev/dm-1                               partition\t1048572\t\t0\t\t-2\n"
                                 "/var/swap\\040file                       file\t\t1048572\t\t0\t\t-3\n")),
                 (QStringList{u"/dev/dm-1"_s, u"/var/swap file"_s}));
        QCOMPARE(readSwaps(write("Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n")), QStringList());
    }

    void whatAFileIsOn()
    {
        const auto mounts =
            readMounts(write("1 1 8:1 / / rw - ext4 /dev/sda1 rw\n2 1 8:2 / /srv rw - ext4 /dev/sda2 rw\n"
                             "3 2 8:3 / /srv rw - ext4 /dev/sda3 rw\n"));
        QCOMPARE(mountOf(u"/srv/x"_s, mounts)->number, u"8:3"_s); // mounted over the other one
        QCOMPARE(mountOf(u"/srv"_s, mounts)->number, u"8:3"_s);
        QCOMPARE(mountOf(u"/srvx"_s, mounts)->number, u"8:1"_s);
        QVERIFY(!mountOf(u"x"_s, mounts));
    }

    void namesAreFitToBeShown()
    {
        QCOMPARE(plain(u" a\nb\x1b[31m\u202e"_s), u"a?b?[31m?"_s);
        QCOMPARE(plain(QString(300, u'x'), 10), u"xxxxxxxxx…"_s);
        QCOMPARE(onhost::property("E:ID_FS_TYPE=ext4\nE:ID_FS_TYPE_X=no", "ID_FS_TYPE_X"), u"no"_s);
        QCOMPARE(onhost::property("ID_FS=1", "ID_FS_TYPE"), QString());
    }
};

} // namespace riser::onhost

QTEST_GUILESS_MAIN(riser::onhost::UsesMountsTest)
#include "tst_uses_mounts.moc"
