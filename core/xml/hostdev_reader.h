// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/xml/hostdev.h"
#include "core/xml/xml_document.h"

namespace riser::xml {

/// Reads a `<hostdev>` that is already parsed. A source that can't be read leaves its address empty: the element is
/// still kept, and names nothing. Thread-safe, pure.
Hostdev readHostdev(pugi::xml_node element);

} // namespace riser::xml
