// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/device_list_page.h"

#include "core/plans/label_store.h"
#include "ui/models/device_filter.h"
#include "ui/pages/chip_bar.h"
#include "ui/pages/device_actions.h"
#include "ui/shared/empty_state.h"
#include "ui/shared/icons.h"

#include <QHideEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QShowEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

/// A layout of a Riser with other columns isn't this one's.
QString columnsKey()
{
    return u"columns%1"_s.arg(deviceColumnCount);
}

} // namespace

DeviceListPage::DeviceListPage(DomainId scope, DeviceView::Page kind, QString settings, QWidget *parent)
    : QWidget(parent)
    , m_scope(std::move(scope))
    , m_kind(kind)
    , m_settings(std::move(settings))
    , m_model(new DeviceModel(m_scope, this))
    , m_filter(new DeviceFilter(m_model, this))
    , m_actions(new DeviceActions(m_scope, this))
    , m_watch(new SessionsWatch(this))
{
    m_actions->setSeveralHosts(kind == DeviceView::Page::Cluster);
    connect(m_actions, &DeviceActions::xmlRequested, this, &DeviceListPage::deviceXmlRequested);
    connect(m_watch, &SessionsWatch::changed, this, &DeviceListPage::takeHosts);
}

void DeviceListPage::build(const QList<QWidget *> &top, QWidget *below)
{
    buildEmpty();
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(buildList());
    m_stack->addWidget(m_empty);

    auto *layout = new QVBoxLayout(this);
    m_top = buildTop(top);
    m_chips = new ChipBar(m_filter, this);
    layout->addWidget(m_top);
    if (below)
        layout->addWidget(below);
    layout->addWidget(m_chips);
    layout->addWidget(m_stack, 1);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &DeviceListPage::updateEmpty);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &DeviceListPage::updateEmpty);
    connect(m_filter, &DeviceFilter::filterChanged, this, &DeviceListPage::updateEmpty);
}

QWidget *DeviceListPage::buildList()
{
    m_view = new DeviceView(m_filter, this);
    m_view->setUpColumns(m_kind);
    connect(m_view, &DeviceView::menuRequested, this, &DeviceListPage::openMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &DeviceListPage::updateDetails);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &DeviceListPage::updateDetails);

    m_details = new QPlainTextEdit(this);
    m_details->setObjectName(u"deviceDetails"_s);
    m_details->setAccessibleName(tr("Details of the selected device"));
    m_details->setReadOnly(true);
    m_details->setFrameShape(QFrame::NoFrame);
    m_details->setPlaceholderText(tr("Select a device to read everything about it."));
    m_details->setTabChangesFocus(true);
    QPalette colours = m_details->palette();
    colours.setBrush(QPalette::Base, colours.window());
    m_details->setPalette(colours);

    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setChildrenCollapsible(true);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_details);
    m_splitter->setCollapsible(0, false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({1000, fontMetrics().lineSpacing() * 5});
    return m_splitter;
}

QWidget *DeviceListPage::buildTop(const QList<QWidget *> &widgets)
{
    auto *top = new QWidget(this);
    m_search = new QLineEdit(top);
    m_search->setObjectName(u"deviceSearch"_s);
    m_search->setAccessibleName(tr("Search devices"));
    m_search->setPlaceholderText(m_kind == DeviceView::Page::Cluster
                                     ? tr("Search model, host, address, serial, VM, label")
                                     : tr("Search model, address, serial, VM, driver"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(fontMetrics().averageCharWidth() * 44);
    m_search->addAction(themedIcon(u"edit-find"_s), QLineEdit::LeadingPosition);
    connect(m_search, &QLineEdit::textChanged, m_filter, &DeviceFilter::setText);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins({});
    for (QWidget *widget : widgets)
        row->addWidget(widget, widget == widgets.first() ? 1 : 0, Qt::AlignVCenter);
    row->addWidget(m_search, 0, Qt::AlignVCenter);
    return top;
}

void DeviceListPage::buildEmpty()
{
    m_empty = new EmptyState(this);
    m_empty->setObjectName(u"deviceEmpty"_s);
    m_clear = m_empty->addButton(tr("Clear filters"), u"clearFilters"_s);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_search->clear();
        m_filter->clear();
    });
}

void DeviceListPage::takeHosts(SessionsWatch::Change change)
{
    const bool several = m_kind == DeviceView::Page::Cluster;
    QList<DeviceHost> hosts;
    for (const HostSession *session : sessions())
        hosts << DeviceHost{.id = session->entry().id,
                            .name = several ? session->entry().name : QString(),
                            .inventory = session->inventory(),
                            .transitions = session->transitions(),
                            .stale = several && session->state() != HostSession::State::Online};
    m_model->setHosts(hosts);
    if (change == SessionsWatch::Change::Hosts)
        hostsTaken();
    updateEmpty();
    updateDetails();
}

void DeviceListPage::setLabels(LabelStore *labels)
{
    if (m_labels)
        disconnect(m_labels, nullptr, this, nullptr);
    m_labels = labels;
    m_actions->setLabels(labels);
    if (labels)
        connect(labels, &LabelStore::changed, this, [this] {
            m_labelsDue = true;
            if (isVisible())
                takeLabels();
        });
    takeLabels();
}

void DeviceListPage::takeLabels()
{
    m_labelsDue = false;
    m_model->setLabels(m_labels ? m_labels->labelsOf() : LabelsOf());
    updateDetails();
}

void DeviceListPage::setGuest(const QHash<DeviceKey, GuestSight> &sights)
{
    m_model->setGuest(sights);
    updateDetails();
}

void DeviceListPage::updateEmpty()
{
    const QList<HostSession *> hosts = sessions();
    const bool read = std::ranges::any_of(hosts, [](const HostSession *host) { return host->inventory() != nullptr; });
    m_top->setVisible(read); // nothing to search or to count yet
    m_chips->setVisible(read);
    const bool none = m_filter->rowCount() == 0;
    m_stack->setCurrentWidget(none ? static_cast<QWidget *>(m_empty) : m_splitter);
    if (!none)
        return;
    const bool filtered = read && m_filter->isFiltering() && m_model->deviceCount() > 0;
    m_clear->setVisible(filtered);
    tellEmpty();
    if (filtered)
        m_empty->setContent(u"edit-find"_s, tr("No devices match"),
                            tr("No device fits the chosen classes, statuses and search words."));
}

void DeviceListPage::updateDetails()
{
    const QModelIndex current = m_filter->mapToSource(m_view->currentIndex());
    const QString text = m_view->selectionModel()->hasSelection() ? m_model->details(current) : QString();
    if (m_details->toPlainText() != text)
        m_details->setPlainText(text);
}

SessionDevice DeviceListPage::deviceAt(const QModelIndex &source) const
{
    const HostId host = m_model->host(source);
    const QList<HostSession *> all = sessions();
    const auto at = std::ranges::find(all, host, [](const HostSession *session) { return session->entry().id; });
    return {.session = at == all.end() ? nullptr : *at, .key = m_model->key(source)};
}

QList<SessionDevice> DeviceListPage::selected() const
{
    QList<SessionDevice> devices;
    QSet<QString> units;
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    // A unit's row and its members mean the same unit once; a member chosen by hand is the one asked for.
    std::stable_sort(rows.begin(), rows.end(), [this](const QModelIndex &a, const QModelIndex &b) {
        return !m_model->isUnit(m_filter->mapToSource(a)) && m_model->isUnit(m_filter->mapToSource(b));
    });
    for (const QModelIndex &row : std::as_const(rows)) {
        const QModelIndex source = m_filter->mapToSource(row);
        const SessionDevice device = deviceAt(source);
        const InventoryPtr inventory = m_model->inventory(source);
        const Unit *unit = inventory ? inventory->unitOf(device.key) : nullptr;
        const QString id = m_model->host(source).value() + u'/' + (unit ? unit->id : device.key.value());
        if (units.contains(id))
            continue;
        units.insert(id);
        devices.append(device);
    }
    return devices;
}

QList<SessionDevice> DeviceListPage::everySelected() const
{
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    const QSet<QModelIndex> chosen(rows.begin(), rows.end());
    QList<SessionDevice> devices;
    const auto add = [&](const QModelIndex &row) { devices << deviceAt(m_filter->mapToSource(row)); };
    for (int at = 0; at < m_filter->rowCount() && !chosen.isEmpty(); ++at) {
        const QModelIndex row = m_filter->index(at, 0);
        const bool whole = chosen.contains(row);
        const int members = m_filter->rowCount(row);
        if (whole && members == 0)
            add(row);
        for (int member = 0; member < members; ++member) {
            if (whole || chosen.contains(m_filter->index(member, 0, row)))
                add(m_filter->index(member, 0, row));
        }
    }
    return devices;
}

void DeviceListPage::openMenu(const QModelIndex &index, const QPoint &at)
{
    // The keyboard can go to a row and not select it: the menu is about the row it hangs on, or all selected with it.
    if (!m_view->selectionModel()->isRowSelected(index.row(), index.parent()))
        m_view->selectionModel()->select(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_actions->makeMenu(selected(), everySelected())->popup(at);
}

void DeviceListPage::select(const HostId &host, const DeviceKey &device)
{
    m_watch->catchUp();
    const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(host, device));
    if (!index.isValid())
        return;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void DeviceListPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void DeviceListPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (event->spontaneous())
        return;
    if (m_labelsDue)
        takeLabels();
    restoreLayout();
    m_shown = true;
}

void DeviceListPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (m_shown && !event->spontaneous()) // hidden once before it was ever seen, with nothing to remember
        saveLayout();
}

void DeviceListPage::saveLayout() const
{
    QSettings settings;
    settings.beginGroup(m_settings);
    settings.setValue(columnsKey(), m_view->columnState());
    settings.setValue("splitter"_L1, m_splitter->saveState());
}

void DeviceListPage::restoreLayout()
{
    QSettings settings;
    settings.beginGroup(m_settings);
    if (const QByteArray columns = settings.value(columnsKey()).toByteArray(); !columns.isEmpty())
        m_view->restoreColumnState(columns);
    if (const QByteArray splitter = settings.value("splitter"_L1).toByteArray(); !splitter.isEmpty())
        m_splitter->restoreState(splitter);
}

} // namespace riser
