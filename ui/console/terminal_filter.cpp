// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/terminal_filter.h"

#include <algorithm>
#include <string_view>
#include <utility>

using namespace std::string_view_literals;

namespace riser {

namespace {

constexpr char escape = 0x1b;
constexpr uchar cancel = 0x18;
constexpr uchar substitute = 0x1a;
constexpr uchar bell = 0x07;
constexpr uchar halfControl = 0xc2; // of U+0080 … U+00BF in UTF-8
constexpr int mostString = 64 * 1024;
constexpr int answersForAKey = 8;

} // namespace

void TerminalFilter::add(const QByteArray &bytes)
{
    m_pending += bytes;
}

QByteArray TerminalFilter::next()
{
    m_work = 0;
    qsizetype at = 0;
    while (at < m_pending.size() && m_work < TerminalCost::atOnce)
        take(uchar(m_pending[at++]));
    m_pending.remove(0, at);
    return std::exchange(m_out, {});
}

void TerminalFilter::typed()
{
    m_answers = std::min(m_answers + answersForAKey, mostAnswers);
}

void TerminalFilter::reset()
{
    *this = {};
}

void TerminalFilter::give(const QByteArray &bytes, int cost)
{
    m_out += bytes;
    m_work += cost;
}

void TerminalFilter::ask(const QByteArray &question)
{
    if (m_answers > 0) {
        --m_answers;
        give(question, TerminalCost::line);
    }
}

void TerminalFilter::take(uchar byte)
{
    if (std::exchange(m_half, false) && byte >= 0x80 && byte <= 0xbf) {
        if (byte < 0xa0)
            controlOfEightBits(byte);
        else if (m_state == State::Ground)
            give(QByteArray(1, char(halfControl)) + char(byte), 1);
        return;
    }
    if (byte == halfControl) { // shown with what follows it, or not at all: what lies between may be left out
        m_half = true;
        return;
    }
    if (m_state == State::String)
        return takeString(byte);
    if (byte == uchar(escape)) {
        m_state = State::Escape;
    } else if (byte == cancel || byte == substitute) {
        m_state = State::Ground;
    } else if (byte < 0x20) {
        control(byte); // in the middle of a sequence, too
    } else if (byte >= 0x80) {
        m_state = State::Ground;
        give(QByteArray(1, char(byte)), 1);
    } else if (byte != 0x7f) {
        takeGround(byte);
    }
}

void TerminalFilter::takeGround(uchar byte)
{
    if (m_state == State::Sequence)
        return takeSequence(char(byte));
    if (m_state != State::Ground)
        return takeEscape(byte);
    m_drawn = true;
    m_out += char(byte);
    ++m_work;
}

void TerminalFilter::control(uchar byte)
{
    if (byte >= '\n' && byte <= '\f')
        give(QByteArray(1, char(byte)), TerminalCost::line);
    else if (byte == bell || byte == '\t')
        give(QByteArray(1, char(byte)), TerminalCost::line);
    else if (byte == '\b' || byte == '\r' || byte == 0x0e || byte == 0x0f)
        give(QByteArray(1, char(byte)), 1);
}

/// The one that the widget knows is CSI. Strings are dropped as those of seven bits.
void TerminalFilter::controlOfEightBits(uchar byte)
{
    if (m_state == State::String) {
        if (byte == 0x9c)
            m_state = State::Ground;
        return;
    }
    m_state = State::Ground;
    if (byte == 0x9b)
        beginSequence();
    else if (byte == 0x90)
        beginString(false);
    else if (byte == 0x98 || byte >= 0x9d)
        beginString(true);
}

void TerminalFilter::takeEscape(uchar byte)
{
    const char letter = char(byte);
    const bool between = m_state == State::Between;
    if (byte < 0x30) { // ( ) * + # and those that nobody here knows
        m_between = between ? ' ' : letter;
        m_state = State::Between;
        return;
    }
    m_state = State::Ground;
    const QByteArray whole = QByteArray(1, escape) + (between ? QByteArray(1, m_between) : QByteArray()) + letter;
    if (between) {
        if (("()*+"sv.contains(m_between) && "0AB"sv.contains(letter)) ||
            (m_between == '#' && "34568"sv.contains(letter)))
            give(whole, letter == '8' ? TerminalCost::screen : 1);
    } else if (letter == '[') {
        beginSequence();
    } else if (letter == 'P') {
        beginString(false);
    } else if ("]X^_k"sv.contains(letter)) {
        beginString(true);
    } else if ("DEM"sv.contains(letter)) {
        give(whole, TerminalCost::line);
    } else if ("H78=>no"sv.contains(letter)) {
        give(whole, 1);
    } else if (letter == 'c') {
        give(whole, TerminalCost::screen);
    } else if (letter == 'Z') {
        ask(whole);
    }
}

/// One that nobody ends takes a line with it, and not all that follows. Pictures have lines.
void TerminalFilter::beginString(bool endsWithLine)
{
    m_state = State::String;
    m_stringLeft = mostString;
    m_endsWithLine = endsWithLine;
}

void TerminalFilter::takeString(uchar byte)
{
    if (byte == uchar(escape))
        m_state = State::Escape; // of its end, or of something else that ends it
    else if (byte == bell || byte == cancel || byte == substitute || --m_stringLeft == 0)
        m_state = State::Ground;
    else if (byte == '\n' && m_endsWithLine)
        m_state = State::Ground;
}

void TerminalFilter::beginSequence()
{
    m_state = State::Sequence;
    m_sequence.begin();
}

void TerminalFilter::takeSequence(char letter)
{
    if (!m_sequence.take(letter))
        return;
    m_state = State::Ground;
    const TerminalSequence::Passed passed = m_sequence.passed(m_drawn);
    if (passed.question)
        ask(passed.bytes);
    else
        give(passed.bytes, passed.cost);
}

} // namespace riser
