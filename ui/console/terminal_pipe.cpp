// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/terminal_pipe.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace riser {

namespace {

void makeTransparent(int slave)
{
    termios mode{};
    if (tcgetattr(slave, &mode) == 0) {
        cfmakeraw(&mode);
        (void)tcsetattr(slave, TCSANOW, &mode);
    }
    (void)fcntl(slave, F_SETFL, fcntl(slave, F_GETFL) | O_NONBLOCK);
}

} // namespace

TerminalPipe::TerminalPipe(int slave, QObject *parent)
    : QObject(parent)
    , m_slave(slave)
    , m_writable(slave, QSocketNotifier::Write)
{
    makeTransparent(slave);
    m_writable.setEnabled(false);
    connect(&m_writable, &QSocketNotifier::activated, this, &TerminalPipe::write);
}

void TerminalPipe::show(const QByteArray &bytes)
{
    m_waiting += bytes;
    m_writable.setEnabled(!m_waiting.isEmpty());
}

/// The pseudo terminal holds some KiB; the widget empties it between two of these.
void TerminalPipe::write()
{
    const qsizetype written = ::write(m_slave, m_waiting.constData(), size_t(m_waiting.size()));
    if (written > 0)
        m_waiting.remove(0, written);
    if (!m_waiting.isEmpty())
        return;
    m_writable.setEnabled(false);
    Q_EMIT idle();
}

} // namespace riser
