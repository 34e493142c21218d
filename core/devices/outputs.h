// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace riser {

struct Device;

/// It has outputs of its own, to monitors: what a guest draws there is on no screen that its host emulates. Pure.
bool hasOutputs(const Device &device);

} // namespace riser
