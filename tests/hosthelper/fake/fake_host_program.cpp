// SPDX-License-Identifier: GPL-3.0-or-later
// Stands for riser-host, with all that can be wrong with it:
//
//   fake-riser-host [SWITCH…]
//
//   --pid FILE          writes its process number there        --log FILE   writes each verb there
//   --banner N          N lines of chatter first               --garbage VERB   says nonsense when asked that
//   --mute VERB         never answers that                     --late VERB      answers that after the next request
//   --die VERB          ends when asked that                   --die-once FILE  the same at any verb but hello, if FILE
//   isn't there
//   --fault VERB CODE   refuses that                           --long           answers hello with 10 MB in one line
//   --oldest N          of its protocol versions               --newest N
//   --no-root                                                  --no-watch       has no such verb
//   --end CODE TEXT     ends at once, TEXT on stderr           --deaf           reads nothing
//   --stubborn          doesn't end when its input does, nor by SIGTERM
//
// usb-attach sends an event before its answer.
#include "core/hosthelper/protocol/messages.h"

#include <QFile>
#include <QHash>

#include <csignal>
#include <cstdio>
#include <iostream>
#include <string>

#include <unistd.h>

using namespace riser;
using namespace riser::protocol;
using namespace Qt::StringLiterals;

namespace {

QHash<QString, QStringList> switches;

bool has(const QString &name, Verb verb)
{
    return switches.value(name).value(0) == verbName(verb);
}

void say(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fflush(stdout);
}

void append(const QString &fileName, const QByteArray &text)
{
    QFile file(fileName);
    if (!fileName.isEmpty() && file.open(QIODevice::Append))
        file.write(text);
}

HelloAnswer hello()
{
    HelloAnswer answer{.version = u"9.8.7"_s};
    answer.oldest = switches.value(u"--oldest"_s, {u"1"_s}).constFirst().toInt();
    answer.newest = switches.value(u"--newest"_s, {u"1"_s}).constFirst().toInt();
    answer.verbs = verbNames();
    if (switches.contains(u"--no-watch"_s))
        answer.verbs.removeAll(u"watch"_s);
    answer.root = !switches.contains(u"--no-root"_s);
    return answer;
}

Answer answerTo(const Request &request)
{
    static int readings = 0;
    Answer answer{.id = request.id};
    switch (request.verb) {
    case Verb::Hello:
        answer.body = hello();
        break;
    case Verb::Inventory: {
        HostInventory inventory{.hostname = u"fake"_s, .bootId = QString::number(++readings)};
        inventory.devices = {{.key = DeviceKey(u"usb_1_2"_s), .identity = {.id = u"046d:c52b"_s, .serial = u"S2"_s}},
                             {.key = DeviceKey(u"usb_1_1"_s), .identity = {.id = u"046d:c52b"_s, .serial = u"S1"_s}}};
        answer.body = inventory;
        break;
    }
    case Verb::BlastRadius:
        answer.body = HostUses{{.kind = u"mount"_s, .verdict = HostUse::Verdict::Block, .name = u"/srv"_s}};
        break;
    case Verb::PoolRestore: {
        PoolAnswer entries;
        for (const DeviceName &name : request.devices)
            entries << PoolEntry{.key = keyOf(name), .identity = {.id = u"046d:c52b"_s}, .now = keyOf(name)};
        answer.body = entries;
        break;
    }
    default:
        break;
    }
    return answer;
}

/// False: no more.
bool handle(const QByteArray &line)
{
    static QByteArray owed;
    const std::expected<Request, Fault> request = readRequest(line);
    if (!request) {
        say(write(request.error()));
        return true;
    }
    append(switches.value(u"--log"_s).value(0), verbName(request->verb).toUtf8() + '\n');
    const QString marker = switches.value(u"--die-once"_s).value(0);
    if (has(u"--die"_s, request->verb))
        return false;
    if (!marker.isEmpty() && request->verb == Verb::Inventory && !QFile::exists(marker)) {
        append(marker, "dead");
        return false;
    }
    if (has(u"--mute"_s, request->verb))
        return true;
    if (has(u"--garbage"_s, request->verb))
        say("Segmentation fault, or so\n");
    if (request->verb == Verb::UsbAttach)
        say(write(Event{.action = u"bind"_s, .device = DeviceKey(u"usb_1_1"_s)}));
    QByteArray answer = write(answerTo(*request));
    if (has(u"--fault"_s, request->verb)) {
        const bool refused = switches.value(u"--fault"_s).value(1) == "refused"_L1;
        answer = write(Fault{.code = refused ? Fault::Code::Refused : Fault::Code::Busy,
                             .text = u"No."_s,
                             .uses = {{.kind = u"mount"_s, .verdict = HostUse::Verdict::Block, .text = u"It is /."_s}},
                             .id = request->id});
    }
    if (has(u"--late"_s, request->verb) && owed.isNull()) {
        owed = answer;
        return true;
    }
    say(answer);
    if (!owed.isEmpty())
        say(std::exchange(owed, ""));
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    QString last;
    for (int i = 1; i < argc; ++i) {
        const QString word = QString::fromLocal8Bit(argv[i]);
        if (word.startsWith("--"_L1))
            switches[last = word];
        else
            switches[last] << word;
    }
    ::alarm(60); // nothing is left behind when the test ends before the client has made an end of it
    append(switches.value(u"--pid"_s).value(0), QByteArray::number(int(::getpid())) + '\n');
    if (switches.contains(u"--end"_s)) {
        const QStringList end = switches.value(u"--end"_s);
        std::fputs(end.value(1).toUtf8().constData(), stderr);
        return end.value(0).toInt();
    }
    if (switches.contains(u"--stubborn"_s))
        std::signal(SIGTERM, SIG_IGN);
    for (int i = switches.value(u"--banner"_s).value(0).toInt(); i > 0; --i)
        say("Welcome! {\"riser\" is not meant\n");
    if (switches.contains(u"--long"_s))
        say(QByteArray(10 * 1024 * 1024, 'x') + '\n');
    std::string line;
    while (!switches.contains(u"--deaf"_s) && std::getline(std::cin, line)) {
        if (!handle(QByteArray::fromStdString(line)))
            return 3;
    }
    while (switches.contains(u"--stubborn"_s) || switches.contains(u"--deaf"_s))
        ::pause();
    return 0;
}
