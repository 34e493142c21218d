// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/device_kind.h"
#include "core/plans/placement.h"
#include "tests/devices/host_builder.h"
#include "tests/plans/plan_builder.h"

#include <format>
#include <functional>

// Hosts for placement, put together line by line.
namespace riser::test {

using namespace Qt::StringLiterals;

constexpr qint64 gib = 1024 * 1024; // in KiB

/// 64 CPUs, 128 GiB, two NUMA nodes, connected; no devices and no VMs.
class PlaceBuilder
{
public:
    explicit PlaceBuilder(const char *name)
        : m_name(QString::fromLatin1(name))
    {
        facts().hostname = m_name;
        facts().cpus = 64;
        facts().memoryKib = 128 * gib;
        facts().numaNodes = 2;
    }

    HostFacts &facts() { return host.snapshot.facts; }
    HostSnapshot &snapshot() { return host.snapshot; }
    PlaceBuilder &with(const std::function<void(PlaceBuilder &)> &change)
    {
        change(*this);
        return *this;
    }

    /// A 3D controller at `bus`:00.0, in the pool unless another driver is said. -1: it doesn't tell its node.
    PlaceBuilder &gpu(int bus, int node = 0, const char *driver = "vfio-pci", std::optional<int> group = {})
    {
        return pci(bus, 0, 0x0302, node, driver, group.value_or(bus));
    }
    PlaceBuilder &nvme(int bus, int node = 0, const char *driver = "vfio-pci")
    {
        return pci(bus, 0, 0x0108, node, driver, bus);
    }
    PlaceBuilder &pci(int bus, int function, quint32 classCode, int node, const char *driver, int group)
    {
        const QByteArray address = QByteArray::fromStdString(std::format("0000:{:02x}:00.{}", bus, function));
        NodeDevice &made = host.pci(address.constData(), classCode, driver, group);
        if (node >= 0)
            made.pci->numaNode = node;
        return *this;
    }
    /// Of the last one that was added.
    PlaceBuilder &id(quint16 vendor, quint16 product)
    {
        NodeDevice &last = host.snapshot.nodes.last();
        last.pci->vendorId = vendor;
        last.pci->productId = product;
        return *this;
    }
    /// A VM with this memory that has these devices, by address: in its definition, and now when it runs.
    PlaceBuilder &vm(const char *name, HostBuilder::Vm kind, const QList<const char *> &devices = {}, int gibs = 4)
    {
        Domain &domain = host.vm(name, kind);
        for (std::optional<DomainDefinition> *definition : {&domain.live, &domain.config}) {
            if (!*definition)
                continue;
            (*definition)->memoryKib = gibs * gib;
            for (const char *device : devices)
                (*definition)->hostdevs << pciHostdev(device);
        }
        return *this;
    }
    /// riser-host is there, and has this to say of a device.
    PlaceBuilder &program(const HostDevice &device = {})
    {
        host.snapshot.hostProgram.state = HostProgramFacts::State::Present;
        if (!device.key.isEmpty())
            host.snapshot.hostProgram.inventory.devices << device;
        return *this;
    }

    operator PlacementHost() // NOLINT: reads better in tables
    {
        return {.id = HostId(u"id-of-"_s + m_name), .name = m_name, .inventory = host.inventory(), .state = {}};
    }

    HostBuilder host;

private:
    QString m_name;
};

inline PlacementHost absent(const char *name, const char *state = "")
{
    const QString text = QString::fromLatin1(name);
    return {.id = HostId(u"id-of-"_s + text), .name = text, .inventory = {}, .state = QString::fromLatin1(state)};
}

/// "kvm1: 0=0000:01:00.0 0=0000:02:00.0* @1" for what fits: wish and device, a star when it comes from the host, and
/// the NUMA node; else "kvm1 can't: " and why.
inline QString textOf(const HostFit &fit)
{
    if (!fit.fits)
        return u"%1 can't: "_s.arg(fit.hostName) + fit.whyNot.join(u" | "_s);
    QStringList devices;
    for (const PlacedDevice &placed : fit.devices)
        devices << u"%1=%2%3"_s.arg(QString::number(placed.wish), placeText(placed.device),
                                    placed.fromHost ? u"*"_s : QString());
    if (fit.numaNode)
        devices << u"@%1"_s.arg(*fit.numaNode);
    return fit.hostName + u": "_s + devices.join(u' ');
}

inline QStringList textsOf(const QList<HostFit> &fits)
{
    QStringList texts;
    for (const HostFit &fit : fits)
        texts << textOf(fit);
    return texts;
}

inline PlaceBuilder kvm(const char *name = "kvm1")
{
    return PlaceBuilder(name);
}

inline Plan planOf(const QList<DeviceWish> &devices, NumaWish numa = NumaWish::Preferred)
{
    Plan plan = planNamed(u"x"_s);
    plan.devices = devices;
    plan.numa = numa;
    return plan;
}

inline Plan gpus(int count, NumaWish numa = NumaWish::Preferred)
{
    return planOf({wishFor("gpu", count)}, numa);
}

} // namespace riser::test
