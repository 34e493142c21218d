// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/picture.h"

#include <QApplication>
#include <QPainter>
#include <QWidget>

#include <algorithm>

namespace riser {

namespace {

void paintOver(QPainter &painter, QWidget *window, QWidget *over)
{
    const bool titled = !over->windowFlags().testFlag(Qt::Popup) && !over->windowTitle().isEmpty();
    const int title = titled ? over->fontMetrics().height() + 10 : 0;
    QPoint place = over->mapToGlobal(QPoint()) - window->mapToGlobal(QPoint());
    if (titled) // where a window manager would put a dialog
        place = {(window->width() - over->width()) / 2, (window->height() - over->height() + title) / 2};
    place.setX(std::clamp(place.x(), 1, std::max(1, window->width() - over->width() - 1)));
    place.setY(std::clamp(place.y(), title + 1, std::max(title + 1, window->height() - over->height() - 1)));
    const QRect frame(place.x() - 1, place.y() - title - 1, over->width() + 1, over->height() + title + 1);
    const QPalette palette = over->palette();
    painter.fillRect(frame, palette.color(QPalette::Button));
    painter.drawPixmap(place, over->grab());
    QColor edge = palette.color(QPalette::WindowText);
    edge.setAlphaF(0.45F);
    painter.setPen(edge);
    painter.drawRect(frame);
    painter.setPen(palette.color(QPalette::ButtonText));
    if (titled)
        painter.drawText(QRect(place.x() + 8, place.y() - title, over->width() - 16, title), Qt::AlignCenter,
                         over->fontMetrics().elidedText(over->windowTitle(), Qt::ElideRight, over->width() - 16));
}

} // namespace

QImage pictureOf(QWidget *window)
{
    QImage image = window->grab().toImage();
    QPainter painter(&image);
    QList<QWidget *> over;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget != window && widget->isVisible() && !widget->windowFlags().testFlags(Qt::ToolTip))
            over << widget;
    }
    // Menus last: they are over everything.
    std::ranges::stable_sort(over, {}, [](const QWidget *widget) { return widget->windowFlags().testFlag(Qt::Popup); });
    for (QWidget *widget : std::as_const(over))
        paintOver(painter, window, widget);
    return image;
}

} // namespace riser
