// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/pci_address.h"

#include <QByteArray>
#include <QString>

#include <pugixml.hpp>

#include <optional>

namespace riser::xml {

/// libvirt cuts strings at 4 MiB on the wire (REMOTE_STRING_MAX), so nothing larger can be what it sent.
inline constexpr qsizetype maxDocument = 4 * 1024 * 1024;

/// How to load: Content drops the white space between elements, Verbatim keeps every character for writing back.
enum class Keep { Content, Verbatim };

/// Reads `text` into `document`, whose root must be `<root>`. What could be read before the fault stays in `document`.
/// Errors: InvalidData with the reason and the offset. Thread-safe.
Result<pugi::xml_node> load(pugi::xml_document &document, const QByteArray &text, const char *root,
                            Keep keep = Keep::Content);

QString attribute(pugi::xml_node node, const char *name);
QString childText(pugi::xml_node node, const char *name); ///< trimmed
QString text(pugi::xml_node node);                        ///< trimmed

/// A number as libvirt writes it, 0x… or decimal, and nothing else in the text; nothing when it is none or too large.
std::optional<quint64> number(const char *value, int base = 0);
std::optional<quint64> number(pugi::xml_node node, const char *attributeName);
int smallNumber(pugi::xml_node node, const char *attributeName, int otherwise = 0); ///< 0 … INT_MAX

/// `<address domain= bus= slot= function=/>`; nothing when a part is missing or out of range. `domain` may be left out.
std::optional<PciAddress> pciAddress(pugi::xml_node address);

/// The subtree as text. `indent`: two spaces a level as libvirt writes; else exactly as loaded.
QByteArray toText(pugi::xml_node node, bool indent);

} // namespace riser::xml
