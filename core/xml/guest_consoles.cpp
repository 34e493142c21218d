// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/guest_consoles.h"

#include "core/base/text.h"
#include "core/xml/xml_document.h"

namespace riser {

namespace {

constexpr QLatin1StringView agentChannel("org.qemu.guest_agent.0");

int portOf(pugi::xml_node graphics, const char *name)
{
    const int port = xml::smallNumber(graphics, name); // -1, "not yet", is no small number
    return port <= 0xffff ? port : 0;
}

/// The first listener counts, as for QEMU; before there were elements for it, attributes told the same.
void readListen(pugi::xml_node graphics, GuestDisplay &display)
{
    const pugi::xml_node listen = graphics.child("listen");
    const QString type = xml::attribute(listen, "type");
    display.socket = xml::attribute(type == QLatin1String("socket") ? listen : graphics, "socket");
    display.address = xml::attribute(listen, "address");
    if (display.address.isEmpty())
        display.address = xml::attribute(graphics, "listen");
    if (!display.socket.isEmpty())
        display.listen = GuestDisplay::Listen::Socket;
    else if (type != QLatin1String("none") && type != QLatin1String("socket") && (display.port || display.tlsPort))
        display.listen = GuestDisplay::Listen::Address;
}

/// Each channel's own mode, or that of all. What isn't said, or "any", is up to the client.
void readChannels(pugi::xml_node graphics, GuestDisplay &display)
{
    const QString common = xml::attribute(graphics, "defaultMode");
    for (const QString &name : spiceChannels()) {
        const pugi::xml_node own = graphics.find_child_by_attribute("channel", "name", name.toUtf8().constData());
        const QString mode = own ? xml::attribute(own, "mode") : common;
        if (mode == QLatin1String("secure"))
            display.secure << name;
        else if (mode == QLatin1String("insecure"))
            display.insecure << name;
    }
}

GuestDisplay readDisplay(pugi::xml_node graphics, int index)
{
    GuestDisplay display;
    display.index = index;
    display.typeName = xml::attribute(graphics, "type");
    display.type = display.typeName == QLatin1String("vnc")     ? GuestDisplay::Type::Vnc
                   : display.typeName == QLatin1String("spice") ? GuestDisplay::Type::Spice
                                                                : GuestDisplay::Type::Other;
    display.port = portOf(graphics, "port");
    display.tlsPort = portOf(graphics, "tlsPort");
    readListen(graphics, display);
    if (display.type == GuestDisplay::Type::Spice)
        readChannels(graphics, display);
    return display;
}

void readSerials(pugi::xml_node devices, GuestConsoles &consoles)
{
    int number = 0;
    for (const pugi::xml_node serial : devices.children("serial"))
        consoles.serials << GuestSerial{.alias = xml::attribute(serial.child("alias"), "name"),
                                        .type = xml::attribute(serial, "type"),
                                        .title = Text::tr("Serial %1").arg(++number)};
    number = 0;
    for (const pugi::xml_node console : devices.children("console")) {
        ++number;
        const QString target = xml::attribute(console.child("target"), "type");
        // libvirt repeats the first serial line as a console.
        if (number == 1 && !consoles.serials.isEmpty() && (target.isEmpty() || target == QLatin1String("serial")))
            continue;
        consoles.serials << GuestSerial{.alias = xml::attribute(console.child("alias"), "name"),
                                        .type = xml::attribute(console, "type"),
                                        .title = Text::tr("Console %1 (%2)").arg(QString::number(number), target)};
    }
}

} // namespace

/// libvirt names no "port" and "webdav": they have the mode of all.
QStringList spiceChannels()
{
    return QStringLiteral("main display inputs cursor playback record smartcard usbredir port webdav").split(u' ');
}

GuestConsoles guestConsoles(const QByteArray &domainXml)
{
    GuestConsoles consoles;
    pugi::xml_document document;
    const auto root = xml::load(document, domainXml, "domain");
    if (!root)
        return consoles;
    consoles.life = xml::attribute(*root, "id");
    const pugi::xml_node devices = root->child("devices");
    int index = 0;
    for (const pugi::xml_node graphics : devices.children("graphics"))
        consoles.displays << readDisplay(graphics, index++);
    readSerials(devices, consoles);
    for (const pugi::xml_node channel : devices.children("channel")) {
        const pugi::xml_node target = channel.child("target");
        if (xml::attribute(target, "name") == agentChannel)
            consoles.agentConnected = xml::attribute(target, "state") == QLatin1String("connected");
    }
    const QString video = xml::attribute(devices.child("video").child("model"), "type");
    consoles.emulatedVideo = !video.isEmpty() && video != QLatin1String("none");
    return consoles;
}

} // namespace riser
