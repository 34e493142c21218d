// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace riser {

/// What libvirt needs of a process before its first connection: an event loop on a thread of its own, SIGPIPE ignored
/// (a host that goes away while calls are in flight would end the process otherwise, seen with 9.0 and 11.3), and no
/// error texts of its own on stderr.
///
/// Make exactly one in main(), before the first backend, and let it outlive them all. libvirt takes one registration
/// per process and never forgets it, so this is not a choice of ours; a second object in the same process only shares
/// the first one's loop. Not thread-safe to construct.
class LibvirtRuntime
{
public:
    LibvirtRuntime();
    /// Waits a moment (2 s at most) for closed connections to be taken down; a host that hangs doesn't hold it up.
    ~LibvirtRuntime();
    LibvirtRuntime(const LibvirtRuntime &) = delete;
    LibvirtRuntime &operator=(const LibvirtRuntime &) = delete;
};

} // namespace riser
