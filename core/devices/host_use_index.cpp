// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/host_use_index.h"

#include <algorithm>

namespace riser {

namespace {

using namespace Qt::StringLiterals;

constexpr int hidClass = 3;
constexpr int bootSubclass = 1;
constexpr int keyboardProtocol = 1;
constexpr int hubClass = 9;

bool isDisplay(const NodeDevice &node)
{
    if (!node.pci || !node.pci->hasClass)
        return false;
    const quint32 code = node.pci->classCode >> 8;
    return code == 0x0300 || code == 0x0380; // 0302 is a 3D controller without outputs
}

bool isDisk(const StorageCapability &storage)
{
    return storage.driveType != "cdrom"_L1 && storage.driveType != "dvd"_L1 && storage.driveType != "floppy"_L1;
}

// The host listens to it: some driver, and not usbfs (a VM has it).
bool isHostKeyboard(const NodeDevice &node)
{
    return node.usbInterface && node.usbInterface->interfaceClass == hidClass &&
           node.usbInterface->subclass == bootSubclass && node.usbInterface->protocol == keyboardProtocol &&
           !node.driver.isEmpty() && node.driver != "usbfs"_L1;
}

// Its link is its physical function's.
bool isVirtual(const NodeDevice *card)
{
    return card->pci && card->pci->physicalFunction;
}

bool isHub(const NodeDevice &node, const NodeTree &tree)
{
    const auto children = tree.children(node.key);
    return std::ranges::any_of(children, [](const NodeDevice *child) {
        return child->usbInterface && child->usbInterface->interfaceClass == hubClass;
    });
}

} // namespace

QString diskOfPartition(const QString &path)
{
    qsizetype end = path.size();
    while (end > 0 && path[end - 1] >= u'0' && path[end - 1] <= u'9')
        --end;
    if (end == path.size() || end < 2)
        return {};
    const QString base = path.first(end);
    if (base.endsWith("-part"_L1))
        return base.chopped(5);
    if (base.endsWith(u'p') && base[end - 2].isDigit()) // nvme0n1p2, mmcblk0p1
        return base.chopped(1);
    const QString name = base.section(u'/', -1);
    for (const auto prefix : {"sd"_L1, "vd"_L1, "hd"_L1, "xvd"_L1}) {
        if (name.startsWith(prefix) && name.size() > prefix.size())
            return base;
    }
    return {};
}

HostUseIndex::HostUseIndex(const HostSnapshot &snapshot, const NodeTree &tree)
{
    for (const NodeDevice &node : snapshot.nodes)
        addNode(node, tree);
    addUses(snapshot);
}

void HostUseIndex::countUnits(const QList<Unit> &units)
{
    for (const Unit &unit : units) {
        UnitTotals totals;
        for (const DeviceKey &key : unit.members) {
            totals.disks += below(key).disks.size();
            totals.keyboards += below(key).keyboards.size();
            totals.links += below(key).links;
        }
        m_totals << totals;
    }
}

const Below &HostUseIndex::below(const DeviceKey &key) const
{
    static const Below nothing;
    const auto found = m_below.constFind(key);
    return found == m_below.cend() ? nothing : *found;
}

QList<DeviceKey> HostUseIndex::ownersOf(const NodeDevice &node, const NodeTree &tree)
{
    QList<DeviceKey> owners;
    const NodeDevice *step = &node;
    for (int depth = 0; step && depth < 64; ++depth) { // a loop of parents must end
        if (step->usbDevice || step->pci)
            owners << step->key;
        if (step->pci)
            break;
        step = step->parent.isEmpty() ? nullptr : tree.find(step->parent);
    }
    return owners;
}

void HostUseIndex::addNode(const NodeDevice &node, const NodeTree &tree)
{
    if (isDisplay(node))
        m_displays << &node;
    const bool keyboard = isHostKeyboard(node);
    if (!node.storage && !node.net && !node.usbDevice && !keyboard && node.drmType.isEmpty())
        return;
    const QList<DeviceKey> owners = ownersOf(node, tree);
    const bool disk = node.storage && isDisk(*node.storage);
    const bool link =
        node.net && node.net->linkState == "up"_L1 && !owners.isEmpty() && !isVirtual(tree.find(owners.last()));
    for (const DeviceKey &owner : owners) {
        Below &below = m_below[owner];
        if (node.storage)
            (disk ? below.disks : below.otherBlocks) << &node;
        if (node.net)
            below.nets << &node;
        below.links += link ? 1 : 0;
        // A keyboard may have more than one keyboard interface.
        const NodeDevice *const device = tree.find(owners.first());
        if (keyboard && !below.keyboards.contains(device))
            below.keyboards << device;
        if (node.usbDevice && owner != node.key && !isHub(node, tree))
            below.usbDevices << &node;
        below.drm = below.drm || !node.drmType.isEmpty();
    }
    m_disks += disk ? 1 : 0;
    m_links += link ? 1 : 0;
    if (keyboard && !owners.isEmpty())
        m_keyboards << owners.first();
    if (node.storage) {
        m_blockByPath.insert(node.storage->block, node.key);
        for (const QString &path : node.deviceNodes)
            m_blockByPath.insert(path, node.key);
    }
}

void HostUseIndex::addUses(const HostSnapshot &snapshot)
{
    for (const Domain &domain : snapshot.domains) {
        if (!domain.live)
            continue;
        for (const QString &path : domain.live->diskSources)
            addDiskUse({.by = DiskUse::By::RunningVm, .name = domain.name, .path = path});
        for (const QString &interface : domain.live->networkDevices)
            m_interfaceUses[interface] << domain.name;
    }
    for (const StoragePool &pool : snapshot.pools) {
        if (!pool.active)
            continue;
        for (const QString &path : pool.sourceDevices)
            addDiskUse({.by = DiskUse::By::Pool, .name = pool.name, .path = path});
    }
}

void HostUseIndex::addDiskUse(const DiskUse &use)
{
    auto found = m_blockByPath.constFind(use.path);
    if (found == m_blockByPath.cend())
        found = m_blockByPath.constFind(diskOfPartition(use.path));
    if (found != m_blockByPath.cend())
        m_diskUses[*found] << use;
}

} // namespace riser
