// SPDX-License-Identifier: GPL-3.0-or-later
// What is said about asking a guest, before anybody does.
#include "core/base/text.h"
#include "core/guest/gpu_tools.h"
#include "core/guest/guest_questions.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

Error notNow(ErrorCode code, const QString &summary, const QString &hint)
{
    return {.code = code, .summary = summary, .detail = {}, .hint = hint};
}

} // namespace

QString guestWhere(const QString &vm, const QString &host)
{
    return Text::tr("VM “%1” on “%2”").arg(vm, host);
}

std::optional<Error> whyNotAsked(const HostFacts &facts, const Domain &domain, const std::optional<bool> &agent,
                                 const QString &where)
{
    if (!domain.live)
        return notNow(ErrorCode::Failed, Text::tr("%1 is not running.").arg(where),
                      Text::tr("Start it: what the guest sees is read then."));
    if (facts.readOnly)
        return notNow(ErrorCode::AccessDenied, Text::tr("The connection to the host of %1 is read-only.").arg(where),
                      Text::tr("Connect with a login that may change VMs: libvirt lets no other talk to a guest."));
    if (!agent)
        return notNow(ErrorCode::NotSupported, Text::tr("%1 has no channel for a guest agent.").arg(where),
                      Text::tr("Add a channel org.qemu.guest_agent.0 to its definition, and install qemu-guest-agent "
                               "in the guest."));
    if (domain.state == RunState::Paused || domain.state == RunState::Suspended)
        return notNow(ErrorCode::Failed, Text::tr("%1 is paused.").arg(where),
                      Text::tr("Resume it: a guest that stands still answers nothing."));
    if (!*agent)
        return notNow(ErrorCode::TimedOut, Text::tr("No guest agent runs in %1.").arg(where),
                      Text::tr("Install qemu-guest-agent in the guest and start it there."));
    return {};
}

QString commandsInWords(GuestLevel level, const QList<GpuMaker> &gpus)
{
    QStringList lines{
        Text::tr("The agent in the guest is asked:"),
        u"guest-info, guest-get-osinfo, guest-get-disks, guest-get-fsinfo, "
        "guest-network-get-interfaces, guest-get-devices"_s,
        Text::tr("It reads these files there, unless it is Windows:"),
        u"/proc/bus/pci/devices, /sys/bus/pci/devices/*/{vendor,device,secondary_bus_number}, "
        "/sys/class/nvme/*/serial, "
        "/sys/block/nvme*/size"_s,
        // Whatever the command is: virDomainQemuAgentCommand.
        Text::tr(
            "libvirt marks the VM as tainted (“custom-ga-command”) until it stops, as it does after every question "
            "to an agent that isn't its own. It changes nothing else.")};
    if (level == GuestLevel::Read)
        return lines.join(u'\n');
    lines << QString() << Text::tr("It runs a fixed script of /bin/sh there, which changes nothing and reads:")
          << u"/sys/bus/pci/devices/*/{vendor,device,class,secondary_bus_number,driver}\n"
             "/sys/bus/usb/devices/*/{idVendor,idProduct,serial,driver}\n"
             "/sys/class/nvme/*/serial, /sys/block/*/size, /sys/class/net/*/address"_s;
    QList<GuestProgram> tools;
    if (gpus.contains(GpuMaker::Amd))
        tools << rocmProgram();
    if (!gpus.isEmpty())
        tools << nvidiaGpusProgram(false) << nvidiaProcessesProgram(false);
    if (!tools.isEmpty())
        lines << Text::tr("It runs the GPU makers' own tools there, where they are installed:");
    for (const GuestProgram &program : std::as_const(tools))
        lines << program.words;
    return lines.join(u'\n');
}

} // namespace riser
