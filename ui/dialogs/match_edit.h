// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"
#include "core/plans/plan.h"

#include <QComboBox>

#include <functional>

namespace riser {

/// The makers and models of a kind that can be wished for on these hosts, each once, by name; makers first. Pure.
QList<DeviceMatch> seenMatches(const QString &kind, const QList<InventoryPtr> &hosts);

/// Which devices of a kind qualify: any, a maker's, a model, those with a label, chosen from what the hosts have or
/// typed as a number ("10de", "10de:2204"). What a plan says already stays a choice, whether a host has it or not.
class MatchEdit : public QComboBox
{
    Q_OBJECT
public:
    /// What there is to choose; asked each time the list opens.
    using Seen = std::function<QList<DeviceMatch>(const QString &kind)>;

    explicit MatchEdit(Seen seen, QWidget *parent = nullptr);

    void setKind(const QString &kind); ///< another kind forgets the choice
    void setMatch(const DeviceMatch &match);
    DeviceMatch match() const; ///< checkPlan() says whether it can be
    void showPopup() override;

private:
    void refill();
    void choose(const DeviceMatch &match);
    static QString textOf(const DeviceMatch &match);

    Seen m_seen;
    QString m_kind;
    DeviceMatch m_own; ///< the plan's
    QList<DeviceMatch> m_choices;
};

} // namespace riser
