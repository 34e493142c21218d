// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/backends.h"

#include "core/host/libvirt/libvirt_backend.h"
#include "core/host/libvirt/runtime.h"
#include "core/host/simulated/simulated_backend.h"

using namespace Qt::StringLiterals;

namespace riser {

Backends::Backends()
    : m_libvirt(std::make_unique<LibvirtRuntime>())
    , m_world(std::make_shared<SimulatedWorld>())
{
}

Backends::~Backends() = default;

BackendFactory Backends::factory() const
{
    return [world = m_world](const QString &uri) -> Result<std::unique_ptr<Backend>> {
        return uri.startsWith("simulated:"_L1) ? world->backend(uri) : makeLibvirtBackend(uri);
    };
}

} // namespace riser
