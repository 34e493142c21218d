// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/plan_json.h"

#include "core/plans/plan_words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

template<typename E, size_t n>
QString wordFor(E value, const std::array<PlanWord<E>, n> &words)
{
    const auto found = std::ranges::find(words, value, &PlanWord<E>::value);
    return QString::fromLatin1(found == words.end() ? words.front().word : found->word);
}

QJsonObject toJson(const DeviceWish &wish)
{
    QJsonObject match{{u"by"_s, wordFor(wish.match.by, matchWords)}};
    if (!wish.match.value.isEmpty())
        match[u"value"] = wish.match.value;
    if (!wish.match.caption.isEmpty())
        match[u"caption"] = wish.match.caption;
    return {{u"kind"_s, wish.kind}, {u"count"_s, wish.count}, {u"match"_s, match}};
}

QJsonObject toJson(const Plan &plan)
{
    QJsonArray devices;
    for (const DeviceWish &wish : plan.devices)
        devices << toJson(wish);
    QJsonObject object{{u"id"_s, plan.id.value()},
                       {u"revision"_s, plan.revision},
                       {u"name"_s, plan.name},
                       {u"description"_s, plan.description},
                       {u"sockets"_s, plan.sockets},
                       {u"cores"_s, plan.cores},
                       {u"threads"_s, plan.threads},
                       {u"memoryMib"_s, plan.memoryMib},
                       {u"diskGib"_s, plan.diskGib},
                       {u"devices"_s, devices},
                       {u"numa"_s, wordFor(plan.numa, numaWords)},
                       {u"machine"_s, plan.machine},
                       {u"firmware"_s, wordFor(plan.firmware, firmwareWords)},
                       {u"spareRootPorts"_s, plan.spareRootPorts},
                       {u"video"_s, wordFor(plan.video, videoWords)}};
    if (plan.changed.isValid())
        object[u"changed"] = plan.changed.toUTC().toString(Qt::ISODateWithMs);
    return object;
}

} // namespace

QByteArray plansToJson(const QList<Plan> &plans)
{
    QJsonArray array;
    for (const Plan &plan : plans)
        array << toJson(plan);
    return QJsonDocument(QJsonObject{{u"riser-plans"_s, planFormVersion}, {u"plans"_s, array}}).toJson();
}

} // namespace riser
