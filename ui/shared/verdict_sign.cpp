// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shared/verdict_sign.h"

#include "ui/shared/status_icons.h"

#include <QCoreApplication>
#include <QPainter>

#include <utility>

namespace riser {

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
        return QCoreApplication::translate("riser", "Passed");
    case Verdict::NotChecked:
        return QCoreApplication::translate("riser", "Not checked");
    case Verdict::Warn:
        return QCoreApplication::translate("riser", "Warning");
    case Verdict::Block:
        return QCoreApplication::translate("riser", "Blocked");
    }
    std::unreachable();
}

VerdictSign::VerdictSign(Verdict verdict, QWidget *parent)
    : QWidget(parent)
    , m_verdict(verdict)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(verdictText(verdict));
    setToolTip(verdictText(verdict));
}

QSize VerdictSign::sizeHint() const
{
    const int side = fontMetrics().height();
    return {side, side};
}

void VerdictSign::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    verdictIcon(m_verdict).paint(&painter, rect());
}

} // namespace riser
