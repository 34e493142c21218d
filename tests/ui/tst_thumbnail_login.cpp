// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/thumbnail_fixture.h"

#include <QSignalSpy>

using namespace riser;
using namespace riser::test;

/// The first picture opens a connection, which may ask a person for a password: not every few seconds.
class TestThumbnailLogin : public QObject, private ThumbnailFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void aFailedLoginIsNotAskedAgain_data();
    void aFailedLoginIsNotAskedAgain();
    void aClickAsksAgain();
    void anotherReasonHasNothingToAskAgain();
};

void TestThumbnailLogin::aFailedLoginIsNotAskedAgain_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("cancelled") << ErrorCode::Cancelled << u"cancelled"_s;
    QTest::newRow("refused") << ErrorCode::LoginRefused << u"refused the login"_s;
    QTest::newRow("key refused") << ErrorCode::HostKeyRefused << u"isn't trusted"_s;
}

void TestThumbnailLogin::aFailedLoginIsNotAskedAgain()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, says);
    m_host->faults().fail(u"screenshot"_s, 0, {.code = code, .summary = u"no"_s, .detail = {}, .hint = {}});
    show(m_vm);
    QTRY_VERIFY2(m_thumbnail->sentence().contains(says), qPrintable(m_thumbnail->sentence()));
    QVERIFY(m_thumbnail->sentence().contains(u"try again"_s));
    m_session->refresh();
    m_thumbnail->hide();
    m_thumbnail->show();
    QTest::qWait(300); // more than the pause after an answer without a picture
    QCOMPARE(asked(), 1);
    // Its next life is another question.
    QVERIFY(m_host->destroyDomain(m_vm));
    QTRY_VERIFY(m_thumbnail->sentence().contains(u"not running"_s));
    m_host->faults().clear();
    QVERIFY(m_host->startDomain(m_vm));
    QTRY_COMPARE(colour(), 0xffff0000);
}

void TestThumbnailLogin::aClickAsksAgain()
{
    m_host->faults().fail(u"screenshot"_s, 0,
                          {.code = ErrorCode::Cancelled, .summary = u"no"_s, .detail = {}, .hint = {}});
    show(m_vm);
    QSignalSpy console(m_thumbnail.get(), &Thumbnail::consoleRequested);
    QTRY_VERIFY(m_thumbnail->sentence().contains(u"try again"_s));
    const QString hint = m_thumbnail->toolTip();
    QTest::mouseClick(m_thumbnail.get(), Qt::LeftButton);
    QTRY_COMPARE(asked(), 2);
    QTRY_VERIFY(m_thumbnail->sentence().contains(u"try again"_s));
    m_host->faults().clear();
    QTest::keyClick(m_thumbnail.get(), Qt::Key_Return);
    QTRY_COMPARE(colour(), 0xffff0000);
    QVERIFY(console.isEmpty());
    // With a picture it leads to the console.
    QVERIFY(m_thumbnail->toolTip() != hint);
    QTest::mouseClick(m_thumbnail.get(), Qt::LeftButton);
    QCOMPARE(console.size(), 1);
}

void TestThumbnailLogin::anotherReasonHasNothingToAskAgain()
{
    m_host->faults().fail(u"screenshot"_s, 0,
                          {.code = ErrorCode::LoginRefused, .summary = u"no"_s, .detail = {}, .hint = {}});
    show(m_vm);
    QSignalSpy console(m_thumbnail.get(), &Thumbnail::consoleRequested);
    QTRY_VERIFY(m_thumbnail->sentence().contains(u"try again"_s));
    m_session->close();
    QVERIFY(m_thumbnail->sentence().contains(u"not connected"_s));
    QTest::mouseClick(m_thumbnail.get(), Qt::LeftButton);
    QCOMPARE(console.size(), 1);
    QCOMPARE(asked(), 1);
}

QTEST_MAIN(TestThumbnailLogin)
#include "tst_thumbnail_login.moc"
