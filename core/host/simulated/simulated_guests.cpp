// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/simulated_guests.h"

#include "core/base/text.h"

namespace riser {

/// An administrator's end. It is kept alive by its holder, and known here as long as it is.
class SimulatedGuests::Line
{
public:
    Line(SimulatedGuests *guests, DomainId domain, SerialListener listener)
        : m_guests(guests)
        , m_domain(std::move(domain))
        , m_listener(std::move(listener))
    {
    }
    void received(const QByteArray &bytes)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_ended && m_listener.received)
            m_listener.received(bytes);
    }
    void end(const std::optional<Error> &why)
    {
        const std::lock_guard lock(m_mutex);
        if (!std::exchange(m_ended, true) && m_listener.ended)
            m_listener.ended(why);
    }
    void leave()
    {
        const std::lock_guard lock(m_mutex);
        m_listener = {};
        m_ended = true;
    }
    bool send(const QByteArray &bytes)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_ended)
                return true;
        }
        bool echo = false;
        {
            const std::lock_guard lock(m_guests->m_mutex);
            Guest &guest = m_guests->m_guests[m_domain];
            if (!guest.reads) {
                if (guest.unread + bytes.size() > SerialLine::mostWaiting)
                    return false;
                guest.unread += bytes.size();
                return true;
            }
            guest.typed += bytes;
            echo = guest.echo;
        }
        if (echo)
            m_guests->say(m_domain, QByteArray(bytes).replace('\r', "\r\n"));
        if (const auto life = m_guests->life())
            life->typed(m_domain, bytes);
        return true;
    }

private:
    SimulatedGuests *const m_guests; ///< the host's: it outlives its connections
    const DomainId m_domain;
    std::mutex m_mutex;
    SerialListener m_listener;
    bool m_ended = false;
};

namespace {

/// What the caller holds: hangs up when it goes.
template<typename Line>
class HeldLine : public SerialLine
{
public:
    explicit HeldLine(std::shared_ptr<Line> line)
        : m_line(std::move(line))
    {
    }
    ~HeldLine() override { m_line->leave(); }
    bool send(const QByteArray &bytes) override { return m_line->send(bytes); }

private:
    const std::shared_ptr<Line> m_line;
};

} // namespace

Result<std::unique_ptr<SerialLine>> SimulatedGuests::open(const DomainId &id, const QString &alias, bool takeOver,
                                                          SerialListener listener)
{
    auto line = std::make_shared<Line>(this, id, std::move(listener));
    std::shared_ptr<Line> before;
    {
        const std::lock_guard lock(m_mutex);
        std::weak_ptr<Line> &place = m_guests[id].lines[alias];
        before = place.lock();
        if (before && !takeOver)
            return failure(
                ErrorCode::DeviceInUse, Text::tr("Somebody else has this console open."),
                QStringLiteral("libvirt error 9 (domain 10): Active console session exists for this domain"));
        place = line;
    }
    if (before)
        before->end(std::nullopt);
    return std::make_unique<HeldLine<Line>>(std::move(line));
}

Result<QByteArray> SimulatedGuests::askAgent(const DomainId &id, const QByteArray &command) const
{
    AgentAnswer answer;
    std::shared_ptr<SimulatedLife> alive;
    {
        const std::lock_guard lock(m_mutex);
        answer = m_guests.value(id).agent;
        alive = m_life;
    }
    if (answer)
        return answer(command);
    if (alive)
        return alive->askAgent(id, command);
    return failure(ErrorCode::TimedOut, Text::tr("The guest agent doesn't answer."),
                   QStringLiteral("libvirt error 86 (domain 10): Guest agent is not responding"));
}

Screenshot SimulatedGuests::screenshot(const DomainId &id) const
{
    Screenshot picture;
    std::shared_ptr<SimulatedLife> alive;
    {
        const std::lock_guard lock(m_mutex);
        picture = m_guests.value(id).screen;
        alive = m_life;
    }
    if (picture.bytes.isEmpty() && alive)
        picture = alive->screenshot(id);
    if (!picture.bytes.isEmpty())
        return picture;
    return {.mimeType = QStringLiteral("image/x-portable-pixmap"),
            .bytes = "P6\n640 400\n255\n" + QByteArray(640 * 400 * 3, '\x20')};
}

quint64 SimulatedGuests::lives(const DomainId &id) const
{
    const std::lock_guard lock(m_mutex);
    const auto guest = m_guests.constFind(id);
    return guest == m_guests.constEnd() ? 0 : guest->lives;
}

void SimulatedGuests::startAnew(const DomainId &id)
{
    const std::lock_guard lock(m_mutex);
    ++m_guests[id].lives;
}

void SimulatedGuests::setLife(std::shared_ptr<SimulatedLife> life)
{
    const std::lock_guard lock(m_mutex);
    m_life = std::move(life);
}

std::shared_ptr<SimulatedLife> SimulatedGuests::life() const
{
    const std::lock_guard lock(m_mutex);
    return m_life;
}

void SimulatedGuests::say(const DomainId &id, const QByteArray &bytes)
{
    QList<std::shared_ptr<Line>> open;
    {
        const std::lock_guard lock(m_mutex);
        for (const std::weak_ptr<Line> &line : m_guests.value(id).lines) {
            if (auto there = line.lock())
                open << std::move(there);
        }
    }
    for (const auto &line : open)
        line->received(bytes);
}

QByteArray SimulatedGuests::typed(const DomainId &id) const
{
    const std::lock_guard lock(m_mutex);
    return m_guests.value(id).typed;
}

void SimulatedGuests::setReads(const DomainId &id, bool reads)
{
    const std::lock_guard lock(m_mutex);
    m_guests[id].reads = reads;
    m_guests[id].unread = 0;
}

void SimulatedGuests::setEcho(const DomainId &id, bool echo)
{
    const std::lock_guard lock(m_mutex);
    m_guests[id].echo = echo;
}

void SimulatedGuests::setAgent(const DomainId &id, AgentAnswer answer)
{
    const std::lock_guard lock(m_mutex);
    m_guests[id].agent = std::move(answer);
}

void SimulatedGuests::setScreen(const DomainId &id, const Screenshot &picture)
{
    const std::lock_guard lock(m_mutex);
    m_guests[id].screen = picture;
}

void SimulatedGuests::setRoute(const std::optional<DisplayRoute> &route)
{
    const std::lock_guard lock(m_mutex);
    m_route = route;
}

std::optional<DisplayRoute> SimulatedGuests::route() const
{
    const std::lock_guard lock(m_mutex);
    return m_route;
}

void SimulatedGuests::setSpiceRoute(const std::optional<SpiceRoute> &route)
{
    const std::lock_guard lock(m_mutex);
    m_spiceRoute = route;
}

std::optional<SpiceRoute> SimulatedGuests::spiceRoute() const
{
    const std::lock_guard lock(m_mutex);
    return m_spiceRoute;
}

void SimulatedGuests::hangUp(const DomainId &id, const std::optional<Error> &why)
{
    QHash<QString, std::weak_ptr<Line>> lines;
    {
        const std::lock_guard lock(m_mutex);
        lines.swap(m_guests[id].lines);
    }
    for (const std::weak_ptr<Line> &line : std::as_const(lines)) {
        if (const auto there = line.lock())
            there->end(why);
    }
}

} // namespace riser
