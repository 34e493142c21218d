// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/protocol/messages.h"
#include "tests/support/lab_host.h"

#include <QTest>

using namespace riser;
using namespace Qt::StringLiterals;
using protocol::Answer;
using protocol::Fault;
using protocol::Request;
using protocol::Verb;

namespace {

const UsbPort stickA{.bus = 2, .chain = {1}};
const UsbPort tablet{.bus = 1, .chain = {4}};
const PciAddress rootDrive{.bus = 2};
const PciAddress scratchDrive{.bus = 8};
const PciAddress nic{.bus = 5};

} // namespace

/// riser-host as an administrator gets it and an operator uses it: the package, its one rule, its session through a
/// real sshd and sudo, and nothing left behind. What it did is asked of sysfs and systemd, not of riser-host.
class TestHostPackage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_lab.removeHostProgram(); }

    void absentProgram();
    void installs();
    void operatorSpeaksWithIt();
    void usbLeavesAndComesBack();
    void whatTheHostNeedsStays();
    void operatorCanDoNothingElse();
    void withoutTheRule();
    void unconfirmedReturnOutlivesTheSession();
    void confirmedStays();
    void changesAreTold();
    void administratorsShell();
    void removesCleanly();

private:
    /// One session as the operator: what was asked and all that came back.
    QList<protocol::Message> ask(const QList<Request> &requests, const QString &pause = u"cat"_s);
    template<typename Value>
    const Value *body(const protocol::Message &message)
    {
        const auto *answer = std::get_if<Answer>(&message);
        return answer ? std::get_if<Value>(&answer->body) : nullptr;
    }
    QString text(const QString &command) { return m_lab.ssh(command).trimmed(); }

    test::LabHost m_lab;
};

void TestHostPackage::initTestCase()
{
    QVERIFY2(m_lab.isUp(), "the lab is not up: tests/lab/up");
    QVERIFY2(m_lab.reset(), qPrintable(m_lab.lastError()));
    m_lab.removeHostProgram(); // whatever another test left
}

QList<protocol::Message> TestHostPackage::ask(const QList<Request> &requests, const QString &pause)
{
    QByteArray lines;
    for (const Request &request : requests)
        lines += protocol::write(request);
    const QString output = m_lab.sshAs(u"operator"_s, pause + u" | riser-host session"_s, lines);
    QList<protocol::Message> messages;
    for (const QString &line : output.split(u'\n', Qt::SkipEmptyParts)) {
        const auto message = protocol::readMessage(line.toUtf8());
        messages << (message ? *message : protocol::Message(Fault{.text = message.error(), .id = -1}));
    }
    return messages;
}

void TestHostPackage::absentProgram()
{
    m_lab.sshAs(u"operator"_s, u"riser-host session"_s);
    QCOMPARE(m_lab.lastCode(), 127);
    QVERIFY2(m_lab.lastError().contains(u"not found"_s), qPrintable(m_lab.lastError()));
}

void TestHostPackage::installs()
{
    QVERIFY2(m_lab.installHostProgram(), qPrintable(m_lab.lastError()));
    QVERIFY(text(u"riser-host --version"_s).startsWith(u"riser-host "_s));
    QCOMPARE(text(u"stat -c '%a %U:%G' /etc/sudoers.d/riser-host /usr/bin/riser-host /var/lib/riser-host"_s),
             u"440 root:root\n755 root:root\n700 root:root"_s);
    QVERIFY2(text(u"visudo -c"_s).contains(u"/etc/sudoers.d/riser-host: parsed OK"_s), qPrintable(m_lab.lastError()));
    QCOMPARE(text(u"systemctl is-enabled riser-host-pool.service riser-host-replug.path"_s), u"enabled\nenabled"_s);
    QCOMPARE(text(u"systemctl is-active riser-host-replug.path"_s), u"active"_s);
    QCOMPARE(
        text(
            u"systemd-analyze verify --man=no riser-host-pool.service riser-host-replug.path riser-host-replug.service "
            u"2>&1 | grep riser-host || true"_s),
        QString());
    QCOMPARE(text(u"udevadm verify /usr/lib/udev/rules.d/90-riser-host.rules > /dev/null && echo good"_s), u"good"_s);
}

void TestHostPackage::operatorSpeaksWithIt()
{
    const auto messages = ask({{.id = 1, .verb = Verb::Hello}, {.id = 2, .verb = Verb::Inventory}});
    QVERIFY2(messages.size() == 2, qPrintable(m_lab.lastError()));
    const auto *hello = body<protocol::HelloAnswer>(messages[0]);
    QVERIFY(hello);
    QVERIFY(hello->root);
    QCOMPARE(hello->verbs, protocol::verbNames());
    QCOMPARE(hello->bootId, text(u"cat /proc/sys/kernel/random/boot_id"_s));

    const auto *inventory = body<HostInventory>(messages[1]);
    QVERIFY(inventory);
    QCOMPARE(inventory->hostname, u"lab"_s);
    const HostDevice *root = inventory->device(protocol::keyOf(rootDrive));
    QVERIFY(root);
    QVERIFY(root->identity.serial.startsWith(u"LAB-ROOT"_s));
    QCOMPARE(root->driver, u"nvme"_s);
    QVERIFY(blocks(root->uses));
    const HostDevice *stick = inventory->device(protocol::keyOf(stickA));
    QVERIFY(stick);
    QCOMPARE(stick->driver, u"usb-storage"_s);
    QCOMPARE(stick->identity.serial, u"USB-TWIN-A"_s);
    // The session's own way to us.
    const HostDevice *way = inventory->device(protocol::keyOf(nic));
    QVERIFY(way);
    QVERIFY(std::ranges::any_of(way->uses, [](const HostUse &use) {
        return use.kind == u"session-network"_s && use.verdict == HostUse::Verdict::Block;
    }));
}

void TestHostPackage::usbLeavesAndComesBack()
{
    QCOMPARE(m_lab.usbInterfaceDriver(u"2-1"_s), u"usb-storage"_s);
    auto messages = ask({{.id = 1, .verb = Verb::UsbDetach, .port = stickA}});
    QVERIFY2(messages == QList<protocol::Message>{Answer{.id = 1}}, qPrintable(m_lab.lastError()));
    QCOMPARE(m_lab.usbInterfaceDriver(u"2-1"_s), QString());        // after the session has ended, too
    QCOMPARE(m_lab.usbInterfaceDriver(u"2-2"_s), u"usb-storage"_s); // its twin stays
    QCOMPARE(text(u"ls /sys/block | grep -c ^sd"_s), u"1"_s);
    messages = ask({{.id = 2, .verb = Verb::UsbAttach, .port = stickA}});
    QVERIFY(messages == QList<protocol::Message>{Answer{.id = 2}});
    QCOMPARE(m_lab.usbInterfaceDriver(u"2-1"_s), u"usb-storage"_s);
}

void TestHostPackage::whatTheHostNeedsStays()
{
    // The disk appears a moment after the driver.
    text(
        u"for try in $(seq 300); do ls /sys/bus/usb/devices/2-1:1.0/host*/target*/*/block > /dev/null 2>&1 && break; "
        u"sleep 0.2; done; udevadm settle; "
        u"stick=/dev/$(ls /sys/bus/usb/devices/2-1:1.0/host*/target*/*/block) && mkswap $stick > /dev/null && swapon $stick"_s);
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
    const auto messages = ask({{.id = 1, .verb = Verb::UsbDetach, .port = stickA},
                               {.id = 2, .verb = Verb::UsbDetach, .port = UsbPort{.bus = 1, .chain = {3}}},
                               {.id = 3, .verb = Verb::UsbDetach, .port = UsbPort{.bus = 9, .chain = {9}}}});
    text(u"swapoff -a && wipefs -aq /dev/$(ls /sys/bus/usb/devices/2-1:1.0/host*/target*/*/block)"_s);
    QCOMPARE(messages.size(), 3);
    const auto *swap = std::get_if<Fault>(&messages[0]);
    QVERIFY(swap);
    QCOMPARE(swap->code, Fault::Code::Refused);
    QCOMPARE(swap->uses.constFirst().kind, u"swap"_s);
    QCOMPARE(std::get<Fault>(messages[1]).code, Fault::Code::Refused); // the hub
    QCOMPARE(std::get<Fault>(messages[2]).code, Fault::Code::NoSuchDevice);
    QCOMPARE(m_lab.usbInterfaceDriver(u"2-1"_s), u"usb-storage"_s);
}

void TestHostPackage::operatorCanDoNothingElse()
{
    const QString list = m_lab.sshAs(u"operator"_s, u"sudo -n -l"_s);
    const qsizetype begin = list.indexOf(u"may run"_s);
    QVERIFY2(begin >= 0, qPrintable(list + m_lab.lastError()));
    const QStringList rules = list.sliced(begin).split(u'\n', Qt::SkipEmptyParts).sliced(1);
    QCOMPARE(rules, QStringList{u"    (root) NOPASSWD: /usr/bin/riser-host session"_s});
    for (
        const QString &command :
        {u"sudo -n /usr/bin/riser-host inventory"_s, u"sudo -n /usr/bin/riser-host"_s, u"sudo -n id"_s, u"sudo -n -s"_s,
         u"sudo -n /usr/bin/riser-host session extra"_s, u"sudo -n -u libvirt-qemu /usr/bin/riser-host session"_s,
         u"sudo -n LD_PRELOAD=/tmp/x.so /usr/bin/riser-host session"_s, u"sudo -n -E /usr/bin/riser-host session"_s,
         u"cd /tmp && ln -sf /bin/sh riser-host && sudo -n ./riser-host session; code=$?; rm riser-host; exit $code"_s}) {
        m_lab.sshAs(u"operator"_s, command);
        QVERIFY2(m_lab.lastCode() != 0, qPrintable(command));
        QVERIFY2(m_lab.lastError().contains(u"sudo: "_s), qPrintable(m_lab.lastError()));
    }
    m_lab.sshAs(u"operator"_s, u"riser-host usb-detach 2-1"_s);
    QCOMPARE(m_lab.lastCode(), 1);
    QVERIFY2(m_lab.lastError().contains(u"only root"_s), qPrintable(m_lab.lastError()));
    QCOMPARE(m_lab.usbInterfaceDriver(u"2-1"_s), u"usb-storage"_s);
}

void TestHostPackage::withoutTheRule()
{
    // A new login: a connection that stands keeps the groups it began with.
    text(u"gpasswd -d operator libvirt"_s);
    text(u"echo '{\"riser\":1,\"id\":1,\"verb\":\"hello\"}' | runuser -u operator -- riser-host session"_s);
    const int code = m_lab.lastCode();
    const QString words = m_lab.lastError();
    text(u"gpasswd -a operator libvirt"_s);
    QVERIFY(code != 0);
    QVERIFY2(words.contains(u"password is required"_s) || words.contains(u"not allowed"_s), qPrintable(words));
}

void TestHostPackage::unconfirmedReturnOutlivesTheSession()
{
    auto messages = ask({{.id = 1, .verb = Verb::Arm, .devices = {stickA, scratchDrive}, .seconds = 30},
                         {.id = 2, .verb = Verb::UsbDetach, .port = stickA}});
    QVERIFY2((messages == QList<protocol::Message>{Answer{.id = 1}, Answer{.id = 2}}), qPrintable(m_lab.lastError()));
    m_lab.virsh({u"nodedev-detach"_s, protocol::keyOf(scratchDrive).value()});
    QCOMPARE(m_lab.driverOf(protocol::keyOf(scratchDrive).value()), u"vfio-pci"_s);
    // A unit of its own: the end of the session, its scope and its processes doesn't touch it.
    QVERIFY(text(u"systemctl list-units --plain --no-legend 'riser-host-guard-*'"_s).contains(u"running"_s));
    text(u"systemctl kill --signal=KILL 'riser-host-guard-*'"_s); // nor does this
    QTRY_COMPARE_WITH_TIMEOUT(m_lab.usbInterfaceDriver(u"2-1"_s), u"usb-storage"_s, m_lab.limit(120));
    QTRY_COMPARE_WITH_TIMEOUT(m_lab.driverOf(protocol::keyOf(scratchDrive).value()), u"nvme"_s, m_lab.limit(60));
    messages = ask({{.id = 3, .verb = Verb::Confirm, .devices = {stickA, scratchDrive}}});
    QCOMPARE(messages.size(), 1);
    QCOMPARE(std::get<Fault>(messages[0]).code, Fault::Code::NotDone);
    QVERIFY(std::get<Fault>(messages[0]).text.contains(u"already given back"_s));
}

void TestHostPackage::confirmedStays()
{
    auto messages = ask({{.id = 1, .verb = Verb::Arm, .devices = {tablet}, .seconds = 600}});
    QVERIFY(messages == QList<protocol::Message>{Answer{.id = 1}});
    messages = ask({{.id = 2, .verb = Verb::Inventory}, {.id = 3, .verb = Verb::Confirm, .devices = {tablet}}});
    QCOMPARE(messages.size(), 2); // the second is answered first, or last
    QVERIFY(messages.contains(protocol::Message(Answer{.id = 3})));
    QTRY_COMPARE_WITH_TIMEOUT(text(u"systemctl list-units --plain --no-legend 'riser-host-guard-*'"_s), QString(),
                              m_lab.limit(30));
    QCOMPARE(text(u"ls /run/riser-host/armed | grep -c armed || true"_s), u"0"_s);
}

void TestHostPackage::changesAreTold()
{
    // The input stays open until something has been unbound and bound again beside it.
    const QString meanwhile = u"{ cat; while [ ! -e /tmp/told ]; do sleep 0.2; done; rm /tmp/told; }"_s;
    text(
        u"rm -f /tmp/told; (sleep 15; echo 2-2:1.0 > /sys/bus/usb/drivers/usb-storage/unbind; sleep 3; "
        u"echo 2-2:1.0 > /sys/bus/usb/drivers_probe; sleep 5; touch /tmp/told; chown operator /tmp/told) > /dev/null 2>&1 &"_s);
    const auto messages = ask({{.id = 1, .verb = Verb::Watch}}, meanwhile);
    QVERIFY2(messages.contains(protocol::Message(Answer{.id = 1})), qPrintable(m_lab.lastError()));
    const DeviceKey key(u"usb_2_2"_s);
    const auto unbound = messages.indexOf(protocol::Message(protocol::Event{.action = u"unbind"_s, .device = key}));
    const auto bound = messages.indexOf(protocol::Message(protocol::Event{.action = u"bind"_s, .device = key}));
    QVERIFY2(unbound > 0 && bound > unbound,
             qPrintable(u"%1 messages, %2, %3"_s.arg(messages.size()).arg(unbound).arg(bound)));
    QCOMPARE(m_lab.usbInterfaceDriver(u"2-2"_s), u"usb-storage"_s);
}

void TestHostPackage::administratorsShell()
{
    QVERIFY(text(u"riser-host inventory"_s).contains(u"\"hostname\": \"lab\""_s));
    QVERIFY(text(u"riser-host blast-radius pci_0000_02_00_0"_s).contains(u"\"root-disk\""_s));
    QCOMPARE(text(u"riser-host usb-detach ../2-1; echo $?"_s), u"2"_s);
    QCOMPARE(text(u"riser-host blast-radius pci_0000_ff_00_0 > /dev/null; echo $?"_s), u"1"_s);
}

void TestHostPackage::removesCleanly()
{
    text(u"DEBIAN_FRONTEND=noninteractive apt-get -qq -y remove riser-host"_s);
    QVERIFY2(m_lab.lastError().isEmpty(), qPrintable(m_lab.lastError()));
    QCOMPARE(text(u"ls -d /usr/bin/riser-host 2>/dev/null; ls -d /var/lib/riser-host"_s), u"/var/lib/riser-host"_s);
    QVERIFY2(m_lab.removeHostProgram(), qPrintable(m_lab.lastError()));
    QCOMPARE(text(u"find / -xdev -iname '*riser-host*' -not -path '/proc/*' -not -path '/run/riser-host*'; "
                  u"ls -d /run/riser-host /etc/sudoers.d/riser-host /var/lib/riser-host 2>/dev/null || true"_s),
             QString());
    QCOMPARE(text(u"systemctl list-units --all --plain --no-legend 'riser-host*'"_s), QString());
}

QTEST_GUILESS_MAIN(TestHostPackage)
#include "tst_host_package.moc"
