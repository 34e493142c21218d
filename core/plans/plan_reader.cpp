// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_form.h"
#include "core/base/text.h"
#include "core/plans/plan_json.h"
#include "core/plans/plan_words.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

using Fault = std::optional<PlanProblem>;

/// The members of one object. One that isn't there has the value of a new plan; the first that is there and can't be
/// what it must be is the fault.
class Members
{
public:
    Members(const QJsonValue &value, QString path, Fault &fault)
        : m_path(std::move(path))
        , m_object(value.toObject())
        , m_fault(fault)
    {
        if (!value.isObject())
            wrong({}, Text::tr("it must be an object"));
    }

    QString text(const QString &name, const QString &otherwise = {})
    {
        const QJsonValue value = m_object[name];
        if (value.isUndefined())
            return otherwise;
        if (!value.isString())
            wrong(name, Text::tr("it must be a text"));
        return value.toString();
    }
    int number(const QString &name, int otherwise)
    {
        const QJsonValue value = m_object[name];
        if (value.isUndefined())
            return otherwise;
        const double read = value.toDouble(0.5);
        if (std::trunc(read) == read && std::abs(read) <= std::numeric_limits<int>::max())
            return int(read);
        wrong(name, Text::tr("it must be a whole number"));
        return otherwise;
    }
    template<typename E, size_t n>
    E word(const QString &name, const std::array<PlanWord<E>, n> &words, E otherwise)
    {
        if (m_object[name].isUndefined())
            return otherwise;
        const QString word = text(name);
        QStringList known;
        for (const PlanWord<E> &one : words) {
            if (word == QLatin1StringView(one.word))
                return one.value;
            known << QString::fromLatin1(one.word);
        }
        wrong(name, Text::tr("it must be one of: %1").arg(known.join(", "_L1)));
        return otherwise;
    }
    QDateTime time(const QString &name)
    {
        const QString written = text(name);
        if (written.isEmpty())
            return {};
        const QDateTime time = QDateTime::fromString(written, Qt::ISODateWithMs).toUTC();
        if (!time.isValid() || time.date().year() < 1 || time.date().year() > 9999)
            wrong(name, Text::tr("it must be a date and time as %1").arg(u"2026-01-31T12:00:00.000Z"_s));
        return time;
    }
    QJsonArray list(const QString &name)
    {
        if (!m_object[name].isUndefined() && !m_object[name].isArray())
            wrong(name, Text::tr("it must be a list"));
        return m_object[name].toArray();
    }
    QJsonValue value(const QString &name) const { return m_object[name]; }

    QString path(const QString &name) const
    {
        return m_path.isEmpty() || name.isEmpty() ? m_path + name : m_path + u'.' + name;
    }

private:
    void wrong(const QString &name, const QString &text)
    {
        if (!m_fault)
            m_fault = PlanProblem{.field = path(name), .text = text};
    }

    QString m_path;
    const QJsonObject m_object; // const: its other operator[] would add what it is asked for
    Fault &m_fault;
};

DeviceWish wishFrom(const QJsonValue &value, const QString &path, Fault &fault)
{
    Members members(value, path, fault);
    DeviceWish wish{.kind = members.text(u"kind"_s), .count = members.number(u"count"_s, 1), .match = {}};
    if (members.value(u"match"_s).isUndefined())
        return wish;
    Members match(members.value(u"match"_s), members.path(u"match"_s), fault);
    wish.match = {.by = match.word(u"by"_s, matchWords, DeviceMatch::By::Any),
                  .value = match.text(u"value"_s),
                  .caption = match.text(u"caption"_s)};
    return wish;
}

Plan planFrom(const QJsonValue &value, Fault &fault)
{
    Members members(value, {}, fault);
    Plan plan;
    plan.id = PlanId(members.text(u"id"_s));
    plan.revision = members.number(u"revision"_s, plan.revision);
    plan.changed = members.time(u"changed"_s);
    plan.name = members.text(u"name"_s);
    plan.description = members.text(u"description"_s);
    plan.sockets = members.number(u"sockets"_s, plan.sockets);
    plan.cores = members.number(u"cores"_s, plan.cores);
    plan.threads = members.number(u"threads"_s, plan.threads);
    plan.memoryMib = members.number(u"memoryMib"_s, plan.memoryMib);
    plan.diskGib = members.number(u"diskGib"_s, plan.diskGib);
    const QJsonArray devices = members.list(u"devices"_s);
    for (qsizetype i = 0; i < devices.size() && !fault; ++i)
        plan.devices << wishFrom(devices[i], u"devices[%1]"_s.arg(i), fault);
    plan.numa = members.word(u"numa"_s, numaWords, plan.numa);
    plan.machine = members.text(u"machine"_s, plan.machine);
    plan.firmware = members.word(u"firmware"_s, firmwareWords, plan.firmware);
    plan.spareRootPorts = members.number(u"spareRootPorts"_s, plan.spareRootPorts);
    plan.video = members.word(u"video"_s, videoWords, plan.video);
    if (!fault && plan.id.isEmpty())
        fault = PlanProblem{.field = u"id"_s, .text = Text::tr("The plan has no id.")};
    if (const QList<PlanProblem> problems = checkPlan(plan); !fault && !problems.isEmpty())
        fault = problems.first();
    return plan;
}

std::unexpected<Error> unusable(const QString &why)
{
    return failure(ErrorCode::InvalidData, Text::tr("These are no plans that Riser can use."), why);
}

/// The text as an object of this version of the form.
Result<QJsonObject> rootOf(const QByteArray &json)
{
    const Result<QJsonObject> root = readJsonForm(
        json, {.member = u"riser-plans"_s,
               .version = planFormVersion,
               .most = largestPlanText,
               .notOurs = Text::tr("These are no plans that Riser can use."),
               .unmarked = Text::tr("It doesn't say that it holds plans (\"riser-plans\": %1).").arg(planFormVersion),
               .newer = Text::tr("These plans were made by a newer Riser.")});
    if (root && !(*root)[u"plans"].isArray())
        return unusable(Text::tr("It holds no list of plans."));
    return root;
}

} // namespace

Result<QList<Plan>> plansFromJson(const QByteArray &json)
{
    const Result<QJsonObject> root = rootOf(json);
    if (!root)
        return std::unexpected(root.error());
    QList<Plan> plans;
    QSet<PlanId> seen;
    const QJsonArray array = (*root)[u"plans"].toArray();
    for (const QJsonValue &value : array) {
        Fault fault;
        const Plan plan = planFrom(value, fault);
        const QString name =
            plan.name.trimmed().isEmpty() ? QString::number(plans.size() + 1) : plan.name.left(planLimits::name);
        if (fault)
            return unusable(Text::tr("Plan %1, %2: %3").arg(name, fault->field, fault->text));
        if (seen.contains(plan.id))
            return unusable(Text::tr("Plan %1 has the id of another one: %2").arg(name, plan.id.value()));
        seen << plan.id;
        plans << plan;
    }
    return plans;
}

} // namespace riser
