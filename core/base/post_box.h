// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

namespace riser {

/// Brings jobs from any thread to the thread on which the box was made, in their order, as long as the box is there: an
/// object has one as a member, and its workers have senders. Jobs wait in a queue of our own and Qt is only asked to
/// come and look: a thousand of them wake the thread once, and nothing is handed over behind the back of
/// ThreadSanitizer, which can't see into Qt. One look does what was there when it began: whoever posts without end
/// doesn't keep the thread from its other events.
class PostBox
{
    struct State;

public:
    using Job = std::function<void()>;

    /// From any thread; may outlive the box: what is posted then ends unheard, on the thread that posts it.
    class Sender
    {
    public:
        void post(Job job) const;

    private:
        friend class PostBox;
        explicit Sender(std::shared_ptr<State> state)
            : m_state(std::move(state))
        {
        }
        std::shared_ptr<State> m_state;
    };

    PostBox();
    ~PostBox(); ///< as shut(); from any thread if that was called before
    PostBox(const PostBox &) = delete;
    PostBox &operator=(const PostBox &) = delete;

    Sender sender() const { return Sender(m_state); }
    void post(Job job) const { sender().post(std::move(job)); } ///< from any thread, by who knows that the box is there
    /// Nothing runs any more, not even what waits; a job may do this, or end the box. On the thread of the jobs.
    void shut();

private:
    class Receiver;
    std::shared_ptr<State> m_state;
};

} // namespace riser
