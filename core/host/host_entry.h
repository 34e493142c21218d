// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QString>

namespace riser {

/// A host in the user's list, as it is remembered across starts. No secrets.
struct HostEntry {
    HostId id;
    QString name; ///< what the tree shows; defaults to the URI's host
    QString uri;
    bool connectAtStart = true;
    bool operator==(const HostEntry &) const = default;
};

} // namespace riser
