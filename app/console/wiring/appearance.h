// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QApplication;

namespace riser {

/// Name, version, icon, desktop file.
void setUpApplication(QApplication &app);

/// The one place where translations are loaded: Riser's own and Qt's, from the program or from where they are
/// installed. `language` empty: the system's. English needs none.
void loadLanguage(const QString &language);

enum class Look { Light, Dark };
/// Fusion in fixed light or dark colours, for pictures that are the same everywhere.
void setLook(Look look);

} // namespace riser
