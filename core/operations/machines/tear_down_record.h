// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/machines/machine_operations.h"

#include <QJsonObject>

namespace riser {

/// A tear-down as it was decided, with what it must know of the VM when that is gone.
struct TearDownRecord {
    DomainId domain;
    QString name;
    QList<DeviceKey> devices; ///< that it had
    TearDownChoices choices;
    QByteArray definition;   ///< for its next start, as it was; empty: it had none
    EarlierRun earlier = {}; ///< it may have removed some of it
    bool operator==(const TearDownRecord &) const = default;
};

QJsonObject toJson(const TearDownRecord &record);
/// Errors: InvalidData.
Result<TearDownRecord> tearDownFromJson(const QJsonObject &json);

std::unique_ptr<Operation> makeTearDown(const TearDownRecord &record);
/// Writes the definition again as it was. Only while nothing is gone for good.
std::unique_ptr<Operation> makeUntearDown(const TearDownRecord &record);

} // namespace riser
