// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shared/verdict_sign.h"

#include "ui/shared/colours.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <utility>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

Accent accentOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
        return Accent::Good;
    case Verdict::NotChecked:
        return Accent::Quiet;
    case Verdict::Warn:
        return Accent::Warning;
    case Verdict::Block:
        return Accent::Bad;
    }
    std::unreachable();
}

/// In a square of 16 by 16.
QPainterPath shapeOf(Verdict verdict)
{
    QPainterPath shape;
    switch (verdict) {
    case Verdict::Pass: // a tick
        shape.moveTo(2.5, 8.5);
        shape.lineTo(6.5, 12.5);
        shape.lineTo(13.5, 4);
        break;
    case Verdict::NotChecked: // an empty ring with a dash: nobody looked
        shape.addEllipse(QRectF(2, 2, 12, 12));
        shape.moveTo(5.5, 8);
        shape.lineTo(10.5, 8);
        break;
    case Verdict::Warn: // a triangle
        shape.moveTo(8, 2);
        shape.lineTo(15, 14);
        shape.lineTo(1, 14);
        shape.closeSubpath();
        shape.moveTo(8, 6.5);
        shape.lineTo(8, 9.5);
        shape.moveTo(8, 11.8);
        shape.lineTo(8, 12);
        break;
    case Verdict::Block: // a no-entry ring
        shape.addEllipse(QRectF(2, 2, 12, 12));
        shape.moveTo(4, 4);
        shape.lineTo(12, 12);
        break;
    }
    return shape;
}

} // namespace

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
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(width() / 16.0, height() / 16.0);
    painter.setPen(QPen(accentColour(accentOf(m_verdict), palette()), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(shapeOf(m_verdict));
}

} // namespace riser
