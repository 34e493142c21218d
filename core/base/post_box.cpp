// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/post_box.h"

#include <QCoreApplication>
#include <QEvent>
#include <QObject>

#include <deque>
#include <mutex>
#include <utility>

namespace riser {

struct PostBox::State {
    std::mutex mutex;
    std::deque<Job> jobs;
    bool called = false;         ///< the receiver knows that there is something
    QObject *receiver = nullptr; ///< null: shut; belongs to the thread of the jobs

    Job take()
    {
        const std::lock_guard lock(mutex);
        if (jobs.empty())
            return nullptr;
        Job job = std::move(jobs.front());
        jobs.pop_front();
        return job;
    }
};

class PostBox::Receiver final : public QObject
{
public:
    explicit Receiver(std::shared_ptr<State> state)
        : m_state(std::move(state))
    {
    }

    bool event(QEvent *event) override
    {
        const std::shared_ptr<State> state = m_state; // a job may end this
        std::size_t there = 0;
        {
            const std::lock_guard lock(state->mutex); // the event was made under it
            if (event->type() != QEvent::User)
                return QObject::event(event);
            state->called = false; // from now on it must be called again, even while this one is at work
            there = state->jobs.size();
        }
        for (; there > 0; --there) {
            const Job job = state->take();
            if (!job) // an event loop inside of a job has done the rest, or it was shut
                break;
            job();
        }
        return true;
    }

private:
    const std::shared_ptr<State> m_state;
};

PostBox::PostBox()
    : m_state(std::make_shared<State>())
{
    m_state->receiver = new Receiver(m_state);
}

PostBox::~PostBox()
{
    shut();
}

void PostBox::shut()
{
    std::deque<Job> forgotten; // ends with no lock held
    QObject *receiver = nullptr;
    {
        const std::lock_guard lock(m_state->mutex);
        forgotten.swap(m_state->jobs);
        receiver = std::exchange(m_state->receiver, nullptr);
    }
    delete receiver; // and with it the event that calls it
}

void PostBox::Sender::post(Job job) const
{
    const std::lock_guard lock(m_state->mutex);
    if (!m_state->receiver)
        return;
    m_state->jobs.push_back(std::move(job));
    if (!std::exchange(m_state->called, true))
        QCoreApplication::postEvent(m_state->receiver, new QEvent(QEvent::User));
}

} // namespace riser
