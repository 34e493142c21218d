// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/dialog_support.h"
#include "tests/ui/thumbnail_fixture.h"
#include "ui/console/screen_picture.h"
#include "ui/pages/overview_pane.h"
#include "ui/pages/session_page.h"

#include <QBuffer>
#include <QScrollArea>
#include <QTimer>
#include <QtEndian>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

namespace {

Screenshot png(QSize size, QRgb colour)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    Screenshot taken{.mimeType = u"image/png"_s, .bytes = {}};
    QBuffer buffer(&taken.bytes);
    image.save(&buffer, "PNG");
    return taken;
}

/// A PNG's of a chunk: CRC-32, the highest byte first.
QByteArray checkSum(const QByteArray &chunk)
{
    quint32 sum = 0xffffffff;
    for (const char byte : chunk) {
        sum ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    const quint32 ended = qToBigEndian(~sum);
    return QByteArray(reinterpret_cast<const char *>(&ended), 4);
}

} // namespace

/// The picture of a VM's screen on its Overview. What was asked is asked of the simulated host.
class TestThumbnail : public QObject, private ThumbnailFixture
{
    Q_OBJECT
private Q_SLOTS:
    void picturesKeepTheirShape_data();
    void picturesKeepTheirShape();
    void hostilePictures_data();
    void hostilePictures();

    void init() { begin(); }
    void cleanup() { end(); }
    void itIsShownAndRefreshed();
    void itIsNotAskedForWhileHidden();
    void oneRequestAtATime();
    void aHostThatHangsHoldsNothingUp();
    void aHostilePictureIsASentence();
    void aRefusalIsNotAskedAgain_data();
    void aRefusalIsNotAskedAgain();
    void troubleIsAskedAgain();
    void aLateAnswerOfAnotherLifeIsDropped();
    void unseenItForgetsAnEarlierLife();
    void withoutAPictureItSaysWhy();
    void itLeadsToTheConsole();
    void itIsAboveTheFactsWhereThereIsLittleWidth();
};

void TestThumbnail::picturesKeepTheirShape_data()
{
    QTest::addColumn<Screenshot>("screenshot");
    QTest::addColumn<QSize>("shown");
    QTest::newRow("PPM") << ppm({640, 400}, 0xffff0000) << QSize(320, 200);
    QTest::newRow("PNG") << png({640, 400}, 0xffff0000) << QSize(320, 200);
    QTest::newRow("wide") << ppm({1000, 100}, 0xffff0000) << QSize(320, 32);
    QTest::newRow("high") << ppm({100, 1000}, 0xffff0000) << QSize(20, 200);
    QTest::newRow("small") << ppm({80, 50}, 0xffff0000) << QSize(80, 50); // not blown up
    QTest::newRow("a line") << ppm({10000, 1}, 0xffff0000) << QSize(320, 1);
    QTest::newRow("more follows") << Screenshot{.mimeType = {}, .bytes = ppm({640, 400}, 0xffff0000).bytes + "more"}
                                  << QSize(320, 200);
}

void TestThumbnail::picturesKeepTheirShape()
{
    QFETCH(Screenshot, screenshot);
    QFETCH(QSize, shown);
    QCOMPARE(screenPicture(screenshot, {320, 200}).size(), shown);
}

void TestThumbnail::hostilePictures_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray whole = png({640, 400}, 0xffff0000).bytes;
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("words") << QByteArray("no picture");
    QTest::newRow("a header alone") << QByteArray("P6\n640 400\n255\n");
    QTest::newRow("half a header") << QByteArray("P6\n640");
    QTest::newRow("half a PPM") << ppm({640, 400}, 0xffff0000).bytes.first(300000);
    QTest::newRow("half a PNG") << whole.first(whole.size() / 2);
    QTest::newRow("a PNG's first bytes") << whole.first(20);
    QTest::newRow("no size") << QByteArray("P6\n0 0\n255\n");
    QTest::newRow("a negative size") << QByteArray("P6\n-5 -5\n255\nxxx");
    QTest::newRow("a large PPM") << QByteArray("P6\n200000 200000\n255\nxxx");
    QTest::newRow("a long line") << QByteArray("P6\n2000000000 1\n255\nxxx");
    QTest::newRow("beyond numbers") << QByteArray("P6\n99999999999999999999 99999999999999999999\n255\nxxx");
    QByteArray large = whole; // its header says 65535 × 65535, and its sum is right
    large.replace(16, 8, QByteArray("\x00\x00\xff\xff\x00\x00\xff\xff", 8));
    large.replace(29, 4, checkSum(large.sliced(12, 17)));
    QTest::newRow("a large PNG") << large;
    QTest::newRow("SVG") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
    QTest::newRow("BMP") << QByteArray("BM") + QByteArray(100, '\0');
}

void TestThumbnail::hostilePictures()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(screenPicture({.mimeType = u"image/png"_s, .bytes = bytes}, {320, 200}).isNull());
}

void TestThumbnail::itIsShownAndRefreshed()
{
    show(m_vm);
    QTRY_COMPARE(colour(), 0xffff0000);
    QCOMPARE(m_thumbnail->picture().size(), QSize(320, 200) * m_thumbnail->devicePixelRatio());
    QVERIFY(m_thumbnail->sentence().isEmpty());
    QCOMPARE(m_thumbnail->grab().toImage().pixel(100, 100), 0xffff0000); // and drawn
    m_host->guests().setScreen(m_vm, png({1024, 768}, 0xff0000ff));
    QTRY_COMPARE(colour(), 0xff0000ff);
    QVERIFY(!m_thumbnail->accessibleName().isEmpty());
}

void TestThumbnail::itIsNotAskedForWhileHidden()
{
    show(m_vm);
    QTRY_VERIFY(asked() >= 2);
    m_thumbnail->hide();
    QTest::qWait(50); // one may be under way
    const int before = asked();
    m_session->refresh();
    QTest::qWait(300);
    QCOMPARE(asked(), before);
    m_thumbnail->show();
    QTRY_VERIFY(asked() > before);
}

void TestThumbnail::oneRequestAtATime()
{
    m_host->faults().hang(u"screenshot"_s, 0);
    show(m_vm);
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    for (int i = 0; i < 5; ++i) {
        m_session->refresh();
        m_thumbnail->hide();
        m_thumbnail->show();
        QTest::qWait(50);
    }
    QCOMPARE(asked(), 1);
}

void TestThumbnail::aHostThatHangsHoldsNothingUp()
{
    m_host->faults().stick(u"screenshot"_s, 0);
    show(m_vm);
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    int ticks = 0;
    QTimer tick;
    connect(&tick, &QTimer::timeout, this, [&] { ++ticks; });
    tick.start(10);
    QTRY_VERIFY(ticks > 20);
    QCOMPARE(m_host->faults().hanging(), 1);
    m_thumbnail.reset(); // its thread is left to itself: it hangs still
    QCOMPARE(m_host->faults().hanging(), 1);
}

void TestThumbnail::aHostilePictureIsASentence()
{
    m_host->guests().setScreen(m_vm, {.mimeType = u"image/png"_s, .bytes = "P6\n200000 200000\n255\n"});
    show(m_vm);
    QTRY_VERIFY(m_thumbnail->sentence().contains(u"can't be read"_s));
    QVERIFY(m_thumbnail->picture().isNull());
    m_host->guests().setScreen(m_vm, ppm({64, 40}, 0xff00ff00));
    QTRY_COMPARE(colour(), 0xff00ff00);
    QVERIFY(m_thumbnail->sentence().isEmpty());
}

void TestThumbnail::aRefusalIsNotAskedAgain_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("not supported") << ErrorCode::NotSupported;
    QTest::newRow("not allowed") << ErrorCode::AccessDenied;
}

void TestThumbnail::aRefusalIsNotAskedAgain()
{
    QFETCH(ErrorCode, code);
    m_host->faults().fail(u"screenshot"_s, 0, {.code = code, .summary = u"no"_s, .detail = {}, .hint = {}});
    show(m_vm);
    QTRY_VERIFY(!m_thumbnail->sentence().isEmpty());
    QVERIFY(m_thumbnail->picture().isNull());
    m_session->refresh();
    m_thumbnail->hide();
    m_thumbnail->show();
    QTest::qWait(300);
    QCOMPARE(asked(), 1);
    // Its next life is another question.
    QVERIFY(m_host->destroyDomain(m_vm));
    QTRY_VERIFY(m_thumbnail->sentence().contains(u"not running"_s));
    m_host->faults().clear();
    QVERIFY(m_host->startDomain(m_vm));
    QTRY_COMPARE(colour(), 0xffff0000);
}

void TestThumbnail::troubleIsAskedAgain()
{
    m_host->faults().fail(u"screenshot"_s, 1,
                          {.code = ErrorCode::Failed, .summary = u"no"_s, .detail = {}, .hint = {}});
    show(m_vm);
    QTRY_VERIFY(m_thumbnail->sentence().contains(u"just now"_s));
    QTRY_COMPARE(colour(), 0xffff0000);
    QVERIFY(m_thumbnail->sentence().isEmpty());
}

void TestThumbnail::aLateAnswerOfAnotherLifeIsDropped()
{
    show(m_vm);
    QTRY_COMPARE(colour(), 0xffff0000);
    m_host->faults().late(u"screenshot"_s, 0); // taken, and under way
    QTRY_COMPARE(m_host->faults().hanging(), 1);
    QVERIFY(m_host->destroyDomain(m_vm));
    QTRY_VERIFY(m_thumbnail->sentence().contains(u"not running"_s));
    m_host->guests().setScreen(m_vm, ppm({640, 400}, 0xff0000ff));
    QVERIFY(m_host->startDomain(m_vm));
    QTRY_VERIFY(m_thumbnail->sentence().isEmpty());
    QVERIFY(m_thumbnail->picture().isNull());
    bool red = false;
    QTimer look;
    connect(&look, &QTimer::timeout, this, [&] { red = red || colour() == 0xffff0000; });
    look.start(1);
    m_host->faults().clear(); // it arrives
    QTRY_COMPARE(colour(), 0xff0000ff);
    QVERIFY(!red);
}

void TestThumbnail::unseenItForgetsAnEarlierLife()
{
    show(m_vm);
    QTRY_COMPARE(colour(), 0xffff0000);
    m_thumbnail->hide();
    QVERIFY(m_host->destroyDomain(m_vm));
    QTRY_VERIFY(!m_session->inventory()->domain(m_vm)->running());
    QVERIFY(m_thumbnail->picture().isNull());
    const int before = asked();
    QVERIFY(m_host->startDomain(m_vm));
    QTRY_VERIFY(m_session->inventory()->domain(m_vm)->running());
    QCOMPARE(asked(), before); // nor is it asked for
    m_thumbnail->show();
    QTRY_COMPARE(colour(), 0xffff0000);
}

void TestThumbnail::withoutAPictureItSaysWhy()
{
    show(stopped);
    QVERIFY(m_thumbnail->sentence().contains(u"not running"_s));
    show(running); // the small host's has no video
    QVERIFY2(m_thumbnail->sentence().contains(u"no emulated screen"_s), qPrintable(m_thumbnail->sentence()));
    m_thumbnail->grab(); // drawn without a fault
    show(m_vm);
    QTRY_COMPARE(colour(), 0xffff0000);
    m_session->close();
    QVERIFY(m_thumbnail->sentence().contains(u"not connected"_s));
    QVERIFY(m_thumbnail->picture().isNull());
    HostFacts facts = m_host->snapshot().facts;
    facts.readOnly = true;
    m_host->setFacts(facts);
    const int before = asked();
    m_session->open();
    QTRY_VERIFY(m_thumbnail->sentence().contains(u"only read"_s));
    QTest::qWait(150);
    QCOMPARE(asked(), before);
}

void TestThumbnail::itLeadsToTheConsole()
{
    SessionPage page(m_session.get(), m_vm);
    page.resize(1000, 700);
    page.show();
    page.setCurrentTab(u"overviewTab"_s);
    auto *screen = child<Thumbnail>(&page, "thumbnail");
    QVERIFY(screen && screen->isVisible());
    QTRY_VERIFY(!screen->picture().isNull());
    QTest::mouseClick(screen, Qt::LeftButton);
    QCOMPARE(page.currentTab(), u"consoleTab"_s);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Space}) {
        page.setCurrentTab(u"overviewTab"_s);
        screen->setFocus();
        QTest::keyClick(screen, key);
        QCOMPARE(page.currentTab(), u"consoleTab"_s);
    }
}

void TestThumbnail::itIsAboveTheFactsWhereThereIsLittleWidth()
{
    auto *facts = new QScrollArea;
    auto *screen = new Thumbnail(m_session.get(), m_vm, nullptr, between);
    OverviewPane pane(facts, screen);
    const int wide = screen->sizeHint().width();
    pane.resize(wide * 4, wide * 2);
    pane.show();
    QTRY_VERIFY(screen->x() >= facts->geometry().right());
    QCOMPARE(screen->size(), screen->sizeHint());
    pane.resize(wide * 3 / 2, wide * 2);
    QTRY_VERIFY(facts->y() >= screen->geometry().bottom());
    QCOMPARE(facts->width(), pane.width());
    QCOMPARE(screen->x(), 0);
    pane.resize(wide * 4, wide * 2);
    QTRY_VERIFY(screen->x() >= facts->geometry().right());
}

QTEST_MAIN(TestThumbnail)
#include "tst_thumbnail.moc"
