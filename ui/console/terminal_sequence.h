// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace riser {

/// What a thing costs the terminal widget beside a plain character: measured by what it goes through for it.
struct TerminalCost {
    static constexpr int atOnce = 8 * 1024;   ///< nobody notices a wait while so much is drawn
    static constexpr int screen = atOnce / 8; ///< every cell, perhaps in colour
    static constexpr int scroll = 64;
    static constexpr int line = 8;
};

/// A control sequence ("CSI": letters and numbers that move, colour, erase) of a guest, which nobody has to trust: as
/// it comes byte by byte, and what of it the terminal may have. Those that aren't known are nothing.
class TerminalSequence
{
public:
    static constexpr int mostNumber = 999; ///< that moves, inserts, repeats

    struct Passed {
        QByteArray bytes; ///< empty: nothing
        int cost = 0;
        bool question = false; ///< the terminal answers it
    };

    void begin();
    bool take(char letter); ///< true: that was its last one
    /// When it is over. `drawn`: there is a character to repeat.
    Passed passed(bool drawn) const;

private:
    Passed privateModes() const;
    Passed plain(bool drawn) const;
    Passed moving(int cost) const;
    int first() const { return m_numbers.constFirst(); }

    QList<int> m_numbers = {0};
    char m_prefix = 0;
    char m_between = 0;
    char m_final = 0;
    bool m_unknown = false; ///< it isn't one of ours
};

} // namespace riser
