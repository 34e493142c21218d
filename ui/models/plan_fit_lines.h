// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/rules.h"
#include "core/plans/placement.h"

namespace riser {

/// What is said of a plan on one host.
struct FitBlock {
    QString host; ///< its name
    bool fits = false;
    QString title; ///< "kvm1 can take it now"
    struct Line {
        Verdict verdict = Verdict::Pass; ///< Warn: a caution
        QString text;
        bool operator==(const Line &) const = default;
    };
    QList<Line> lines;
    bool operator==(const FitBlock &) const = default;
};

/// In the order of `fits`. `hosts`: those that placement looked at. Translated; pure.
QList<FitBlock> fitBlocks(const QList<HostFit> &fits, const QList<PlacementHost> &hosts);
/// "2 of 3: kvm1, kvm2", "None of 3", "No host in the list".
QString fitCountText(const QList<HostFit> &fits);

} // namespace riser
