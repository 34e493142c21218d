// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/plan_files.h"

#include "core/base/small_file.h"
#include "core/base/text.h"
#include "core/plans/plan_json.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <tuple>
#include <vector>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

std::unexpected<Error> unwritable(const QString &path, const QString &reason)
{
    return failure(ErrorCode::Settings, Text::tr("The plans can't be written to %1.").arg(path), reason);
}

Result<QByteArray> readText(const QString &path)
{
    // One byte more than largestPlanText: plansFromJson() refuses it then.
    const std::expected<QByteArray, QString> text = readSmallFile(path, largestPlanText);
    if (!text)
        return failure(ErrorCode::Settings, Text::tr("The plans in %1 can't be read.").arg(path), text.error());
    return *text;
}

/// What a file held before, to put it back.
struct Before {
    QString path;
    std::optional<QByteArray> text; ///< nothing: it wasn't there
};

void putBack(const std::vector<Before> &written)
{
    for (const Before &before : written) {
        if (!before.text) {
            QFile::remove(before.path);
            continue;
        }
        QSaveFile file(before.path);
        if (file.open(QIODevice::WriteOnly) && file.write(*before.text) == before.text->size())
            file.commit();
    }
}

} // namespace

Error planSettingsError(const QString &summary, const QString &detail, const QString &hint)
{
    return failure(ErrorCode::Settings, summary, detail, hint).error();
}

QList<Plan> sortedPlans(QList<Plan> plans)
{
    std::ranges::sort(plans, [](const Plan &a, const Plan &b) {
        return std::tuple(a.name.toCaseFolded(), a.name, a.id) < std::tuple(b.name.toCaseFolded(), b.name, b.id);
    });
    return plans;
}

Result<QList<Plan>> readPlanFile(const QString &path)
{
    const Result<QByteArray> text = readText(path);
    if (!text)
        return std::unexpected(text.error());
    Result<QList<Plan>> plans = plansFromJson(*text);
    if (plans)
        return plans;
    const bool newer = plans.error().code == ErrorCode::NotSupported;
    return failure(
        plans.error().code,
        (newer ? Text::tr("The plans in %1 were written by a newer Riser.") : Text::tr("The plans in %1 are damaged."))
            .arg(path),
        plans.error().detail,
        newer ? plans.error().hint : Text::tr("Riser leaves the file as it is: repair or remove it."));
}

Result<void> writePlanFiles(const QList<PlanFileText> &files)
{
    // First everything that can fail for want of space or rights; then the renames, which hardly can.
    std::vector<std::unique_ptr<QSaveFile>> ready;
    std::vector<Before> before;
    for (const PlanFileText &file : files) {
        const QFileInfo there(file.path);
        if (there.isSymLink() || (there.exists() && !there.isFile()))
            return unwritable(file.path, Text::tr("It is no regular file."));
        Before held{.path = file.path, .text = {}};
        if (there.exists()) {
            const Result<QByteArray> text = readText(file.path);
            if (!text)
                return unwritable(file.path, text.error().detail);
            held.text = *text;
        }
        before.push_back(std::move(held));
        auto save = std::make_unique<QSaveFile>(file.path);
        if (!save->open(QIODevice::WriteOnly) || save->write(file.text) != file.text.size() || !save->flush())
            return unwritable(file.path, save->errorString());
        ready.push_back(std::move(save));
    }
    for (size_t i = 0; i < ready.size(); ++i) {
        if (ready[i]->commit())
            continue;
        before.resize(i);
        putBack(before);
        return unwritable(ready[i]->fileName(), ready[i]->errorString());
    }
    return {};
}

std::optional<Error> folderInTheWay(const QString &folder, const QString &list)
{
    QFileInfo info(folder);
    while (!info.exists() && !info.isSymLink() && !info.isRoot() && info.filePath() != info.absolutePath())
        info.setFile(info.absolutePath());
    if (info.isDir())
        return {};
    return planSettingsError(Text::tr("The plans can't be kept in %1.").arg(list),
                             Text::tr("%1 is no folder.").arg(info.filePath()));
}

} // namespace riser
