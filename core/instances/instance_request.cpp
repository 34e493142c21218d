// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instances/instance_request.h"

#include "core/base/text.h"
#include "core/plans/plan_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUuid>

#include <algorithm>
#include <array>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// Written to the journal: never change one.
constexpr std::array<std::pair<DiskSource, QLatin1StringView>, 3> sourceWords{
    {{DiskSource::Empty, "empty"_L1}, {DiskSource::Clone, "clone"_L1}, {DiskSource::Overlay, "overlay"_L1}}};

QString wordOf(DiskSource source)
{
    return std::ranges::find(sourceWords, source, [](const auto &entry) { return entry.first; })->second;
}

std::optional<DiskSource> sourceOf(const QString &word)
{
    const auto found = std::ranges::find(sourceWords, word, [](const auto &entry) { return entry.second; });
    return found == sourceWords.end() ? std::nullopt : std::optional(found->first);
}

QJsonObject toJson(const InstanceDisk &disk)
{
    return {{u"pool"_s, disk.pool},
            {u"volume"_s, disk.volume},
            {u"format"_s, disk.format},
            {u"capacity"_s, QString::number(disk.capacityBytes)}, // JSON's numbers end at 2^53
            {u"source"_s, wordOf(disk.source)},
            {u"templatePool"_s, disk.templatePool},
            {u"templateVolume"_s, disk.templateVolume}};
}

std::optional<InstanceDisk> diskOf(const QJsonObject &json)
{
    const auto text = [&json](QLatin1StringView name) { return json[name].toString(); };
    const std::optional<DiskSource> source = sourceOf(text("source"_L1));
    bool number = false;
    const qint64 capacity = text("capacity"_L1).toLongLong(&number);
    if (!source || !number)
        return std::nullopt;
    return InstanceDisk{.pool = text("pool"_L1),
                        .volume = text("volume"_L1),
                        .format = text("format"_L1),
                        .capacityBytes = capacity,
                        .source = *source,
                        .templatePool = text("templatePool"_L1),
                        .templateVolume = text("templateVolume"_L1)};
}

QJsonArray toJson(const QList<ChosenDevice> &devices)
{
    QJsonArray array;
    for (const ChosenDevice &device : devices)
        array << QJsonObject{{u"device"_s, device.device.value()},
                             {u"kind"_s, device.kind},
                             {u"id"_s, device.id},
                             {u"serial"_s, device.serial},
                             {u"fromHost"_s, device.fromHost}};
    return array;
}

QList<ChosenDevice> devicesOf(const QJsonArray &array)
{
    QList<ChosenDevice> devices;
    for (const QJsonValue &value : array)
        devices << ChosenDevice{.device = DeviceKey(value[u"device"].toString()),
                                .kind = value[u"kind"].toString(),
                                .id = value[u"id"].toString(),
                                .serial = value[u"serial"].toString(),
                                .fromHost = value[u"fromHost"].toBool()};
    return devices;
}

Result<Plan> planOf(const QJsonObject &json)
{
    const Result<QList<Plan>> plans = plansFromJson(QJsonDocument(json).toJson());
    if (!plans)
        return std::unexpected(plans.error());
    if (plans->size() != 1)
        return failure(ErrorCode::InvalidData, Text::tr("It holds no plan."));
    return plans->first();
}

std::unexpected<Error> damaged(const QString &what)
{
    return failure(ErrorCode::InvalidData, Text::tr("The record of an instance is damaged: %1").arg(what));
}

} // namespace

QString InstanceRequest::seedVolume() const
{
    return cloudInit.enabled ? name + u"-cidata.iso"_s : QString();
}

QString instanceNameProblem(const QString &name)
{
    static const QRegularExpression legal(u"\\A[A-Za-z0-9][A-Za-z0-9._-]*\\z"_s);
    constexpr int longest = 63; // of a host name's part
    if (name.isEmpty())
        return Text::tr("A name is needed.");
    if (name.size() > longest)
        return Text::tr("The name has %1 characters: %2 at most, as for a host name.").arg(name.size()).arg(longest);
    if (!legal.match(name).hasMatch())
        return Text::tr("The name may hold letters of the English alphabet, digits, dots, hyphens and underscores, and "
                        "begins with a letter or digit.");
    // Nobody could tell it from the UUID on a command line.
    if (!QUuid::fromString(name).isNull())
        return Text::tr("The name must not look like a UUID.");
    return {};
}

QList<PlanProblem> checkRequest(const InstanceRequest &request)
{
    QList<PlanProblem> problems;
    if (const QString why = instanceNameProblem(request.name); !why.isEmpty())
        problems << PlanProblem{u"name"_s, why};
    if (QUuid::fromString(request.id.value()).isNull())
        problems << PlanProblem{u"id"_s, Text::tr("“%1” is no UUID.").arg(request.id.value())};
    problems << checkPlan(request.plan);
    const InstanceDisk &disk = request.disk;
    if (disk.pool.isEmpty())
        problems << PlanProblem{u"pool"_s, Text::tr("A storage pool for the disk is needed.")};
    if (disk.volume.isEmpty() || disk.volume.contains(u'/'))
        problems << PlanProblem{u"volume"_s, Text::tr("“%1” can't be the name of a volume.").arg(disk.volume)};
    if (disk.capacityBytes <= 0)
        problems << PlanProblem{u"capacity"_s, Text::tr("The disk needs a size above 0.")};
    if (disk.source != DiskSource::Empty && (disk.templatePool.isEmpty() || disk.templateVolume.isEmpty()))
        problems << PlanProblem{u"template"_s, Text::tr("A template is needed to copy from.")};
    if (disk.source == DiskSource::Overlay && disk.format != "qcow2"_L1)
        problems << PlanProblem{u"format"_s,
                                Text::tr("An overlay must be qcow2: %1 can't lie on a template.").arg(disk.format)};
    for (const QString &key : request.cloudInit.sshKeys) {
        if (request.cloudInit.enabled && key.contains(QRegularExpression(u"[\\x00-\\x1f]"_s)))
            problems << PlanProblem{u"sshKeys"_s, Text::tr("An ssh key is one line.")};
    }
    return problems;
}

QJsonObject requestToJson(const InstanceRequest &request)
{
    QJsonObject json{{u"id"_s, request.id.value()},
                     {u"name"_s, request.name},
                     {u"plan"_s, QJsonDocument::fromJson(plansToJson({request.plan})).object()},
                     {u"devices"_s, toJson(request.devices)},
                     {u"disk"_s, toJson(request.disk)},
                     {u"network"_s, request.network},
                     {u"start"_s, request.start},
                     {u"autostart"_s, request.autostart},
                     {u"by"_s, request.by},
                     {u"at"_s, request.at.toUTC().toString(Qt::ISODate)}};
    if (request.numaNode)
        json[u"numaNode"] = *request.numaNode;
    if (const CloudInit &init = request.cloudInit; init.enabled)
        json[u"cloudInit"] = QJsonObject{{u"user"_s, init.user},
                                         {u"sshKeys"_s, QJsonArray::fromStringList(init.sshKeys)},
                                         {u"hostname"_s, init.hostname}};
    return json;
}

Result<InstanceRequest> requestFromJson(const QJsonObject &json)
{
    const Result<Plan> plan = planOf(json[u"plan"].toObject());
    if (!plan)
        return damaged(plan.error().toText());
    const std::optional<InstanceDisk> disk = diskOf(json[u"disk"].toObject());
    if (!disk)
        return damaged(Text::tr("its disk can't be read."));
    InstanceRequest request{.id = DomainId(json[u"id"].toString()),
                            .name = json[u"name"].toString(),
                            .plan = *plan,
                            .devices = devicesOf(json[u"devices"].toArray()),
                            .numaNode = {},
                            .disk = *disk,
                            .network = json[u"network"].toString(),
                            .cloudInit = {},
                            .start = json[u"start"].toBool(),
                            .autostart = json[u"autostart"].toBool(),
                            .by = json[u"by"].toString(),
                            .at = QDateTime::fromString(json[u"at"].toString(), Qt::ISODate).toUTC()};
    if (json.contains(u"numaNode"))
        request.numaNode = json[u"numaNode"].toInt();
    if (const QJsonObject init = json[u"cloudInit"].toObject(); !init.isEmpty()) {
        request.cloudInit = {
            .enabled = true, .user = init[u"user"].toString(), .sshKeys = {}, .hostname = init[u"hostname"].toString()};
        for (const QJsonValue &key : init[u"sshKeys"].toArray())
            request.cloudInit.sshKeys << key.toString();
    }
    if (const QList<PlanProblem> problems = checkRequest(request); !problems.isEmpty())
        return damaged(problems.first().text);
    return request;
}

} // namespace riser
