// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/terminal_filter.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace riser {

namespace {

constexpr char escape = 0x1b;
constexpr uchar cancel = 0x18;
constexpr uchar substitute = 0x1a;
constexpr uchar bell = 0x07;
constexpr uchar halfControl = 0xc2; // of U+0080 … U+00BF in UTF-8
constexpr int mostNumbers = 15;     // the widget's own limit
constexpr int mostDigits = 99'999;
constexpr int mostString = 64 * 1024;
constexpr int answersForAKey = 8;
// What a thing costs beside a plain character: measured by what the widget goes through for it.
constexpr int screenCost = TerminalFilter::workAtOnce / 8; // every cell, perhaps in colour
constexpr int scrollCost = 64;
constexpr int lineCost = 8;

bool isOneOf(std::string_view all, char one)
{
    return all.find(one) != std::string_view::npos;
}

/// Without 2 (VT52, whose sequences are others) and 3 and 40 (132 columns: the size is the window's).
int modeCost(int mode)
{
    switch (mode) {
    case 5: // all in the other colours
    case 47:
    case 1047:
    case 1049:
        return screenCost;
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

void TerminalFilter::add(const QByteArray &bytes)
{
    m_pending += bytes;
}

QByteArray TerminalFilter::next()
{
    m_work = 0;
    qsizetype at = 0;
    while (at < m_pending.size() && m_work < workAtOnce)
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
        give(question, lineCost);
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
        return takeSequence(byte);
    if (m_state != State::Ground)
        return takeEscape(byte);
    m_drawn = true;
    m_out += char(byte);
    ++m_work;
}

void TerminalFilter::control(uchar byte)
{
    if (byte >= '\n' && byte <= '\f')
        give(QByteArray(1, char(byte)), lineCost);
    else if (byte == bell || byte == '\t')
        give(QByteArray(1, char(byte)), lineCost);
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
        if ((isOneOf("()*+", m_between) && isOneOf("0AB", letter)) || (m_between == '#' && isOneOf("34568", letter)))
            give(whole, letter == '8' ? screenCost : 1);
    } else if (letter == '[') {
        beginSequence();
    } else if (letter == 'P') {
        beginString(false);
    } else if (isOneOf("]X^_k", letter)) {
        beginString(true);
    } else if (isOneOf("DEM", letter)) {
        give(whole, lineCost);
    } else if (isOneOf("H78=>no", letter)) {
        give(whole, 1);
    } else if (letter == 'c') {
        give(whole, screenCost);
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
    m_numbers = {0};
    m_prefix = 0;
    m_between = 0;
    m_unknown = false;
}

void TerminalFilter::takeSequence(uchar byte)
{
    const char letter = char(byte);
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
    } else if (byte < 0x30) {
        m_unknown = m_unknown || m_between != 0;
        m_between = letter;
    } else {
        m_state = State::Ground;
        if (!m_unknown)
            endSequence(letter);
    }
}

void TerminalFilter::endSequence(char final)
{
    if (m_between != 0) {
        if (m_between == ' ' && final == 'q' && m_prefix == 0 && first() <= 6) // the cursor's shape
            give(QByteArray("\x1b[") + QByteArray::number(first()) + " q", 1);
    } else if (m_prefix == '?') {
        privateModes(final);
    } else if (m_prefix == '>' && final == 'c') {
        ask("\x1b[>c"); // the widget answers once for each number
    } else if (m_prefix == 0) {
        plainSequence(final);
    }
}

void TerminalFilter::privateModes(char final)
{
    if (!isOneOf("hlsr", final))
        return;
    for (const int mode : std::as_const(m_numbers))
        if (const int cost = modeCost(mode))
            give("\x1b[?" + QByteArray::number(mode) + final, cost);
}

void TerminalFilter::move(char final, int cost)
{
    QByteArray whole = "\x1b[" + QByteArray::number(std::min(first(), mostNumber));
    if (isOneOf("Hfr", final) && m_numbers.size() > 1)
        whole += ';' + QByteArray::number(std::min(m_numbers[1], mostNumber));
    give(whole + final, cost);
}

void TerminalFilter::plainSequence(char final)
{
    const QByteArray whole = "\x1b[" + QByteArray::number(first()) + final;
    if (final == 'm') {
        QByteArray colours;
        for (const int number : std::as_const(m_numbers))
            colours += (colours.isEmpty() ? "" : ";") + QByteArray::number(std::min(number, 255));
        give("\x1b[" + colours + final, 1);
    } else if (isOneOf("ABCDGHdfr", final)) {
        move(final, 1);
    } else if (isOneOf("EFIZ@PX", final)) {
        move(final, lineCost);
    } else if (isOneOf("LMST", final)) {
        move(final, scrollCost);
    } else if (final == 'b' && m_drawn) {
        move(final, std::clamp(first(), 1, mostNumber));
    } else if (final == 'J' && first() <= 3) {
        give(whole, first() == 3 ? workAtOnce : screenCost);
    } else if (final == 'K' && first() <= 2) {
        give(whole, lineCost);
    } else if ((final == 'g' && (first() == 0 || first() == 3)) ||
               (isOneOf("hl", final) && (first() == 4 || first() == 20)) || (isOneOf("su", final) && first() == 0)) {
        give(whole, 1);
    } else if (final == 'c' && first() == 0) {
        ask("\x1b[c");
    } else if (final == 'n' && (first() == 5 || first() == 6)) {
        ask(whole);
    }
}

} // namespace riser
