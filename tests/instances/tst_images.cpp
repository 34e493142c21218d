// SPDX-License-Identifier: GPL-3.0-or-later
// The CD for cloud-init, read back as any system would, and local files that become templates.
#include "core/instances/image_file.h"
#include "core/instances/seed_image.h"
#include "request_support.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

class TestImages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void seedIsACd();
    void seedTexts();
    void seedWithoutUser();
    void imageFormats_data();
    void imageFormats();
    void imagesThatAreNone();

private:
    static QByteArray qcow2(quint64 capacity, quint64 backing = 0);
    static QString written(const QTemporaryDir &folder, const QByteArray &bytes);
};

void TestImages::seedIsACd()
{
    const Result<QByteArray> image = makeSeedImage(fullRequest());
    QVERIFY(image);
    // ISO 9660: the primary volume descriptor is sector 16, its label at 40; Joliet's is in big-endian UCS-2.
    const QByteArray primary = image->sliced(16 * 2048, 2048);
    QVERIFY(primary.startsWith(QByteArray("\x01"
                                          "CD001",
                                          6)));
    QCOMPARE(primary.sliced(40, 32).trimmed(), "CIDATA");
    QVERIFY(image->contains(QByteArray("\0c\0i\0d\0a\0t\0a", 12)));
    QVERIFY(image->contains(seedUserData(fullRequest())));
    QVERIFY(image->contains(seedMetaData(fullRequest())));
    QVERIFY2(image->size() < 1024 * 1024, qPrintable(QString::number(image->size())));
}

/// What is YAML and JSON at once can't be broken out of by a value.
void TestImages::seedTexts()
{
    const QByteArray user = seedUserData(fullRequest());
    QVERIFY(user.startsWith("#cloud-config\n"));
    const QJsonObject data = QJsonDocument::fromJson(user.sliced(user.indexOf('\n'))).object();
    QCOMPARE(data[u"hostname"].toString(), u"train-1"_s); // no underscore in a host name
    const QJsonObject first = data[u"users"].toArray().first().toObject();
    QCOMPARE(first[u"name"].toString(), u"ann"_s);
    QVERIFY(first[u"lock_passwd"].toBool());
    QCOMPARE(first[u"ssh_authorized_keys"].toArray().first().toString(), u"ssh-ed25519 AAAA \"quoted\": [x]"_s);
    const QJsonObject meta = QJsonDocument::fromJson(seedMetaData(fullRequest())).object();
    QCOMPARE(meta[u"instance-id"].toString(), fullRequest().id.value());
}

void TestImages::seedWithoutUser()
{
    InstanceRequest request = fullRequest();
    request.cloudInit.user.clear();
    request.cloudInit.hostname = u"other"_s;
    const QByteArray user = seedUserData(request);
    const QJsonObject data = QJsonDocument::fromJson(user.sliced(user.indexOf('\n'))).object();
    QVERIFY(!data.contains(u"users"));
    QCOMPARE(data[u"ssh_authorized_keys"].toArray().size(), 1);
    QCOMPARE(data[u"hostname"].toString(), u"other"_s);
}

QByteArray TestImages::qcow2(quint64 capacity, quint64 backing)
{
    QByteArray head(512, '\0');
    head.replace(0, 4, "QFI\xfb");
    qToBigEndian<quint32>(3, head.data() + 4);
    qToBigEndian<quint64>(backing, head.data() + 8);
    qToBigEndian<quint64>(capacity, head.data() + 24);
    return head;
}

QString TestImages::written(const QTemporaryDir &folder, const QByteArray &bytes)
{
    QFile file(folder.filePath(u"image"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("can't write");
    return file.fileName();
}

void TestImages::imageFormats_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("format"); // or a word of the refusal, in capitals
    QTest::newRow("qcow2") << qcow2(5 << 20) << u"qcow2"_s;
    QTest::newRow("raw") << QByteArray(1000, 'x') << u"raw"_s;
    QTest::newRow("one byte") << QByteArray("x") << u"raw"_s;
    QTest::newRow("an overlay") << qcow2(5 << 20, 104) << u"!another image"_s;
    QTest::newRow("qcow2 of no size") << qcow2(0) << u"!impossible"_s;
    QTest::newRow("qcow2 of an absurd size") << qcow2(~quint64(0)) << u"!impossible"_s;
    QTest::newRow("qcow2 cut off") << qcow2(5 << 20).first(20) << u"!ends too early"_s;
    QTest::newRow("VMDK") << QByteArray("KDMV....") << u"!VMDK"_s;
    QTest::newRow("gzip") << QByteArray("\x1f\x8b....") << u"!gzip"_s;
    QTest::newRow("xz") << QByteArray("\xfd"
                                      "7zXZ....")
                        << u"!xz"_s;
    QTest::newRow("VDI") << QByteArray(64, 'x') + "\x7f\x10\xda\xbe" << u"!VDI"_s;
    QTest::newRow("empty") << QByteArray() << u"!empty"_s;
}

void TestImages::imageFormats()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, format);
    const QTemporaryDir folder;
    const Result<ImageFile> image = readImageFile(written(folder, bytes));
    if (format.startsWith(u'!')) {
        QVERIFY(!image);
        QCOMPARE(image.error().code, ErrorCode::InvalidInput);
        QVERIFY2(image.error().summary.contains(format.sliced(1)), qPrintable(image.error().summary));
        return;
    }
    QVERIFY(image);
    QCOMPARE(image->format, format);
    QCOMPARE(image->bytes, bytes.size());
    QCOMPARE(image->capacityBytes, format == u"raw"_s ? bytes.size() : 5 << 20);
}

void TestImages::imagesThatAreNone()
{
    for (const QString &name : {u"/no/such/file"_s, u"/"_s, u"/dev/stdin"_s}) {
        const Result<ImageFile> image = readImageFile(name);
        QVERIFY2(!image, qPrintable(name));
        QVERIFY(image.error().summary.contains(name));
    }
}

QTEST_GUILESS_MAIN(TestImages)
#include "tst_images.moc"
