// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/serial_console.h"

#include <QElapsedTimer>
#include <QWidget>

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
/// "serialMenu".
class SerialView : public QWidget
{
    Q_OBJECT
public:
    /// `session` must outlive it.
    SerialView(HostSession *session, const DomainId &domain, QWidget *parent = nullptr);

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
    void toggle();
    void pump();
    void askSave();
    void typeSize();
    bool isRunning() const;

    HostSession *m_session;
    const DomainId m_domain;
    QString m_alias;
    QString m_life;
    SerialConsole *m_console;
    bool m_running = false; ///< by the last reading
    bool m_wasUp = false;   ///< it was connected, or tried, in this life of the VM
    bool m_hadIt = false;   ///< and had the line when the connection to the host went: the host may not know that yet
    QElapsedTimer m_lastHad;
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
