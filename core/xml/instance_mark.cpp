// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/instance_mark.h"

#include "core/xml/instance_mark_reader.h"

#include <string>
#include <string_view>

namespace riser {

namespace {

std::string_view localName(pugi::xml_node element)
{
    const std::string_view name = element.name();
    const size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The namespace that the element's prefix stands for: pugixml knows none, and another tool may have written the
/// element anew with a prefix of its own.
std::string_view namespaceOf(pugi::xml_node element)
{
    const std::string_view name = element.name();
    const size_t colon = name.find(':');
    std::string declaration = "xmlns";
    if (colon != std::string_view::npos)
        declaration.append(":").append(name.substr(0, colon));
    for (pugi::xml_node scope = element; scope; scope = scope.parent()) {
        if (const pugi::xml_attribute found = scope.attribute(declaration.c_str()))
            return found.value();
    }
    return {};
}

bool isOurs(pugi::xml_node element, std::string_view name)
{
    return element.type() == pugi::node_element && localName(element) == name &&
           namespaceOf(element) == instanceNamespace;
}

pugi::xml_node find(pugi::xml_node domain)
{
    for (const pugi::xml_node element : domain.child("metadata").children()) {
        if (isOurs(element, "instance"))
            return element;
    }
    return {};
}

void set(pugi::xml_node element, const char *name, const QString &value)
{
    if (!value.isEmpty())
        element.append_attribute(name) = value.toUtf8().constData();
}

MarkedUnit readUnit(pugi::xml_node element)
{
    MarkedUnit unit;
    for (const pugi::xml_node device : element.children()) {
        if (!isOurs(device, "device"))
            continue;
        unit.devices << MarkedDevice{.key = DeviceKey(xml::attribute(device, "key")),
                                     .kind = xml::attribute(device, "kind"),
                                     .id = xml::attribute(device, "id"),
                                     .serial = xml::attribute(device, "serial")};
    }
    return unit;
}

/// Where `<metadata>` goes in a domain that has none: behind what names the VM, as libvirt writes it.
pugi::xml_node madeMetadata(pugi::xml_node domain)
{
    if (const pugi::xml_node there = domain.child("metadata"))
        return there;
    pugi::xml_node last;
    for (const char *name : {"name", "uuid", "genid", "title", "description"}) {
        if (const pugi::xml_node element = domain.child(name))
            last = element;
    }
    const pugi::xml_node made = last ? domain.insert_child_after("metadata", last) : domain.prepend_child("metadata");
    domain.insert_child_before(pugi::node_pcdata, made).set_value("\n  ");
    return made;
}

} // namespace

std::optional<InstanceMark> xml::readInstanceMark(pugi::xml_node domain)
{
    const pugi::xml_node element = find(domain);
    if (!element)
        return std::nullopt;
    InstanceMark mark{.planId = PlanId(attribute(element, "plan-id")),
                      .planName = attribute(element, "plan"),
                      .revision = smallNumber(element, "revision"),
                      .by = attribute(element, "by"),
                      .at = QDateTime::fromString(attribute(element, "at"), Qt::ISODate).toUTC(),
                      .units = {},
                      .volumes = {}};
    for (const pugi::xml_node child : element.children()) {
        if (isOurs(child, "unit"))
            mark.units << readUnit(child);
        else if (isOurs(child, "volume"))
            mark.volumes << MarkedVolume{.pool = attribute(child, "pool"), .name = attribute(child, "name")};
    }
    return mark;
}

void xml::appendInstanceMark(pugi::xml_node parent, const InstanceMark &mark)
{
    pugi::xml_node element = parent.append_child("riser:instance");
    element.append_attribute("xmlns:riser") = instanceNamespace;
    set(element, "plan", mark.planName);
    set(element, "plan-id", mark.planId.value());
    element.append_attribute("revision") = mark.revision;
    set(element, "by", mark.by);
    set(element, "at", mark.at.toUTC().toString(Qt::ISODate));
    for (const MarkedUnit &unit : mark.units) {
        pugi::xml_node place = element.append_child("riser:unit");
        for (const MarkedDevice &device : unit.devices) {
            pugi::xml_node entry = place.append_child("riser:device");
            set(entry, "key", device.key.value());
            set(entry, "kind", device.kind);
            set(entry, "id", device.id);
            set(entry, "serial", device.serial);
        }
    }
    for (const MarkedVolume &volume : mark.volumes) {
        pugi::xml_node entry = element.append_child("riser:volume");
        set(entry, "pool", volume.pool);
        set(entry, "name", volume.name);
    }
}

QByteArray writeInstanceMark(const InstanceMark &mark)
{
    pugi::xml_document document;
    xml::appendInstanceMark(document, mark);
    return xml::toText(document, true);
}

std::optional<InstanceMark> instanceMarkOf(const QByteArray &domainXml)
{
    pugi::xml_document document;
    const Result<pugi::xml_node> root = xml::load(document, domainXml, "domain");
    return root ? xml::readInstanceMark(*root) : std::nullopt;
}

Result<QByteArray> withInstanceMark(const QByteArray &domainXml, const std::optional<InstanceMark> &mark)
{
    pugi::xml_document document;
    const Result<pugi::xml_node> root = xml::load(document, domainXml, "domain", xml::Keep::Verbatim);
    if (!root)
        return std::unexpected(root.error());
    while (pugi::xml_node there = find(*root))
        there.parent().remove_child(there);
    if (mark)
        xml::appendInstanceMark(madeMetadata(*root), *mark);
    return xml::toText(document, false);
}

} // namespace riser
