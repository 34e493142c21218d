// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan.h"

namespace riser {

// How the parts of a plan become words, the same in the list, the form and a comparison. Translated; pure.

QString numaText(NumaWish wish); ///< "Not asked for", "Preferred", "Required"
QString firmwareText(Firmware firmware);
QString videoText(Video video);
QString gpuCountText(const Plan &plan);     ///< "2", "2 (NVIDIA Corporation)", "0"
QString otherDevicesText(const Plan &plan); ///< "1 × NVMe drive, 2 × USB device"; empty: none
QString processorText(const Plan &plan);    ///< "8 (1 socket × 4 cores × 2 threads)"

/// One field of a plan as a person reads it.
struct PlanFact {
    QString name;
    QString value;
    bool operator==(const PlanFact &) const = default;
};
QList<PlanFact> planFacts(const Plan &plan);
/// A line for each field that differs: "Memory: 8 GiB, yours: 4 GiB".
QStringList planDifferences(const Plan &yours, const Plan &theirs);

} // namespace riser
