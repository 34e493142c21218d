// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is wrong with the draft of an instance, at each of its fields.
#include "core/base/text.h"
#include "core/instances/disk_pools.h"
#include "core/instances/instance_draft.h"

#include <QRegularExpression>

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 gib = qint64(1) << 30;

/// The VM whose disk this file is; empty: nobody's.
QString diskOf(const QString &path, const Inventory &inventory)
{
    for (const Domain &domain : inventory.snapshot().domains) {
        for (const auto *definition : {&domain.live, &domain.config}) {
            if (*definition && (*definition)->diskSources.contains(path))
                return domain.name;
        }
    }
    return {};
}

QString whyNoTemplate(const Volume &volume, const Inventory &inventory)
{
    if (volume.format == "iso"_L1 || volume.name.endsWith(".iso"_L1, Qt::CaseInsensitive))
        return Text::tr("It is the image of a CD, not of a disk.");
    if (volume.format != "qcow2"_L1 && volume.format != "raw"_L1)
        return Text::tr("Its format is %1: only qcow2 and raw can be copied.")
            .arg(volume.format.isEmpty() ? Text::tr("not known") : volume.format);
    if (const QString vm = diskOf(volume.path, inventory); !vm.isEmpty())
        return Text::tr("It is the disk of %1.").arg(vm);
    return {};
}

/// Collects what is wrong with one draft.
class Problems
{
public:
    Problems(const InstanceDraft &draft, const DraftPlace &place)
        : m_draft(draft)
        , m_place(place)
    {
    }

    QList<PlanProblem> all()
    {
        checkPlace();
        checkName();
        if (m_place.inventory && m_place.storage) {
            checkDisk(*m_place.storage, *m_place.inventory);
            checkNetwork(*m_place.inventory);
        }
        checkCloudInit();
        return m_problems;
    }

private:
    void add(const QString &field, const QString &text)
    {
        if (!text.isEmpty() && !std::ranges::contains(m_problems, field, &PlanProblem::field))
            m_problems << PlanProblem{.field = field, .text = text};
    }
    QString whyNoPlace() const;
    void checkPlace();
    void checkName();
    void checkDisk(const StorageListing &storage, const Inventory &inventory);
    void checkRoom(const StorageListing &storage, const PoolInfo &pool);
    void checkTemplate(const StorageListing &storage, const Inventory &inventory, const PoolInfo &pool);
    void checkNetwork(const Inventory &inventory);
    void checkCloudInit();

    const InstanceDraft &m_draft;
    const DraftPlace &m_place;
    QList<PlanProblem> m_problems;
};

QString Problems::whyNoPlace() const
{
    if (m_draft.cluster.isEmpty())
        return Text::tr("No host can take it now.");
    return m_place.cluster.isEmpty()
               ? Text::tr("The cluster that it was to go to was removed: choose another place.")
               : Text::tr("No host of the cluster %1 can take it now: choose another place.").arg(m_place.cluster);
}

void Problems::checkPlace()
{
    if (!m_draft.plan)
        return add(u"plan"_s, Text::tr("Choose a plan first."));
    if (const QList<PlanProblem> wrong = checkPlan(*m_draft.plan); !wrong.isEmpty())
        add(u"plan"_s, wrong.first().text);
    if (m_place.fit.host.isEmpty())
        return add(u"host"_s, whyNoPlace());
    if (!m_place.fit.fits)
        return add(u"host"_s, m_place.fit.whyNot.isEmpty() ? Text::tr("%1 can't take it now.").arg(m_place.fit.hostName)
                                                           : m_place.fit.whyNot.first());
    if (!m_place.inventory)
        return add(u"host"_s, Text::tr("%1 is not connected.").arg(m_place.fit.hostName));
    const QString detach = detachText(m_place.fit, *m_place.inventory);
    if (!detach.isEmpty() && detach != m_draft.agreed)
        add(u"devices"_s, Text::tr("Some of the devices have to be detached from %1 first: tick that this is right.")
                              .arg(m_place.fit.hostName));
    if (!m_place.storage)
        add(u"pool"_s, Text::tr("The storage of %1 is being read.").arg(m_place.fit.hostName));
}

void Problems::checkName()
{
    add(u"name"_s, instanceNameProblem(m_draft.name));
    if (!m_place.inventory)
        return;
    const HostSnapshot &snapshot = m_place.inventory->snapshot();
    if (std::ranges::contains(snapshot.domains, m_draft.name, &Domain::name) ||
        snapshot.unreadDomains.contains(m_draft.name))
        add(u"name"_s, Text::tr("%1 has a VM with the name “%2” already.").arg(m_place.fit.hostName, m_draft.name));
}

void Problems::checkDisk(const StorageListing &storage, const Inventory &inventory)
{
    const PoolInfo *pool = storage.pool(m_draft.pool);
    if (m_draft.pool.isEmpty())
        return add(u"pool"_s, storage.pools.isEmpty()
                                  ? Text::tr("%1 has no storage pool that runs.").arg(m_place.fit.hostName)
                                  : Text::tr("Choose the pool that the disk is made in."));
    if (!pool)
        return add(u"pool"_s, Text::tr("%1 has no running storage pool “%2”.").arg(m_place.fit.hostName, m_draft.pool));
    add(u"pool"_s, whyNotPool(*pool));
    const InstanceRequest request = requestOf(m_draft, m_place, {}, {}, {});
    for (const QString &volume : {request.disk.volume, request.seedVolume()}) {
        if (!volume.isEmpty() && storage.volume(pool->name, volume))
            add(u"name"_s, Text::tr("The pool %1 has a volume “%2” already.").arg(pool->name, volume));
    }
    checkTemplate(storage, inventory, *pool);
    checkRoom(storage, *pool);
}

void Problems::checkTemplate(const StorageListing &storage, const Inventory &inventory, const PoolInfo &pool)
{
    if (m_draft.source == DiskSource::Empty)
        return;
    if (m_draft.templateVolume.isEmpty())
        return add(u"template"_s, Text::tr("Choose the template that the disk is made from."));
    const Volume *from = storage.volume(m_draft.templatePool, m_draft.templateVolume);
    if (!from)
        return add(u"template"_s, Text::tr("The template “%1” isn't in the pool %2 of %3.")
                                      .arg(m_draft.templateVolume, m_draft.templatePool, m_place.fit.hostName));
    add(u"template"_s, whyNoTemplate(*from, inventory));
    if (m_draft.source == DiskSource::Overlay && isBlockPool(pool))
        add(u"template"_s, Text::tr("An overlay is a file, and %1 keeps devices: make a copy instead.").arg(pool.name));
}

/// What is taken at once: a copy its content, a device all of it. The rest grows as the guest writes.
void Problems::checkRoom(const StorageListing &storage, const PoolInfo &pool)
{
    const qint64 size = (m_draft.diskGib > 0 || !m_draft.plan ? m_draft.diskGib : m_draft.plan->diskGib) * gib;
    if (size <= 0)
        return add(u"capacity"_s, Text::tr("The disk needs a size above 0."));
    const Volume *from =
        m_draft.source == DiskSource::Empty ? nullptr : storage.volume(m_draft.templatePool, m_draft.templateVolume);
    if (from && from->capacityBytes > size)
        add(u"capacity"_s, Text::tr("The template is larger: %1.").arg(bytesText(from->capacityBytes)));
    qint64 needed = isBlockPool(pool) ? size : 0;
    if (from && m_draft.source == DiskSource::Clone)
        needed = std::max(needed, from->allocationBytes);
    if (needed > pool.availableBytes)
        add(u"capacity"_s, Text::tr("%1 is needed at once, and %2 has %3 free.")
                               .arg(bytesText(needed), pool.name, bytesText(pool.availableBytes)));
}

void Problems::checkNetwork(const Inventory &inventory)
{
    if (m_draft.network.isEmpty())
        return;
    const QList<VirtualNetwork> &networks = inventory.snapshot().networks;
    const auto found = std::ranges::find(networks, m_draft.network, &VirtualNetwork::name);
    add(u"network"_s, found == networks.cend()
                          ? Text::tr("%1 has no network “%2”.").arg(m_place.fit.hostName, m_draft.network)
                          : whyNotNetwork(*found));
}

void Problems::checkCloudInit()
{
    if (!m_draft.cloudInit.enabled)
        return;
    static const QRegularExpression user(u"\\A[a-z_][a-z0-9_-]{0,31}\\z"_s);
    static const QRegularExpression host(
        u"\\A[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9-]{1,63})*\\z"_s);
    if (!m_draft.cloudInit.user.isEmpty() && !user.match(m_draft.cloudInit.user).hasMatch())
        add(u"user"_s, Text::tr("A user's name begins with a small letter or an underscore, and holds small letters, "
                                "digits, hyphens and underscores: 32 at most."));
    if (m_draft.cloudInit.user == "root"_L1)
        add(u"user"_s, Text::tr("root is there already: leave it empty, or name another user."));
    if (!m_draft.cloudInit.hostname.isEmpty() && !host.match(m_draft.cloudInit.hostname).hasMatch())
        add(u"hostname"_s, Text::tr("A host name holds letters, digits and hyphens, and dots between its parts."));
    add(u"sshKeys"_s, sshKeysProblem(m_draft.cloudInit.sshKeys));
    if (m_draft.cloudInit.sshKeys.isEmpty())
        add(u"sshKeys"_s, Text::tr("Without a key nobody can log in: there are no passwords."));
}

} // namespace

bool isBlockPool(const PoolInfo &pool)
{
    return isBlockPool(pool.type);
}

QString whyNotPool(const PoolInfo &pool)
{
    if (!pool.active)
        return Text::tr("The pool %1 doesn't run.").arg(pool.name);
    if (pool.path.isEmpty())
        return Text::tr("Where the volumes of %1 are isn't told.").arg(pool.name);
    if (!canHoldDisks(pool.type, pool.path))
        return Text::tr("Riser makes disks in pools of folders, file systems, LVM and ZFS; %1 is one of type %2.")
            .arg(pool.name, pool.type);
    return {};
}

QString whyNotNetwork(const VirtualNetwork &network)
{
    return network.active ? QString() : Text::tr("The network %1 doesn't run.").arg(network.name);
}

QList<DiskTemplate> diskTemplates(const StorageListing &storage, const Inventory &inventory)
{
    QList<DiskTemplate> templates;
    for (const PoolInfo &pool : storage.pools) {
        for (const Volume &volume : storage.volumes.value(pool.name))
            templates << DiskTemplate{.volume = {.pool = pool.name, .name = volume.name},
                                      .capacityBytes = volume.capacityBytes,
                                      .format = volume.format,
                                      .whyNot = whyNoTemplate(volume, inventory)};
    }
    std::ranges::stable_sort(templates, {}, [](const DiskTemplate &one) { return !one.whyNot.isEmpty(); });
    return templates;
}

QString sshKeysProblem(const QStringList &keys)
{
    static const QRegularExpression key(
        u"\\A(ssh-(ed25519|rsa|dss)|ecdsa-sha2-nistp\\d+|sk-[a-z0-9@.-]+) [A-Za-z0-9+/]{16,}={0,3}( [^\\x00-\\x1f]*)?\\z"_s);
    for (qsizetype line = 0; line < keys.size(); ++line) {
        if (keys[line].contains("PRIVATE KEY"_L1))
            return Text::tr("This is a private key: it must never leave its place. Use the file that ends in .pub.");
        if (!key.match(keys[line]).hasMatch())
            return Text::tr("Line %1 is no public ssh key.").arg(line + 1);
    }
    return {};
}

QList<PlanProblem> draftProblems(const InstanceDraft &draft, const DraftPlace &place)
{
    return Problems(draft, place).all();
}

} // namespace riser
