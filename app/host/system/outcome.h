// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hosthelper/protocol/messages.h"

#include <QString>

#include <expected>

namespace riser::onhost {

/// Done, or the fault that the asker is told.
using Outcome = std::expected<void, protocol::Fault>;

/// `return fault(protocol::Fault::Code::Busy, u"…"_s)`. `text`: one English sentence that names the device.
inline std::unexpected<protocol::Fault> fault(protocol::Fault::Code code, QString text, HostUses uses = {})
{
    return std::unexpected(protocol::Fault{code, std::move(text), std::move(uses)});
}

} // namespace riser::onhost
