// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/names.h"
#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/plans/plan.h"

#include <QRegularExpression>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

bool matches(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

class PlanCheck
{
public:
    explicit PlanCheck(const Plan &plan)
        : m_plan(plan)
    {
    }

    QList<PlanProblem> problems()
    {
        identity();
        numbers();
        machine();
        devices();
        return m_problems;
    }

private:
    void identity();
    void numbers();
    void machine();
    void devices();
    void wish(const DeviceWish &wish, const QString &field);
    void match(const DeviceMatch &match, const QString &field);

    void wrong(const QString &field, const QString &text) { m_problems << PlanProblem{.field = field, .text = text}; }
    void number(const QString &field, const QString &name, int value, planLimits::Range range);
    void text(const QString &field, const QString &name, const QString &value, int most, Lines lines = Lines::One);

    const Plan &m_plan;
    QList<PlanProblem> m_problems;
};

void PlanCheck::number(const QString &field, const QString &name, int value, planLimits::Range range)
{
    if (value < range.least || value > range.most)
        wrong(field, Text::tr("%1 can't be %2: it may be %3 to %4.")
                         .arg(name, QString::number(value), QString::number(range.least), QString::number(range.most)));
}

void PlanCheck::text(const QString &field, const QString &name, const QString &value, int most, Lines lines)
{
    if (value.size() > most)
        wrong(field, Text::tr("%1 has %2 characters: it may have %3.")
                         .arg(name, QString::number(value.size()), QString::number(most)));
    if (holdsHidden(value, lines))
        wrong(field, Text::tr("%1 holds characters that can't be seen.").arg(name));
}

void PlanCheck::identity()
{
    if (!m_plan.id.isEmpty() && !isPlanId(m_plan.id.value()))
        wrong(u"id"_s, Text::tr("The id of the plan can't be %1: it must be a UUID in lower case.")
                           .arg(m_plan.id.value().left(planLimits::name)));
    number(u"revision"_s, Text::tr("The revision"), m_plan.revision, planLimits::revision);
    if (m_plan.name.trimmed().isEmpty())
        wrong(u"name"_s, Text::tr("The plan needs a name."));
    text(u"name"_s, Text::tr("The name"), m_plan.name, planLimits::name);
    text(u"description"_s, Text::tr("The description"), m_plan.description, planLimits::description, Lines::Many);
}

void PlanCheck::numbers()
{
    const auto before = m_problems.size();
    number(u"sockets"_s, Text::tr("The number of sockets"), m_plan.sockets, planLimits::sockets);
    number(u"cores"_s, Text::tr("The number of cores"), m_plan.cores, planLimits::cores);
    number(u"threads"_s, Text::tr("The number of threads"), m_plan.threads, planLimits::threads);
    if (m_problems.size() == before) // else the product says nothing new
        number(u"cores"_s, Text::tr("The number of vCPUs (sockets × cores × threads)"), m_plan.vcpus(),
               planLimits::vcpus);
    number(u"memoryMib"_s, Text::tr("The memory in MiB"), m_plan.memoryMib, planLimits::memoryMib);
    number(u"diskGib"_s, Text::tr("The size of the disk in GiB"), m_plan.diskGib, planLimits::diskGib);
    number(u"spareRootPorts"_s, Text::tr("The number of spare root ports"), m_plan.spareRootPorts,
           planLimits::spareRootPorts);
}

void PlanCheck::machine()
{
    const bool q35 = matches(m_plan.machine, u"q35|pc-q35-\\d{1,2}\\.\\d{1,2}"_s);
    if (!q35 && !matches(m_plan.machine, u"pc|pc-i440fx-\\d{1,2}\\.\\d{1,2}"_s)) {
        wrong(u"machine"_s, Text::tr("The machine type can't be %1: it may be q35 or pc, or one with its version as "
                                     "pc-q35-10.0 or pc-i440fx-10.0.")
                                .arg(m_plan.machine.left(planLimits::name)));
    } else if (!q35 && m_plan.spareRootPorts > 0) {
        wrong(u"spareRootPorts"_s,
              Text::tr("The number of spare root ports can't be %1: a machine of type %2 has none, it may be 0.")
                  .arg(QString::number(m_plan.spareRootPorts), m_plan.machine));
    }
}

void PlanCheck::devices()
{
    if (m_plan.devices.size() > planLimits::wishes)
        wrong(u"devices"_s, Text::tr("%1 wishes for devices are too many: a plan may have %2.")
                                .arg(QString::number(m_plan.devices.size()), QString::number(planLimits::wishes)));
    qint64 all = 0;
    for (qsizetype i = 0; i < m_plan.devices.size(); ++i) {
        wish(m_plan.devices[i], u"devices[%1]"_s.arg(i));
        const int count = m_plan.devices[i].count;
        all += count >= 0 && count <= planLimits::devices.most ? count : 0; // else it is told by itself
    }
    if (all > planLimits::devices.most)
        wrong(u"devices"_s, Text::tr("%1 devices are too many: a plan may have %2.")
                                .arg(QString::number(all), QString::number(planLimits::devices.most)));
}

void PlanCheck::wish(const DeviceWish &wish, const QString &field)
{
    if (!kindById(wish.kind)) {
        QStringList known;
        for (const DeviceKind *kind : deviceKinds())
            known << kind->id();
        wrong(field + u".kind"_s, Text::tr("There is no kind of device %1: it may be one of %2.")
                                      .arg(wish.kind.left(planLimits::label), known.join(", "_L1)));
    }
    number(field + u".count"_s, Text::tr("The number of devices"), wish.count, planLimits::devices);
    match(wish.match, field + u".match"_s);
}

void PlanCheck::match(const DeviceMatch &match, const QString &field)
{
    const QString value = field + u".value"_s;
    const QString shown = match.value.left(planLimits::label);
    text(field + u".caption"_s, Text::tr("The caption"), match.caption, planLimits::caption);
    switch (match.by) {
    case DeviceMatch::By::Any:
        if (!match.value.isEmpty())
            wrong(value, Text::tr("A wish for any device can't name one: %1.").arg(shown));
        break;
    case DeviceMatch::By::Vendor:
        if (!matches(match.value, u"[0-9a-fA-F]{4}"_s))
            wrong(value, Text::tr("The vendor can't be %1: it must be four hexadecimal digits as 10de.").arg(shown));
        break;
    case DeviceMatch::By::Model:
        if (!matches(match.value, u"[0-9a-fA-F]{4}:[0-9a-fA-F]{4}"_s))
            wrong(value,
                  Text::tr("The model can't be %1: it must be vendor and product number as 10de:2204.").arg(shown));
        break;
    case DeviceMatch::By::Label:
        if (match.value.trimmed().isEmpty())
            wrong(value, Text::tr("A wish for a label needs the label."));
        text(value, Text::tr("The label"), match.value, planLimits::label);
        break;
    }
}

} // namespace

QList<PlanProblem> checkPlan(const Plan &plan)
{
    return PlanCheck(plan).problems();
}

} // namespace riser
