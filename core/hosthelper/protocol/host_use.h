// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace riser {

/// One thing that the host loses with a device, as riser-host found it. A plain value.
///
/// `kind` is a word of hostUseKinds(), or one that only a newer riser-host knows: then `text` is shown as it came.
struct HostUse {
    enum class Verdict { Warn, Block };

    QString kind = {};
    Verdict verdict = Verdict::Warn;
    bool guarded = false; ///< losing it could cut the connection or the console: detached under commit-confirm
    QString on = {};      ///< what of the device it is on: "nvme0n1p2", "eth0", "/dev/dri/card0"
    QString name = {};    ///< what it is: "/", "vg0", "br0", a program's name, an address, a device's name
    QString user = {};    ///< of a process
    std::optional<int> pid = {};
    QString text = {}; ///< one English sentence of the host's own, without the device's name
    bool operator==(const HostUse &) const = default;
};

using HostUses = QList<HostUse>;

/// What riser-host says of each kind of use. The host decides by this table (its verbs refuse, the pool isn't
/// restored); the console may be newer or older and believes the verdict it is sent.
struct HostUseKind {
    const char *kind;
    HostUse::Verdict verdict;
    bool guarded;
    const char *meaning; ///< for people who read the table
};

const HostUseKind *hostUseKind(const QString &kind); ///< nullptr: not in the table
QList<HostUseKind> hostUseKinds();

bool blocks(const HostUses &uses);

} // namespace riser

Q_DECLARE_METATYPE(riser::HostUse)
