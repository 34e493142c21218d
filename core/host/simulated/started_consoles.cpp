// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/started_consoles.h"

#include "core/host/simulated/xml_text.h"

#include <string>

namespace riser {

namespace {

constexpr int firstPort = 5900;

bool is(const pugi::xml_attribute &attribute, const char *text)
{
    return std::string_view(attribute.value()) == text;
}

void name(pugi::xml_node device, const std::string &alias)
{
    if (!device.child("alias"))
        device.append_child("alias").append_attribute("name").set_value(alias.c_str());
}

void openPty(pugi::xml_node device, const std::string &path)
{
    if (!is(device.attribute("type"), "pty"))
        return;
    if (!device.child("source"))
        device.prepend_child("source").append_attribute("path").set_value(path.c_str());
}

/// The first console is the first serial line once more, under the same name.
void openSerials(pugi::xml_node devices, int run)
{
    int number = 0;
    const std::string path = "/dev/pts/" + std::to_string(run);
    for (const pugi::xml_node serial : devices.children("serial")) {
        openPty(serial, path);
        name(serial, "serial" + std::to_string(number++));
    }
    const bool repeats = number > 0;
    number = 0;
    for (const pugi::xml_node console : devices.children("console")) {
        const std::string index = std::to_string(number);
        openPty(console, path);
        name(console, (number++ == 0 && repeats ? "serial" : "console") + index);
    }
}

void openDisplays(pugi::xml_node devices, int run)
{
    int number = 0;
    for (pugi::xml_node graphics : devices.children("graphics")) {
        if (is(graphics.attribute("autoport"), "yes") && graphics.attribute("port").as_int() <= 0) {
            graphics.remove_attribute("port");
            graphics.append_attribute("port").set_value(firstPort + run + number);
        }
        ++number;
    }
}

/// What is said already stays, unless `anew`.
void setAgentState(pugi::xml_node devices, bool connected, bool anew)
{
    for (const pugi::xml_node channel : devices.children("channel")) {
        pugi::xml_node target = channel.child("target");
        if (!is(target.attribute("name"), "org.qemu.guest_agent.0") || (target.attribute("state") && !anew))
            continue;
        target.remove_attribute("state");
        target.append_attribute("state").set_value(connected ? "connected" : "disconnected");
    }
}

bool load(pugi::xml_document &document, const QByteArray &xml)
{
    constexpr unsigned flags = pugi::parse_default | pugi::parse_ws_pcdata;
    return bool(document.load_buffer(xml.constData(), size_t(xml.size()), flags));
}

} // namespace

QByteArray withAgentState(const QByteArray &domainXml, bool connected)
{
    pugi::xml_document document;
    if (!load(document, domainXml))
        return domainXml;
    setAgentState(document.child("domain").child("devices"), connected, true);
    return xmlText(document.child("domain"));
}

QByteArray withStartedConsoles(const QByteArray &domainXml, int run, bool agentStarts)
{
    pugi::xml_document document;
    if (!load(document, domainXml))
        return domainXml;
    const pugi::xml_node devices = document.child("domain").child("devices");
    openSerials(devices, run);
    openDisplays(devices, run);
    setAgentState(devices, agentStarts, false);
    return xmlText(document.child("domain"));
}

} // namespace riser
