// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace riser {
struct DemoGuest;
}

// What the agent in a demo guest answers. Pure.
namespace riser::demo {

QJsonObject agentInfo();
QJsonArray agentDisks(const DemoGuest &guest);
QJsonArray agentFileSystems(const DemoGuest &guest);
QJsonArray agentInterfaces(const DemoGuest &guest);

/// A file of /proc or /sys; nothing: there is none.
std::optional<QByteArray> fileOf(const DemoGuest &guest, const QString &path);

/// What it prints: Riser's own script, and the GPU makers' tools where the guest has such a card. Nothing: there is no
/// such program.
std::optional<QByteArray> programOutput(const DemoGuest &guest, const QString &path, const QStringList &arguments);

} // namespace riser::demo
