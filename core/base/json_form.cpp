// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_form.h"

#include "core/base/text.h"

#include <QJsonDocument>

#include <cmath>
#include <limits>

namespace riser {

Result<QJsonObject> readJsonForm(const QByteArray &json, const JsonForm &form)
{
    const auto unusable = [&form](const QString &why) { return failure(ErrorCode::InvalidData, form.notOurs, why); };
    if (json.size() > form.most)
        return unusable(Text::tr("The text is longer than %1 MiB.").arg(form.most / 1024 / 1024));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return unusable(Text::tr("It is no JSON, or damaged, at character %1: %2")
                            .arg(QString::number(error.offset), error.errorString()));
    const QJsonObject root = document.object();
    const double version = root[form.member].toDouble();
    if (version < 1 || version > std::numeric_limits<int>::max() || std::trunc(version) != version)
        return unusable(form.unmarked);
    if (version > form.version)
        return failure(ErrorCode::NotSupported, form.newer,
                       Text::tr("They have the form %1, and this Riser knows none newer than %2.")
                           .arg(QString::number(version), QString::number(form.version)),
                       Text::tr("Update Riser on this computer."));
    return root;
}

} // namespace riser
