// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/places.h"

namespace riser::test {

QString sourceFile(const QString &path)
{
    return QStringLiteral(RISER_SOURCE_DIR "/") + path;
}

QString testData(const QString &path)
{
    return sourceFile(QStringLiteral("tests/data/")) + path;
}

} // namespace riser::test
