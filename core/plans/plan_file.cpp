// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/plans/plan_files.h"
#include "core/plans/plan_json.h"

#include <QFileInfo>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// All plans in one file. The user named it, so it may be a link: then it is the file it leads to that is written and
/// locked, for all who come through whichever name.
class PlanFile : public PlanShelf
{
public:
    explicit PlanFile(QString path)
        : m_path(std::move(path))
    {
    }

    PlanReading read() const override
    {
        PlanReading reading;
        const QFileInfo info(m_path);
        if (const std::optional<Error> inTheWay = folderInTheWay(info.absolutePath(), m_path)) {
            reading.closed = *inTheWay;
        } else if (info.isSymLink() && !info.exists()) {
            reading.closed = planSettingsError(Text::tr("The plans in %1 can't be read.").arg(m_path),
                                               Text::tr("It is a symbolic link that leads nowhere."));
        } else if (!info.exists()) {
            reading.untouched = true;
            reading.plans = readyMadePlans();
        } else if (const Result<QList<Plan>> plans = readPlanFile(m_path)) {
            reading.plans = *plans;
        } else {
            reading.closed = plans.error();
        }
        if (reading.closed)
            reading.problems << *reading.closed;
        reading.plans = sortedPlans(reading.plans);
        return reading;
    }

    Result<void> write(const PlanChange &change) const override
    {
        return writePlanFiles({{.path = target(), .text = plansToJson(sortedPlans(change.all))}});
    }

    QString folder() const override { return QFileInfo(target()).absolutePath(); }
    QString lockPath() const override { return target() + u".lock"_s; }
    QStringList files() const override { return QFileInfo(target()).isFile() ? QStringList{target()} : QStringList(); }

private:
    QString target() const
    {
        const QFileInfo info(m_path);
        return info.isSymLink() && info.exists() ? info.canonicalFilePath() : m_path;
    }

    QString m_path;
};

} // namespace

std::unique_ptr<PlanShelf> makePlanFile(const QString &path)
{
    return std::make_unique<PlanFile>(path);
}

} // namespace riser
