// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QJsonObject>

namespace riser {

/// A JSON form of Riser's own: an object with a member that names the form and has its version.
struct JsonForm {
    QString member;   ///< "riser-plans"
    int version = 1;  ///< the newest that this Riser knows
    qint64 most = 0;  ///< bytes
    QString notOurs;  ///< "These are no plans that Riser can use."
    QString unmarked; ///< the reason when the member isn't there
    QString newer;    ///< "These plans were made by a newer Riser."
};

/// The text as an object of the form. Pure. Errors: InvalidData (too large, no JSON, another form); NotSupported
/// (newer: says both versions).
Result<QJsonObject> readJsonForm(const QByteArray &json, const JsonForm &form);

} // namespace riser
