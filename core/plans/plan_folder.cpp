// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/plans/plan_files.h"
#include "core/plans/plan_json.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

constexpr auto suffix = ".plan.json"_L1;

/// One file a plan, `<id>.plan.json`. `riser-plans.json` beside them says that the folder is a plan list, so that an
/// emptied list stays empty and doesn't bring the ready-made plans back.
class PlanFolder : public PlanShelf
{
public:
    explicit PlanFolder(QString path)
        : m_path(std::move(path))
    {
    }

    PlanReading read() const override;
    Result<void> write(const PlanChange &change) const override;
    QString folder() const override { return m_path; }
    QString lockPath() const override { return within(u".riser-plans.lock"_s); }
    QStringList files() const override
    {
        QStringList paths;
        for (const QFileInfo &entry : entries()) {
            if (entry.isFile() && !entry.isSymLink())
                paths << entry.filePath();
        }
        return paths;
    }

private:
    QString within(const QString &name) const { return m_path + u'/' + name; }
    QString marker() const { return within(u"riser-plans.json"_s); }
    QString fileOf(const PlanId &id) const { return within(id.value() + suffix); }
    QFileInfoList entries() const
    {
        // System: pipes and links to nowhere are told too.
        return QDir(m_path).entryInfoList(
            {u'*' + suffix},
            QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot | QDir::CaseSensitive, QDir::Name);
    }
    Result<Plan> readEntry(const QFileInfo &entry) const;
    /// The list as a whole can't be used.
    static PlanReading closed(const Error &error)
    {
        PlanReading reading;
        reading.problems = {error};
        reading.closed = error;
        return reading;
    }

    QString m_path;
};

Result<Plan> PlanFolder::readEntry(const QFileInfo &entry) const
{
    const auto refused = [&entry](const QString &reason) {
        return failure(ErrorCode::InvalidData, Text::tr("The plan file %1 can't be used.").arg(entry.filePath()),
                       reason, Text::tr("Riser leaves the file as it is: repair or remove it."));
    };
    // In a folder that others write to, a link could lead to any file of this user's.
    if (entry.isSymLink())
        return refused(Text::tr("It is a symbolic link."));
    const QString id = entry.fileName().chopped(suffix.size());
    if (!isPlanId(id))
        return refused(Text::tr("Its name isn't the id of a plan and %1.").arg(suffix));
    const Result<QList<Plan>> plans = readPlanFile(entry.filePath());
    if (!plans)
        return std::unexpected(plans.error());
    if (plans->size() != 1)
        return refused(Text::tr("It must hold one plan, and holds %1.").arg(plans->size()));
    if (plans->first().id.value() != id)
        return refused(
            Text::tr("It holds the plan %1 with another id: %2.").arg(plans->first().name, plans->first().id.value()));
    return plans->first();
}

PlanReading PlanFolder::read() const
{
    if (const std::optional<Error> inTheWay = folderInTheWay(m_path, m_path))
        return closed(*inTheWay);
    const QFileInfo folder(m_path);
    if (folder.exists() && (!folder.isReadable() || !folder.isExecutable()))
        return closed(planSettingsError(Text::tr("The plans in %1 can't be read.").arg(m_path),
                                        Text::tr("You may not list that folder.")));
    const bool marked = QFileInfo::exists(marker());
    if (marked) {
        if (const auto form = readPlanFile(marker()); !form && form.error().code == ErrorCode::NotSupported)
            return closed(form.error());
    }
    PlanReading reading;
    const QFileInfoList list = entries();
    for (const QFileInfo &entry : list) {
        if (const Result<Plan> plan = readEntry(entry)) {
            reading.plans << *plan;
        } else {
            reading.problems << plan.error();
            reading.foreign.insert(PlanId(entry.fileName().chopped(suffix.size())), plan.error());
        }
    }
    reading.untouched = list.isEmpty() && !marked;
    reading.plans = sortedPlans(reading.untouched ? readyMadePlans() : reading.plans);
    return reading;
}

Result<void> PlanFolder::write(const PlanChange &change) const
{
    QList<PlanFileText> files;
    for (const Plan &plan : change.put)
        files << PlanFileText{.path = fileOf(plan.id), .text = plansToJson({plan})};
    if (!QFileInfo::exists(marker()))
        files << PlanFileText{.path = marker(), .text = plansToJson({})};
    if (const Result<void> written = writePlanFiles(files); !written)
        return written;
    for (const PlanId &id : change.removed) {
        QFile file(fileOf(id));
        if (file.exists() && !file.remove())
            return failure(ErrorCode::Settings, Text::tr("The plan file %1 can't be removed.").arg(file.fileName()),
                           file.errorString());
    }
    return {};
}

} // namespace

std::unique_ptr<PlanShelf> makePlanFolder(const QString &path)
{
    return std::make_unique<PlanFolder>(path);
}

} // namespace riser
