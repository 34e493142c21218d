// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/hosthelper/host_program.h"
#include "core/operations/operation.h"

namespace riser {

/// Asks the program on the host, or says that there is none. `call` takes a HostProgram & and gives a Result.
template<typename Call>
auto callProgram(StepContext &context, const QString &host, Call call) -> decltype(call(std::declval<HostProgram &>()))
{
    const std::shared_ptr<HostProgram> program = context.backend.hostProgram();
    if (!program)
        return failure(ErrorCode::NotSupported, Text::tr("There is no way to riser-host on %1.").arg(host));
    return call(*program);
}

} // namespace riser
