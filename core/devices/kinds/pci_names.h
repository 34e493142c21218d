// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace riser {

struct PciNames {
    QString vendor; ///< empty: not known
    QString product;
};

/// Names from this computer's PCI ID database, for what the host doesn't know. Source: libpci, offline. Thread-safe;
/// the first call reads the database (some 20 ms), later ones are table look-ups.
PciNames pciNames(quint16 vendor, quint16 product);

} // namespace riser
