// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/session/handlers.h"
#include "app/host/session/line_writer.h"

#include <deque>
#include <memory>
#include <optional>

namespace riser::onhost {

/// Does requests one after the other, each on a thread of its own. One that isn't done at its limit is answered with
/// TimedOut and left behind: the kernel can't be hurried, and the next ones needn't wait for it. Used from one thread.
class Lane
{
public:
    explicit Lane(std::shared_ptr<LineWriter> out);
    ~Lane();

    void add(const Handler &handler, const protocol::Request &request);
    /// Starts what can be started and tells what has timed out. To be called whenever wake() was readable or the
    /// time of nextLook() has come.
    void look();
    int wake() const { return m_wake; }     ///< readable when something is done
    std::optional<qint64> nextLook() const; ///< ms of the steady clock
    bool isIdle() const { return !m_current && m_waiting.empty(); }
    void dropWaiting() { m_waiting.clear(); }

private:
    struct Work {
        Handler handler;
        protocol::Request request;
    };
    struct Running;

    void start(const Work &work);
    void tellTimeOut();

    std::shared_ptr<LineWriter> m_out;
    std::deque<Work> m_waiting;
    std::shared_ptr<Running> m_current;
    int m_wake = -1;
    int m_leftBehind = 0;
};

qint64 steadyNow(); ///< ms

} // namespace riser::onhost
