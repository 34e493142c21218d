// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/xml_document.h"

#include "core/base/text.h"

#include <charconv>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>

namespace riser::xml {

namespace {

std::unexpected<Error> notReadable(const QString &detail)
{
    return failure(ErrorCode::InvalidData, Text::tr("The XML that the host sent can't be read."), detail);
}

struct ByteWriter : pugi::xml_writer {
    QByteArray bytes;
    void write(const void *data, size_t size) override
    {
        bytes.append(static_cast<const char *>(data), static_cast<qsizetype>(size));
    }
};

bool holdsText(pugi::xml_node node)
{
    for (const auto child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            return true;
    }
    return false;
}

/// Puts white space between elements, two spaces a level. Text is left alone, and so is what is nested absurdly deep.
void layOut(pugi::xml_node node, const std::string &lineBreak, int depth)
{
    if (!node.first_child() || holdsText(node) || depth > 100)
        return;
    const std::string inner = lineBreak + "  ";
    for (auto child = node.first_child(); child; child = child.next_sibling()) {
        node.insert_child_before(pugi::node_pcdata, child).set_value(inner.c_str());
        layOut(child, inner, depth + 1);
    }
    node.append_child(pugi::node_pcdata).set_value(lineBreak.c_str());
}

} // namespace

Result<pugi::xml_node> load(pugi::xml_document &document, const QByteArray &text, const char *root, Keep keep)
{
    if (text.size() > maxDocument)
        return notReadable(Text::tr("It is %1 bytes long, and libvirt sends at most %2.")
                               .arg(QString::number(text.size()), QString::number(maxDocument)));
    if (text.contains('\0'))
        return notReadable(Text::tr("It contains a zero byte."));
    const unsigned flags = pugi::parse_full | (keep == Keep::Verbatim ? pugi::parse_ws_pcdata : 0U);
    const auto result =
        document.load_buffer(text.constData(), static_cast<size_t>(text.size()), flags, pugi::encoding_utf8);
    if (!result)
        return notReadable(Text::tr("%1 at byte %2 of %3.")
                               .arg(QString::fromLatin1(result.description()), QString::number(result.offset),
                                    QString::number(text.size())));
    const auto node = document.document_element();
    if (std::strcmp(node.name(), root) != 0)
        return notReadable(Text::tr("A <%1> element was expected, and <%2> came.")
                               .arg(QString::fromLatin1(root), QString::fromUtf8(node.name())));
    return node;
}

QString attribute(pugi::xml_node node, const char *name)
{
    return QString::fromUtf8(node.attribute(name).value());
}

QString childText(pugi::xml_node node, const char *name)
{
    return text(node.child(name));
}

QString text(pugi::xml_node node)
{
    return QString::fromUtf8(node.text().get()).trimmed();
}

std::optional<quint64> number(const char *value, int base)
{
    std::string_view digits = value;
    if (digits.starts_with("0x") || digits.starts_with("0X")) {
        if (base != 0 && base != 16)
            return {};
        digits.remove_prefix(2);
        base = 16;
    }
    quint64 result = 0;
    const char *end = digits.data() + digits.size();
    const auto parsed = std::from_chars(digits.data(), end, result, base == 0 ? 10 : base);
    if (digits.empty() || parsed.ec != std::errc() || parsed.ptr != end)
        return {};
    return result;
}

std::optional<quint64> number(pugi::xml_node node, const char *attributeName)
{
    return number(node.attribute(attributeName).value());
}

int smallNumber(pugi::xml_node node, const char *attributeName, int otherwise)
{
    const auto value = number(node, attributeName);
    return value && *value <= quint64(std::numeric_limits<int>::max()) ? static_cast<int>(*value) : otherwise;
}

std::optional<PciAddress> pciAddress(pugi::xml_node address)
{
    const auto domain = address.attribute("domain") ? number(address, "domain") : std::optional<quint64>(0);
    const auto bus = number(address, "bus");
    const auto slot = number(address, "slot");
    const auto function = number(address, "function");
    if (!domain || !bus || !slot || !function || *domain > 0xffffffffU || *bus > 0xff || *slot > 0x1f || *function > 7)
        return {};
    return PciAddress{.domain = static_cast<quint32>(*domain),
                      .bus = static_cast<quint8>(*bus),
                      .slot = static_cast<quint8>(*slot),
                      .function = static_cast<quint8>(*function)};
}

QByteArray toText(pugi::xml_node node, bool indent)
{
    ByteWriter writer;
    const unsigned flags = pugi::format_raw | pugi::format_no_declaration | pugi::format_attribute_single_quote;
    if (!indent) {
        node.print(writer, "", flags, pugi::encoding_utf8);
        return writer.bytes;
    }
    // pugixml's own indentation ends elements with " />", which is neither libvirt's nor ours.
    pugi::xml_document copy;
    if (node.type() == pugi::node_document) {
        for (const auto child : node.children())
            copy.append_copy(child);
    } else {
        copy.append_copy(node);
    }
    layOut(copy.document_element(), "\n", 0);
    copy.print(writer, "", flags, pugi::encoding_utf8);
    return writer.bytes + '\n';
}

} // namespace riser::xml
