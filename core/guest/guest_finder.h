// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"
#include "core/guest/guest_report.h"
#include "core/guest/guest_topology.h"

#include <optional>

namespace riser {

/// Which of a guest's devices one of the host's is. Keeps references to what it was made from.
class GuestFinder
{
public:
    /// `topology`: of the VM's running definition.
    GuestFinder(const Inventory &inventory, const DomainId &vm, const GuestReport &report, GuestTopology topology);

    enum class Answer {
        Found,
        Missing,    ///< the guest has no such device
        Ambiguous,  ///< it has several that fit
        Other,      ///< something else answers at its place
        NotListed,  ///< it didn't list devices of this sort
        Unverified, ///< one fits, and whether it is at its place couldn't be read: it says why
    };
    enum class By { Place, Serial, Numbers, Maker };
    template<typename T>
    struct Finding {
        Answer answer = Answer::NotListed;
        By by = By::Place;
        const T *device = nullptr; ///< into the report; set when Found or Unverified
    };
    Finding<GuestPciFunction> pci(const Device &device, const Hostdev &hostdev) const;
    Finding<GuestUsb> usb(const Device &device, const Hostdev &hostdev) const;
    /// The agent of Windows lists devices of virtio and QEMU alone: what isn't there is not listed.
    Finding<GuestWindowsDevice> windows(const Device &device) const;
    /// Where the guest lists no places: what the maker's tool tells, where the VM has one GPU of this maker and the
    /// tool tells of one. Missing: it tells of none.
    Finding<GuestGpu> onlyGpu(const Device &device) const;
    /// Whole disks: of this function, else the one with the serial number of a device that is a disk itself. By its
    /// number it is found only where no other disk and no other device of the VM has it, and where the guest has it on
    /// a bus of the device's sort: any virtual disk may be given any number.
    QList<const GuestDisk *> disks(const Device &device, const std::optional<PciAddress> &function) const;
    const GuestInterface *interface(const Device &device, const Hostdev &hostdev,
                                    const std::optional<PciAddress> &function) const;
    QList<const GuestFileSystem *> fileSystemsOn(const GuestDisk &disk) const;

private:
    std::optional<PciAddress> placeInGuest(const PciAddress &address) const;
    const GuestPciFunction *function(const PciAddress &address) const;
    int given(const QString &id) const;            ///< how many with these numbers the VM has of the host
    bool sharesSerial(const Device &device) const; ///< with another that the guest was given, whatever that is
    QList<const GuestDisk *> disksBySerial(const Device &device, bool placed) const;
    /// Something that QEMU made has this place, or this number and a place that can't be known.
    bool isEmulated(const PciAddress &address) const;
    bool mayBeEmulated(const QString &id, bool placesKnown) const;
    template<typename T, typename IdOf>
    Finding<T> byNumbers(const Device &device, const QList<T> &all, IdOf idOf) const;

    const GuestReport &m_report;
    GuestTopology m_topology;
    QList<const Device *> m_given; ///< what the guest was given of the host
};

/// The VM's claim that is in force now, with what it says; nullptr: none.
const Claim *liveClaim(const Device &device, const DomainId &vm);
/// By that claim the guest itself has the device: it isn't only held, and QEMU doesn't drive it. nullptr: it hasn't.
bool givenNow(const Claim *claim);
/// A serial number that tells this device from all others of the host; empty: it has none.
QString tellingSerial(const Device &device);

} // namespace riser
