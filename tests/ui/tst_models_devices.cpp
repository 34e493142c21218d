// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/random_host.h"
#include "ui/models/device_filter.h"
#include "ui/models/device_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace riser;
using namespace riser::test;

namespace {

QString cells(const QAbstractItemModel &model, const QModelIndex &row)
{
    QStringList texts;
    for (int column = 0; column < model.columnCount(); ++column)
        texts << row.siblingAtColumn(column).data().toString();
    return texts.join(u'|');
}

/// The whole tree as text, a line a row.
QStringList tree(const QAbstractItemModel &model, const QModelIndex &parent = {}, const QString &indent = {})
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        lines << indent + cells(model, index);
        lines << tree(model, index, indent + u"  "_s);
    }
    return lines;
}

QList<QModelIndex> deviceRows(const DeviceModel &model)
{
    QList<QModelIndex> rows;
    for (int top = 0; top < model.rowCount(); ++top) {
        const QModelIndex index = model.index(top, 0);
        if (!model.isUnit(index))
            rows << index;
        for (int row = 0; row < model.rowCount(index); ++row)
            rows << model.index(row, 0, index);
    }
    return rows;
}

} // namespace

class TestDeviceModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unitsOnlyWhereMoreThanOneMoves();
    void everyDeviceOnce();
    void changesAtRandom_data();
    void changesAtRandom();
    void persistentIndexesFollow();
    void oneChangeTouchesOneRow();
    void nothingChangedSaysNothing();
    void transitionsShowInTheRow();
    void hostTextIsNeverMarkup();
    void filterAgainstOracle_data();
    void filterAgainstOracle();
    void countsAreWhatEachChipWouldShow();
    void bridgesOnlyWhenAsked();
};

void TestDeviceModel::unitsOnlyWhereMoreThanOneMoves()
{
    RandomHost host(1);
    host.grow(60);
    DeviceModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const InventoryPtr inventory = host.inventory();
    model.setInventory(inventory);
    int units = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        const Unit *unit = inventory->unitOf(model.key(index));
        QVERIFY(unit);
        QCOMPARE(model.isUnit(index), unit->members.size() > 1);
        QCOMPARE(model.rowCount(index), model.isUnit(index) ? unit->members.size() : 0);
        units += model.isUnit(index);
        if (model.isUnit(index))
            QVERIFY(index.data().toString().contains(QString::number(*unit->iommuGroup)));
    }
    QVERIFY(units > 5);
}

void TestDeviceModel::everyDeviceOnce()
{
    RandomHost host(2);
    host.grow(100);
    const InventoryPtr inventory = host.inventory();
    DeviceModel model;
    model.setInventory(inventory);
    QSet<DeviceKey> seen;
    for (const QModelIndex &row : deviceRows(model)) {
        const DeviceKey key = model.key(row);
        QVERIFY(!seen.contains(key));
        seen.insert(key);
        QCOMPARE(model.indexOf(key), row);
        const Device *device = inventory->device(key);
        QCOMPARE(row.siblingAtColumn(int(DeviceColumn::Address)).data().toString(), device->address);
        QCOMPARE(row.siblingAtColumn(int(DeviceColumn::Driver)).data().toString(), device->driver);
        QVERIFY(
            row.siblingAtColumn(int(DeviceColumn::Status)).data().toString().startsWith(statusText(device->status)));
    }
    QCOMPARE(seen.size(), inventory->devices().size());
}

void TestDeviceModel::changesAtRandom_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<DomainId>("scope");
    for (quint32 seed = 10; seed < 14; ++seed) {
        QTest::addRow("host %u", seed) << seed << DomainId();
        QTest::addRow("vm %u", seed) << seed << RandomHost::vmId(1);
    }
}

/// After any history the model is what a new one would be, and it was never reset.
void TestDeviceModel::changesAtRandom()
{
    QFETCH(quint32, seed);
    QFETCH(DomainId, scope);
    RandomHost host(seed);
    DeviceModel model(scope);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    DeviceFilter filter(&model);
    const QAbstractItemModelTester filterTester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    host.grow(40);
    for (int round = 0; round < 60; ++round) {
        host.change();
        const InventoryPtr inventory = host.inventory();
        model.setInventory(inventory);
        DeviceModel fresh(scope);
        fresh.setInventory(inventory);
        QCOMPARE(tree(model), tree(fresh));
        const DeviceFilter freshFilter(&fresh);
        QCOMPARE(tree(filter), tree(freshFilter));
        QCOMPARE(model.deviceCount(), fresh.deviceCount());
    }
    model.setInventory(nullptr);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(resets.count(), 0);
}

void TestDeviceModel::persistentIndexesFollow()
{
    RandomHost host(21);
    host.grow(50);
    DeviceModel model;
    model.setInventory(host.inventory());
    for (int round = 0; round < 40; ++round) {
        QList<QPair<DeviceKey, QPersistentModelIndex>> held;
        QHash<DeviceKey, QString> parents;
        for (const QModelIndex &row : deviceRows(model)) {
            held.append({model.key(row), QPersistentModelIndex(row)});
            parents.insert(model.key(row), row.parent().data().toString().section(u' ', 0, 2));
        }
        host.change();
        const InventoryPtr inventory = host.inventory();
        model.setInventory(inventory);
        for (const auto &[key, index] : held) {
            const QModelIndex now = model.indexOf(key);
            QCOMPARE(now.isValid(), inventory->device(key) != nullptr);
            // A device that changed its group has a new row; every other keeps its own, and with it its selection.
            if (now.isValid() && parents.value(key) == now.parent().data().toString().section(u' ', 0, 2))
                QCOMPARE(QModelIndex(index), now);
        }
    }
}

void TestDeviceModel::oneChangeTouchesOneRow()
{
    RandomHost host(3);
    host.grow(5000);
    DeviceModel model;
    model.setInventory(host.inventory());
    QCOMPARE(model.deviceCount(), 5000);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    const QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
    host.setDriver(2500, u"vfio-pci"_s);
    model.setInventory(host.inventory());
    QCOMPARE(inserted.count() + removed.count() + moved.count(), 0);
    QSet<QModelIndex> rows;
    for (const QList<QVariant> &signal : std::as_const(changed)) {
        const auto first = signal[0].toModelIndex();
        QCOMPARE(first.row(), signal[1].toModelIndex().row());
        rows.insert(first);
    }
    const QModelIndex row = model.indexOf(host.keyAt(2500));
    QVERIFY(rows.contains(row));
    rows.remove(row);
    rows.remove(row.parent()); // the unit's row shows what its members do
    QVERIFY(rows.isEmpty());
}

void TestDeviceModel::nothingChangedSaysNothing()
{
    RandomHost host(4);
    host.grow(200);
    DeviceModel model;
    model.setInventory(host.inventory());
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setInventory(host.inventory());
    QCOMPARE(changed.count(), 0);
}

void TestDeviceModel::transitionsShowInTheRow()
{
    RandomHost host(5);
    host.grow(10);
    DeviceModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setInventory(host.inventory());
    const DeviceKey key = host.keyAt(3);
    const QModelIndex cell = model.indexOf(key).siblingAtColumn(int(DeviceColumn::Status));
    const QString before = cell.data().toString();
    model.setTransitions({{key, Transition{.kind = OperationKind::Detach,
                                           .since = QDateTime::currentDateTimeUtc().addSecs(-3),
                                           .operation = 1}}});
    QVERIFY2(cell.data().toString().startsWith(u"Detaching… "_s), qPrintable(cell.data().toString()));
    model.setTransitions({{key, Transition{.kind = OperationKind::Detach,
                                           .since = QDateTime::currentDateTimeUtc().addSecs(-3),
                                           .operation = 1,
                                           .until = QDateTime::currentDateTimeUtc().addSecs(3 * 3600 + 5)}}});
    QVERIFY2(cell.data().toString().endsWith(u", at most 3 h 0 min more"_s), qPrintable(cell.data().toString()));
    QVERIFY(cell.data(DeviceModel::BusyRole).toBool());
    QVERIFY(!model.indexOf(host.keyAt(9)).data(DeviceModel::BusyRole).toBool());
    model.setTransitions({});
    QCOMPARE(cell.data().toString(), before);
}

void TestDeviceModel::hostTextIsNeverMarkup()
{
    RandomHost host(6);
    host.grow(1);
    InventoryPtr inventory = host.inventory();
    auto snapshot = std::make_shared<HostSnapshot>(inventory->snapshot());
    snapshot->nodes.first().pci->product = u"<img src='x'><b>bold</b>"_s;
    DeviceModel model;
    model.setInventory(std::make_shared<Inventory>(snapshot));
    const QModelIndex row = deviceRows(model).first();
    QVERIFY(row.data().toString().contains(u"<b>bold</b>"_s));
    const QString tip = row.data(Qt::ToolTipRole).toString();
    QVERIFY(!tip.contains(u"<b>"_s) && !tip.contains(u"<img"_s));
    QVERIFY(tip.contains(u"&lt;b&gt;bold"_s));
}

void TestDeviceModel::filterAgainstOracle_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 70; seed < 74; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestDeviceModel::filterAgainstOracle()
{
    QFETCH(quint32, seed);
    RandomHost host(seed);
    host.grow(120);
    DeviceModel model;
    DeviceFilter filter(&model);
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setInventory(host.inventory());
    QRandomGenerator random(seed);
    const QStringList texts{u""_s,        u"gpu"_s,    u"0000:01"_s, u"VFIO-pci"_s, u"vm1"_s, u"10de:2204 maker"_s,
                            u"group 3"_s, u"no such"_s};
    for (int round = 0; round < 120; ++round) {
        if (round % 3 == 0)
            filter.setChips(random.bounded(2) ? QSet<QString>{u"gpu"_s, u"network"_s} : QSet<QString>());
        if (round % 3 == 1)
            filter.setStatuses(random.bounded(2) ? QSet<Status>{Status::Detached, Status::Assigned} : QSet<Status>());
        filter.setText(texts[random.bounded(int(texts.size()))]);
        host.change();
        const InventoryPtr inventory = host.inventory();
        model.setInventory(inventory);

        QSet<DeviceKey> expected;
        for (const Device &device : inventory->devices()) {
            QString all = device.title + u' ' + device.address + u' ' + device.driver + u' ' + device.serial;
            if (device.iommuGroup)
                all += u" group %1"_s.arg(*device.iommuGroup);
            if (!device.missing)
                all += u" 10de:2204"_s;
            for (const Claim &claim : device.claims)
                all += u' ' + claim.domainName;
            bool fits = filter.chips().isEmpty() || filter.chips().contains(device.chip);
            fits &= filter.statuses().isEmpty() || filter.statuses().contains(device.status);
            for (const QString &word : filter.text().split(u' ', Qt::SkipEmptyParts))
                fits &= all.contains(word, Qt::CaseInsensitive);
            if (fits)
                expected.insert(device.key);
        }
        QSet<DeviceKey> shown;
        for (const QModelIndex &row : deviceRows(model)) {
            if (filter.mapFromSource(row).isValid())
                shown.insert(model.key(row));
        }
        for (const DeviceKey &key : (shown - expected) + (expected - shown))
            QFAIL(qPrintable(u"%1 is %2 for “%3”, round %4: %5"_s
                                 .arg(key.value(), shown.contains(key) ? u"shown"_s : u"not shown"_s, filter.text())
                                 .arg(round)
                                 .arg(cells(model, model.indexOf(key)))));
    }
}

void TestDeviceModel::countsAreWhatEachChipWouldShow()
{
    RandomHost host(9);
    host.grow(150);
    for (int i = 0; i < 40; ++i)
        host.change();
    DeviceModel model;
    model.setInventory(host.inventory());
    DeviceFilter filter(&model);
    const auto shown = [&] {
        int count = 0;
        for (const QModelIndex &row : deviceRows(model))
            count += filter.mapFromSource(row).isValid();
        return count;
    };
    filter.setStatuses({Status::Attached});
    const DeviceFilter::Counts counts = filter.counts();
    for (const QString &chip : {u"gpu"_s, u"nvme"_s, u"network"_s, u"storage"_s, u"other"_s}) {
        filter.setChips({chip});
        QCOMPARE(counts.chips.value(chip), shown());
    }
    filter.clear();
    const DeviceFilter::Counts all = filter.counts();
    for (const Status status : {Status::Attached, Status::Detached, Status::Assigned, Status::Unknown}) {
        filter.setStatuses({status});
        QCOMPARE(all.statuses.value(int(status)), shown());
    }
}

void TestDeviceModel::bridgesOnlyWhenAsked()
{
    RandomHost host(11);
    host.grow(4);
    auto snapshot = std::make_shared<HostSnapshot>(host.inventory()->snapshot());
    PciCapability &bridge = *snapshot->nodes.first().pci;
    bridge.classCode = 0x060400;
    bridge.bridge = true;
    const DeviceKey key = snapshot->nodes.first().key;
    DeviceModel model;
    model.setInventory(std::make_shared<Inventory>(snapshot));
    DeviceFilter filter(&model);
    QVERIFY(model.indexOf(key).isValid());
    QVERIFY(!filter.mapFromSource(model.indexOf(key)).isValid());
    QCOMPARE(filter.counts().chips.value(u"bridge"_s), 1);
    filter.setChips({u"bridge"_s});
    QVERIFY(filter.mapFromSource(model.indexOf(key)).isValid());
}

QTEST_MAIN(TestDeviceModel)
#include "tst_models_devices.moc"
