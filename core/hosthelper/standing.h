// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/hosthelper/host_program.h"
#include "core/hosthelper/protocol/messages.h"

#include <QString>

// How riser-host stands and fails, in words: one place, so that a real and a simulated host say the same. Pure; the
// texts are translated. `host` is the host's name for the texts.
namespace riser::standing {

HostProgramFacts notReachable(const QString &host, const QString &reason); ///< `reason`: a whole sentence
HostProgramFacts starting(const QString &host);
HostProgramFacts absent(const QString &host);
HostProgramFacts noRight(const QString &host);
HostProgramFacts tooOld(const QString &host, const QString &version); ///< `version` of the program; may be empty
HostProgramFacts tooNew(const QString &host, const QString &version);
/// `detail`: what was seen, as whole sentences. `retried`: it is tried again without anybody asking.
HostProgramFacts broken(const QString &host, const QString &detail, bool retried = true);

/// What a call answers while the program isn't Present: `why`, as NotSupported, AccessDenied (NoRight) or, where it may
/// pass by itself (Starting, Broken), ConnectionLost.
Error refusal(const QString &host, const HostProgramFacts &facts);

/// What the host answered to a request about `device`; empty: about none.
Error fault(const QString &host, const QString &device, const protocol::Fault &fault);
Error timedOut(const QString &host, const QString &device);
Error connectionLost(const QString &host, const QString &detail);

/// What became of a pool-restore of these devices; of none: of all, where one that isn't there now is no failure.
Result<void> restored(const QString &host, const QList<PoolEntry> &entries, const QList<DeviceKey> &asked);

QString deviceText(const DeviceKey &key); ///< 0000:01:00.0, USB 1-5.3
QString devicesText(const QList<DeviceKey> &keys);

} // namespace riser::standing
