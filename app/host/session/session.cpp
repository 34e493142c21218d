// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/session/session.h"

#include <algorithm>
#include <cerrno>
#include <limits>
#include <poll.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace riser::onhost {

using protocol::Fault;

Session::Session(int in, int out, QList<Handler> handlers, Sources sources)
    : m_in(in)
    , m_handlers(std::move(handlers))
    , m_makeSources(std::move(sources))
    , m_out(std::make_shared<LineWriter>(out))
    , m_lines(protocol::longestRequest)
    , m_look(m_out)
    , m_change(m_out)
{
}

int Session::run()
{
    while (!m_out->isBroken()) {
        waitAndLook();
        if (m_isReadable && !readSome())
            break;
    }
    finish();
    return m_cut ? 1 : 0;
}

/// Waits for whatever comes first, and does what is due, except for reading.
void Session::waitAndLook()
{
    // Of the output only its end is of interest, which is always told.
    std::vector<pollfd> files{
        {m_in, POLLIN, 0}, {m_out->file(), 0, 0}, {m_look.wake(), POLLIN, 0}, {m_change.wake(), POLLIN, 0}};
    const size_t fixed = files.size();
    for (const auto &source : m_sources)
        files.push_back({source->file(), POLLIN, 0});
    const int ready = poll(files.data(), files.size(), patience());
    m_isReadable = ready > 0 && files[0].revents != 0;
    if (ready > 0 && files[1].revents != 0)
        m_out->setBroken();
    m_look.look();
    m_change.look();
    for (size_t i = 0; ready > 0 && i < m_sources.size(); ++i) {
        if (files[i + fixed].revents != 0)
            m_burst.add(m_sources[i]->read());
    }
    if (!m_burst.isEmpty() && steadyNow() >= m_burst.due())
        tellEvents();
}

int Session::patience() const
{
    constexpr qint64 never = std::numeric_limits<qint64>::max();
    qint64 first = m_burst.isEmpty() ? never : m_burst.due();
    for (const Lane *lane : {&m_look, &m_change})
        first = qMin(first, lane->nextLook().value_or(never));
    return first == never ? -1 : static_cast<int>(qBound(qint64(0), first - steadyNow(), qint64(3'600'000)));
}

bool Session::readSome()
{
    QByteArray bytes(16 * 1024, Qt::Uninitialized);
    const ssize_t count = read(m_in, bytes.data(), size_t(bytes.size()));
    if (count < 0)
        return errno == EINTR || errno == EAGAIN;
    if (count == 0)
        return false;
    bytes.truncate(count);
    for (const QByteArray &line : m_lines.add(bytes))
        take(line);
    if (!m_lines.isTooLong())
        return true;
    m_out->write(protocol::write(
        Fault{.code = Fault::Code::Malformed,
              .text = u"A line is longer than %1 bytes: the session ends."_s.arg(protocol::longestRequest)}));
    m_cut = true;
    return false;
}

void Session::take(const QByteArray &line)
{
    const auto request = protocol::readRequest(line);
    if (!request) {
        m_out->write(protocol::write(request.error()));
        return;
    }
    if (request->verb == protocol::Verb::Watch) {
        watch(*request);
        return;
    }
    const auto handler = std::ranges::find(std::as_const(m_handlers), request->verb, &Handler::verb);
    if (handler == m_handlers.cend()) {
        m_out->write(
            protocol::write(Fault{.code = Fault::Code::UnknownVerb,
                                  .text = u"This riser-host can't do %1."_s.arg(protocol::verbName(request->verb)),
                                  .id = request->id}));
        return;
    }
    if (handler->lane != Handler::Lane::AtOnce) {
        (handler->lane == Handler::Lane::Look ? m_look : m_change).add(*handler, *request);
        return;
    }
    Result result = handler->run(*request);
    if (result) {
        m_out->write(protocol::write(protocol::Answer{.id = request->id, .body = *std::move(result)}));
    } else {
        result.error().id = request->id;
        m_out->write(protocol::write(result.error()));
    }
}

void Session::watch(const protocol::Request &request)
{
    if (m_sources.empty() && m_makeSources)
        m_sources = m_makeSources();
    std::erase_if(m_sources, [](const auto &source) { return source->file() < 0; });
    if (m_sources.empty()) {
        m_out->write(protocol::write(Fault{.code = Fault::Code::Failed,
                                           .text = u"Changes can't be watched on this host: there is no udev."_s,
                                           .id = request.id}));
        return;
    }
    m_out->write(protocol::write(protocol::Answer{.id = request.id, .body = {}}));
}

void Session::tellEvents()
{
    for (const protocol::Event &event : m_burst.take())
        m_out->write(protocol::write(event));
}

/// What was asked before the asker closed is answered, if there still is somebody who reads. A change that has begun is
/// waited for in every case: half of one is worse than none or all.
void Session::finish()
{
    m_isReadable = false;
    while (!m_change.isIdle() || (!m_look.isIdle() && !m_out->isBroken())) {
        if (m_out->isBroken()) {
            m_look.dropWaiting();
            m_change.dropWaiting();
        }
        std::vector<pollfd> files{{m_look.wake(), POLLIN, 0}, {m_change.wake(), POLLIN, 0}};
        if (!m_out->isBroken())
            files.push_back({m_out->file(), 0, 0});
        if (poll(files.data(), files.size(), patience()) > 0 && files.back().fd == m_out->file() &&
            files.back().revents)
            m_out->setBroken();
        m_look.look();
        m_change.look();
    }
}

} // namespace riser::onhost
