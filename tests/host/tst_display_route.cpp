// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/display_route.h"

#include <QDir>
#include <QTest>

using namespace riser;
using namespace Qt::StringLiterals;

using Way = DisplayRoute::Way;

class TestDisplayRoute : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ways_data();
    void ways();
    void aSocketIsForwarded();
    void theOwnComputer();
    void certificatesAreWhereLibvirtHasThem();

private:
    static GuestDisplay at(const QString &address, int port = 5901)
    {
        return {
            .type = GuestDisplay::Type::Vnc, .listen = GuestDisplay::Listen::Address, .address = address, .port = port};
    }
};

void TestDisplayRoute::ways_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("address");
    QTest::addColumn<Way>("way");
    QTest::addColumn<QString>("where"); // of ssh -W, or host and port
    const auto row = [](const char *name, const QString &uri, const QString &address, Way way, const QString &where) {
        QTest::newRow(name) << uri << address << way << where;
    };
    row("ssh, loopback", u"qemu+ssh://ann@kvm1:2222/system"_s, u"127.0.0.1"_s, Way::Through, u"127.0.0.1:5901"_s);
    row("ssh, IPv6 loopback", u"qemu+ssh://kvm1/system"_s, u"::1"_s, Way::Through, u"[::1]:5901"_s);
    row("ssh, any", u"qemu+ssh://kvm1/system"_s, u"0.0.0.0"_s, Way::Through, u"localhost:5901"_s);
    row("ssh, another network", u"qemu+ssh://kvm1/system"_s, u"192.168.122.1"_s, Way::Through, u"192.168.122.1:5901"_s);
    row("libssh", u"qemu+libssh://kvm1/system"_s, u"127.0.0.1"_s, Way::Through, u"127.0.0.1:5901"_s);
    row("TLS, any", u"qemu+tls://kvm1/system"_s, u"0.0.0.0"_s, Way::Tcp, u"kvm1:5901"_s);
    row("TLS, any of IPv6", u"qemu+tls://kvm1/system"_s, u"::"_s, Way::Tcp, u"kvm1:5901"_s);
    row("TCP, its own address", u"qemu+tcp://kvm1/system"_s, u"10.0.0.7"_s, Way::Tcp, u"10.0.0.7:5901"_s);
    row("TLS, loopback", u"qemu+tls://kvm1/system"_s, u"127.0.0.1"_s, Way::None, u"kvm1"_s);
    row("TLS, localhost", u"qemu+tls://kvm1/system"_s, u"localhost"_s, Way::None, u"kvm1"_s);
}

void TestDisplayRoute::ways()
{
    QFETCH(QString, uri);
    QFETCH(QString, address);
    QFETCH(Way, way);
    QFETCH(QString, where);
    const DisplayRoute route = displayRoute(*HostUri::parse(uri), false, at(address), u"/opt/riser-ssh"_s);
    QCOMPARE(route.way, way);
    if (way == Way::Tcp)
        QCOMPARE(route.address + u':' + QString::number(route.port), where);
    if (way == Way::None)
        QVERIFY2(route.reason.contains(where) && route.reason.contains(u"qemu+ssh"_s), qPrintable(route.reason));
    if (way != Way::Through)
        return;
    QCOMPARE(route.argv.first(), u"/opt/riser-ssh"_s);
    QCOMPARE(route.argv.value(route.argv.indexOf(u"-W"_s) + 1), where);
    QCOMPARE(route.argv.last(), u"kvm1"_s); // a host is never taken for an option
    QCOMPARE(route.argv.at(route.argv.size() - 2), u"--"_s);
    if (uri.contains(u"ann"_s))
        QVERIFY(route.argv.contains(u"2222"_s) && route.argv.contains(u"ann"_s));
}

void TestDisplayRoute::aSocketIsForwarded()
{
    const GuestDisplay display{.type = GuestDisplay::Type::Vnc,
                               .listen = GuestDisplay::Listen::Socket,
                               .address = {},
                               .socket = u"/var/lib/libvirt/qemu/domain-1-vm/vnc.sock"_s};
    const DisplayRoute route = displayRoute(*HostUri::parse(u"qemu+ssh://kvm1/system"_s), false, display, {});
    QCOMPARE(route.way, Way::Forward);
    QVERIFY(route.argv.contains(u"%1:/var/lib/libvirt/qemu/domain-1-vm/vnc.sock"_s));
    QVERIFY(route.argv.contains(u"ControlPath=none"_s));
    for (const QString &hostile : {u"/run/vnc:evil:22"_s, u"/run/%h"_s, u"run/vnc"_s}) {
        GuestDisplay other = display;
        other.socket = hostile;
        QCOMPARE(displayRoute(*HostUri::parse(u"qemu+ssh://kvm1/system"_s), false, other, {}).way, Way::None);
    }
    for (const QString &hostile : {u"-oProxyCommand=touch /tmp/x"_s, u"a b"_s, u"a\nb"_s})
        QCOMPARE(displayRoute(*HostUri::parse(u"qemu+ssh://kvm1/system"_s), false, at(hostile), {}).way, Way::None);
    const DisplayRoute none = displayRoute(*HostUri::parse(u"qemu+tls://kvm1/system"_s), false, display, {});
    QCOMPARE(none.way, Way::None);
    const GuestDisplay nowhere{.type = GuestDisplay::Type::Vnc, .listen = GuestDisplay::Listen::None};
    QCOMPARE(displayRoute(*HostUri::parse(u"qemu+ssh://kvm1/system"_s), false, nowhere, {}).way, Way::None);
}

void TestDisplayRoute::theOwnComputer()
{
    const HostUri here = *HostUri::parse(u"qemu:///system"_s);
    QCOMPARE(displayRoute(here, true, at(u"127.0.0.1"_s), {}).way, Way::Libvirt);
    QCOMPARE(displayRoute(here, true, {.listen = GuestDisplay::Listen::None}, {}).way, Way::Libvirt);
    QCOMPARE(displayRoute(*HostUri::parse(u"qemu+unix:///system?socket=/run/x"_s), false, at(u"127.0.0.1"_s), {}).way,
             Way::None);
}

void TestDisplayRoute::certificatesAreWhereLibvirtHasThem()
{
    const DisplayRoute usual = displayRoute(*HostUri::parse(u"qemu+tls://kvm1/system"_s), false, at(u"0.0.0.0"_s), {});
    const QString user = QDir::homePath() + u"/.pki/libvirt"_s;
    const QList<DisplayIdentity> ours{
        {user + u"/clientcert.pem"_s, user + u"/clientkey.pem"_s},
        {u"/etc/pki/libvirt/clientcert.pem"_s, u"/etc/pki/libvirt/private/clientkey.pem"_s}};
    QCOMPARE(usual.identities, ours);
    QCOMPARE(usual.authorities.last(), u"/etc/pki/CA/cacert.pem"_s);
    const DisplayRoute own =
        displayRoute(*HostUri::parse(u"qemu+tls://kvm1/system?pkipath=/srv/pki"_s), false, at(u"0.0.0.0"_s), {});
    QCOMPARE(own.identities, (QList<DisplayIdentity>{{u"/srv/pki/clientcert.pem"_s, u"/srv/pki/clientkey.pem"_s}}));
    QCOMPARE(own.authorities, QStringList{u"/srv/pki/cacert.pem"_s});
}

QTEST_GUILESS_MAIN(TestDisplayRoute)
#include "tst_display_route.moc"
