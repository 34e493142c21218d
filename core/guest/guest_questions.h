// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/guest/agent_talk.h"
#include "core/guest/guest_report.h"
#include "core/guest/guest_topology.h"
#include "core/host/host_snapshot.h"

#include <stop_token>

namespace riser {

/// What a guest is asked, and how far it may go.
struct GuestQuestion {
    DomainId domain;
    QString where; ///< "VM “agent” on “lab”"
    GuestLevel level = GuestLevel::Read;
    GuestTopology topology;
    QList<PciAddress> places;  ///< as the XML has them, of the PCI functions that are to be found in the guest
    QList<GpuMaker> gpus = {}; ///< makers of those it has of the host: their tools are asked as well (Full)
    bool usb = false;          ///< it has USB devices of the host
    GuestPatience patience = {};
};

/// Asks the agent of a running VM, one question after the other; what isn't answered is told with its reason. Blocks,
/// for some ten seconds at most and longer when the agent hangs; for a thread of its own. Read: guest-info and lists,
/// and files of /proc and /sys are read. Full: fixed scripts and the makers' tools run in the guest as well.
GuestReport askGuest(Consoles &consoles, const GuestQuestion &question, const std::stop_token &stop = {});

/// Why a guest needn't be asked at all, by what is known of it: the VM is off or paused, has no agent, or this login
/// may only look. `agent`: GuestConsoles::agentConnected of its running definition. Pure.
std::optional<Error> whyNotAsked(const HostFacts &facts, const Domain &domain, const std::optional<bool> &agent,
                                 const QString &where);

QString guestWhere(const QString &vm, const QString &host); ///< translated: "VM “agent” on “lab”"

/// What is asked and run in the guest at each level, with every file and command line: for a person to read before.
QString commandsInWords(GuestLevel level, const QList<GpuMaker> &gpus);

} // namespace riser
