// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/xml/domain.h"
#include "core/xml/hostdev_reader.h"

namespace riser {

namespace {

bool isBlank(pugi::xml_node node)
{
    return node.type() == pugi::node_pcdata &&
           QByteArray::fromRawData(node.value(), qstrlen(node.value())).trimmed().isEmpty();
}

/// How deep the children of `<devices>` are indented, so that a new one lines up.
QByteArray childIndent(pugi::xml_node devices)
{
    const auto first = devices.first_child();
    if (isBlank(first) && first.next_sibling())
        return first.value();
    return "\n    ";
}

/// The element's text indented to stand below `<devices>`.
QByteArray indented(const QByteArray &xml, const QByteArray &indent)
{
    QByteArray text = xml.trimmed();
    const auto lineBreak = indent.lastIndexOf('\n');
    if (lineBreak < 0)
        return text;
    // What came from a definition is already indented but for its first line; what writeHostdev made is not.
    const QByteArray spaces = indent.mid(lineBreak + 1);
    if (text.contains("\n" + spaces))
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
    const auto root = xml::load(document, domainXml, "domain", xml::Keep::Verbatim);
    if (!root)
        return std::unexpected(root.error());
    auto devices = root->child("devices");
    if (!devices)
        devices = document.document_element().append_child("devices");
    const QByteArray indent = childIndent(devices);
    const QByteArray placed = indented(hostdevXml, indent);
    pugi::xml_document addition;
    const auto element = xml::load(addition, placed, "hostdev", xml::Keep::Verbatim);
    if (!element)
        return std::unexpected(element.error());

    // <devices> ends with the white space that indents </devices>: the new element goes before it.
    const auto last = devices.last_child();
    auto end = isBlank(last) ? last : devices.append_child(pugi::node_pcdata);
    if (end != last)
        end.set_value("\n  ");
    devices.insert_child_before(pugi::node_pcdata, end).set_value(indent.constData());
    devices.insert_copy_before(*element, end);
    return xml::toText(document, false);
}

Result<QByteArray> withoutHostdev(const QByteArray &domainXml, const QByteArray &hostdevXml)
{
    pugi::xml_document document;
    const auto root = xml::load(document, domainXml, "domain", xml::Keep::Verbatim);
    if (!root)
        return std::unexpected(root.error());
    const auto wanted = parseHostdev(hostdevXml);
    if (!wanted)
        return std::unexpected(wanted.error());
    auto devices = root->child("devices");
    for (auto element : devices.children("hostdev")) {
        if (!sameSource(xml::readHostdev(element), *wanted))
            continue;
        if (const auto before = element.previous_sibling(); isBlank(before))
            devices.remove_child(before);
        devices.remove_child(element);
        return xml::toText(document, false);
    }
    return failure(ErrorCode::NoSuchDevice,
                   Text::tr("The VM %1 has no such host device in its definition.").arg(xml::childText(*root, "name")));
}

} // namespace riser
