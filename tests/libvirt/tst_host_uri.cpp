// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_uri.h"
#include "core/host/libvirt/host_address.h"

#include <QTest>

using namespace riser;
using namespace Qt::StringLiterals;
using Transport = HostUri::Transport;

Q_DECLARE_METATYPE(riser::HostUri)

class TestHostUri : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void good_data();
    void good();
    void bad_data();
    void bad();
    void canonical();
    void aliases();
    void addresses();
};

namespace {

HostUri uri(Transport transport, const QString &driver, const QString &user, const QString &host, int port,
            const QString &path, const QString &query = {}, const QString &name = {})
{
    HostUri result;
    result.transport = transport;
    result.driver = driver;
    result.user = user;
    result.host = host;
    result.port = port;
    result.path = path;
    result.query = query;
    result.transportName = name;
    return result;
}

} // namespace

void TestHostUri::good_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<HostUri>("parts");
    const auto row = [](const char *text, const HostUri &parts) {
        QTest::newRow(text) << QString::fromUtf8(text) << parts;
    };
    const QString qemu = u"qemu"_s;
    const QString system = u"/system"_s;
    row("qemu:///system", uri(Transport::Local, qemu, {}, {}, 0, system));
    row("qemu:///session", uri(Transport::Local, qemu, {}, {}, 0, u"/session"_s));
    row("qemu+unix:///system?socket=/run/x/libvirt-sock",
        uri(Transport::Local, qemu, {}, {}, 0, system, u"socket=/run/x/libvirt-sock"_s, u"unix"_s));
    row("qemu+ssh://kvm1/system", uri(Transport::Ssh, qemu, {}, u"kvm1"_s, 0, system));
    row("qemu+ssh://root@kvm1.example.org:2222/system?keyfile=/home/me/k&no_tty=1",
        uri(Transport::Ssh, qemu, u"root"_s, u"kvm1.example.org"_s, 2222, system, u"keyfile=/home/me/k&no_tty=1"_s));
    row("qemu+ssh://[fd00::1]:22/system", uri(Transport::Ssh, qemu, {}, u"fd00::1"_s, 22, system));
    row("qemu+ssh://[fe80::1%25eth0]/system", uri(Transport::Ssh, qemu, {}, u"fe80::1%eth0"_s, 0, system));
    row("qemu+ssh://10.0.0.7/system", uri(Transport::Ssh, qemu, {}, u"10.0.0.7"_s, 0, system));
    row("qemu+ssh://ad%5Cjoe@kvm1/system", uri(Transport::Ssh, qemu, u"ad\\joe"_s, u"kvm1"_s, 0, system));
    row("qemu+tls://kvm_1/system", uri(Transport::Tls, qemu, {}, u"kvm_1"_s, 0, system));
    row("qemu+tcp://kvm1:16510/system", uri(Transport::Tcp, qemu, {}, u"kvm1"_s, 16510, system));
    row("qemu+libssh://kvm1/system?known_hosts=/x",
        uri(Transport::Other, qemu, {}, u"kvm1"_s, 0, system, u"known_hosts=/x"_s, u"libssh"_s));
    row("qemu+ext:///system?command=/x", uri(Transport::Other, qemu, {}, {}, 0, system, u"command=/x"_s, u"ext"_s));
    row("test:///default", uri(Transport::Local, u"test"_s, {}, {}, 0, u"/default"_s));
    row("test:///home/me/host.xml", uri(Transport::Local, u"test"_s, {}, {}, 0, u"/home/me/host.xml"_s));
    row("xen:///", uri(Transport::Local, u"xen"_s, {}, {}, 0, u"/"_s));
    row("simulated:///demo/a.xml", uri(Transport::Local, u"simulated"_s, {}, {}, 0, u"/demo/a.xml"_s));
    row("hail-2_b", uri(Transport::Other, {}, {}, {}, 0, u"hail-2_b"_s));
}

void TestHostUri::good()
{
    QFETCH(const QString, text);
    QFETCH(const HostUri, parts);
    const Result<HostUri> parsed = HostUri::parse(u"  "_s + text + u'\n');
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().toText()));
    QCOMPARE(parsed->toString(), text);
    QVERIFY(*parsed == parts);
}

void TestHostUri::bad_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *text, const char *reason) {
        QTest::newRow(*text ? text : "nothing") << QString::fromUtf8(text) << QString::fromUtf8(reason);
    };
    row("", "empty");
    row("   ", "empty");
    row("kvm1.example.org", "begin with a driver");
    row("/var/run/libvirt", "begin with a driver");
    row("://kvm1/system", "begin with a driver");
    row("1qemu+ssh://kvm1/system", "begin with a driver");
    row("qemu:system", "“//” is missing");
    row("root@kvm1:/system", "“//” is missing");
    row("qemu+ssh:///system", "host's name is missing");
    row("qemu+tls:///system", "host's name is missing");
    row("qemu+libssh:///system", "host's name is missing");
    row("qemu+ssh://root@/system", "host's name is missing");
    row("qemu+ssh://:22/system", "host's name is missing");
    row("qemu+ssh://kvm1", "no path");
    row("qemu+ssh://kvm1/", "no path");
    row("qemu:///", "no path");
    row("qemu+unix://kvm1/system", "has no host's name");
    row("qemu+rsh://kvm1/system", "no such transport");
    row("qemu+ssh://kvm1:0/system", "from 1 to 65535");
    row("qemu+ssh://kvm1:65536/system", "from 1 to 65535");
    row("qemu+ssh://kvm1:/system", "from 1 to 65535");
    row("qemu+ssh://kvm1:ssh/system", "from 1 to 65535");
    row("qemu+ssh://fd00::1/system", "brackets");
    row("qemu+ssh://[fd00::1/system", "IPv6 address");
    row("qemu+ssh://[kvm1]/system", "IPv6 address");
    row("qemu+ssh://[fd00::1]22/system", "behind the address");
    row("qemu+ssh://kvm 1/system", "space");
    row("qemu+ssh://kvm1/sys\ttem", "space");
    row("qemu+ssh://-oProxyCommand=x/system", "characters");
    row("qemu+ssh://kv<b>m1/system", "characters");
    row("qemu+ssh://-l@kvm1/system", "user name");
    row("qemu+ssh://root:secret@kvm1/system", "password");
    row("qemu+ssh://kvm1/system#top", "“#”");
}

void TestHostUri::bad()
{
    QFETCH(const QString, text);
    QFETCH(const QString, reason);
    const Result<HostUri> parsed = HostUri::parse(text);
    QVERIFY2(!parsed, parsed ? qPrintable(parsed->toString()) : "");
    QCOMPARE(parsed.error().code, ErrorCode::InvalidInput);
    QVERIFY2(parsed.error().summary.contains(reason), qPrintable(parsed.error().summary));
    QVERIFY(parsed.error().summary.contains(text.trimmed()));
    QVERIFY(!parsed.error().transient);
}

void TestHostUri::canonical()
{
    // libvirt takes a host without a transport as TLS.
    QCOMPARE(HostUri::parse(u"qemu://kvm1/system"_s)->toString(), u"qemu+tls://kvm1/system"_s);
    QCOMPARE(HostUri::parse(u"QEMU+SSH://kvm1/system"_s)->toString(), u"qemu+ssh://kvm1/system"_s);
    HostUri made;
    made.host = u"fd00::7"_s;
    made.user = u"a@b"_s;
    QCOMPARE(made.toString(), u"qemu+ssh://a%40b@[fd00::7]/system"_s);
    QCOMPARE(HostUri::parse(made.toString())->user, u"a@b"_s);
}

void TestHostUri::aliases()
{
    const QString configuration = u"# uri_aliases = [ \"old=qemu+ssh://old/system\" ]\n"
                                  "uri_aliases = [\n  \"hail=qemu+ssh://root@hail.example.org/system\",\n"
                                  "#  \"rain=qemu+ssh://no/system\",\n  'sleet=qemu+tls://sleet/system',\n]\n"_s;
    QCOMPARE(aliasIn(configuration, u"hail"_s), u"qemu+ssh://root@hail.example.org/system"_s);
    QCOMPARE(aliasIn(configuration, u"sleet"_s), u"qemu+tls://sleet/system"_s);
    QCOMPARE(aliasIn(configuration, u"rain"_s), QString());
    QCOMPARE(aliasIn(configuration, u"old"_s), QString());
    QCOMPARE(aliasIn({}, u"hail"_s), QString());
}

void TestHostUri::addresses()
{
    const Result<HostAddress> here = hostAddress(u"qemu:///system"_s);
    QVERIFY(here && here->local);
    QCOMPARE(here->uri, u"qemu:///system"_s);
    QCOMPARE(here->label, u"localhost"_s);
    QVERIFY(!hostAddress(u"qemu+unix:///system?socket=/x"_s)->local); // may be somebody's tunnel
    QVERIFY(!hostAddress(u"test:///default"_s)->local);
    const Result<HostAddress> there = hostAddress(u"qemu+ssh://root@kvm1/system?no_verify=0"_s);
    QVERIFY(there && !there->local);
    QCOMPARE(there->label, u"kvm1"_s);
    QVERIFY2(there->uri.startsWith(u"qemu+ssh://root@kvm1/system?no_verify=0&command="_s) &&
                 there->uri.endsWith(u"/riser-ssh"_s),
             qPrintable(there->uri));
    const QString own = u"qemu+ssh://kvm1/system?command=/usr/bin/ssh"_s;
    QCOMPARE(hostAddress(own)->uri, own);
    QCOMPARE(hostAddress(u"qemu+ssh:///system"_s).error().code, ErrorCode::InvalidInput);
}

QTEST_GUILESS_MAIN(TestHostUri)
#include "tst_host_uri.moc"
