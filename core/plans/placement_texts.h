// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/placement_fit.h"

/// The sentences of placement: each names the host and the numbers.
namespace riser::placement {

QString notConnected(const QString &host, const QString &state);
QString readOnly(const QString &host);
QString unreadVms(const QString &host, const QStringList &vms);
QString noIommu(const QString &host);
QString noVfio(const QString &host);
QString tooFewCpus(const QString &host, int asked, int there);
QString tooLittleMemory(const QString &host, qint64 askedKib, qint64 freeKib);
QString unknownKind(const QString &host, const DeviceWish &wish);
QString tooFew(const QString &host, const DeviceWish &wish, const HostOffer::Count &count);
QString tooFewTogether(const QString &host, qint64 asked, int most);
QString differentNodes(const QString &host, qint64 asked, const QMap<int, int> &byNode);

QStringList reasons(const Plan &plan, const HostFit &fit, int fromHost);
QString vfioNotChecked(const QString &host);
QString sizeNotChecked(const QString &host);
QString nodesNotChecked(const QString &host);

} // namespace riser::placement
