// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/machines/tear_down_record.h"

#include "core/base/text.h"
#include "core/operations/journal_file.h"

#include <QJsonArray>
#include <QUuid>

#include <algorithm>
#include <array>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::pair<Stop, QLatin1StringView>, 3> stopWords{
    {{Stop::Ask, "ask"_L1}, {Stop::AskForce, "ask-force"_L1}, {Stop::Force, "force"_L1}}};

} // namespace

QJsonObject toJson(const TearDownRecord &record)
{
    QJsonArray devices;
    for (const DeviceKey &key : record.devices)
        devices << key.value();
    QJsonArray volumes;
    for (const MarkedVolume &volume : record.choices.volumes)
        volumes << QJsonObject{{u"pool"_s, volume.pool}, {u"name"_s, volume.name}};
    const auto stop = std::ranges::find(stopWords, record.choices.stop, [](const auto &entry) { return entry.first; });
    QJsonObject json{{u"domain"_s, record.domain.value()},
                     {u"name"_s, record.name},
                     {u"devices"_s, devices},
                     {u"volumes"_s, volumes},
                     {u"stop"_s, QString(stop->second)},
                     {u"nvram"_s, record.choices.nvram},
                     {u"tpm"_s, record.choices.tpm},
                     {u"definition"_s, QString::fromUtf8(record.definition)}};
    if (!record.earlier.steps.isEmpty())
        json[u"earlier"] = toJson(record.earlier.steps);
    return json;
}

Result<TearDownRecord> tearDownFromJson(const QJsonObject &json)
{
    TearDownRecord record{
        .domain = DomainId(json[u"domain"].toString()),
        .name = json[u"name"].toString(),
        .devices = {},
        .choices = {.stop = Stop::Ask, .volumes = {}, .nvram = json[u"nvram"].toBool(), .tpm = json[u"tpm"].toBool()},
        .definition = json[u"definition"].toString().toUtf8()};
    const auto stop =
        std::ranges::find(stopWords, json[u"stop"].toString(), [](const auto &entry) { return entry.second; });
    if (QUuid::fromString(record.domain.value()).isNull() || stop == stopWords.end())
        return failure(ErrorCode::InvalidData, Text::tr("The record of a tear-down is damaged."));
    record.choices.stop = stop->first;
    for (const QJsonValue &key : json[u"devices"].toArray())
        record.devices << DeviceKey(key.toString());
    for (const QJsonValue &volume : json[u"volumes"].toArray())
        record.choices.volumes << MarkedVolume{.pool = volume[u"pool"].toString(), .name = volume[u"name"].toString()};
    return record;
}

std::unique_ptr<Operation> makeTearDown(const Inventory &inventory, const DomainId &domain,
                                        const TearDownChoices &choices)
{
    TearDownRecord record;
    record.domain = domain;
    record.choices = choices;
    if (const Domain *found = inventory.domain(domain)) {
        record.name = found->name;
        record.definition = found->config ? found->config->xml : QByteArray();
    }
    for (const Device *device : inventory.devicesOf(domain))
        record.devices << device->key;
    return makeTearDown(record);
}

} // namespace riser
