// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/simulated_backend.h"
#include "core/host/simulated/simulated_host.h"
#include "tests/support/listener.h"
#include "tests/support/places.h"
#include "tests/support/small_host.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

class TestSimulatedWorld : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void badAddressesAreTold_data();
    void badAddressesAreTold();
    void aFileOpens();
    void theSameFileIsTheSameHost();
    void switchesOfTheAddressCountOverReconnects();
    void aHostOfATestIsFoundByItsAddress();

private:
    const QString m_uri = u"simulated://"_s + testData(u"simulated/small.xml"_s);
};

void TestSimulatedWorld::badAddressesAreTold_data()
{
    QTest::addColumn<QString>("uri");
    QTest::newRow("empty") << QString();
    QTest::newRow("another scheme") << u"qemu:///system"_s;
    QTest::newRow("no file") << u"simulated:///"_s;
    QTest::newRow("a host name") << u"simulated://kvm1/file.xml"_s;
    QTest::newRow("a file that is not there") << u"simulated:///nowhere/rack.xml"_s;
    QTest::newRow("a resource that is not there") << u"simulated:///:/riser/demo/none.xml"_s;
    QTest::newRow("an unknown switch") << m_uri + u"?explode=now"_s;
}

void TestSimulatedWorld::badAddressesAreTold()
{
    QFETCH(QString, uri);
    const Result<std::unique_ptr<Backend>> backend = makeSimulatedBackend(uri);
    QVERIFY(!backend);
    QCOMPARE(backend.error().code, ErrorCode::InvalidInput);
    QVERIFY(!backend.error().summary.isEmpty());
}

void TestSimulatedWorld::aFileOpens()
{
    const Result<std::unique_ptr<Backend>> backend = makeSimulatedBackend(m_uri);
    QVERIFY2(backend, backend ? "" : qPrintable(backend.error().toText()));
    RecordingListener listener;
    QVERIFY((*backend)->open({}, &listener));
    QCOMPARE((*backend)->readSnapshot()->facts.hostname, u"small"_s);
    (*backend)->close();
}

void TestSimulatedWorld::theSameFileIsTheSameHost()
{
    const auto world = std::make_shared<SimulatedWorld>();
    const BackendFactory factory = simulatedFactory(world);
    RecordingListener listener;
    {
        const auto first = factory(m_uri);
        QVERIFY(first && (*first)->open({}, &listener));
        QVERIFY((*first)->detachNode(nvme, {}));
        (*first)->close();
    }
    const auto second = factory(m_uri);
    QVERIFY(second && (*second)->open({}, &listener));
    QCOMPARE((*second)->readNode(nvme)->driver, u"vfio-pci"_s);
    const auto elsewhere = simulatedFactory(std::make_shared<SimulatedWorld>())(m_uri);
    QVERIFY(elsewhere && (*elsewhere)->open({}, &listener));
    QCOMPARE((*elsewhere)->readNode(nvme)->driver, u"nvme"_s);
}

void TestSimulatedWorld::switchesOfTheAddressCountOverReconnects()
{
    const BackendFactory factory = simulatedFactory(std::make_shared<SimulatedWorld>());
    const QString uri = m_uri + u"?fail=detachNode:1&drop=readSnapshot:2&delay=1"_s;
    RecordingListener listener;
    {
        const auto backend = factory(uri);
        QVERIFY(backend && (*backend)->open({}, &listener));
        QVERIFY(!(*backend)->detachNode(nvme, {}));
        QVERIFY((*backend)->readSnapshot());
        QCOMPARE((*backend)->readSnapshot().error().code, ErrorCode::ConnectionLost);
        QVERIFY(listener.lost());
    }
    const auto backend = factory(uri);
    QVERIFY(backend && (*backend)->open({}, &listener));
    QVERIFY((*backend)->detachNode(nvme, {})); // the second one now
    QVERIFY((*backend)->readSnapshot());
    // Another session of the same host has no such faults.
    const auto calm = factory(m_uri);
    QVERIFY(calm && (*calm)->open({}, &listener));
    QVERIFY((*calm)->detachNode(gpu, {}));
    QCOMPARE((*backend)->readNode(gpu)->driver, u"vfio-pci"_s);
}

void TestSimulatedWorld::aHostOfATestIsFoundByItsAddress()
{
    SimulatedWorld world;
    const auto host = smallHost();
    world.add(u"simulated:///made/here.xml"_s, host);
    QCOMPARE(*world.host(u"simulated:///made/here.xml?delay=5"_s), host);
}

QTEST_GUILESS_MAIN(TestSimulatedWorld)
#include "tst_simulated_world.moc"
