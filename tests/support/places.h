// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace riser::test {

/// A file or folder of the source tree that the tests were built from, by its path there: "resources/demo". One file is
/// told where that is when it is compiled; the others compile to the same in any folder, and a compiler cache has them.
QString sourceFile(const QString &path);

/// The same of what tests are fed: "lab/safe.xml" is tests/data/lab/safe.xml.
QString testData(const QString &path);

} // namespace riser::test
