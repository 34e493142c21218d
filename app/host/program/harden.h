// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace riser::onhost {

/// The first thing the program does. From then on there is nothing of whoever started it: no variables, no files but
/// the standard three, no folder, no mask, no handling of signals. Before any thread.
void harden();

} // namespace riser::onhost
