// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/plan_json.h"
#include "tests/plans/plan_builder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

class TestPlanJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsRead();
    void theFormStaysAsItIs();
    void whatIsLeftOutIsAsInANewPlan();
    void unknownMembersAreLeftOut();
    void otherTimeZones();
    void badTexts_data();
    void badTexts();
    void badMembers_data();
    void badMembers();
    void twoWithOneId();
    void newer();
    void tooLarge();
};

namespace {

QByteArray listOf(const QByteArray &plan)
{
    return R"({"riser-plans": 1, "plans": [)" + plan + "]}";
}

/// A plan with this as one of its members.
QByteArray planWith(const QString &member, const QJsonValue &value)
{
    QJsonObject plan{{u"id"_s, u"0f8fad5b-d9cb-469f-a165-70867728950e"_s}, {u"name"_s, u"Render"_s}};
    plan[member] = value;
    return listOf(QJsonDocument(plan).toJson());
}

QJsonArray wishWith(const QString &member, const QJsonValue &value)
{
    QJsonObject wish{{u"kind"_s, u"gpu"_s}, {u"count"_s, 1}};
    wish[member] = value;
    return {QJsonObject{{u"kind"_s, u"gpu"_s}}, wish};
}

} // namespace

void TestPlanJson::whatIsWrittenIsRead()
{
    const QList<Plan> plans = QList<Plan>{fullPlan()} + readyMadePlans();
    const Result<QList<Plan>> read = plansFromJson(plansToJson(plans));
    QVERIFY2(read, qPrintable(read ? QString() : read.error().toText()));
    QCOMPARE(*read, plans);
    QCOMPARE(*plansFromJson(plansToJson({})), QList<Plan>());
}

// Others' files are made of these words.
void TestPlanJson::theFormStaysAsItIs()
{
    const QJsonObject root = QJsonDocument::fromJson(plansToJson({fullPlan()})).object();
    QCOMPARE(root[u"riser-plans"], QJsonValue(1));
    const QJsonObject plan = root[u"plans"].toArray().first().toObject();
    QCOMPARE(plan.keys(), QStringList({u"changed"_s, u"cores"_s, u"description"_s, u"devices"_s, u"diskGib"_s,
                                       u"firmware"_s, u"id"_s, u"machine"_s, u"memoryMib"_s, u"name"_s, u"numa"_s,
                                       u"revision"_s, u"sockets"_s, u"spareRootPorts"_s, u"threads"_s, u"video"_s}));
    QCOMPARE(plan[u"changed"], u"2026-03-04T05:06:07.089Z"_s);
    QCOMPARE(plan[u"numa"], u"required"_s);
    QCOMPARE(plan[u"firmware"], u"bios"_s);
    QCOMPARE(plan[u"video"], u"none"_s);
    const QJsonObject wish = plan[u"devices"].toArray().first().toObject();
    QCOMPARE(wish, QJsonObject({{u"kind"_s, u"gpu"_s},
                                {u"count"_s, 2},
                                {u"match"_s, QJsonObject{{u"by"_s, u"model"_s},
                                                         {u"value"_s, u"10de:2204"_s},
                                                         {u"caption"_s, u"NVIDIA GA102"_s}}}}));
}

void TestPlanJson::whatIsLeftOutIsAsInANewPlan()
{
    const auto read = plansFromJson(listOf(R"({"id": "0f8fad5b-d9cb-469f-a165-70867728950e", "name": "Render"})"));
    QVERIFY(read);
    Plan expected = planNamed(u"Render"_s);
    expected.id = PlanId(u"0f8fad5b-d9cb-469f-a165-70867728950e"_s);
    QCOMPARE(*read, QList<Plan>{expected});
}

void TestPlanJson::unknownMembersAreLeftOut()
{
    const auto read = plansFromJson(planWith(u"colour"_s, u"red"_s));
    QVERIFY(read);
    QVERIFY(!plansToJson(*read).contains("colour"));
}

void TestPlanJson::otherTimeZones()
{
    const auto read = plansFromJson(planWith(u"changed"_s, u"2026-03-04T07:06:07.089+02:00"_s));
    QVERIFY(read);
    QCOMPARE(read->first().changed, fullPlan().changed);
    QCOMPARE(read->first().changed.timeSpec(), Qt::UTC);
}

void TestPlanJson::badTexts_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("zeros") << QByteArray(4096, '\0');
    QTest::newRow("not json") << QByteArray("\x00\x01\x02 binary", 10);
    QTest::newRow("cut short") << plansToJson({fullPlan()}).chopped(20);
    QTest::newRow("not UTF-8") << listOf("{\"id\": \"\xff\xfe\"}");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("a host list") << QByteArray(R"({"version": 1, "hosts": []})");
    QTest::newRow("no version") << QByteArray(R"({"plans": []})");
    QTest::newRow("version 0") << QByteArray(R"({"riser-plans": 0, "plans": []})");
    QTest::newRow("version 1.5") << QByteArray(R"({"riser-plans": 1.5, "plans": []})");
    QTest::newRow("version as text") << QByteArray(R"({"riser-plans": "1", "plans": []})");
    QTest::newRow("version null") << QByteArray(R"({"riser-plans": null, "plans": []})");
    QTest::newRow("no plans") << QByteArray(R"({"riser-plans": 1})");
    QTest::newRow("plans are an object") << QByteArray(R"({"riser-plans": 1, "plans": {}})");
    QTest::newRow("a plan is a number") << listOf("7");
    QTest::newRow("a plan is null") << listOf("null");
    QTest::newRow("no id") << listOf(R"({"name": "Render"})");
    QTest::newRow("no name") << listOf(R"({"id": "0f8fad5b-d9cb-469f-a165-70867728950e"})");
    QTest::newRow("deep") << listOf(QByteArray(100'000, '[') + QByteArray(100'000, ']'));
}

void TestPlanJson::badTexts()
{
    QFETCH(QByteArray, json);
    const auto read = plansFromJson(json);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidData);
    QVERIFY(!read.error().summary.isEmpty());
    QVERIFY(!read.error().detail.isEmpty());
}

void TestPlanJson::badMembers_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QString &member, const QJsonValue &value) {
        QTest::newRow(name) << planWith(member, value) << member;
    };
    row("a number as text", u"cores"_s, u"4"_s);
    row("half a core", u"cores"_s, 1.5);
    row("null", u"cores"_s, QJsonValue::Null);
    row("beyond an int", u"memoryMib"_s, 1e12);
    row("out of range", u"memoryMib"_s, 1);
    row("text as a number", u"description"_s, 5);
    row("unknown word", u"numa"_s, u"maybe"_s);
    row("word of another case", u"firmware"_s, u"UEFI"_s);
    row("word as a number", u"video"_s, 1);
    row("no date", u"changed"_s, u"yesterday"_s);
    row("a date too far", u"changed"_s, u"9999-12-31T23:59:59-14:00"_s);
    row("an id that is a path", u"id"_s, u"../../etc/passwd"_s);
    row("devices as an object", u"devices"_s, QJsonObject());
    const auto wish = [](const char *name, const QString &member, const QJsonValue &value, const char *field) {
        QTest::newRow(name) << planWith(u"devices"_s, wishWith(member, value)) << QString::fromLatin1(field);
    };
    wish("wish: unknown kind", u"kind"_s, u"tpu"_s, "devices[1].kind");
    wish("wish: count", u"count"_s, 65, "devices[1].count");
    wish("wish: count as text", u"count"_s, u"2"_s, "devices[1].count");
    wish("wish: match as text", u"match"_s, u"10de"_s, "devices[1].match");
    wish("wish: match null", u"match"_s, QJsonValue::Null, "devices[1].match");
    wish("wish: match by", u"match"_s, QJsonObject{{u"by"_s, u"colour"_s}}, "devices[1].match.by");
    wish("wish: match value", u"match"_s, QJsonObject{{u"by"_s, u"vendor"_s}, {u"value"_s, u"nvidia"_s}},
         "devices[1].match.value");
    QTest::newRow("a wish is a number") << planWith(u"devices"_s, QJsonArray{7}) << u"devices[0]"_s;
}

void TestPlanJson::badMembers()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, field);
    const auto read = plansFromJson(json);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidData);
    QVERIFY2(read.error().detail.contains(u", %1: "_s.arg(field)), qPrintable(read.error().toText()));
    QVERIFY2(read.error().detail.contains(u"Render"_s), qPrintable(read.error().toText()));
}

void TestPlanJson::twoWithOneId()
{
    const auto read = plansFromJson(plansToJson({fullPlan(), fullPlan()}));
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidData);
    QVERIFY(read.error().detail.contains(fullPlan().id.value()));
}

void TestPlanJson::newer()
{
    const auto read = plansFromJson(R"({"riser-plans": 7, "plans": "of another kind"})");
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::NotSupported);
    QVERIFY(read.error().detail.contains(u'7'));
    QVERIFY(read.error().detail.contains(QString::number(planFormVersion)));
}

void TestPlanJson::tooLarge()
{
    const QByteArray small = plansToJson({fullPlan()});
    const QByteArray fits = small + QByteArray(largestPlanText - small.size(), ' ');
    QVERIFY(plansFromJson(fits));
    const auto read = plansFromJson(fits + ' ');
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidData);
    QVERIFY(read.error().detail.contains(u"4 MiB"_s));
}

QTEST_GUILESS_MAIN(TestPlanJson)
#include "tst_plan_json.moc"
