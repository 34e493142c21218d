// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/display_connection.h"
#include "core/host/listening_socket.h"
#include "core/host/simulated/simulated_guests.h"
#include "core/host/ssh_command.h"
#include "core/host/ssh_share.h"
#include "tests/libvirt/support_sshd.h"
#include "tests/support/fake_vnc.h"
#include "tests/support/own_resources.h"
#include "tests/support/session_fixture.h"

#include <QLocalServer>
#include <QLocalSocket>

#include <algorithm>

#include <poll.h>
#include <sys/un.h>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// The way to a display by a real ssh and Riser's own script, which shares one login.
class TestDisplaySsh : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_connection.reset(); }
    void cleanupTestCase();

    void toAPort();
    void toASocket();
    void anOddFolderForTemporaryFiles();
    void aLoginThatIsRefused();
    void nobodyListensThere();
    void anSshThatIsSlowToListen();
    void aHundredRoundsLeaveNothing();

private:
    enum class To { Port, Socket };
    DisplayRoute routeTo(To to, const QString &key = u"good"_s) const
    {
        const QString uri = m_sshd.uri(u"/nowhere"_s, m_sshd.command(m_share->script(), u"known"_s), key);
        const GuestDisplay display{.type = GuestDisplay::Type::Vnc,
                                   .listen =
                                       to == To::Port ? GuestDisplay::Listen::Address : GuestDisplay::Listen::Socket,
                                   .address = u"127.0.0.1"_s,
                                   .port = m_port ? m_port : m_server->port(),
                                   .socket = to == To::Socket ? m_sshd.file(u"display"_s) : QString()};
        return displayRoute(*HostUri::parse(uri), false, display, {});
    }
    void start(const DisplayRoute &route)
    {
        m_socket.close();
        m_host->guests().setRoute(route);
        m_error.reset();
        m_connection = std::make_unique<DisplayConnection>(m_session.get(), DomainId(u"vm"_s));
        connect(m_connection.get(), &DisplayConnection::connected, this,
                [this](int socket) { m_socket = Descriptor(socket); });
        connect(m_connection.get(), &DisplayConnection::failed, this, [this](const Error &error) { m_error = error; });
        m_connection->start({.type = GuestDisplay::Type::Vnc});
    }
    /// What the other end said first; it is read without a wait, for the server is on this thread.
    /// False, and m_error says why, where the way came to an end.
    bool hears(const QByteArray &wanted)
    {
        QByteArray heard;
        (void)QTest::qWaitFor(
            [&] {
                pollfd ready{m_socket.get(), POLLIN, 0};
                if (m_error || !m_socket.isOpen() || ::poll(&ready, 1, 0) <= 0)
                    return m_error.has_value();
                QByteArray piece(64, '\0');
                const ssize_t size = ::read(m_socket.get(), piece.data(), size_t(piece.size()));
                heard += piece.first(std::max<ssize_t>(size, 0));
                return size <= 0 || heard.startsWith(wanted);
            },
            30'000);
        return heard.startsWith(wanted);
    }
    /// Why something wasn't heard: what we were told, and what the server says of it.
    QByteArray words() const
    {
        return (m_error ? m_error->toText() : u"no error"_s).toUtf8() +
               "\nthe server: " + m_sshd.log().right(2000).toUtf8();
    }

    PrivateSshd m_sshd;
    QTemporaryDir m_temporary;
    std::unique_ptr<SshShare> m_share;
    std::shared_ptr<SimulatedHost> m_host;
    std::unique_ptr<HostSession> m_session;
    std::unique_ptr<FakeVnc> m_server;
    QLocalServer m_socketServer;
    int m_port = 0; ///< 0: the server's
    std::unique_ptr<DisplayConnection> m_connection;
    Descriptor m_socket;
    std::optional<Error> m_error;
};

void TestDisplaySsh::initTestCase()
{
    QVERIFY2(m_sshd.start(), qPrintable(m_sshd.log()));
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_temporary.path())); // so that what is counted is ours
    m_share = SshShare::make(sshCommandPath());
    QVERIFY(m_share);
    m_host = smallHost();
    m_session = sessionFor(m_host);
    m_session->open();
    QTRY_VERIFY(m_session->state() == HostSession::State::Online);
    QVERIFY(m_socketServer.listen(m_sshd.file(u"display"_s)));
    connect(&m_socketServer, &QLocalServer::newConnection, this, [this] {
        QLocalSocket *client = m_socketServer.nextPendingConnection();
        connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
        client->write("RFB by a socket");
    });
}

void TestDisplaySsh::cleanupTestCase()
{
    m_session.reset();
}

void TestDisplaySsh::init()
{
    m_server = std::make_unique<FakeVnc>();
    m_port = 0;
}

void TestDisplaySsh::toAPort()
{
    start(routeTo(To::Port));
    QVERIFY2(hears("RFB 003.008\n"), words());
    QCOMPARE(m_server->connections(), 1);
}

void TestDisplaySsh::toASocket()
{
    start(routeTo(To::Socket));
    QVERIFY2(hears("RFB by a socket"), words());
}

/// ssh would read ":" and "%" in a path as something else, and a socket's address has room for 107 bytes.
void TestDisplaySsh::anOddFolderForTemporaryFiles()
{
    const QByteArray before = qgetenv("TMPDIR");
    const QString odd = m_temporary.filePath(u"a:b%h"_s + QString(100, u'x'));
    QVERIFY(QDir().mkpath(odd));
    qputenv("TMPDIR", QFile::encodeName(odd));
    start(routeTo(To::Socket));
    const bool heard = hears("RFB by a socket");
    before.isNull() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", before);
    QVERIFY2(heard, words());
    m_connection.reset();
    QTRY_COMPARE(QDir(m_temporary.path()).entryList({u"riser-display-*"_s}, QDir::Dirs).size(), 0);
}

void TestDisplaySsh::aLoginThatIsRefused()
{
    start(routeTo(To::Socket, u"bad"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_error, 30'000);
    QVERIFY2(m_error->summary.contains(u"on small can't be reached"_s), qPrintable(m_error->toText()));
    QVERIFY2(m_error->detail.contains(u"Permission denied"_s), qPrintable(m_error->toText()));
}

/// The way is there at once, and its end tells why.
void TestDisplaySsh::nobodyListensThere()
{
    m_port = freePort();
    start(routeTo(To::Port));
    QTRY_VERIFY(m_socket.isOpen());
    pollfd end{m_socket.get(), POLLIN, 0};
    QTRY_VERIFY_WITH_TIMEOUT(::poll(&end, 1, 0) > 0, 30'000);
    QString words;
    m_connection->whenOver([&words](const QString &said) { words = said; });
    QTRY_VERIFY2(words.contains(u"onnection refused"_s) || words.contains(u"open failed"_s), qPrintable(words));
}

/// Its socket is there before it listens: whoever connects in between is refused, and was told so as if by the display.
void TestDisplaySsh::anSshThatIsSlowToListen()
{
    DisplayRoute route;
    route.way = DisplayRoute::Way::Forward;
    route.argv = {u"sh"_s, u"-c"_s, u"sleep 60"_s, u"sh"_s, u"%1:/there"_s};
    start(route);
    const auto folders = [this] { return QDir(m_temporary.path()).entryInfoList({u"riser-display-*"_s}, QDir::Dirs); };
    QTRY_COMPARE(folders().size(), 1);
    const QByteArray path = QFile::encodeName(folders().first().filePath() + u"/socket"_s);
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    QVERIFY(size_t(path.size()) < sizeof address.sun_path);
    std::ranges::copy(path, address.sun_path);
    const Descriptor slow(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    QVERIFY(::bind(slow.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0);
    QVERIFY(!isListening(QFile::decodeName(path)));
    QTest::qWait(300); // it is looked for six times
    QVERIFY2(!m_error, words());
    QVERIFY(!m_socket.isOpen());
    QVERIFY(::listen(slow.get(), 1) == 0);
    QVERIFY(isListening(QFile::decodeName(path)));
    QTRY_VERIFY2(m_socket.isOpen(), words());
}

/// A login that is shared stays as it is: nothing of a round is left in it, or in this process, or beside it.
void TestDisplaySsh::aHundredRoundsLeaveNothing()
{
    // The master of all: a connection that stays.
    start(routeTo(To::Port));
    QVERIFY(hears("RFB"));
    const auto master = std::move(m_connection);
    const Descriptor masterSocket = std::move(m_socket);
    const auto round = [this](int number) {
        start(routeTo(number % 2 ? To::Port : To::Socket));
        const bool heard = number % 5 == 4 || hears("RFB"); // some are given up while they are made
        m_connection.reset();
        m_socket.close();
        return heard;
    };
    QVERIFY2(round(1) && round(2), words());
    QTRY_VERIFY(OwnResources::now().children <= 2); // the server's and the master
    const auto wait = [](int ms) { QTest::qWait(ms); };
    const OwnResources before = OwnResources::settled(wait, 10);
    for (int number = 0; number < 100; ++number)
        QVERIFY2(round(number), "round " + QByteArray::number(number) + ": " + words());
    const OwnResources after = OwnResources::settled(wait, 10);
    // The last one's process may still be on its way out; a leak of any kind of round would be twenty at least.
    QVERIFY2(after.descriptors <= before.descriptors + 3 && after.threads <= before.threads &&
                 after.children <= before.children,
             qPrintable(before.toString() + u" became "_s + after.toString()));
    QTRY_COMPARE(QDir(m_temporary.path()).entryList({u"riser-display-*"_s}, QDir::Dirs).size(), 0);
}

QTEST_MAIN(TestDisplaySsh)
#include "tst_display_ssh.moc"
