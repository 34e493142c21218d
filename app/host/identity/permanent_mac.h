// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace riser::onhost {

/// The address that the card came with, whatever the interface has now, asked of the kernel (ETHTOOL_GPERMADDR).
/// `52:54:00:1a:b0:01`; empty: it has none.
QString permanentMac(const QString &interface);

} // namespace riser::onhost
