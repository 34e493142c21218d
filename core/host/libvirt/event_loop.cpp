// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/event_loop.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <fstream>
#include <unistd.h>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

namespace riser {

namespace {

thread_local quint64 currentTag = 0;
thread_local std::vector<int> childrenBefore;

/// The processes that the calling thread started and nobody has reaped.
std::vector<int> childrenOfThisThread()
{
    std::vector<int> children;
    std::ifstream file("/proc/thread-self/children");
    for (int child = 0; file >> child;)
        children.push_back(child);
    return children;
}

std::vector<int> newChildren()
{
    std::vector<int> children = childrenOfThisThread();
    std::erase_if(children, [](int child) { return std::ranges::contains(childrenBefore, child); });
    return children;
}

short toPoll(int events)
{
    short native = 0;
    if (events & VIR_EVENT_HANDLE_READABLE)
        native |= POLLIN;
    if (events & VIR_EVENT_HANDLE_WRITABLE)
        native |= POLLOUT;
    if (events & VIR_EVENT_HANDLE_ERROR)
        native |= POLLERR;
    if (events & VIR_EVENT_HANDLE_HANGUP)
        native |= POLLHUP;
    return native;
}

int fromPoll(short native)
{
    int events = 0;
    if (native & POLLIN)
        events |= VIR_EVENT_HANDLE_READABLE;
    if (native & POLLOUT)
        events |= VIR_EVENT_HANDLE_WRITABLE;
    if (native & (POLLERR | POLLNVAL))
        events |= VIR_EVENT_HANDLE_ERROR;
    if (native & POLLHUP)
        events |= VIR_EVENT_HANDLE_HANGUP;
    return events;
}

/// A TCP or TLS host that loses its power is noticed by the kernel within 20 s, as an error that wakes every waiting
/// call. libvirt's keepalive can't be used: with two calls waiting only one returns (11.3), and a busy host is taken
/// for a dead one. Sockets of other families refuse the options, which is fine.
void watchPeer(int fd)
{
    const int on = 1;
    const int seconds = 5;
    const int probes = 3;
    const int milliseconds = 20'000;
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    setsockopt(fd, IPPROTO_TCP, TCP_KEEPIDLE, &seconds, sizeof seconds);
    setsockopt(fd, IPPROTO_TCP, TCP_KEEPINTVL, &seconds, sizeof seconds);
    setsockopt(fd, IPPROTO_TCP, TCP_KEEPCNT, &probes, sizeof probes);
    setsockopt(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &milliseconds, sizeof milliseconds);
}

} // namespace

EventLoop::EventLoop()
    : m_wakeFd(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
}

EventLoop::~EventLoop()
{
    close(m_wakeFd);
}

EventLoop::Tag::Tag(quint64 number)
{
    currentTag = number;
    childrenBefore = childrenOfThisThread();
}

EventLoop::Tag::~Tag()
{
    currentTag = 0;
}

quint64 EventLoop::newTag()
{
    static std::atomic<quint64> last = 0;
    return ++last;
}

void EventLoop::shutDown(quint64 tag)
{
    // Under the mutex: libvirt removes its handle before it closes the descriptor and reaps the process, so neither
    // number can be another's by now.
    const std::lock_guard lock(m_mutex);
    m_condemned.insert(tag);
    for (const auto &[watch, handle] : m_handles) {
        if (handle.tag == tag)
            end(handle);
    }
}

void EventLoop::end(const Handle &handle)
{
    shutdown(handle.fd, SHUT_RDWR);
    for (const int process : handle.processes)
        kill(process, SIGKILL);
}

void EventLoop::forget(quint64 tag)
{
    const std::lock_guard lock(m_mutex);
    m_condemned.erase(tag);
}

int EventLoop::addHandle(int fd, int events, virEventHandleCallback callback, void *opaque, virFreeCallback free)
{
    const std::lock_guard lock(m_mutex);
    const int watch = m_next++;
    Handle &handle = m_handles[watch];
    handle = {fd, events, callback, opaque, free, currentTag, {}};
    if (currentTag != 0) {
        watchPeer(fd);
        handle.processes = newChildren();
        if (m_condemned.contains(currentTag))
            end(handle);
    }
    wake();
    return watch;
}

void EventLoop::updateHandle(int watch, int events)
{
    const std::lock_guard lock(m_mutex);
    if (const auto it = m_handles.find(watch); it != m_handles.end() && it->second.events != events) {
        it->second.events = events;
        wake();
    }
}

int EventLoop::removeHandle(int watch)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_handles.find(watch);
    if (it == m_handles.end())
        return -1;
    if (it->second.free)
        m_toFree.push_back({it->second.free, it->second.opaque});
    m_handles.erase(it);
    wake();
    return 0;
}

int EventLoop::addTimeout(int milliseconds, virEventTimeoutCallback callback, void *opaque, virFreeCallback free)
{
    const std::lock_guard lock(m_mutex);
    const int timer = m_next++;
    const auto due = Clock::now() + std::chrono::milliseconds(std::max(milliseconds, 0));
    m_timeouts.emplace(timer, Timeout{milliseconds, due, callback, opaque, free});
    wake();
    return timer;
}

void EventLoop::updateTimeout(int timer, int milliseconds)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_timeouts.find(timer);
    if (it == m_timeouts.end())
        return;
    it->second.milliseconds = milliseconds;
    it->second.due = Clock::now() + std::chrono::milliseconds(std::max(milliseconds, 0));
    wake();
}

int EventLoop::removeTimeout(int timer)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_timeouts.find(timer);
    if (it == m_timeouts.end())
        return -1;
    if (it->second.free)
        m_toFree.push_back({it->second.free, it->second.opaque});
    m_timeouts.erase(it);
    wake();
    return 0;
}

void EventLoop::wake()
{
    const quint64 one = 1;
    [[maybe_unused]] const auto written = write(m_wakeFd, &one, sizeof one);
}

void EventLoop::drain()
{
    quint64 count = 0;
    [[maybe_unused]] const auto got = read(m_wakeFd, &count, sizeof count);
}

void EventLoop::stop()
{
    const std::lock_guard lock(m_mutex);
    m_stop = true;
    wake();
}

int EventLoop::pollTimeout() const
{
    auto wait = std::chrono::milliseconds::max();
    const auto now = Clock::now();
    for (const auto &[timer, timeout] : m_timeouts) {
        if (timeout.milliseconds < 0)
            continue;
        wait = std::min(wait, std::chrono::ceil<std::chrono::milliseconds>(timeout.due - now));
    }
    if (wait == std::chrono::milliseconds::max())
        return -1;
    return int(std::clamp<qint64>(wait.count(), 0, 3'600'000));
}

void EventLoop::collect(std::vector<pollfd> &fds, std::vector<int> &watches) const
{
    fds.assign(1, {m_wakeFd, POLLIN, 0});
    watches.assign(1, 0);
    for (const auto &[watch, handle] : m_handles) {
        if (handle.events == 0)
            continue;
        fds.push_back({handle.fd, toPoll(handle.events), 0});
        watches.push_back(watch);
    }
}

void EventLoop::run()
{
    std::vector<pollfd> fds;
    std::vector<int> watches;
    for (;;) {
        int wait = 0;
        {
            const std::lock_guard lock(m_mutex);
            if (m_stop)
                break;
            collect(fds, watches);
            wait = pollTimeout();
        }
        if (poll(fds.data(), fds.size(), wait) < 0)
            std::for_each(fds.begin(), fds.end(), [](pollfd &fd) { fd.revents = 0; }); // EINTR
        if (fds.front().revents)
            drain();
        fireTimeouts();
        fireHandles(fds, watches);
        freeRemoved();
    }
    freeRemoved();
}

void EventLoop::fireTimeouts()
{
    std::vector<int> due;
    std::unique_lock lock(m_mutex);
    const auto now = Clock::now();
    for (const auto &[timer, timeout] : m_timeouts) {
        if (timeout.milliseconds >= 0 && timeout.due <= now)
            due.push_back(timer);
    }
    for (const int timer : due) {
        const auto it = m_timeouts.find(timer); // a callback before may have removed or disabled it
        if (it == m_timeouts.end() || it->second.milliseconds < 0)
            continue;
        it->second.due = now + std::chrono::milliseconds(it->second.milliseconds);
        const Timeout timeout = it->second;
        lock.unlock();
        timeout.callback(timer, timeout.opaque);
        lock.lock();
    }
}

void EventLoop::fireHandles(const std::vector<pollfd> &fds, const std::vector<int> &watches)
{
    std::unique_lock lock(m_mutex);
    for (size_t i = 1; i < fds.size(); ++i) {
        if (fds[i].revents == 0)
            continue;
        const auto it = m_handles.find(watches[i]);
        if (it == m_handles.end() || it->second.events == 0)
            continue;
        const Handle handle = it->second;
        lock.unlock();
        handle.callback(watches[i], handle.fd, fromPoll(fds[i].revents), handle.opaque);
        lock.lock();
    }
}

void EventLoop::freeRemoved()
{
    std::vector<Free> list;
    {
        const std::lock_guard lock(m_mutex);
        list.swap(m_toFree);
    }
    for (const Free &entry : list)
        entry.callback(entry.opaque);
}

} // namespace riser
