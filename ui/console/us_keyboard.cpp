// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/us_keyboard.h"

#include <string_view>

namespace riser {

std::optional<TypedKey> usKeyOf(char32_t character)
{
    constexpr std::u32string_view shifted = U"~!@#$%^&*()_+{}|:\"<>?";
    constexpr quint32 tab = 0xff09;
    constexpr quint32 enter = 0xff0d;
    if (character == U'\n')
        return TypedKey{enter};
    if (character == U'\t')
        return TypedKey{tab};
    if (character < U' ' || character > U'~')
        return {};
    const bool capital = character >= U'A' && character <= U'Z';
    return TypedKey{quint32(character), capital || shifted.contains(character)};
}

} // namespace riser
