// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/plan_fit_lines.h"

#include "core/base/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

QString deviceText(const PlacedDevice &placed, const InventoryPtr &inventory)
{
    const Device *device = inventory ? inventory->device(placed.device) : nullptr;
    const QString name = device ? Text::tr("%1 (%2)").arg(device->title, device->address) : placed.device.value();
    return placed.fromHost ? Text::tr("%1: to be detached from the host first").arg(name)
                           : Text::tr("%1: in the pool").arg(name);
}

FitBlock blockOf(const HostFit &fit, const InventoryPtr &inventory)
{
    FitBlock block{.host = fit.hostName,
                   .fits = fit.fits,
                   .title =
                       (fit.fits ? Text::tr("%1 can take it now") : Text::tr("%1 can't take it now")).arg(fit.hostName),
                   .lines = {}};
    for (const QString &why : fit.whyNot)
        block.lines << FitBlock::Line{.verdict = Verdict::Block, .text = why};
    if (fit.fits && !fit.reasons.isEmpty())
        block.lines << FitBlock::Line{.verdict = Verdict::Pass, .text = fit.reasons.join(u" · "_s)};
    for (const PlacedDevice &placed : fit.devices) {
        block.lines << FitBlock::Line{.verdict = Verdict::Pass, .text = deviceText(placed, inventory)};
        for (const QString &caution : placed.cautions)
            block.lines << FitBlock::Line{.verdict = Verdict::Warn, .text = caution};
    }
    return block;
}

} // namespace

QList<FitBlock> fitBlocks(const QList<HostFit> &fits, const QList<PlacementHost> &hosts)
{
    QList<FitBlock> blocks;
    for (const HostFit &fit : fits) {
        const auto host = std::ranges::find(hosts, fit.host, &PlacementHost::id);
        blocks << blockOf(fit, host == hosts.cend() ? nullptr : host->inventory);
    }
    return blocks;
}

QString fitCountText(const QList<HostFit> &fits)
{
    if (fits.isEmpty())
        return Text::tr("No host in the list");
    QStringList names;
    for (const HostFit &fit : fits) {
        if (fit.fits)
            names << fit.hostName;
    }
    const QString all = QString::number(fits.size());
    if (names.isEmpty())
        return Text::tr("None of %1").arg(all);
    return Text::tr("%1 of %2: %3").arg(QString::number(names.size()), all, names.join(", "_L1));
}

} // namespace riser
