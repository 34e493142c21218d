// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/table.h"

#include <algorithm>
#include <cstdio>

namespace riser::bench {

namespace {

QByteArray seconds(Milliseconds time, bool scaled)
{
    return (scaled ? "~" : "") + QByteArray::number(time.count() / 1'000, 'f', 3);
}

QByteArray ratio(Milliseconds other, Milliseconds ours)
{
    return QByteArray::number(other / ours, 'f', 1) + "x";
}

} // namespace

void printHead()
{
    std::printf("Seconds, medians. \"+\" is with connecting. \"~\" is scaled up from the calls of the first seconds.\n"
                "Ratios say how many times longer than Riser the other way takes.\n\n"
                "%7s %6s | %8s %8s %8s | %9s %9s | %9s | %9s %9s %9s\n",
                "devices", "RTT", "connect", "Riser", "Riser+", "serial", "serial+", "virsh+", "serial", "serial+",
                "virsh+");
    std::fflush(stdout);
}

void print(const Line &line)
{
    const auto text = [](Milliseconds time, const Times &of) { return seconds(time, of.scaled); };
    std::printf("%7d %3d ms | %8s %8s %8s | %9s %9s | %9s | %9s %9s %9s\n", line.nodes, line.roundTrip,
                text(line.riser.connect, line.riser).constData(), text(line.riser.read, line.riser).constData(),
                text(line.riser.all(), line.riser).constData(), text(line.serial.read, line.serial).constData(),
                text(line.serial.all(), line.serial).constData(), text(line.virsh.all(), line.virsh).constData(),
                ratio(line.serial.read, line.riser.read).constData(),
                ratio(line.serial.all(), line.riser.all()).constData(),
                ratio(line.virsh.all(), line.riser.all()).constData());
    std::fflush(stdout);
}

Times median(QList<Times> runs)
{
    std::ranges::sort(runs, {}, &Times::all);
    return runs.at(runs.size() / 2);
}

} // namespace riser::bench
