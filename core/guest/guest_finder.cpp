// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_finder.h"

#include "core/devices/device_kind.h"
#include "core/guest/gpu_tools.h"
#include "core/guest/guest_match.h"

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

QString numbersOf(quint16 vendor, quint16 product)
{
    return UsbId{.vendor = vendor, .product = product}.toString(); // PCI writes them in the same way
}

/// "0:1.2": the controller's index, and the chain of ports.
std::optional<std::pair<int, QList<int>>> usbPlace(const QString &address)
{
    const QStringList parts = address.split(u':');
    bool number = false;
    const int controller = parts.first().toInt(&number);
    // Bus numbers begin at 1 there; only the chain is wanted.
    const auto port = parts.size() == 2 ? UsbPort::parse(QString(u"1-"_s + parts[1])) : std::nullopt;
    if (!number || !port)
        return {};
    return std::pair(controller, port->chain);
}

/// Of a device that computes.
std::optional<GpuMaker> makerOf(const Device &device)
{
    return device.node.pci && device.kind->computes() ? gpuMaker(device.node.pci->vendorId) : std::nullopt;
}

} // namespace

const Claim *liveClaim(const Device &device, const DomainId &vm)
{
    const auto claim = std::ranges::find_if(
        device.claims, [&vm](const Claim &one) { return one.domain == vm && one.live && one.liveHostdev; });
    return claim == device.claims.end() ? nullptr : &*claim;
}

bool givenNow(const Claim *claim)
{
    return claim && claim->liveHostdev && !claim->liveHostdev->unassigned &&
           claim->liveHostdev->element != Hostdev::Element::NvmeDisk;
}

GuestFinder::GuestFinder(const Inventory &inventory, const DomainId &vm, const GuestReport &report,
                         GuestTopology topology)
    : m_report(report)
    , m_topology(std::move(topology))
{
    for (const Device *device : inventory.devicesOf(vm)) {
        if (givenNow(liveClaim(*device, vm)))
            m_given << device;
    }
}

int GuestFinder::given(const QString &id) const
{
    return int(std::ranges::count(m_given, id, [](const Device *one) { return one->identity.id; }));
}

bool GuestFinder::sharesSerial(const Device &device) const
{
    return std::ranges::any_of(m_given, [&device](const Device *one) {
        return one->key != device.key && serialForm(one->serial) == serialForm(device.serial);
    });
}

std::optional<PciAddress> GuestFinder::placeInGuest(const PciAddress &address) const
{
    return m_topology.inGuest(address, [this](const PciAddress &bridge) { return secondaryBusOf(m_report, bridge); });
}

const GuestPciFunction *GuestFinder::function(const PciAddress &address) const
{
    const auto found = std::ranges::find(m_report.pci, address, &GuestPciFunction::address);
    return found == m_report.pci.end() ? nullptr : &*found;
}

bool GuestFinder::isEmulated(const PciAddress &address) const
{
    return std::ranges::any_of(m_topology.emulated(),
                               [&](const EmulatedDevice &one) { return placeInGuest(one.address) == address; });
}

bool GuestFinder::mayBeEmulated(const QString &id, bool placesKnown) const
{
    return std::ranges::any_of(m_topology.emulated(), [&](const EmulatedDevice &one) {
        return one.mayBe(id) && !(placesKnown && placeInGuest(one.address));
    });
}

/// What is found by that alone is it only when the VM has one such device of the host, and the guest has one at all.
template<typename T, typename IdOf>
GuestFinder::Finding<T> GuestFinder::byNumbers(const Device &device, const QList<T> &all, IdOf idOf) const
{
    const QString &id = device.identity.id;
    if (id.isEmpty() || m_report.lostSince)
        return {.answer = Answer::Ambiguous, .by = By::Numbers, .device = nullptr};
    const T *one = nullptr;
    int count = 0;
    for (const T &candidate : all) {
        if (idOf(candidate) == id) {
            one = &candidate;
            ++count;
        }
    }
    if (count == 0)
        return {.answer = Answer::Missing, .by = By::Numbers, .device = nullptr};
    if (count > 1 || given(id) > 1)
        return {.answer = Answer::Ambiguous, .by = By::Numbers, .device = nullptr};
    return {.answer = Answer::Found, .by = By::Numbers, .device = one};
}

GuestFinder::Finding<GuestPciFunction> GuestFinder::pci(const Device &device, const Hostdev &hostdev) const
{
    if (!m_report.knows(GuestTopic::Pci))
        return {};
    const auto id = [](const GuestPciFunction &one) { return numbersOf(one.vendor, one.product); };
    const auto address = PciAddress::parse(hostdev.guestAddress);
    const auto place = address ? placeInGuest(*address) : std::nullopt;
    if (place) {
        const GuestPciFunction *there = function(*place);
        if (!there)
            return {.answer = Answer::Missing, .by = By::Place, .device = nullptr};
        if (there->unverified)
            return {.answer = Answer::Unverified, .by = By::Place, .device = there};
        if (there->unclear)
            return {.answer = Answer::Ambiguous, .by = By::Place, .device = nullptr};
        if (device.identity.id.isEmpty() || id(*there) == device.identity.id)
            return {.answer = Answer::Found, .by = By::Place, .device = there};
        return {.answer = Answer::Other, .by = By::Place, .device = nullptr};
    }
    for (const GuestDisk *disk : disks(device, {})) {
        const GuestPciFunction *there = disk->pci ? function(*disk->pci) : nullptr;
        if (there && !there->unclear && !there->unverified && id(*there) == device.identity.id)
            return {.answer = Answer::Found, .by = By::Serial, .device = there};
    }
    if (mayBeEmulated(device.identity.id, true))
        return {.answer = Answer::Ambiguous, .by = By::Numbers, .device = nullptr};
    const auto found = byNumbers(device, m_report.pci, [&](const GuestPciFunction &one) {
        return isEmulated(one.address) ? QString() : id(one); // QEMU's own isn't looked for
    });
    if (found.device && (found.device->unclear || found.device->unverified))
        return {.answer = Answer::Ambiguous, .by = By::Numbers, .device = nullptr};
    return found;
}

GuestFinder::Finding<GuestUsb> GuestFinder::usb(const Device &device, const Hostdev &hostdev) const
{
    if (!m_report.knows(GuestTopic::Usb))
        return {};
    const auto id = [](const GuestUsb &one) { return one.id.toString(); };
    const auto place = usbPlace(hostdev.guestAddress);
    const auto inXml = place ? m_topology.usbController(place->first) : std::nullopt;
    const auto controller = inXml ? placeInGuest(*inXml) : std::nullopt;
    QList<const GuestUsb *> there; // a fast and a slow bus number the same sockets
    bool taken = false;
    bool allPlaced = controller.has_value();
    for (const GuestUsb &one : m_report.usb) {
        allPlaced = allPlaced && one.controller;
        if (!controller || one.controller != controller || one.port.chain != place->second)
            continue;
        taken = true;
        if (id(one) == device.identity.id)
            there << &one;
    }
    if (there.size() == 1)
        return {.answer = Answer::Found, .by = By::Place, .device = there.first()};
    // Its twin elsewhere isn't it.
    if (allPlaced && !taken && !m_topology.hasCompanions(place->first))
        return {.answer = Answer::Missing, .by = By::Place, .device = nullptr};
    if (m_report.lostSincePrograms || m_report.lostSince)
        return {};
    QList<const GuestUsb *> named;
    for (const GuestUsb &one : m_report.usb) {
        if (id(one) == device.identity.id && sameSerial(tellingSerial(device), one.serial))
            named << &one;
    }
    if (named.size() == 1)
        return {.answer = Answer::Found, .by = By::Serial, .device = named.first()};
    return byNumbers(device, m_report.usb, id);
}

GuestFinder::Finding<GuestWindowsDevice> GuestFinder::windows(const Device &device) const
{
    if (!m_report.knows(GuestTopic::WindowsDevices))
        return {};
    auto found = byNumbers(device, m_report.windowsDevices,
                           [](const GuestWindowsDevice &one) { return numbersOf(one.vendor, one.product); });
    if (found.answer == Answer::Missing)
        found.answer = Answer::NotListed;
    if (found.answer == Answer::Found && mayBeEmulated(device.identity.id, false))
        return {.answer = Answer::Ambiguous, .by = By::Numbers, .device = nullptr};
    return found;
}

GuestFinder::Finding<GuestGpu> GuestFinder::onlyGpu(const Device &device) const
{
    const auto maker = makerOf(device);
    if (!maker || !m_report.knows(gpuTopic(*maker)))
        return {};
    if (m_report.lostSincePrograms || m_report.lostSince)
        return {.answer = Answer::Ambiguous, .by = By::Maker, .device = nullptr};
    const auto given = std::ranges::count_if(m_given, [&maker](const Device *one) { return makerOf(*one) == maker; });
    const auto isOf = [&maker](const GuestGpu &one) { return one.tool == *maker; };
    const auto told = std::ranges::count_if(m_report.gpus, isOf);
    if (told == 0)
        return {.answer = Answer::Missing, .by = By::Maker, .device = nullptr};
    // A part of a GPU is one for the tool.
    if (told > 1 || given > 1 || m_topology.hasMediated())
        return {.answer = Answer::Ambiguous, .by = By::Maker, .device = nullptr};
    return {.answer = Answer::Found, .by = By::Maker, .device = &*std::ranges::find_if(m_report.gpus, isOf)};
}

} // namespace riser
