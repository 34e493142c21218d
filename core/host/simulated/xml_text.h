// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <pugixml.hpp>

namespace riser {

/// The element and all in it, as text, with the white space it came with.
QByteArray xmlText(const pugi::xml_node &node);

} // namespace riser
