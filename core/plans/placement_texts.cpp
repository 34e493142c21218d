// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/placement_texts.h"

#include "core/base/text.h"
#include "core/devices/device_kind.h"

#include <algorithm>

namespace riser::placement {

using namespace Qt::StringLiterals;

namespace {

/// "GPUs", "GPUs (NVIDIA Corporation)", or the one of them that is asked for.
QString nameOf(const DeviceWish &wish)
{
    const DeviceKind *kind = kindById(wish.kind);
    const QString name = !kind ? wish.kind : wish.count == 1 ? kind->name() : kind->pluralName();
    const QString match = matchText(wish.match);
    return match.isEmpty() ? name : Text::tr("%1 (%2)").arg(name, match);
}

/// "2 blocked: …; …". Each reason once; of many, the first few.
QString blockedText(const QStringList &blocked)
{
    constexpr qsizetype most = 4;
    QStringList reasons;
    for (QString reason : blocked) {
        while (reason.endsWith(u'.'))
            reason.chop(1);
        if (!reason.isEmpty() && !reasons.contains(reason))
            reasons << reason;
    }
    const qsizetype more = reasons.size() - most;
    reasons = reasons.first(std::min(reasons.size(), most));
    if (more > 0)
        reasons << Text::tr("and %n more reason(s)", nullptr, int(more));
    const QString count = Text::tr("%n blocked", nullptr, int(blocked.size()));
    return reasons.isEmpty() ? count : count + u": "_s + reasons.join("; "_L1);
}

} // namespace

QString notConnected(const QString &host, const QString &state)
{
    return state.isEmpty() ? Text::tr("%1 isn't connected").arg(host)
                           : Text::tr("%1 isn't connected: %2").arg(host, state);
}

QString readOnly(const QString &host)
{
    return Text::tr("the connection to %1 is read-only").arg(host);
}

QString unreadVms(const QString &host, const QStringList &vms)
{
    return Text::tr("%1 didn't tell what these VMs have, so what is free there isn't known: %2")
        .arg(host, vms.join(", "_L1));
}

QString noIommu(const QString &host)
{
    return Text::tr("%1 has no IOMMU, or it is switched off").arg(host);
}

QString noVfio(const QString &host)
{
    return Text::tr("%1 has no VFIO").arg(host);
}

QString tooFewCpus(const QString &host, int asked, int there)
{
    return Text::tr("%1 vCPUs asked, %2 has %3 CPUs").arg(QString::number(asked), host, QString::number(there));
}

QString tooLittleMemory(const QString &host, qint64 askedKib, qint64 freeKib)
{
    constexpr qint64 gib = 1024 * 1024;
    // In one unit, and one in which the two differ.
    const auto mibText = [](qint64 kib) { return Text::tr("%1 MiB").arg(std::max<qint64>(kib, 0) / 1024); };
    const bool whole = askedKib % gib == 0;
    return Text::tr("%1 memory asked, %2 free on %3")
        .arg(whole ? memoryText(askedKib) : mibText(askedKib), whole ? memoryText(freeKib) : mibText(freeKib), host);
}

QString unknownKind(const QString &host, const DeviceWish &wish)
{
    return Text::tr("this Riser doesn't know the kind of device %1, so it can't look for it on %2")
        .arg(wish.kind, host);
}

QString tooFew(const QString &host, const DeviceWish &wish, const HostOffer::Count &count)
{
    QStringList why;
    if (count.assigned > 0)
        why << Text::tr("%n assigned", nullptr, count.assigned);
    if (count.sharing > 0)
        why << Text::tr("%n in the IOMMU group of another one", nullptr, count.sharing);
    if (!count.blocked.isEmpty())
        why << blockedText(count.blocked);
    const QString free = Text::tr("%1 of %2 %3 free on %4")
                             .arg(QString::number(count.units), QString::number(wish.count), nameOf(wish), host);
    return why.isEmpty() ? free : Text::tr("%1 (%2)").arg(free, why.join(", "_L1));
}

QString tooFewTogether(const QString &host, qint64 asked, int most)
{
    return Text::tr("%1 of %2 devices free on %3: some of them would do for more than one wish, and count once")
        .arg(QString::number(most), QString::number(asked), host);
}

QString differentNodes(const QString &host, qint64 asked, const QMap<int, int> &byNode)
{
    QStringList nodes;
    int most = 0;
    for (const auto &[node, count] : byNode.asKeyValueRange()) {
        nodes << Text::tr("node %1: %2").arg(QString::number(node), QString::number(count));
        most = std::max(most, count);
    }
    const QString text = Text::tr("%1 devices asked on one NUMA node, at most %2 free on one of %3")
                             .arg(QString::number(asked), QString::number(most), host);
    return nodes.isEmpty() ? text : Text::tr("%1 (%2)").arg(text, nodes.join(", "_L1));
}

QStringList reasons(const Plan &plan, const HostFit &fit, int fromHost)
{
    QStringList list;
    if (!fit.devices.isEmpty()) {
        list << (fromHost == 0 ? Text::tr("all from the pool")
                               : Text::tr("%n device(s) must be detached from the host first", nullptr, fromHost));
        if (fit.numaNode)
            list << Text::tr("all on NUMA node %1").arg(*fit.numaNode);
        else if (plan.numa != NumaWish::None && !fit.together)
            list << Text::tr("on different NUMA nodes");
        list << (fit.leftOver == 0 ? Text::tr("leaves no such device over")
                                   : Text::tr("leaves %n such device(s) free", nullptr, fit.leftOver));
    }
    if (fit.freeMemoryKib > 0)
        list << Text::tr("%1 memory free").arg(memoryText(fit.freeMemoryKib));
    return list;
}

QString vfioNotChecked(const QString &host)
{
    return Text::tr("not checked, as %1 didn't tell: whether it has an IOMMU and VFIO").arg(host);
}

QString sizeNotChecked(const QString &host)
{
    return Text::tr("not checked, as %1 didn't tell: how much memory and how many CPUs it has").arg(host);
}

QString nodesNotChecked(const QString &host)
{
    return Text::tr("not checked, as %1 didn't tell: on which NUMA nodes its devices are").arg(host);
}

} // namespace riser::placement
