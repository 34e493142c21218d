// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instances/tear_down_choices.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace riser {

/// The volumes that may go with a VM, each with a tick: those that were made for it are ticked, and what something else
/// needs is greyed with the reason. A tick that the user set stays over every update. Object names: "volume:<pool>/
/// <name>", and with ":why" after it the reason. GUI thread.
class VolumePicks : public QWidget
{
    Q_OBJECT
public:
    explicit VolumePicks(QWidget *parent = nullptr);

    /// `note`: what else is to be said, below; it may be empty.
    void setVolumes(const QList<LeavingVolume> &volumes, const QString &note);
    QList<MarkedVolume> picked() const;

Q_SIGNALS:
    void changed();

private:
    void rebuild();
    void addRow(const LeavingVolume &volume);
    bool isPicked(const LeavingVolume &volume) const;

    QList<LeavingVolume> m_volumes;
    QHash<QString, bool> m_chosen; ///< by path, what the user said
    QVBoxLayout *m_rows;
    QLabel *m_note;
};

} // namespace riser
