// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/demo_shell.h"

#include "app/console/wiring/demo_guest.h"

using namespace Qt::StringLiterals;

namespace riser {

namespace {

constexpr qsizetype longestLine = 400; // what is typed beyond that isn't taken
constexpr char erase = '\x7f';

QByteArray asTyped(QString text)
{
    return text.replace(u'\n', "\r\n"_L1).toUtf8();
}

bool isContinuation(char byte)
{
    return (uchar(byte) & 0xc0) == 0x80;
}

} // namespace

QByteArray DemoShell::prompt(const DemoGuest &guest) const
{
    if (m_state == State::Login)
        return asTyped(u"\nDebian GNU/Linux 13 %1 ttyS0\n\n%1 login: "_s.arg(guest.name));
    return asTyped(u"\x1b[1;32mroot@%1\x1b[0m:~# "_s.arg(guest.name));
}

QByteArray DemoShell::enter(const DemoGuest &guest)
{
    const QString line = QString::fromUtf8(m_line).trimmed();
    m_line.clear();
    if (m_state == State::Silent) {
        m_state = State::Login;
        return prompt(guest);
    }
    if (m_state == State::Login) {
        if (line.isEmpty())
            return "\r\n" + prompt(guest);
        m_state = State::Shell;
        return asTyped(u"\nThis guest is simulated, with no system behind it. “help” lists what it knows.\n"_s) +
               prompt(guest);
    }
    if (line == "exit"_L1 || line == "logout"_L1) {
        m_state = State::Login;
        return "\r\n" + prompt(guest);
    }
    const QString output = demo::commandOutput(guest, line);
    if (output == "\f"_L1)
        return "\x1b[H\x1b[2J" + prompt(guest);
    return "\r\n" + asTyped(output) + prompt(guest);
}

/// ESC, then "[" or "O", then all up to a letter.
bool DemoShell::passesOver(char key)
{
    if (key == '\x1b') {
        m_escape = 1;
        return true;
    }
    if (m_escape == 0)
        return false;
    const bool opens = m_escape == 1 && (key == '[' || key == 'O');
    const bool goesOn = m_escape == 2 && (key < '@' || key > '~');
    m_escape = opens || goesOn ? 2 : 0;
    return true;
}

QByteArray DemoShell::key(const DemoGuest &guest, char key)
{
    const bool second = std::exchange(m_wasCr, key == '\r') && key == '\n';
    if (second || passesOver(key))
        return {};
    if (key == '\r' || key == '\n')
        return enter(guest);
    if (m_state == State::Silent)
        return {};
    if (key == erase || key == '\b') {
        if (m_line.isEmpty())
            return {};
        while (m_line.size() > 1 && isContinuation(m_line.back()))
            m_line.chop(1);
        m_line.chop(1);
        return "\b \b";
    }
    if (key == '\x03' || key == '\x15') { // Ctrl+C, Ctrl+U
        m_line.clear();
        return (key == '\x03' ? "^C\r\n" : "\r\x1b[K") + prompt(guest);
    }
    if (key == '\x04' && m_line.isEmpty() && m_state == State::Shell) { // Ctrl+D
        m_state = State::Login;
        return "logout\r\n" + prompt(guest);
    }
    if (uchar(key) < 0x20 || m_line.size() >= longestLine)
        return {};
    m_line += key;
    return QByteArray(1, key);
}

QByteArray DemoShell::answer(const DemoGuest &guest, const QByteArray &typed)
{
    QByteArray written;
    for (const char one : typed)
        written += key(guest, one);
    return written;
}

} // namespace riser
