// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/unit_view.h"

#include "core/devices/device_kind.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"

#include <QHeaderView>

#include <algorithm>

namespace riser {

namespace {

constexpr int mostRows = 5; // more scroll

QString companionRole(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Assign:
        return UnitView::tr("Goes along to the VM: same card");
    case OperationKind::Release:
        return UnitView::tr("Comes back along: same card");
    default:
        break;
    }
    return UnitView::tr("Goes along: same card");
}

QString bystanderRole(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Assign:
        return UnitView::tr("Must leave the host, given to nobody: same IOMMU group");
    case OperationKind::Detach:
    case OperationKind::Repair:
        return UnitView::tr("Must leave the host too: same IOMMU group");
    case OperationKind::Release:
        return UnitView::tr("Held back so far: same IOMMU group");
    default:
        break;
    }
    return UnitView::tr("Comes back too: same IOMMU group");
}

} // namespace

UnitView::UnitView(QWidget *parent)
    : QTreeWidget(parent)
{
    setHeaderLabels({tr("Device"), tr("Address"), tr("Role"), tr("Status")});
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSelectionMode(SingleSelection);
    setAllColumnsShowFocus(true);
    setAccessibleName(tr("What moves"));
    setSizeAdjustPolicy(AdjustIgnored);
    setTextElideMode(Qt::ElideMiddle);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    fit();
}

UnitView::Line UnitView::lineFor(const Inventory &inventory, const DeviceKey &key, const QString &role)
{
    const Device *device = inventory.device(key);
    if (!device)
        return {.title = key.value(), .address = {}, .role = role, .status = tr("gone"), .icon = {}};
    return {.title = device->title,
            .address = device->address,
            .role = role,
            .status = statusText(device->status),
            .icon = device->kind->iconName()};
}

void UnitView::setUnit(const Inventory &inventory, const DeviceKey &device, OperationKind kind)
{
    const UnitRoles roles = inventory.roles(device);
    QList<Line> lines{lineFor(inventory, device, tr("Asked for"))};
    for (const DeviceKey &key : roles.companions)
        lines << lineFor(inventory, key, companionRole(kind));
    for (const DeviceKey &key : roles.bystanders)
        lines << lineFor(inventory, key, bystanderRole(kind));
    show(lines);
}

void UnitView::clearUnit()
{
    show({});
}

void UnitView::show(const QList<Line> &lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    clear();
    for (const Line &line : lines) {
        auto *item = new QTreeWidgetItem(this, {line.title, line.address, line.role, line.status});
        item->setIcon(0, themedIcon(line.icon));
        for (int column = 0; column < columnCount(); ++column)
            item->setToolTip(column, plainTip(item->text(column)));
    }
    fit();
}

/// As high as its rows, so that nothing scrolls that needn't.
void UnitView::fit()
{
    const int rows = std::clamp(int(m_lines.size()), 1, mostRows);
    const int row =
        m_lines.isEmpty() ? fontMetrics().height() + 6 : std::max(sizeHintForRow(0), fontMetrics().height());
    setFixedHeight(header()->sizeHint().height() + rows * row + 2 * frameWidth() + 4);
}

} // namespace riser
