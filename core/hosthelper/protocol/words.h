// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hosthelper/protocol/messages.h"

#include <optional>

// The words of the closed sets, as they stand in a line.
namespace riser::protocol {

/// What a verb is asked with.
struct VerbForm {
    Verb verb;
    const char *name;
    enum class Devices { None, One, Some, SomeOrNone } devices = Devices::None;
    bool port = false;
    bool to = false;
    bool seconds = false;
};

const VerbForm &formOf(Verb verb);

inline constexpr int fewestSeconds = 5;
inline constexpr int mostSeconds = 600;

QString codeName(Fault::Code code);
std::optional<Fault::Code> codeNamed(const QString &name);
QString stateName(PoolEntry::State state);
std::optional<PoolEntry::State> stateNamed(const QString &name);
QString verdictName(HostUse::Verdict verdict);
std::optional<HostUse::Verdict> verdictNamed(const QString &name);
bool isAction(const QString &name); ///< of an event

} // namespace riser::protocol
