// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/domain.h"
#include "core/xml/line_diff.h"
#include "tests/xml/fixtures.h"

#include <QRandomGenerator>
#include <QTest>

using namespace riser;
using namespace Qt::StringLiterals;

class TestXmlDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void edits_data();
    void edits();
    void editsRebuildTheText();
    void editsAreFewest();
    void totallyDifferent();
    void equalIsEmpty();
    void layoutIsNoDifference();
    void addedHostdev();
    void hunks();
    void nearChangesShareAHunk();
    void brokenXmlIsComparedAsText();
    void largeTexts();
};

namespace {

QString shown(const QList<LineEdit> &edits)
{
    QStringList parts;
    for (const LineEdit &edit : edits)
        parts << u"%1-%2+%3"_s.arg(edit.before).arg(edit.beforeCount).arg(edit.afterCount);
    return parts.join(u' ');
}

QStringList applied(const QStringList &before, const QStringList &after, const QList<LineEdit> &edits)
{
    QStringList out;
    qsizetype at = 0;
    for (const LineEdit &edit : edits) {
        out << before.mid(at, edit.before - at) << after.mid(edit.after, edit.afterCount);
        at = edit.beforeEnd();
    }
    return out << before.mid(at);
}

qsizetype changed(const QList<LineEdit> &edits)
{
    qsizetype count = 0;
    for (const LineEdit &edit : edits)
        count += edit.beforeCount + edit.afterCount;
    return count;
}

/// The textbook table, as a check on the quick way.
qsizetype fewestChanges(const QStringList &a, const QStringList &b)
{
    QList<QList<qsizetype>> common(a.size() + 1, QList<qsizetype>(b.size() + 1, 0));
    for (qsizetype i = a.size() - 1; i >= 0; --i) {
        for (qsizetype j = b.size() - 1; j >= 0; --j)
            common[i][j] = a[i] == b[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
    return a.size() + b.size() - 2 * common[0][0];
}

QStringList letters(QRandomGenerator &random, int most)
{
    QStringList list;
    for (int i = random.bounded(most); i > 0; --i)
        list << QString(QChar(u'a' + random.bounded(4)));
    return list;
}

QByteArray numbers(int count, int except = -1)
{
    QByteArray xml = "<domain>\n";
    for (int i = 0; i < count; ++i)
        xml += i == except ? QByteArray("  <x/>\n") : "  <n v='" + QByteArray::number(i) + "'/>\n";
    return xml + "</domain>\n";
}

} // namespace

void TestXmlDiff::edits_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("expected");
    QTest::newRow("equal") << u"abc"_s << u"abc"_s << QString();
    QTest::newRow("both empty") << QString() << QString() << QString();
    QTest::newRow("all new") << QString() << u"ab"_s << u"0-0+2"_s;
    QTest::newRow("all gone") << u"ab"_s << QString() << u"0-2+0"_s;
    QTest::newRow("insert") << u"abd"_s << u"abcd"_s << u"2-0+1"_s;
    QTest::newRow("at the front") << u"bc"_s << u"abc"_s << u"0-0+1"_s;
    QTest::newRow("at the end") << u"ab"_s << u"abc"_s << u"2-0+1"_s;
    QTest::newRow("remove") << u"abcd"_s << u"abd"_s << u"2-1+0"_s;
    QTest::newRow("replace") << u"abcd"_s << u"abXd"_s << u"2-1+1"_s;
    QTest::newRow("two places") << u"abcdef"_s << u"Xbcdef!"_s << u"0-1+1 6-0+1"_s;
    QTest::newRow("repeated lines") << u"aaaa"_s << u"aaa"_s << u"3-1+0"_s;
}

void TestXmlDiff::edits()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    QFETCH(const QString, expected);
    QCOMPARE(shown(lineEdits(before.split(QString(), Qt::SkipEmptyParts), after.split(QString(), Qt::SkipEmptyParts))),
             expected);
}

void TestXmlDiff::editsRebuildTheText()
{
    QRandomGenerator random(1);
    for (int round = 0; round < 2000; ++round) {
        const QStringList before = letters(random, 12);
        const QStringList after = letters(random, 12);
        QCOMPARE(applied(before, after, lineEdits(before, after)), after);
    }
}

void TestXmlDiff::editsAreFewest()
{
    QRandomGenerator random(2);
    for (int round = 0; round < 2000; ++round) {
        const QStringList before = letters(random, 10);
        const QStringList after = letters(random, 10);
        QCOMPARE(changed(lineEdits(before, after)), fewestChanges(before, after));
    }
}

void TestXmlDiff::totallyDifferent()
{
    QStringList before;
    QStringList after;
    for (int i = 0; i < 5000; ++i) {
        before << u"old %1"_s.arg(i);
        after << u"new %1"_s.arg(i);
    }
    QCOMPARE(shown(lineEdits(before, after)), u"0-5000+5000"_s);
}

void TestXmlDiff::equalIsEmpty()
{
    const QByteArray xml = test::fixture(u"nodes/vm/win11_live.xml"_s);
    QCOMPARE(xmlDiff(xml, xml), QString());
    QCOMPARE(xmlDiff({}, {}), QString());
}

void TestXmlDiff::layoutIsNoDifference()
{
    QCOMPARE(xmlDiff("<a><b c=\"1\"/><d>x</d></a>", "<a>\n    <b c='1' />\n  <d>x</d>\n</a>\n"), QString());
}

void TestXmlDiff::addedHostdev()
{
    const QByteArray before =
        "<domain>\n  <name>a</name>\n  <devices>\n    <emulator>/q</emulator>\n  </devices>\n</domain>\n";
    const QByteArray after =
        *withHostdev(before, "<hostdev mode='subsystem' type='pci' managed='no'>\n  <source>\n    <address "
                             "domain='0x0000' bus='0x41' slot='0x00' function='0x0'/>\n  </source>\n</hostdev>\n");
    QCOMPARE(xmlDiff(before, after), u"@@ -2,5 +2,10 @@\n"
                                     "   <name>a</name>\n"
                                     "   <devices>\n"
                                     "     <emulator>/q</emulator>\n"
                                     "+    <hostdev mode='subsystem' type='pci' managed='no'>\n"
                                     "+      <source>\n"
                                     "+        <address domain='0x0000' bus='0x41' slot='0x00' function='0x0'/>\n"
                                     "+      </source>\n"
                                     "+    </hostdev>\n"
                                     "   </devices>\n"
                                     " </domain>\n"_s);
}

void TestXmlDiff::hunks()
{
    QByteArray after = numbers(100, 20);
    after.replace("<n v='80'/>", "<y/>");
    QCOMPARE(xmlDiff(numbers(100), after), u"@@ -19,7 +19,7 @@\n"
                                           "   <n v='17'/>\n"
                                           "   <n v='18'/>\n"
                                           "   <n v='19'/>\n"
                                           "-  <n v='20'/>\n"
                                           "+  <x/>\n"
                                           "   <n v='21'/>\n"
                                           "   <n v='22'/>\n"
                                           "   <n v='23'/>\n"
                                           "@@ -79,7 +79,7 @@\n"
                                           "   <n v='77'/>\n"
                                           "   <n v='78'/>\n"
                                           "   <n v='79'/>\n"
                                           "-  <n v='80'/>\n"
                                           "+  <y/>\n"
                                           "   <n v='81'/>\n"
                                           "   <n v='82'/>\n"
                                           "   <n v='83'/>\n"_s);
}

void TestXmlDiff::nearChangesShareAHunk()
{
    QByteArray near = numbers(40, 10);
    near.replace("<n v='17'/>", "<y/>"); // six equal lines between them
    QCOMPARE(xmlDiff(numbers(40), near).count(u"@@ -"_s), 1);
    QByteArray far = numbers(40, 10);
    far.replace("<n v='18'/>", "<y/>");
    QCOMPARE(xmlDiff(numbers(40), far).count(u"@@ -"_s), 2);
}

void TestXmlDiff::brokenXmlIsComparedAsText()
{
    QCOMPARE(xmlDiff("one\ntwo\n", "one\nthree\n"), u"@@ -1,2 +1,2 @@\n one\n-two\n+three\n"_s);
    QCOMPARE(xmlDiff({}, "<a/>"), u"@@ -0,0 +1 @@\n+<a/>\n"_s);
}

void TestXmlDiff::largeTexts()
{
    const QString diff = xmlDiff(numbers(5000), numbers(5000, 2500));
    QCOMPARE(diff.count(u'\n'), 9);
}

QTEST_GUILESS_MAIN(TestXmlDiff)
#include "tst_xml_diff.moc"
