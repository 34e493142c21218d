// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace riser {

/// Where core's texts are translated: `Text::tr("…")`. Core has few QObjects, and a context per class would only
/// scatter the sentences. lupdate files them under "riser". Thread-safe.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(riser)
};

} // namespace riser
