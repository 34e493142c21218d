// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/chip_bar.h"

#include "core/devices/device_kind.h"
#include "ui/models/device_filter.h"
#include "ui/shared/flow_layout.h"
#include "ui/shared/format.h"
#include "ui/shared/status_icons.h"

#include <QLocale>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace riser {

ChipBar::ChipBar(DeviceFilter *filter, QWidget *parent)
    : QWidget(parent)
    , m_filter(filter)
{
    auto *flow = new FlowLayout(this);
    flow->setContentsMargins({});
    for (const DeviceChip &chip : deviceChips())
        m_classes.insert(chip.id, addChip(u"chip-%1"_s.arg(chip.id), chip.name));
    auto *line = new QWidget(this); // a gap between the two kinds of chips
    line->setFixedWidth(fontMetrics().averageCharWidth() * 2);
    flow->addWidget(line);
    const QList<QPair<Status, QString>> statuses{{Status::Attached, u"chip-status-attached"_s},
                                                 {Status::Detached, u"chip-status-detached"_s},
                                                 {Status::Assigned, u"chip-status-assigned"_s},
                                                 {Status::Unknown, u"chip-status-unknown"_s}};
    for (const auto &[status, name] : statuses) {
        QToolButton *chip = addChip(name, statusText(status));
        chip->setIcon(statusIcon(status));
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        m_statuses.insert(int(status), chip);
    }
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    const auto later = qOverload<>(&QTimer::start);
    connect(&m_soon, &QTimer::timeout, this, &ChipBar::updateCounts);
    connect(filter, &DeviceFilter::filterChanged, &m_soon, later);
    const DeviceModel *model = filter->devices();
    connect(model, &QAbstractItemModel::dataChanged, &m_soon, later);
    connect(model, &QAbstractItemModel::rowsInserted, &m_soon, later);
    connect(model, &QAbstractItemModel::rowsRemoved, &m_soon, later);
    updateCounts();
}

QToolButton *ChipBar::addChip(const QString &objectName, const QString &name)
{
    auto *chip = new QToolButton(this);
    chip->setObjectName(objectName);
    chip->setCheckable(true);
    chip->setToolButtonStyle(Qt::ToolButtonTextOnly);
    chip->setProperty("name", name);
    chip->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(chip);
    connect(chip, &QToolButton::clicked, this, &ChipBar::readButtons);
    return chip;
}

void ChipBar::readButtons()
{
    QSet<QString> chips;
    for (auto it = m_classes.cbegin(); it != m_classes.cend(); ++it) {
        if (it.value()->isChecked())
            chips.insert(it.key());
    }
    QSet<Status> statuses;
    for (auto it = m_statuses.cbegin(); it != m_statuses.cend(); ++it) {
        if (it.value()->isChecked())
            statuses.insert(Status(it.key()));
    }
    m_filter->setChips(chips);
    m_filter->setStatuses(statuses);
}

void ChipBar::showCount(QToolButton *chip, int count)
{
    const QString name = chip->property("name").toString();
    const QString text = menuText(tr("%1  %2", "chip: class and count").arg(name, QLocale().toString(count)));
    if (chip->text() == text)
        return;
    chip->setText(text);
    chip->setAccessibleName(tr("%1, %n device(s)", nullptr, count).arg(name));
}

void ChipBar::updateCounts()
{
    const DeviceFilter::Counts counts = m_filter->counts();
    for (auto it = m_classes.cbegin(); it != m_classes.cend(); ++it) {
        showCount(it.value(), counts.chips.value(it.key()));
        it.value()->setChecked(m_filter->chips().contains(it.key()));
    }
    for (auto it = m_statuses.cbegin(); it != m_statuses.cend(); ++it) {
        showCount(it.value(), counts.statuses.value(it.key()));
        it.value()->setChecked(m_filter->statuses().contains(Status(it.key())));
    }
}

} // namespace riser
