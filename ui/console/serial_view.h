// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/serial_console.h"
#include "ui/console/terminal_filter.h"

#include <QElapsedTimer>
#include <QWidget>

#include <chrono>

class QLabel;
class QPushButton;
class QTermWidget;

namespace riser {

class MessageBar;
class TerminalPipe;

/// One serial line of a VM as a terminal, with what goes with it: connect, take over, find, save. It connects once in
/// each life of the VM by itself, as soon as it is seen: a line that somebody else took isn't fought for.
///
/// Object names: "serialTerminal", "serialState", "serialConnect", "serialBar", "serialTakeOver", "serialRetry",
/// "serialMenu"; the question before several lines are pasted: "serialPaste".
class SerialView : public QWidget
{
    Q_OBJECT
public:
    /// `session` must outlive it. `ownStill`: so long after a lost connection the host may believe that we have the
    /// line.
    SerialView(HostSession *session, const DomainId &domain, QWidget *parent = nullptr,
               std::chrono::milliseconds ownStill = std::chrono::minutes(1));

    /// Another line than before ends that. `life`: GuestConsoles::life, for a VM that was started anew between two
    /// readings of the host.
    void setLine(const QString &alias, const QString &life);
    SerialConsole *console() const { return m_console; }
    QWidget *terminal() const;
    QSize terminalSize() const;     ///< in characters
    bool save(const QString &path); ///< what was shown so far, as text; false: told in a box
    void findText();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildTop();
    void buildTerminal();
    void refresh();
    void refreshBar();
    void connectLine(bool takeOver);
    bool isOurs() const;
    void send(const QByteArray &bytes);
    Error unread() const;
    QString stateText() const;
    void toggle();
    void pump();
    void askSave();
    void typeSize();

    HostSession *m_session;
    const DomainId m_domain;
    QString m_alias;
    QString m_life;
    SerialConsole *m_console;
    QString m_whyNotUp;    ///< by the last reading; empty: the VM runs
    bool m_wasUp = false;  ///< it was connected, or tried, in this life of the VM
    bool m_unread = false; ///< what was typed last wasn't sent: the guest doesn't read
    SerialConsole::State m_before = SerialConsole::State::Closed;
    bool m_hadIt = false;    ///< and had the line when the connection to the host went: the host may not know that yet
    QElapsedTimer m_lastHad; ///< since it went
    const std::chrono::milliseconds m_ownStill;
    TerminalFilter m_filter;
    qint64 m_lostTold = 0;
    QTermWidget *m_terminal;
    TerminalPipe *m_pipe = nullptr;
    QLabel *m_state;
    QPushButton *m_connect;
    MessageBar *m_bar;
    QPushButton *m_takeOver;
    QPushButton *m_retry;
};

} // namespace riser
