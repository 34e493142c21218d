// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_snapshot.h"
#include "tests/support/contract.h"

namespace riser::test {

/// Chooses what the contract uses on a real host: what RISER_LAB_GPU, _AUDIO, _NVME, _USB (device keys) and
/// RISER_LAB_STOPPED, _RUNNING (VM names) say, else the first that fits. Empty when all was found, else what is
/// missing.
QString chooseForContract(const HostSnapshot &snapshot, contract::Host &host);

} // namespace riser::test
