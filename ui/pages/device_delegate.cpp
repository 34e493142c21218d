// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/device_delegate.h"

#include "ui/models/device_model.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

namespace riser {

namespace {

QStyleOptionButton buttonOption(const QWidget *view)
{
    QStyleOptionButton button;
    button.initFrom(view);
    button.features = QStyleOptionButton::HasMenu;
    button.text = DeviceDelegate::tr("ACTIONS");
    button.state = QStyle::State_Enabled | QStyle::State_Raised;
    return button;
}

QStyle *styleOf(const QWidget *view)
{
    return view ? view->style() : QApplication::style();
}

} // namespace

QSize DeviceDelegate::buttonSize(const QWidget *view)
{
    const QStyleOptionButton button = buttonOption(view);
    const QSize text = button.fontMetrics.size(Qt::TextShowMnemonic, button.text);
    const int arrow = styleOf(view)->pixelMetric(QStyle::PM_MenuButtonIndicator, &button, view);
    return styleOf(view)->sizeFromContents(QStyle::CT_PushButton, &button, text + QSize(arrow, 0), view);
}

bool DeviceDelegate::isStale(const QModelIndex &index) const
{
    return m_stale || index.data(DeviceModel::StaleRole).toBool();
}

void DeviceDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (DeviceColumn(index.column()) == DeviceColumn::Status) { // no badge here: the usual small sign
        const int side = styleOf(option->widget)->pixelMetric(QStyle::PM_SmallIconSize, nullptr, option->widget);
        option->decorationSize = QSize(side, side);
    }
    if (isStale(index)) {
        option->state &= ~QStyle::State_Enabled;
        option->palette.setCurrentColorGroup(QPalette::Disabled);
        option->palette.setBrush(QPalette::Text, QApplication::palette().brush(QPalette::Disabled, QPalette::Text));
    }
}

void DeviceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (DeviceColumn(index.column()) != DeviceColumn::Actions)
        return;
    QStyleOptionButton button = buttonOption(option.widget);
    const QRect place = option.rect.marginsRemoved(QMargins(2, 1, 2, 1));
    button.rect = QRect(QPoint(), place.size()); // Fusion puts the menu arrow right only at the origin
    const bool stale = isStale(index);
    if (stale)
        button.state &= ~QStyle::State_Enabled;
    if (option.state & QStyle::State_MouseOver && option.widget) {
        const auto *view = qobject_cast<const QAbstractScrollArea *>(option.widget);
        const QPoint mouse = view ? view->viewport()->mapFromGlobal(QCursor::pos()) : QPoint();
        if (place.contains(mouse))
            button.state |= QStyle::State_MouseOver;
    }
    button.palette = option.palette;
    if (stale)
        button.palette.setCurrentColorGroup(QPalette::Disabled);
    painter->save();
    painter->translate(place.topLeft());
    styleOf(option.widget)->drawControl(QStyle::CE_PushButton, &button, painter, option.widget);
    painter->restore();
}

QSize DeviceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize button = buttonSize(option.widget);
    const int icon = option.decorationSize.height() + 4;
    const int height = qMax(qMax(icon, button.height() + 2), option.fontMetrics.height() + 4);
    const int width = DeviceColumn(index.column()) == DeviceColumn::Actions
                          ? button.width() + 4
                          : QStyledItemDelegate::sizeHint(option, index).width();
    return {width, height};
}

} // namespace riser
