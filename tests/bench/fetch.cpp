// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long it takes to read a whole host: Riser, a serial loop, and virsh, in one run over the same relay.
#include "core/host/libvirt/runtime.h"
#include "tests/bench/relay_process.h"
#include "tests/bench/table.h"
#include "tests/libvirt/support_backend.h"
#include "tests/libvirt/support_daemon.h"
#include "tests/libvirt/support_hosts.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace riser;
using namespace riser::bench;
using namespace Qt::StringLiterals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int domains = 50;
constexpr Milliseconds limit = std::chrono::seconds(8);

Times readWithRiser(const QString &uri, int nodes)
{
    Times times;
    const auto start = Clock::now();
    const auto opened = test::open(uri);
    const auto connected = Clock::now();
    const Result<HostSnapshot> snapshot = opened->backend->readSnapshot();
    times.connect = connected - start;
    times.read = Clock::now() - connected;
    if (!snapshot)
        qFatal() << snapshot.error().toText();
    if (snapshot->nodes.size() != nodes || snapshot->domains.size() != domains || !snapshot->problems.isEmpty())
        qFatal() << "the snapshot isn't complete" << snapshot->nodes.size() << snapshot->domains.size();
    return times;
}

/// One virsh that gets all commands at once. Only as many as fit into the limit, by the time a call takes; then what
/// isn't `connect` is scaled up.
Times readWithVirsh(const QString &uri, const HostSnapshot &snapshot, Milliseconds perCall, Milliseconds connect)
{
    QList<QByteArray> commands;
    for (const NodeDevice &node : snapshot.nodes)
        commands << "nodedev-dumpxml " + node.key.value().toUtf8();
    for (const Domain &domain : snapshot.domains)
        commands << "dumpxml " + domain.id.value().toUtf8() << "dumpxml --inactive " + domain.id.value().toUtf8();
    // A command of virsh is two calls.
    const qsizetype count = std::min(commands.size(), qsizetype(limit / (2 * perCall)) + 20);
    const QByteArray input = "nodedev-list\nlist --all\n" + commands.first(count).join('\n') + "\nquit\n";
    Times times;
    const auto start = Clock::now();
    QProcess virsh;
    virsh.setStandardOutputFile(QProcess::nullDevice());
    virsh.start(u"virsh"_s, {u"-q"_s, u"-c"_s, uri});
    virsh.write(input);
    virsh.closeWriteChannel();
    if (!virsh.waitForFinished(-1) || virsh.exitCode() != 0)
        qFatal() << "virsh failed" << virsh.readAllStandardError();
    times.connect = connect;
    times.read = (Milliseconds(Clock::now() - start) - connect) * (double(commands.size()) / double(count));
    times.scaled = count < commands.size();
    return times;
}

Line measure(const test::PrivateLibvirtd &daemon, int nodes, int roundTrip, int repetitions, bool alone)
{
    const QString file = daemon.folder() + u"/host-%1.xml"_s.arg(nodes);
    const QString direct = daemon.uriOf(test::scaledHost(nodes, domains), u"host-%1.xml"_s.arg(nodes));
    const QString listen = daemon.folder() + u"/relay"_s;
    const Relay relay(listen, daemon.socket(), roundTrip);
    const QString uri = u"test+unix://%1?socket=%2"_s.arg(file, listen);
    const HostSnapshot snapshot = *test::open(direct)->backend->readSnapshot();

    Line line{.nodes = nodes, .roundTrip = roundTrip, .riser = {}, .serial = {}, .virsh = {}};
    QList<Times> riser;
    QList<Times> serial;
    QList<Times> virsh;
    for (int i = 0; i < repetitions; ++i)
        riser << readWithRiser(uri, nodes);
    line.riser = median(riser);
    if (alone)
        return line;
    for (int i = 0; i < std::min(repetitions, roundTrip > 0 ? 1 : 3); ++i) {
        serial << readSerially(uri, limit);
        virsh << readWithVirsh(uri, snapshot, std::max(Milliseconds(0.3), Milliseconds(roundTrip)),
                               serial.last().connect);
    }
    line.serial = median(serial);
    line.virsh = median(virsh);
    return line;
}

/// The most memory this process ever had, in MiB.
double peakMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').value(1).toDouble() / 1'024;
    }
    return 0;
}

QList<int> numbers(const QString &text)
{
    QList<int> list;
    for (const QString &word : text.split(u',', Qt::SkipEmptyParts))
        list << word.toInt();
    return list;
}

/// One read of any host in a process of its own: what was found, how long it took, and the memory.
int readOnce(const QString &uri)
{
    const double before = peakMemory();
    const auto start = Clock::now();
    const auto opened = test::tryOpen(uri);
    const auto connected = Clock::now();
    const Result<HostSnapshot> snapshot = opened->result
                                              ? opened->backend->readSnapshot()
                                              : Result<HostSnapshot>(std::unexpected(opened->result.error()));
    const auto read = Clock::now();
    if (!snapshot) {
        std::fprintf(stderr, "%s\n", qPrintable(snapshot.error().toText()));
        return 1;
    }
    const auto refreshed = opened->backend->refreshDrivers(*snapshot);
    const auto seconds = [](Clock::duration time) { return Milliseconds(time).count() / 1'000; };
    for (const Error &problem : snapshot->problems)
        std::printf("Not read: %s\n", qPrintable(problem.toText()));
    std::printf("%lld devices and %lld VMs: connect %.3f s, read %.3f s, drivers alone %.3f s.\n"
                "Peak memory of this process: %.1f MiB (%.1f MiB before it connected).\n",
                qlonglong(snapshot->nodes.size()), qlonglong(snapshot->domains.size()), seconds(connected - start),
                seconds(read - connected), refreshed ? seconds(Clock::now() - read) : 0.0, peakMemory(), before);
    std::fflush(stdout);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    options.addOption({u"nodes"_s, u"devices of the hosts"_s, u"list"_s, u"60,500,5000"_s});
    options.addOption({u"rtt"_s, u"round trips in milliseconds"_s, u"list"_s, u"0,20,100"_s});
    options.addOption({u"repeat"_s, u"how often each is read"_s, u"count"_s, u"5"_s});
    options.addOption({u"alone"_s, u"only Riser's way"_s});
    options.addOption({u"once"_s, u"read one host and tell the memory"_s, u"URI"_s});
    options.process(app);
    const LibvirtRuntime runtime;
    if (options.isSet(u"once"_s))
        return readOnce(options.value(u"once"_s));

    test::PrivateLibvirtd daemon;
    if (!daemon.start())
        qFatal("libvirtd doesn't start");
    printHead();
    for (const int nodes : numbers(options.value(u"nodes"_s))) {
        for (const int roundTrip : numbers(options.value(u"rtt"_s)))
            print(measure(daemon, nodes, roundTrip, options.value(u"repeat"_s).toInt(), options.isSet(u"alone"_s)));
    }
    std::printf("\n");
    std::fflush(stdout);
    const QString largest = daemon.uriOf(test::scaledHost(5'000, domains), u"largest.xml"_s);
    return QProcess::execute(QCoreApplication::applicationFilePath(), {u"--once"_s, largest});
}
