// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/task_model.h"

#include "ui/shared/colours.h"
#include "ui/shared/format.h"
#include "ui/shared/status_icons.h"

#include <QGuiApplication>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

Accent accentOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Queued:
    case Outcome::Cancelled:
        return Accent::Quiet;
    case Outcome::Running:
        return Accent::Busy;
    case Outcome::Done:
        return Accent::Good;
    case Outcome::Undone:
    case Outcome::Unknown:
        return Accent::Warning;
    case Outcome::Refused:
    case Outcome::Stands:
        return Accent::Bad;
    }
    std::unreachable();
}

QString duration(const OperationReport &report)
{
    if (!report.started.isValid() || report.outcome == Outcome::Queued)
        return {};
    const QDateTime end = report.finished.isValid() ? report.finished : QDateTime::currentDateTimeUtc();
    return durationText(report.started.secsTo(end));
}

} // namespace

TaskModel::TaskModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_clock.setInterval(std::chrono::seconds(1));
    connect(&m_clock, &QTimer::timeout, this, &TaskModel::tick);
}

void TaskModel::update(const OperationReport &report)
{
    const auto at = std::ranges::find(m_reports, report.number, &OperationReport::number);
    if (at != m_reports.end()) {
        *at = report;
        const int row = int(at - m_reports.begin());
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    } else {
        beginInsertRows({}, 0, 0);
        m_reports.prepend(report);
        endInsertRows();
    }
    if (running() == 0)
        m_clock.stop();
    else if (!m_clock.isActive())
        m_clock.start();
}

void TaskModel::tick()
{
    for (int row = 0; row < m_reports.size(); ++row) {
        if (m_reports[row].running())
            Q_EMIT dataChanged(index(row, DurationColumn), index(row, DurationColumn));
    }
}

const OperationReport &TaskModel::report(const QModelIndex &index) const
{
    return m_reports[index.row()];
}

int TaskModel::running() const
{
    return int(std::ranges::count_if(m_reports, &OperationReport::running));
}

int TaskModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_reports.size());
}

int TaskModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString TaskModel::text(const OperationReport &report, int column) const
{
    switch (column) {
    case TitleColumn:
        return report.title;
    case HostColumn:
        return report.hostName;
    case StateColumn:
        return outcomeText(report.outcome);
    case StartedColumn:
        return clockText(report.started);
    case DurationColumn:
        return duration(report);
    default:
        return {};
    }
}

QVariant TaskModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const OperationReport &one = m_reports[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(one, index.column());
    case Qt::DecorationRole:
        return index.column() == TitleColumn ? outcomeIcon(one.outcome) : QVariant();
    case Qt::ForegroundRole:
        return index.column() == StateColumn ? accentColour(accentOf(one.outcome), QGuiApplication::palette())
                                             : QVariant();
    case Qt::ToolTipRole:
        return plainTip(one.error ? one.title + u'\n' + one.error->toText() : one.title);
    default:
        return {};
    }
}

QVariant TaskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TitleColumn:
        return tr("Operation");
    case HostColumn:
        return tr("Host");
    case StateColumn:
        return tr("Result");
    case StartedColumn:
        return tr("Started");
    case DurationColumn:
        return tr("Duration");
    default:
        return {};
    }
}

} // namespace riser
