// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/plan_texts.h"

#include "core/base/text.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace riser {

QString numaText(NumaWish wish)
{
    switch (wish) {
    case NumaWish::None:
        return Text::tr("Not asked for");
    case NumaWish::Preferred:
        return Text::tr("Preferred");
    case NumaWish::Required:
        return Text::tr("Required");
    }
    std::unreachable();
}

QString firmwareText(Firmware firmware)
{
    return firmware == Firmware::Uefi ? Text::tr("UEFI") : Text::tr("BIOS");
}

QString videoText(Video video)
{
    switch (video) {
    case Video::Virtio:
        return Text::tr("Virtio");
    case Video::Vga:
        return Text::tr("VGA");
    case Video::None:
        return Text::tr("None");
    }
    std::unreachable();
}

QString gpuCountText(const Plan &plan)
{
    QStringList which;
    for (const DeviceWish &wish : plan.devices) {
        const QString match = matchText(wish.match);
        if (wish.kind == gpuWishKind() && wish.count > 0 && !match.isEmpty())
            which << match;
    }
    const QString count = QString::number(plan.gpuCount());
    return which.isEmpty() ? count : Text::tr("%1 (%2)").arg(count, which.join(", "_L1));
}

QString otherDevicesText(const Plan &plan)
{
    QStringList wishes;
    for (const DeviceWish &wish : plan.devices) {
        if (wish.kind != gpuWishKind() && wish.count > 0)
            wishes << wishText(wish);
    }
    return wishes.join(", "_L1);
}

QString processorText(const Plan &plan)
{
    return Text::tr("%1 (%2 × %3 × %4: sockets, cores, threads)")
        .arg(QString::number(plan.vcpus()), QString::number(plan.sockets), QString::number(plan.cores),
             QString::number(plan.threads));
}

QList<PlanFact> planFacts(const Plan &plan)
{
    const QString others = otherDevicesText(plan);
    return {{.name = Text::tr("Name"), .value = plan.name},
            {.name = Text::tr("Description"), .value = plan.description},
            {.name = Text::tr("vCPUs"), .value = processorText(plan)},
            {.name = Text::tr("Memory"), .value = memoryText(qint64(plan.memoryMib) * 1024)},
            {.name = Text::tr("Disk"), .value = Text::tr("%1 GiB").arg(plan.diskGib)},
            {.name = Text::tr("GPU COUNT"), .value = gpuCountText(plan)},
            {.name = Text::tr("Other devices"), .value = others.isEmpty() ? Text::tr("None") : others},
            {.name = Text::tr("One NUMA node"), .value = numaText(plan.numa)},
            {.name = Text::tr("Machine"), .value = plan.machine},
            {.name = Text::tr("Firmware"), .value = firmwareText(plan.firmware)},
            {.name = Text::tr("Spare root ports"), .value = QString::number(plan.spareRootPorts)},
            {.name = Text::tr("Video"), .value = videoText(plan.video)}};
}

QStringList planDifferences(const Plan &yours, const Plan &theirs)
{
    const QList<PlanFact> mine = planFacts(yours);
    const QList<PlanFact> other = planFacts(theirs);
    const auto shown = [](const QString &value) { return value.isEmpty() ? Text::tr("(empty)") : value; };
    QStringList lines;
    for (qsizetype i = 0; i < mine.size(); ++i) {
        if (mine[i] != other[i])
            lines << Text::tr("%1: %2, yours: %3").arg(mine[i].name, shown(other[i].value), shown(mine[i].value));
    }
    return lines;
}

} // namespace riser
