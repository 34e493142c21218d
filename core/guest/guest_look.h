// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guest_finder.h"
#include "core/guest/guest_match.h"

namespace riser {

/// What one device is in the guest, in words. Keeps references to what it was made from.
class GuestLook
{
public:
    GuestLook(const GuestFinder &finder, const GuestReport &report, const Device &device, const Hostdev &hostdev)
        : m_finder(finder)
        , m_report(report)
        , m_device(device)
        , m_hostdev(hostdev)
    {
    }
    GuestSight pci();
    GuestSight usb();

private:
    using Answer = GuestFinder::Answer;
    GuestSight notFound(Answer answer, GuestTopic topic) const;
    GuestSight withoutList();
    void describe(GuestSight &sight, const QString &driver, const std::optional<PciAddress> &function);
    void compareSerial(GuestSight &sight, const QString &guest) const;
    void sayHowFound(GuestSight &sight, GuestFinder::By by) const;
    void describeGpu(GuestSight &sight, const QString &driver, const GuestGpu &gpu) const;
    const GuestGpu *gpuAt(const PciAddress &function) const; ///< nullptr: no tool told of it
    void sayNoTool(GuestSight &sight, quint16 vendor) const;

    const GuestFinder &m_finder;
    const GuestReport &m_report;
    const Device &m_device;
    const Hostdev &m_hostdev;
};

/// It can't be known: why, and what to do.
GuestSight sightNotAvailable(const Error &why);

} // namespace riser
