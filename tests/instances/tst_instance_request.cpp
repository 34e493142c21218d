// SPDX-License-Identifier: GPL-3.0-or-later
#include "request_support.h"

#include <QJsonArray>
#include <QObject>
#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

class TestInstanceRequest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void names_data();
    void names();
    void keepsEveryField();
    void leavesOutWhatIsNot();
    void damage_data();
    void damage();
    void problemsByField_data();
    void problemsByField();
};

void TestInstanceRequest::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    for (const QString &good : {u"a"_s, u"train-1"_s, u"Train_1.lab"_s, u"9lives"_s, QString(63, u'a')})
        QTest::addRow("good %s", qPrintable(good)) << good << true;
    for (const QString &bad : {u""_s, u" "_s, u"a b"_s, u"-x"_s, u".x"_s, u"../etc"_s, u"a/b"_s, u"a\nb"_s, u"süß"_s,
                               u"a;b"_s, u"a%s"_s, QString(64, u'a'), u"99999999-9999-4999-8999-999999999999"_s})
        QTest::addRow("bad %s", qPrintable(bad)) << bad << false;
}

void TestInstanceRequest::names()
{
    QFETCH(QString, name);
    QFETCH(bool, good);
    QCOMPARE(instanceNameProblem(name).isEmpty(), good);
}

void TestInstanceRequest::keepsEveryField()
{
    const InstanceRequest request = fullRequest();
    const Result<InstanceRequest> back = requestFromJson(requestToJson(request));
    QVERIFY2(back, back ? "" : qPrintable(back.error().toText()));
    QCOMPARE(back->disk.capacityBytes, request.disk.capacityBytes);
    QVERIFY(*back == request);
}

void TestInstanceRequest::leavesOutWhatIsNot()
{
    InstanceRequest request = fullRequest();
    request.numaNode.reset();
    request.cloudInit = {};
    request.devices.clear();
    const Result<InstanceRequest> back = requestFromJson(requestToJson(request));
    QVERIFY(back);
    QVERIFY(!back->numaNode && !back->cloudInit.enabled);
    QVERIFY(*back == request);
    QCOMPARE(request.seedVolume(), QString());
    QCOMPARE(fullRequest().seedVolume(), u"train_1-cidata.iso"_s);
}

void TestInstanceRequest::damage_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("no plan") << u"plan"_s << QJsonValue();
    QTest::newRow("a plan that is a number") << u"plan"_s << QJsonValue(7);
    QTest::newRow("no disk") << u"disk"_s << QJsonValue();
    QTest::newRow("a source that isn't known")
        << u"disk"_s
        << QJsonValue(QJsonObject{
               {u"pool"_s, u"p"_s}, {u"volume"_s, u"v"_s}, {u"capacity"_s, u"1"_s}, {u"source"_s, u"magic"_s}});
    QTest::newRow("a size that is no number")
        << u"disk"_s
        << QJsonValue(QJsonObject{
               {u"pool"_s, u"p"_s}, {u"volume"_s, u"v"_s}, {u"capacity"_s, u"much"_s}, {u"source"_s, u"empty"_s}});
    QTest::newRow("a volume that is a path")
        << u"disk"_s
        << QJsonValue(QJsonObject{
               {u"pool"_s, u"p"_s}, {u"volume"_s, u"../v"_s}, {u"capacity"_s, u"1"_s}, {u"source"_s, u"empty"_s}});
    QTest::newRow("a name that is a path") << u"name"_s << QJsonValue(u"../x"_s);
    QTest::newRow("an id that is no UUID") << u"id"_s << QJsonValue(u"1"_s);
}

void TestInstanceRequest::damage()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QJsonObject json = requestToJson(fullRequest());
    json[field] = value;
    const Result<InstanceRequest> back = requestFromJson(json);
    QVERIFY(!back);
    QCOMPARE(back.error().code, ErrorCode::InvalidData);
    QVERIFY(!back.error().summary.isEmpty());
}

void TestInstanceRequest::problemsByField_data()
{
    using Change = std::function<void(InstanceRequest &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *field, const Change &change) {
        QTest::newRow(field) << change << QString::fromLatin1(field);
    };
    row("name", [](InstanceRequest &request) { request.name = u"a b"_s; });
    row("id", [](InstanceRequest &request) { request.id = {}; });
    row("pool", [](InstanceRequest &request) { request.disk.pool.clear(); });
    row("volume", [](InstanceRequest &request) { request.disk.volume = u"a/b"_s; });
    row("capacity", [](InstanceRequest &request) { request.disk.capacityBytes = 0; });
    row("template", [](InstanceRequest &request) { request.disk.templateVolume.clear(); });
    row("format", [](InstanceRequest &request) {
        request.disk.source = DiskSource::Overlay;
        request.disk.format = u"raw"_s;
    });
    row("sshKeys", [](InstanceRequest &request) { request.cloudInit.sshKeys = {u"one\ntwo"_s}; });
    row("cores", [](InstanceRequest &request) { request.plan.cores = 0; });
}

void TestInstanceRequest::problemsByField()
{
    using Change = std::function<void(InstanceRequest &)>;
    QFETCH(Change, change);
    QFETCH(QString, field);
    InstanceRequest request = fullRequest();
    QVERIFY(checkRequest(request).isEmpty());
    change(request);
    const QList<PlanProblem> problems = checkRequest(request);
    QVERIFY(std::ranges::any_of(problems, [&field](const PlanProblem &problem) { return problem.field == field; }));
}

QTEST_GUILESS_MAIN(TestInstanceRequest)
#include "tst_instance_request.moc"
