// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QString>

namespace riser {

class HostSession;

// What all ways to look at a VM say in the same words. GUI thread.

/// "VM web1 on kvm1".
QString vmLabel(const HostSession &session, const DomainId &domain);

/// The session isn't connected: a whole sentence that names it; empty: it is.
QString whyAway(const HostSession &session);

/// There is nothing of the VM to be shown, as its host is away or it doesn't run: a whole sentence; empty: it runs.
QString whyNotUp(const HostSession &session, const DomainId &domain);

/// A whole sentence.
QString notEncrypted();

} // namespace riser
