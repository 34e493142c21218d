// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace riser {

/// The whole program. Returns what main() returns: 0 well, 1 a bad command line or a tour that failed.
int runConsole(int argc, char **argv);

} // namespace riser
