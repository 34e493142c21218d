// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/plan_changes.h"

#include "core/base/names.h"
#include "core/base/text.h"

#include <QUuid>

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

const Plan *find(const QList<Plan> &plans, const PlanId &id)
{
    const auto found = std::ranges::find(plans, id, &Plan::id);
    return found == plans.cend() ? nullptr : &*found;
}

PlanId newId()
{
    return PlanId(QUuid::createUuid().toString(QUuid::WithoutBraces));
}

/// The ready-made plans are written with the first change, or they would be gone after it.
PlanChange changeOf(const PlanReading &now, QList<Plan> all, const QList<Plan> &put, const QList<PlanId> &removed = {})
{
    return {.all = all, .put = now.untouched ? all : put, .removed = removed};
}

/// The list as a whole, and the file of this plan in it, may be written.
Result<void> checkOpen(const PlanReading &now, const PlanId &id)
{
    if (now.closed)
        return failure(ErrorCode::Settings, now.closed->summary, now.closed->detail, now.closed->hint);
    if (const auto foreign = now.foreign.constFind(id); foreign != now.foreign.cend())
        return failure(ErrorCode::Settings, foreign->summary, foreign->detail, foreign->hint);
    return {};
}

Result<void> checkRevision(const Plan *there, const QString &name, int revision)
{
    const QString hint = Text::tr("The list shows what is there now.");
    if (!there && revision > 0)
        return failure(ErrorCode::DeviceInUse,
                       Text::tr("The plan %1 was removed by somebody else meanwhile.").arg(name), {}, hint);
    if (there && there->revision != revision)
        return failure(
            ErrorCode::DeviceInUse,
            Text::tr("The plan %1 was changed by somebody else meanwhile: it has revision %2 now, and revision %3 was "
                     "edited.")
                .arg(there->name, QString::number(there->revision), QString::number(revision)),
            {}, hint);
    return {};
}

Result<void> checkNamed(const QList<Plan> &plans, const Plan &plan)
{
    for (const Plan &other : plans) {
        if (other.id != plan.id && samePlanName(other.name, plan.name))
            return failure(ErrorCode::InvalidInput,
                           Text::tr("There is another plan with the name %1.").arg(other.name));
    }
    return {};
}

Result<void> checkGood(const Plan &plan)
{
    const QList<PlanProblem> problems = checkPlan(plan);
    if (problems.isEmpty())
        return {};
    QStringList all;
    for (const PlanProblem &problem : problems)
        all << problem.text;
    return failure(ErrorCode::InvalidInput, problems.first().text, all.size() > 1 ? all.join(u'\n') : QString());
}

} // namespace

bool samePlanName(const QString &a, const QString &b)
{
    return sameName(a, b);
}

QString freePlanName(const QList<Plan> &plans, const QString &wanted)
{
    const auto taken = [&plans](const QString &name) {
        return std::ranges::any_of(plans, [&name](const Plan &plan) { return samePlanName(plan.name, name); });
    };
    QString name = wanted;
    for (int number = 2; taken(name); ++number) {
        const QString ending = u" (%1)"_s.arg(number);
        QString stem = wanted.left(planLimits::name - ending.size());
        if (!stem.isEmpty() && stem.back().isHighSurrogate())
            stem.chop(1);
        name = stem + ending;
    }
    return name;
}

Result<PlanChange> savingPlan(const PlanReading &now, const Plan &plan)
{
    Plan next = plan;
    if (next.id.isEmpty())
        next.id = newId();
    next.name = next.name.trimmed();
    next.changed = QDateTime::currentDateTimeUtc();
    if (const auto good = checkGood(next); !good) // the id too, before it names a file
        return std::unexpected(good.error());
    if (const auto open = checkOpen(now, next.id); !open)
        return std::unexpected(open.error());
    const Plan *there = find(now.plans, next.id);
    if (const auto current = checkRevision(there, next.name, next.revision); !current)
        return std::unexpected(current.error());
    if (const auto named = checkNamed(now.plans, next); !named)
        return std::unexpected(named.error());
    ++next.revision;
    if (const auto good = checkGood(next); !good)
        return std::unexpected(good.error());
    QList<Plan> all = now.plans;
    all.removeIf([&next](const Plan &other) { return other.id == next.id; });
    all << next;
    return changeOf(now, all, {next});
}

Result<PlanChange> removingPlan(const PlanReading &now, const PlanId &id, int revision)
{
    if (const auto open = checkOpen(now, id); !open)
        return std::unexpected(open.error());
    const Plan *there = find(now.plans, id);
    if (!there)
        return failure(ErrorCode::DeviceInUse, Text::tr("The plan was removed by somebody else meanwhile."));
    if (const auto current = checkRevision(there, there->name, revision); !current)
        return std::unexpected(current.error());
    QList<Plan> all = now.plans;
    all.removeIf([&id](const Plan &other) { return other.id == id; });
    return changeOf(now, all, {}, {id});
}

Result<PlanChange> importingPlans(const PlanReading &now, const QList<Plan> &plans)
{
    if (const auto open = checkOpen(now, {}); !open)
        return std::unexpected(open.error());
    QList<Plan> all = now.plans;
    QList<Plan> put;
    for (const Plan &plan : plans) {
        Plan next = plan;
        if (find(all, next.id) || now.foreign.contains(next.id)) {
            next.id = newId();
            next.revision = 0;
        }
        next.name = freePlanName(all, next.name.trimmed());
        next.changed = QDateTime::currentDateTimeUtc();
        ++next.revision;
        if (const auto good = checkGood(next); !good)
            return std::unexpected(good.error());
        all << next;
        put << next;
    }
    return changeOf(now, all, put);
}

} // namespace riser
