// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"

#include <QMap>
#include <QRandomGenerator>

#include <iterator>

namespace riser::test {

/// A host that changes at random, for models: PCI functions in groups, with drivers, and VMs that claim them.
class RandomHost
{
public:
    explicit RandomHost(quint32 seed)
        : m_random(seed)
    {
    }

    /// `count` functions more: cards of one to three functions, some of them sharing a group with the card before.
    void grow(int count)
    {
        while (count > 0) {
            const int card = m_nextCard++;
            const int functions = 1 + below(3);
            const int group = card > 0 && below(4) == 0 ? m_lastGroup : (m_lastGroup = card);
            for (int function = 0; function < functions && count > 0; ++function, --count)
                m_functions.insert(address(card, function), make(group, function));
        }
    }

    /// One to five things happen: a driver changes, a function goes or comes, a group splits, a VM claims or lets go.
    void change()
    {
        for (int i = below(5); i >= 0; --i)
            changeOnce();
    }

    void setDriver(int index, const QString &driver) { std::next(m_functions.begin(), index)->driver = driver; }
    qsizetype size() const { return m_functions.size(); }
    DeviceKey keyAt(int index) const { return DeviceKey(std::next(m_functions.cbegin(), index).key().toNodeName()); }

    InventoryPtr inventory()
    {
        auto snapshot = std::make_shared<HostSnapshot>();
        snapshot->generation = ++m_generation;
        snapshot->takenAt = QDateTime::currentDateTimeUtc();
        QMap<int, QList<PciAddress>> groups;
        for (auto it = m_functions.cbegin(); it != m_functions.cend(); ++it)
            groups[it->group].append(it.key());
        for (auto it = m_functions.cbegin(); it != m_functions.cend(); ++it)
            snapshot->nodes.append(node(it.key(), *it, groups));
        for (int vm = 0; vm < vmCount; ++vm)
            snapshot->domains.append(domain(vm));
        return std::make_shared<Inventory>(snapshot);
    }

    static DomainId vmId(int vm) { return DomainId(QStringLiteral("00000000-0000-4000-8000-00000000000%1").arg(vm)); }
    static constexpr int vmCount = 3;

private:
    struct Function {
        int group = 0;
        int vm = -1;
        quint32 classCode = 0;
        QString driver;
    };

    int below(int limit) { return int(m_random.bounded(limit)); }

    static PciAddress address(int card, int function)
    {
        return {.domain = quint32(card / (250 * 30)),
                .bus = quint8(1 + card / 30 % 250),
                .slot = quint8(card % 30),
                .function = quint8(function)};
    }

    Function make(int group, int function)
    {
        const quint32 classes[] = {0x030000, 0x010802, 0x020000, 0x010700};
        return {.group = group,
                .vm = -1,
                .classCode = function ? 0x040300 : classes[below(4)],
                .driver = QStringLiteral("snd")};
    }

    void changeOnce()
    {
        if (m_functions.isEmpty() || below(8) == 0) {
            grow(1 + below(3));
            return;
        }
        const auto at = std::next(m_functions.begin(), below(int(m_functions.size())));
        switch (below(6)) {
        case 0:
            m_functions.erase(at);
            break;
        case 1:
            at->group = below(2) ? 10000 + below(5) : below(m_nextCard);
            break;
        case 2:
            at->vm = below(vmCount + 1) - 1;
            break;
        case 3:
            at->classCode = at->classCode == 0x030000 ? 0x020000 : 0x030000; // its place in the list changes
            break;
        default:
            at->driver = below(2) ? QStringLiteral("vfio-pci") : QStringLiteral("drv%1").arg(below(4));
        }
    }

    static NodeDevice node(const PciAddress &at, const Function &function, const QMap<int, QList<PciAddress>> &groups)
    {
        NodeDevice node;
        node.key = DeviceKey(at.toNodeName());
        node.parent = DeviceKey(QStringLiteral("computer"));
        node.driver = function.driver;
        node.capabilities = {QStringLiteral("pci")};
        PciCapability pci;
        pci.address = at;
        pci.classCode = function.classCode;
        pci.hasClass = true;
        pci.vendorId = 0x10de;
        pci.productId = 0x2204;
        pci.vendor = QStringLiteral("Maker");
        pci.product = QStringLiteral("Thing %1").arg(at.toString());
        pci.iommuGroup = function.group;
        pci.iommuGroupMembers = groups[function.group];
        pci.numaNode = at.bus % 2;
        node.pci = pci;
        return node;
    }

    Domain domain(int vm) const
    {
        DomainDefinition definition;
        definition.id = vmId(vm);
        definition.name = QStringLiteral("vm%1").arg(vm);
        definition.vcpus = 2;
        definition.memoryKib = 1024 * 1024;
        for (auto it = m_functions.cbegin(); it != m_functions.cend(); ++it) {
            if (it->vm != vm)
                continue;
            Hostdev hostdev;
            hostdev.type = Hostdev::Type::Pci;
            hostdev.pci = it.key();
            definition.hostdevs.append(hostdev);
        }
        Domain domain;
        domain.id = definition.id;
        domain.name = definition.name;
        domain.state = RunState::ShutOff;
        domain.config = definition;
        return domain;
    }

    QRandomGenerator m_random;
    QMap<PciAddress, Function> m_functions;
    int m_nextCard = 0;
    int m_lastGroup = 0;
    quint64 m_generation = 0;
};

} // namespace riser::test
