// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/instance_model.h"

#include "core/host/host_list.h"
#include "core/plans/plan_store.h"
#include "ui/models/keyed_rows.h"
#include "ui/shared/format.h"
#include "ui/shared/status_icons.h"

#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

InstanceModel::InstanceModel(HostList *hosts, PlanStore *plans, QObject *parent)
    : QAbstractTableModel(parent)
    , m_hosts(hosts)
    , m_plans(plans)
{
    connect(hosts, &HostList::added, this, &InstanceModel::watch);
    connect(hosts, &HostList::aboutToRemove, this, [this](HostSession *session) {
        disconnect(session, nullptr, this, nullptr);
        m_leaving = session; // it is still in the list
        update();
        m_leaving = nullptr;
    });
    if (plans)
        connect(plans, &PlanStore::changed, this, &InstanceModel::update);
    for (HostSession *session : hosts->sessions())
        watch(session);
}

void InstanceModel::watch(HostSession *session)
{
    connect(session, &HostSession::stateChanged, this, &InstanceModel::update);
    connect(session, &HostSession::inventoryChanged, this, &InstanceModel::update);
    update();
}

void InstanceModel::addPlan(Row &row, const InstanceMark &mark) const
{
    row.plan = tr("%1 (revision %2)").arg(mark.planName).arg(mark.revision);
    if (!m_plans)
        return;
    const std::optional<Plan> now = m_plans->plan(mark.planId);
    if (!now) {
        // A list that can't be read isn't one without the plan.
        if (m_plans->problems().isEmpty())
            row.planNote = tr("The plan isn't in this console's list (any more).");
        return;
    }
    if (now->revision <= mark.revision)
        return;
    row.plan = tr("%1 (revision %2, changed since)").arg(mark.planName).arg(mark.revision);
    row.planNote = tr("The plan is at revision %1 now. The instance stays as it was made.").arg(now->revision);
    if (now->name != mark.planName)
        row.planNote += u'\n' + tr("Its name is “%1” now.").arg(now->name);
}

QList<InstanceModel::Row> InstanceModel::rowsOf(const HostSession &session) const
{
    QList<Row> rows;
    const InventoryPtr inventory = session.inventory();
    for (const Domain &domain : inventory ? inventory->snapshot().domains : QList<Domain>()) {
        const std::optional<DomainDefinition> &definition = domain.config ? domain.config : domain.live;
        if (!definition || !definition->instance)
            continue;
        const InstanceMark &mark = *definition->instance;
        Row row{.id = session.entry().id.value() + u'/' + domain.id.value(),
                .host = session.entry().id,
                .hostName = session.entry().name,
                .online = session.state() == HostSession::State::Online,
                .domain = domain.id,
                .name = domain.name,
                .state = domain.state,
                .plan = {},
                .planNote = {},
                .devices = {},
                .by = mark.by,
                .at = mark.at};
        addPlan(row, mark);
        for (const Device *device : inventory->devicesOf(domain.id))
            row.devices << tr("%1 (%2)").arg(device->title, device->address);
        rows << row;
    }
    return rows;
}

void InstanceModel::update()
{
    QList<Row> next;
    for (const HostSession *session : m_hosts->sessions()) {
        if (session != m_leaving)
            next << rowsOf(*session);
    }
    applyRows(this, {}, m_rows, std::move(next), [this](int row, Row &&changed) {
        m_rows[row] = std::move(changed);
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    });
}

HostSession *InstanceModel::session(const QModelIndex &index) const
{
    return index.isValid() ? m_hosts->session(m_rows[index.row()].host) : nullptr;
}

DomainId InstanceModel::domain(const QModelIndex &index) const
{
    return index.isValid() ? m_rows[index.row()].domain : DomainId();
}

QModelIndex InstanceModel::indexOf(const HostId &host, const DomainId &domain) const
{
    const auto at =
        std::ranges::find_if(m_rows, [&](const Row &row) { return row.host == host && row.domain == domain; });
    return at == m_rows.end() ? QModelIndex() : index(int(at - m_rows.begin()), 0);
}

int InstanceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int InstanceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString InstanceModel::text(const Row &row, int column)
{
    switch (column) {
    case NameColumn:
        return row.name;
    case HostColumn:
        return row.hostName;
    case PlanColumn:
        return row.plan;
    case StateColumn:
        return row.online ? runStateText(row.state) : tr("%1 · not connected").arg(runStateText(row.state));
    case DevicesColumn:
        return row.devices.isEmpty() ? tr("None")
                                     : tr("%1: %2").arg(QString::number(row.devices.size()), row.devices.join(", "_L1));
    case OwnerColumn:
        return row.by;
    case SinceColumn:
        return clockText(row.at);
    default:
        return {};
    }
}

QVariant InstanceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::DecorationRole:
        return column == NameColumn ? runStateIcon(row.state) : QVariant();
    case Qt::ForegroundRole:
        return row.online ? QVariant() : QGuiApplication::palette().color(QPalette::Disabled, QPalette::Text);
    case Qt::ToolTipRole:
        if (column == PlanColumn && !row.planNote.isEmpty())
            return plainTip(row.plan + u'\n' + row.planNote);
        return plainTip(column == DevicesColumn && !row.devices.isEmpty() ? row.devices.join(u'\n')
                                                                          : text(row, column));
    case SortRole:
        if (column == DevicesColumn)
            return row.devices.size();
        return column == SinceColumn ? QVariant(row.at) : text(row, column);
    case SearchRole: {
        QStringList all{row.planNote};
        for (int each = 0; each < ColumnCount; ++each)
            all << text(row, each);
        return all.join(u'\n');
    }
    default:
        return {};
    }
}

QVariant InstanceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case HostColumn:
        return tr("Host");
    case PlanColumn:
        return tr("Plan");
    case StateColumn:
        return tr("State");
    case DevicesColumn:
        return tr("Devices");
    case OwnerColumn:
        return tr("Owner");
    case SinceColumn:
        return tr("Since");
    default:
        return {};
    }
}

void InstanceFilter::setHosts(const std::optional<QSet<HostId>> &hosts)
{
    m_hosts = hosts;
    invalidateRowsFilter();
}

bool InstanceFilter::isOnHosts(int row, const QModelIndex &parent) const
{
    if (!m_hosts)
        return true;
    const auto *model = qobject_cast<const InstanceModel *>(sourceModel());
    const HostSession *session = model ? model->session(model->index(row, 0, parent)) : nullptr;
    return session && m_hosts->contains(session->entry().id);
}

bool InstanceFilter::hidesByWords() const
{
    int there = 0;
    for (int row = 0; isFiltering() && row < sourceModel()->rowCount(); ++row)
        there += isOnHosts(row, {});
    return there > rowCount();
}

bool InstanceFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    return isOnHosts(row, parent) && WordsFilter::filterAcceptsRow(row, parent);
}

} // namespace riser
