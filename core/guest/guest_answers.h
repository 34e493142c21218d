// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guest_report.h"

namespace riser {

/// An answer of a guest, and the devices that its VM had when it was asked (GuestBasis::devices) and has had since.
struct GuestTold {
    GuestReport report;
    QStringList devices = {};
};

/// `read`, an answer of files and lists alone, with what programs told earlier of the same run of the guest.
GuestReport withPrograms(GuestReport read, const GuestReport &full);

/// What a guest's answers tell together: what programs told stays beside later answers without them. A plain value.
class GuestAnswers
{
public:
    void take(GuestTold answer);
    void clear(const std::optional<Error> &why = {}); ///< `why` there is nothing
    /// What left takes with it what was said of it, even if it comes back. Whether anything did.
    bool forget(const QStringList &devices);

    const GuestReport &report() const { return m_together; } ///< all of it
    const GuestTold &last() const { return m_last; }
    /// With programs, not before the last one; nullptr: none.
    const GuestTold *full() const { return m_full ? &*m_full : nullptr; }

private:
    void put();

    GuestTold m_last;
    std::optional<GuestTold> m_full;
    GuestReport m_together;
};

} // namespace riser
