// SPDX-License-Identifier: GPL-3.0-or-later
// What runs over a network card, found in made-up trees of sysfs and procfs.
#include "tests/onhost/made_host.h"

namespace riser::onhost {

namespace {

const QString nicA = u"0000:05:00.0"_s;
const QString nicB = u"0000:06:00.0"_s;
const QString nicC = u"0000:07:00.0"_s;

class ThreeCards : public MadeHost
{
public:
    ThreeCards()
    {
        net(u"eth0"_s, pci(nicA, 0x020000, u"igb"_s, 1));
        net(u"eth1"_s, pci(nicB, 0x020000, u"igb"_s, 2));
        net(u"eth2"_s, pci(nicC, 0x020000, u"igb"_s, 3));
        file(u"proc/net/route"_s,
             "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n");
    }

    /// From 192.0.2.7, answered by this interface.
    void session(const QString &interface)
    {
        peer = u"192.0.2.7"_s;
        ways.towards = [interface](const QString &to) { return to == "192.0.2.7"_L1 ? interface : QString(); };
    }
    void defaultRoute(const QByteArray &interface, const QByteArray &flags = "0003")
    {
        append(u"proc/net/route"_s, interface + "\t00000000\t0100000A\t" + flags + "\t0\t0\t100\t00000000\t0\t0\t0\n");
    }
    void defaultRoute6(const QByteArray &interface, const QByteArray &flags = "00000003")
    {
        append(u"proc/net/ipv6_route"_s, QByteArray(32, '0') + " 00 " + QByteArray(32, '0') +
                                             " 00 fe800000000000000000000000000001 00000400 00000001 00000000 " +
                                             flags + "     " + interface + '\n');
    }
};

} // namespace

class UsesNetworkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsClaimedOfAnIdleCard()
    {
        ThreeCards host;
        host.session(u"eth0"_s);
        host.defaultRoute("eth0");
        host.ways.addresses = {{u"eth0"_s, u"192.0.2.1"_s, false}, {u"eth1"_s, u"fe80::1"_s, true}};
        QCOMPARE(host.words(nicB), QStringList());
        QCOMPARE(host.words(nicA), (QStringList{u"session-network eth0 192.0.2.7"_s, u"only-route eth0 10.0.0.1"_s,
                                                u"address eth0 192.0.2.1"_s}));
        QCOMPARE(host.texts(nicA),
                 (QStringList{u"this session with 192.0.2.7 runs over eth0"_s,
                              u"the only default route of the host (IPv4, by 10.0.0.1) leads over eth0"_s,
                              u"eth0 has the address 192.0.2.1"_s}));
    }

    void noSessionNoClaim()
    {
        ThreeCards host;
        host.ways.towards = [](const QString &) { return u"eth0"_s; };
        QCOMPARE(host.words(nicA), QStringList());
        host.session(u"lo"_s); // from the host itself
        QCOMPARE(host.words(nicA), QStringList());
    }

    void aSessionOverAVlanOverABondOfTwoCards()
    {
        ThreeCards host;
        host.net(u"bond0"_s);
        host.net(u"bond0.100"_s);
        host.stackNet(u"bond0"_s, u"eth0"_s, true);
        host.stackNet(u"bond0"_s, u"eth1"_s, true);
        host.stackNet(u"bond0.100"_s, u"bond0"_s, false);
        host.session(u"bond0.100"_s);
        for (const auto &[nic, port] : {std::pair{nicA, u"eth0"_s}, std::pair{nicB, u"eth1"_s}}) {
            QCOMPARE(host.words(nic),
                     (QStringList{u"session-network bond0.100 192.0.2.7"_s, u"network-member %1 bond0"_s.arg(port),
                                  u"network-upper bond0 bond0.100"_s}));
            QCOMPARE(host.texts(nic).first(), u"this session with 192.0.2.7 runs over bond0.100 (on %1)"_s.arg(port));
            QVERIFY(blocks(host.uses(nic)));
        }
        QCOMPARE(host.words(nicC), QStringList());
    }

    void aSessionOverABridge()
    {
        ThreeCards host;
        host.net(u"br0"_s);
        host.net(u"vnet0"_s); // a VM's
        host.stackNet(u"br0"_s, u"eth2"_s, true);
        host.stackNet(u"br0"_s, u"vnet0"_s, true);
        host.session(u"br0"_s);
        QCOMPARE(host.words(nicC), (QStringList{u"session-network br0 192.0.2.7"_s, u"network-member eth2 br0"_s}));
        QCOMPARE(host.words(nicA), QStringList());
    }

    void aSessionThroughATunnelMayRunOverTheDefaultRoute()
    {
        ThreeCards host;
        host.net(u"wg0"_s);
        host.defaultRoute("eth1");
        host.session(u"wg0"_s);
        QCOMPARE(host.words(nicB).first(), u"session-network eth1 192.0.2.7"_s);
        QCOMPARE(host.words(nicA), QStringList());
    }

    void aSessionThroughOpenVSwitch()
    {
        ThreeCards host;
        host.net(u"ovs-system"_s);
        host.net(u"br-ex"_s);
        host.stackNet(u"ovs-system"_s, u"eth1"_s, true);
        host.session(u"br-ex"_s);
        QCOMPARE(host.words(nicB).first(), u"session-network ovs-system 192.0.2.7"_s);
        QCOMPARE(host.words(nicA), QStringList());
    }

    /// The answers may leave by another card than the one whose address the session holds on to.
    void bothEndsOfAnAsymmetricSession()
    {
        ThreeCards host;
        host.session(u"eth0"_s);
        host.ways.addresses = {{u"eth0"_s, u"192.0.2.1"_s, false}, {u"eth1"_s, u"198.51.100.1"_s, false}};
        host.file(u"proc/self/status"_s, "Name:\triser-host\nPPid:\t70\n");
        host.file(u"proc/70/status"_s, "Name:\tsshd\nPPid:\t1\n");
        host.textLink(u"proc/70/fd/4"_s, u"socket:[4711]"_s);
        host.file(
            u"proc/net/tcp"_s,
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
            "   0: 016433C6:0016 070200C0:C350 01 00000000:00000000 00:00000000 00000000     0        0 4711 1 x\n"
            "   1: 010200C0:0016 070200C0:C351 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 x\n");
        QCOMPARE(sessionAddresses(host.places, host.peer), QStringList{u"198.51.100.1"_s});
        QVERIFY(host.words(nicB).contains(u"session-network eth1 192.0.2.7"_s));
        QVERIFY(host.words(nicA).contains(u"session-network eth0 192.0.2.7"_s));
        QCOMPARE(sessionAddresses(host.places, u"203.0.113.1"_s), QStringList());
    }

    void aSessionByIPv4OnAnIPv6Socket()
    {
        ThreeCards host;
        host.file(u"proc/self/status"_s, "PPid:\t1\n");
        host.textLink(u"proc/self/fd/0"_s, u"socket:[4711]"_s);
        host.file(u"proc/net/tcp6"_s,
                  "  sl  local_address                         remote_address ...\n"
                  "   0: 0000000000000000FFFF0000016433C6:0016 0000000000000000FFFF0000070200C0:C350 01 "
                  "0:0 0:0 0 0 0 4711 1 x\n");
        QCOMPARE(sessionAddresses(host.places, u"192.0.2.7"_s), QStringList{u"198.51.100.1"_s});
    }

    void oneOfTwoDefaultRoutes()
    {
        ThreeCards host;
        host.defaultRoute("eth0");
        host.defaultRoute("eth1");
        QCOMPARE(host.words(nicA), QStringList{u"default-route eth0 10.0.0.1"_s});
        QCOMPARE(host.words(nicB), QStringList{u"default-route eth1 10.0.0.1"_s});
        QVERIFY(!blocks(host.uses(nicA)));
        QVERIFY(host.uses(nicA).first().guarded);
    }

    void bothDefaultRoutesOnOneUnit()
    {
        ThreeCards host;
        host.net(u"eth3"_s, host.pci(u"0000:05:00.1"_s, 0x020000, u"igb"_s, 1));
        host.defaultRoute("eth0");
        host.defaultRoute("eth3");
        QCOMPARE(host.words(nicA), QStringList{u"only-route eth0 10.0.0.1"_s});
        QCOMPARE(host.words(u"0000:05:00.1"_s), QStringList{u"only-route eth3 10.0.0.1"_s});
    }

    void aDefaultRouteOverABondSurvivesOnePort()
    {
        ThreeCards host;
        host.net(u"bond0"_s);
        host.stackNet(u"bond0"_s, u"eth0"_s, true);
        host.stackNet(u"bond0"_s, u"eth1"_s, true);
        host.defaultRoute("bond0");
        QCOMPARE(host.words(nicA), (QStringList{u"default-route bond0 10.0.0.1"_s, u"network-member eth0 bond0"_s}));
    }

    void defaultRoutesOfTheTwoFamiliesDoNotReplaceEachOther()
    {
        ThreeCards host;
        host.defaultRoute("eth0");
        host.defaultRoute6("eth1");
        host.defaultRoute6("lo", "00200200"); // how the kernel says that there is none
        QCOMPARE(host.words(nicA), QStringList{u"only-route eth0 10.0.0.1"_s});
        QCOMPARE(host.words(nicB), QStringList{u"only-route eth1 fe80::1"_s});
        QCOMPARE(host.texts(nicB),
                 QStringList{u"the only default route of the host (IPv6, by fe80::1) leads over eth1"_s});
    }

    void routesThatAreNone()
    {
        ThreeCards host;
        host.defaultRoute("eth0", "0002"); // down
        host.defaultRoute("eth1", "0201"); // unreachable
        host.append(u"proc/net/route"_s, "eth2\t0000000A\t00000000\t0001\t0\t0\t0\t000000FF\t0\t0\t0\n");
        host.append(u"proc/net/route"_s, "garbage\n\n\t\t\t\n");
        QCOMPARE(host.words(nicA) + host.words(nicB) + host.words(nicC), QStringList());
    }

    void storageOverTheNetwork()
    {
        ThreeCards host;
        host.ways.towards = [](const QString &to) { return to == "10.9.0.2"_L1 ? u"eth2"_s : QString(); };
        host.mount("0:50", "/srv/vms", "nfs4", "filer:/vms", "rw,vers=4.2,addr=10.9.0.2");
        host.sys(u"class/iscsi_connection/connection1:0/address"_s, "10.9.0.2\n");
        QCOMPARE(host.words(nicC),
                 (QStringList{u"network-storage eth2 /srv/vms"_s, u"network-storage eth2 an iSCSI drive"_s}));
        QCOMPARE(host.texts(nicC).first(), u"/srv/vms comes from 10.9.0.2 over eth2"_s);
        QVERIFY(blocks(host.uses(nicC)));
        QCOMPARE(host.words(nicA), QStringList());
    }

    void aVirtualFunctionIsLostWithItsCard()
    {
        ThreeCards host;
        const QString function = host.pci(u"0000:05:10.0"_s, 0x020000, u"igbvf"_s, 9);
        host.sysLink(function + "/physfn"_L1, u"devices/pci0000:00/"_s + nicA);
        host.sys(u"devices/pci0000:00/"_s + nicA + "/sriov_numvfs"_L1, "1\n");
        host.net(u"eth0v0"_s, function);
        host.session(u"eth0v0"_s);
        QCOMPARE(host.words(nicA),
                 (QStringList{u"session-network eth0v0 192.0.2.7"_s, u"virtual-functions 0000:05:00.0 1"_s}));
        QCOMPARE(host.words(u"0000:05:10.0"_s), QStringList{u"session-network eth0v0 192.0.2.7"_s});
    }

    void circlesEnd()
    {
        ThreeCards host;
        host.net(u"a0"_s);
        host.net(u"b0"_s);
        host.stackNet(u"a0"_s, u"b0"_s, false);
        host.stackNet(u"b0"_s, u"a0"_s, true);
        host.session(u"a0"_s);
        QCOMPARE(host.words(nicA), QStringList());
    }
};

} // namespace riser::onhost

QTEST_GUILESS_MAIN(riser::onhost::UsesNetworkTest)
#include "tst_uses_network.moc"
