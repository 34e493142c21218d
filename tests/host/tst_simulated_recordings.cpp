// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/inventory.h"
#include "core/host/simulated/simulated_host.h"
#include "tests/support/places.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// Every host that was recorded or made by hand can be used as a simulated one.
class TestSimulatedRecordings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsAHost_data();
    void itIsAHost();
};

void TestSimulatedRecordings::itIsAHost_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &folder : {u"resources/demo"_s, u"tests/data/lab"_s, u"tests/data/simulated"_s}) {
        const QDir directory(sourceFile(folder));
        const QStringList files = directory.entryList({u"*.xml"_s}, QDir::Files);
        QVERIFY2(!files.isEmpty(), qPrintable(directory.path()));
        for (const QString &file : files)
            QTest::newRow(qPrintable(directory.dirName() + u'/' + file)) << directory.filePath(file);
    }
}

void TestSimulatedRecordings::itIsAHost()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    Error error;
    const std::shared_ptr<SimulatedHost> host = SimulatedHost::fromXml(file.readAll(), &error);
    QVERIFY2(host, qPrintable(error.toText()));
    const auto snapshot = std::make_shared<const HostSnapshot>(host->snapshot());
    QVERIFY(!snapshot->facts.hostname.isEmpty());
    const Inventory inventory(snapshot);
    QVERIFY(inventory.devices().size() > 5);
    for (const Domain &domain : snapshot->domains)
        QVERIFY(!domain.name.isEmpty() && !domain.id.isEmpty());
    // What can be detached can be given back, and is as before.
    for (const NodeDevice &node : snapshot->nodes) {
        if (!node.pci || node.pci->bridge || node.driver.isEmpty() || node.driver.contains(u"vfio"_s))
            continue;
        if (!host->detachNode(node.key))
            continue; // a VM has it, or the host has no VFIO
        QVERIFY(host->reattachNode(node.key));
    }
    const HostSnapshot after = host->snapshot();
    QCOMPARE(after.nodes.size(), snapshot->nodes.size());
    for (qsizetype i = 0; i < after.nodes.size(); ++i)
        QCOMPARE(after.nodes[i].driver, snapshot->nodes[i].driver);
}

QTEST_GUILESS_MAIN(TestSimulatedRecordings)
#include "tst_simulated_recordings.moc"
