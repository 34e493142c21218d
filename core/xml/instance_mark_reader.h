// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/xml/instance_mark.h"
#include "core/xml/xml_document.h"

namespace riser::xml {

/// The note of a `<domain>` that is already parsed. Thread-safe, pure.
std::optional<InstanceMark> readInstanceMark(pugi::xml_node domain);

/// Puts the note into `parent`, a `<metadata>`.
void appendInstanceMark(pugi::xml_node parent, const InstanceMark &mark);

} // namespace riser::xml
