// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shared/message_bar.h"

class QPushButton;

namespace riser {

class HostList;
class LeftOvers;
struct LeftOver;

/// Says what was under way when Riser ended, and offers to finish it, to take it back, or to hear no more of it. Above
/// the page, never modal; the oldest first. Both ways out open the dialog that shows what will be done, judged on the
/// host as it is now. Object names: "leftOverBar", "leftOverFinish", "leftOverUndo", "leftOverForget".
class LeftOverBar : public MessageBar
{
    Q_OBJECT
public:
    explicit LeftOverBar(HostList *hosts, QWidget *parent = nullptr);

    LeftOvers *leftOvers() const { return m_leftOvers; }

private:
    void refresh();
    QString wayOut(const LeftOver &first) const;
    void open(bool finish);
    void forget();

    HostList *m_hosts;
    LeftOvers *m_leftOvers;
    QPushButton *m_finish;
    QPushButton *m_undo;
};

} // namespace riser
