// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/session_link.h"

#include "core/base/text.h"
#include "core/host/consoles.h"
#include "core/operations/journal.h"
#include "core/operations/runner.h"

#include <chrono>

namespace riser {

namespace {

Error notOpen()
{
    return {.code = ErrorCode::ConnectionLost,
            .summary = Text::tr("There is no connection to the host."),
            .detail = {},
            .hint = {},
            .transient = true};
}

OperationReport refused(OperationReport report, const Error &why)
{
    report.outcome = Outcome::Refused;
    report.error = why;
    report.finished = QDateTime::currentDateTimeUtc();
    return report;
}

} // namespace

SessionLink::SessionLink(quint64 number, std::shared_ptr<Mailbox> mailbox)
    : m_number(number)
    , m_mailbox(std::move(mailbox))
    , m_reader(std::in_place)
{
}

SessionLink::~SessionLink()
{
    m_backend.reset(); // before anything that its listener, this object, is made of
}

void SessionLink::open(const QString &uri, const BackendFactory &factory, const UserAsker &ask)
{
    m_uri = uri;
    m_reader->post([self = shared_from_this(), uri, factory, ask] {
        const Result<void> result = self->openNow(uri, factory, ask);
        self->m_mailbox->post(
            [number = self->m_number, result](LinkObserver &observer) { observer.opened(number, result); });
    });
}

Result<void> SessionLink::openNow(const QString &uri, const BackendFactory &factory, const UserAsker &ask)
{
    Result<std::unique_ptr<Backend>> made = factory(uri);
    if (!made)
        return std::unexpected(made.error());
    const std::shared_ptr<Backend> backend(*std::move(made));
    {
        const std::lock_guard lock(m_mutex);
        if (m_abandoned)
            return std::unexpected(notOpen());
        m_backend = backend;
    }
    if (!ask)
        return backend->open({}, this);
    // Kept by the backend, which asks again when it connects for writing or for consoles; whoever holds these holds it,
    // longer than there is this link.
    const Asker counted = [questions = m_questions, unwanted = m_unwanted.get_token(),
                           ask](const QList<CredentialRequest> &requests) {
        ++questions->open;
        auto answers = ask(requests, unwanted);
        questions->asked = true;
        --questions->open;
        return answers;
    };
    return backend->open(counted, this);
}

void SessionLink::read(quint64 read, quint64 generation, InventoryPtr previous, bool full)
{
    m_reader->post([self = shared_from_this(), read, generation, previous = std::move(previous), full] {
        const ReadAnswer answer = self->readNow(read, generation, previous, full);
        self->m_mailbox->post(
            [number = self->m_number, answer](LinkObserver &observer) { observer.wasRead(number, answer); });
    });
}

void SessionLink::settle(std::shared_ptr<const Operation> operation, OperationReport report,
                         std::shared_ptr<Journal> journal)
{
    m_reader->post([operation = std::move(operation), report = std::move(report), journal = std::move(journal)] {
        journal->end(*operation, report);
    });
}

void SessionLink::tryProgramAgain()
{
    m_reader->post([self = shared_from_this()] {
        const std::shared_ptr<Backend> open = self->backend();
        if (const auto program = open ? open->hostProgram() : nullptr)
            program->tryAgain();
    });
}

ReadAnswer SessionLink::readNow(quint64 read, quint64 generation, const InventoryPtr &previous, bool full)
{
    ReadAnswer answer{.number = read, .full = full, .error = {}, .inventory = {}};
    const std::shared_ptr<Backend> open = backend();
    Result<HostSnapshot> snapshot = !open  ? std::unexpected(notOpen())
                                    : full ? open->readSnapshot()
                                           : open->refreshDrivers(previous->snapshot());
    if (!snapshot) {
        answer.error = snapshot.error();
        return answer;
    }
    // Compared and built here and not on the GUI thread: with 5,000 devices that is megabytes of XML.
    if (previous && snapshot->sameContent(previous->snapshot()))
        return answer;
    snapshot->generation = generation;
    answer.inventory = std::make_shared<const Inventory>(std::make_shared<const HostSnapshot>(*std::move(snapshot)));
    return answer;
}

void SessionLink::readCapabilities(quint64 request)
{
    m_reader->post([self = shared_from_this(), request] {
        const std::shared_ptr<Backend> open = self->backend();
        const Result<QByteArray> xml = open ? open->readCapabilities() : std::unexpected(notOpen());
        self->m_mailbox->post([number = self->m_number, request, xml](LinkObserver &observer) {
            observer.capabilitiesRead(number, request, xml);
        });
    });
}

void SessionLink::readStorage(quint64 request, const QStringList &pools, bool refresh)
{
    if (refresh && !m_writer)
        m_writer.emplace();
    // To look anew is writing, and waits for the operation that runs.
    (refresh ? m_writer : m_reader)->post([self = shared_from_this(), request, pools, refresh] {
        const std::shared_ptr<Backend> open = self->backend();
        const Result<StorageListing> storage =
            open ? riser::readStorage(open->machines(), pools, refresh) : std::unexpected(notOpen());
        self->m_mailbox->post([number = self->m_number, request, storage](LinkObserver &observer) {
            observer.storageRead(number, request, storage);
        });
    });
}

void SessionLink::run(std::shared_ptr<const Operation> operation, OperationReport report,
                      std::shared_ptr<const std::atomic<bool>> cancelled, Patience patience,
                      std::shared_ptr<Journal> journal)
{
    if (!m_writer)
        m_writer.emplace();
    m_writer->post([self = shared_from_this(), operation = std::move(operation), report = std::move(report),
                    cancelled = std::move(cancelled), patience, journal = std::move(journal), uri = m_uri] {
        const std::shared_ptr<Backend> backend = self->backend();
        self->m_waits.begin();
        const auto givenUp = [&] { return *cancelled || self->m_abandoned; };
        StepContext context{.backend = *backend,
                            .cancelled = givenUp,
                            .waitRemoved =
                                [&](const DomainId &domain, const QString &alias, int seconds) {
                                    return self->m_waits.removed(domain, alias, std::chrono::seconds(seconds), givenUp);
                                },
                            .patience = patience,
                            .confirmed =
                                [&, number = report.number](const QString &question, int seconds) {
                                    return self->confirm(number, question, std::chrono::seconds(seconds), givenUp);
                                }};
        const auto progress = [&self, &journal](const OperationReport &now) {
            if (journal)
                journal->note(now); // before the step that it speaks of
            self->m_mailbox->post([now](LinkObserver &observer) { observer.progressed(now); });
        };
        InventoryPtr after;
        const Result<void> kept = journal ? journal->begin(*operation, report, uri) : Result<void>{};
        const OperationReport done =
            kept ? runOperation(*operation, report, context, progress, &after) : refused(report, kept.error());
        if (journal)
            journal->end(*operation, done);
        self->m_mailbox->post([done, after](LinkObserver &observer) { observer.ended(done, after); });
    });
}

bool SessionLink::confirm(quint64 operation, const QString &question, std::chrono::seconds limit,
                          const OperationWaits::GivenUp &givenUp)
{
    const Question asked{.text = question, .until = QDateTime::currentDateTimeUtc().addDuration(limit)};
    const auto ask = [&] {
        m_mailbox->post([operation, asked](LinkObserver &observer) { observer.asked(operation, asked); });
    };
    return m_waits.confirmed(ask, limit, givenUp);
}

std::shared_ptr<Backend> SessionLink::backend()
{
    const std::lock_guard lock(m_mutex);
    return m_backend;
}

std::shared_ptr<Consoles> SessionLink::consoles()
{
    const std::shared_ptr<Backend> open = backend();
    return open ? std::shared_ptr<Consoles>(open, &open->consoles()) : nullptr;
}

void SessionLink::closeBackend()
{
    if (const std::shared_ptr<Backend> open = backend())
        open->close();
}

void SessionLink::abandon(std::shared_ptr<SessionLink> link, Graveyard &graveyard)
{
    {
        const std::lock_guard lock(link->m_mutex);
        link->m_abandoned = true;
    }
    link->wake();
    link->m_unwanted.request_stop();
    // The last reference is never dropped here: destroying the backend may take as long as closing it.
    if (link->m_reader) {
        link->m_reader->dropJobs();
        graveyard.add(*std::move(link->m_reader));
        link->m_reader.reset();
    }
    if (link->m_writer) {
        link->m_writer->finish(); // an operation that hasn't begun sees that it is cancelled, and says so
        graveyard.add(*std::move(link->m_writer));
        link->m_writer.reset();
    }
    WorkerThread closer;
    closer.post([link = std::move(link)] { link->closeBackend(); });
    closer.finish();
    graveyard.add(std::move(closer));
}

void SessionLink::somethingChanged()
{
    // A burst of a thousand events is one message: the session asks for all at once anyway.
    if (m_changePosted.exchange(true))
        return;
    m_mailbox->post([number = m_number](LinkObserver &observer) { observer.changed(number); });
}

void SessionLink::connectionLost(const Error &error)
{
    m_mailbox->post([number = m_number, error](LinkObserver &observer) { observer.lost(number, error); });
}

} // namespace riser
