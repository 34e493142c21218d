// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <libvirt/libvirt.h>

#include <chrono>
#include <map>
#include <mutex>
#include <set>
#include <vector>

struct pollfd;

namespace riser {

/// The event loop behind libvirt: poll(), an eventfd to wake it, and a mutex. libvirt's own loop runs the default GLib
/// main context, which Qt uses too: 13 % of the GUI thread's timers then fired on libvirt's thread (seen with 11.3).
///
/// All but run() may be called from any thread, also from inside callbacks. Callbacks run on the thread in run() with
/// no lock held. A free callback runs there too, later, never inside remove…(): libvirt holds locks then.
class EventLoop
{
public:
    EventLoop();
    ~EventLoop(); ///< call only when run() has returned
    EventLoop(const EventLoop &) = delete;
    EventLoop &operator=(const EventLoop &) = delete;

    /// `events`: VIR_EVENT_HANDLE_*; 0 switches the handle off. Watches are numbers of their own: one fd may be added
    /// twice.
    int addHandle(int fd, int events, virEventHandleCallback callback, void *opaque, virFreeCallback free);
    void updateHandle(int watch, int events);
    int removeHandle(int watch); ///< -1: no such watch
    /// `milliseconds`: -1 is off, 0 fires at every round.
    int addTimeout(int milliseconds, virEventTimeoutCallback callback, void *opaque, virFreeCallback free);
    void updateTimeout(int timer, int milliseconds);
    int removeTimeout(int timer);

    /// A connection's sockets are known here as they are added by the thread that opens it. Handles that this thread
    /// adds while a Tag lives carry its number.
    class Tag
    {
    public:
        explicit Tag(quint64 number);
        ~Tag();
        Tag(const Tag &) = delete;
        Tag &operator=(const Tag &) = delete;
    };
    static quint64 newTag();
    /// Shuts the sockets of a connection down, those to come included: each call that waits on it, opening included,
    /// gets an end of file at once, whatever the peer does. libvirt has no way to cancel a call. Its ssh is killed:
    /// libvirt waits for the end of what ssh says (11.3), and ssh for a peer that hangs. The file descriptors stay
    /// libvirt's to close, and the process its to reap.
    void shutDown(quint64 tag);
    void forget(quint64 tag); ///< the connection is gone: its number isn't used again

    void run(); ///< until stop()
    void stop();

private:
    using Clock = std::chrono::steady_clock;
    struct Handle {
        int fd = -1;
        int events = 0;
        virEventHandleCallback callback = nullptr;
        void *opaque = nullptr;
        virFreeCallback free = nullptr;
        quint64 tag = 0;
        std::vector<int> processes;
    };
    struct Timeout {
        int milliseconds = -1;
        Clock::time_point due;
        virEventTimeoutCallback callback = nullptr;
        void *opaque = nullptr;
        virFreeCallback free = nullptr;
    };
    struct Free {
        virFreeCallback callback;
        void *opaque;
    };

    static void end(const Handle &handle);
    void wake();
    void drain();
    int pollTimeout() const;
    void collect(std::vector<pollfd> &fds, std::vector<int> &watches) const;
    void fireTimeouts();
    void fireHandles(const std::vector<pollfd> &fds, const std::vector<int> &watches);
    void freeRemoved();

    mutable std::mutex m_mutex;
    std::map<int, Handle> m_handles;
    std::map<int, Timeout> m_timeouts;
    std::vector<Free> m_toFree;
    std::set<quint64> m_condemned;
    int m_next = 1;
    int m_wakeFd = -1;
    bool m_stop = false;
};

} // namespace riser
