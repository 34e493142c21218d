// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hosthelper/protocol/host_use.h"

#include <QString>

namespace riser {

/// A translated sentence for what the host program found: `device` as "GA102 (0000:01:00.0)", `host` by name. What only
/// a newer program knows is told in its own (English) words. Pure.
QString hostUseText(const HostUse &use, const QString &device, const QString &host);

} // namespace riser
