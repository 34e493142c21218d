// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

// How much of each thing one message holds: far more than any host has, far less than would hurt a reader.
namespace riser::protocol {

inline constexpr qsizetype mostHostDevices = 4096;
inline constexpr qsizetype mostUses = 512; ///< of one device, or of one unit
inline constexpr qsizetype mostPoolEntries = 4096;
inline constexpr qsizetype mostArmed = 64;
inline constexpr qsizetype mostProblems = 256;
inline constexpr qsizetype mostVerbs = 64;
inline constexpr double highestSpeed = 1e6; ///< Mbit/s of a USB device

} // namespace riser::protocol
