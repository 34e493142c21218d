// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pci_address.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

#include <optional>

// Values of an agent's answer with their limits. Pure.
namespace riser::agent {

/// What the answer returns; Undefined where it is no answer.
QJsonValue returned(const QByteArray &answer);

QString textOf(const QJsonValue &value); ///< guestText(); empty when it is none
QStringList textsOf(const QJsonValue &value);
/// A whole number from 0 to `most`.
std::optional<qint64> numberOf(const QJsonValue &value, qint64 most);
/// At most as many bytes as guestLimits say; nothing when it isn't base64.
std::optional<QByteArray> bytesOf(const QJsonValue &base64);
/// GuestPCIAddress. Windows tells -1 for what it doesn't know: that is no address.
std::optional<PciAddress> pciOf(const QJsonValue &value);

/// The objects of a list, the first `most` of them.
QList<QJsonObject> objectsOf(const QJsonArray &list, qsizetype most);

} // namespace riser::agent
