// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instances/instance_xml.h"

#include "core/devices/device_kind.h"
#include "core/xml/domain.h"
#include "core/xml/xml_document.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// The PCI devices that Riser writes beside the passed ones and that take a root port each on q35.
constexpr int ownEndpoints = 4; // disk, serial channel, random numbers, USB controller

pugi::xml_node add(pugi::xml_node parent, const char *name)
{
    return parent.append_child(name);
}

void set(pugi::xml_node element, const char *name, const QString &value)
{
    element.append_attribute(name) = value.toUtf8().constData();
}

void setText(pugi::xml_node parent, const char *name, const QString &value)
{
    add(parent, name).text().set(value.toUtf8().constData());
}

class Writer
{
public:
    Writer(const InstanceRequest &request, const Inventory &inventory, const InstancePaths &paths)
        : m_request(request)
        , m_plan(request.plan)
        , m_facts(inventory.snapshot().facts)
        , m_inventory(inventory)
        , m_paths(paths)
        , m_domain(m_document.append_child("domain"))
    {
    }

    QByteArray write();

private:
    bool express() const { return !m_plan.machine.startsWith("pc"_L1) || m_plan.machine.contains("q35"_L1); }
    QList<Hostdev> hostdevs() const;
    void addIdentity();
    void addSize();
    void addFirmware();
    void addCpu();
    void addPorts(const QList<Hostdev> &hostdevs);
    void addDisk(const char *device, const QString &path, const QString &format, const char *target, const char *bus);
    void addDisks();
    void addOthers(bool anyPassed);
    void addScreen();

    const InstanceRequest &m_request;
    const Plan &m_plan;
    const HostFacts &m_facts;
    const Inventory &m_inventory;
    const InstancePaths &m_paths;
    pugi::xml_document m_document;
    pugi::xml_node m_domain;
    pugi::xml_node m_devices;
};

/// Each unit whole: what is given, then what only must not stay with the host.
QList<Hostdev> Writer::hostdevs() const
{
    QList<Hostdev> list;
    const auto addMember = [&](const DeviceKey &key, bool placeholder) {
        if (const Device *device = m_inventory.device(key); device && !device->missing) {
            Hostdev hostdev = device->kind->hostdevFor(device->node);
            hostdev.unassigned = placeholder;
            list << hostdev;
        }
    };
    for (const ChosenDevice &chosen : m_request.devices) {
        const UnitRoles roles = m_inventory.roles(chosen.device);
        addMember(chosen.device, false);
        for (const DeviceKey &key : roles.companions)
            addMember(key, false);
        for (const DeviceKey &key : roles.bystanders)
            addMember(key, true);
    }
    return list;
}

void Writer::addIdentity()
{
    set(m_domain, "type", m_facts.virtType);
    setText(m_domain, "name", m_request.name);
    setText(m_domain, "uuid", m_request.id.value());
}

void Writer::addSize()
{
    pugi::xml_node memory = add(m_domain, "memory");
    set(memory, "unit", u"MiB"_s);
    memory.text().set(m_plan.memoryMib);
    add(m_domain, "vcpu").text().set(m_plan.vcpus());
    // Preferred and not strict: a guest that is a little too large for one node runs slower, and does run.
    if (m_request.numaNode && m_plan.numa != NumaWish::None && m_facts.numaNodes > 1) {
        pugi::xml_node tuned = add(add(m_domain, "numatune"), "memory");
        set(tuned, "mode", u"preferred"_s);
        set(tuned, "nodeset", QString::number(*m_request.numaNode));
    }
}

void Writer::addFirmware()
{
    pugi::xml_node os = add(m_domain, "os");
    const bool uefi = m_plan.firmware == Firmware::Uefi;
    if (uefi)
        set(os, "firmware", u"efi"_s);
    pugi::xml_node type = add(os, "type");
    set(type, "arch", m_facts.arch);
    set(type, "machine", m_plan.machine);
    type.text().set("hvm");
    // Vendors' GPU drivers are modules that most guests would have to sign first.
    if (uefi) {
        pugi::xml_node feature = add(add(os, "firmware"), "feature");
        set(feature, "enabled", u"no"_s);
        set(feature, "name", u"secure-boot"_s);
    }
    set(add(os, "boot"), "dev", u"hd"_s);
    pugi::xml_node features = add(m_domain, "features");
    add(features, "acpi");
    add(features, "apic");
}

void Writer::addCpu()
{
    pugi::xml_node cpu = add(m_domain, "cpu");
    set(cpu, "mode", m_facts.virtType == "kvm"_L1 ? u"host-passthrough"_s : u"maximum"_s);
    pugi::xml_node topology = add(cpu, "topology");
    set(topology, "sockets", QString::number(m_plan.sockets));
    set(topology, "cores", QString::number(m_plan.cores));
    set(topology, "threads", QString::number(m_plan.threads));
    set(add(m_domain, "clock"), "offset", u"utc"_s);
}

/// libvirt adds the ports that the definition needs, and none to spare; it takes those that are there first.
void Writer::addPorts(const QList<Hostdev> &hostdevs)
{
    if (!express())
        return;
    int ports = m_plan.spareRootPorts + ownEndpoints;
    ports += m_request.network.isEmpty() ? 0 : 1;
    bool passed = false;
    for (const Hostdev &hostdev : hostdevs) {
        if (hostdev.type == Hostdev::Type::Pci && !hostdev.unassigned) {
            ++ports;
            passed = true;
        }
    }
    ports += passed ? 0 : 1; // the balloon
    const auto addController = [this](const QString &model, int index) {
        pugi::xml_node controller = add(m_devices, "controller");
        set(controller, "type", u"pci"_s);
        set(controller, "index", QString::number(index));
        set(controller, "model", model);
    };
    addController(u"pcie-root"_s, 0);
    for (int port = 1; port <= ports; ++port)
        addController(u"pcie-root-port"_s, port);
}

void Writer::addDisk(const char *device, const QString &path, const QString &format, const char *target,
                     const char *bus)
{
    const bool block = m_paths.block;
    pugi::xml_node disk = add(m_devices, "disk");
    set(disk, "type", block ? u"block"_s : u"file"_s);
    disk.append_attribute("device") = device;
    pugi::xml_node driver = add(disk, "driver");
    set(driver, "name", u"qemu"_s);
    set(driver, "type", format);
    set(add(disk, "source"), block ? "dev" : "file", path);
    pugi::xml_node place = add(disk, "target");
    place.append_attribute("dev") = target;
    place.append_attribute("bus") = bus;
}

void Writer::addDisks()
{
    addDisk("disk", m_paths.disk, m_request.disk.format, "vda", "virtio");
    if (m_paths.seed.isEmpty())
        return;
    addDisk("cdrom", m_paths.seed, u"raw"_s, express() ? "sda" : "hda", express() ? "sata" : "ide");
    add(m_devices.last_child(), "readonly");
}

void Writer::addScreen()
{
    if (m_plan.video == Video::None)
        return;
    pugi::xml_node graphics = add(m_devices, "graphics");
    set(graphics, "type", u"vnc"_s);
    set(graphics, "port", u"-1"_s);
    set(graphics, "autoport", u"yes"_s);
    set(graphics, "listen", u"127.0.0.1"_s);
    pugi::xml_node model = add(add(m_devices, "video"), "model");
    set(model, "type", m_plan.video == Video::Virtio ? u"virtio"_s : u"vga"_s);
    pugi::xml_node tablet = add(m_devices, "input");
    set(tablet, "type", u"tablet"_s);
    set(tablet, "bus", u"usb"_s);
}

void Writer::addOthers(bool anyPassed)
{
    pugi::xml_node usb = add(m_devices, "controller");
    set(usb, "type", u"usb"_s);
    set(usb, "model", u"qemu-xhci"_s);
    if (!m_request.network.isEmpty()) {
        pugi::xml_node nic = add(m_devices, "interface");
        set(nic, "type", u"network"_s);
        set(add(nic, "source"), "network", m_request.network);
        set(add(nic, "model"), "type", u"virtio"_s);
    }
    set(add(m_devices, "serial"), "type", u"pty"_s);
    pugi::xml_node agent = add(m_devices, "channel");
    set(agent, "type", u"unix"_s);
    pugi::xml_node end = add(agent, "target");
    set(end, "type", u"virtio"_s);
    set(end, "name", u"org.qemu.guest_agent.0"_s);
    addScreen();
    pugi::xml_node random = add(m_devices, "rng");
    set(random, "model", u"virtio"_s);
    pugi::xml_node source = add(random, "backend");
    set(source, "model", u"random"_s);
    source.text().set("/dev/urandom");
    // VFIO locks all of the guest's memory: a balloon could give nothing back.
    set(add(m_devices, "memballoon"), "model", anyPassed ? u"none"_s : u"virtio"_s);
}

QByteArray Writer::write()
{
    const QList<Hostdev> passed = hostdevs();
    const auto isPci = [](const Hostdev &hostdev) { return hostdev.type == Hostdev::Type::Pci; };
    addIdentity();
    addSize();
    addFirmware();
    addCpu();
    m_devices = add(m_domain, "devices");
    addPorts(passed);
    addDisks();
    addOthers(std::ranges::any_of(passed, isPci));
    QByteArray xml = xml::toText(m_document, true);
    for (const Hostdev &hostdev : passed)
        xml = withHostdev(xml, writeHostdev(hostdev)).value_or(xml);
    return withInstanceMark(xml, markOf(m_request, m_inventory)).value_or(xml);
}

} // namespace

QByteArray writeInstance(const InstanceRequest &request, const Inventory &inventory, const InstancePaths &paths)
{
    return Writer(request, inventory, paths).write();
}

InstanceMark markOf(const InstanceRequest &request, const Inventory &inventory)
{
    InstanceMark mark{.planId = request.plan.id,
                      .planName = request.plan.name,
                      .revision = request.plan.revision,
                      .by = request.by,
                      .at = request.at,
                      .units = {},
                      .volumes = {{.pool = request.disk.pool, .name = request.disk.volume}}};
    if (const QString seed = request.seedVolume(); !seed.isEmpty())
        mark.volumes << MarkedVolume{.pool = request.disk.pool, .name = seed};
    for (const ChosenDevice &chosen : request.devices) {
        const UnitRoles roles = inventory.roles(chosen.device);
        MarkedUnit unit;
        for (const DeviceKey &key : QList<DeviceKey>{chosen.device} + roles.companions + roles.bystanders) {
            if (const Device *device = inventory.device(key))
                unit.devices << MarkedDevice{
                    .key = key, .kind = device->kind->id(), .id = device->identity.id, .serial = device->serial};
        }
        mark.units << unit;
    }
    return mark;
}

} // namespace riser
