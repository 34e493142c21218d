// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/backend.h"

#include <QByteArray>
#include <QHash>

#include <memory>
#include <mutex>

namespace riser {

class FaultPlan;
class SimulatedHost;

/// A connection to this simulated host. `faults` are of this connection alone, beside those of the host; may be null.
std::unique_ptr<Backend> makeSimulatedBackend(std::shared_ptr<SimulatedHost> host,
                                              std::shared_ptr<FaultPlan> faults = nullptr);

/// A host of its own for this backend, from `simulated:///ABSOLUTE/FILE` or `simulated:///:/riser/demo/rack1.xml` (a Qt
/// resource), for trying things by hand with
///
///     ?delay=MS&fail=CALL:N&hang=CALL:N&drop=CALL:N      CALL as in Backend: fail=detachNode:2
///
/// Errors: InvalidInput for a URI that isn't of this form, a file that can't be read or isn't the recording of a host.
Result<std::unique_ptr<Backend>> makeSimulatedBackend(const QString &uri);

/// The simulated hosts of a console: every backend for the same file gets the same host, so that a second session, or a
/// reconnect, finds what the first has done. An object that app makes and hands on; thread-safe.
class SimulatedWorld
{
public:
    Result<std::unique_ptr<Backend>> backend(const QString &uri);
    /// The host of a URI, made when needed. Errors as above.
    Result<std::shared_ptr<SimulatedHost>> host(const QString &uri);
    /// Puts a host that a test made behind a URI.
    void add(const QString &uri, std::shared_ptr<SimulatedHost> host);

private:
    std::mutex m_mutex;
    QHash<QString, std::shared_ptr<SimulatedHost>> m_hosts; ///< by file
    QHash<QString, std::shared_ptr<FaultPlan>> m_faults;    ///< by whole URI: counted on over reconnects
};

/// A factory that asks `world`, which lives as long as the factory.
BackendFactory simulatedFactory(std::shared_ptr<SimulatedWorld> world);

} // namespace riser
