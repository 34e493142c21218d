// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/uses/collectors.h"

#include "app/host/uses/interfaces.h"
#include "app/host/uses/ways.h"

#include "app/host/system/read_file.h"
#include "app/host/system/sysfs.h"
#include "app/host/uses/storage.h"

#include <algorithm>

namespace riser::onhost {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostAddresses = 8; // of one interface that are told

/// `br0 (on eth0)`
QString over(const QString &interface, const QString &hardware)
{
    return interface == hardware ? plain(interface) : u"%1 (on %2)"_s.arg(plain(interface), plain(hardware));
}

/// One method for each sort of use; each goes down to the hardware and tells the devices that it is.
class NetworkUses
{
public:
    NetworkUses(const Look &look, Findings &findings)
        : m_look(look)
        , m_findings(findings)
        , m_interfaces(look.places)
    {
    }

    void session();
    void storage();
    void routes();
    void addresses();
    void structure();

private:
    void session(const QString &interface);
    void sessionOverUnknown();
    void serve(const QString &address, const QString &what);
    bool leaves(const QString &interface, int device) const;
    void add(const QString &interface, QLatin1StringView kind, const QString &name, const QString &before,
             const QString &after = {});

    const Look &m_look;
    Findings &m_findings;
    Interfaces m_interfaces;
};

void NetworkUses::add(const QString &interface, QLatin1StringView kind, const QString &name, const QString &before,
                      const QString &after)
{
    for (const QString &hardware : m_interfaces.hardwareOf(interface))
        m_findings.addTo(m_interfaces.find(hardware)->folder,
                         hostUse(kind, interface, name, before + over(interface, hardware) + after));
}

void NetworkUses::session()
{
    const QString &peer = m_look.sessionPeer;
    if (peer.isEmpty())
        return;
    QStringList ends{m_look.ways.towards(peer)};
    const QStringList own = sessionAddresses(m_look.places, peer);
    for (const InterfaceAddress &entry : m_look.ways.addresses) {
        if (own.contains(entry.address))
            ends << entry.interface;
    }
    ends.removeDuplicates();
    ends.removeAll(QString());
    ends.removeAll(u"lo"_s); // from the host itself, or by an address that isn't tied to one interface
    bool known = ends.isEmpty();
    for (const QString &interface : std::as_const(ends)) {
        known |= !m_interfaces.hardwareOf(interface).isEmpty();
        session(interface);
    }
    if (!known)
        sessionOverUnknown();
}

void NetworkUses::session(const QString &interface)
{
    add(interface, "session-network"_L1, m_look.sessionPeer,
        "this session with "_L1 + m_look.sessionPeer + " runs over "_L1);
}

/// A tunnel, or a port of Open vSwitch, doesn't say what it runs over: then it may be any that leads outside.
void NetworkUses::sessionOverUnknown()
{
    QStringList ways;
    if (m_interfaces.find(u"ovs-system"_s))
        ways << u"ovs-system"_s;
    for (const DefaultRoute &route : defaultRoutes(m_look.places))
        ways << route.interface;
    ways.removeDuplicates();
    for (const QString &interface : std::as_const(ways))
        add(interface, "session-network"_L1, m_look.sessionPeer,
            "this session with "_L1 + m_look.sessionPeer + " comes through a tunnel or switch that may run over "_L1);
}

void NetworkUses::serve(const QString &address, const QString &what)
{
    const QString interface = address.isEmpty() ? QString() : m_look.ways.towards(address);
    if (!interface.isEmpty() && interface != "lo"_L1)
        add(interface, "network-storage"_L1, what, what + " comes from "_L1 + address + " over "_L1);
}

void NetworkUses::storage()
{
    for (const Mount &mount : m_look.storage.mounts()) {
        if (mount.type.startsWith("nfs"_L1) || mount.type == "cifs"_L1 || mount.type == "smb3"_L1)
            serve(mount.option("addr"_L1), mount.target);
    }
    const QString iscsi = m_look.places.sys + "/class/iscsi_connection/"_L1;
    for (const QString &entry : namesIn(iscsi))
        serve(readText(iscsi + entry + "/address"_L1), u"an iSCSI drive"_s);
    const QString nvme = m_look.places.sys + "/class/nvme/"_L1;
    for (const QString &entry : namesIn(nvme)) {
        const QString transport = readText(nvme + entry + "/transport"_L1);
        if (transport != "tcp"_L1 && transport != "rdma"_L1)
            continue;
        for (const QString &part : readText(nvme + entry + "/address"_L1).split(u',')) {
            if (part.startsWith("traddr="_L1))
                serve(part.mid(7), "the NVMe drive "_L1 + entry);
        }
    }
}

/// Whether nothing of the hardware below this interface is left without the unit of `device`.
bool NetworkUses::leaves(const QString &interface, int device) const
{
    const QStringList hardware = m_interfaces.hardwareOf(interface);
    return !hardware.isEmpty() && std::ranges::all_of(hardware, [&](const QString &name) {
        return m_look.devices.leavesWith(m_interfaces.find(name)->folder, device);
    });
}

void NetworkUses::routes()
{
    const QList<DefaultRoute> routes = defaultRoutes(m_look.places);
    for (const DefaultRoute &route : routes) {
        const QString family = route.ipv6 ? u"IPv6"_s : u"IPv4"_s;
        const QString by = route.gateway.isEmpty() ? family : family + ", by "_L1 + route.gateway;
        for (const QString &hardware : m_interfaces.hardwareOf(route.interface)) {
            for (const int device : m_look.devices.carriers(m_interfaces.find(hardware)->folder)) {
                const bool last = std::ranges::all_of(routes, [&](const DefaultRoute &other) {
                    return other.ipv6 != route.ipv6 || leaves(other.interface, device);
                });
                m_findings.add(device,
                               hostUse(last ? "only-route"_L1 : "default-route"_L1, route.interface, route.gateway,
                                       (last ? "the only default route of the host ("_L1 : "a default route ("_L1) +
                                           by + ") leads over "_L1 + over(route.interface, hardware)));
            }
        }
    }
}

void NetworkUses::addresses()
{
    QHash<QString, qsizetype> told;
    for (const InterfaceAddress &entry : m_look.ways.addresses) {
        if (entry.linkLocal || ++told[entry.interface] > mostAddresses)
            continue;
        add(entry.interface, "address"_L1, entry.address, {}, " has the address "_L1 + entry.address);
    }
}

void NetworkUses::structure()
{
    for (const Interface &interface : m_interfaces.all()) {
        for (const QString &below : interface.lower) {
            const Interface *port = m_interfaces.find(below);
            if (port && port->master == interface.name)
                add(below, "network-member"_L1, interface.name, {}, " is a port of "_L1 + interface.name);
            else if (port)
                add(below, "network-upper"_L1, interface.name, interface.name + " stands on "_L1);
        }
    }
}

} // namespace

void collectNetwork(const Look &look, Findings &findings)
{
    NetworkUses uses(look, findings);
    uses.session();
    uses.storage();
    uses.routes();
    uses.addresses();
    uses.structure();
}

} // namespace riser::onhost
