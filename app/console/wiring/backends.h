// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/backend.h"

#include <memory>

namespace riser {

class LibvirtRuntime;
class SimulatedWorld;

/// Every backend there is, and what they need of the process. The only place that names them. Must outlive every
/// session; its end takes 2 s at most.
class Backends
{
public:
    Backends();
    ~Backends();

    /// By the URI's scheme: `simulated:` is a host of world(), all else is libvirt's.
    BackendFactory factory() const;
    SimulatedWorld *world() const { return m_world.get(); }

private:
    std::unique_ptr<LibvirtRuntime> m_libvirt;
    std::shared_ptr<SimulatedWorld> m_world;
};

} // namespace riser
