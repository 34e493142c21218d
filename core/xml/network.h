// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QString>

namespace riser {

/// What Riser reads of a virtual network's XML.
struct NetworkDefinition {
    QString name;
    QString forward; ///< `<forward mode=>`; empty: isolated. Without a mode it is nat
    QString bridge;
    bool operator==(const NetworkDefinition &) const = default;
};

/// Errors: InvalidData. Pure, thread-safe.
Result<NetworkDefinition> parseNetwork(const QByteArray &xml);

} // namespace riser
