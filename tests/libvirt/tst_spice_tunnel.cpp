// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/spice_viewer.h"
#include "core/host/ssh_command.h"
#include "tests/libvirt/support_sshd.h"
#include "tests/support/fake_viewer.h"
#include "tests/support/spice_probe.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

using State = SpiceViewer::State;

/// The tunnel by a real ssh and Riser's own script, to a server that speaks as much SPICE as a probe needs.
class TestSpiceTunnel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void toAPort();
    void toASocket();
    void aSharedLoginDoesNotKeepIt();
    void aLoginThatIsRefused();
    void nothingListensThere();

private:
    SpiceHost host(const QString &key = u"good"_s) const
    {
        const QString uri = m_sshd.uri(u"/nowhere"_s, m_sshd.command(sshCommandPath(), u"known"_s), key);
        return {.uri = *HostUri::parse(uri), .local = false, .name = u"127.0.0.1"_s, .sshScript = {}};
    }
    GuestDisplay port(quint16 number) const
    {
        return {.type = GuestDisplay::Type::Spice,
                .listen = GuestDisplay::Listen::Address,
                .address = u"127.0.0.1"_s,
                .port = number};
    }
    void open(const SpiceHost &host, const GuestDisplay &display)
    {
        const SpiceRoute route = spiceRoute(host, display);
        QCOMPARE(route.way, SpiceRoute::Way::Tunnel);
        m_viewer->open(route, u"VM web on kvm1"_s);
    }
    static QString listening()
    {
        QFile sockets(u"/proc/net/unix"_s);
        return sockets.open(QIODevice::ReadOnly) ? QString::fromUtf8(sockets.readAll()) : QString();
    }
    template<typename Server, typename Signal>
    static void answer(Server &server, Signal connected)
    {
        QObject::connect(&server, connected, &server, [&server] {
            auto *client = server.nextPendingConnection();
            QObject::connect(client, &QIODevice::readyRead, client, [client] {
                if (client->readAll().startsWith("REDQ"))
                    client->write("REDQ and so on");
            });
        });
    }

    PrivateSshd m_sshd;
    std::unique_ptr<FakeViewer> m_fake;
    std::unique_ptr<SpiceViewer> m_viewer;
};

void TestSpiceTunnel::initTestCase()
{
    QVERIFY2(!sshCommandPath().isEmpty(), "riser-ssh isn't built");
    QVERIFY2(m_sshd.start(), qPrintable(m_sshd.log()));
}

void TestSpiceTunnel::init()
{
    m_fake = std::make_unique<FakeViewer>();
    m_fake->setAction(spiceProbe());
    m_viewer = std::make_unique<SpiceViewer>();
}

void TestSpiceTunnel::cleanup()
{
    m_viewer.reset();
    m_fake.reset();
}

void TestSpiceTunnel::toAPort()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    answer(server, &QTcpServer::newConnection);
    open(host(), port(server.serverPort()));
    QVERIFY2(m_fake->waitStarted(1, 60'000),
             qPrintable(m_viewer->error() ? m_viewer->error()->toText() : m_sshd.log()));
    QCOMPARE(m_fake->found(), u"REDQ"_s);
    QCOMPARE(m_fake->folderMode(), u"700"_s);
    const QString folder = m_viewer->folder();
    QVERIFY(listening().contains(folder));
    m_fake->end(u"0"_s);
    QTRY_COMPARE(m_viewer->state(), State::Ended);
    QTRY_VERIFY(!listening().contains(folder));
}

void TestSpiceTunnel::toASocket()
{
    QLocalServer server;
    QVERIFY(server.listen(m_sshd.file(u"spice.sock"_s)));
    answer(server, &QLocalServer::newConnection);
    open(host(), {.type = GuestDisplay::Type::Spice,
                  .listen = GuestDisplay::Listen::Socket,
                  .socket = m_sshd.file(u"spice.sock"_s)});
    QVERIFY2(m_fake->waitStarted(1, 60'000),
             qPrintable(m_viewer->error() ? m_viewer->error()->toText() : m_sshd.log()));
    QCOMPARE(m_fake->found(), u"REDQ"_s);
}

/// ssh would leave the forwarding to the login that is shared, and end itself.
void TestSpiceTunnel::aSharedLoginDoesNotKeepIt()
{
    QFile settings(m_sshd.file(u"config_known"_s));
    QVERIFY(settings.open(QIODevice::ReadWrite));
    const QByteArray before = settings.readAll();
    settings.write("ControlMaster auto\nControlPath " + QFile::encodeName(m_sshd.file(u"shared"_s)) + '\n');
    settings.close();
    QProcess master;
    dieWithUs(master);
    QStringList argv = spiceRoute(host(), port(1)).argv.first(1);
    argv << u"-p"_s << QString::number(m_sshd.port()) << u"-i"_s << m_sshd.file(u"good"_s) << u"127.0.0.1"_s
         << u"sleep"_s << u"600"_s;
    master.start(argv.first(), argv.sliced(1));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_sshd.file(u"shared"_s)), 30'000);
    toAPort();
    QCOMPARE(master.state(), QProcess::Running);
    master.kill();
    master.waitForFinished();
    QFile::remove(m_sshd.file(u"shared"_s));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write(before);
}

void TestSpiceTunnel::aLoginThatIsRefused()
{
    open(host(u"bad"_s), port(5900));
    QTRY_COMPARE_WITH_TIMEOUT(m_viewer->state(), State::Failed, 60'000);
    QVERIFY2(m_viewer->error()->detail.contains(u"Permission denied"_s), qPrintable(m_viewer->error()->toText()));
    QCOMPARE(m_fake->starts(), 0);
}

/// The viewer is told by a connection that closes, and ssh says why. The real one takes no end for an error of its own.
void TestSpiceTunnel::nothingListensThere()
{
    open(host(), port(freePort()));
    QVERIFY(m_fake->waitStarted(1, 60'000));
    QVERIFY2(m_fake->found().startsWith(u"no answer"_s), qPrintable(m_fake->found()));
    m_fake->end(u"0"_s);
    QTRY_COMPARE(m_viewer->state(), State::Failed);
    QCOMPARE(m_viewer->error()->code, ErrorCode::Unreachable);
    QVERIFY(m_viewer->error()->summary.contains(u"VM web on kvm1"_s) && !m_viewer->error()->hint.isEmpty());
    QVERIFY2(m_viewer->error()->detail.contains(u"Connection refused"_s), qPrintable(m_viewer->error()->detail));
}

QTEST_GUILESS_MAIN(TestSpiceTunnel)
#include "tst_spice_tunnel.moc"
