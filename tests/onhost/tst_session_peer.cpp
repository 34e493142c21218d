// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/session/peer.h"
#include "tests/onhost/fake_pci.h"

#include <QTest>

using namespace riser;
using namespace riser::onhost;
using namespace Qt::StringLiterals;

class TestSessionPeer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_host = std::make_unique<test::FakeHost>(); }
    void cleanup() { m_host.reset(); }
    void addresses_data();
    void addresses();
    void socketOfSshd_data();
    void socketOfSshd();
    void socketCountsMoreThanWords();
    void environmentAbove();
    void nonsenseIsNoPeer();
    void noSsh();

private:
    void process(int pid, int parent, const QByteArray &name, const QByteArray &environment = {})
    {
        const QString folder = m_host->places().proc + u'/' + QString::number(pid);
        m_host->write(folder + u"/stat"_s, QByteArray::number(pid) + " (" + name + ") S " + QByteArray::number(parent) +
                                               " 1 1 0 -1 4194560 0 0\n");
        m_host->write(folder + u"/comm"_s, name + '\n');
        m_host->write(folder + u"/environ"_s, environment);
    }
    void socket(int pid, const QString &table, const QByteArray &remote, const QByteArray &state = "01")
    {
        const QString folder = m_host->places().proc + u'/' + QString::number(pid) + u"/fd"_s;
        QDir().mkpath(folder);
        test::FakeHost::link(u"socket:[4242]"_s, folder + u"/4"_s);
        m_host->write(
            m_host->places().proc + table,
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
            "   0: 0F02000A:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 17 1 0\n"
            "   1: 0F02000A:0016 " +
                remote + ":A1B2 " + state +
                " 00000000:00000000 02:000A7C23 00000000     0        0 4242 2 0000000000000000 20 4 30 10 -1\n");
    }
    std::unique_ptr<test::FakeHost> m_host;
};

void TestSessionPeer::addresses_data()
{
    QTest::addColumn<bool>("good");
    for (const char *good : {"192.0.2.7", "0.0.0.0", "::1", "2001:db8::1", "fe80::1%eth0", "::ffff:192.0.2.7"})
        QTest::newRow(good) << true;
    for (const char *bad :
         {"", " ", "192.0.2", "192.0.2.7 ", "192.0.2.256", "192.0.2.7%eth0", "fe80::1%", "fe80::1%a/b",
          "fe80::1%averyverylongname", "fe80::1%a%b", "host.example", "$(reboot)", "192.0.2.7;x", "1"})
        QTest::newRow(bad) << false;
}

void TestSessionPeer::addresses()
{
    QFETCH(const bool, good);
    QCOMPARE(isIpAddress(QString::fromLatin1(QTest::currentDataTag())), good);
}

void TestSessionPeer::socketOfSshd_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QByteArray>("remote");
    QTest::addColumn<QString>("peer");
    QTest::newRow("IPv4") << u"/net/tcp"_s << "0202000A"_ba << u"10.0.2.2"_s;
    QTest::newRow("IPv6") << u"/net/tcp6"_s << "B80D0120000000000000000001000000"_ba << u"2001:db8::1"_s;
    QTest::newRow("IPv4 on a socket for both")
        << u"/net/tcp6"_s << "0000000000000000FFFF00000202000A"_ba << u"10.0.2.2"_s;
    QTest::newRow("not hex") << u"/net/tcp"_s << "0202000G"_ba << QString();
    QTest::newRow("too short") << u"/net/tcp"_s << "02020"_ba << QString();
    QTest::newRow("empty") << u"/net/tcp"_s << ""_ba << QString();
}

void TestSessionPeer::socketOfSshd()
{
    QFETCH(const QString, table);
    QFETCH(const QByteArray, remote);
    QFETCH(const QString, peer);
    process(1, 0, "systemd");
    process(50, 1, "sshd-session");
    process(60, 50, "bash) R 1 (x"); // a name may look like the rest of the line
    process(70, 60, "riser-host");
    socket(50, table, remote);
    QCOMPARE(sessionPeer(m_host->places(), 70), peer);
}

void TestSessionPeer::socketCountsMoreThanWords()
{
    process(50, 1, "sshd");
    process(60, 50, "sudo", "A=b\0SSH_CONNECTION=192.0.2.9 1 192.0.2.1 22\0C=d"_ba + QByteArray(1, '\0'));
    socket(50, u"/net/tcp"_s, "0202000A");
    QCOMPARE(sessionPeer(m_host->places(), 60), u"10.0.2.2"_s);
}

void TestSessionPeer::environmentAbove()
{
    process(50, 1, "sshd");
    socket(50, u"/net/tcp"_s, "0202000A", "08"); // not established
    process(60, 50, "bash", "SHELL=x\0SSH_CONNECTION=2001:db8::7 1 192.0.2.1 22\0"_ba);
    process(70, 60, "sudo");
    QCOMPARE(sessionPeer(m_host->places(), 70), u"2001:db8::7"_s);
}

void TestSessionPeer::nonsenseIsNoPeer()
{
    process(60, 1, "bash", "SSH_CONNECTION=$(reboot) 1 2 3");
    QCOMPARE(sessionPeer(m_host->places(), 60), QString());
    process(61, 61, "its own parent");
    QCOMPARE(sessionPeer(m_host->places(), 61), QString());
}

void TestSessionPeer::noSsh()
{
    process(50, 1, "login");
    process(60, 50, "bash", "HOME=/root");
    socket(60, u"/net/tcp"_s, "0202000A"); // any program has sockets
    QCOMPARE(sessionPeer(m_host->places(), 60), QString());
    QCOMPARE(sessionPeer(m_host->places(), 9999), QString());
}

QTEST_APPLESS_MAIN(TestSessionPeer)
#include "tst_session_peer.moc"
