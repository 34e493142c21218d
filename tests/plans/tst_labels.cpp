// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/label_store.h"
#include "tests/plans/placement_hosts.h"
#include "tests/plans/store_support.h"

#include <QLockFile>
#include <QSignalSpy>
#include <QThread>

using namespace riser;
using namespace riser::test;

class TestLabels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_scratch = std::make_unique<Scratch>(); }

    void whatIsGivenIsThereAtTheNextStart();
    void aLabelFollowsTheCard();
    void withoutANumberItStaysAtThePlace();
    void aNumberThatIsToldLaterTakesTheLabelsAlong();
    void aLabelStaysWhenTheNumberGoes();
    void aNumberOfManyTellsNothing();
    void tooMuchIsRefusedBeforeItIsWritten();
    void severalDevicesAtOnce();
    void aLabelMustBeGood_data();
    void aLabelMustBeGood();
    void sixteenAreEnough();
    void theFormRoundTrips();
    void badFormsAreRefused_data();
    void badFormsAreRefused();
    void aDamagedFileIsToldAndLeftAlone_data();
    void aDamagedFileIsToldAndLeftAlone();
    void twoConsolesKeepEachOthers();
    void anUnwritableFolderIsTold();
    void whatWasAskedForIsWrittenBeforeTheEnd();
    void aPlanFindsThem();

private:
    QString path() const { return m_scratch->path(u"a/labels.json"_s); }
    static Device device(const QString &key, const QString &id, const QString &serial = {})
    {
        Device device;
        device.key = DeviceKey(key);
        device.identity.id = id;
        device.identity.serial = serial;
        device.title = u"Card "_s + key;
        return device;
    }
    /// Waits for the answer, as a dialog would.
    Result<void> change(LabelStore &store, const QList<LabelTarget> &devices, const QStringList &add,
                        const QStringList &remove = {})
    {
        std::optional<Result<void>> answer;
        store.change({.devices = devices, .add = add, .remove = remove}, this,
                     [&answer](const Result<void> &done) { answer = done; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, patience))
            return failure(ErrorCode::TimedOut, u"no answer"_s);
        return *answer;
    }
    /// What a console that starts now finds.
    QStringList found(const HostId &host, const Device &device) const
    {
        LabelStore store(path());
        return QTest::qWaitFor([&store] { return store.isRead(); }, patience) ? store.of(host, device)
                                                                              : QStringList(u"(not read)"_s);
    }

    std::unique_ptr<Scratch> m_scratch;
    const HostId m_host{u"h1"_s};
    const HostId m_other{u"h2"_s};
};

void TestLabels::whatIsGivenIsThereAtTheNextStart()
{
    const Device card = device(u"pci_0000_01_00_0"_s, u"10de:2204"_s);
    {
        LabelStore store(path());
        QSignalSpy changed(&store, &LabelStore::changed);
        QTRY_VERIFY(store.isRead());
        QVERIFY(!store.problem());
        QVERIFY(store.of(m_host, card).isEmpty());
        QVERIFY(!QFile::exists(path())); // only looking makes nothing
        changed.clear();
        QVERIFY(change(store, {labelTarget(m_host, card)}, {u"fast"_s, u"Big <b>one</b>"_s}));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(store.of(m_host, card), QStringList({u"fast"_s, u"Big <b>one</b>"_s}));
        QVERIFY(change(store, {labelTarget(m_host, card)}, {u"FAST"_s}));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(store.labels().known(), QStringList({u"Big <b>one</b>"_s, u"fast"_s}));
    }
    QCOMPARE(found(m_host, card), QStringList({u"fast"_s, u"Big <b>one</b>"_s}));
}

void TestLabels::aLabelFollowsTheCard()
{
    const Device card = device(u"pci_0000_01_00_0"_s, u"10de:2204"_s, u"SN-1"_s);
    LabelStore store(path());
    QVERIFY(change(store, {labelTarget(m_host, card)}, {u"fast"_s}));
    const Device moved = device(u"pci_0000_41_00_0"_s, u"10de:2204"_s, u"SN-1"_s);
    QCOMPARE(found(m_other, moved), QStringList{u"fast"_s});
    QVERIFY(found(m_host, device(u"pci_0000_01_00_0"_s, u"10de:2204"_s, u"SN-2"_s)).isEmpty()); // in its old slot
    QVERIFY(found(m_host, device(u"pci_0000_01_00_0"_s, u"10de:2208"_s, u"SN-1"_s)).isEmpty()); // another's number
}

void TestLabels::withoutANumberItStaysAtThePlace()
{
    const Device card = device(u"pci_0000_01_00_0"_s, u"10de:2204"_s);
    LabelStore store(path());
    QVERIFY(change(store, {labelTarget(m_host, card)}, {u"fast"_s}));
    QCOMPARE(found(m_host, card), QStringList{u"fast"_s});
    QVERIFY(found(m_other, card).isEmpty());
    QVERIFY(found(m_host, device(u"pci_0000_02_00_0"_s, u"10de:2204"_s)).isEmpty());
    QVERIFY(found(m_host, device(u"pci_0000_01_00_0"_s, u"10de:2208"_s)).isEmpty()); // another card in the slot
}

void TestLabels::aNumberThatIsToldLaterTakesTheLabelsAlong()
{
    const Device before = device(u"pci_0000_01_00_0"_s, u"10de:2204"_s);
    const Device after = device(u"pci_0000_01_00_0"_s, u"10de:2204"_s, u"SN-1"_s);
    LabelStore store(path());
    QVERIFY(change(store, {labelTarget(m_host, before)}, {u"fast"_s}));
    QCOMPARE(store.of(m_host, after), QStringList{u"fast"_s});
    QVERIFY(change(store, {labelTarget(m_host, after)}, {u"big"_s}));
    QCOMPARE(found(m_other, device(u"pci_0000_09_00_0"_s, u"10de:2204"_s, u"SN-1"_s)),
             QStringList({u"fast"_s, u"big"_s}));
    QCOMPARE(store.labels().all().size(), 1);
}

/// As an NVMe drive: its number is told by the host's driver, which is gone once VFIO has it.
void TestLabels::aLabelStaysWhenTheNumberGoes()
{
    const Device attached = device(u"pci_0000_03_00_0"_s, u"1b36:0010"_s, u"SN-1"_s);
    const Device detached = device(u"pci_0000_03_00_0"_s, u"1b36:0010"_s);
    LabelStore store(path());
    QVERIFY(change(store, {labelTarget(m_host, attached)}, {u"fast"_s}));
    QCOMPARE(found(m_host, detached), QStringList{u"fast"_s});
    QVERIFY(found(m_other, detached).isEmpty());
    // Given while it is detached, it is there when it is back.
    QVERIFY(change(store, {labelTarget(m_host, detached)}, {u"big"_s}));
    QCOMPARE(found(m_host, attached), QStringList({u"fast"_s, u"big"_s}));
    // Another drive in the slot has none; once it is labelled, it is the one that is there.
    const Device other = device(u"pci_0000_03_00_0"_s, u"1b36:0010"_s, u"SN-2"_s);
    QVERIFY(found(m_host, other).isEmpty());
    QVERIFY(change(store, {labelTarget(m_host, other)}, {u"slow"_s}));
    QCOMPARE(found(m_host, detached), QStringList{u"slow"_s});
    QCOMPARE(found(m_host, attached), QStringList({u"fast"_s, u"big"_s}));
    QVERIFY(change(store, {labelTarget(m_host, detached)}, {}, {u"slow"_s}));
    QVERIFY(found(m_host, other).isEmpty());
    QCOMPARE(store.labels().all().size(), 1);
}

void TestLabels::aNumberOfManyTellsNothing()
{
    Device one = device(u"usb_1_1"_s, u"0951:1666"_s, u"0123456789"_s);
    one.node.usbDevice.emplace();
    LabelStore store(path());
    QVERIFY(change(store, {labelTarget(m_host, one)}, {u"dongle"_s}));
    Device moved = one;
    moved.key = DeviceKey(u"usb_2_1"_s);
    QCOMPARE(found(m_host, moved), QStringList{u"dongle"_s}); // to another port
    QVERIFY(found(m_other, one).isEmpty());
    // Its twin comes: neither can be told by the number any more.
    one.numberIsShared = moved.numberIsShared = true;
    QCOMPARE(found(m_host, one), QStringList{u"dongle"_s}); // it is where it was labelled
    QVERIFY(found(m_host, moved).isEmpty());
}

void TestLabels::tooMuchIsRefusedBeforeItIsWritten()
{
    QStringList labels;
    for (int i = 0; i < 16; ++i)
        labels << QString(planLimits::label - 2, u'x') + QString::number(i).rightJustified(2, u'0');
    LabelStore store(path());
    const Device first = device(u"pci_0000_01_00_0"_s, u"10de:2204"_s);
    QVERIFY(change(store, {labelTarget(m_host, first)}, {u"kept"_s}));
    QList<LabelTarget> many;
    const qsizetype enough = largestLabelText / (labels.size() * planLimits::label) + 1;
    for (qsizetype i = 0; i < enough; ++i)
        many << labelTarget(m_host, device(u"pci_%1"_s.arg(i), u"10de:2204"_s));
    const Result<void> answer = change(store, many, labels);
    QVERIFY(!answer);
    QVERIFY2(answer.error().toText().contains(path()), qPrintable(answer.error().toText()));
    QCOMPARE(found(m_host, first), QStringList{u"kept"_s});
}

void TestLabels::severalDevicesAtOnce()
{
    const Device one = device(u"pci_0000_01_00_0"_s, u"10de:2204"_s);
    const Device two = device(u"pci_0000_02_00_0"_s, u"10de:2204"_s, u"SN-2"_s);
    LabelStore store(path());
    QVERIFY(change(store, {labelTarget(m_host, one)}, {u"old"_s, u"kept"_s}));
    QVERIFY(change(store, {labelTarget(m_host, one), labelTarget(m_other, two)}, {u"new"_s}, {u"OLD"_s}));
    QCOMPARE(found(m_host, one), QStringList({u"kept"_s, u"new"_s}));
    QCOMPARE(found(m_other, two), QStringList{u"new"_s});
    QVERIFY(change(store, {labelTarget(m_host, one)}, {}, {u"kept"_s, u"new"_s}));
    QCOMPARE(store.labels().all().size(), 1);
}

void TestLabels::aLabelMustBeGood_data()
{
    QTest::addColumn<QString>("label");
    QTest::newRow("empty") << QString();
    QTest::newRow("spaces") << u"   "_s;
    QTest::newRow("space at the end") << u"fast "_s;
    QTest::newRow("too long") << QString(labelLimits::length + 1, u'x');
    QTest::newRow("comma") << u"fast,big"_s;
    QTest::newRow("two lines") << u"fast\nbig"_s;
    QTest::newRow("turns the text around") << u"fa\u202est"_s;
}

void TestLabels::aLabelMustBeGood()
{
    QFETCH(QString, label);
    const LabelTarget card = labelTarget(m_host, device(u"pci_0000_01_00_0"_s, u"10de:2204"_s));
    LabelStore store(path());
    const Result<void> refused = change(store, {card}, {u"good"_s, label});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QVERIFY(!QFile::exists(path()));
    QVERIFY(store.labels().all().isEmpty());
    QVERIFY(change(store, {card}, {QString(labelLimits::length, u'x')}));
}

void TestLabels::sixteenAreEnough()
{
    const LabelTarget card = labelTarget(m_host, device(u"pci_0000_01_00_0"_s, u"10de:2204"_s));
    QStringList labels;
    for (int i = 0; i < labelLimits::perDevice; ++i)
        labels << u"label %1"_s.arg(i);
    LabelStore store(path());
    QVERIFY(change(store, {card}, labels));
    const Result<void> refused = change(store, {card}, {u"one more"_s});
    QVERIFY(!refused);
    QVERIFY2(refused.error().summary.contains(u"17"_s), qPrintable(refused.error().summary));
    QVERIFY(change(store, {card}, {u"one more"_s}, {labels.first()}));
    QCOMPARE(store.labels().of(card).size(), labelLimits::perDevice);
}

void TestLabels::theFormRoundTrips()
{
    Labels labels;
    labels.set(labelTarget(m_host, device(u"pci_0000_01_00_0"_s, u"10de:2204"_s)), {u"a"_s, u"b \"q\" 🚀"_s});
    labels.set(labelTarget(m_other, device(u"usb_1_1"_s, u"0951:1666"_s, u"S \\ 1"_s)), {u"c"_s});
    const QByteArray text = labelsToJson(labels);
    QCOMPARE(labelsFromJson(text), Result<Labels>(labels));
    QCOMPARE(labelsToJson(*labelsFromJson(text)), text);
}

void TestLabels::badFormsAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ErrorCode>("code");
    using enum ErrorCode;
    QTest::newRow("empty") << QByteArray() << InvalidData;
    QTest::newRow("no JSON") << QByteArray("{ damaged") << InvalidData;
    QTest::newRow("plans") << QByteArray(R"({"riser-plans": 1, "plans": []})") << InvalidData;
    QTest::newRow("newer") << QByteArray(R"({"riser-labels": 2, "devices": []})") << NotSupported;
    QTest::newRow("half a version") << QByteArray(R"({"riser-labels": 1.5, "devices": []})") << InvalidData;
    QTest::newRow("no list") << QByteArray(R"({"riser-labels": 1})") << InvalidData;
    const auto one = [](const QByteArray &device) {
        return QByteArray(R"({"riser-labels": 1, "devices": [)") + device + "]}";
    };
    QTest::newRow("a device of nowhere") << one(R"({"hardware": "1:2", "labels": ["a"]})") << InvalidData;
    QTest::newRow("no labels") << one(R"({"hardware": "1:2", "unique": "x"})") << InvalidData;
    QTest::newRow("no label") << one(R"({"hardware": "1:2", "unique": "x", "labels": []})") << InvalidData;
    QTest::newRow("a number") << one(R"({"hardware": "1:2", "unique": "x", "labels": [7]})") << InvalidData;
    QTest::newRow("twice") << one(R"({"hardware": "1:2", "unique": "x", "labels": ["a", "A"]})") << InvalidData;
    const QByteArray good = R"({"hardware": "1:2", "unique": "x", "labels": ["a"]})";
    QTest::newRow("a device twice") << one(good + "," + good) << InvalidData;
    QVERIFY(labelsFromJson(one(good)));
}

void TestLabels::badFormsAreRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(ErrorCode, code);
    const Result<Labels> refused = labelsFromJson(text);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, code);
    QVERIFY(!refused.error().detail.isEmpty());
}

void TestLabels::aDamagedFileIsToldAndLeftAlone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("damaged") << QByteArray(R"({"riser-labels": 1, "devices": [)");
    QTest::newRow("newer") << QByteArray(R"({"riser-labels": 99, "new": "things"})");
}

void TestLabels::aDamagedFileIsToldAndLeftAlone()
{
    QFETCH(QByteArray, text);
    m_scratch->write(u"a/labels.json"_s, text);
    LabelStore store(path());
    QTRY_VERIFY(store.isRead());
    QVERIFY(store.problem());
    QVERIFY(store.problem()->summary.contains(path()));
    const Result<void> refused =
        change(store, {labelTarget(m_host, device(u"pci_0000_01_00_0"_s, u"10de:2204"_s))}, {u"fast"_s});
    QVERIFY(!refused);
    QVERIFY(refused.error().summary.contains(path()));
    QCOMPARE(m_scratch->read(u"a/labels.json"_s), text);
    QCOMPARE(m_scratch->everything(u"a"_s), QStringList{u"labels.json"_s});
}

void TestLabels::twoConsolesKeepEachOthers()
{
    LabelStore mine(path());
    LabelStore theirs(path());
    for (int round = 0; round < 8; ++round) {
        for (LabelStore *store : {&mine, &theirs}) {
            const QString key = u"%1-%2"_s.arg(store == &mine ? u"mine"_s : u"theirs"_s).arg(round);
            store->change({.devices = {labelTarget(m_host, device(key, u"1:2"_s))}, .add = {key}, .remove = {}}, this,
                          [](const Result<void> &done) { QVERIFY(done); });
        }
    }
    QTRY_COMPARE_WITH_TIMEOUT(qMin(mine.labels().all().size(), theirs.labels().all().size()), 16, patience);
    mine.reload();
    theirs.reload();
    QTRY_COMPARE(mine.labels().all().size(), 16);
    QTRY_COMPARE(theirs.labels(), mine.labels());
}

void TestLabels::anUnwritableFolderIsTold()
{
    m_scratch->write(u"a"_s, "a file in the way");
    LabelStore store(path());
    const Result<void> refused =
        change(store, {labelTarget(m_host, device(u"pci_0000_01_00_0"_s, u"10de:2204"_s))}, {u"fast"_s});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Settings);
    QCOMPARE(m_scratch->read(u"a"_s), QByteArray("a file in the way"));
}

void TestLabels::whatWasAskedForIsWrittenBeforeTheEnd()
{
    const Device card = device(u"pci_0000_01_00_0"_s, u"10de:2204"_s);
    bool answered = false;
    {
        LabelStore store(path());
        store.change({.devices = {labelTarget(m_host, card)}, .add = {u"last"_s}, .remove = {}}, this,
                     [&answered](const Result<void> &) { answered = true; });
    }
    QCoreApplication::processEvents();
    QVERIFY(!answered); // nobody is there any more whom to tell
    QCOMPARE(found(m_host, card), QStringList{u"last"_s});
}

void TestLabels::aPlanFindsThem()
{
    const PlacementHost host = PlaceBuilder("kvm").gpu(1).gpu(2);
    const Device *second = host.inventory->device(DeviceKey(u"pci_0000_02_00_0"_s));
    QVERIFY(second);
    Plan plan = planNamed(u"Fast"_s);
    plan.devices << wishFor("gpu", 1, DeviceMatch::By::Label, "Fast");
    LabelStore store(path());
    QVERIFY(!placePlan(plan, {host}, store.labelsOf()).first().fits);
    QVERIFY(change(store, {labelTarget(host.id, *second)}, {u"fast"_s}));
    const HostFit fit = placePlan(plan, {host}, store.labelsOf()).first();
    QVERIFY2(fit.fits, qPrintable(fit.whyNot.join(u'\n')));
    QCOMPARE(fit.devices.first().device, second->key);
}

QTEST_GUILESS_MAIN(TestLabels)
#include "tst_labels.moc"
