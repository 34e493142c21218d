// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/serial_view_fixture.h"

#include <QClipboard>
#include <QDropEvent>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// What the user types and pastes into a serial line.
class TestSerialTyping : public QObject, protected SerialViewFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void keysArriveInTheGuest();
    void theSizeIsTyped();
    void severalLinesAreAskedAbout_data();
    void severalLinesAreAskedAbout();
    void theQuestionGoesWithItsTab();
    void aGuestThatDoesNotRead();
};

void TestSerialTyping::keysArriveInTheGuest()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    QTest::keyClicks(keyboard(), u"root"_s);
    QTest::keyClick(keyboard(), Qt::Key_Return);
    QTest::keyClick(keyboard(), Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(keyboard(), Qt::Key_S, Qt::ControlModifier);
    QTest::keyClick(keyboard(), Qt::Key_Up);
    QTRY_COMPARE(m_host->guests().typed(m_vm), QByteArray("root\r\x03\x13\x1b[A"));
    QVERIFY(!shown().contains(u"root"_s)); // the guest echoes, or nobody does
}

void TestSerialTyping::theSizeIsTyped()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    auto *menu = child<QMenu>(view(), "serialMenu");
    menu->actions().last()->trigger();
    const QSize size = view()->terminalSize();
    const QByteArray wanted =
        "stty rows " + QByteArray::number(size.height()) + " cols " + QByteArray::number(size.width()) + "\r";
    QTRY_COMPARE(m_host->guests().typed(m_vm), wanted);
}

void TestSerialTyping::severalLinesAreAskedAbout_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("asked");
    QTest::newRow("the menu") << 0 << u"one\ntwo"_s << true;
    QTest::newRow("the menu, one line") << 0 << u"one"_s << false;
    QTest::newRow("the middle button") << 1 << u"one\ntwo"_s << true;
    QTest::newRow("dropped text") << 2 << u"one\ntwo"_s << true;
}

void TestSerialTyping::severalLinesAreAskedAbout()
{
    QFETCH(int, way);
    QFETCH(QString, text);
    QFETCH(bool, asked);
    open();
    QTRY_COMPARE(state(), State::Open);
    const auto paste = [&] {
        QClipboard *clipboard = QGuiApplication::clipboard();
        clipboard->setText(text);
        if (way == 0)
            child<QMenu>(view(), "serialMenu")->actions().at(1)->trigger();
        if (way == 1) { // what the terminal makes of the middle button; there is no selection without a desktop
            QKeyEvent key(QEvent::KeyPress, 0, Qt::NoModifier, QString(text).replace(u'\n', u'\r'));
            QApplication::sendEvent(keyboard(), &key);
        }
        if (way == 2) {
            QMimeData mime;
            mime.setText(text);
            QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
            static_cast<QObject *>(keyboard())->event(&drop); // an application asks who is being dragged over
        }
    };
    paste();
    auto *box = view()->findChild<QMessageBox *>(u"serialPaste"_s);
    QCOMPARE(box != nullptr, asked);
    if (!asked) {
        QTRY_COMPARE(m_host->guests().typed(m_vm), text.toUtf8());
        return;
    }
    QVERIFY(m_host->guests().typed(m_vm).isEmpty()); // asked first
    box->button(QMessageBox::Cancel)->click();
    QTRY_VERIFY(!view()->findChild<QMessageBox *>(u"serialPaste"_s));
    QVERIFY(m_host->guests().typed(m_vm).isEmpty());
    paste();
    box = view()->findChild<QMessageBox *>(u"serialPaste"_s);
    QVERIFY(box);
    for (QAbstractButton *button : box->buttons())
        if (box->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    QTRY_COMPARE(m_host->guests().typed(m_vm), QByteArray("one\rtwo"));
}

/// The VM may go away while nobody has answered.
void TestSerialTyping::theQuestionGoesWithItsTab()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    QGuiApplication::clipboard()->setText(u"one\ntwo"_s);
    child<QMenu>(view(), "serialMenu")->actions().at(1)->trigger();
    const QPointer<QMessageBox> box = view()->findChild<QMessageBox *>(u"serialPaste"_s);
    QVERIFY(box && box->isVisible()); // and it didn't wait for it
    m_page.release()->deleteLater();
    QTRY_VERIFY(!box);
    QVERIFY(m_host->guests().typed(m_vm).isEmpty());
}

void TestSerialTyping::aGuestThatDoesNotRead()
{
    open();
    QTRY_COMPARE(state(), State::Open);
    m_host->guests().setReads(m_vm, false);
    const auto paste = [this](int bytes) {
        QGuiApplication::clipboard()->setText(QString(bytes, u'y'));
        child<QMenu>(view(), "serialMenu")->actions().at(1)->trigger();
    };
    paste(SerialLine::mostWaiting - 10);
    QVERIFY(child<QWidget>(view(), "serialBar")->isHidden());
    paste(100);
    QVERIFY(!child<QWidget>(view(), "serialBar")->isHidden());
    QVERIFY2(textOf(view(), "messageSummary").contains(u"VM talks on small hasn't read"_s),
             qPrintable(textOf(view(), "messageSummary")));
    QCOMPARE(state(), State::Open);
    m_host->guests().setReads(m_vm, true);
    QTest::keyClicks(keyboard(), u"z"_s);
    QTRY_COMPARE(m_host->guests().typed(m_vm), QByteArray("z"));
    QVERIFY(child<QWidget>(view(), "serialBar")->isHidden());
    // It asks for nothing but answers, and gets a few.
    m_host->guests().setReads(m_vm, true);
    m_host->guests().say(m_vm, QByteArray("\x1b[6n").repeated(5000) + "asked enough");
    QTRY_VERIFY(shown().contains(u"asked enough"_s));
    QVERIFY(m_host->guests().typed(m_vm).count('R') <= TerminalFilter::mostAnswers);
}

QTEST_MAIN(TestSerialTyping)
#include "tst_serial_typing.moc"
