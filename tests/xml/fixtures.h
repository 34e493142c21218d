// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/places.h"

#include <QByteArray>
#include <QFile>
#include <QString>

namespace riser::test {

/// A file below tests/data; empty (and a warning) when it isn't there.
inline QByteArray fixture(const QString &path)
{
    QFile file(testData(path));
    if (!file.open(QIODevice::ReadOnly))
        qWarning("no fixture %s", qPrintable(file.fileName()));
    return file.readAll();
}

} // namespace riser::test
