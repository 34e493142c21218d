// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

#include <memory>

namespace riser {

// Programs that live beside the window and must not outlive it. GUI thread; nothing here waits.

enum class WhenWeDie { LetItBe, EndIt };

/// Before `process` is started: it leads a process group of its own, so that what it starts itself can be ended with
/// it, and gets neither our file descriptors nor our ignored signals. `EndIt`: the kernel ends it even if this process
/// is killed.
void prepareChild(QProcess &process, WhenWeDie then);

/// Takes it over and ends it with all of its group: asked at once, and killed when it hasn't ended 200 ms later. What
/// it still says is heard by nobody. `kept`, a folder that it uses, is let go when it has ended. Both are the
/// application's until then; at its end alone such a process is waited for, no longer than those 200 ms. May be called
/// from a slot of the process; null is nothing.
void endChild(std::unique_ptr<QProcess> process, std::shared_ptr<void> kept = {});

} // namespace riser
