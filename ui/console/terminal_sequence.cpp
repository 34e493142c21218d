// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/terminal_sequence.h"

#include <algorithm>
#include <string_view>

using namespace std::string_view_literals;

namespace riser {

namespace {

constexpr int mostNumbers = 15; // the widget's own limit
constexpr int mostDigits = 99'999;

/// Without 2 (VT52, whose sequences are others) and 3 and 40 (132 columns: the size is the window's).
int modeCost(int mode)
{
    switch (mode) {
    case 5: // all in the other colours
    case 47:
    case 1047:
    case 1049:
        return TerminalCost::screen;
    case 1:
    case 6:
    case 7:
    case 25:
    case 1000:
    case 1002:
    case 1003:
    case 1004:
    case 1005:
    case 1006:
    case 1015:
    case 1048:
    case 2004:
        return 1;
    default:
        return 0;
    }
}

} // namespace

void TerminalSequence::begin()
{
    *this = {};
}

bool TerminalSequence::take(char letter)
{
    const bool begins = m_numbers.size() == 1 && first() == 0 && m_prefix == 0 && m_between == 0;
    if (letter >= '0' && letter <= '9') {
        m_unknown = m_unknown || m_between != 0;
        m_numbers.last() = std::min(m_numbers.last() * 10 + (letter - '0'), mostDigits);
    } else if (letter == ';' || letter == ':') {
        if (m_numbers.size() < mostNumbers)
            m_numbers.append(0);
        else
            m_unknown = true;
    } else if (letter >= '<' && letter <= '?') {
        m_unknown = m_unknown || !begins;
        m_prefix = letter;
    } else if (letter < 0x30) {
        m_unknown = m_unknown || m_between != 0;
        m_between = letter;
    } else {
        m_final = letter;
    }
    return m_final != 0;
}

TerminalSequence::Passed TerminalSequence::passed(bool drawn) const
{
    if (m_unknown)
        return {};
    if (m_between != 0) {
        if (m_between == ' ' && m_final == 'q' && m_prefix == 0 && first() <= 6) // the cursor's shape
            return {.bytes = "\x1b[" + QByteArray::number(first()) + " q", .cost = 1};
        return {};
    }
    if (m_prefix == '?')
        return privateModes();
    if (m_prefix == '>' && m_final == 'c')
        return {.bytes = "\x1b[>c", .cost = TerminalCost::line, .question = true}; // it answers once for each number
    return m_prefix == 0 ? plain(drawn) : Passed();
}

TerminalSequence::Passed TerminalSequence::privateModes() const
{
    Passed passed;
    if (!"hlsr"sv.contains(m_final))
        return passed;
    for (const int mode : m_numbers) {
        if (const int cost = modeCost(mode)) {
            passed.bytes += "\x1b[?" + QByteArray::number(mode) + m_final;
            passed.cost += cost;
        }
    }
    return passed;
}

TerminalSequence::Passed TerminalSequence::moving(int cost) const
{
    QByteArray whole = "\x1b[" + QByteArray::number(std::min(first(), mostNumber));
    if ("Hfr"sv.contains(m_final) && m_numbers.size() > 1)
        whole += ';' + QByteArray::number(std::min(m_numbers[1], mostNumber));
    return {.bytes = whole + m_final, .cost = cost};
}

TerminalSequence::Passed TerminalSequence::plain(bool drawn) const
{
    const QByteArray whole = "\x1b[" + QByteArray::number(first()) + m_final;
    if (m_final == 'm') {
        QByteArray colours;
        for (const int number : m_numbers)
            colours += (colours.isEmpty() ? "" : ";") + QByteArray::number(std::min(number, 255));
        return {.bytes = "\x1b[" + colours + m_final, .cost = 1};
    }
    if ("ABCDGHdfr"sv.contains(m_final))
        return moving(1);
    if ("EFIZ@PX"sv.contains(m_final))
        return moving(TerminalCost::line);
    if ("LMST"sv.contains(m_final))
        return moving(TerminalCost::scroll);
    if (m_final == 'b' && drawn)
        return moving(std::clamp(first(), 1, mostNumber));
    if (m_final == 'J' && first() <= 3)
        return {.bytes = whole, .cost = first() == 3 ? TerminalCost::atOnce : TerminalCost::screen};
    if (m_final == 'K' && first() <= 2)
        return {.bytes = whole, .cost = TerminalCost::line};
    if ((m_final == 'g' && (first() == 0 || first() == 3)) ||
        ("hl"sv.contains(m_final) && (first() == 4 || first() == 20)) || ("su"sv.contains(m_final) && first() == 0))
        return {.bytes = whole, .cost = 1};
    if (m_final == 'c' && first() == 0)
        return {.bytes = "\x1b[c", .cost = TerminalCost::line, .question = true};
    if (m_final == 'n' && (first() == 5 || first() == 6))
        return {.bytes = whole, .cost = TerminalCost::line, .question = true};
    return {};
}

} // namespace riser
