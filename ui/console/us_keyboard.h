// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <optional>

namespace riser {

struct TypedKey {
    quint32 keysym = 0;
    bool shift = false; ///< is held with it
    bool operator==(const TypedKey &) const = default;
};

/// How a character is typed on a US keyboard, which a guest has until somebody chooses another one; nullopt: it isn't
/// on it. Pure.
std::optional<TypedKey> usKeyOf(char32_t character);

} // namespace riser
