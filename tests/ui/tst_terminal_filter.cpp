// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/terminal_filter.h"

#include <QRegularExpression>
#include <QTest>

using namespace riser;
using namespace Qt::StringLiterals;

namespace {

QByteArray all(TerminalFilter &filter)
{
    QByteArray out;
    while (!filter.isEmpty())
        out += filter.next();
    return out;
}

QByteArray filtered(const QByteArray &bytes)
{
    TerminalFilter filter;
    filter.add(bytes);
    return all(filter);
}

} // namespace

/// What reaches the terminal of what a guest says, good or bad.
class TestTerminalFilter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatPasses_data();
    void whatPasses();
    void piecesEndAnywhere_data() { whatPasses_data(); }
    void piecesEndAnywhere();
    void repetitionsAreManyPieces();
    void whatCoversTheScreenIsManyPieces();
    void aStringThatNobodyEnds();
    void questionsWithoutEnd();
    void noiseIsHarmless();
};

void TestTerminalFilter::whatPasses_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("shown");
    const auto same = [](const char *name, const QByteArray &bytes) { QTest::newRow(name) << bytes << bytes; };
    const auto row = [](const char *name, const QByteArray &said, const QByteArray &shown) {
        QTest::newRow(name) << said << shown;
    };
    same("text", "login: root\r\n\ttab\b\a");
    same("UTF-8", "thr\xc3\xa9"
                  "e \xe2\x9b\x94 \xc2\xa9 \xf0\x9f\x98\x80");
    same("colours", "\x1b[1;31mred\x1b[0m \x1b[38;2;1;2;255m\x1b[48;5;17mx");
    same("moves", "\x1b[5A\x1b[12;40H\x1b[2;24r\x1b[3L\x1b[4P\x1b[2K");
    same("modes", "\x1b[?25l\x1b[?1049h\x1b[4h");
    same("short ones", "\x1b"
                       "7\x1b"
                       "8\x1b=\x1bM\x1b(0\x1b(B\x1b#8\x1b"
                       "c");
    same("cursor shape", "\x1b[5 q");
    same("questions", "\x1b[6n\x1b[5n\x1b[c\x1b[>c\x1bZ");
    row("defaults", "\x1b[m\x1b[H\x1b[J", "\x1b[0m\x1b[0H\x1b[0J");
    row("several modes", "\x1b[?1;25;2;3h", "\x1b[?1h\x1b[?25h");
    row("colons", "\x1b[38:5:17m", "\x1b[38;5;17m");
    row("resize", "a\x1b[8;30000;30000tb", "ab");
    row("resize with a control in it", "\x1b[8;300\r00;30000tb", "\rb");
    row("resize of eight bits",
        "a\xc2\x9b"
        "8;30000;30000tb",
        "ab");
    row("resize of eight bits after a broken byte",
        "a\xe2\xc2\x9b"
        "8;30000;30000tb",
        "a\xe2"
        "b");
    row("the half of eight bits, a title, the other half",
        "\xc2\x1b]0;x\a\x9b"
        "8;30000;30000t",
        "\x9b"
        "8;30000;30000t");
    row("the half of eight bits before a sequence", "\xc2\x1b[1m\x9b", "\x1b[1m\x9b");
    row("tab's colour", "\x1b[28;1tb", "b");
    row("VT52", "\x1b[?2lb", "b");
    row("132 columns", "\x1b[?40h\x1b[?3hb", "b");
    row("title", "a\x1b]0;a title\ab", "ab");
    row("title ended by ST", "a\x1b]2;a title\x1b\\b", "ab");
    row("title of eight bits",
        "a\xc2\x9d"
        "0;t\xc2\x9c"
        "b",
        "ab");
    row("title that is cancelled",
        "a\x1b]0;t\x18"
        "b",
        "ab");
    row("title with a sequence", "a\x1b]0;t\x1b[1mb", "a\x1b[1mb");
    row("title without an end", "a\x1b]0;t\nb", "ab");
    row("screen's title", "\x1bktitle\x1b\\b", "b");
    row("DCS", "a\x1bP1$r0m\n8;9;9t\x1b\\b", "ab");
    row("APC, PM, SOS", "a\x1b_x\x1b\\\x1b^y\x1b\\\x1bXz\x1b\\b", "ab");
    row("large numbers", "\x1b[40959b\x1b[99999999999999999999A\x1b[40959E", "\x1b[999A\x1b[999E");
    row("repeat", "x\x1b[40959b", "x\x1b[999b");
    row("many numbers", "\x1b[" + QByteArray("1;").repeated(20) + "1mb", "b");
    row("many questions in one", "\x1b[6;6;6;6n\x1b[>0;0;0;0c", "\x1b[6n\x1b[>c");
    row("large colours", "\x1b[38;2;40959;40959;40959m", "\x1b[38;2;255;255;255m");
    row("unknown ones", "\x1b[>4;2m\x1b[!p\x1b[?1$p\x1b[1;1z\x1b[=5h\x1b F\x1b%G\x1b<b", "b");
    row("control characters",
        QByteArray("a\0\x05\x11\x13\x7f\x1a"
                   "b",
                   8),
        "ab");
    row("begun anew", "\x1b[12\x1b[1m", "\x1b[1m");
    row("cancelled", "\x1b[12\x18m", "m");
}

void TestTerminalFilter::whatPasses()
{
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, shown);
    QCOMPARE(filtered(said), shown);
}

void TestTerminalFilter::piecesEndAnywhere()
{
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, shown);
    for (qsizetype cut = 0; cut <= said.size(); ++cut) {
        TerminalFilter filter;
        filter.add(said.first(cut));
        QByteArray out = all(filter);
        filter.add(said.sliced(cut));
        QCOMPARE(out + all(filter), shown);
    }
    TerminalFilter filter;
    QByteArray out;
    for (const char byte : std::as_const(said)) {
        filter.add(QByteArray(1, byte));
        out += all(filter);
    }
    QCOMPARE(out, shown);
}

/// 8 KiB of them are 42 million characters for the terminal.
void TestTerminalFilter::repetitionsAreManyPieces()
{
    TerminalFilter filter;
    filter.add("x" + QByteArray("\x1b[40959b").repeated(1000));
    static const QRegularExpression repeat(u"\x1b\\[(\\d+)b"_s);
    int repeats = 0;
    while (!filter.isEmpty()) {
        const QString piece = QString::fromLatin1(filter.next());
        qint64 drawn = 0;
        for (const QRegularExpressionMatch &match : repeat.globalMatch(piece)) {
            drawn += match.captured(1).toInt();
            ++repeats;
        }
        QVERIFY2(drawn <= TerminalCost::atOnce + TerminalSequence::mostNumber, qPrintable(piece));
    }
    QCOMPARE(repeats, 1000);
}

void TestTerminalFilter::whatCoversTheScreenIsManyPieces()
{
    for (const QByteArray &one : {QByteArray("\x1b#8"),
                                  QByteArray("\x1b"
                                             "c"),
                                  QByteArray("\x1b[2J"), QByteArray("\x1b[?5h")}) {
        TerminalFilter filter;
        filter.add(one.repeated(1000));
        int pieces = 0;
        for (; !filter.isEmpty(); ++pieces)
            QVERIFY2(filter.next().count(one) <= 8, one.constData());
        QVERIFY(pieces >= 125);
    }
    TerminalFilter filter;
    filter.add(QByteArray("\x1b[999L").repeated(1000));
    while (!filter.isEmpty())
        QVERIFY(filter.next().count('L') <= 128);
}

/// It ends by itself, and takes no memory.
void TestTerminalFilter::aStringThatNobodyEnds()
{
    TerminalFilter filter;
    filter.add("\x1bP");
    QByteArray out;
    for (int i = 0; i < 100; ++i) {
        filter.add(QByteArray(1024, 'q'));
        out += all(filter);
    }
    QCOMPARE(out.size(), 36 * 1024);
}

/// Each answer is kept by the host until the guest reads it.
void TestTerminalFilter::questionsWithoutEnd()
{
    TerminalFilter filter;
    filter.add(QByteArray("\x1b[6n\x1b[c\x1bZ").repeated(10'000) + "x");
    const QByteArray out = all(filter);
    QCOMPARE(out.count('\x1b'), TerminalFilter::mostAnswers);
    QVERIFY(out.endsWith('x'));
    filter.add("\x1b[6n");
    QVERIFY(all(filter).isEmpty());
    filter.typed(); // whoever types is answered
    filter.add("\x1b[6n");
    QCOMPARE(all(filter), QByteArray("\x1b[6n"));
    filter.reset();
    filter.add(QByteArray("\x1b[6n").repeated(1000));
    QCOMPARE(all(filter).count('n'), TerminalFilter::mostAnswers);
}

/// Whatever comes: never a resize, a string, or a large number.
void TestTerminalFilter::noiseIsHarmless()
{
    static const QRegularExpression bad(u"\x1b\\[[^@-~]*(t|\\d{5})|\x1b[\\]PX^_k]|\xc2[\x80-\x9f]"_s);
    const QByteArray letters("\x1b\x1b[[[;;?>!:012389tbnchlJ\x18\a\n]PX^_\\(#8\xc2\xc2\x9b\x9d\x9c\xe2 q");
    quint32 seed = 1;
    for (int round = 0; round < 2000; ++round) {
        QByteArray noise;
        for (int i = 0; i < 100; ++i) {
            seed = seed * 1664525 + 1013904223;
            noise += letters[qsizetype((seed >> 8) % quint32(letters.size()))];
        }
        const QByteArray out = filtered(noise);
        const QRegularExpressionMatch match = bad.match(QString::fromLatin1(out));
        QVERIFY2(!match.hasMatch(), (noise.toPercentEncoding() + " became " + out.toPercentEncoding()).constData());
    }
}

QTEST_GUILESS_MAIN(TestTerminalFilter)
#include "tst_terminal_filter.moc"
