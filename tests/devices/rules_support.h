// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/devices/host_builder.h"

// Hosts on which the rules are tried.
namespace riser::test {

using namespace Qt::StringLiterals;

inline const QStringList none;
using Vm = HostBuilder::Vm;

/// A GPU with its audio function and a NIC of another card in one group, all on `driver`.
inline HostBuilder group(const char *driver)
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0302, driver, 14);
    host.pci("0000:01:00.1", 0x0403, driver, 14);
    host.pci("0000:02:00.0", 0x1200, driver, 14);
    return host;
}

inline HostBuilder gpu(const char *driver)
{
    HostBuilder host;
    host.pci("0000:01:00.0", 0x0302, driver, 14);
    host.pci("0000:01:00.1", 0x0403, driver, 14);
    return host;
}

inline Findings detach(HostBuilder &host, const char *address = "0000:01:00.0")
{
    return checkDetach(*host.inventory(), key(address));
}

inline Findings assign(HostBuilder &host, const char *vm, When when, const char *address = "0000:01:00.0")
{
    return checkAssign(*host.inventory(), key(address), vmId(vm), when);
}

} // namespace riser::test
