// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetrics>
#include <QMenu>
#include <QPushButton>

namespace riser {

/// A button with a menu, wide enough for its arrow to stand apart from its text: by itself it has room for both alone.
inline void giveMenu(QPushButton *button, QMenu *menu)
{
    button->setMenu(menu);
    button->setMinimumWidth(button->sizeHint().width() + button->fontMetrics().horizontalAdvance(QLatin1Char('m')) * 2);
}

} // namespace riser
