// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/choice_list.h"

#include "ui/shared/icons.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

/// Title and, smaller and quieter, the second line.
class TwoLines : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {0, 2 * option.fontMetrics.height() + 10};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        option.text.clear();
        option.icon = QIcon();
        const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
        QRect place = option.rect.adjusted(6, 3, -6, -3);
        const auto icon = index.data(Qt::DecorationRole).value<QIcon>();
        const bool enabled = option.state.testFlag(QStyle::State_Enabled);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        if (!icon.isNull()) {
            const int side = option.fontMetrics.height() + 4;
            icon.paint(painter, {place.left(), place.top(), side, place.height()}, Qt::AlignCenter,
                       !enabled ? QIcon::Disabled : (selected ? QIcon::Selected : QIcon::Normal));
            place.setLeft(place.left() + side + 8);
        }
        const auto group = enabled ? QPalette::Active : QPalette::Disabled;
        painter->setPen(option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text));
        const int line = option.fontMetrics.height() + 2;
        painter->drawText(QRect(place.left(), place.top(), place.width(), line), Qt::AlignVCenter,
                          option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, place.width()));
        // The reason of a greyed entry must be readable: it isn't greyed itself.
        if (!selected)
            painter->setPen(
                option.palette.color(QPalette::Active, enabled ? QPalette::PlaceholderText : QPalette::Text));
        const QString note = index.data(ChoiceModel::NoteRole).toString();
        painter->drawText(QRect(place.left(), place.top() + line, place.width(), line), Qt::AlignVCenter,
                          option.fontMetrics.elidedText(note, Qt::ElideRight, place.width()));
    }
};

} // namespace

ChoiceList::ChoiceList(const QString &searchHint, const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_model(new ChoiceModel(this))
    , m_filter(new QSortFilterProxyModel(this))
    , m_search(new QLineEdit)
    , m_view(new QListView)
    , m_empty(new QLabel)
{
    m_filter->setSourceModel(m_model);
    m_filter->setFilterRole(ChoiceModel::SearchRole);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view->setModel(m_filter);
    m_view->setItemDelegate(new TwoLines(m_view));
    m_view->setUniformItemSizes(true);
    m_view->setAccessibleName(accessibleName);
    m_view->setMinimumHeight(fontMetrics().height() * 7);
    m_search->setPlaceholderText(searchHint);
    m_search->setAccessibleName(searchHint);
    m_search->setClearButtonEnabled(true);
    m_empty->setWordWrap(true);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setObjectName(u"empty"_s);
    setFocusProxy(m_search);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_search);
    column->addWidget(m_view, 1);
    column->addWidget(m_empty);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_updating = true;
        m_filter->setFilterFixedString(text);
        m_updating = false;
        showChosen();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ChoiceList::pick);
    showEmpty();
}

void ChoiceList::setChoices(const QList<Choice> &choices, const QString &empty)
{
    m_emptyText = empty;
    m_updating = true; // when the picked row goes, the view selects its neighbour
    m_model->setChoices(choices);
    m_updating = false;
    showChosen();
}

void ChoiceList::choose(const QString &id)
{
    if (id == m_chosen)
        return;
    m_chosen = id;
    showChosen();
    Q_EMIT chosenChanged();
}

void ChoiceList::pick()
{
    const QModelIndexList selected = m_view->selectionModel()->selectedIndexes();
    if (!m_updating && !selected.isEmpty())
        choose(selected.first().data(ChoiceModel::IdRole).toString());
}

void ChoiceList::showChosen()
{
    const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(m_chosen));
    m_updating = true;
    if (index.flags().testFlag(Qt::ItemIsSelectable))
        m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    else
        m_view->selectionModel()->clearSelection();
    m_updating = false;
    showEmpty();
}

void ChoiceList::showEmpty()
{
    if (m_model->rowCount() == 0)
        m_empty->setText(m_emptyText);
    else
        m_empty->setText(tr("Nothing fits the search."));
    m_empty->setVisible(m_filter->rowCount() == 0);
}

} // namespace riser
