// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/placement.h"

#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/plans/placement_fit.h"
#include "core/plans/placement_texts.h"

#include <algorithm>
#include <tuple>

namespace riser {

namespace {

/// What is wrong with the host as a whole, whatever its devices are.
void checkHost(const Plan &plan, const PlacementHost &host, HostFit &fit)
{
    const HostSnapshot &snapshot = host.inventory->snapshot();
    const HostFacts &facts = snapshot.facts;
    const bool vfio = std::ranges::any_of(
        plan.devices, [](const DeviceWish &wish) { return wish.count > 0 && kindNeedsVfio(wish.kind); });
    if (facts.readOnly)
        fit.whyNot << placement::readOnly(host.name);
    if (!snapshot.unreadDomains.isEmpty())
        fit.whyNot << placement::unreadVms(host.name, snapshot.unreadDomains);
    if (vfio && facts.iommu == false)
        fit.whyNot << placement::noIommu(host.name);
    if (vfio && facts.vfio == false)
        fit.whyNot << placement::noVfio(host.name);
    if (vfio && (!facts.iommu || !facts.vfio))
        fit.reasons << placement::vfioNotChecked(host.name);
}

void checkSize(const Plan &plan, const PlacementHost &host, HostFit &fit)
{
    const HostFacts &facts = host.inventory->snapshot().facts;
    const qint64 asked = qint64(plan.memoryMib) * 1024;
    if (facts.cpus > 0 && plan.vcpus() > facts.cpus)
        fit.whyNot << placement::tooFewCpus(host.name, plan.vcpus(), facts.cpus);
    if (facts.memoryKib > 0 && asked > fit.freeMemoryKib)
        fit.whyNot << placement::tooLittleMemory(host.name, asked, fit.freeMemoryKib);
    if (facts.cpus <= 0 || facts.memoryKib <= 0)
        fit.reasons << placement::sizeNotChecked(host.name);
}

void explain(const Plan &plan, const PlacementHost &host, const HostOffer &offer, HostFit &fit)
{
    const auto before = fit.whyNot.size();
    for (qsizetype i = 0; i < plan.devices.size(); ++i) {
        if (plan.devices[i].count > 0 && !kindById(plan.devices[i].kind))
            fit.whyNot << placement::unknownKind(host.name, plan.devices[i]);
        else if (offer.counts()[i].units < plan.devices[i].count)
            fit.whyNot << placement::tooFew(host.name, plan.devices[i], offer.counts()[i]);
    }
    if (fit.whyNot.size() > before)
        return;
    if (const int most = offer.most(); most < offer.wished())
        fit.whyNot << placement::tooFewTogether(host.name, offer.wished(), most);
    else
        fit.whyNot << placement::differentNodes(host.name, offer.wishedOnPci(), offer.mostByNode());
}

HostFit fitOf(const Plan &plan, const PlacementHost &host, const LabelsOf &labels)
{
    HostFit fit;
    fit.host = host.id;
    fit.hostName = host.name;
    if (!host.inventory) {
        fit.whyNot << placement::notConnected(host.name, host.state);
        return fit;
    }
    fit.freeMemoryKib = freeMemoryKib(*host.inventory);
    checkHost(plan, host, fit);
    const HostOffer offer(plan, host, labels);
    const std::optional<HostOffer::Choice> choice = offer.choose();
    if (!choice)
        explain(plan, host, offer, fit);
    checkSize(plan, host, fit);
    fit.fits = fit.whyNot.isEmpty();
    if (!fit.fits) {
        fit.reasons.clear();
        return fit;
    }
    fit.devices = choice->devices;
    fit.numaNode = choice->numaNode;
    fit.together = choice->together;
    fit.leftOver = choice->leftOver;
    fit.reasons = placement::reasons(plan, fit, choice->fromHost) + fit.reasons;
    if (plan.numa != NumaWish::None && offer.wishedOnPci() > 1 && offer.hidesNodes())
        fit.reasons << placement::nodesNotChecked(host.name);
    return fit;
}

bool isBetter(const Plan &plan, const HostFit &a, const HostFit &b)
{
    const auto byName = [](const HostFit &fit) {
        return std::tuple(fit.hostName.toCaseFolded(), fit.hostName, fit.host);
    };
    if (a.fits != b.fits)
        return a.fits;
    if (!a.fits)
        return byName(a) < byName(b);
    const auto rank = [&plan](const HostFit &fit) {
        const auto fromHost = std::ranges::count_if(fit.devices, &PlacedDevice::fromHost);
        const bool apart = plan.numa != NumaWish::None && !fit.together;
        return std::tuple(fromHost, apart, fit.leftOver, -fit.freeMemoryKib);
    };
    return std::tuple(rank(a), byName(a)) < std::tuple(rank(b), byName(b));
}

} // namespace

QList<HostFit> placePlan(const Plan &plan, const QList<PlacementHost> &hosts, const LabelsOf &labels)
{
    QList<HostFit> fits;
    for (const PlacementHost &host : hosts)
        fits << fitOf(plan, host, labels);
    std::ranges::stable_sort(fits, [&plan](const HostFit &a, const HostFit &b) { return isBetter(plan, a, b); });
    return fits;
}

} // namespace riser
