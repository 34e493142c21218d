// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/simulated_guests.h"
#include "core/xml/guest_consoles.h"
#include "tests/support/fake_viewer.h"
#include "tests/support/session_fixture.h"
#include "tests/ui/dialog_support.h"
#include "ui/console/console_page.h"
#include "ui/console/spice_view.h"

#include <QFileInfo>
#include <QPushButton>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

using State = SpiceViewer::State;

/// The Console tab of a VM whose screen speaks SPICE, with a remote-viewer that writes down what it is given.
class TestSpiceView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void itOpensWhenItIsAskedTo();
    void itsEndIsTold();
    void aFailureCanBeTriedAgain();
    void whoMayReadAlongIsSaid();
    void withoutAViewerItSaysHowToGetOne();
    void whereTheDisplayListensNowhere();
    void aStoppedVmCanNotBeOpened();
    void anotherLifeBeginsAnew();
    void aViewerThatEndsInTheNextLife();
    void aPageThatGoesTakesItAlong();
    void otherKindsAreNamed();

private:
    void open(const QByteArray &graphics, bool running = true);
    void restart();
    SpiceView *view() const { return m_page->spice(); }
    State state() const { return view()->viewer()->state(); }

    std::unique_ptr<FakeViewer> m_fake;
    std::shared_ptr<SimulatedHost> m_host;
    std::unique_ptr<HostSession> m_session;
    DomainId m_vm;
    std::unique_ptr<ConsolePage> m_page;
};

namespace {

const QByteArray spice = "<graphics type='spice' port='5907' autoport='yes' listen='127.0.0.1'/>"
                         "<video><model type='qxl'/></video>";

} // namespace

void TestSpiceView::init()
{
    m_fake = std::make_unique<FakeViewer>();
    m_host = smallHost();
    m_session = sessionFor(m_host);
    m_session->open();
    QTRY_VERIFY(m_session->state() == HostSession::State::Online && m_session->inventory());
}

void TestSpiceView::cleanup()
{
    m_page.reset();
    m_session.reset();
    m_fake.reset();
}

void TestSpiceView::open(const QByteArray &graphics, bool running)
{
    const auto id = m_host->defineDomain(
        "<domain type='kvm'><name>paints</name><uuid>99999999-0000-4000-8000-000000000002</uuid><memory "
        "unit='MiB'>128</memory><vcpu>1</vcpu><os><type arch='x86_64' machine='pc-q35-10.0'>hvm</type></os><devices>" +
        graphics + "</devices></domain>");
    QVERIFY(id && (!running || m_host->startDomain(*id)));
    m_vm = *id;
    m_session->refresh();
    QTRY_VERIFY(m_session->inventory()->domain(m_vm) && m_session->inventory()->domain(m_vm)->running() == running);
    m_page = std::make_unique<ConsolePage>(m_session.get(), m_vm);
    m_page->resize(900, 600);
    m_page->show();
}

/// Its next life, which the page knows of when this returns.
void TestSpiceView::restart()
{
    const auto life = [this] {
        const Domain *domain = m_session->inventory()->domain(m_vm);
        return domain && domain->live ? guestConsoles(domain->live->xml).life : QString();
    };
    const QString before = life();
    QVERIFY(m_host->destroyDomain(m_vm) && m_host->startDomain(m_vm));
    m_session->refresh();
    QTRY_VERIFY(!life().isEmpty() && life() != before);
}

void TestSpiceView::itOpensWhenItIsAskedTo()
{
    open(spice);
    QVERIFY(view() && view()->isVisible());
    QTest::qWait(100);
    QCOMPARE(m_fake->starts(), 0); // not by itself
    QVERIFY(child<QWidget>(view(), "spiceClose")->isHidden());
    click(view(), "spiceOpen");
    QCOMPARE(state(), State::Open);
    QCOMPARE(textOf(view(), "spiceState"), u"Open in remote-viewer"_s);
    QVERIFY(!enabled(view(), "spiceOpen"));
    QVERIFY(m_fake->waitStarted());
    QCOMPARE(m_fake->connectionFile(), QByteArray("[virt-viewer]\ntype=spice\nhost=127.0.0.1\nport=5907\n"
                                                  "title=VM paints on small\ndelete-this-file=1\n"));
    click(view(), "spiceClose");
    QTRY_VERIFY(!m_fake->runs());
    QCOMPARE(textOf(view(), "spiceState"), u"Not open"_s);
    QVERIFY(enabled(view(), "spiceOpen"));
}

void TestSpiceView::itsEndIsTold()
{
    open(spice);
    click(view(), "spiceOpen");
    QVERIFY(m_fake->waitStarted());
    m_fake->end(u"0"_s);
    QTRY_COMPARE(textOf(view(), "spiceState"), u"remote-viewer was closed."_s);
    QVERIFY(child<QWidget>(view(), "spiceBar")->isHidden());
    QVERIFY(enabled(view(), "spiceOpen"));
}

void TestSpiceView::aFailureCanBeTriedAgain()
{
    open(spice);
    click(view(), "spiceOpen");
    QVERIFY(m_fake->waitStarted());
    m_fake->end(u"5"_s);
    QTRY_VERIFY(child<QWidget>(view(), "spiceBar")->isVisible());
    QVERIFY(textOf(view(), "messageSummary").contains(u"VM paints on small"_s));
    QCOMPARE(textOf(view(), "spiceState"), u"remote-viewer ended with the exit code 5."_s);
    const QString details = previewOf(view(), "messageDetails");
    QVERIFY2(details.contains(u'5') && details.contains(u"it has seen enough"_s), qPrintable(details));
    m_fake->again();
    click(view(), "spiceRetry");
    QVERIFY(m_fake->waitStarted(2));
    QVERIFY(child<QWidget>(view(), "spiceBar")->isHidden());
}

/// Before it is opened, and while it is.
void TestSpiceView::whoMayReadAlongIsSaid()
{
    m_host->guests().setSpiceRoute(
        SpiceRoute{.way = SpiceRoute::Way::Address, .address = u"127.0.0.1"_s, .port = 5907, .inTheClear = true});
    open(spice);
    const QString warning = u" Not encrypted: anybody on the way can read along."_s;
    QCOMPARE(textOf(view(), "spiceState"), u"Not open."_s + warning);
    click(view(), "spiceOpen");
    QVERIFY(m_fake->waitStarted());
    QCOMPARE(textOf(view(), "spiceState"), u"Open in remote-viewer."_s + warning);
    m_fake->end(u"0"_s);
    QTRY_COMPARE(textOf(view(), "spiceState"), u"remote-viewer was closed."_s + warning);
    QVERIFY(m_host->destroyDomain(m_vm));
    QTRY_VERIFY(!enabled(view(), "spiceOpen"));
    QVERIFY(!textOf(view(), "spiceState").contains(u"encrypted"_s));
}

void TestSpiceView::withoutAViewerItSaysHowToGetOne()
{
    m_fake->uninstall();
    open(spice);
    click(view(), "spiceOpen");
    QVERIFY(child<QWidget>(view(), "spiceBar")->isVisible());
    const QString hint = textOf(view(), "messageHint");
    QVERIFY2(hint.contains(u"virt-viewer"_s) && hint.contains(u"Fedora"_s) && hint.contains(u"Ubuntu"_s),
             qPrintable(hint));
}

void TestSpiceView::whereTheDisplayListensNowhere()
{
    open("<graphics type='spice'><listen type='none'/></graphics>");
    click(view(), "spiceOpen");
    QVERIFY(child<QWidget>(view(), "spiceBar")->isVisible());
    QVERIFY(previewOf(view(), "messageDetails").contains(u"listens nowhere"_s));
    QCOMPARE(m_fake->starts(), 0);
}

void TestSpiceView::aStoppedVmCanNotBeOpened()
{
    open(spice, false);
    QVERIFY(view());
    QVERIFY(!enabled(view(), "spiceOpen"));
    QVERIFY(textOf(view(), "spiceState").contains(u"not running"_s));
    QVERIFY(m_host->startDomain(m_vm));
    QTRY_VERIFY(enabled(view(), "spiceOpen"));
    click(view(), "spiceOpen");
    QVERIFY(m_fake->waitStarted());
    QVERIFY(m_host->destroyDomain(m_vm)); // the viewer is told by the VM
    QTRY_VERIFY(!m_session->inventory()->domain(m_vm)->running());
    QCOMPARE(state(), State::Open);
    m_fake->end(u"1"_s);
    QTRY_COMPARE(state(), State::Failed);
    QVERIFY(child<QWidget>(view(), "spiceBar")->isHidden());
    QVERIFY(!enabled(view(), "spiceOpen"));
}

/// On the same port.
void TestSpiceView::anotherLifeBeginsAnew()
{
    open(spice);
    click(view(), "spiceOpen");
    QVERIFY(m_fake->waitStarted());
    m_fake->end(u"5"_s);
    QTRY_VERIFY(child<QWidget>(view(), "spiceBar")->isVisible());
    restart();
    QTRY_VERIFY(child<QWidget>(view(), "spiceBar")->isHidden());
    QCOMPARE(state(), State::Idle);
    QVERIFY(!view()->viewer()->error());
    QTRY_COMPARE(textOf(view(), "spiceState"), u"Not open"_s);
    QVERIFY(enabled(view(), "spiceOpen"));
}

void TestSpiceView::aViewerThatEndsInTheNextLife()
{
    open(spice);
    click(view(), "spiceOpen");
    QVERIFY(m_fake->waitStarted());
    restart();
    QCOMPARE(state(), State::Open);
    m_fake->end(u"5"_s); // the VM it showed is gone
    QTRY_COMPARE(state(), State::Failed);
    QVERIFY(child<QWidget>(view(), "spiceBar")->isHidden());
    QCOMPARE(textOf(view(), "spiceState"), u"Not open"_s);
    QVERIFY(enabled(view(), "spiceOpen"));
}

void TestSpiceView::aPageThatGoesTakesItAlong()
{
    open(spice);
    click(view(), "spiceOpen");
    QVERIFY(m_fake->waitStarted());
    const QString folder = view()->viewer()->folder();
    QVERIFY(QFileInfo::exists(folder));
    m_page.reset();
    QTRY_VERIFY(!QFileInfo::exists(folder));
    QTRY_VERIFY(!m_fake->runs());
}

void TestSpiceView::otherKindsAreNamed()
{
    open("<graphics type='rdp' port='3389'/>");
    QVERIFY(!view());
    QVERIFY(textOf(m_page.get(), "emptyTitle").contains(u"RDP"_s));
}

QTEST_MAIN(TestSpiceView)
#include "tst_spice_view.moc"
