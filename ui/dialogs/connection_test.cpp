// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connection_test.h"

#include "core/devices/inventory.h"

#include <algorithm>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

ConnectionSummary summarise(HostSnapshot snapshot)
{
    const auto shared = std::make_shared<const HostSnapshot>(std::move(snapshot));
    const Inventory inventory(shared);
    const auto isBridge = [](const Device &device) { return device.chip == "bridge"_L1; };
    return {.hostname = shared->facts.hostname,
            .libvirtVersion = shared->facts.libvirtVersion,
            .hypervisor = shared->facts.hypervisor,
            .devices = int(inventory.devices().size() - std::ranges::count_if(inventory.devices(), isBridge)),
            .domains = int(shared->domains.size()),
            .readOnly = shared->facts.readOnly,
            .problems = shared->problems};
}

} // namespace

/// Shared by the test and its thread; the last one to let go frees it.
class ConnectionTest::Attempt : public BackendListener, public std::enable_shared_from_this<Attempt>
{
public:
    Attempt(ConnectionTest *test, PostBox::Sender sender)
        : m_test(test)
        , m_sender(std::move(sender))
    {
    }

    void run(const BackendFactory &factory, const UserAsker &ask, const QString &uri)
    {
        post(connect(factory, ask, uri));
    }

    /// Nobody hears it after this. Blocked calls are freed on yet another thread: freeing may take its time.
    void abandon()
    {
        m_unwanted.request_stop();
        const std::lock_guard guard(m_mutex);
        if (m_backend)
            std::thread([self = shared_from_this(), backend = m_backend] { backend->close(); }).detach();
    }

    void somethingChanged() override {}
    void connectionLost(const Error &) override {} // the call under way says so too
    void deviceRemoved(const DomainId &, const QString &) override {}
    void deviceRemovalFailed(const DomainId &, const QString &) override {}

private:
    bool keep(std::shared_ptr<Backend> backend)
    {
        const std::lock_guard guard(m_mutex);
        m_backend = std::move(backend);
        return !m_unwanted.stop_requested();
    }

    Result<ConnectionSummary> connect(const BackendFactory &factory, const UserAsker &ask, const QString &uri)
    {
        auto made = factory(uri);
        if (!made)
            return std::unexpected(made.error());
        const std::shared_ptr<Backend> backend = std::move(*made);
        if (!keep(backend))
            return failure(ErrorCode::Cancelled, {});
        Asker askWhileWanted;
        if (ask)
            askWhileWanted = [this, ask](const auto &questions) { return ask(questions, m_unwanted.get_token()); };
        if (const auto opened = backend->open(askWhileWanted, this); !opened)
            return std::unexpected(opened.error());
        auto snapshot = backend->readSnapshot();
        backend->close();
        if (!snapshot)
            return std::unexpected(snapshot.error());
        return summarise(std::move(*snapshot));
    }

    void post(const Result<ConnectionSummary> &result)
    {
        {
            const std::lock_guard guard(m_mutex);
            m_backend.reset();
        }
        m_sender.post([test = m_test, self = shared_from_this(), result] {
            if (test->m_attempt == self) // else it was abandoned
                test->finish(result);
        });
    }

    std::stop_source m_unwanted;
    ConnectionTest *const m_test; ///< there when what is posted is heard
    const PostBox::Sender m_sender;
    std::mutex m_mutex;
    std::shared_ptr<Backend> m_backend;
};

ConnectionTest::ConnectionTest(BackendFactory factory, UserAsker ask, QObject *parent)
    : QObject(parent)
    , m_factory(std::move(factory))
    , m_ask(std::move(ask))
{
}

ConnectionTest::~ConnectionTest()
{
    cancel();
}

void ConnectionTest::start(const QString &uri)
{
    cancel();
    m_attempt = std::make_shared<Attempt>(this, m_box.sender());
    std::thread([attempt = m_attempt, factory = m_factory, ask = m_ask, uri] {
        attempt->run(factory, ask, uri);
    }).detach();
}

void ConnectionTest::cancel()
{
    if (const auto attempt = std::exchange(m_attempt, nullptr))
        attempt->abandon();
}

void ConnectionTest::finish(const Result<ConnectionSummary> &result)
{
    m_attempt.reset();
    if (result)
        Q_EMIT succeeded(*result);
    else
        Q_EMIT failed(result.error());
}

} // namespace riser
