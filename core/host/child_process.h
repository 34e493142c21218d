// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

namespace riser {

// Programs that live beside the window and must not outlive it. GUI thread.

enum class WhenWeDie { LetItBe, EndIt };

/// Before `process` is started: it leads a process group of its own, so that what it starts itself can be ended with
/// it, and gets neither our file descriptors nor our ignored signals. `EndIt`: the kernel ends it even if this process
/// is killed.
void prepareChild(QProcess &process, WhenWeDie then);

/// Ends it and all of its group: asked first, and killed when it hasn't ended after `patience` milliseconds. Waits no
/// longer than that; a killed process ends at once.
void endChild(QProcess &process, int patience);

} // namespace riser
