// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/placement_devices.h"

#include <QHash>
#include <QList>
#include <QMap>

#include <functional>
#include <optional>

namespace riser {

/// What one host has of what a plan wishes for. Keeps references to both.
class HostOffer
{
public:
    /// `host` must be connected.
    HostOffer(const Plan &plan, const PlacementHost &host, const LabelsOf &labels);

    /// How a wish stands here by itself.
    struct Count {
        int units = 0;       ///< that could fulfil it
        int assigned = 0;    ///< devices that would, and are a VM's
        int sharing = 0;     ///< devices that would, each beside another one of the same unit
        QStringList blocked; ///< why, for each of the devices that would
    };
    const QList<Count> &counts() const { return m_counts; } ///< by wish
    qint64 wished() const { return m_wished; }              ///< devices in all
    int most() const;                                       ///< of them can be had at once, wherever they are
    qint64 wishedOnPci() const;
    QMap<int, int> mostByNode() const; ///< PCI devices that can be had at once, by NUMA node

    /// The devices for the whole plan.
    struct Choice {
        QList<PlacedDevice> devices; ///< by wish, then address
        std::optional<int> numaNode; ///< of all PCI devices of it
        bool together = true;        ///< those are on one NUMA node, or there is at most one
        int fromHost = 0;
        int leftOver = 0; ///< usable units of the wished kinds that stay
    };
    /// Nothing: there are too few, or not on one node where that is required.
    std::optional<Choice> choose() const;
    /// The host has several NUMA nodes and doesn't tell which device is on which.
    bool hidesNodes() const;

private:
    /// A unit with a device that can be used.
    struct Candidate {
        int unit = -1;
        bool fromHost = false;
        qsizetype cautions = 0;
        QList<const Device *> usable; ///< of the wished kinds, by address
    };
    using Fits = std::function<bool(const Device &)>;
    using Matching = QList<int>; ///< by candidate: the wish that it goes to, or -1

    void judge(const LabelsOf &labels);
    void collect();
    void count(int wish);
    bool isOf(int wish, const Device &device) const { return m_wishesOf[device.key].contains(wish); }
    const Device *deviceFor(int wish, const Candidate &candidate, const Fits &fits) const;
    Matching match(const Fits &fits) const;
    bool augment(qsizetype candidate, const Fits &fits, Matching &matching, QList<bool> &seen) const;
    std::optional<Choice> choiceWith(const Fits &fits) const;
    void addNode(Choice &choice) const;
    int leftOnNode(const Choice &choice, int node) const;
    QList<int> nodes() const;

    const Plan &m_plan;
    const PlacementHost &m_host;
    const Inventory &m_inventory;
    qint64 m_wished = 0;
    bool m_oneNode = false;                  ///< the host has one, or doesn't tell
    QHash<DeviceKey, Standing> m_standing;   ///< of the wished kinds
    QHash<DeviceKey, QList<int>> m_wishesOf; ///< which wishes it would fulfil
    QList<Candidate> m_candidates;           ///< the best to take first
    QList<Count> m_counts;
};

} // namespace riser
