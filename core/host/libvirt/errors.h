// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"

#include <QString>

namespace riser {

/// libvirt's last error of one thread, copied.
struct LibvirtFailure {
    int code = 0;
    int domain = 0;
    QString text;
};
LibvirtFailure lastFailure();

/// What a call was about, for the texts. All plain, as the user reads them.
struct Subject {
    QString host;
    QString thing;  ///< the device or VM: "0000:01:00.0", "VM web1"; empty: the host as a whole
    QString failed; ///< the sentence for an error that has no better one: "kvm1 could not …"
};

/// A failed call on an open connection, as code, sentence, source and hint. Pure.
Error callError(const LibvirtFailure &failure, const Subject &subject);
/// The same for a serial line that nobody was to lose for it. That somebody has it is seen by the number, as a host
/// speaks its own language: nothing else in opening one fails with it (11.3). Pure.
Error serialError(const LibvirtFailure &failure, const Subject &subject);
/// The same when the connection that the call was on ended, and the host may be there still. Pure.
Error cutError(const LibvirtFailure &failure, const Subject &subject);
/// A connection that didn't come about: libvirt tells the reason only in its text, ssh's words included. Pure.
Error openError(const LibvirtFailure &failure, const QString &host);
/// The connection went away. `detail` may be empty.
Error lostError(const QString &host, const QString &detail);

/// "libvirt error 55 (domain 0): text"
QString failureText(const LibvirtFailure &failure);

} // namespace riser
