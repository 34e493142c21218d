// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/spice_route.h"

#include <QTest>

using namespace riser;
using namespace Qt::StringLiterals;

using Way = SpiceRoute::Way;
using Listen = GuestDisplay::Listen;

class TestSpiceRoute : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ways_data();
    void ways();
    void channels_data();
    void channels();
    void whatGoesInTheClear();
    void theTunnelIsItsOwn();
    void sockets();
    void listensNowhere();
    void hostileAddresses_data();
    void hostileAddresses();
    void files_data();
    void files();
    void fileKeepsItsLines_data();
    void fileKeepsItsLines();

private:
    static GuestDisplay at(const QString &address, int port, int tlsPort)
    {
        return {.type = GuestDisplay::Type::Spice,
                .listen = Listen::Address,
                .address = address,
                .port = port,
                .tlsPort = tlsPort};
    }
    static GuestDisplay socket(const QString &path)
    {
        return {.type = GuestDisplay::Type::Spice, .listen = Listen::Socket, .socket = path};
    }
    static SpiceHost host(const QString &uri)
    {
        const HostUri parts = *HostUri::parse(uri);
        return {.uri = parts,
                .local = parts.host.isEmpty(),
                .name = parts.host.isEmpty() ? u"here.lan"_s : parts.host,
                .sshScript = u"/opt/riser-ssh"_s};
    }
};

void TestSpiceRoute::ways_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<GuestDisplay>("display");
    QTest::addColumn<Way>("way");
    QTest::addColumn<QString>("where"); // of the tunnel; or host, port and TLS port; or a word of the reason
    const auto row = [](const char *name, const QString &uri, const GuestDisplay &display, Way way,
                        const QString &where) { QTest::newRow(name) << uri << display << way << where; };
    const QString ssh = u"qemu+ssh://kvm1/system"_s;
    const QString tls = u"qemu+tls://kvm1/system"_s;
    const QString here = u"qemu:///system"_s;
    row("ssh, loopback", ssh, at(u"127.0.0.1"_s, 5900, 0), Way::Tunnel, u"127.0.0.1:5900"_s);
    row("ssh, IPv6 loopback", ssh, at(u"::1"_s, 5900, 0), Way::Tunnel, u"[::1]:5900"_s);
    row("ssh, any", ssh, at(u"0.0.0.0"_s, 5900, 0), Way::Tunnel, u"localhost:5900"_s);
    row("ssh, another network", ssh, at(u"10.0.0.7"_s, 5900, 0), Way::Tunnel, u"10.0.0.7:5900"_s);
    row("ssh, both ports", ssh, at(u"127.0.0.1"_s, 5900, 5901), Way::Tunnel, u"127.0.0.1:5900"_s);
    row("libssh", u"qemu+libssh://kvm1/system"_s, at(u"127.0.0.1"_s, 5900, 0), Way::Tunnel, u"127.0.0.1:5900"_s);
    // The name that the certificate is for.
    row("ssh, TLS on any", ssh, at(u"0.0.0.0"_s, 0, 5901), Way::Address, u"kvm1 0 5901"_s);
    row("ssh, TLS on a number", ssh, at(u"10.0.0.7"_s, 0, 5901), Way::Address, u"kvm1 0 5901"_s);
    row("ssh, TLS on a name", ssh, at(u"screens.lan"_s, 0, 5901), Way::Address, u"screens.lan 0 5901"_s);
    row("ssh, TLS on loopback", ssh, at(u"127.0.0.1"_s, 0, 5901), Way::None, u"certificate"_s);
    row("TLS, any", tls, at(u"0.0.0.0"_s, 5900, 0), Way::Address, u"kvm1 5900 0"_s);
    row("TLS, any of IPv6", tls, at(u"::"_s, 5900, 0), Way::Address, u"kvm1 5900 0"_s);
    row("TLS, a number", tls, at(u"10.0.0.7"_s, 5900, 0), Way::Address, u"10.0.0.7 5900 0"_s);
    row("TLS, both ports", tls, at(u"0.0.0.0"_s, 5900, 5901), Way::Address, u"kvm1 0 5901"_s);
    row("TLS, loopback", tls, at(u"127.0.0.1"_s, 5900, 0), Way::None, u"qemu+ssh"_s);
    row("here, loopback", here, at(u"127.0.0.1"_s, 5900, 0), Way::Address, u"127.0.0.1 5900 0"_s);
    row("here, any", here, at({}, 5900, 5901), Way::Address, u"localhost 5900 0"_s);
    // Its own name may lead elsewhere: 127.0.1.1, another computer.
    row("here, TLS on loopback", here, at(u"127.0.0.1"_s, 0, 5901), Way::None, u"certificate"_s);
    row("here, TLS on localhost", here, at(u"localhost"_s, 0, 5901), Way::None, u"here.lan"_s);
    row("here, TLS on any", here, at(u"0.0.0.0"_s, 0, 5901), Way::Address, u"here.lan 0 5901"_s);
    row("here, the own name", here, at(u"screens.lan"_s, 0, 5901), Way::Address, u"screens.lan 0 5901"_s);
}

void TestSpiceRoute::ways()
{
    QFETCH(QString, uri);
    QFETCH(GuestDisplay, display);
    QFETCH(Way, way);
    QFETCH(QString, where);
    const SpiceRoute route = spiceRoute(host(uri), display);
    QCOMPARE(route.way, way);
    if (way == Way::Address)
        QCOMPARE(u"%1 %2 %3"_s.arg(route.address).arg(route.port).arg(route.tlsPort), where);
    if (way == Way::Tunnel)
        QCOMPARE(route.argv.value(route.argv.indexOf(u"-L"_s) + 1), u"%1:"_s + where);
    if (way == Way::None)
        QVERIFY2(route.reason.contains(where), qPrintable(route.reason));
}

void TestSpiceRoute::channels_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<GuestDisplay>("display"); // with both ports
    QTest::addColumn<Way>("way");
    QTest::addColumn<QString>("where"); // as for ways()
    QTest::addColumn<QStringList>("secure");
    const auto row = [](const char *name, const QString &uri, const QString &address, const QStringList &secure,
                        const QStringList &insecure, Way way, const QString &where, const QStringList &byTls = {}) {
        GuestDisplay display = at(address, 5900, 5901);
        display.secure = secure;
        display.insecure = insecure;
        QTest::newRow(name) << uri << display << way << where << byTls;
    };
    const QString ssh = u"qemu+ssh://kvm1/system"_s;
    const QString tls = u"qemu+tls://kvm1/system"_s;
    const QString here = u"qemu:///system"_s;
    QStringList most = spiceChannels();
    most.removeOne(u"playback"_s);
    row("TLS, some secure", tls, u"0.0.0.0"_s, {u"main"_s}, {}, Way::Address, u"kvm1 0 5901"_s);
    row("TLS, mixed", tls, u"0.0.0.0"_s, {u"main"_s}, {u"playback"_s}, Way::Address, u"kvm1 5900 5901"_s, most);
    row("ssh, secure on loopback", ssh, u"127.0.0.1"_s, {u"main"_s, u"inputs"_s}, {}, Way::None, u"main, inputs"_s);
    row("ssh, secure on any", ssh, u"0.0.0.0"_s, {u"main"_s}, {}, Way::Address, u"kvm1 0 5901"_s);
    row("ssh, mixed on any", ssh, u"0.0.0.0"_s, {u"main"_s}, {u"playback"_s}, Way::Address, u"kvm1 5900 5901"_s, most);
    row("ssh, insecure", ssh, u"127.0.0.1"_s, {}, {u"playback"_s}, Way::Tunnel, u"127.0.0.1:5900"_s);
    row("ssh, sound alone secure", ssh, u"127.0.0.1"_s, {u"playback"_s}, {}, Way::Tunnel, u"127.0.0.1:5900"_s);
    row("here, secure on loopback", here, u"127.0.0.1"_s, {u"display"_s}, {}, Way::None, u"display"_s);
    row("here, mixed on any", here, {}, {u"main"_s}, {u"playback"_s}, Way::Address, u"here.lan 5900 5901"_s, most);
}

void TestSpiceRoute::channels()
{
    ways();
    QFETCH(QString, uri);
    QFETCH(GuestDisplay, display);
    QFETCH(QStringList, secure);
    const SpiceRoute route = spiceRoute(host(uri), display);
    QCOMPARE(route.secureChannels, secure);
    if (!secure.isEmpty())
        QVERIFY(spiceFile(route, {}).contains("\nport=5900\ntls-port=5901\nsecure-channels=main;display;inputs;cursor;"
                                              "record;smartcard;usbredir;port;webdav\n"));
}

void TestSpiceRoute::whatGoesInTheClear()
{
    const auto clear = [](const QString &uri, const GuestDisplay &display) {
        return spiceRoute(host(uri), display).inTheClear;
    };
    const GuestDisplay plain = at(u"0.0.0.0"_s, 5900, 0);
    QVERIFY(clear(u"qemu+tls://kvm1/system"_s, plain));
    QVERIFY(clear(u"qemu+tcp://kvm1/system"_s, at(u"10.0.0.7"_s, 5900, 0)));
    QVERIFY(!clear(u"qemu+tls://kvm1/system"_s, at(u"0.0.0.0"_s, 5900, 5901)));
    QVERIFY(!clear(u"qemu+ssh://kvm1/system"_s, plain));
    QVERIFY(!clear(u"qemu+ssh://kvm1/system"_s, at(u"0.0.0.0"_s, 0, 5901)));
    QVERIFY(!clear(u"qemu:///system"_s, plain));
    GuestDisplay mixed = at(u"0.0.0.0"_s, 5900, 5901);
    mixed.insecure = {u"inputs"_s};
    QVERIFY(clear(u"qemu+tls://kvm1/system"_s, mixed));
    QVERIFY(!clear(u"qemu+ssh://kvm1/system"_s, mixed));
    // Without a TLS port it isn't true that a channel takes TLS alone: nothing goes past ssh for that.
    GuestDisplay impossible = plain;
    impossible.secure = {u"main"_s};
    QCOMPARE(spiceRoute(host(u"qemu+ssh://kvm1/system"_s), impossible).way, Way::Tunnel);
}

void TestSpiceRoute::theTunnelIsItsOwn()
{
    const QStringList argv =
        spiceRoute(host(u"qemu+ssh://ann@kvm1:2222/system?keyfile=/k"_s), at(u"127.0.0.1"_s, 5900, 0)).argv;
    QCOMPARE(argv.first(), u"/opt/riser-ssh"_s);
    QCOMPARE(argv.last(), u"kvm1"_s);
    QCOMPARE(argv.at(argv.size() - 2), u"--"_s);
    QVERIFY(argv.contains(u"2222"_s) && argv.contains(u"ann"_s) && argv.contains(u"/k"_s));
    // A shared login would keep the tunnel when this process ends.
    QVERIFY(argv.contains(u"ControlPath=none"_s) && argv.contains(u"-N"_s));
    // The user's own forwardings are libvirt's login's already, and mustn't end this one.
    QVERIFY(!argv.contains(u"ExitOnForwardFailure=yes"_s));
}

void TestSpiceRoute::sockets()
{
    const GuestDisplay display = socket(u"/var/lib/libvirt/qemu/domain-1-my vm/spice.sock"_s);
    const SpiceRoute here = spiceRoute(host(u"qemu:///system"_s), display);
    QCOMPARE(here.way, Way::Socket);
    QCOMPARE(here.socket, display.socket);
    const SpiceRoute far = spiceRoute(host(u"qemu+ssh://kvm1/system"_s), display);
    QCOMPARE(far.way, Way::Tunnel);
    QVERIFY(far.argv.contains(u"%1:"_s + display.socket));
    QCOMPARE(spiceRoute(host(u"qemu+tls://kvm1/system"_s), display).way, Way::None);
}

void TestSpiceRoute::listensNowhere()
{
    const GuestDisplay nowhere{.type = GuestDisplay::Type::Spice, .listen = Listen::None};
    for (const QString &uri : {u"qemu:///system"_s, u"qemu+ssh://kvm1/system"_s, u"qemu+tls://kvm1/system"_s}) {
        QCOMPARE(spiceRoute(host(uri), nowhere).way, Way::None);
        QVERIFY(spiceRoute(host(uri), nowhere).reason.contains(u"virt-viewer"_s));
        QCOMPARE(spiceRoute(host(uri), at(u"127.0.0.1"_s, 0, 0)).way, Way::None);
    }
    SpiceHost elsewhere = host(u"qemu+unix:///system?socket=/run/x"_s);
    elsewhere.local = false;
    QCOMPARE(spiceRoute(elsewhere, at(u"127.0.0.1"_s, 5900, 0)).way, Way::None);
}

void TestSpiceRoute::hostileAddresses_data()
{
    QTest::addColumn<GuestDisplay>("display");
    QTest::newRow("a line") << at(u"kvm1\nproxy=http://evil"_s, 5900, 0);
    QTest::newRow("a return") << at(u"kvm1\r"_s, 5900, 0);
    QTest::newRow("an option") << at(u"-oProxyCommand=x"_s, 5900, 0);
    QTest::newRow("another forwarding") << at(u"a:22:b"_s, 5900, 0);
    QTest::newRow("brackets") << at(u"x]:1:[y"_s, 5900, 0);
    QTest::newRow("a path") << at(u"/etc/x"_s, 5900, 0);
    QTest::newRow("a space") << at(u"a b"_s, 5900, 0);
    QTest::newRow("a socket with a colon") << socket(u"/run/x:80"_s);
    QTest::newRow("a socket with a variable") << socket(u"/run/${HOME}"_s);
    QTest::newRow("a socket with a token") << socket(u"/run/%h"_s);
    QTest::newRow("a socket with a line") << socket(u"/run/x\ny"_s);
    QTest::newRow("a socket of no folder") << socket(u"x"_s);
}

void TestSpiceRoute::hostileAddresses()
{
    QFETCH(GuestDisplay, display);
    for (const QString &uri : {u"qemu:///system"_s, u"qemu+ssh://kvm1/system"_s, u"qemu+tls://kvm1/system"_s}) {
        const SpiceRoute route = spiceRoute(host(uri), display);
        QCOMPARE(route.way, Way::None);
        QVERIFY(!route.reason.isEmpty());
    }
}

void TestSpiceRoute::files_data()
{
    QTest::addColumn<SpiceRoute>("route");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a port") << SpiceRoute{.way = Way::Address, .address = u"127.0.0.1"_s, .port = 5900}
                            << QByteArray("[virt-viewer]\ntype=spice\nhost=127.0.0.1\nport=5900\ntitle=VM web on kvm1\n"
                                          "delete-this-file=1\n");
    QTest::newRow("TLS") << SpiceRoute{.way = Way::Address, .address = u"kvm1"_s, .tlsPort = 5901}
                         << QByteArray("[virt-viewer]\ntype=spice\nhost=kvm1\ntls-port=5901\ntitle=VM web on kvm1\n"
                                       "delete-this-file=1\n");
}

void TestSpiceRoute::files()
{
    QFETCH(SpiceRoute, route);
    QFETCH(QByteArray, text);
    QCOMPARE(spiceFile(route, u"VM web on kvm1"_s), text);
}

void TestSpiceRoute::fileKeepsItsLines_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("a line") << u"web\nproxy=http://evil"_s << QByteArray("title=web proxy=http://evil");
    QTest::newRow("a return") << u"web\rhost=x"_s << QByteArray("title=web host=x");
    QTest::newRow("other breaks") << u"a\u2028b\u2029c\u0085d\ve"_s << QByteArray("title=a b c d e");
    QTest::newRow("nothing") << u"a\0b"_s << QByteArray("title=a b");
    QTest::newRow("an escape") << u"web\\nproxy"_s << QByteArray("title=web\\\\nproxy");
    QTest::newRow("a group") << u"\n[ovirt]"_s << QByteArray("title=[ovirt]");
    QTest::newRow("far away") << u"日本 ü 🖥"_s << u"title=日本 ü 🖥"_s.toUtf8();
}

void TestSpiceRoute::fileKeepsItsLines()
{
    QFETCH(QString, title);
    QFETCH(QByteArray, line);
    const QByteArray text = spiceFile({.way = Way::Address, .address = u"h\nport=1"_s, .port = 5900}, title);
    const QList<QByteArray> lines = text.split('\n');
    QCOMPARE(lines.size(), 7); // six, and what follows the last
    QCOMPARE(lines.at(2), QByteArray("host=h port=1"));
    QCOMPARE(lines.at(4), line);
}

QTEST_GUILESS_MAIN(TestSpiceRoute)
#include "tst_spice_route.moc"
