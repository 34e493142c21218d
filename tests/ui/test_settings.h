// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QSettings>
#include <QStandardPaths>

namespace riser::test {

/// Settings of a test program's own, empty at the beginning: named after the program, as Qt does it by itself, so that
/// two that run at once don't share them.
inline void useTestSettings()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("riser-tests"));
    QSettings().clear();
}

} // namespace riser::test
