// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shared/reason_entry.h"

#include "ui/shared/format.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace riser {

void addReason(QMenu *menu, const QString &reason)
{
    const QString shown =
        menu->fontMetrics().elidedText(reason, Qt::ElideRight, menu->fontMetrics().averageCharWidth() * 80);
    QAction *note = menu->addAction(u"    "_s + menuText(shown));
    QFont small = menu->font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    note->setFont(small);
    note->setEnabled(false);
    note->setToolTip(plainTip(reason));
    note->setData(u"reason"_s);
}

} // namespace riser
