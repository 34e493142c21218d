// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <compare>

namespace riser {

/// A string that can't be mistaken for a string of another meaning. Empty means "none".
template<typename Tag>
class Id
{
public:
    Id() = default;
    explicit Id(QString value)
        : m_value(std::move(value))
    {
    }

    const QString &value() const { return m_value; }
    bool isEmpty() const { return m_value.isEmpty(); }

    friend bool operator==(const Id &, const Id &) = default;
    friend std::strong_ordering operator<=>(const Id &a, const Id &b) { return a.m_value.compare(b.m_value) <=> 0; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_value, seed); }

private:
    QString m_value;
};

/// A host in Riser's list: a UUID made when the host was added, so that a changed URI keeps its history.
using HostId = Id<struct HostTag>;
/// A VM of one host: libvirt's UUID, lower case with dashes.
using DomainId = Id<struct DomainTag>;
/// A device of one host: libvirt's node device name (`pci_0000_01_00_0`, `usb_1_5_3`), which holds the address or port
/// path. A device that is only claimed by a VM and not there gets the name it would have; a USB claim by
/// vendor:product that fits none gets `usb-id_046d_c52b`.
using DeviceKey = Id<struct DeviceTag>;
/// A plan of a plan list: a UUID made when the plan was made, so that a renamed plan keeps its instances.
using PlanId = Id<struct PlanTag>;
/// A cluster of hosts in Riser's list: a UUID made when the cluster was made.
using ClusterId = Id<struct ClusterTag>;

} // namespace riser

Q_DECLARE_METATYPE(riser::HostId)
Q_DECLARE_METATYPE(riser::DomainId)
Q_DECLARE_METATYPE(riser::DeviceKey)
Q_DECLARE_METATYPE(riser::ClusterId)
