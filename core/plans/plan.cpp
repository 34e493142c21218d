// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/plan.h"

#include "core/base/text.h"
#include "core/devices/device_kind.h"

#include <QUuid>

#include <algorithm>
#include <array>
#include <limits>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

int product(int a, int b)
{
    constexpr qint64 most = std::numeric_limits<int>::max();
    return int(std::clamp(qint64(a) * qint64(b), -most, most));
}

/// Where the device has a name of its own it says more than the kind does.
QString briefWishText(const DeviceWish &wish)
{
    if (wish.match.by != DeviceMatch::By::Model || wish.match.caption.isEmpty())
        return wishText(wish);
    return Text::tr("%1 × %2").arg(QString::number(wish.count), wish.match.caption);
}

/// The numbers that tell one ready-made plan from another.
struct Size {
    const char *id;
    int cores;
    int memoryGib;
    int diskGib;
    int gpus;
};

// The ids are random ones, made once. They must never change: instances name them.
constexpr std::array sizes{
    Size{.id = "9f6b0a52-6c1d-4f0b-8f53-0c5b7f1f6a01", .cores = 1, .memoryGib = 1, .diskGib = 10, .gpus = 0},
    Size{.id = "4d0e7c3b-1b86-4a8c-9a5e-2a6d3b0c7e02", .cores = 2, .memoryGib = 4, .diskGib = 20, .gpus = 0},
    Size{.id = "c27f9d14-83a5-4be1-b1c0-5f4e8d2a9b03", .cores = 4, .memoryGib = 8, .diskGib = 40, .gpus = 0},
    Size{.id = "61a8e5f0-d2c4-4973-8e6b-7b3c1f9d0a04", .cores = 8, .memoryGib = 32, .diskGib = 100, .gpus = 1},
    Size{.id = "e83b4c69-0f7a-4d25-a94d-1d8e6c5b2f05", .cores = 16, .memoryGib = 64, .diskGib = 200, .gpus = 2},
    Size{.id = "175dcb8e-a94f-4c06-93d7-8e0f2b6a4c06", .cores = 32, .memoryGib = 128, .diskGib = 400, .gpus = 4},
};

QString sizeName(const Size &size)
{
    QStringList parts;
    if (size.gpus > 0)
        parts << Text::tr("%n GPU(s)", nullptr, size.gpus);
    parts << Text::tr("%n CPU(s)", nullptr, size.cores) << Text::tr("%1 GB memory").arg(size.memoryGib);
    return parts.join(", "_L1);
}

Plan readyMade(const Size &size)
{
    Plan plan;
    plan.id = PlanId(QString::fromLatin1(size.id));
    plan.revision = 1;
    plan.name = sizeName(size);
    plan.cores = size.cores;
    plan.memoryMib = size.memoryGib * 1024;
    plan.diskGib = size.diskGib;
    if (size.gpus > 0)
        plan.devices << DeviceWish{.kind = gpuWishKind(), .count = size.gpus, .match = {}};
    return plan;
}

} // namespace

QString gpuWishKind()
{
    return u"gpu"_s;
}

int Plan::vcpus() const
{
    return product(product(sockets, cores), threads);
}

int Plan::gpuCount() const
{
    qint64 count = 0;
    for (const DeviceWish &wish : devices) {
        if (wish.kind == gpuWishKind())
            count += wish.count;
    }
    constexpr qint64 most = std::numeric_limits<int>::max();
    return int(std::clamp(count, -most, most));
}

bool isPlanId(const QString &text)
{
    const QUuid uuid = QUuid::fromString(text);
    return !uuid.isNull() && uuid.toString(QUuid::WithoutBraces) == text;
}

QList<Plan> readyMadePlans()
{
    QList<Plan> plans;
    for (const Size &size : sizes)
        plans << readyMade(size);
    std::ranges::sort(plans, {}, &Plan::name);
    return plans;
}

QString matchText(const DeviceMatch &match)
{
    if (match.by == DeviceMatch::By::Any)
        return {};
    if (!match.caption.isEmpty())
        return match.caption;
    return match.by == DeviceMatch::By::Label ? Text::tr("label %1").arg(match.value) : match.value;
}

QString wishText(const DeviceWish &wish)
{
    const DeviceKind *kind = kindById(wish.kind);
    const QString name = kind ? kind->name() : wish.kind;
    const QString match = matchText(wish.match);
    if (match.isEmpty())
        return Text::tr("%1 × %2").arg(QString::number(wish.count), name);
    return Text::tr("%1 × %2 (%3)").arg(QString::number(wish.count), name, match);
}

QString planSummary(const Plan &plan)
{
    QStringList parts;
    for (const DeviceWish &wish : plan.devices) {
        if (wish.count > 0)
            parts << briefWishText(wish);
    }
    parts << Text::tr("%n vCPU(s)", nullptr, plan.vcpus());
    parts << memoryText(qint64(plan.memoryMib) * 1024);
    parts << Text::tr("%1 GiB disk").arg(plan.diskGib);
    return parts.join(", "_L1);
}

} // namespace riser
