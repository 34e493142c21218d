// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/device_view.h"

#include "ui/models/device_filter.h"
#include "ui/pages/device_delegate.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>

using namespace Qt::StringLiterals;

namespace riser {

DeviceView::DeviceView(DeviceFilter *filter, QWidget *parent)
    : QTreeView(parent)
    , m_filter(filter)
{
    setObjectName(u"deviceView"_s);
    setAccessibleName(tr("Devices"));
    setModel(filter);
    setItemDelegate(new DeviceDelegate(this));
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setTextElideMode(Qt::ElideMiddle);
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this) * 11 / 8;
    setIconSize(QSize(side, side)); // room for the badge
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(true);
    setHorizontalScrollMode(ScrollPerPixel);
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) { m_closed.insert(unitId(index)); });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (!m_opening)
            m_closed.remove(unitId(index));
    });
    openUnits(0, filter->rowCount() - 1);
}

QString DeviceView::unitId(const QModelIndex &index) const
{
    const QModelIndex source = m_filter->mapToSource(index);
    return m_filter->devices()->host(source).value() + u'/' + m_filter->devices()->deviceRow(source).group;
}

/// The list of one host, or of one VM's, has no use for the host's name, whatever was remembered, and only a VM has a
/// guest. On a cluster's the host is the user's choice.
void DeviceView::hideForeignColumns()
{
    if (m_page != Page::Cluster)
        setColumnHidden(int(DeviceColumn::Host), true);
    if (m_page != Page::Vm)
        setColumnHidden(int(DeviceColumn::Guest), true);
}

void DeviceView::setUpColumns(Page page)
{
    m_page = page;
    setColumnHidden(int(DeviceColumn::Vm), page == Page::Vm);
    setColumnHidden(int(DeviceColumn::Claim), page != Page::Vm);
    setColumnHidden(int(DeviceColumn::Labels), true);
    hideForeignColumns();
    const int letter = fontMetrics().averageCharWidth();
    const QList<QPair<DeviceColumn, int>> widths{
        {DeviceColumn::Device, 46}, {DeviceColumn::Address, 15}, {DeviceColumn::Group, 13}, {DeviceColumn::Driver, 13},
        {DeviceColumn::Status, 26}, {DeviceColumn::Vm, 16},      {DeviceColumn::Claim, 20}, {DeviceColumn::Numa, 8},
        {DeviceColumn::Link, 19},   {DeviceColumn::Serial, 20},  {DeviceColumn::Host, 16},  {DeviceColumn::Labels, 18},
        {DeviceColumn::Guest, 45}};
    for (const auto &[column, letters] : widths)
        header()->resizeSection(int(column), letters * letter);
    if (page == Page::Vm) // all of them are its own: the status has little to say, and the guest much
        header()->resizeSection(int(DeviceColumn::Status), 15 * letter);
    header()->resizeSection(int(DeviceColumn::Actions), DeviceDelegate::buttonSize(this).width() + 4);
    header()->setSectionResizeMode(int(DeviceColumn::Actions), QHeaderView::Fixed);
    header()->setStretchLastSection(false);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QWidget::customContextMenuRequested, this, &DeviceView::chooseColumns);
    header()->setSectionsMovable(true);
    header()->setFirstSectionMovable(false);
    // Without the trip over all rows the button would be off screen on most windows.
    header()->moveSection(header()->visualIndex(int(DeviceColumn::Actions)), int(DeviceColumn::Vm) + 2);
    if (page == Page::Vm) {
        header()->moveSection(header()->visualIndex(int(DeviceColumn::Guest)), int(DeviceColumn::Status) + 1);
        header()->moveSection(header()->visualIndex(int(DeviceColumn::Actions)), int(DeviceColumn::Status) + 2);
    }
    if (page == Page::Cluster)
        header()->moveSection(header()->visualIndex(int(DeviceColumn::Host)), 1);
    setSortingEnabled(true);
    header()->setSortIndicatorClearable(true);
    header()->setSortIndicator(-1, Qt::AscendingOrder);
}

/// Which columns are shown, by a menu of the header.
void DeviceView::chooseColumns(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"columnMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < deviceColumnCount; ++column) {
        const bool foreign = (column == int(DeviceColumn::Host) && m_page != Page::Cluster) ||
                             (column == int(DeviceColumn::Guest) && m_page != Page::Vm);
        if (column == int(DeviceColumn::Device) || column == int(DeviceColumn::Actions) || foreign)
            continue;
        QAction *action = menu->addAction(columnTitle(DeviceColumn(column)));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) { setColumnHidden(column, !shown); });
    }
    menu->popup(header()->viewport()->mapToGlobal(at));
}

QByteArray DeviceView::columnState() const
{
    return header()->saveState();
}

bool DeviceView::restoreColumnState(const QByteArray &state)
{
    const bool restored = header()->restoreState(state);
    hideForeignColumns();
    return restored;
}

void DeviceView::setStale(bool stale)
{
    if (stale == m_stale)
        return;
    m_stale = stale;
    static_cast<DeviceDelegate *>(itemDelegate())->setStale(stale);
    viewport()->update();
}

QRect DeviceView::actionsRect(const QModelIndex &index) const
{
    return visualRect(index.siblingAtColumn(int(DeviceColumn::Actions)));
}

void DeviceView::requestBelow(const QModelIndex &index)
{
    scrollTo(index);
    const QRect rect = actionsRect(index);
    const QPoint corner = isRightToLeft() ? rect.bottomRight() : rect.bottomLeft();
    const QRect visible = viewport()->rect();
    const QPoint at(qBound(visible.left(), corner.x(), visible.right()), corner.y());
    Q_EMIT menuRequested(index, viewport()->mapToGlobal(at));
}

void DeviceView::mousePressEvent(QMouseEvent *event)
{
    QTreeView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.column() == int(DeviceColumn::Actions) &&
        !(event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier))) {
        setState(NoState); // no drag selection goes on below the menu
        requestBelow(index);
    }
}

void DeviceView::contextMenuEvent(QContextMenuEvent *event)
{
    event->accept();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        if (currentIndex().isValid())
            requestBelow(currentIndex());
        return;
    }
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid())
        Q_EMIT menuRequested(index, event->globalPos());
}

void DeviceView::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Menu;
    if (enter && currentIndex().isValid()) {
        event->accept();
        requestBelow(currentIndex());
        return;
    }
    QTreeView::keyPressEvent(event);
}

/// A click on ACTIONS in one of several selected rows keeps them all: the menu is for all of them.
QItemSelectionModel::SelectionFlags DeviceView::selectionCommand(const QModelIndex &index, const QEvent *event) const
{
    const bool mouse =
        event && (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonRelease);
    if (mouse && index.column() == int(DeviceColumn::Actions) &&
        selectionModel()->isRowSelected(index.row(), index.parent()) &&
        !(static_cast<const QMouseEvent *>(event)->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)))
        return QItemSelectionModel::NoUpdate;
    return QTreeView::selectionCommand(index, event);
}

void DeviceView::rowsInserted(const QModelIndex &parent, int first, int last)
{
    QTreeView::rowsInserted(parent, first, last);
    if (!parent.isValid())
        openUnits(first, last);
}

void DeviceView::openUnits(int first, int last)
{
    m_opening = true;
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_filter->index(row, 0);
        if (m_filter->hasChildren(index) && !m_closed.contains(unitId(index)))
            expand(index);
    }
    m_opening = false;
}

} // namespace riser
