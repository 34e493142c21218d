// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/guest_consoles.h"

#include <QTest>

using namespace riser;
using namespace Qt::StringLiterals;

class TestGuestConsoles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void displays_data();
    void displays();
    void channelsOfSpice();
    void serialLines();
    void agent();
    void nothingIsThere();
    void lives();

private:
    static QByteArray domain(const QByteArray &devices)
    {
        return "<domain type='kvm'><name>vm</name><devices>" + devices + "</devices></domain>";
    }
};

void TestGuestConsoles::displays_data()
{
    using Listen = GuestDisplay::Listen;
    QTest::addColumn<QByteArray>("graphics");
    QTest::addColumn<Listen>("listen");
    QTest::addColumn<QString>("where"); // address and port, or path
    QTest::newRow("address") << QByteArray("<graphics type='vnc' port='5901' listen='127.0.0.1'><listen type='address' "
                                           "address='127.0.0.1'/></graphics>")
                             << Listen::Address << u"127.0.0.1:5901"_s;
    QTest::newRow("old form") << QByteArray("<graphics type='vnc' port='5900' listen='0.0.0.0'/>") << Listen::Address
                              << u"0.0.0.0:5900"_s;
    QTest::newRow("IPv6") << QByteArray("<graphics type='vnc' port='5900'><listen type='address' "
                                        "address='::1'/></graphics>")
                          << Listen::Address << u"::1:5900"_s;
    QTest::newRow("network") << QByteArray("<graphics type='spice' port='5902' tlsPort='5903'><listen type='network' "
                                           "address='192.168.122.1' network='default'/></graphics>")
                             << Listen::Address << u"192.168.122.1:5902"_s;
    QTest::newRow("socket") << QByteArray("<graphics type='vnc'><listen type='socket' socket='/run/a/vnc.sock'/>"
                                          "</graphics>")
                            << Listen::Socket << u"/run/a/vnc.sock"_s;
    QTest::newRow("old socket") << QByteArray("<graphics type='vnc' socket='/run/b.sock'/>") << Listen::Socket
                                << u"/run/b.sock"_s;
    QTest::newRow("none") << QByteArray("<graphics type='vnc'><listen type='none'/></graphics>") << Listen::None
                          << QString();
    QTest::newRow("no port yet") << QByteArray("<graphics type='vnc' port='-1' autoport='yes' listen='127.0.0.1'/>")
                                 << Listen::None << QString();
    QTest::newRow("no port at all") << QByteArray("<graphics type='vnc' port='70000' listen='127.0.0.1'/>")
                                    << Listen::None << QString();
}

void TestGuestConsoles::displays()
{
    QFETCH(QByteArray, graphics);
    QFETCH(GuestDisplay::Listen, listen);
    QFETCH(QString, where);
    const GuestConsoles consoles = guestConsoles(domain("<graphics type='dbus'/>" + graphics));
    QCOMPARE(consoles.displays.size(), 2);
    QCOMPARE(consoles.displays[0].type, GuestDisplay::Type::Other);
    const GuestDisplay &display = consoles.displays[1];
    QCOMPARE(display.index, 1);
    QCOMPARE(display.type, graphics.contains("spice") ? GuestDisplay::Type::Spice : GuestDisplay::Type::Vnc);
    QCOMPARE(display.listen, listen);
    if (listen == GuestDisplay::Listen::Address)
        QCOMPARE(display.address + u':' + QString::number(display.port), where);
    if (listen == GuestDisplay::Listen::Socket)
        QCOMPARE(display.socket, where);
}

void TestGuestConsoles::channelsOfSpice()
{
    const auto display = [](const QByteArray &graphics) { return guestConsoles(domain(graphics)).displays.first(); };
    const GuestDisplay any = display("<graphics type='spice' port='5900' tlsPort='5901'/>");
    QVERIFY(any.secure.isEmpty() && any.insecure.isEmpty());
    const GuestDisplay some = display("<graphics type='spice' port='5900' tlsPort='5901' defaultMode='any'>"
                                      "<channel name='main' mode='secure'/><channel name='record' mode='insecure'/>"
                                      "<channel name='cursor' mode='any'/></graphics>");
    QCOMPARE(some.secure, QStringList{u"main"_s});
    QCOMPARE(some.insecure, QStringList{u"record"_s});
    const GuestDisplay all = display("<graphics type='spice' port='5900' tlsPort='5901' defaultMode='secure'>"
                                     "<channel name='inputs' mode='insecure'/><channel name='display' mode='any'/>"
                                     "</graphics>");
    QCOMPARE(all.insecure, QStringList{u"inputs"_s});
    QCOMPARE(all.secure.size(), spiceChannels().size() - 2);
    QVERIFY(all.secure.contains(u"webdav"_s) && !all.secure.contains(u"display"_s));
    QVERIFY(display("<graphics type='vnc' port='5900' defaultMode='secure'/>").secure.isEmpty());
}

void TestGuestConsoles::serialLines()
{
    const GuestConsoles both = guestConsoles(
        domain("<serial type='pty'><target port='0'/><alias name='serial0'/></serial>"
               "<serial type='tcp'><target port='1'/><alias name='serial1'/></serial>"
               "<console type='pty'><target type='serial' port='0'/><alias name='serial0'/></console>"
               "<console type='pty'><target type='virtio' port='1'/><alias name='console1'/></console>"));
    QCOMPARE(both.serials.size(), 3);
    QCOMPARE(both.serials[0].alias, u"serial0"_s);
    QCOMPARE(both.serials[1].type, u"tcp"_s);
    QCOMPARE(both.serials[2].alias, u"console1"_s);
    QVERIFY(both.serials[2].title.contains(u"virtio"_s));
    // Without a serial line the first console is one of its own.
    const GuestConsoles alone = guestConsoles(
        domain("<console type='pty'><target type='virtio' port='0'/><alias name='console0'/></console>"));
    QCOMPARE(alone.serials.size(), 1);
    QCOMPARE(alone.serials[0].alias, u"console0"_s);
}

void TestGuestConsoles::agent()
{
    const QByteArray channel = "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'%1/></channel>";
    QVERIFY(!guestConsoles(domain("<channel type='spicevmc'><target name='com.redhat.spice.0'/></channel>"))
                 .agentConnected.has_value());
    QCOMPARE(guestConsoles(domain(QByteArray(channel).replace("%1", ""))).agentConnected, std::optional(false));
    QCOMPARE(guestConsoles(domain(QByteArray(channel).replace("%1", " state='disconnected'"))).agentConnected,
             std::optional(false));
    QCOMPARE(guestConsoles(domain(QByteArray(channel).replace("%1", " state='connected'"))).agentConnected,
             std::optional(true));
}

void TestGuestConsoles::nothingIsThere()
{
    for (const QByteArray &xml : {QByteArray(), QByteArray("<domain>"), QByteArray("<network/>"), domain({})}) {
        const GuestConsoles consoles = guestConsoles(xml);
        QVERIFY(consoles.displays.isEmpty() && consoles.serials.isEmpty() && !consoles.agentConnected);
    }
    QVERIFY(!guestConsoles(domain({})).emulatedVideo);
    QVERIFY(!guestConsoles(domain("<video><model type='none'/></video>")).emulatedVideo);
    QVERIFY(guestConsoles(domain("<video><model type='virtio'/></video>")).emulatedVideo);
}

void TestGuestConsoles::lives()
{
    QCOMPARE(guestConsoles("<domain type='kvm' id='7'><name>vm</name></domain>").life, u"7"_s);
    QVERIFY(guestConsoles("<domain type='kvm'><name>vm</name></domain>").life.isEmpty());
    QVERIFY(guestConsoles("<domain").life.isEmpty());
}

QTEST_GUILESS_MAIN(TestGuestConsoles)
#include "tst_guest_consoles.moc"
