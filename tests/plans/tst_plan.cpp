// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/plan.h"
#include "tests/plans/plan_builder.h"

#include <QSet>
#include <QTest>

#include <functional>
#include <limits>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

using Change = std::function<void(Plan &)>;
Q_DECLARE_METATYPE(Change)

class TestPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsGoodHasNoProblems();
    void problems_data();
    void problems();
    void allProblemsAreTold();
    void readyMade();
    void numbersNeverOverflow();
    void texts();
    void memory_data();
    void memory();
    void ids();
};

void TestPlan::whatIsGoodHasNoProblems()
{
    QCOMPARE(checkPlan(planNamed(u"x"_s)), QList<PlanProblem>());
    QCOMPARE(checkPlan(fullPlan()), QList<PlanProblem>());
    Plan old = planNamed(u"x"_s);
    old.machine = u"pc-i440fx-9.2"_s;
    old.spareRootPorts = 0;
    QCOMPARE(checkPlan(old), QList<PlanProblem>());
    old.name = u"हिन्दी 👩‍💻"_s; // joiners are no hidden characters
    QCOMPARE(checkPlan(old), QList<PlanProblem>());
}

void TestPlan::problems_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const Change &change, const QString &field, const QStringList &words = {}) {
        QTest::newRow(name) << change << field << words;
    };
    using By = DeviceMatch::By;
    row("no name", [](Plan &plan) { plan.name = u" \t"_s.trimmed(); }, u"name"_s);
    row("blank name", [](Plan &plan) { plan.name = u"   "_s; }, u"name"_s);
    row("long name", [](Plan &plan) { plan.name = QString(81, u'x'); }, u"name"_s, {u"81"_s, u"80"_s});
    row("a line in the name", [](Plan &plan) { plan.name = u"a\nb"_s; }, u"name"_s);
    row("a null in the name", [](Plan &plan) { plan.name = u"a"_s + QChar(0); }, u"name"_s);
    row("name the other way round", [](Plan &plan) { plan.name = u"a\u202eb"_s; }, u"name"_s);
    row("half a character", [](Plan &plan) { plan.name = u"a"_s + QChar(0xd800); }, u"name"_s);
    row("long description", [](Plan &plan) { plan.description = QString(2001, u'x'); }, u"description"_s);
    row("bell in the description", [](Plan &plan) { plan.description = QString(QChar(7)); }, u"description"_s);
    row("id that is a path", [](Plan &plan) { plan.id = PlanId(u"../../x"_s); }, u"id"_s, {u"../../x"_s});
    row("id in braces", [](Plan &plan) { plan.id = PlanId(u"{0f8fad5b-d9cb-469f-a165-70867728950e}"_s); }, u"id"_s);
    row("id in capitals", [](Plan &plan) { plan.id = PlanId(u"0F8FAD5B-D9CB-469F-A165-70867728950E"_s); }, u"id"_s);
    row("negative revision", [](Plan &plan) { plan.revision = -1; }, u"revision"_s, {u"-1"_s});
    row("no sockets", [](Plan &plan) { plan.sockets = 0; }, u"sockets"_s, {u"0"_s, u"16"_s});
    row("many cores", [](Plan &plan) { plan.cores = 256; }, u"cores"_s, {u"256"_s, u"255"_s});
    row("many threads", [](Plan &plan) { plan.threads = 9; }, u"threads"_s, {u"9"_s, u"8"_s});
    row("many vCPUs",
        [](Plan &plan) {
            plan.sockets = 2;
            plan.cores = 64;
            plan.threads = 2;
        },
        u"cores"_s, {u"256"_s, u"255"_s});
    row("little memory", [](Plan &plan) { plan.memoryMib = 63; }, u"memoryMib"_s, {u"63"_s, u"64"_s});
    row("much memory", [](Plan &plan) { plan.memoryMib = std::numeric_limits<int>::max(); }, u"memoryMib"_s);
    row("no disk", [](Plan &plan) { plan.diskGib = 0; }, u"diskGib"_s, {u"0"_s, u"1"_s});
    row("spare ports", [](Plan &plan) { plan.spareRootPorts = 17; }, u"spareRootPorts"_s, {u"17"_s, u"16"_s});
    row("ports of an old machine", [](Plan &plan) { plan.machine = u"pc"_s; }, u"spareRootPorts"_s, {u"pc"_s});
    row("no machine", [](Plan &plan) { plan.machine.clear(); }, u"machine"_s, {u"q35"_s});
    row("other machine", [](Plan &plan) { plan.machine = u"virt"_s; }, u"machine"_s, {u"virt"_s});
    row("machine with a tail", [](Plan &plan) { plan.machine = u"q35,accel=tcg"_s; }, u"machine"_s);
    row("machine with a line", [](Plan &plan) { plan.machine = u"q35\n"_s; }, u"machine"_s);
    const auto wish = [&row](const char *name, const DeviceWish &wrong, const QString &field,
                             const QStringList &words = {}) {
        row(name, [wrong](Plan &plan) { plan.devices = {wishFor("gpu", 1), wrong}; }, field, words);
    };
    wish("unknown kind", wishFor("tpu", 1), u"devices[1].kind"_s, {u"tpu"_s, u"gpu"_s, u"nvme"_s});
    wish("negative count", wishFor("gpu", -1), u"devices[1].count"_s, {u"-1"_s, u"64"_s});
    wish("large count", wishFor("gpu", 65), u"devices[1].count"_s, {u"65"_s, u"64"_s});
    wish("any of a kind that is named", wishFor("gpu", 1, By::Any, "10de"), u"devices[1].match.value"_s);
    wish("no vendor", wishFor("gpu", 1, By::Vendor), u"devices[1].match.value"_s);
    wish("bad vendor", wishFor("gpu", 1, By::Vendor, "0x10de"), u"devices[1].match.value"_s, {u"0x10de"_s});
    wish("a vendor as model", wishFor("gpu", 1, By::Model, "10de"), u"devices[1].match.value"_s);
    wish("no label", wishFor("gpu", 1, By::Label, " "), u"devices[1].match.value"_s);
    row("too many together", [](Plan &plan) { plan.devices = {wishFor("gpu", 40), wishFor("nvme", 25)}; }, u"devices"_s,
        {u"65"_s, u"64"_s});
    row("too many wishes", [](Plan &plan) { plan.devices = QList<DeviceWish>(33, wishFor("gpu", 1)); }, u"devices"_s,
        {u"33"_s, u"32"_s});
}

void TestPlan::problems()
{
    QFETCH(Change, change);
    QFETCH(QString, field);
    QFETCH(QStringList, words);
    Plan plan = planNamed(u"x"_s);
    change(plan);
    const QList<PlanProblem> problems = checkPlan(plan);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().field, field);
    QVERIFY(!problems.first().text.isEmpty());
    for (const QString &word : std::as_const(words))
        QVERIFY2(problems.first().text.contains(word), qPrintable(problems.first().text));
}

void TestPlan::allProblemsAreTold()
{
    Plan plan;
    plan.cores = 0;
    plan.diskGib = -1;
    plan.devices = {wishFor("x", 99)};
    QStringList fields;
    for (const PlanProblem &problem : checkPlan(plan))
        fields << problem.field;
    QCOMPARE(fields, QStringList({u"name"_s, u"cores"_s, u"diskGib"_s, u"devices[0].kind"_s, u"devices[0].count"_s}));
}

void TestPlan::readyMade()
{
    const QList<Plan> plans = readyMadePlans();
    QSet<PlanId> ids;
    QSet<QString> names;
    QSet<int> gpus;
    for (const Plan &plan : plans) {
        QCOMPARE(checkPlan(plan), QList<PlanProblem>());
        QCOMPARE(plan.revision, 1);
        ids << plan.id;
        names << plan.name;
        gpus << plan.gpuCount();
    }
    QCOMPARE(ids.size(), plans.size());
    QCOMPARE(names.size(), plans.size());
    QCOMPARE(gpus, QSet<int>({0, 1, 2, 4}));
    QCOMPARE(readyMadePlans(), plans);
    // What instances remember: the smallest plan has had this id since the first Riser.
    QVERIFY(ids.contains(PlanId(u"9f6b0a52-6c1d-4f0b-8f53-0c5b7f1f6a01"_s)));
}

void TestPlan::numbersNeverOverflow()
{
    Plan plan;
    plan.sockets = plan.cores = plan.threads = std::numeric_limits<int>::max();
    QCOMPARE(plan.vcpus(), std::numeric_limits<int>::max());
    plan.devices = {wishFor("gpu", std::numeric_limits<int>::max()), wishFor("gpu", std::numeric_limits<int>::max())};
    QCOMPARE(plan.gpuCount(), std::numeric_limits<int>::max());
    plan.devices = {wishFor("gpu", 2), wishFor("nvme", 4), wishFor("gpu", 1)};
    QCOMPARE(plan.gpuCount(), 3);
}

void TestPlan::texts()
{
    using By = DeviceMatch::By;
    QCOMPARE(wishText(wishFor("gpu", 2)), u"2 × GPU"_s);
    QCOMPARE(wishText(wishFor("gpu", 2, By::Vendor, "10de", "NVIDIA Corporation")), u"2 × GPU (NVIDIA Corporation)"_s);
    QCOMPARE(wishText(wishFor("usb", 1, By::Model, "046d:c52b")), u"1 × USB device (046d:c52b)"_s);
    QCOMPARE(wishText(wishFor("nvme", 1, By::Label, "fast")), u"1 × NVMe drive (label fast)"_s);
    QCOMPARE(wishText(wishFor("tpu", 1)), u"1 × tpu"_s);
    // A name from a host or a colleague is never a place for something else.
    QCOMPARE(wishText(wishFor("gpu", 2, By::Vendor, "10de", "%1 %2")), u"2 × GPU (%1 %2)"_s);
    QVERIFY(planSummary(fullPlan()).startsWith(u"2 × NVIDIA GA102, 1 × NVMe drive, "_s));
    QVERIFY(planSummary(fullPlan()).endsWith(u", 32 GiB, 100 GiB disk"_s));
    QVERIFY(planSummary(fullPlan()).contains(u"16 vCPU"_s));
    QVERIFY(!planSummary(fullPlan()).contains(u"dongle"_s)); // none of it is wished
}

void TestPlan::memory_data()
{
    QTest::addColumn<qint64>("kib");
    QTest::addColumn<QString>("text");
    constexpr qint64 gib = 1024 * 1024;
    QTest::newRow("whole") << 32 * gib << u"32 GiB"_s;
    QTest::newRow("none") << qint64(0) << u"0 GiB"_s;
    QTest::newRow("less than none") << qint64(-5) << u"0 GiB"_s;
    QTest::newRow("small") << qint64(1536) * 1024 << u"1536 MiB"_s;
    QTest::newRow("nearly") << 13 * gib - 1 << u"12.9 GiB"_s;
    QTest::newRow("half") << 12 * gib + gib / 2 << u"12.5 GiB"_s;
    QTest::newRow("one") << qint64(1) << u"0 MiB"_s;
    QTest::newRow("terabytes") << 16 * 1024 * gib << u"16384 GiB"_s;
}

void TestPlan::memory()
{
    QFETCH(qint64, kib);
    QTEST(memoryText(kib), "text");
}

void TestPlan::ids()
{
    QVERIFY(isPlanId(u"0f8fad5b-d9cb-469f-a165-70867728950e"_s));
    for (const char *bad : {"", "x", "../0f8fad5b-d9cb-469f-a165-70867728950e", "00000000-0000-0000-0000-000000000000",
                            "0f8fad5b-d9cb-469f-a165-70867728950e/../x", "0f8fad5b-d9cb-469f-a165-70867728950e ",
                            "0F8FAD5B-D9CB-469F-A165-70867728950E"})
        QVERIFY2(!isPlanId(QString::fromLatin1(bad)), bad);
}

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"
