// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/devices/memory.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace riser {

/// Which devices of a kind qualify.
struct DeviceMatch {
    enum class By {
        Any,
        Vendor, ///< PCI or USB vendor id: "10de"
        Model,  ///< vendor and product id: "10de:2204"
        Label,  ///< a word that an administrator gave to the device
    };
    By by = By::Any;
    QString value;   ///< empty for Any
    QString caption; ///< what the user sees of it: "NVIDIA Corporation GA102 [GeForce RTX 3090]"; may be empty
    bool operator==(const DeviceMatch &) const = default;
};

/// So many devices of one kind.
struct DeviceWish {
    QString kind; ///< DeviceKind::id(): "gpu"
    int count = 0;
    DeviceMatch match;
    bool operator==(const DeviceWish &) const = default;
};

enum class NumaWish {
    None,
    Preferred, ///< all devices on one NUMA node where that is possible
    Required,  ///< all devices on one NUMA node, or not on this host
};

enum class Firmware { Uefi, Bios };
enum class Video { Virtio, Vga, None };

/// What the numbers and texts of a plan may be: the same for forms, files and checkPlan().
namespace planLimits {
struct Range {
    int least;
    int most;
};
inline constexpr Range sockets{.least = 1, .most = 16};
inline constexpr Range cores{.least = 1, .most = 255};
inline constexpr Range threads{.least = 1, .most = 8};
/// Of all: libvirt refuses more without an IOMMU of the guest's own in extended interrupt mode, which would also
/// multiply the memory that VFIO locks.
inline constexpr Range vcpus{.least = 1, .most = 255};
inline constexpr Range memoryMib{.least = 64, .most = 16 * 1024 * 1024};
inline constexpr Range diskGib{.least = 1, .most = 64 * 1024};
inline constexpr Range devices{.least = 0, .most = 64}; ///< of one wish, and of all together
inline constexpr Range spareRootPorts{.least = 0, .most = 16};
inline constexpr Range revision{.least = 0, .most = 2'000'000'000};
inline constexpr int wishes = 32;
inline constexpr int name = 80; // these are lengths
inline constexpr int description = 2000;
inline constexpr int label = 64;
inline constexpr int caption = 200;
} // namespace planLimits

/// What a VM gets when it is provisioned. A plain value; what it may hold is checked by checkPlan().
struct Plan {
    PlanId id;
    /// Rises with each save; an instance remembers the one it was made with.
    int revision = 0;
    QDateTime changed; ///< UTC
    QString name;
    QString description;
    int sockets = 1;
    int cores = 1;
    int threads = 1;
    int memoryMib = 1024;
    int diskGib = 10; ///< the root disk's size; an overlay or clone is grown to it
    QList<DeviceWish> devices;
    NumaWish numa = NumaWish::Preferred;
    QString machine = QStringLiteral("q35");
    Firmware firmware = Firmware::Uefi;
    int spareRootPorts = 2; ///< for hot plug later
    Video video = Video::Virtio;

    int vcpus() const;    ///< never overflows, whatever the plan holds
    int gpuCount() const; ///< of all wishes of kind "gpu"
    bool operator==(const Plan &) const = default;
};

/// DeviceKind::id() of the wishes that gpuCount() counts.
QString gpuWishKind();

/// What is wrong with a plan, by field, for forms and files.
struct PlanProblem {
    QString field; ///< the field's name in the JSON form: "memoryMib", "devices[1].count"
    QString text;  ///< translated, names the value and what it may be
    bool operator==(const PlanProblem &) const = default;
};

/// Pure. Empty: the plan can be saved and used. Unknown kinds, counts out of 0…64, impossible machine types, names that
/// are empty, too long or hold control characters, …
QList<PlanProblem> checkPlan(const Plan &plan);

/// The ones that come ready-made: without a GPU ("1 CPU, 1 GB memory" and so on) and with one, two and four of any.
/// Ids are fixed, so that the same plan is the same in every console; all are revision 1, as saved once. By name.
QList<Plan> readyMadePlans();
bool isPlanId(const QString &text); ///< a UUID in lower case without braces, and so a safe file name

/// "2 × NVIDIA GA102, 8 vCPUs, 32 GiB, 100 GiB disk", translated.
QString planSummary(const Plan &plan);
QString wishText(const DeviceWish &wish);    ///< "2 × GPU (NVIDIA Corporation)", translated
QString matchText(const DeviceMatch &match); ///< "NVIDIA Corporation", "label fast"; empty for Any

} // namespace riser
