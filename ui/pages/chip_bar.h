// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTimer>
#include <QWidget>

class QToolButton;

namespace riser {

class DeviceFilter;

/// The class and status chips of a device list: buttons to switch on, each with how many it would show. Object names:
/// "chip-gpu" … by class id, "chip-status-attached", "-detached", "-assigned", "-unknown".
class ChipBar : public QWidget
{
    Q_OBJECT
public:
    explicit ChipBar(DeviceFilter *filter, QWidget *parent = nullptr);

private:
    QToolButton *addChip(const QString &objectName, const QString &name);
    void readButtons();
    void updateCounts();
    void showCount(QToolButton *chip, int count);

    DeviceFilter *m_filter;
    QHash<QString, QToolButton *> m_classes; ///< by chip id
    QHash<int, QToolButton *> m_statuses;    ///< by int(Status)
    QTimer m_soon;                           ///< many changes at once are counted once
};

} // namespace riser
