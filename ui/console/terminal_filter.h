// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/console/terminal_sequence.h"

#include <QByteArray>

namespace riser {

/// Between a guest, which nobody has to trust, and the terminal widget, which does what it is told: QTermWidget 2.1
/// takes 14 GB for the 17 bytes of a resize to 30000 × 30000, and repeats a character 40,000 times for eight. So a
/// sequence is passed on only when it is known, whole, and with numbers that a terminal needs; strings (titles,
/// pictures) never are. Between two of them the widget's own parser is always where it began.
class TerminalFilter
{
public:
    static constexpr int mostAnswers = 64;

    void add(const QByteArray &bytes); ///< what the guest said
    /// What the terminal may have of it, as much as it draws without anybody noticing a wait.
    QByteArray next();
    bool isEmpty() const { return m_pending.isEmpty(); } ///< all was given by next()
    /// The user typed something. A terminal answers what the guest asks (where the cursor is, what it is): a guest that
    /// asks without end and doesn't read gets no more answers than it would by what is typed.
    void typed();
    void reset(); ///< another line begins

private:
    enum class State { Ground, Escape, Between, Sequence, String };

    void take(uchar byte);
    void takeGround(uchar byte);
    void takeEscape(uchar byte);
    void takeSequence(char letter);
    void takeString(uchar byte);
    void control(uchar byte);
    void controlOfEightBits(uchar byte);
    void beginString(bool endsWithLine);
    void beginSequence();
    void give(const QByteArray &bytes, int cost);
    void ask(const QByteArray &question);

    QByteArray m_pending;
    QByteArray m_out;
    int m_work = 0;
    State m_state = State::Ground;
    bool m_half = false; ///< the first byte of what may be a control character of eight bits
    char m_between = 0;
    TerminalSequence m_sequence;
    int m_stringLeft = 0;
    bool m_endsWithLine = false;
    bool m_drawn = false; ///< there is a character to repeat
    int m_answers = mostAnswers;
};

} // namespace riser
