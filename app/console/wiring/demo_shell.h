// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace riser {

struct DemoGuest;

/// What answers on the serial line of a demo guest: a login, and a shell that knows a few harmless words. One for each
/// life of a VM; from one thread at a time.
class DemoShell
{
public:
    /// What the guest writes back to what was typed: the echo too. `guest` is as it is now.
    QByteArray answer(const DemoGuest &guest, const QByteArray &typed);

private:
    QByteArray key(const DemoGuest &guest, char key);
    QByteArray enter(const DemoGuest &guest);
    bool passesOver(char key);
    QByteArray prompt(const DemoGuest &guest) const;

    enum class State { Silent, Login, Shell };
    State m_state = State::Silent;
    QByteArray m_line;
    int m_escape = 0;     ///< how far inside an escape sequence (an arrow key): those mean nothing here
    bool m_wasCr = false; ///< a line feed after it is no other line
};

namespace demo {
/// What a command prints, with "\n" at the ends of lines; "\f" alone: the screen is cleared.
QString commandOutput(const DemoGuest &guest, const QString &line);
} // namespace demo

} // namespace riser
