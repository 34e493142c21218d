// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/vm_filter_bar.h"

#include "ui/shared/flow_layout.h"
#include "ui/shared/format.h"

#include <QButtonGroup>
#include <QLocale>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace riser {

VmFilterBar::VmFilterBar(VmFilter *filter, QWidget *parent)
    : QWidget(parent)
    , m_filter(filter)
{
    auto *flow = new FlowLayout(this);
    flow->setContentsMargins({});
    addChip(VmFilter::Show::All, u"vmChip-all"_s, tr("All"));
    addChip(VmFilter::Show::Running, u"vmChip-running"_s, tr("Running"));
    addChip(VmFilter::Show::WontStart, u"vmChip-wontstart"_s, tr("Won't start"));
    auto *group = new QButtonGroup(this); // exclusive
    for (QToolButton *chip : std::as_const(m_chips))
        group->addButton(chip);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    const auto later = qOverload<>(&QTimer::start);
    connect(&m_soon, &QTimer::timeout, this, &VmFilterBar::updateCounts);
    connect(filter, &VmFilter::filterChanged, &m_soon, later);
    const QAbstractItemModel *model = filter->sourceModel();
    connect(model, &QAbstractItemModel::dataChanged, &m_soon, later);
    connect(model, &QAbstractItemModel::rowsInserted, &m_soon, later);
    connect(model, &QAbstractItemModel::rowsRemoved, &m_soon, later);
    updateCounts();
}

void VmFilterBar::addChip(VmFilter::Show shown, const QString &objectName, const QString &name)
{
    auto *chip = new QToolButton(this);
    chip->setObjectName(objectName);
    chip->setCheckable(true);
    chip->setToolButtonStyle(Qt::ToolButtonTextOnly);
    chip->setProperty("name", name);
    chip->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(chip);
    connect(chip, &QToolButton::clicked, this, [this, shown] { m_filter->setShown(shown); });
    m_chips.insert(shown, chip);
}

void VmFilterBar::updateCounts()
{
    for (auto it = m_chips.cbegin(); it != m_chips.cend(); ++it) {
        const int count = m_filter->count(it.key());
        const QString name = it.value()->property("name").toString();
        it.value()->setText(menuText(tr("%1  %2", "chip: name and count").arg(name, QLocale().toString(count))));
        it.value()->setAccessibleName(tr("%1, %n virtual machine(s)", nullptr, count).arg(name));
        it.value()->setChecked(it.key() == m_filter->shown());
    }
}

} // namespace riser
