// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/places.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace riser::onhost {

struct InterfaceAddress {
    QString interface;
    QString address; ///< without prefix length and scope
    bool linkLocal = false;
};

/// What only the kernel can tell of the network. Tests put answers of their own here.
struct Ways {
    QList<InterfaceAddress> addresses;
    /// The interface that packets to this address leave by; empty: no way there.
    std::function<QString(const QString &address)> towards = [](const QString &) { return QString(); };
};

/// Asked of the real kernel. On trees that tests made up, nothing is asked and nothing is known.
Ways kernelWays(const Places &places);

/// The host's own end of the session: the local addresses of connections to `peer` that this program's ancestors (sshd
/// is one of them) have open. From procfs; empty when there is none.
QStringList sessionAddresses(const Places &places, const QString &peer);

/// A default route of the main table.
struct DefaultRoute {
    QString interface;
    QString gateway; ///< empty: none needed
    bool ipv6 = false;
};

QList<DefaultRoute> defaultRoutes(const Places &places);

} // namespace riser::onhost
