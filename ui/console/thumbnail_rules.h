// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <chrono>
#include <optional>

namespace riser {

class HostSession;
struct Domain;

/// Why a VM's screen isn't asked for: translated, a sentence; empty: it may be. `domain`: null when there is none. For
/// the GUI thread.
QString whyNoPicture(const HostSession &session, const Domain *domain, bool hasScreen);

/// Why a VM's screen isn't asked for again.
struct PictureRefusal {
    QString sentence;
    bool again = false; ///< a person may ask all the same: something was asked of a person, or a person can mend it
};
/// Nothing: such an error may be gone the next time. Thread-safe, pure.
std::optional<PictureRefusal> pictureRefusal(const Error &error);

/// How long nothing is asked after an answer that took so long to come: pictures have a tenth of the way to the host at
/// most, which other things have to go over too, but come every two minutes still. Never less than `least`. Pure.
std::chrono::milliseconds picturePause(std::chrono::milliseconds least, std::chrono::milliseconds took);

} // namespace riser
