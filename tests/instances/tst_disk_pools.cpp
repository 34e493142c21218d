// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instances/disk_pools.h"
#include "core/operations/machines/provision_rules.h"
#include "request_support.h"

#include <QObject>
#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// What the wizard offers is what the operation takes.
class TestDiskPools : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void types_data();
    void types();
};

void TestDiskPools::types_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("holds");
    QTest::addColumn<bool>("block");
    for (const QString &type : {u"dir"_s, u"fs"_s, u"netfs"_s})
        QTest::newRow(qPrintable(type)) << u"/pool"_s << true << false;
    for (const QString &type : {u"logical"_s, u"zfs"_s})
        QTest::newRow(qPrintable(type)) << u"/pool"_s << true << true;
    for (const QString &type : {u"disk"_s, u"iscsi"_s, u"scsi"_s, u"mpath"_s, u"rbd"_s, u"gluster"_s, u""_s})
        QTest::newRow(qPrintable(u"not "_s + type)) << u"/pool"_s << false << false;
    QTest::newRow("dir") << u""_s << false << false; // of which no path is told
}

void TestDiskPools::types()
{
    QFETCH(QString, path);
    QFETCH(bool, holds);
    QFETCH(bool, block);
    const QString type = QString::fromLatin1(QTest::currentDataTag()).remove(u"not "_s);
    QCOMPARE(canHoldDisks(type, path), holds);
    QCOMPARE(isBlockPool(type), block);

    HostSnapshot snapshot;
    snapshot.pools = {{.name = u"default"_s,
                       .type = type,
                       .sourceDevices = {},
                       .path = path + (block ? u"/"_s : u""_s),
                       .active = true}};
    InstanceRequest request = fullRequest();
    request.disk.format = block ? u"raw"_s : u"qcow2"_s;
    const Result<InstancePaths> paths =
        instancePaths(Inventory(std::make_shared<const HostSnapshot>(snapshot)), request);
    QCOMPARE(paths.has_value(), holds);
    if (!holds)
        return;
    QCOMPARE(paths->disk, u"/pool/train_1.qcow2"_s);
    QCOMPARE(paths->seed, u"/pool/train_1-cidata.iso"_s);
    QCOMPARE(paths->block, block);
}

QTEST_GUILESS_MAIN(TestDiskPools)
#include "tst_disk_pools.moc"
