// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace riser {

/// The desktop's icon of this freedesktop name, else our own `:/riser/icons/<name>.svg`; our own drawings take the
/// palette's text colour where they say `currentColor`, so they are readable on light and dark. Null when nobody has
/// it. GUI thread.
QIcon themedIcon(const QString &name);

/// `base` with `badge` in its lower trailing corner, sharp at every scale.
QIcon badgedIcon(const QIcon &base, const QIcon &badge);

} // namespace riser
