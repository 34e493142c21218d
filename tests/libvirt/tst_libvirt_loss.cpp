// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/runtime.h"
#include "tests/libvirt/support_backend.h"
#include "tests/libvirt/support_daemon.h"
#include "tests/libvirt/support_hosts.h"

#include <QScopeGuard>
#include <QTest>

#include <atomic>
#include <future>
#include <optional>

using namespace riser;
using namespace riser::test;
using namespace std::chrono_literals;

namespace {

/// So long a thing may take that must not hang. Far more than it needs on a busy machine.
constexpr auto patience = 30s;

template<typename T>
bool comesBack(std::future<T> &future)
{
    return future.wait_for(patience) == std::future_status::ready;
}

} // namespace

class TestLibvirtLoss : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void killedWhileReading();
    void killedWhileIdle();
    void restarted();
    void frozenAndClosed();
    void frozenAndDestroyed();
    void frozenWhileWriting();
    void frozenWhileOpening();
    void closedTwiceAndBefore();
    void eachConnectionForItself();
    void nothingStaysOpen();

private:
    /// Made after the threads that ask the daemon: whatever fails before they have ended, they end, and with them the
    /// wait for them.
    auto endWithDaemon()
    {
        return qScopeGuard([this] { m_daemon->kill(); });
    }

    LibvirtRuntime m_runtime; // before the test library takes the signals, as a main() would
    std::optional<PrivateLibvirtd> m_daemon;
    QString m_uri;
};

void TestLibvirtLoss::init()
{
    m_daemon.emplace();
    QVERIFY(m_daemon->start());
    m_uri = m_daemon->uriOf(scaledHost(200, 10));
}

void TestLibvirtLoss::cleanup()
{
    m_daemon.reset();
}

void TestLibvirtLoss::killedWhileReading()
{
    const auto opened = open(m_uri);
    std::atomic<int> reads = 0;
    std::vector<std::future<ErrorCode>> readers;
    for (int i = 0; i < 3; ++i) {
        readers.push_back(std::async(std::launch::async, [&] {
            for (;;) {
                const Result<HostSnapshot> snapshot = opened->backend->readSnapshot();
                if (!snapshot)
                    return snapshot.error().code;
                ++reads;
            }
        }));
    }
    const auto end = endWithDaemon();
    QTRY_VERIFY_WITH_TIMEOUT(reads >= 3, patience);
    m_daemon->kill();
    for (auto &reader : readers) {
        QVERIFY(comesBack(reader));
        QCOMPARE(reader.get(), ErrorCode::ConnectionLost);
    }
    QTRY_COMPARE_WITH_TIMEOUT(opened->listener.losses().size(), 1, patience);
    const Error lost = opened->listener.losses().first();
    QCOMPARE(lost.code, ErrorCode::ConnectionLost);
    QVERIFY(lost.transient);
    QVERIFY(lost.summary.contains(u"localhost"_s));
    QCOMPARE(opened->backend->readSnapshot().error().code, ErrorCode::ConnectionLost);
    QCOMPARE(opened->backend->detachNode(DeviceKey(HostWriter::pciName(0)), {}).error().transient, true);
    QCOMPARE(opened->listener.losses().size(), 1);
}

void TestLibvirtLoss::killedWhileIdle()
{
    const auto opened = open(m_uri);
    QVERIFY(opened->backend->readSnapshot());
    m_daemon->kill();
    QTRY_COMPARE_WITH_TIMEOUT(opened->listener.losses().size(), 1, patience); // noticed without any call
    QCOMPARE(opened->backend->readNode(DeviceKey(u"computer"_s)).error().code, ErrorCode::ConnectionLost);
}

void TestLibvirtLoss::restarted()
{
    const auto before = open(m_uri);
    QVERIFY(before->backend->readSnapshot());
    m_daemon->kill();
    QTRY_COMPARE_WITH_TIMEOUT(before->listener.losses().size(), 1, patience);
    const auto down = tryOpen(m_uri);
    QVERIFY(!down->result);
    QCOMPARE(down->result.error().code, ErrorCode::Unreachable);
    QVERIFY(down->result.error().transient);
    QVERIFY(m_daemon->start());
    const auto after = open(m_uri);
    QVERIFY(after->backend->readSnapshot());
    QCOMPARE(before->backend->readSnapshot().error().code, ErrorCode::ConnectionLost);
}

void TestLibvirtLoss::frozenAndClosed()
{
    const auto opened = open(m_uri);
    QVERIFY(opened->backend->readSnapshot());
    m_daemon->freeze();
    auto reading = std::async(std::launch::async, [&] { return opened->backend->readSnapshot(); });
    auto looking = std::async(std::launch::async, [&] { return opened->backend->readNode(DeviceKey(u"computer"_s)); });
    const auto end = endWithDaemon();
    QCOMPARE(reading.wait_for(500ms), std::future_status::timeout); // it really hangs
    opened->backend->close();
    QVERIFY(comesBack(reading));
    QVERIFY(comesBack(looking));
    QCOMPARE(reading.get().error().code, ErrorCode::ConnectionLost);
    QCOMPARE(looking.get().error().code, ErrorCode::ConnectionLost);
    QVERIFY(opened->listener.losses().isEmpty()); // it was our own wish
}

void TestLibvirtLoss::frozenAndDestroyed()
{
    auto opened = open(m_uri);
    QVERIFY(opened->backend->readSnapshot());
    m_daemon->freeze();
    auto gone = std::async(std::launch::async, [&] { opened.reset(); });
    const auto end = endWithDaemon();
    QVERIFY(comesBack(gone));
}

void TestLibvirtLoss::frozenWhileWriting()
{
    const auto opened = open(m_uri);
    QCOMPARE(opened->backend->reattachNode(DeviceKey(HostWriter::pciName(0))).error().code, ErrorCode::NotSupported);
    m_daemon->freeze();
    auto writing = std::async(std::launch::async,
                              [&] { return opened->backend->detachNode(DeviceKey(HostWriter::pciName(0)), {}); });
    const auto end = endWithDaemon();
    QCOMPARE(writing.wait_for(500ms), std::future_status::timeout);
    opened->backend->close();
    QVERIFY(comesBack(writing));
    QCOMPARE(writing.get().error().code, ErrorCode::ConnectionLost);
}

void TestLibvirtLoss::frozenWhileOpening()
{
    m_daemon->freeze();
    auto made = makeLibvirtBackend(m_uri);
    QVERIFY(made);
    RecordingListener listener;
    const std::unique_ptr<Backend> backend = std::move(*made);
    auto opening = std::async(std::launch::async, [&] { return backend->open({}, &listener); });
    const auto end = endWithDaemon();
    QCOMPARE(opening.wait_for(500ms), std::future_status::timeout);
    backend->close();
    QVERIFY(comesBack(opening));
    QCOMPARE(opening.get().error().code, ErrorCode::ConnectionLost);
}

void TestLibvirtLoss::closedTwiceAndBefore()
{
    auto made = makeLibvirtBackend(m_uri);
    QVERIFY(made);
    QCOMPARE((*made)->readSnapshot().error().code, ErrorCode::ConnectionLost); // never opened
    (*made)->close();
    (*made)->close();
    RecordingListener listener;
    QCOMPARE((*made)->open({}, &listener).error().code, ErrorCode::ConnectionLost);
}

void TestLibvirtLoss::eachConnectionForItself()
{
    const auto one = open(m_uri);
    const auto two = open(m_uri);
    one->backend->close();
    QVERIFY(two->backend->readSnapshot());
    QCOMPARE(one->backend->readSnapshot().error().code, ErrorCode::ConnectionLost);
    QVERIFY(two->listener.losses().isEmpty());
}

void TestLibvirtLoss::nothingStaysOpen()
{
    const auto count = [](const char *folder) {
        return QDir(QString::fromLatin1(folder))
            .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
            .size();
    };
    const auto descriptors = count("/proc/self/fd");
    for (int i = 0; i < 10; ++i) {
        const auto opened = open(m_uri);
        QVERIFY(opened->backend->readSnapshot());
        (void)opened->backend->reattachNode(DeviceKey(HostWriter::pciName(0)));
    }
    QTRY_VERIFY_WITH_TIMEOUT(count("/proc/self/fd") <= descriptors, patience);
    QTRY_VERIFY_WITH_TIMEOUT(count("/proc/self/task") <= 4, patience); // this one, the event loop's, the test library's
}

QTEST_GUILESS_MAIN(TestLibvirtLoss)
#include "tst_libvirt_loss.moc"
