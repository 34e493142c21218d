// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/deadline.h"

#include "core/host/libvirt/runtime_state.h"

#include <utility>

namespace riser {

Deadline::Deadline(std::chrono::milliseconds limit, std::function<void()> late)
    : m_limit(limit)
    , m_timer(libvirtEventLoop()->addTimeout(
          int(limit.count()), [](int, void *opaque) { (*static_cast<std::function<void()> *>(opaque))(); },
          new std::function<void()>(std::move(late)),
          [](void *opaque) { delete static_cast<std::function<void()> *>(opaque); }))
{
}

Deadline::~Deadline()
{
    libvirtEventLoop()->removeTimeout(m_timer);
}

void Deadline::again()
{
    libvirtEventLoop()->updateTimeout(m_timer, int(m_limit.count()));
}

} // namespace riser
