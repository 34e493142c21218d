// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/report.h"
#include "ui/dialogs/operation_run.h"

#include <QObject>
#include <QTimer>

namespace riser {

class WizardState;

/// Makes what the wizard says. Where Riser chose the place, and another console took one of its devices at the same
/// time, it chooses anew on what the hosts say then, three times at most. No widgets. GUI thread.
class InstanceRun : public QObject
{
    Q_OBJECT
public:
    explicit InstanceRun(WizardState *state, QObject *parent = nullptr);

    void start();
    void cancel(); ///< what runs, or the wait for the next try
    bool waiting() const { return m_waiting; }
    const QString &note() const { return m_note; } ///< what is to be said beside the report
    const std::optional<OperationReport> &report() const { return m_run->report(); }
    HostId host() const { return m_host; } ///< where the last try was

    static constexpr int tries = 3; ///< after the first one

Q_SIGNALS:
    void changed();
    void finished();

private:
    void finish(const OperationReport &report);
    bool lostTheRace(const OperationReport &report) const;
    void lookAtHost();
    void lookAnew();
    void tryAgain();
    void end(const QString &note);

    WizardState *m_state;
    OperationRun *m_run;
    QTimer m_pause;
    QMetaObject::Connection m_read;
    HostId m_host;
    QString m_note;
    int m_again = 0;
    bool m_waiting = false;
};

} // namespace riser
