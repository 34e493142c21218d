// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_reader.h"

#include "core/host/consoles.h"
#include "core/host/host_session.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

GuestReader::GuestReader(HostSession *session, DomainId domain, QObject *parent)
    : GuestReader(session, std::move(domain), GuestReaderTimings(), parent)
{
}

GuestReader::GuestReader(HostSession *session, DomainId domain, GuestReaderTimings timings, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_knowledge(session, std::move(domain))
    , m_timings(std::move(timings))
    , m_worker(std::make_unique<WorkerThread>())
{
    m_clock.setSingleShot(true);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (m_watched && !allSeen())
            ask(GuestLevel::Read);
    });
    m_first.setSingleShot(true);
    connect(&m_first, &QTimer::timeout, this, [this] {
        if (m_due)
            ask(GuestLevel::Read);
    });
    connect(session, &HostSession::stateChanged, this, &GuestReader::sessionChanged);
    connect(session, &HostSession::inventoryChanged, this, &GuestReader::look);
    // A guest that starts anew in its VM changes nothing of what the host has.
    connect(session, &HostSession::lastReadChanged, this, [this] {
        if (m_knowledge.life() != m_life)
            look();
    });
}

GuestReader::~GuestReader()
{
    m_stop.request_stop();
}

QHash<DeviceKey, GuestSight> GuestReader::sights() const
{
    return m_knowledge.sights(m_answers, m_due || m_state == State::Asking);
}

bool GuestReader::allSeen() const
{
    using enum GuestSight::State;
    return std::ranges::none_of(
        sights(), [](const GuestSight &one) { return one.state == NotSeen || one.state == SeenNoDriver; });
}

void GuestReader::setWatched(bool watched)
{
    if (watched == m_watched)
        return;
    m_watched = watched;
    m_clock.stop();
    m_first.stop();
    m_next.reset();
    if (!watched) {
        const bool due = std::exchange(m_due, false);
        const bool asking = m_state == State::Asking && m_level == GuestLevel::Read;
        if (!due && !asking)
            return;
        if (asking)
            abandon();
        m_asked.reset(); // it wasn't answered
        Q_EMIT changed();
        return;
    }
    // What was read with programs in the guest isn't read again without the user.
    if (m_state == State::Idle && (report().error || report().level == GuestLevel::Read))
        m_asked.reset();
    if (m_timings.first.count() > 0)
        m_first.start(m_timings.first);
    look();
}

/// Of another life of the VM nothing is true any more, and what is still answered isn't heard.
void GuestReader::liveOn(const GuestBasis &now)
{
    if (now.life == m_life)
        return;
    m_life = now.life;
    abandon();
    m_answers.clear();
}

/// Also while nobody looks. Whether anything that was known isn't any more.
bool GuestReader::forget(const GuestBasis &now)
{
    const bool another = now.life != m_life;
    liveOn(now);
    const bool asked = m_asking.removeIf([&now](const QString &one) { return !now.devices.contains(one); }) > 0;
    m_lost = m_lost || asked;
    const bool known = m_answers.forget(now.devices);
    if (another || asked || known)
        m_asked.reset(); // as it is, it was not answered
    return another || known;
}

/// Asks when what is known may not be so any more.
void GuestReader::look()
{
    if (!m_watched) {
        if (m_session->state() == HostSession::State::Online && forget(m_knowledge.basis()))
            Q_EMIT changed();
        return;
    }
    // What the host has is told before its session is online again: nothing can be asked then, and so nothing was.
    if (m_session->state() != HostSession::State::Online)
        return leaveHost();
    const GuestBasis now = m_knowledge.basis();
    forget(now);
    if (m_asked == now) {
        Q_EMIT changed(); // the devices themselves may be others
        return;
    }
    m_asked = now;
    m_again = 0;
    m_clock.stop();
    if (now.why)
        return takeReason(*now.why);
    if (report().error)
        m_answers.clear(); // it isn't so any more
    if (!m_first.isActive())
        return ask(GuestLevel::Read);
    m_due = true;
    Q_EMIT changed();
}

void GuestReader::takeReason(const Error &why)
{
    abandon();
    m_answers.clear(why);
    Q_EMIT changed();
}

/// What is under way speaks to nobody from now on; a thread that hangs is left behind.
void GuestReader::abandon()
{
    ++m_number;
    m_next.reset();
    m_due = false;
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
    leaveHost();
}

/// It is asked anew when the host is back.
void GuestReader::leaveHost()
{
    m_asked.reset();
    takeReason(m_knowledge.notConnected());
}

void GuestReader::ask(GuestLevel level)
{
    m_clock.stop(); // what is asked now must not be asked over again at once
    const auto why = whyNot();
    const GuestBasis now = m_knowledge.basis();
    if (!why)
        liveOn(now);
    if (m_state == State::Asking) {
        // What a person asked for isn't answered in full when the VM's devices change meanwhile.
        m_next = std::max({m_next.value_or(level), level, m_level});
        return;
    }
    m_due = false;
    if (why)
        return takeReason(*why);
    m_asked = now;
    begin(level);
}

void GuestReader::begin(GuestLevel level)
{
    const std::shared_ptr<Consoles> consoles = m_session->consoles();
    if (!consoles)
        return leaveHost();
    m_stop = std::stop_source();
    m_state = State::Asking;
    m_level = level;
    m_asking = m_asked->devices;
    m_lost = false;
    m_worker->post([this, sender = m_box.sender(), consoles, number = ++m_number, stop = m_stop.get_token(),
                    question = m_knowledge.question(level, m_timings.patience)] {
        sender.post([this, number, report = askGuest(*consoles, question, stop)] { takeAnswer(number, report); });
    });
    Q_EMIT changed();
}

void GuestReader::takeAnswer(quint64 number, const GuestReport &answer)
{
    if (number != m_number) // of a thread that was left behind
        return;
    m_state = State::Idle;
    GuestTold told{.report = answer, .devices = m_asking};
    told.report.lostSince = told.report.lostSincePrograms = m_lost;
    m_answers.take(std::move(told));
    const auto next = std::exchange(m_next, std::nullopt);
    Q_EMIT changed();
    if (next && m_state == State::Idle)
        return ask(*next);
    // Not after a question of a person: what they wanted to know is known.
    if (m_watched && m_level == GuestLevel::Read && m_again < m_timings.again.size() && !report().error && !allSeen())
        m_clock.start(m_timings.again[m_again++]);
}

} // namespace riser
