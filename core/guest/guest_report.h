// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/pci_address.h"
#include "core/base/usb_port.h"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace riser {

// What a guest says of itself, by its agent. A guest is anybody's: every text here is short, holds no control
// characters and is to be shown as plain text only; every number is in its range; and none of it need be true.

inline constexpr qint64 mebibyte = 1024 * 1024; ///< in bytes

/// A PCI function as the guest's kernel numbers it.
struct GuestPciFunction {
    PciAddress address;
    quint16 vendor = 0;
    quint16 product = 0;
    std::optional<quint32> classCode = {}; ///< 0xCCSSPP; nothing: not told
    QString driver = {};                   ///< empty: none is bound
    QList<PciAddress> bridges = {};        ///< above it, from the root; empty: on a root bus, or not told
    std::optional<int> secondaryBus = {};  ///< of a bridge: the bus behind it; nothing: no bridge, or not told
    /// The list that it is from doesn't tell PCI domains, and several devices of it have this place.
    bool unclear = false;
    std::optional<Error> unverified = {}; ///< whether it is another domain's couldn't be read: why
    bool operator==(const GuestPciFunction &) const = default;
};

struct GuestDisk {
    QString name;                       ///< /dev/nvme0n1, \\.\PhysicalDrive0
    std::optional<PciAddress> pci = {}; ///< of its controller
    QString bus = {};                   ///< by the agent's word: nvme, usb, virtio; empty: not told
    QString serial = {};                ///< as udev or Windows tells it: may have the model before it
    QString controllerSerial = {};      ///< NVMe: of the controller itself, from sysfs
    std::optional<qint64> bytes = {};   ///< nothing: not told
    QStringList partOf = {};            ///< what it consists of: empty for a whole disk
    bool partition = false;
    bool operator==(const GuestDisk &) const = default;
};

struct GuestFileSystem {
    QString device;     ///< nvme0n1p1, dm-0
    QString mountPoint; ///< /data, C:\\ (Windows)
    QString type;
    std::optional<qint64> usedBytes;
    std::optional<qint64> totalBytes;
    QList<GuestDisk> disks; ///< on which it is
    bool operator==(const GuestFileSystem &) const = default;
};

struct GuestInterface {
    QString name;
    QString mac;           ///< lower case; empty: none
    QStringList addresses; ///< IP
    std::optional<PciAddress> pci = {};
    bool operator==(const GuestInterface &) const = default;
};

struct GuestUsb {
    UsbPort port; ///< as the guest counts: 2-1
    UsbId id;
    QString serial;
    QStringList drivers; ///< of its interfaces, each once; empty: none is bound
    std::optional<PciAddress> controller;
    bool operator==(const GuestUsb &) const = default;
};

/// A PCI device of a Windows guest: that has no address.
struct GuestWindowsDevice {
    quint16 vendor = 0;
    quint16 product = 0;
    QString driver; ///< its name as Windows shows it
    QString version;
    bool operator==(const GuestWindowsDevice &) const = default;
};

struct GuestProcess {
    qint64 pid = 0;
    QString name;
    std::optional<qint64> mib; ///< in bytes a qint64 holds it; so are all below
    bool operator==(const GuestProcess &) const = default;
};

/// Whose tools tell of GPUs. Of those of other makers none does.
enum class GpuMaker { Nvidia, Amd };

/// A GPU as the maker's own tool in the guest knows it: nvidia-smi, rocm-smi.
struct GuestGpu {
    PciAddress address;
    QString name;
    QString driver; ///< its version
    std::optional<qint64> usedMib;
    std::optional<qint64> totalMib;
    GpuMaker tool = GpuMaker::Nvidia; ///< that told it
    /// What computes on it; nothing: not told.
    std::optional<QList<GuestProcess>> processes = {};
    std::optional<Error> noProcesses = {}; ///< why they aren't told, where that is known
    bool processesOfAll = false;           ///< they are of all GPUs that the tool told: of which isn't said
    bool operator==(const GuestGpu &) const = default;
};

/// What a guest is asked about.
enum class GuestTopic {
    Disks,
    FileSystems,
    Interfaces,
    WindowsDevices,
    Pci,
    Usb,
    Nvidia, ///< nvidia-smi
    Amd,    ///< rocm-smi
};

enum class GuestLevel {
    Read, ///< commands that only read
    Full, ///< programs run in the guest as well: a person asked for that
};

/// One answer of a guest, to all questions of one level. A plain value.
struct GuestReport {
    QDateTime askedAt; ///< UTC; null: never asked
    GuestLevel level = GuestLevel::Read;
    QString agentVersion;
    bool windows = false;
    std::optional<Error> error; ///< why there is nothing at all
    /// Of each topic that was asked about and stays unknown: why, and what to do.
    QMap<GuestTopic, Error> missing;
    QList<GuestTopic> answered;
    /// Since it was asked the VM lost devices: what fits by a number alone may be of one of them. `lostSincePrograms`:
    /// since programs told of USB and GPUs, in an earlier answer.
    bool lostSince = false;
    bool lostSincePrograms = false;

    QList<GuestPciFunction> pci;
    QList<GuestDisk> disks;
    QList<GuestFileSystem> fileSystems;
    QList<GuestInterface> interfaces;
    QList<GuestUsb> usb;
    QList<GuestWindowsDevice> windowsDevices;
    QList<GuestGpu> gpus;

    bool knows(GuestTopic topic) const { return answered.contains(topic); }
    void setKnown(GuestTopic topic)
    {
        missing.remove(topic);
        if (!knows(topic))
            answered << topic;
    }
    bool operator==(const GuestReport &) const = default;
};

} // namespace riser
