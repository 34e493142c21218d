// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/devices/host_hold.h"
#include "core/xml/hostdev.h"
#include "core/xml/node_device.h"

#include <QString>

#include <optional>
#include <span>

namespace riser {

class NodeTree;

/// Who can take a device of some kind away from the host.
enum class Detacher { Libvirt, HostProgram, Nobody };

/// A device as a VM's definition names it, when the host doesn't show it.
struct AbsentDevice {
    DeviceKey key;   ///< the name the device would have
    QString title;   ///< translated: what the definition says of it
    QString address; ///< as far as the definition tells
    QString chip;    ///< id of the class chip under which it is listed
};

/// What Riser must know of one kind of device, and the only place where kinds differ. Stateless, thread-safe.
/// A new kind is one file in kinds/, one line in the registry, one fixture folder.
class DeviceKind
{
public:
    virtual ~DeviceKind() = default;

    virtual QString id() const = 0;   ///< stable, for settings and plans: "gpu"
    virtual QString name() const = 0; ///< translated, singular: "GPU"
    virtual QString pluralName() const = 0;
    virtual QString iconName() const = 0; ///< in our own icon theme: "riser-gpu"
    /// The class chip under which it is listed; kinds may share one by id (Network, Storage, Other are PCI functions).
    virtual QString chipId(const NodeDevice &node) const = 0;

    /// It has outputs of its own, to monitors: what a guest draws there is on no screen that its host emulates.
    virtual bool drawsItself(const NodeDevice &) const { return false; }
    /// Where its serial number is the one that its disk tells: the disk's bus, by libvirt's and the guest agent's word.
    /// That of a stick is, and so it is "usb"; an HBA's isn't. Empty: it has no such disk.
    virtual QString diskBus() const { return {}; }
    /// Programs compute on it, and its maker has a tool that tells in the guest which ones (core/guest/gpu_tools.h).
    virtual bool computes() const { return false; }

    /// Whether this node device is of this kind. The registry asks in its own order, first yes wins.
    virtual bool recognises(const NodeDevice &node) const = 0;
    /// Can it be given to a VM at all? Bridges and hubs can't: the reason, else empty.
    virtual QString whyNeverAssignable(const NodeDevice &node, const NodeTree &tree) const = 0;
    virtual Detacher detacher() const = 0;
    virtual HostHold hold(const NodeDevice &node, const NodeTree &tree) const = 0;
    /// Serial number or the like that tells twins apart; empty when the host doesn't show any.
    virtual QString serial(const NodeDevice &node, const NodeTree &tree) const = 0;
    /// What the device calls itself beyond its PCI or USB name: an NVMe drive's model. Empty when it isn't known now.
    virtual QString model(const NodeDevice &, const NodeTree &) const { return {}; }
    virtual QString title(const NodeDevice &node) const = 0;       ///< "NVIDIA Corporation GA102 [GeForce RTX 3090]"
    virtual QString addressText(const NodeDevice &node) const = 0; ///< 0000:01:00.0, 1-5.3
    /// The address in the name of such a node, whether it is there or not; empty: not a name of this kind.
    virtual QString placeOf(const DeviceKey &key) const = 0;
    virtual QString driverText(const NodeDevice &node, const NodeTree &tree) const = 0; ///< empty: none

    /// The hostdev that gives this device to a VM, with our alias, managed='no'. `node` must be of this kind.
    virtual Hostdev hostdevFor(const NodeDevice &node) const = 0;
    /// Does this hostdev of a VM's definition name this device? Exact: by address; a USB claim by vendor:product alone
    /// matches every twin (the inventory then tells which one is meant, or that it can't be known).
    virtual bool matches(const Hostdev &hostdev, const NodeDevice &node) const = 0;
    /// The device that this hostdev names, when nothing but the hostdev is known of it; nothing: it names none, or
    /// another kind speaks for it. The registry's order, the first that answers.
    virtual std::optional<AbsentDevice> absent(const Hostdev &) const { return {}; }
};

/// The registered kinds in the order in which they are asked and listed. Valid for the life of the process.
std::span<const DeviceKind *const> deviceKinds();
/// The kind of a node device, or nullptr when it is none of a device's (a drm card, a SCSI host, a USB interface …).
const DeviceKind *kindOf(const NodeDevice &node);
const DeviceKind *kindById(const QString &id);
/// The most general kind whose nodes are named so, for a device that isn't there.
const DeviceKind &kindOfKey(const DeviceKey &key);
QString placeText(const DeviceKey &key); ///< its address text; the name itself when it has none

/// A class chip of the device lists: GPU, NVMe, USB, Network, Storage, Other. The last, for bridges and hubs, is
/// hidden.
struct DeviceChip {
    QString id; ///< "gpu", "nvme", "usb", "network", "storage", "other"; bridges have "bridge", which is hidden
    QString name;
};
QList<DeviceChip> deviceChips();

} // namespace riser
