// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guest_questions.h"

namespace riser {

/// What files of a Linux guest tell: the list of its PCI functions with the bus behind each bridge on the way to the
/// places that are looked for, whether what is listed is really at these places where it may be elsewhere, and of NVMe
/// drives serial number and size. Why there is no list, if so. Blocks.
std::optional<Error> readGuestFiles(AgentTalk &talk, const GuestQuestion &question, GuestReport &report);

} // namespace riser
