// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/placement_fit.h"

#include "core/devices/device_kind.h"

#include <QSet>

#include <algorithm>
#include <limits>
#include <ranges>
#include <tuple>

namespace riser {

namespace {

bool anywhere(const Device &)
{
    return true;
}

} // namespace

HostOffer::HostOffer(const Plan &plan, const PlacementHost &host, const LabelsOf &labels)
    : m_plan(plan)
    , m_host(host)
    , m_inventory(*host.inventory)
{
    m_oneNode =
        m_inventory.snapshot().facts.numaNodes == 1 ||
        std::ranges::none_of(m_inventory.devices(), [](const Device &device) { return device.numaNode.has_value(); });
    judge(labels);
    collect();
    for (int wish = 0; wish < m_plan.devices.size(); ++wish)
        count(wish);
}

/// Asks the rules and the labels once for each device.
void HostOffer::judge(const LabelsOf &labels)
{
    QSet<QString> kinds;
    for (const DeviceWish &wish : m_plan.devices) {
        m_wished += std::max(wish.count, 0);
        if (wish.count > 0)
            kinds << wish.kind;
    }
    for (const Device &device : m_inventory.devices()) {
        if (!kinds.contains(device.kind->id()) || !canBeWished(device))
            continue;
        m_standing.insert(device.key, standingOf(m_inventory, device));
        QList<int> &wishes = m_wishesOf[device.key];
        for (int wish = 0; wish < m_plan.devices.size(); ++wish) {
            if (m_plan.devices[wish].count > 0 && isWished(m_plan.devices[wish], m_host.id, device, labels))
                wishes << wish;
        }
    }
}

void HostOffer::count(int wish)
{
    Count count;
    QSet<int> units;
    for (const Device &device : m_inventory.devices()) {
        if (!isOf(wish, device))
            continue;
        const Standing &standing = m_standing[device.key];
        if (standing.usable()) {
            count.sharing += units.contains(device.unit) ? 1 : 0;
            units << device.unit;
        } else if (standing.use == Standing::Use::Assigned) {
            ++count.assigned;
        } else {
            count.blocked << standing.why;
        }
    }
    count.units = int(units.size());
    m_counts << count;
}

/// In the order in which they are best taken: from the pool, with the fewest doubts, with the fewest other devices that
/// would be wasted with it, by address.
void HostOffer::collect()
{
    QMap<int, Candidate> byUnit;
    for (const Device &device : m_inventory.devices()) {
        const auto found = m_standing.constFind(device.key);
        if (found == m_standing.cend() || !found->usable())
            continue;
        Candidate &candidate = byUnit[device.unit];
        candidate.unit = device.unit;
        candidate.fromHost = candidate.fromHost || found->use == Standing::Use::FromHost;
        candidate.cautions = std::max(candidate.cautions, found->cautions.size());
        candidate.usable << &device;
    }
    m_candidates = byUnit.values();
    std::ranges::sort(m_candidates, {}, [](const Candidate &candidate) {
        return std::tuple(candidate.fromHost, candidate.cautions, candidate.usable.size(), candidate.unit);
    });
}

const Device *HostOffer::deviceFor(int wish, const Candidate &candidate, const Fits &fits) const
{
    const auto found = std::ranges::find_if(candidate.usable,
                                            [&](const Device *device) { return fits(*device) && isOf(wish, *device); });
    return found == candidate.usable.cend() ? nullptr : *found;
}

/// Finds the candidate a wish, moving those before it to other wishes where that makes room. Each wish is tried once.
bool HostOffer::augment(qsizetype candidate, const Fits &fits, Matching &matching, QList<bool> &seen) const
{
    for (int wish = 0; wish < m_plan.devices.size(); ++wish) {
        if (seen[wish] || !deviceFor(wish, m_candidates[candidate], fits))
            continue;
        seen[wish] = true;
        const bool room = matching.count(wish) < m_plan.devices[wish].count;
        const auto moves = [&](qsizetype other) {
            return matching[other] == wish && augment(other, fits, matching, seen);
        };
        if (room || std::ranges::any_of(std::views::iota(qsizetype(0), matching.size()), moves)) {
            matching[candidate] = wish;
            return true;
        }
    }
    return false;
}

/// As many wishes as can be fulfilled at once, by the candidates that are best taken: who has a place keeps one, so
/// taking them in their order gives the best set (the sets that fit form a matroid).
HostOffer::Matching HostOffer::match(const Fits &fits) const
{
    Matching matching(m_candidates.size(), -1);
    qint64 matched = 0;
    for (qsizetype i = 0; i < m_candidates.size() && matched < m_wished; ++i) {
        QList<bool> seen(m_plan.devices.size(), false);
        matched += augment(i, fits, matching, seen) ? 1 : 0;
    }
    return matching;
}

int HostOffer::most() const
{
    const Matching matching = match(anywhere);
    return int(matching.size() - matching.count(-1));
}

qint64 HostOffer::wishedOnPci() const
{
    qint64 count = 0;
    for (const DeviceWish &wish : m_plan.devices)
        count += kindNeedsVfio(wish.kind) ? std::max(wish.count, 0) : 0;
    return count;
}

QList<int> HostOffer::nodes() const
{
    QMap<int, bool> found; // sorted
    for (const Candidate &candidate : m_candidates) {
        for (const Device *device : candidate.usable) {
            if (device->numaNode)
                found[*device->numaNode] = true;
        }
    }
    return found.keys();
}

QMap<int, int> HostOffer::mostByNode() const
{
    QMap<int, int> most;
    for (const int node : nodes()) {
        const Matching matching = match([node](const Device &device) { return device.numaNode == node; });
        most[node] = int(matching.size() - matching.count(-1));
    }
    return most;
}

bool HostOffer::hidesNodes() const
{
    return m_oneNode && m_inventory.snapshot().facts.numaNodes > 1;
}

void HostOffer::addNode(Choice &choice) const
{
    QSet<std::optional<int>> nodes;
    int onPci = 0;
    for (const PlacedDevice &placed : std::as_const(choice.devices)) {
        const Device &device = *m_inventory.device(placed.device);
        if (!isOnPci(device))
            continue;
        nodes << device.numaNode;
        ++onPci;
    }
    const bool oneKnown = nodes.size() == 1 && nodes.cbegin()->has_value();
    if (oneKnown)
        choice.numaNode = *nodes.cbegin();
    choice.together = onPci < 2 || m_oneNode || oneKnown;
}

std::optional<HostOffer::Choice> HostOffer::choiceWith(const Fits &fits) const
{
    const Matching matching = match(fits);
    const qsizetype used = matching.size() - matching.count(-1);
    if (used < m_wished)
        return {};
    Choice choice;
    for (qsizetype i = 0; i < matching.size(); ++i) {
        if (matching[i] < 0)
            continue;
        const Device &device = *deviceFor(matching[i], m_candidates[i], fits);
        const Standing standing = m_standing[device.key];
        const bool fromHost = standing.use == Standing::Use::FromHost;
        choice.devices << PlacedDevice{
            .device = device.key, .wish = matching[i], .fromHost = fromHost, .cautions = standing.cautions};
        choice.fromHost += fromHost ? 1 : 0;
    }
    QHash<DeviceKey, qsizetype> places; // the inventory has them by address
    for (qsizetype i = 0; i < m_inventory.devices().size(); ++i)
        places.insert(m_inventory.devices()[i].key, i);
    std::ranges::sort(choice.devices, {}, [&places](const PlacedDevice &placed) {
        return std::pair(placed.wish, places.value(placed.device));
    });
    choice.leftOver = int(m_candidates.size() - used);
    addNode(choice);
    return choice;
}

int HostOffer::leftOnNode(const Choice &choice, int node) const
{
    const auto isOnNode = [node](const Device *device) { return device->numaNode == node; };
    const auto there = std::ranges::count_if(m_candidates, [&isOnNode](const Candidate &candidate) {
        return std::ranges::any_of(candidate.usable, isOnNode);
    });
    const auto taken = std::ranges::count_if(
        choice.devices, [&](const PlacedDevice &placed) { return isOnNode(m_inventory.device(placed.device)); });
    return int(there - taken);
}

std::optional<HostOffer::Choice> HostOffer::choose() const
{
    std::optional<Choice> best = choiceWith(anywhere);
    if (!best || m_plan.numa == NumaWish::None || m_oneNode || wishedOnPci() == 0)
        return best;
    const bool required = m_plan.numa == NumaWish::Required;
    // A node that is left nearly empty is better than one that is broken up.
    auto bestRank = std::tuple(best->fromHost, !best->together, std::numeric_limits<int>::max());
    if (required && !best->together)
        best.reset();
    for (const int node : nodes()) {
        const std::optional<Choice> choice =
            choiceWith([node](const Device &device) { return !isOnPci(device) || device.numaNode == node; });
        if (!choice)
            continue;
        const auto rank = std::tuple(choice->fromHost, !choice->together, leftOnNode(*choice, node));
        if (!best || rank < bestRank) {
            best = choice;
            bestRank = rank;
        }
    }
    return best;
}

} // namespace riser
