// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shared/colours.h"

#include <QList>
#include <QScrollArea>
#include <QString>

class QFormLayout;
class QLabel;

namespace riser {

/// One line of an overview.
struct Fact {
    QString name;
    QString value;
    QString tip; ///< more about it, or empty
    std::optional<Accent> accent = {};
    bool operator==(const Fact &) const = default;
};

struct FactGroup {
    QString title;
    QList<Fact> facts;
    bool operator==(const FactGroup &) const = default;
};

/// Names and values in groups, to read and to copy. Rebuilt only when a name comes or goes; else values change in
/// place.
class FactsView : public QScrollArea
{
    Q_OBJECT
public:
    explicit FactsView(QWidget *parent = nullptr);

    void setGroups(const QList<FactGroup> &groups);
    void setStale(bool stale);
    QString text() const; ///< all of it, for copying

private:
    void rebuild();
    void fill();
    bool sameShape(const QList<FactGroup> &groups) const;

    QList<FactGroup> m_groups;
    QList<QLabel *> m_values;
};

} // namespace riser
