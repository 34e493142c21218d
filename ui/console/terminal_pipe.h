// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

namespace riser {

/// What a terminal widget shows: it believes that a program writes at the end of its pseudo terminal; this is that
/// program. What is typed the widget tells by itself. GUI thread; nothing here waits.
class TerminalPipe : public QObject
{
    Q_OBJECT
public:
    /// `slave`: the program's side of the pseudo terminal, which stays its owner's. It is made to pass every byte as it
    /// is: no echo, no new lines of its own.
    explicit TerminalPipe(int slave, QObject *parent = nullptr);

    void show(const QByteArray &bytes); ///< in order, as fast as the widget takes it
    bool isIdle() const { return m_waiting.isEmpty(); }
    void clear() { m_waiting.clear(); } ///< what wasn't shown yet isn't any more

Q_SIGNALS:
    void idle(); ///< all was shown

private:
    void write();

    const int m_slave;
    QByteArray m_waiting;
    QSocketNotifier m_writable;
};

} // namespace riser
