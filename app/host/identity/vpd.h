// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace riser::onhost {

/// At most so much of a card's Vital Product Data is read: the address in its registers has 15 bits.
inline constexpr qsizetype largestVpd = 32 * 1024;

/// The serial number (keyword SN of the read-only part) out of VPD as the PCI specification lays it out. It is the
/// card's own memory and may hold anything: what isn't well-formed up to the number, or isn't printable, gives none.
QString vpdSerial(const QByteArray &vpd);

/// Whether nothing that vpdSerial() looks at could come after these bytes.
bool hasWholeReadOnlyPart(const QByteArray &vpd);

/// Reads the file `vpd` of a device piece by piece, no further than needed: each word takes the card up to a
/// millisecond, and some answer after 125. Ends after two seconds.
QByteArray readVpd(const QString &file);

} // namespace riser::onhost
