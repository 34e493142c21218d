// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/onlab/lab_tab.h"
#include "tests/support/longest_gap.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>

#include <cmath>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

using State = ScreenLink::State;

namespace {

constexpr int keyEvent = 1;
constexpr int absoluteEvent = 3;

/// Of the records that the guest prints: a whole line is 24 bytes in words of two, little end first.
struct InputRecord {
    int type = 0;
    int code = 0;
    int value = 0;
};

QList<InputRecord> records(const QString &log)
{
    QList<InputRecord> found;
    for (const QString &line : log.split(u'\n')) {
        const QStringList words = line.simplified().split(u' ');
        if (words.size() != 12)
            continue;
        const auto word = [&](int at) { return words[at].toInt(nullptr, 16); };
        found << InputRecord{word(8), word(9), word(10) | word(11) << 16};
    }
    return found;
}

/// The mean difference of a colour, of 255.
double difference(const QImage &one, const QImage &other)
{
    if (one.size() != other.size() || one.isNull())
        return 255;
    double sum = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            const QRgb a = one.pixel(x, y);
            const QRgb b = other.pixel(x, y);
            sum += std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b)) + std::abs(qBlue(a) - qBlue(b));
        }
    }
    return sum / (3.0 * one.width() * one.height());
}

} // namespace

/// The screen of a VM on a real KVM host, over qemu+ssh, in the real window. The guest and virsh are the witnesses.
class TestScreen : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void pictureKeysAndPointer_data();
    void pictureKeysAndPointer();
    void aPasswordIsAskedFor();
    void aPausedVmStandsStill();
    void stopsAndStartsAgain();
    void libvirtdRestarts();
    void theLinkIsCut();
    void theCableIsPulled();
    void noScreenNoSerial();

private:
    /// The VM "screen" with another `<graphics>`.
    bool define(const QByteArray &graphics);
    ScreenView *openRunning();
    QImage screenshot();
    QString inputLog() { return m_lab.ssh(u"cat /var/log/libvirt/qemu/screen-serial.log"_s); }
    /// The guest has said so.
    bool told(const std::function<bool(const InputRecord &)> &wanted)
    {
        return m_tab->waitFor([&] { return std::ranges::any_of(records(inputLog()), wanted); }, 60);
    }

    LabHost m_lab;
    std::unique_ptr<LabTab> m_tab;
};

void TestScreen::initTestCase()
{
    QVERIFY2(m_lab.isUp(), "the lab is not up: tests/lab/up");
    m_lab.uses(u"screen"_s);
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
    m_tab = std::make_unique<LabTab>(m_lab);
    QVERIFY(m_tab->waitReady());
}

void TestScreen::cleanupTestCase()
{
    m_tab.reset();
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
}

void TestScreen::init()
{
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
}

bool TestScreen::define(const QByteArray &graphics)
{
    QByteArray xml = m_lab.virsh({u"dumpxml"_s, u"--inactive"_s, u"screen"_s}).toUtf8();
    const qsizetype from = xml.indexOf("<graphics");
    const QByteArray end = "</graphics>";
    xml.replace(from, xml.indexOf(end) + end.size() - from, graphics);
    m_lab.ssh(u"cat > /run/screen.xml && virsh define /run/screen.xml"_s, xml);
    return m_lab.lastError().isEmpty();
}

ScreenView *TestScreen::openRunning()
{
    m_lab.virsh({u"start"_s, u"screen"_s});
    ScreenView *view = m_tab->openScreen(u"screen"_s);
    if (!view || !m_tab->waitFor([&] { return view->link()->state() == State::Open; }))
        return nullptr;
    return m_tab->waitFor([&] { return inputLog().contains(u"END 1"_s); }, 150) ? view : nullptr;
}

QImage TestScreen::screenshot()
{
    const QString text = m_lab.ssh(u"virsh -q screenshot screen /run/shot > /dev/null && base64 -w0 /run/shot"_s);
    return QImage::fromData(QByteArray::fromBase64(text.toLatin1()));
}

void TestScreen::pictureKeysAndPointer_data()
{
    QTest::addColumn<QByteArray>("graphics");
    QTest::newRow("loopback") << QByteArray("<graphics type='vnc' autoport='yes'><listen type='address' "
                                            "address='127.0.0.1'/></graphics>");
    QTest::newRow("UNIX socket") << QByteArray("<graphics type='vnc'><listen type='socket'/></graphics>");
}

void TestScreen::pictureKeysAndPointer()
{
    QFETCH(QByteArray, graphics);
    QVERIFY2(define(graphics), qPrintable(m_lab.lastError()));
    ScreenView *view = openRunning();
    QVERIFY2(view, qPrintable(m_tab->lastError() + inputLog()));
    // The pattern stands still, so the tab and libvirt's own picture must agree.
    QVERIFY(m_tab->waitFor([&] { return LabTab::picture(view).size() == QSize(720, 400); }));
    const QImage theirs = screenshot();
    QVERIFY(m_tab->waitFor([&] { return difference(LabTab::picture(view), theirs) < 1; }, 30));
    const QImage seen = view->view()->grab().toImage();
    const QRect place = view->view()->pictureRect();
    qInfo() << "difference" << difference(LabTab::picture(view), theirs) << "shown at" << place;
    // Red, green, white: the second, third and last field of the first row, as painted in the window.
    const auto field = [&](int column) {
        return QColor(
            seen.pixel(place.left() + place.width() * (2 * column + 1) / 16, place.top() + place.height() / 20));
    };
    QVERIFY(field(1).red() > 120 && field(1).green() < 40 && field(1).blue() < 40);
    QVERIFY(field(2).green() > 120 && field(2).red() < 40);
    QVERIFY(field(7).red() > 120 && field(7).green() > 120 && field(7).blue() > 120);

    QTest::mouseClick(view->view(), Qt::LeftButton, {}, place.center());
    QVERIFY(view->view()->hasKeyboard());
    QTest::keyClick(view->view(), Qt::Key_A); // KEY_A is 30
    QVERIFY2(told([](const InputRecord &r) { return r.type == keyEvent && r.code == 30 && r.value == 1; }),
             qPrintable(inputLog()));
    QVERIFY(told([](const InputRecord &r) { return r.type == keyEvent && r.code == 30 && r.value == 0; }));
    // The tablet's axes go from 0 to 0x7fff: the middle of the picture is the middle of both.
    const auto inTheMiddle = [](int code) {
        return [code](const InputRecord &r) {
            return r.type == absoluteEvent && r.code == code && std::abs(r.value - 0x4000) < 0x200;
        };
    };
    QVERIFY2(told(inTheMiddle(0)) && told(inTheMiddle(1)), qPrintable(inputLog()));
    QVERIFY(
        told([](const InputRecord &r) { return r.type == keyEvent && r.code == 0x110 && r.value == 1; })); // BTN_LEFT
    view->view()->sendKeys({Qt::Key_Control, Qt::Key_Alt, Qt::Key_F2});
    QVERIFY(told([](const InputRecord &r) { return r.type == keyEvent && r.code == 60 && r.value == 1; })); // KEY_F2
    QTest::keyPress(view->view(), Qt::Key_Control);
    QTest::keyPress(view->view(), Qt::Key_Alt, Qt::ControlModifier);
    QVERIFY(!view->view()->hasKeyboard());
}

void TestScreen::aPasswordIsAskedFor()
{
    QVERIFY(define("<graphics type='vnc' autoport='yes' passwd='right'><listen type='address' "
                   "address='127.0.0.1'/></graphics>"));
    m_lab.virsh({u"start"_s, u"screen"_s});
    ScreenView *view = m_tab->openScreen(u"screen"_s);
    QVERIFY(view);
    auto *password = view->findChild<QLineEdit *>(u"screenPassword"_s);
    QVERIFY(m_tab->waitFor([&] { return password->isVisible(); }));
    QTest::keyClicks(password, u"wrong"_s);
    QVERIFY(LabTab::press(view, "screenLoginSend"));
    QVERIFY(m_tab->waitFor([&] { return view->link()->state() == State::Failed; }));
    qInfo().noquote() << view->link()->error()->toText();
    QCOMPARE(view->link()->error()->code, ErrorCode::LoginRefused);
    QVERIFY(view->link()->error()->summary.contains(u"VM screen on"_s));
    QVERIFY(LabTab::press(view, "screenRetry"));
    QVERIFY(m_tab->waitFor([&] { return password->isVisible(); }));
    QTest::keyClicks(password, u"right"_s);
    QTest::keyClick(password, Qt::Key_Return);
    QVERIFY(m_tab->waitFor([&] { return view->link()->state() == State::Open; }));
}

void TestScreen::aPausedVmStandsStill()
{
    ScreenView *view = openRunning();
    QVERIFY(view);
    m_lab.virsh({u"suspend"_s, u"screen"_s});
    QVERIFY(m_tab->waitFor([&] { return view->link()->isPaused(); }));
    QCOMPARE(view->link()->state(), State::Open);
    QVERIFY(view->findChild<QLabel *>(u"screenState"_s)->text().contains(u"paused"_s));
    m_lab.virsh({u"resume"_s, u"screen"_s});
    QVERIFY(m_tab->waitFor([&] { return !view->link()->isPaused(); }));
}

void TestScreen::stopsAndStartsAgain()
{
    m_lab.virsh({u"start"_s, u"screen"_s});
    ScreenView *view = m_tab->openScreen(u"screen"_s);
    QVERIFY(view);
    QVERIFY(m_tab->waitFor([&] { return view->link()->state() == State::Open; }));
    m_lab.virsh({u"reset"_s, u"screen"_s});
    QVERIFY(m_tab->waitFor([&] { return view->link()->state() == State::Open; }));
    m_lab.virsh({u"destroy"_s, u"screen"_s});
    QVERIFY(m_tab->waitFor([&] { return view->link()->state() == State::Off; }));
    QVERIFY(view->findChild<QWidget *>(u"screenBar"_s)->isHidden());
    m_lab.virsh({u"start"_s, u"screen"_s});
    QVERIFY(m_tab->waitFor([&] { return view->link()->state() == State::Open; }));
    // Down and up before the host can be read in between.
    m_lab.ssh(u"virsh destroy screen && virsh start screen"_s);
    QVERIFY(m_tab->waitFor([&] { return view->link()->state() != State::Open; }));
    QVERIFY(m_tab->waitFor([&] { return view->link()->state() == State::Open; }));
}

void TestScreen::libvirtdRestarts()
{
    m_lab.virsh({u"start"_s, u"screen"_s});
    ScreenView *view = m_tab->openScreen(u"screen"_s);
    QVERIFY(view && m_tab->waitFor([&] { return view->link()->state() == State::Open; }));
    m_lab.ssh(u"systemctl restart libvirtd"_s);
    QVERIFY(m_tab->waitFor([&] { return m_tab->session()->state() != HostSession::State::Online; }));
    QVERIFY(m_tab->waitFor([&] { return m_tab->session()->state() == HostSession::State::Online; }));
    QVERIFY(m_tab->waitFor([&] { return view->link()->state() == State::Open; }));
    QVERIFY(m_tab->waitFor([&] { return LabTab::picture(view).size() == QSize(720, 400); }));
}

/// Every login ends, as behind a cable that was pulled once ssh has noticed; then the host is there again.
void TestScreen::theLinkIsCut()
{
    m_lab.virsh({u"start"_s, u"screen"_s});
    ScreenView *view = m_tab->openScreen(u"screen"_s);
    QVERIFY(view && m_tab->waitFor([&] { return view->link()->state() == State::Open; }));
    m_lab.ssh(u"pkill -f 'sshd-session: root@notty'"_s); // ends every login, ours too
    QVERIFY(m_tab->waitFor([&] { return view->link()->state() != State::Open; }));
    QVERIFY(m_tab->waitFor([&] { return m_tab->session()->state() == HostSession::State::Online; }));
    QVERIFY2(m_tab->waitFor([&] { return view->link()->state() == State::Open; }),
             qPrintable(view->link()->error() ? view->link()->error()->toText() : u"?"_s));
}

/// Nothing ends then: what is sent is simply never answered.
void TestScreen::theCableIsPulled()
{
    m_lab.virsh({u"start"_s, u"screen"_s});
    ScreenView *view = m_tab->openScreen(u"screen"_s);
    QVERIFY(view && m_tab->waitFor([&] { return view->link()->state() == State::Open; }));
    m_lab.qmp({u"set_link"_s, u"net0"_s, u"off"_s});
    LongestGap gap;
    const bool noticed = gap.runUntil([&] { return view->link()->state() != State::Open; }, m_lab.limit(180));
    const LongestGap::Longest longest = gap.stop();
    const QString said = view->link()->error() ? view->link()->error()->toText() : u"?"_s;
    m_lab.qmp({u"set_link"_s, u"net0"_s, u"on"_s});
    qInfo().noquote() << said << "\nlongest gap of the event loop:" << longest.toString();
    QVERIFY(noticed);
    QVERIFY(longest.held < 2000); // it waited for no answer and for no end of a connection, which take longer
    QVERIFY(m_tab->waitFor([&] { return m_tab->session()->state() == HostSession::State::Online; }, 180));
    QVERIFY2(m_tab->waitFor([&] { return view->link()->state() == State::Open; }),
             qPrintable(view->link()->error() ? view->link()->error()->toText() : u"?"_s));
}

void TestScreen::noScreenNoSerial()
{
    QByteArray xml = m_lab.virsh({u"dumpxml"_s, u"--inactive"_s, u"screen"_s}).toUtf8();
    for (const QByteArray &name : {QByteArray("graphics"), QByteArray("serial"), QByteArray("console")}) {
        const qsizetype from = xml.indexOf('<' + name + ' ');
        const QByteArray end = "</" + name + '>';
        xml.remove(from, xml.indexOf(end) + end.size() - from);
    }
    m_lab.ssh(u"cat > /run/screen.xml && virsh define /run/screen.xml"_s, xml);
    m_lab.virsh({u"start"_s, u"screen"_s});
    ConsolePage *console = m_tab->open(u"screen"_s);
    QVERIFY(console);
    auto *empty = console->findChild<QWidget *>(u"consoleEmpty"_s);
    QVERIFY(m_tab->waitFor([&] { return empty->isVisible(); }));
    QCOMPARE(empty->findChild<QLabel *>(u"emptyTitle"_s)->text(), u"This VM has no screen and no serial line"_s);
}

QTEST_MAIN(TestScreen)
#include "tst_screen.moc"
