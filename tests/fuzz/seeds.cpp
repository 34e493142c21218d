// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/protocol/messages.h"
#include "core/plans/plan_json.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTimeZone>

#include <cstdio>

using namespace riser;
using namespace riser::protocol;
using namespace Qt::StringLiterals;

namespace {

const PciAddress gpu{.domain = 0, .bus = 1, .slot = 0, .function = 0};
const UsbPort stick{.bus = 1, .chain = {5, 3}};

QList<QByteArray> requests()
{
    QList<QByteArray> lines;
    qint64 id = 0;
    for (const QString &name : verbNames()) {
        lines << write(Request{
            .id = ++id, .verb = *verbNamed(name), .devices = {gpu, stick}, .port = stick, .to = gpu, .seconds = 30});
    }
    return lines;
}

HostUses everyUse()
{
    HostUses uses;
    for (const HostUseKind &kind : hostUseKinds()) {
        uses << HostUse{.kind = QString::fromLatin1(kind.kind),
                        .verdict = kind.verdict,
                        .guarded = kind.guarded,
                        .on = u"nvme0n1p2"_s,
                        .name = u"/"_s,
                        .user = u"root"_s,
                        .pid = 4711,
                        .text = u"It is."_s};
    }
    return uses;
}

QList<QByteArray> messages()
{
    const DeviceIdentity identity{.id = u"144d:a80a"_s,
                                  .serial = u"S5GX"_s,
                                  .model = u"größer"_s,
                                  .slot = u"2"_s,
                                  .mac = u"52:54:00:1a:b0:01"_s,
                                  .speedMbit = 1.5,
                                  .remembered = true};
    const PoolEntry entry{.key = keyOf(gpu),
                          .unit = u"u1"_s,
                          .identity = identity,
                          .state = PoolEntry::State::Moved,
                          .now = keyOf(stick),
                          .text = u"It is somewhere else."_s};
    HostInventory all;
    all.hostname = u"lab"_s;
    all.devices = {{.key = keyOf(gpu),
                    .identity = identity,
                    .driver = u"nvme"_s,
                    .driverOverride = u"vfio-pci"_s,
                    .uses = {everyUse().constFirst()}}};
    all.pool = {entry};
    all.armed = {{.devices = {keyOf(gpu)}, .secondsLeft = 17}};
    all.problems = {u"zpool could not be asked"_s};
    return {write(Answer{.id = 1, .body = {}}),
            write(Answer{.id = 2, .body = HelloAnswer{.version = u"0.1.0"_s, .verbs = verbNames(), .bootId = u"b"_s}}),
            write(Answer{.id = 3, .body = all}),
            write(Answer{.id = 4, .body = everyUse()}),
            write(Answer{.id = 5, .body = PoolAnswer{entry}}),
            write(Fault{.code = Fault::Code::Refused, .text = u"No."_s, .uses = everyUse(), .id = 6}),
            write(Event{.action = u"returned"_s, .device = keyOf(stick)})};
}

QList<QByteArray> names()
{
    QList<QByteArray> all;
    for (const DeviceName &device :
         {DeviceName(gpu), DeviceName(stick), DeviceName(PciAddress{0x10000, 0xe1, 0x1f, 7})})
        all << keyOf(device).value().toLatin1();
    return all << stick.toString().toLatin1();
}

QList<QByteArray> plans()
{
    Plan full = readyMadePlans().constLast();
    full.changed = QDateTime::fromSecsSinceEpoch(1'800'000'000, QTimeZone::UTC);
    full.description = u"größer"_s;
    full.devices << DeviceWish{.kind = u"usb"_s,
                               .count = 1,
                               .match = {.by = DeviceMatch::By::Model, .value = u"046d:c52b"_s, .caption = u"Stick"_s}};
    full.numa = NumaWish::Required;
    full.firmware = Firmware::Bios;
    full.video = Video::None;
    return {plansToJson({}), plansToJson({full}), plansToJson(readyMadePlans())};
}

/// What guests say is recorded, for the tests of it.
QList<QByteArray> guests()
{
    QList<QByteArray> all;
    QDirIterator files(QStringLiteral(RISER_GUEST_DATA), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all << file.readAll();
    }
    return all << R"({"return":{"count":2,"buf-b64":"aGk=","eof":true}})"
               << R"({"return":{"exited":true,"exitcode":0,"out-data":"aGk="}})" << R"({"return":1001})"
               << R"({"return":{"pid":4711}})";
}

bool writeAll(const QDir &folder, const char *name, const QList<QByteArray> &seeds)
{
    const QString inside = folder.filePath(QString::fromLatin1(name));
    if (!QDir().mkpath(inside))
        return false;
    for (qsizetype i = 0; i < seeds.size(); ++i) {
        QFile file(u"%1/seed-%2"_s.arg(inside).arg(i));
        if (!file.open(QIODevice::WriteOnly) || file.write(seeds[i]) != seeds[i].size())
            return false;
    }
    return true;
}

} // namespace

// fuzz_seeds FOLDER: what each fuzzer starts from, made by the functions that write the protocol and the plans, and
// recorded of guests.
int main(int count, char **arguments)
{
    if (count != 2)
        return 2;
    const QDir folder(QFile::decodeName(arguments[1]));
    if (writeAll(folder, "fuzz_request", requests()) && writeAll(folder, "fuzz_message", messages()) &&
        writeAll(folder, "fuzz_names", names()) && writeAll(folder, "fuzz_plans", plans()) &&
        writeAll(folder, "fuzz_guest", guests()))
        return 0;
    std::fprintf(stderr, "%s can't be written\n", arguments[1]);
    return 1;
}
