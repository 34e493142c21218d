// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hosthelper/host_command.h"
#include "core/hosthelper/host_program.h"

#include <chrono>
#include <functional>
#include <memory>

namespace riser {

/// How long the program on a host is waited for. The defaults are what users get; tests make them shorter.
struct HostProgramTimings {
    std::chrono::milliseconds hello{180'000};   ///< a person may be typing a password
    std::chrono::milliseconds inventory{5'000}; ///< then the previous one is shown, with a line that says so
    // riser-host has limits of its own (20, 40 and 120 s), so that its answer comes before these run out.
    std::chrono::milliseconds call{30'000};
    std::chrono::milliseconds arm{50'000};
    std::chrono::milliseconds restore{140'000};
    std::chrono::milliseconds firstRetry{1'000}; ///< of one that ended; then twice as long each time
    std::chrono::milliseconds longestRetry{60'000};
};

/// riser-host on a host, run there by a command (host_command.h) and kept running. Starts with start(), on a thread of
/// its own, so that nobody waits for a login. Thread-safe.
///
/// One that isn't there, may not be run or speaks another version isn't tried again until tryAgain(); one that ended or
/// couldn't be reached is, ever more seldom, unless the login was refused: a person would be asked again and again.
class RemoteHostProgram final : public HostProgram
{
public:
    /// `host`: its name for the texts. `changed` is called when a read would tell something new: the program's standing
    /// changed, or an event came. On any thread, with no lock held; not after close() has returned, but for a call that
    /// is under way.
    RemoteHostProgram(HostCommand command, QString host, std::function<void()> changed,
                      const HostProgramTimings &timings = {});
    ~RemoteHostProgram() override; ///< close()

    void start(); ///< once; later calls do nothing
    /// Frees everybody who waits; every call answers ConnectionLost from now on. Returns at once.
    void close();
    /// What is known without asking. Its inventory is the last one.
    HostProgramFacts facts() const;

    void tryAgain() override; ///< start(), also after it was given up
    HostProgramFacts read() override;
    Result<HostUses> blastRadius(const DeviceKey &device) override;
    Result<void> usbDetach(const UsbPort &port) override;
    Result<void> usbAttach(const UsbPort &port) override;
    Result<void> poolKeep(const QList<DeviceKey> &unit) override;
    Result<void> poolForget(const QList<DeviceKey> &unit) override;
    Result<void> poolRestore(const QList<DeviceKey> &devices) override;
    Result<void> poolMove(const DeviceKey &was, const DeviceKey &now) override;
    Result<void> arm(const QList<DeviceKey> &devices, int seconds) override;
    Result<void> confirm(const QList<DeviceKey> &devices) override;

private:
    class State;
    const std::shared_ptr<State> m_state; ///< shared with its threads, which may outlive us while the host hangs
};

} // namespace riser
