// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hosthelper/conversation.h"
#include "core/hosthelper/host_command.h"
#include "core/hosthelper/host_program.h"

namespace riser {

/// What the end of a run says of the program on a host.
struct EndVerdict {
    HostProgramFacts facts;
    bool retry = false; ///< it may be otherwise in a moment, without anybody doing anything
};

/// Pure. `greeted`: the program had introduced itself in this run.
EndVerdict verdictOf(const Conversation::End &end, HostCommand::Way way, bool greeted, const QString &host);

/// What its introduction says: Present, or why it can't be used. Pure.
HostProgramFacts verdictOf(const protocol::HelloAnswer &hello, const QString &host);

} // namespace riser
