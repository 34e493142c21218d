// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace riser {

Backoff::Backoff(std::chrono::milliseconds first, std::chrono::milliseconds longest)
    : m_first(first)
    , m_longest(longest)
{
}

std::chrono::milliseconds Backoff::next()
{
    constexpr int enough = 20; // doublings after which any limit is reached
    const std::chrono::milliseconds plain = std::min(m_longest, m_first * (1 << std::min(m_attempts, enough)));
    ++m_attempts;
    const auto fifth = int(plain.count() / 5);
    if (fifth == 0)
        return plain;
    return plain - std::chrono::milliseconds(QRandomGenerator::global()->bounded(fifth));
}

} // namespace riser
