// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/consoles.h"
#include "tests/support/session_fixture.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <condition_variable>
#include <mutex>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = HostSession::State;

namespace {

/// Asks for a password as ssh does, then goes on.
class Asking : public Backend
{
public:
    explicit Asking(std::unique_ptr<Backend> backend, Asker *kept = nullptr)
        : m_backend(std::move(backend))
        , m_kept(kept)
    {
    }
    Result<void> open(const Asker &ask, BackendListener *listener) override
    {
        if (m_kept)
            *m_kept = ask;
        const auto answers = ask({CredentialRequest{.prompt = u"Password"_s, .defaultValue = {}}});
        if (!answers || answers->value(0) != u"secret"_s)
            return failure(ErrorCode::LoginRefused, u"no"_s);
        return m_backend->open({}, listener);
    }
    void close() override { m_backend->close(); }
    Result<HostSnapshot> readSnapshot() override { return m_backend->readSnapshot(); }
    Result<HostSnapshot> refreshDrivers(const HostSnapshot &p) override { return m_backend->refreshDrivers(p); }
    Result<NodeDevice> readNode(const DeviceKey &key) override { return m_backend->readNode(key); }
    Result<Domain> readDomain(const DomainId &id) override { return m_backend->readDomain(id); }
    Result<QByteArray> readCapabilities() override { return m_backend->readCapabilities(); }
    Result<void> detachNode(const DeviceKey &, const QString &) override { return {}; }
    Result<void> reattachNode(const DeviceKey &) override { return {}; }
    Result<void> attachHostdev(const DomainId &, const QByteArray &, Target) override { return {}; }
    Result<void> detachHostdev(const DomainId &, const QByteArray &, Target) override { return {}; }
    void giveUpWriting() override {}
    Machines &machines() override { return m_backend->machines(); }
    Consoles &consoles() override { return m_backend->consoles(); }
    std::shared_ptr<HostProgram> hostProgram() override { return nullptr; }

private:
    std::unique_ptr<Backend> m_backend;
    Asker *m_kept;
};

BackendFactory askingFactory(const std::shared_ptr<SimulatedHost> &host)
{
    return [plain = factoryFor(host)](const QString &uri) -> Result<std::unique_ptr<Backend>> {
        return std::make_unique<Asking>(*plain(uri));
    };
}

} // namespace

class TestSessionLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aQuestionToTheUserIsNotAHang();
    void closingTakesTheQuestionBack();
    void whatIsHeldLongerAsksForNobody();
};

void TestSessionLogin::aQuestionToTheUserIsNotAHang()
{
    const auto host = smallHost();
    const BackendFactory factory = askingFactory(host);
    // The user takes as long as several deadlines: each is counted by a timer of the test beside the session's.
    std::mutex mutex;
    std::condition_variable typed;
    bool ready = false;
    const UserAsker slowUser = [&](const QList<CredentialRequest> &,
                                   const std::stop_token &) -> std::optional<QStringList> {
        std::unique_lock lock(mutex);
        typed.wait(lock, [&] { return ready; });
        return QStringList{u"secret"_s};
    };
    SessionTimings timings = quickTimings();
    timings.openTimeout = 200ms;
    HostSession session(entryFor(u"asks"_s), factory, slowUser, timings);
    QSignalSpy states(&session, &HostSession::stateChanged);
    session.open();
    QTimer deadlines;
    QSignalSpy passed(&deadlines, &QTimer::timeout);
    deadlines.start(200ms);
    QTRY_VERIFY(passed.size() >= 5);
    QCOMPARE(session.state(), State::Connecting);
    {
        const std::lock_guard lock(mutex);
        ready = true;
    }
    typed.notify_all();
    QTRY_COMPARE(session.state(), State::Online);
    QCOMPARE(states.size(), 2);
}

void TestSessionLogin::closingTakesTheQuestionBack()
{
    const auto host = smallHost();
    std::mutex mutex;
    std::condition_variable_any changed;
    int asked = 0;
    int takenBack = 0;
    const UserAsker nobodyThere = [&](const QList<CredentialRequest> &,
                                      const std::stop_token &unwanted) -> std::optional<QStringList> {
        std::unique_lock lock(mutex);
        ++asked;
        changed.wait(lock, unwanted, [] { return false; });
        ++takenBack;
        return {};
    };
    const auto count = [&mutex](const int &number) {
        const std::lock_guard lock(mutex);
        return number;
    };
    SessionTimings timings = quickTimings();
    timings.openTimeout = 60'000ms;
    auto session = std::make_unique<HostSession>(entryFor(u"asks"_s), askingFactory(host), nobodyThere, timings);
    session->open();
    QTRY_COMPARE(count(asked), 1);
    QCOMPARE(count(takenBack), 0);
    session->close();
    QTRY_COMPARE(count(takenBack), 1);
    session->open(); // a new connection is a new question
    QTRY_COMPARE(count(asked), 2);
    QCOMPARE(session->state(), State::Connecting);
    session.reset();
    QTRY_COMPARE(count(takenBack), 2);
}

/// Whoever holds the consoles holds the backend, which may need the user when the session is gone.
void TestSessionLogin::whatIsHeldLongerAsksForNobody()
{
    const auto host = smallHost();
    bool unwanted = false;
    int asked = 0;
    const UserAsker user = [&](const QList<CredentialRequest> &,
                               const std::stop_token &stop) -> std::optional<QStringList> {
        ++asked;
        unwanted = stop.stop_requested();
        return QStringList{u"secret"_s};
    };
    Asker kept;
    const BackendFactory factory = [&](const QString &uri) -> Result<std::unique_ptr<Backend>> {
        return std::make_unique<Asking>(*factoryFor(host)(uri), &kept);
    };
    auto session = std::make_unique<HostSession>(entryFor(u"asks"_s), factory, user, quickTimings());
    session->open();
    QTRY_COMPARE(session->state(), State::Online);
    const std::shared_ptr<Consoles> consoles = session->consoles();
    QVERIFY(consoles);
    QVERIFY(!unwanted);
    session.reset();
    QVERIFY(kept({CredentialRequest{.prompt = u"Password"_s, .defaultValue = {}}}));
    QCOMPARE(asked, 2);
    QVERIFY(unwanted);
}

QTEST_GUILESS_MAIN(TestSessionLogin)
#include "tst_session_login.moc"
