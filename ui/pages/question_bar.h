// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/report.h"
#include "ui/shared/message_bar.h"

#include <QList>
#include <QTimer>

namespace riser {

class HostList;

/// What a running operation asks before its time is over: keep it so, or give it back? Above the page, never modal,
/// with the seconds that are left. The oldest question first. Object names: "questionBar", "questionKeep",
/// "questionGiveBack".
class QuestionBar : public MessageBar
{
    Q_OBJECT
public:
    explicit QuestionBar(HostList *hosts, QWidget *parent = nullptr);

private:
    void take(const OperationReport &report);
    void refresh();
    void answer(bool yes);

    HostList *m_hosts;
    QList<OperationReport> m_asking;
    QTimer m_second;
};

} // namespace riser
