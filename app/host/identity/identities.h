// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/identity/remembered.h"
#include "app/host/uses/device_tree.h"

#include <QHash>

namespace riser::onhost {

/// Who the devices are: one reader for many of them. Its end writes down what was learned.
class Identities
{
public:
    explicit Identities(const Places &places);
    ~Identities();
    Q_DISABLE_COPY_MOVE(Identities)

    DeviceIdentity of(const Device &device);
    void forgetAllBut(const DeviceTree &devices);

private:
    DeviceIdentity ofPci(const Device &device);
    DeviceIdentity ofUsb(const Device &device) const;
    QString slotOf(const PciAddress &address) const;
    QString macOf(const QString &folder) const;

    Places m_places;
    RememberedIdentities m_remembered;
    QHash<QString, QString> m_slots; ///< by domain:bus:slot
};

} // namespace riser::onhost
