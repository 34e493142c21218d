// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/console.h"
#include "core/host/consoles.h"
#include "core/host/serial_console.h"
#include "tests/libvirt/support_daemon.h"
#include "tests/libvirt/support_own_run.h"
#include "tests/support/own_resources.h"
#include "ui/console/console_page.h"
#include "ui/console/screen_view.h"
#include "ui/console/serial_view.h"
#include "ui/console/vnc_view.h"

#include <QApplication>
#include <QComboBox>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto vmId = "99999999-0000-4000-8000-0000000000aa"_L1;
/// A display that listens nowhere: only who may ask libvirt of this computer for a descriptor comes to it.
constexpr auto definition = R"(<domain type='qemu'><name>local</name><uuid>99999999-0000-4000-8000-0000000000aa</uuid>
<memory unit='MiB'>64</memory><vcpu>1</vcpu><os><type arch='x86_64' machine='pc'>hvm</type></os>
<devices><emulator>/usr/bin/qemu-system-x86_64</emulator><serial type='pty'/><console type='pty'/>
<graphics type='vnc'><listen type='none'/></graphics><video><model type='vga'/></video><memballoon model='none'/>
</devices></domain>)"_L1;

/// Of all pixels, how many differ: the firmware's cursor blinks.
double difference(const QImage &one, const QImage &other)
{
    if (one.size() != other.size() || one.isNull())
        return 1;
    int differing = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x)
            differing += (one.pixel(x, y) & 0xffffff) != (other.pixel(x, y) & 0xffffff);
    }
    return double(differing) / (one.width() * one.height());
}

} // namespace

/// The consoles of VMs of this computer, with libvirt's own driver for QEMU and emulated guests.
class TestLocalConsoles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { m_daemon.reset(); }

    void aDisplayThatListensNowhereIsSeen();
    void aFloodOfTwoMiBASecond();
    void theConnectionGoesWithLinesOpen();
    void theVmIsKilledWhileItIsLookedAt();

private:
    bool virsh(const QStringList &arguments) const
    {
        QProcess process;
        process.start(u"virsh"_s, QStringList{u"-q"_s, u"-c"_s, u"qemu:///system"_s} + arguments);
        if (process.waitForFinished(30'000) && process.exitCode() == 0)
            return true;
        qWarning().noquote() << arguments << process.readAllStandardError().trimmed();
        return false;
    }
    void connectTo();
    void show(QChar kind);
    bool waitSerial();
    pid_t qemu() const;
    void flood(int bytesASecond, int seconds);

    std::unique_ptr<PrivateLibvirtd> m_daemon;
    std::unique_ptr<Console> m_console;
    HostSession *m_session = nullptr;
    std::unique_ptr<ConsolePage> m_page;
    QTemporaryDir m_config;
    QProcess m_flood;
};

void TestLocalConsoles::initTestCase()
{
    m_daemon = std::make_unique<PrivateLibvirtd>(u"qemu"_s);
    QVERIFY(m_daemon->start());
    QVERIFY(beThisComputers(m_daemon->socket()));
    QFile file(m_config.filePath(u"local.xml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(definition.data()) > 0);
    file.close();
    QVERIFY(virsh({u"define"_s, file.fileName()}));
}

void TestLocalConsoles::connectTo()
{
    m_page.reset();
    m_console.reset();
    Options options;
    options.uris = {u"qemu:///system"_s};
    options.configFolder = m_config.path();
    m_console = std::make_unique<Console>(options);
    m_console->start();
    m_session = m_console->hosts()->sessions().value(0);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->state() == HostSession::State::Online && m_session->inventory(), 30'000);
}

void TestLocalConsoles::init()
{
    QVERIFY(virsh({u"start"_s, u"local"_s}));
    connectTo();
}

void TestLocalConsoles::cleanup()
{
    if (m_flood.state() != QProcess::NotRunning) {
        m_flood.kill();
        m_flood.waitForFinished();
    }
    m_page.reset();
    m_console.reset();
    (void)virsh({u"destroy"_s, u"local"_s});
}

void TestLocalConsoles::show(QChar kind)
{
    m_page = std::make_unique<ConsolePage>(m_session, DomainId(vmId));
    m_page->resize(900, 600);
    m_page->show();
    auto *source = m_page->findChild<QComboBox *>(u"consoleSource"_s);
    int at = -1;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            for (int i = 0; i < source->count(); ++i) {
                if (source->itemData(i).toString().startsWith(kind))
                    at = i;
            }
            return at >= 0;
        }(),
        20'000);
    if (source->currentIndex() != at) {
        source->setCurrentIndex(at);
        Q_EMIT source->activated(at);
    }
}

bool TestLocalConsoles::waitSerial()
{
    if (!QTest::qWaitFor([this] { return m_page->serial() != nullptr; }, 20'000))
        return false;
    const SerialConsole *console = m_page->serial()->console();
    if (QTest::qWaitFor([&] { return console->state() == SerialConsole::State::Open; }, 20'000))
        return true;
    qWarning().noquote() << (console->error() ? console->error()->toText() : u"?"_s);
    return false;
}

/// The one whose name is ours, in the daemon's own process namespace.
pid_t TestLocalConsoles::qemu() const
{
    for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile file(u"/proc/%1/cmdline"_s.arg(name));
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains("guest=local,") &&
            QFile::symLinkTarget(u"/proc/%1/ns/pid"_s.arg(name)) != QFile::symLinkTarget(u"/proc/self/ns/pid"_s))
            return name.toInt();
    }
    return 0;
}

/// Through the master of QEMU's own pseudo terminal, as a guest's output comes.
void TestLocalConsoles::flood(int bytesASecond, int seconds)
{
    const pid_t writer = qemu();
    QVERIFY(writer > 0);
    m_flood.start(u"perl"_s, {QStringLiteral(RISER_SOURCE_DIR "/tests/onlab/flood.pl"), QString::number(writer),
                              QString::number(seconds), QString::number(bytesASecond)});
    QVERIFY(m_flood.waitForStarted());
}

void TestLocalConsoles::aDisplayThatListensNowhereIsSeen()
{
    show(u'd');
    QTRY_VERIFY(m_page->screen());
    ScreenLink *link = m_page->screen()->link();
    QTRY_COMPARE_WITH_TIMEOUT(link->state(), ScreenLink::State::Open, 20'000);
    const auto seen = [&] {
        QImage copy;
        if (link->client())
            link->client()->look([&](const QImage &picture) { copy = picture.copy(); });
        return copy;
    };
    double least = 1;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            const Result<Screenshot> shot = m_session->consoles()->screenshot(DomainId(vmId), 0);
            least = shot ? difference(seen(), QImage::fromData(shot->bytes)) : 1;
            return least < 0.001;
        }(),
        30'000);
    qInfo() << seen().size() << "pixels that differ from libvirt's own picture:" << least;
}

void TestLocalConsoles::aFloodOfTwoMiBASecond()
{
    show(u's');
    QVERIFY(waitSerial());
    constexpr int rate = 2 * 1024 * 1024;
    constexpr int seconds = 5;
    LongestGap gap;
    flood(rate, seconds);
    QElapsedTimer quiet;
    quiet.start();
    connect(m_page->serial()->console(), &SerialConsole::received, this, [&quiet] { quiet.start(); });
    QTRY_VERIFY_WITH_TIMEOUT(quiet.elapsed() > 2000 && m_flood.state() == QProcess::NotRunning, 120'000);
    const double longest = gap.stop();
    m_page->serial()->console()->disconnect(this);
    const QByteArray told = m_flood.readAllStandardOutput().trimmed();
    qInfo().noquote() << told << "longest gap of the event loop:" << longest << "ms of work," << gap.whole()
                      << "by the clock; lost" << m_page->serial()->console()->lost();
    const QTemporaryDir folder;
    QFile shown(folder.filePath(u"shown.txt"_s));
    QVERIFY(m_page->serial()->save(shown.fileName()) && shown.open(QIODevice::ReadOnly));
    QVERIFY(shown.readAll().contains("FLOOD IS OVER"));
    QVERIFY2(told.startsWith("LINES"), told.constData());
    QVERIFY2(longest < 50, qPrintable(QString::number(longest)));
}

/// Where libvirtd can wait for itself for ever (core/host/libvirt/open_streams.h): it finds all at once what happened
/// while it stood still, and must answer afterwards.
void TestLocalConsoles::theConnectionGoesWithLinesOpen()
{
    for (int round = 0; round < 10; ++round) {
        connectTo();
        show(u's');
        QVERIFY(waitSerial());
        if (round % 2 == 1)
            flood(4 * 1024 * 1024, 1);
        QTest::qWait(200);
        m_daemon->freeze();
        m_page.reset();
        QTest::qWait(100);
        m_session->close();
        QTest::qWait(500);
        m_daemon->thaw();
        m_console.reset();
        QVERIFY2(virsh({u"domstate"_s, u"local"_s}), qPrintable(QString::number(round)));
        m_flood.kill(); // nobody listens any more, so it would wait for ever
        QVERIFY(m_flood.state() == QProcess::NotRunning || m_flood.waitForFinished());
    }
}

void TestLocalConsoles::theVmIsKilledWhileItIsLookedAt()
{
    show(u'd');
    QTRY_VERIFY(m_page->screen());
    QTRY_COMPARE_WITH_TIMEOUT(m_page->screen()->link()->state(), ScreenLink::State::Open, 20'000);
    QCOMPARE(::kill(qemu(), SIGKILL), 0);
    QTRY_VERIFY_WITH_TIMEOUT(m_page->screen()->link()->state() != ScreenLink::State::Open, 20'000);
    QVERIFY(QTest::qWaitFor([&] { return virsh({u"start"_s, u"local"_s}); }, 20'000));
    QTRY_COMPARE_WITH_TIMEOUT(m_page->screen()->link()->state(), ScreenLink::State::Open, 30'000);
}

int main(int argc, char **argv)
{
    if (!makeOwnRun())
        qFatal("a /run of its own isn't allowed here");
    qunsetenv("XDG_RUNTIME_DIR");
    QApplication app(argc, argv);
    TestLocalConsoles test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_local_consoles.moc"
