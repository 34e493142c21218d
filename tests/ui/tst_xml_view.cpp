// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/dialog_support.h"
#include "ui/xmlview/code_edit.h"
#include "ui/xmlview/diff_view.h"
#include "ui/xmlview/find_bar.h"
#include "ui/xmlview/xml_highlighter.h"
#include "ui/xmlview/xml_view.h"

#include <QClipboard>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QToolButton>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// XML to read: colours, find, save, and that it stays where it is.
class tst_XmlView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coloursFollowThePalette();
    void findCountsAndWraps();
    void findFollowsTheText();
    void aSmallChangeKeepsThePlace();
    void aChangeAboveMovesAlong();
    void textIsExactAfterEveryChange();
    void fourMebibytesAreThereAtOnce();
    void saveWritesWhatIsShown();
    void saveSaysWhyNot();
    void copyTakesAll();
    void theDiffHasItsColours();

private:
    static QByteArray lines(int count, const QByteArray &extra = {})
    {
        QByteArray xml = "<domain>\n";
        for (int i = 0; i < count; ++i)
            xml += "  <line number='" + QByteArray::number(i) + "'/>\n";
        return xml + extra + "</domain>\n";
    }
    static QColor colourAt(const QPlainTextEdit *edit, int position)
    {
        const QTextBlock block = edit->document()->findBlock(position);
        for (const auto &range : block.layout()->formats()) {
            if (position - block.position() >= range.start && position - block.position() < range.start + range.length)
                return range.format.foreground().color();
        }
        return {};
    }
};

void tst_XmlView::coloursFollowThePalette()
{
    XmlView view;
    QPalette light;
    light.setColor(QPalette::Base, Qt::white);
    QPalette dark;
    dark.setColor(QPalette::Base, Qt::black);
    view.setPalette(light);
    view.setXml("<domain type='kvm'/>\n", u"vm"_s);
    view.show();
    const auto *edit = view.findChild<CodeEdit *>();
    const auto *highlighter = view.findChild<XmlHighlighter *>();
    QTRY_VERIFY(highlighter->finished());
    const QColor inLight = colourAt(edit, 2);
    QVERIFY(inLight.isValid());
    QVERIFY(colourAt(edit, 8) != inLight); // an attribute isn't an element
    view.setPalette(dark);
    QTRY_VERIFY(highlighter->finished());
    QVERIFY(colourAt(edit, 2).isValid());
    QVERIFY(colourAt(edit, 2) != inLight);
}

void tst_XmlView::findCountsAndWraps()
{
    XmlView view;
    view.setXml(lines(12), u"vm"_s);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.activateWindow();
    const auto *edit = view.findChild<CodeEdit *>();
    auto *find = view.findChild<FindBar *>();
    QVERIFY(!find->isVisible());
    QTest::keySequence(&view, QKeySequence::Find);
    QTRY_VERIFY(find->isVisible());
    QTest::keyClicks(child<QLineEdit>(&view, "findText"), u"NUMBER='1"_s);
    QCOMPARE(find->hits(), 3); // 1, 10, 11; case doesn't matter
    QCOMPARE(find->current(), 0);
    QCOMPARE(edit->textCursor().selectedText(), u"number='1"_s);
    find->next();
    find->next();
    QCOMPARE(find->current(), 2);
    find->next();
    QCOMPARE(find->current(), 0);
    QVERIFY(textOf(&view, "findCount").contains(u"1 of 3"_s));
    find->previous();
    QCOMPARE(find->current(), 2);
    QTest::keyClicks(child<QLineEdit>(&view, "findText"), u"no"_s);
    QCOMPARE(find->hits(), 0);
    QCOMPARE(textOf(&view, "findCount"), u"Not found"_s);
    QTest::keyClick(child<QLineEdit>(&view, "findText"), Qt::Key_Escape);
    QVERIFY(!find->isVisible());
}

void tst_XmlView::findFollowsTheText()
{
    XmlView view;
    view.setXml(lines(3), u"vm"_s);
    view.show();
    view.find();
    child<QLineEdit>(&view, "findText")->setText(u"<line"_s);
    auto *find = view.findChild<FindBar *>();
    QCOMPARE(find->hits(), 3);
    view.setXml(lines(5), u"vm"_s);
    QCOMPARE(find->hits(), 5);
    find->next();
    QVERIFY(find->current() >= 0);
}

void tst_XmlView::aSmallChangeKeepsThePlace()
{
    XmlView view;
    view.resize(500, 300);
    view.setXml(lines(400), u"vm"_s);
    view.show();
    auto *edit = view.findChild<CodeEdit *>();
    edit->verticalScrollBar()->setValue(200);
    QTextCursor cursor(edit->document()->findBlockByNumber(205));
    cursor.select(QTextCursor::LineUnderCursor);
    edit->setTextCursor(cursor);
    const QString selected = cursor.selectedText();
    view.setXml(lines(400, "  <more/>\n"), u"vm"_s);
    QCOMPARE(edit->verticalScrollBar()->value(), 200);
    QCOMPARE(edit->textCursor().selectedText(), selected);
}

void tst_XmlView::aChangeAboveMovesAlong()
{
    XmlView view;
    view.resize(500, 300);
    view.setXml(lines(400), u"vm"_s);
    view.show();
    auto *edit = view.findChild<CodeEdit *>();
    edit->verticalScrollBar()->setValue(200);
    const QString seen = edit->document()->findBlockByNumber(200).text();
    QByteArray longer = lines(400);
    longer.replace("<domain>\n", "<domain>\n  <one/>\n  <two/>\n");
    view.setXml(longer, u"vm"_s);
    QCOMPARE(edit->document()->findBlockByNumber(edit->verticalScrollBar()->value()).text(), seen);
}

void tst_XmlView::textIsExactAfterEveryChange()
{
    XmlView view;
    const auto *edit = view.findChild<CodeEdit *>();
    for (const QByteArray &xml :
         {lines(3), lines(5), lines(2), QByteArray("<a/>"), QByteArray("<a>\n</a>"), QByteArray(),
          QByteArray("<\xc3\xa4/>\n"), lines(1), QByteArray("\n\n\n"), QByteArray("\n")}) {
        view.setXml(xml, u"vm"_s);
        QCOMPARE(edit->toPlainText().toUtf8(), xml);
    }
}

void tst_XmlView::fourMebibytesAreThereAtOnce()
{
    QByteArray xml = lines(170'000);
    QVERIFY(xml.size() > 4 * 1024 * 1024);
    XmlView view;
    view.resize(500, 300);
    view.show();
    view.setXml(xml, u"vm"_s);
    const auto *edit = view.findChild<CodeEdit *>();
    auto *highlighter = view.findChild<XmlHighlighter *>();
    QCOMPARE(edit->blockCount(), 170'003);
    QVERIFY2(!highlighter->finished(), "colours come later, in slices");
    QSignalSpy colours(highlighter, &XmlHighlighter::done);
    QTRY_VERIFY(colourAt(edit, 2).isValid()); // what is on screen first
    QVERIFY2(!highlighter->finished(), "the rest follows while the user reads");
    view.find();
    child<QLineEdit>(&view, "findText")->setText(u"number='169999'"_s);
    QCOMPARE(view.findChild<FindBar *>()->hits(), 1);
}

void tst_XmlView::saveWritesWhatIsShown()
{
    const QTemporaryDir folder;
    XmlView view;
    view.setXml("<domain>\xc3\xa4</domain>\n", u"../../vm"_s);
    QSignalSpy saved(&view, &XmlView::saved);
    view.saveTo(folder.filePath(u"vm.xml"_s));
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved.first().at(1).toBool(), true);
    QFile file(folder.filePath(u"vm.xml"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), view.xml());
}

void tst_XmlView::saveSaysWhyNot()
{
    XmlView view;
    view.setXml("<domain/>", u"vm"_s);
    QSignalSpy saved(&view, &XmlView::saved);
    view.saveTo(u"/no/such/folder/vm.xml"_s);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved.first().at(1).toBool(), false);
    QVERIFY(textOf(&view, "note").contains(u"/no/such/folder/vm.xml"_s));
}

void tst_XmlView::copyTakesAll()
{
    XmlView view;
    view.setXml("<domain/>\n", u"vm"_s);
    view.show();
    for (auto *button : view.findChildren<QToolButton *>()) {
        if (button->text() == u"Copy all"_s)
            button->click();
    }
    QCOMPARE(QApplication::clipboard()->text(), u"<domain/>\n"_s);
}

void tst_XmlView::theDiffHasItsColours()
{
    DiffView view;
    view.setDiff(u"@@ -1 +1 @@\n-<old/>\n+<new/>\n same\n"_s);
    view.show();
    QTRY_VERIFY(colourAt(&view, 14).isValid());
    const QColor removed = colourAt(&view, 14);
    const QColor added = colourAt(&view, 22);
    QVERIFY(added.isValid());
    QVERIFY(added != removed);
    QVERIFY(added.green() > added.red());
    QVERIFY(removed.red() > removed.green());
    QVERIFY(!colourAt(&view, 31).isValid());
}

QTEST_MAIN(tst_XmlView)
#include "tst_xml_view.moc"
