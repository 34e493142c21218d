// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/display_way.h"

#include "core/base/text.h"
#include "core/host/display_address.h"
#include "core/hosthelper/ssh_login.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

using By = DisplayWay::By;
using Listen = GuestDisplay::Listen;

DisplayWay none(const QString &reason)
{
    return {.by = By::None, .reason = reason};
}

DisplayWay overTheNetwork(const HostUri &uri, const GuestDisplay &display)
{
    const QString remedy = Text::tr("Connect to the host by ssh (qemu+ssh://), or let the display listen elsewhere.");
    if (display.listen == Listen::Socket)
        return none(Text::tr("The display is on a socket of %1 alone. ").arg(uri.host) + remedy);
    if (isLoopback(display.address))
        return none(Text::tr("The display listens to %1 itself alone. ").arg(uri.host) + remedy);
    return {.by = By::Network, .address = isAnyAddress(display.address) ? uri.host : display.address};
}

} // namespace

DisplayWay displayWay(const HostUri &uri, bool local, const GuestDisplay &display)
{
    const bool hasPort = display.listen == Listen::Address && (display.port || display.tlsPort);
    if (!hasPort && display.listen != Listen::Socket)
        return {.by = By::Nowhere};
    const bool plain =
        display.listen == Listen::Socket ? isPlainSocketPath(display.socket) : isPlainAddress(display.address);
    if (!plain)
        return none(Text::tr("Where the display listens has signs that no address has: see its definition."));
    if (local || logsIn(uri))
        return {.by = local ? By::Here : By::Ssh,
                .address = isAnyAddress(display.address) ? u"localhost"_s : display.address};
    if (!uri.host.isEmpty())
        return overTheNetwork(uri, display);
    return none(Text::tr("This address leads to libvirt alone, and not to the displays of its VMs."));
}

} // namespace riser
