// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hosthelper/protocol/messages.h"

#include <QJsonArray>
#include <QJsonObject>

#include <expected>

// What the host tells of its devices, as JSON and back. Writing cleans and cuts, reading does so again: neither side
// takes the other on trust. Errors are English and name the field.
namespace riser::protocol {

template<typename Value>
using Read = std::expected<Value, QString>;

QJsonArray toJson(const HostUses &uses);
QJsonArray toJson(const QList<PoolEntry> &entries);
QJsonObject toJson(const HostInventory &inventory);
QJsonObject toJson(const HelloAnswer &hello);

Read<HostUses> usesFrom(const QJsonValue &value);
Read<QList<PoolEntry>> poolFrom(const QJsonValue &value);
Read<HostInventory> inventoryFrom(const QJsonValue &value);
Read<HelloAnswer> helloFrom(const QJsonValue &value);

} // namespace riser::protocol
