// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/session/lane.h"

#include <QString>

#include <atomic>
#include <chrono>
#include <fcntl.h>
#include <sys/eventfd.h>
#include <system_error>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace riser::onhost {

namespace {

constexpr size_t mostWaiting = 256;
constexpr int mostLeftBehind = 16; ///< threads that hang in the kernel

QByteArray lineFor(qint64 id, Result &&result)
{
    if (result)
        return protocol::write(protocol::Answer{.id = id, .body = *std::move(result)});
    protocol::Fault fault = std::move(result.error());
    fault.id = id;
    return protocol::write(fault);
}

QByteArray faultLine(qint64 id, protocol::Fault::Code code, const QString &text)
{
    return protocol::write(protocol::Fault{.code = code, .text = text, .id = id});
}

} // namespace

qint64 steadyNow()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// Shared with the thread, which may outlive the lane.
struct Lane::Running {
    Work work;
    qint64 limit = 0;
    std::atomic_bool answered = false; ///< whoever sets it answers
    std::atomic_bool ended = false;
    int wake = -1; ///< the thread's own

    ~Running() { close(wake); }
};

Lane::Lane(std::shared_ptr<LineWriter> out)
    : m_out(std::move(out))
    , m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
}

Lane::~Lane()
{
    close(m_wake);
}

void Lane::add(const Handler &handler, const protocol::Request &request)
{
    if (m_waiting.size() >= mostWaiting) {
        m_out->write(faultLine(request.id, protocol::Fault::Code::Busy,
                               u"More than %1 requests wait: ask again when some are answered."_s.arg(mostWaiting)));
        return;
    }
    m_waiting.push_back({handler, request});
    look();
}

void Lane::look()
{
    eventfd_t count = 0;
    (void)eventfd_read(m_wake, &count);
    if (m_current && m_current->ended)
        m_current.reset();
    if (m_current && steadyNow() >= m_current->limit) {
        tellTimeOut();
        m_current.reset();
        ++m_leftBehind;
    }
    while (!m_current && !m_waiting.empty()) {
        const Work work = std::move(m_waiting.front());
        m_waiting.pop_front();
        start(work);
    }
}

void Lane::start(const Work &work)
{
    if (m_leftBehind >= mostLeftBehind) {
        m_out->write(
            faultLine(work.request.id, protocol::Fault::Code::TimedOut,
                      u"The kernel hasn't answered %1 requests: nothing more is asked of it in this session."_s.arg(
                          m_leftBehind)));
        return;
    }
    auto running = std::make_shared<Running>();
    running->work = work;
    running->limit = steadyNow() + work.handler.limitMs;
    running->wake = fcntl(m_wake, F_DUPFD_CLOEXEC, 3);
    try {
        std::thread([running, out = m_out] {
            Result result = running->work.handler.run(running->work.request);
            if (!running->answered.exchange(true))
                out->write(lineFor(running->work.request.id, std::move(result)));
            running->ended = true;
            (void)eventfd_write(running->wake, 1);
        }).detach();
    } catch (const std::system_error &) {
        m_out->write(
            faultLine(work.request.id, protocol::Fault::Code::Failed, u"This host has no room for a thread."_s));
        return;
    }
    m_current = running;
}

void Lane::tellTimeOut()
{
    if (m_current->answered.exchange(true))
        return;
    const Handler &handler = m_current->work.handler;
    m_out->write(faultLine(m_current->work.request.id, protocol::Fault::Code::TimedOut,
                           u"%1: the kernel hasn't answered within %2 seconds. It may still do what was asked."_s
                               .arg(protocol::verbName(handler.verb))
                               .arg(handler.limitMs / 1000.0)));
}

std::optional<qint64> Lane::nextLook() const
{
    return m_current ? std::optional(m_current->limit) : std::nullopt;
}

} // namespace riser::onhost
