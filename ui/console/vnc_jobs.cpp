// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/vnc_jobs.h"

#include <algorithm>
#include <utility>

namespace riser {

namespace {

using Kind = VncJob::Kind;

bool isPointer(const VncJob &job)
{
    return job.kind == Kind::Move || job.kind == Kind::Buttons;
}

} // namespace

void VncJobs::add(VncJob job)
{
    if (job.kind == Kind::Move && !m_jobs.empty() && m_jobs.back().kind == Kind::Move)
        m_jobs.back() = std::move(job);
    else if (m_jobs.size() < most)
        m_jobs.push_back(std::move(job));
    else
        addToFull(std::move(job));
}

void VncJobs::addToFull(VncJob job)
{
    if (isPointer(job)) { // it says where the pointer is and what is down: the one before isn't missed
        const auto last = std::ranges::find_last_if(m_jobs, isPointer);
        if (last.empty())
            m_jobs.push_back(std::move(job));
        else
            last.front() = std::move(job);
        return;
    }
    if (job.kind != Kind::Release)
        return;
    const auto sameKey = [&job](const VncJob &other) {
        return (other.kind == Kind::Press || other.kind == Kind::Release) && other.key == job.key;
    };
    const auto last = std::ranges::find_last_if(m_jobs, sameKey);
    if (last.empty() || last.front().kind == Kind::Press)
        m_jobs.push_back(std::move(job));
}

std::vector<VncJob> VncJobs::take()
{
    return std::exchange(m_jobs, {});
}

} // namespace riser
