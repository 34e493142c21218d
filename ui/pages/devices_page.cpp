// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/devices_page.h"

#include "core/host/host_session.h"
#include "ui/models/device_filter.h"
#include "ui/pages/chip_bar.h"
#include "ui/pages/device_actions.h"
#include "ui/pages/device_header.h"
#include "ui/pages/device_view.h"
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

using namespace Qt::StringLiterals;

namespace riser {

DevicesPage::DevicesPage(HostSession *session, DomainId scope, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_scope(std::move(scope))
    , m_model(new DeviceModel(m_scope, this))
    , m_filter(new DeviceFilter(m_model, this))
    , m_actions(new DeviceActions(session, m_scope, this))
{
    m_model->setInventory(session->inventory());
    m_model->setTransitions(session->transitions());
    build();
    connect(session, &HostSession::inventoryChanged, this, &DevicesPage::takeInventory);
    connect(session, &HostSession::stateChanged, this, &DevicesPage::takeState);
    connect(session, &HostSession::transitionsChanged, this,
            [this] { m_model->setTransitions(m_session->transitions()); });
    connect(m_actions, &DeviceActions::xmlRequested, this, &DevicesPage::xmlRequested);
    takeState();
}

void DevicesPage::build()
{
    m_view = new DeviceView(m_filter, this);
    m_view->setUpColumns(!m_scope.isEmpty());
    connect(m_view, &DeviceView::menuRequested, this, &DevicesPage::openMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &DevicesPage::updateDetails);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &DevicesPage::updateDetails);

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

    buildEmpty();
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_empty);

    auto *layout = new QVBoxLayout(this);
    m_top = buildTop();
    m_chips = new ChipBar(m_filter, this);
    layout->addWidget(m_top);
    layout->addWidget(m_chips);
    layout->addWidget(m_stack, 1);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &DevicesPage::updateEmpty);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &DevicesPage::updateEmpty);
    connect(m_filter, &DeviceFilter::filterChanged, this, &DevicesPage::updateEmpty);
}

QWidget *DevicesPage::buildTop()
{
    auto *top = new QWidget(this);
    m_search = new QLineEdit(top);
    m_search->setObjectName(u"deviceSearch"_s);
    m_search->setAccessibleName(tr("Search devices"));
    m_search->setPlaceholderText(tr("Search model, address, serial, VM, driver"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(fontMetrics().averageCharWidth() * 44);
    m_search->addAction(themedIcon(u"edit-find"_s), QLineEdit::LeadingPosition);
    connect(m_search, &QLineEdit::textChanged, m_filter, &DeviceFilter::setText);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins({});
    row->addWidget(new DeviceHeader(m_session, top), 1, Qt::AlignVCenter);
    if (!m_scope.isEmpty()) {
        m_assign = new QPushButton(themedIcon(u"list-add"_s), tr("ASSIGN DEVICE…"), top);
        m_assign->setObjectName(u"assignFromPool"_s);
        m_assign->setAutoDefault(false);
        connect(m_assign, &QPushButton::clicked, m_actions, &DeviceActions::assignFromPool);
        row->addWidget(m_assign, 0, Qt::AlignVCenter);
    }
    row->addWidget(m_search, 0, Qt::AlignVCenter);
    return top;
}

void DevicesPage::buildEmpty()
{
    m_empty = new EmptyState(this);
    m_empty->setObjectName(u"deviceEmpty"_s);
    m_clear = m_empty->addButton(tr("Clear filters"), u"clearFilters"_s);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_search->clear();
        m_filter->clear();
    });
    m_connect = m_empty->addButton(tr("Connect"), u"emptyConnect"_s);
    connect(m_connect, &QPushButton::clicked, m_session, &HostSession::open);
}

void DevicesPage::takeInventory()
{
    m_model->setInventory(m_session->inventory());
    updateEmpty();
    updateDetails();
}

void DevicesPage::takeState()
{
    const bool online = m_session->state() == HostSession::State::Online;
    m_view->setStale(!online);
    if (m_assign) {
        m_assign->setEnabled(online);
        m_assign->setToolTip(online ? QString() : tr("The host is not connected."));
    }
    takeInventory();
}

void DevicesPage::updateEmpty()
{
    m_top->setVisible(m_model->inventory() != nullptr); // nothing to search or to count yet
    m_chips->setVisible(m_model->inventory() != nullptr);
    const bool none = m_filter->rowCount() == 0;
    m_stack->setCurrentWidget(none ? static_cast<QWidget *>(m_empty) : m_splitter);
    if (!none)
        return;
    const QString name = m_session->entry().name;
    const bool read = m_session->inventory() != nullptr;
    const HostSession::State state = m_session->state();
    m_clear->setVisible(read && m_filter->isFiltering() && m_model->deviceCount() > 0);
    m_connect->setVisible(!read && state == HostSession::State::Offline);
    if (!read && (state == HostSession::State::Online || state == HostSession::State::Connecting))
        m_empty->setContent(u"riser-host"_s, tr("Reading the devices of “%1”…").arg(name), {});
    else if (!read && state == HostSession::State::Offline)
        m_empty->setContent(u"riser-host"_s, tr("“%1” is not connected").arg(name), tr("Connect to see its devices."));
    else if (!read)
        m_empty->setContent(u"riser-host"_s, tr("Nothing is known of “%1” yet").arg(name),
                            tr("The message above says why, and what to do."));
    else if (m_model->deviceCount() > 0 && m_filter->isFiltering())
        m_empty->setContent(u"edit-find"_s, tr("No devices match"),
                            tr("No device fits the chosen classes, statuses and search words."));
    else if (m_scope.isEmpty())
        m_empty->setContent(u"riser-pci"_s, tr("“%1” shows no devices").arg(name),
                            tr("Its libvirt lists no PCI or USB devices that could be given to a VM."));
    else
        m_empty->setContent(u"riser-pci"_s, tr("This VM has no devices of the host"),
                            tr("ASSIGN DEVICE… gives it one from the pool."));
}

void DevicesPage::updateDetails()
{
    const QModelIndex current = m_filter->mapToSource(m_view->currentIndex());
    const QString text = m_view->selectionModel()->hasSelection() ? m_model->details(current) : QString();
    if (m_details->toPlainText() != text)
        m_details->setPlainText(text);
}

QList<DeviceKey> DevicesPage::selectedDevices() const
{
    QList<DeviceKey> devices;
    QSet<QString> units;
    const InventoryPtr &inventory = m_model->inventory();
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    // A unit's row and its members mean the same unit once; a member chosen by hand is the one asked for.
    std::stable_sort(rows.begin(), rows.end(), [this](const QModelIndex &a, const QModelIndex &b) {
        return !m_model->isUnit(m_filter->mapToSource(a)) && m_model->isUnit(m_filter->mapToSource(b));
    });
    for (const QModelIndex &row : std::as_const(rows)) {
        const DeviceKey key = m_model->key(m_filter->mapToSource(row));
        const Unit *unit = inventory ? inventory->unitOf(key) : nullptr;
        const QString id = unit ? unit->id : key.value();
        if (units.contains(id))
            continue;
        units.insert(id);
        devices.append(key);
    }
    return devices;
}

void DevicesPage::openMenu(const QModelIndex &index, const QPoint &at)
{
    QList<DeviceKey> devices = selectedDevices();
    if (devices.isEmpty())
        devices.append(m_model->key(m_filter->mapToSource(index)));
    m_actions->makeMenu(devices)->popup(at);
}

void DevicesPage::select(const DeviceKey &device)
{
    const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(device));
    if (!index.isValid())
        return;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void DevicesPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

/// All hosts' pages have one layout, and all VMs' pages.
void DevicesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (event->spontaneous())
        return;
    restoreLayout();
    m_shown = true;
}

void DevicesPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (m_shown && !event->spontaneous()) // hidden once before it was ever seen, with nothing to remember
        saveLayout();
}

QString DevicesPage::settingsGroup() const
{
    return m_scope.isEmpty() ? u"hostDevices"_s : u"vmDevices"_s;
}

void DevicesPage::saveLayout() const
{
    QSettings settings;
    settings.beginGroup(settingsGroup());
    settings.setValue("columns"_L1, m_view->columnState());
    settings.setValue("splitter"_L1, m_splitter->saveState());
}

void DevicesPage::restoreLayout()
{
    QSettings settings;
    settings.beginGroup(settingsGroup());
    if (const QByteArray columns = settings.value("columns"_L1).toByteArray(); !columns.isEmpty())
        m_view->restoreColumnState(columns);
    if (const QByteArray splitter = settings.value("splitter"_L1).toByteArray(); !splitter.isEmpty())
        m_splitter->restoreState(splitter);
}

} // namespace riser
