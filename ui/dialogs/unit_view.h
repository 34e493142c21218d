// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"
#include "core/operations/operation.h"

#include <QTreeWidget>

namespace riser {

/// What moves: the unit of a device opened, each part with its role: asked for, goes along, must leave the host.
class UnitView : public QTreeWidget
{
    Q_OBJECT
public:
    explicit UnitView(QWidget *parent = nullptr);

    /// Shows the unit of `device` as `kind` of operation sees it. Nothing moves when it shows that already.
    void setUnit(const Inventory &inventory, const DeviceKey &device, OperationKind kind);
    void clearUnit();

private:
    struct Line {
        QString title;
        QString address;
        QString role;
        QString status;
        QString icon;
        bool operator==(const Line &) const = default;
    };
    static Line lineFor(const Inventory &inventory, const DeviceKey &key, const QString &role);
    void show(const QList<Line> &lines);
    void fit();

    QList<Line> m_lines;
};

} // namespace riser
