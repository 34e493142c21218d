// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/host_tree_model.h"

#include "ui/models/keyed_rows.h"
#include "ui/shared/colours.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/status_icons.h"

#include <QGuiApplication>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace riser {

HostTreeModel::HostTreeModel(HostList *hosts, QList<Page> pages, QObject *parent)
    : QAbstractItemModel(parent)
    , m_hosts(hosts)
    , m_pages(std::move(pages))
{
    connect(hosts, &HostList::added, this, &HostTreeModel::add);
    connect(hosts, &HostList::aboutToRemove, this, &HostTreeModel::remove);
    m_clock.setInterval(std::chrono::seconds(1));
    connect(&m_clock, &QTimer::timeout, this, &HostTreeModel::countDown);
    for (HostSession *session : hosts->sessions())
        add(session);
}

HostTreeModel::~HostTreeModel() = default;

void HostTreeModel::add(HostSession *session)
{
    const int row = int(m_rows.size());
    beginInsertRows({}, row, row);
    auto host = std::make_unique<Host>();
    host->session = session;
    m_rows.push_back(std::move(host));
    endInsertRows();
    connect(session, &HostSession::stateChanged, this, [this, session] { updateState(session); });
    connect(session, &HostSession::inventoryChanged, this, [this, session] { updateVms(session); });
    connect(session, &HostSession::transitionsChanged, this, [this, session] { updateVms(session); });
    updateState(session);
    updateVms(session);
}

void HostTreeModel::remove(HostSession *session)
{
    const int row = rowOf(session);
    if (row < 0)
        return;
    disconnect(session, nullptr, this, nullptr);
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
}

int HostTreeModel::rowOf(const HostSession *session) const
{
    const auto at = std::ranges::find(m_rows, session, [](const auto &host) { return host->session; });
    return at == m_rows.end() ? -1 : int(at - m_rows.begin());
}

void HostTreeModel::updateState(HostSession *session)
{
    const int row = rowOf(session);
    if (row < 0)
        return;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    const QModelIndex host = index(row, 0);
    if (const int vms = rowCount(host)) // greyed while the host isn't online
        Q_EMIT dataChanged(index(0, 0, host), index(vms - 1, ColumnCount - 1, host));
    const bool waiting = std::ranges::any_of(
        m_rows, [](const auto &one) { return one->session->state() == HostSession::State::Waiting; });
    if (waiting && !m_clock.isActive())
        m_clock.start();
    else if (!waiting)
        m_clock.stop();
}

void HostTreeModel::countDown()
{
    for (int row = 0; row < int(m_rows.size()); ++row) {
        if (m_rows[row]->session->state() == HostSession::State::Waiting)
            Q_EMIT dataChanged(index(row, StateColumn), index(row, StateColumn));
    }
}

void HostTreeModel::updateVms(HostSession *session)
{
    const int row = rowOf(session);
    const InventoryPtr inventory = session->inventory();
    if (row < 0)
        return;
    QList<Vm> next;
    if (inventory) {
        const QHash<DomainId, Transition> busy = session->vmTransitions();
        for (const Domain &domain : inventory->snapshot().domains) {
            const auto verb = busy.constFind(domain.id);
            next.append({.id = domain.id.value(),
                         .name = domain.name,
                         .state = domain.state,
                         .verb = verb == busy.cend() ? QString() : verbInProgress(verb->kind)});
        }
    }
    const QModelIndex parent = index(row, 0);
    QList<Vm> &vms = m_rows[row]->vms;
    applyRows(this, parent, vms, std::move(next), [&](int vm, Vm &&changed) {
        vms[vm] = std::move(changed);
        Q_EMIT dataChanged(index(vm, 0, parent), index(vm, ColumnCount - 1, parent));
    });
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1)); // "Reading…" becomes "Connected"
}

const HostTreeModel::Host *HostTreeModel::hostAbove(const QModelIndex &vm) const
{
    return static_cast<const Host *>(vm.constInternalPointer());
}

HostSession *HostTreeModel::session(const QModelIndex &index) const
{
    if (!index.isValid() || page(index))
        return nullptr;
    const Host *above = hostAbove(index);
    return above ? above->session : m_rows[index.row()]->session;
}

DomainId HostTreeModel::domain(const QModelIndex &index) const
{
    const Host *above = index.isValid() ? hostAbove(index) : nullptr;
    return above ? DomainId(above->vms[index.row()].id) : DomainId();
}

std::optional<HostTreeModel::Page> HostTreeModel::page(const QModelIndex &index) const
{
    if (!index.isValid() || hostAbove(index) || index.row() < int(m_rows.size()))
        return {};
    return m_pages[index.row() - qsizetype(m_rows.size())];
}

QModelIndex HostTreeModel::indexOf(Page page) const
{
    const qsizetype at = m_pages.indexOf(page);
    return at < 0 ? QModelIndex() : index(int(m_rows.size() + at), 0);
}

QModelIndex HostTreeModel::indexOf(const HostId &host, const DomainId &domain) const
{
    for (int row = 0; row < int(m_rows.size()); ++row) {
        if (m_rows[row]->session->entry().id != host)
            continue;
        if (domain.isEmpty())
            return index(row, 0);
        for (int vm = 0; vm < m_rows[row]->vms.size(); ++vm) {
            if (m_rows[row]->vms[vm].id == domain.value())
                return index(vm, 0, index(row, 0));
        }
    }
    return {};
}

QModelIndex HostTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? m_rows[parent.row()].get() : nullptr);
}

QModelIndex HostTreeModel::parent(const QModelIndex &index) const
{
    const Host *above = index.isValid() ? hostAbove(index) : nullptr;
    return above ? createIndex(rowOf(above->session), 0, nullptr) : QModelIndex();
}

int HostTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_rows.size() + m_pages.size());
    return parent.column() > 0 || hostAbove(parent) || page(parent) ? 0 : int(m_rows[parent.row()]->vms.size());
}

int HostTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant HostTreeModel::pageData(Page page, int column, int role)
{
    if (column != NameColumn)
        return {};
    const bool plans = page == Page::Plans;
    switch (role) {
    case Qt::DisplayRole:
        return plans ? tr("Plans") : tr("Instances");
    case Qt::DecorationRole:
        return themedIcon(plans ? u"riser-plan"_s : u"riser-instance"_s);
    case Qt::ToolTipRole:
        return plainTip(plans ? tr("Templates for virtual machines: vCPUs, memory, disk, GPU COUNT")
                              : tr("Virtual machines that were made from plans, on all hosts"));
    default:
        return {};
    }
}

QVariant HostTreeModel::hostData(const HostSession &session, int column, int role) const
{
    const bool online = session.state() == HostSession::State::Online;
    const bool bad = session.state() == HostSession::State::Failed || session.state() == HostSession::State::Waiting;
    switch (role) {
    case Qt::DisplayRole:
        return column == NameColumn ? session.entry().name : sessionStateText(session);
    case Qt::DecorationRole:
        return column == NameColumn ? sessionIcon(session.state()) : QVariant();
    case Qt::ToolTipRole: {
        QString tip = session.entry().name + u'\n' + session.entry().uri + u'\n' + sessionStateText(session);
        if (const std::optional<Error> error = session.error())
            tip += u'\n' + error->toText();
        return plainTip(tip);
    }
    case Qt::ForegroundRole:
        if (column == StateColumn)
            return accentColour(bad ? Accent::Bad : Accent::Quiet, QGuiApplication::palette());
        return online ? QVariant() : QGuiApplication::palette().color(QPalette::Disabled, QPalette::Text);
    default:
        return {};
    }
}

QVariant HostTreeModel::vmData(const Host &host, const Vm &vm, int column, int role) const
{
    const bool online = host.session->state() == HostSession::State::Online;
    switch (role) {
    case Qt::DisplayRole:
        return column == NameColumn ? vm.name : vm.verb.isEmpty() ? runStateText(vm.state) : vm.verb;
    case Qt::DecorationRole:
        return column == NameColumn ? runStateIcon(vm.state) : QVariant();
    case Qt::ToolTipRole:
        return plainTip(tr("%1 on %2\n%3").arg(vm.name, host.session->entry().name, runStateText(vm.state)));
    case Qt::ForegroundRole:
        if (!online)
            return QGuiApplication::palette().color(QPalette::Disabled, QPalette::Text);
        return column == StateColumn ? QVariant(accentColour(Accent::Quiet, QGuiApplication::palette())) : QVariant();
    default:
        return {};
    }
}

QVariant HostTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (const Host *above = hostAbove(index))
        return vmData(*above, above->vms[index.row()], index.column(), role);
    if (const std::optional<Page> below = page(index))
        return pageData(*below, index.column(), role);
    return hostData(*m_rows[index.row()]->session, index.column(), role);
}

QVariant HostTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Name") : tr("State");
}

} // namespace riser
