// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/domain.h"

namespace riser {
QString xmlDiff(const QByteArray &before, const QByteArray &after)
{
    return before == after ? QString() : QString::fromUtf8(after);
}
} // namespace riser
