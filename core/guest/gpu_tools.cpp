// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/gpu_tools.h"

#include "core/guest/agent_json.h"
#include "core/guest/guest_text.h"

#include <QJsonDocument>

#include <limits>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostGpus = 64;
constexpr qint64 most = std::numeric_limits<qint64>::max();
constexpr qint64 mostMib = most / mebibyte; // in bytes it is a number still

/// A driver that hangs must not hold the tool for good, where the guest can end it.
GuestProgram shell(const QString &tool, const QString &arguments)
{
    return {
        .path = u"/bin/sh"_s,
        .arguments = {u"-c"_s, u"PATH=$PATH:/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/bin:/opt/rocm/bin; export PATH\n"
                               "command -v %1 > /dev/null 2>&1 || exit 127\n"
                               "%3exec $limit %1 %2\n"_s.arg(tool, arguments, shellLimit())},
        .name = tool,
        .words = tool + u' ' + arguments};
}

GuestProgram nvidiaProgram(bool windows, const QString &query)
{
    const QString format = u"--format=csv,noheader,nounits"_s;
    if (windows)
        return {.path = u"nvidia-smi.exe"_s, .arguments = {query, format}, .name = gpuToolName(GpuMaker::Nvidia)};
    return shell(gpuToolName(GpuMaker::Nvidia), query + u' ' + format);
}

/// Columns of nvidia-smi's CSV, which quotes nothing.
QStringList columnsOf(const QByteArray &line)
{
    QStringList columns;
    for (const QByteArray &column : line.split(','))
        columns << guestText(column);
    return columns;
}

/// A name with commas in it. Its columns are short, and a thousand of them are not.
QString joined(const QStringList &columns)
{
    return guestText(columns.join(", "_L1));
}

/// "[N/A]" and the like are none, and neither is what no memory is as large as.
std::optional<qint64> wholeNumber(const QString &text, qint64 largest)
{
    bool whole = false;
    const qint64 value = text.toLongLong(&whole);
    return whole && value >= 0 && value <= largest ? std::optional(value) : std::nullopt;
}

std::optional<qint64> mibOfBytes(const QString &text)
{
    const auto bytes = wholeNumber(text, most);
    return bytes ? std::optional(*bytes / mebibyte) : std::nullopt;
}

/// A member by its name in small letters: releases write "Card series", "Card Series".
QString member(const QJsonObject &object, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        for (auto at = object.begin(); at != object.end(); ++at) {
            if (at.key().compare(name, Qt::CaseInsensitive) == 0)
                return agent::textOf(at.value());
        }
    }
    return {};
}

std::optional<GuestGpu> rocmCard(const QJsonObject &card)
{
    const auto address = PciAddress::parse(member(card, {"pci bus"_L1}));
    if (!address)
        return {};
    return GuestGpu{.address = *address,
                    .name = member(card, {"card series"_L1, "device name"_L1, "card model"_L1}),
                    .driver = {},
                    .usedMib = mibOfBytes(member(card, {"vram total used memory (b)"_L1})),
                    .totalMib = mibOfBytes(member(card, {"vram total memory (b)"_L1})),
                    .tool = GpuMaker::Amd};
}

/// "PID4711": "python3, 1, 1153433600, 0, unknown": name, how many GPUs, bytes …
std::optional<GuestProcess> rocmProcess(const QString &key, const QJsonValue &value)
{
    const auto pid = key.startsWith("PID"_L1) ? wholeNumber(key.sliced(3), most) : std::nullopt;
    const QStringList fields = agent::textOf(value).split(u',');
    if (!pid || fields.size() < 3)
        return {};
    return GuestProcess{.pid = *pid, .name = fields[0].trimmed(), .mib = mibOfBytes(fields[2].trimmed())};
}

/// Nothing: it tells nothing of them, or nothing that can be read.
std::optional<QList<GuestProcess>> rocmProcesses(const QJsonObject &system)
{
    QList<GuestProcess> all;
    bool unread = system.isEmpty();
    for (auto at = system.begin(); at != system.end(); ++at) {
        const auto process = rocmProcess(at.key(), at.value());
        if (process && all.size() < guestLimits::inner)
            all << *process;
        unread = unread || (!process && at.key().startsWith("PID"_L1));
    }
    return unread && all.isEmpty() ? std::nullopt : std::optional(all);
}

} // namespace

std::optional<GpuMaker> gpuMaker(quint16 vendor)
{
    return vendor == 0x10de   ? std::optional(GpuMaker::Nvidia)
           : vendor == 0x1002 ? std::optional(GpuMaker::Amd)
                              : std::nullopt;
}

QString shellLimit()
{
    return u"if timeout 20 true > /dev/null 2>&1; then limit='timeout 20'; else limit=; fi\n"_s;
}

GuestTopic gpuTopic(GpuMaker maker)
{
    return maker == GpuMaker::Nvidia ? GuestTopic::Nvidia : GuestTopic::Amd;
}

QString gpuToolName(GpuMaker maker)
{
    return maker == GpuMaker::Nvidia ? u"nvidia-smi"_s : u"rocm-smi"_s;
}

GuestProgram nvidiaGpusProgram(bool windows)
{
    return nvidiaProgram(windows, u"--query-gpu=pci.bus_id,name,driver_version,memory.used,memory.total"_s);
}

GuestProgram nvidiaProcessesProgram(bool windows)
{
    return nvidiaProgram(windows, u"--query-compute-apps=gpu_bus_id,pid,process_name,used_memory"_s);
}

GuestProgram rocmProgram()
{
    return shell(gpuToolName(GpuMaker::Amd),
                 u"--showbus --showproductname --showdriverversion --showmeminfo vram --showpids --json"_s);
}

QList<GuestGpu> readNvidiaGpus(const QByteArray &csv)
{
    QList<GuestGpu> gpus;
    for (const QByteArray &line : guestLines(csv)) {
        const QStringList columns = columnsOf(line);
        const auto address = PciAddress::parse(columns[0]);
        if (!address || columns.size() < 5 || gpus.size() >= mostGpus)
            continue;
        const qsizetype last = columns.size() - 1; // a comma in the name is a part of it
        gpus << GuestGpu{.address = *address,
                         .name = joined(columns.sliced(1, last - 3)),
                         .driver = columns[last - 2],
                         .usedMib = wholeNumber(columns[last - 1], mostMib),
                         .totalMib = wholeNumber(columns[last], mostMib)};
    }
    return gpus;
}

void addNvidiaProcesses(const QByteArray &csv, QList<GuestGpu> &gpus)
{
    for (GuestGpu &gpu : gpus)
        gpu.processes.emplace();
    bool unread = false;
    for (const QByteArray &line : guestLines(csv)) {
        const QStringList columns = columnsOf(line);
        const auto address = PciAddress::parse(columns[0]);
        const auto pid = columns.size() < 4 ? std::nullopt : wholeNumber(columns[1], most);
        if (!address || !pid) {
            unread = unread || !line.trimmed().isEmpty();
            continue;
        }
        const qsizetype last = columns.size() - 1;
        const GuestProcess process{
            .pid = *pid, .name = joined(columns.sliced(2, last - 2)), .mib = wholeNumber(columns[last], mostMib)};
        for (GuestGpu &gpu : gpus) {
            if (gpu.address == *address && gpu.processes->size() < guestLimits::inner)
                *gpu.processes << process;
        }
    }
    for (GuestGpu &gpu : gpus) {
        if (unread && gpu.processes->isEmpty())
            gpu.processes.reset();
    }
}

QList<GuestGpu> readRocm(const QByteArray &json)
{
    // Warnings may stand before it.
    const qsizetype begin = json.indexOf('{');
    if (begin < 0 || json.size() > guestLimits::fileBytes)
        return {};
    const QJsonObject all = QJsonDocument::fromJson(json.sliced(begin).trimmed()).object();
    const QJsonObject system = all.value("system"_L1).toObject();
    const QString driver = member(system, {"driver version"_L1});
    const auto processes = rocmProcesses(system);
    QList<GuestGpu> gpus;
    for (const QJsonValue &value : all) {
        if (auto gpu = rocmCard(value.toObject()); gpu && gpus.size() < mostGpus) {
            gpu->driver = driver;
            gpu->processes = processes;
            gpus << *std::move(gpu);
        }
    }
    for (GuestGpu &gpu : gpus)
        gpu.processesOfAll = gpus.size() > 1;
    return gpus;
}

} // namespace riser
