// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/device_model.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace riser {

/// What of a DeviceModel is shown: by class, by status, by text. Nothing chosen in one of them means all of it. Bridges
/// only when their class ("bridge") is chosen. A unit row is shown while one of its members is. GUI thread.
class DeviceFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    /// How many devices each chip would show, given the other choices.
    struct Counts {
        QHash<QString, int> chips;
        QHash<int, int> statuses; ///< by int(Status)
        int problems = 0;         ///< shown rows with a problem
        bool operator==(const Counts &) const = default;
    };

    explicit DeviceFilter(DeviceModel *model, QObject *parent = nullptr);

    void setChips(const QSet<QString> &chips);
    void setStatuses(const QSet<Status> &statuses);
    void setText(const QString &text); ///< every word must be found somewhere
    void clear();
    bool isFiltering() const { return !m_chips.isEmpty() || !m_statuses.isEmpty() || !m_words.isEmpty(); }
    const QSet<QString> &chips() const { return m_chips; }
    const QSet<Status> &statuses() const { return m_statuses; }
    const QString &text() const { return m_text; }
    Counts counts() const;
    DeviceModel *devices() const { return m_model; }

    /// Never looks into a unit that isn't shown: that would leave a mapping of its members behind, which Qt (6.8, seen)
    /// then doesn't keep up to date, and the unit would appear without some of them.
    QModelIndex mapFromSource(const QModelIndex &source) const override;

Q_SIGNALS:
    void filterChanged();

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    bool chipFits(const DeviceRow &row) const;
    bool statusFits(const DeviceRow &row) const;
    bool wordsFit(const DeviceRow &row) const;
    void changed();

    DeviceModel *m_model;
    QSet<QString> m_chips;
    QSet<Status> m_statuses;
    QString m_text;
    QStringList m_words; ///< case folded
};

} // namespace riser
