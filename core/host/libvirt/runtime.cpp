// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/runtime.h"

#include "core/host/libvirt/runtime_state.h"

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

#include <condition_variable>
#include <csignal>
#include <mutex>
#include <thread>

namespace riser {

namespace {

// libvirt's registration takes plain functions and is for ever, so what they refer to is too: never deleted, since
// threads of a hung host may still use it while the process ends.
struct State {
    EventLoop loop;
    std::mutex mutex;
    std::condition_variable idle;
    int runtimes = 0;
    int aside = 0; ///< threads that run a job
};
State *state = nullptr;

int addHandle(int fd, int events, virEventHandleCallback callback, void *opaque, virFreeCallback free)
{
    return state->loop.addHandle(fd, events, callback, opaque, free);
}

void updateHandle(int watch, int events)
{
    state->loop.updateHandle(watch, events);
}

int removeHandle(int watch)
{
    return state->loop.removeHandle(watch);
}

int addTimeout(int milliseconds, virEventTimeoutCallback callback, void *opaque, virFreeCallback free)
{
    return state->loop.addTimeout(milliseconds, callback, opaque, free);
}

void updateTimeout(int timer, int milliseconds)
{
    state->loop.updateTimeout(timer, milliseconds);
}

int removeTimeout(int timer)
{
    return state->loop.removeTimeout(timer);
}

} // namespace

EventLoop *libvirtEventLoop()
{
    return state ? &state->loop : nullptr;
}

void ignoreBrokenPipes()
{
    std::signal(SIGPIPE, SIG_IGN);
}

void runAside(std::function<void()> job)
{
    {
        const std::lock_guard lock(state->mutex);
        ++state->aside;
    }
    std::thread([job = std::move(job)]() mutable {
        job();
        job = nullptr;
        const std::lock_guard lock(state->mutex);
        --state->aside;
        state->idle.notify_all();
    }).detach();
}

LibvirtRuntime::LibvirtRuntime()
{
    if (!state) {
        state = new State;
        ignoreBrokenPipes();
        virSetErrorFunc(nullptr, [](void *, virErrorPtr) {});
        virEventRegisterImpl(addHandle, updateHandle, removeHandle, addTimeout, updateTimeout, removeTimeout);
        virInitialize();
        std::thread([] { state->loop.run(); }).detach();
    }
    ++state->runtimes;
}

LibvirtRuntime::~LibvirtRuntime()
{
    if (--state->runtimes > 0)
        return;
    std::unique_lock lock(state->mutex);
    state->idle.wait_for(lock, std::chrono::seconds(2), [] { return state->aside == 0; });
}

} // namespace riser
