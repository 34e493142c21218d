// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>

namespace riser {

/// The streams of one connection, which must end before it does. libvirtd (seen with 11.3: daemonStreamEvent) waits for
/// itself for ever, and with it every client of the host, when it finds a connection gone while it answers a stream's
/// end or sends its data. So who closes a connection hangs its streams up and waits for the answers, a moment: a host
/// that hangs gives none. Thread-safe.
class OpenStreams
{
public:
    /// A stream that is open, or being opened, for as long as this lives.
    class Entry
    {
    public:
        /// `hangUp` is called at most once, by endAll(), on a thread of its own: it ends the stream and then lets go of
        /// the entry. May be empty for a stream whose own thread looks at isEnding().
        Entry(std::shared_ptr<OpenStreams> streams, std::function<void()> hangUp = {});
        ~Entry();
        void leaves(); ///< somebody hangs it up: awaitLeaving() waits for the end of this
        Entry(const Entry &) = delete;
        Entry &operator=(const Entry &) = delete;

    private:
        const std::shared_ptr<OpenStreams> m_streams;
        quint64 m_number = 0;
    };

    bool isEnding() const;
    /// Until those that are being hung up are gone, or for the limit: a line that is opened again finds its own stream
    /// in its place before. Returns at once when all are being ended.
    void awaitLeaving(std::chrono::milliseconds limit);
    /// Hangs all of them up and waits until they are gone, or for the limit. What is opened afterwards must give up by
    /// itself.
    void endAll(std::chrono::milliseconds limit);

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_gone;
    std::map<quint64, std::function<void()>> m_open;
    std::set<quint64> m_leaving;
    quint64 m_last = 0;
    bool m_ending = false;
};

} // namespace riser
