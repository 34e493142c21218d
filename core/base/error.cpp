// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <QStringList>

namespace riser {

QString Error::toText() const
{
    QStringList lines;
    for (const QString &part : {summary, detail, hint}) {
        if (!part.isEmpty())
            lines << part;
    }
    return lines.join(QLatin1Char('\n'));
}

std::unexpected<Error> failure(ErrorCode code, QString summary, QString detail, QString hint)
{
    return std::unexpected(Error{.code = code,
                                 .summary = std::move(summary),
                                 .detail = std::move(detail),
                                 .hint = std::move(hint),
                                 .transient = false});
}

} // namespace riser
