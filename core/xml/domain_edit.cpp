// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/xml/domain.h"
#include "core/xml/element_span.h"
#include "core/xml/hostdev_reader.h"

namespace riser {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Back over white space: where the text before `at` ends.
qsizetype trimmedBefore(const QByteArray &text, qsizetype at)
{
    while (at > 0 && isSpace(text[at - 1]))
        --at;
    return at;
}

xml::ElementSpan spanOf(const QByteArray &text, pugi::xml_node element)
{
    return xml::elementSpan(text, element.offset_debug() - 1); // the offset is the name's
}

/// Line break and indentation of what stands in `<devices>`, so that a new element lines up.
QByteArray childIndent(const QByteArray &text, pugi::xml_node devices)
{
    for (const auto child : devices.children()) {
        if (child.type() != pugi::node_element)
            continue;
        const qsizetype begin = spanOf(text, child).begin;
        const qsizetype lead = trimmedBefore(text, begin);
        return text.sliced(lead, begin - lead);
    }
    return "\n    ";
}

/// The element's text, indented to stand there. What came from a definition is so already but for its first line.
QByteArray indented(const QByteArray &element, const QByteArray &indent)
{
    QByteArray text = element;
    const QByteArray spaces = indent.sliced(indent.lastIndexOf('\n') + 1);
    const auto lastLine = text.lastIndexOf('\n');
    if (lastLine < 0 || text.sliced(lastLine + 1).startsWith(spaces + "<"))
        return text;
    return text.replace("\n", "\n" + spaces);
}

bool sameSource(const Hostdev &a, const Hostdev &b)
{
    if (a.type != b.type)
        return false;
    switch (a.type) {
    case Hostdev::Type::Pci:
        return a.pci && a.pci == b.pci;
    case Hostdev::Type::Mdev:
        return !a.mdevUuid.isEmpty() && a.mdevUuid == b.mdevUuid;
    case Hostdev::Type::Usb:
        // As libvirt matches: by bus and device where the wanted one gives them, else by vendor and product.
        if (b.usbAddress)
            return a.usbAddress == b.usbAddress && (!b.usbId || !a.usbId || a.usbId == b.usbId);
        return b.usbId && a.usbId == b.usbId;
    case Hostdev::Type::Scsi:
    case Hostdev::Type::Other:
        break;
    }
    return !a.xml.isEmpty() && a.xml.simplified() == b.xml.simplified();
}

} // namespace

Result<QByteArray> withHostdev(const QByteArray &domainXml, const QByteArray &hostdevXml)
{
    pugi::xml_document document;
    const auto root = xml::load(document, domainXml, "domain");
    if (!root)
        return std::unexpected(root.error());
    pugi::xml_document addition;
    const auto element = xml::load(addition, hostdevXml, "hostdev");
    if (!element)
        return std::unexpected(element.error());
    const auto span = spanOf(hostdevXml, *element);
    const QByteArray text = hostdevXml.sliced(span.begin, span.end - span.begin);

    QByteArray out = domainXml;
    const auto devices = root->child("devices");
    const auto place = spanOf(domainXml, devices ? devices : *root);
    const QByteArray indent = childIndent(domainXml, devices);
    const QByteArray placed = indent + indented(text, indent);
    if (devices && place.closing >= 0)
        return out.insert(trimmedBefore(out, place.closing), placed);
    const QByteArray whole = "<devices>" + placed + "\n  </devices>";
    if (devices)
        return out.replace(place.begin, place.end - place.begin, whole);
    if (place.closing >= 0)
        return out.insert(trimmedBefore(out, place.closing), "\n  " + whole);
    return failure(ErrorCode::InvalidData, Text::tr("The definition of a VM is empty."));
}

Result<QByteArray> withoutHostdev(const QByteArray &domainXml, const QByteArray &hostdevXml)
{
    pugi::xml_document document;
    const auto root = xml::load(document, domainXml, "domain");
    if (!root)
        return std::unexpected(root.error());
    const auto wanted = parseHostdev(hostdevXml);
    if (!wanted)
        return std::unexpected(wanted.error());
    for (const auto element : root->child("devices").children("hostdev")) {
        if (!sameSource(xml::readHostdev(element), *wanted))
            continue;
        const auto span = spanOf(domainXml, element);
        const qsizetype begin = trimmedBefore(domainXml, span.begin);
        return QByteArray(domainXml).remove(begin, span.end - begin);
    }
    return failure(ErrorCode::NoSuchDevice,
                   Text::tr("The VM %1 has no such host device in its definition.").arg(xml::childText(*root, "name")));
}

} // namespace riser
