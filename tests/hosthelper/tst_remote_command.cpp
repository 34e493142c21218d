// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/host_command.h"
#include "core/hosthelper/standing_of_end.h"

#include <QTest>

using namespace riser;
using namespace Qt::StringLiterals;

using State = HostProgramFacts::State;
using Way = HostCommand::Way;

/// How riser-host is started, and what its end means.
class TestRemoteCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void logins_data();
    void logins();
    void plainSshAsksNobody();
    void theOwnComputer();
    void noWay_data();
    void noWay();
    void ends_data();
    void ends();
    void wordsAreBoundedAndPlain();
    void greetings_data();
    void greetings();
};

namespace {

const QStringList tail{u"-T"_s, u"-e"_s, u"none"_s, u"--"_s, u"kvm1"_s, u"exec riser-host session"_s};

HostCommand commandFor(const QString &uri, bool local = false, bool root = false)
{
    return hostCommand(*HostUri::parse(uri), local, {.sshScript = u"/opt/riser-ssh"_s, .root = root});
}

} // namespace

void TestRemoteCommand::logins_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QStringList>("argv");
    const QString script = u"/opt/riser-ssh"_s;
    QTest::newRow("plain") << u"qemu+ssh://kvm1/system"_s << QStringList{script} + tail;
    QTest::newRow("user and port") << u"qemu+ssh://ann@kvm1:2222/system"_s
                                   << QStringList{script, u"-p"_s, u"2222"_s, u"-l"_s, u"ann"_s} + tail;
    QTest::newRow("key") << u"qemu+ssh://kvm1/system?keyfile=/home/ann/my%20key"_s
                         << QStringList{script, u"-i"_s, u"/home/ann/my key"_s} + tail;
    QTest::newRow("own command") << u"qemu+ssh://kvm1/system?command=/usr/local/bin/myssh&socket=/run/x"_s
                                 << QStringList{u"/usr/local/bin/myssh"_s} + tail;
    QTest::newRow("no_verify") << u"qemu+ssh://kvm1/system?no_verify=1&netcat=/bin/nc&proxy=netcat"_s
                               << QStringList{script, u"-o"_s, u"StrictHostKeyChecking=no"_s} + tail;
    QTest::newRow("libssh") << u"qemu+libssh://ann@kvm1/system?known_hosts=/tmp/kh&sshauth=privkey&command=/bin/no"_s
                            << QStringList{script, u"-l"_s, u"ann"_s, u"-o"_s, u"UserKnownHostsFile=\"/tmp/kh\""_s} +
                                   tail;
    QTest::newRow("libssh2") << u"qemu+libssh2://kvm1/system"_s << QStringList{script} + tail;
}

void TestRemoteCommand::logins()
{
    QFETCH(const QString, uri);
    QFETCH(const QStringList, argv);
    const HostCommand command = commandFor(uri);
    QCOMPARE(command.way, Way::Login);
    QCOMPARE(command.argv, argv);
}

void TestRemoteCommand::plainSshAsksNobody()
{
    const HostCommand command = hostCommand(*HostUri::parse(u"qemu+ssh://kvm1/system"_s), false, {});
    QCOMPARE(command.argv.constFirst(), u"ssh"_s);
    QVERIFY(command.argv.contains(u"BatchMode=yes"_s));
    QCOMPARE(command.argv.last(tail.size()), tail);
}

void TestRemoteCommand::theOwnComputer()
{
    QCOMPARE(commandFor(u"qemu:///system"_s, true, true).argv, (QStringList{u"/usr/bin/riser-host"_s, u"session"_s}));
    QCOMPARE(commandFor(u"qemu:///system"_s, true, false).argv,
             (QStringList{u"pkexec"_s, u"/usr/bin/riser-host"_s, u"session"_s}));
    QCOMPARE(commandFor(u"qemu:///system"_s, true, false).way, Way::Here);
}

void TestRemoteCommand::noWay_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("word");
    QTest::newRow("own VMs") << u"qemu:///session"_s << u"own VMs"_s;
    QTest::newRow("own VMs over ssh") << u"qemu+ssh://kvm1/session"_s << u"own VMs"_s;
    QTest::newRow("TLS") << u"qemu+tls://kvm1/system"_s << u"TLS"_s;
    QTest::newRow("TCP") << u"qemu+tcp://kvm1/system"_s << u"TCP"_s;
    QTest::newRow("test driver") << u"test:///default"_s << u"test driver"_s;
    QTest::newRow("socket") << u"qemu+unix:///system?socket=/tmp/s"_s << u"socket"_s;
    QTest::newRow("ext") << u"qemu+ext:///system?command=/bin/x"_s << u"libvirt alone"_s;
}

void TestRemoteCommand::noWay()
{
    QFETCH(const QString, uri);
    QFETCH(const QString, word);
    const HostCommand command = commandFor(uri);
    QCOMPARE(command.way, Way::None);
    QVERIFY2(command.reason.contains(word), qPrintable(command.reason));
    QVERIFY(command.argv.isEmpty());
}

void TestRemoteCommand::ends_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<bool>("greeted");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("errors");
    QTest::addColumn<State>("state");
    QTest::addColumn<bool>("retry");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, Way way, bool greeted, int code, const char *errors, State state, bool retry,
                        const char *word) {
        QTest::newRow(name) << int(way) << greeted << code << QByteArray(errors) << state << retry
                            << QString::fromUtf8(word);
    };
    row("dash: not there", Way::Login, false, 127, "sh: 1: exec: riser-host: not found\n", State::Absent, false,
        "install the package riser-host");
    row("bash: not there", Way::Login, false, 127, "bash: line 1: exec: riser-host: not found", State::Absent, false,
        "isn't installed on kvm1");
    row("fish: not there", Way::Login, false, 1, "fish: Unknown command: riser-host", State::Absent, false, "install");
    row("sudo: password", Way::Login, false, 1, "sudo: a password is required\n", State::NoRight, false,
        "add your user to the group libvirt on kvm1");
    row("sudo: nobody", Way::Login, false, 1, "ann is not in the sudoers file.\n", State::NoRight, false,
        "group libvirt");
    row("sudo: not this", Way::Login, false, 1,
        "Sorry, user ann is not allowed to execute '/usr/bin/riser-host session' as root on kvm1.", State::NoRight,
        false, "group libvirt");
    row("sudo: may not", Way::Login, false, 1, "Sorry, user ann may not run sudo on kvm1.", State::NoRight, false,
        "group");
    row("pkexec: refused", Way::Here, false, 127, "Error executing command as another user: Not authorized\n",
        State::NoRight, false, "group libvirt");
    row("pkexec: dismissed", Way::Here, false, 126, "", State::NoRight, false, "group libvirt");
    row("ssh: away", Way::Login, false, 255, "ssh: connect to host kvm1 port 22: No route to host\n", State::Broken,
        true, "No route to host");
    row("ssh: refused", Way::Login, false, 255, "ann@kvm1: Permission denied (publickey).\n", State::Broken, false,
        "Permission denied");
    row("ssh: wrong key", Way::Login, false, 255, "Host key verification failed.\n", State::Broken, false, "Host key");
    row("died", Way::Login, true, 3, "", State::Broken, true, "code 3");
    row("ssh died", Way::Login, true, 255, "Timeout, server kvm1 not responding.\n", State::Broken, true,
        "not responding");
    // What it says once it runs is its own: a word in it is no refusal.
    row("sudo words later", Way::Login, true, 1, "sudo: a password is required\n", State::Broken, true, "code 1");
}

void TestRemoteCommand::ends()
{
    QFETCH(const int, way);
    QFETCH(const bool, greeted);
    QFETCH(const int, exitCode);
    QFETCH(const QByteArray, errors);
    QFETCH(const State, state);
    QFETCH(const bool, retry);
    QFETCH(const QString, word);
    const Conversation::End end{.process = {.exitCode = exitCode, .startProblem = {}, .errors = errors},
                                .nonsense = {}};
    const EndVerdict verdict = verdictOf(end, Way(way), greeted, u"kvm1"_s);
    QCOMPARE(verdict.facts.state, state);
    QCOMPARE(verdict.retry, retry);
    QVERIFY2(verdict.facts.why.contains(word), qPrintable(verdict.facts.why));
    QVERIFY2(verdict.facts.why.contains(u"kvm1"_s), qPrintable(verdict.facts.why));
}

void TestRemoteCommand::wordsAreBoundedAndPlain()
{
    const QByteArray errors = "first\n\x1b[31mred\x07 " + QByteArray(5000, 'x') + "\n\n";
    const Conversation::End end{.process = {.exitCode = 1, .startProblem = {}, .errors = errors}, .nonsense = {}};
    const QString why = verdictOf(end, Way::Login, false, u"kvm1"_s).facts.why;
    QVERIFY2(why.size() < 600, qPrintable(why));
    QVERIFY(!why.contains(u'\x1b'));
    QVERIFY(!why.contains(u'\x07'));
    QVERIFY(why.contains(u"red"_s));
    QVERIFY(!why.contains(u"first"_s));
}

void TestRemoteCommand::greetings_data()
{
    QTest::addColumn<int>("oldest");
    QTest::addColumn<int>("newest");
    QTest::addColumn<bool>("root");
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("word");
    const int ours = protocol::version;
    QTest::newRow("the same") << ours << ours << true << State::Present << QString();
    QTest::newRow("more than ours") << ours - 1 << ours + 3 << true << State::Present << QString();
    QTest::newRow("older") << ours - 1 << ours - 1 << true << State::TooOld
                           << u"update the package riser-host on kvm1"_s;
    QTest::newRow("newer") << ours + 1 << ours + 2 << true << State::TooNew << u"update Riser on this computer"_s;
    QTest::newRow("no rights") << ours << ours << false << State::NoRight << u"group libvirt on kvm1"_s;
}

void TestRemoteCommand::greetings()
{
    QFETCH(const int, oldest);
    QFETCH(const int, newest);
    QFETCH(const bool, root);
    QFETCH(const State, state);
    QFETCH(const QString, word);
    const HostProgramFacts facts = verdictOf(
        protocol::HelloAnswer{.version = u"0.9"_s, .oldest = oldest, .newest = newest, .root = root}, u"kvm1"_s);
    QCOMPARE(facts.state, state);
    QVERIFY2(facts.why.contains(word), qPrintable(facts.why));
    QCOMPARE(facts.why.isEmpty(), facts.present());
}

QTEST_GUILESS_MAIN(TestRemoteCommand)
#include "tst_remote_command.moc"
