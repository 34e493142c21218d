// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/wish_list.h"

#include "core/devices/device_kind.h"
#include "ui/dialogs/problem_line.h"
#include "ui/shared/icons.h"

#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

WishRow::WishRow(const MatchEdit::Seen &seen, const DeviceWish &wish, QWidget *parent)
    : QWidget(parent)
    , m_count(new QSpinBox(this))
    , m_kind(new QComboBox(this))
    , m_match(new MatchEdit(seen, this))
    , m_problem(new ProblemLine(u"wish:problem"_s, this))
{
    m_count->setObjectName(u"wishCount"_s);
    m_count->setAccessibleName(tr("How many"));
    m_count->setRange(planLimits::devices.least, planLimits::devices.most);
    m_count->setValue(wish.count);
    m_kind->setObjectName(u"wishKind"_s);
    m_kind->setAccessibleName(tr("Kind of device"));
    for (const DeviceKind *kind : deviceKinds())
        m_kind->addItem(themedIcon(kind->iconName()), kind->name(), kind->id());
    if (m_kind->findData(wish.kind) < 0)
        m_kind->addItem(wish.kind, wish.kind);
    m_kind->setCurrentIndex(m_kind->findData(wish.kind));
    m_match->setObjectName(u"wishMatch"_s);
    m_match->setAccessibleName(tr("Which devices"));
    m_match->setKind(wish.kind);
    m_match->setMatch(wish.match);
    auto *remove = new QToolButton(this);
    remove->setObjectName(u"wishRemove"_s);
    remove->setIcon(themedIcon(u"list-remove"_s));
    remove->setText(tr("Remove"));
    remove->setToolButtonStyle(remove->icon().isNull() ? Qt::ToolButtonTextOnly : Qt::ToolButtonIconOnly);
    remove->setAccessibleName(tr("Remove this wish"));
    remove->setToolTip(tr("Remove this wish"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_count);
    row->addWidget(m_kind);
    row->addWidget(m_match, 1);
    row->addWidget(remove);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addLayout(row);
    all->addWidget(m_problem);
    connect(m_count, &QSpinBox::valueChanged, this, &WishRow::changed);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        m_match->setKind(m_kind->currentData().toString());
        Q_EMIT changed();
    });
    connect(m_match, &QComboBox::editTextChanged, this, &WishRow::changed);
    connect(remove, &QToolButton::clicked, this, &WishRow::removeRequested);
}

DeviceWish WishRow::wish() const
{
    return {.kind = m_kind->currentData().toString(), .count = m_count->value(), .match = m_match->match()};
}

void WishRow::setProblem(const QString &text)
{
    m_problem->setText(text);
    m_match->setAccessibleDescription(text);
}

WishList::WishList(MatchEdit::Seen seen, QWidget *parent)
    : QWidget(parent)
    , m_seen(std::move(seen))
    , m_column(new QVBoxLayout(this))
    , m_add(new QPushButton(themedIcon(u"list-add"_s), tr("Add dev&ices"), this))
{
    m_column->setContentsMargins({});
    m_add->setObjectName(u"wishAdd"_s);
    m_add->setAutoDefault(false);
    m_column->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, &WishList::addNew);
}

WishRow *WishList::add(const DeviceWish &wish)
{
    auto *row = new WishRow(m_seen, wish, this);
    m_column->insertWidget(int(m_rows.size()), row);
    m_rows << row;
    connect(row, &WishRow::changed, this, &WishList::changed);
    connect(row, &WishRow::removeRequested, this, [this, row] {
        m_rows.removeOne(row);
        row->hide();
        row->deleteLater(); // its button is on the stack
        m_add->setFocus(Qt::OtherFocusReason);
        Q_EMIT changed();
    });
    return row;
}

void WishList::addNew()
{
    const auto kinds = deviceKinds();
    const auto other = std::ranges::find_if(kinds, [](const DeviceKind *kind) { return kind->id() != gpuWishKind(); });
    WishRow *row = add({.kind = (other == kinds.end() ? kinds.front() : *other)->id(), .count = 1, .match = {}});
    row->findChild<QWidget *>(u"wishKind"_s)->setFocus(Qt::OtherFocusReason);
    Q_EMIT changed();
}

void WishList::setWishes(const QList<DeviceWish> &wishes)
{
    for (WishRow *row : std::exchange(m_rows, {})) {
        row->hide();
        row->deleteLater();
    }
    for (const DeviceWish &wish : wishes)
        add(wish);
}

QList<DeviceWish> WishList::wishes() const
{
    QList<DeviceWish> all;
    for (const WishRow *row : m_rows)
        all << row->wish();
    return all;
}

void WishList::setProblem(qsizetype row, const QString &text)
{
    if (row >= 0 && row < m_rows.size())
        m_rows[row]->setProblem(text);
}

} // namespace riser
