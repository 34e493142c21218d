// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_reader.h"

#include "core/base/text.h"
#include "core/guest/guest_finder.h"
#include "core/host/host_session.h"

#include <algorithm>
#include <mutex>

namespace riser {

using namespace Qt::StringLiterals;

/// From the thread that asks to the GUI thread, as long as there is somebody. The answer waits here and Qt only says
/// that it does: nothing is handed over behind the back of ThreadSanitizer, which can't see into Qt.
class GuestReader::Post
{
public:
    struct Answer {
        quint64 number = 0;
        QStringList devices;
        GuestReport report;
    };

    explicit Post(GuestReader *reader)
        : m_reader(reader)
    {
    }
    void leave()
    {
        const std::lock_guard lock(m_mutex);
        m_reader = nullptr;
    }
    void send(Answer answer)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_reader || (m_answer && m_answer->number > answer.number)) // of a thread that was left behind
            return;
        m_answer = std::move(answer);
        QMetaObject::invokeMethod(m_reader, &GuestReader::takeAnswer, Qt::QueuedConnection);
    }
    std::optional<Answer> take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_answer, std::nullopt);
    }

private:
    std::mutex m_mutex;
    GuestReader *m_reader;
    std::optional<Answer> m_answer;
};

GuestReader::GuestReader(HostSession *session, DomainId domain, QObject *parent)
    : GuestReader(session, std::move(domain), GuestReaderTimings(), parent)
{
}

GuestReader::GuestReader(HostSession *session, DomainId domain, GuestReaderTimings timings, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_domain(std::move(domain))
    , m_timings(std::move(timings))
    , m_post(std::make_shared<Post>(this))
    , m_worker(std::make_unique<WorkerThread>())
{
    m_clock.setSingleShot(true);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (m_watched && !allSeen())
            ask(GuestLevel::Read);
    });
    connect(session, &HostSession::stateChanged, this, &GuestReader::sessionChanged);
    connect(session, &HostSession::inventoryChanged, this, &GuestReader::look);
}

GuestReader::~GuestReader()
{
    m_post->leave();
    m_stop.request_stop();
}

QString GuestReader::where() const
{
    const InventoryPtr inventory = m_session->inventory();
    const Domain *domain = inventory ? inventory->domain(m_domain) : nullptr;
    return guestWhere(domain ? domain->name : m_domain.value(), m_session->entry().name);
}

Error GuestReader::notConnected() const
{
    return {.code = ErrorCode::ConnectionLost,
            .summary = Text::tr("“%1” is not connected.").arg(m_session->entry().name),
            .detail = {},
            .hint = Text::tr("Connect to it: what the guest sees is read then."),
            .transient = true};
}

bool GuestReader::hasGpu() const
{
    const InventoryPtr inventory = m_session->inventory();
    return inventory && std::ranges::any_of(inventory->devicesOf(m_domain), [this](const Device *device) {
               const Claim *claim = liveClaim(*device, m_domain);
               return claim && !claim->placeholder && device->chip == "gpu"_L1;
           });
}

QHash<DeviceKey, GuestSight> GuestReader::sights() const
{
    const InventoryPtr inventory = m_session->inventory();
    if (!inventory)
        return {};
    QHash<DeviceKey, GuestSight> all = guestSights(*inventory, m_domain, m_report);
    for (const Device *device : inventory->devicesOf(m_domain)) {
        const Claim *claim = liveClaim(*device, m_domain);
        // What came after the question can't be in the answer.
        if (claim && !claim->placeholder && !m_report.error && !m_known.contains(deviceAndPlace(*device, *claim)))
            all[device->key] = {.word = m_state == State::Asking ? Text::tr("asking…") : QString(),
                                .sentences = {Text::tr("The guest has not been asked since it was given.")}};
    }
    return all;
}

QString GuestReader::deviceAndPlace(const Device &device, const Claim &claim)
{
    return device.key.value() + u' ' + claim.liveHostdev->guestAddress;
}

bool GuestReader::allSeen() const
{
    using enum GuestSight::State;
    return std::ranges::none_of(
        sights(), [](const GuestSight &one) { return one.state == NotSeen || one.state == SeenNoDriver; });
}

GuestReader::Basis GuestReader::basis() const
{
    Basis basis;
    const InventoryPtr inventory = m_session->inventory();
    const Domain *domain = inventory ? inventory->domain(m_domain) : nullptr;
    if (!domain) {
        basis.why = notConnected();
        return basis;
    }
    basis.running = domain->running();
    basis.why = whyNotAsked(inventory->snapshot().facts, *domain, where());
    for (const Device *device : inventory->devicesOf(m_domain)) {
        if (const Claim *claim = liveClaim(*device, m_domain))
            basis.devices << deviceAndPlace(*device, *claim);
    }
    return basis;
}

void GuestReader::setWatched(bool watched)
{
    if (watched == m_watched)
        return;
    m_watched = watched;
    m_clock.stop();
    m_next.reset();
    if (!watched)
        return;
    // What was read with programs in the guest isn't read again without the user.
    if (m_state == State::Idle && (m_report.error || m_report.level == GuestLevel::Read))
        m_asked.reset();
    look();
}

std::optional<Error> GuestReader::whyNot() const
{
    return m_session->state() == HostSession::State::Online ? basis().why : notConnected();
}

/// Asks when what is known may not be so any more.
void GuestReader::look()
{
    if (!m_watched)
        return;
    const Basis now = basis();
    if (m_asked == now) {
        Q_EMIT changed(); // the devices themselves may be others
        return;
    }
    const bool same = m_asked && m_asked->running == now.running;
    m_asked = now;
    m_again = 0;
    m_clock.stop();
    if (now.why)
        return takeReason(*now.why);
    if (!same)
        m_report = {}; // of another life of the VM
    ask(GuestLevel::Read);
}

void GuestReader::takeReason(const Error &why)
{
    abandon();
    m_report = {};
    m_report.error = why;
    Q_EMIT changed();
}

/// What is under way speaks to nobody from now on; a thread that hangs is left behind.
void GuestReader::abandon()
{
    ++m_number;
    m_next.reset();
    m_clock.stop();
    if (m_state == State::Idle)
        return;
    m_stop.request_stop();
    m_state = State::Idle;
    m_worker = std::make_unique<WorkerThread>();
}

void GuestReader::sessionChanged()
{
    if (m_session->state() == HostSession::State::Online)
        return look();
    m_asked.reset();
    takeReason(notConnected());
}

void GuestReader::ask(GuestLevel level)
{
    if (m_state == State::Asking) {
        m_next = std::max(m_next.value_or(level), level);
        return;
    }
    if (const auto why = whyNot())
        return takeReason(*why);
    m_asked = basis();
    begin(level);
}

GuestQuestion GuestReader::question(GuestLevel level) const
{
    GuestQuestion question{
        .domain = m_domain, .where = where(), .level = level, .topology = {}, .places = {}, .gpu = hasGpu()};
    question.patience = m_timings.patience;
    const InventoryPtr inventory = m_session->inventory();
    const Domain *domain = inventory ? inventory->domain(m_domain) : nullptr;
    if (!domain || !domain->live)
        return question;
    question.topology = GuestTopology::of(domain->live->xml);
    for (const Device *device : inventory->devicesOf(m_domain)) {
        const Claim *claim = liveClaim(*device, m_domain);
        if (const auto place = claim ? PciAddress::parse(claim->liveHostdev->guestAddress) : std::nullopt)
            question.places << *place;
    }
    return question;
}

void GuestReader::begin(GuestLevel level)
{
    const std::shared_ptr<Consoles> consoles = m_session->consoles();
    if (!consoles)
        return takeReason(notConnected());
    m_stop = std::stop_source();
    m_state = State::Asking;
    m_worker->post([consoles, post = m_post, number = ++m_number, stop = m_stop.get_token(), devices = m_asked->devices,
                    question = question(level)] {
        post->send({.number = number, .devices = devices, .report = askGuest(*consoles, question, stop)});
    });
    Q_EMIT changed();
}

void GuestReader::takeAnswer()
{
    const auto answer = m_post->take();
    if (!answer || answer->number != m_number)
        return;
    m_state = State::Idle;
    m_report = answer->report;
    m_known = answer->devices;
    const auto next = std::exchange(m_next, std::nullopt);
    Q_EMIT changed();
    if (next && m_state == State::Idle)
        return ask(*next);
    // Not after programs ran there: what they told would be gone.
    if (m_watched && m_report.level == GuestLevel::Read && m_again < m_timings.again.size() && !m_report.error &&
        !allSeen())
        m_clock.start(m_timings.again[m_again++]);
}

} // namespace riser
