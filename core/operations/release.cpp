// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/operations/definition_diff.h"
#include "core/operations/guest_side.h"
#include "core/operations/members.h"
#include "core/operations/operations.h"
#include "core/operations/steps_program.h"
#include "core/operations/steps_release.h"
#include "core/operations/texts.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

class ReleaseDevice : public Operation
{
public:
    ReleaseDevice(DeviceKey device, DomainId domain)
        : m_device(std::move(device))
        , m_domain(std::move(domain))
    {
    }

    OperationKind kind() const override { return OperationKind::Release; }
    QString title(const Inventory &inventory) const override;
    QList<DeviceKey> devices(const Inventory &inventory) const override;
    DomainId domain() const override { return m_domain; }
    Findings check(const Inventory &inventory) const override { return checkRelease(inventory, m_device, m_domain); }
    QList<Step> steps(const Inventory &inventory) const override;
    QString xmlDiff(const Inventory &inventory) const override;
    Findings verify(const Inventory &after) const override;

private:
    QList<Release> releases(const Inventory &inventory) const;
    void addPoolSteps(const Inventory &inventory, const QList<Release> &list, QList<Step> &steps) const;
    Finding verifyMember(const Inventory &after, const DeviceKey &key) const;

    DeviceKey m_device;
    DomainId m_domain; ///< may be empty: the only claimant
};

QString ReleaseDevice::title(const Inventory &inventory) const
{
    const QString device = texts::deviceName(inventory, m_device);
    const Domain *domain = inventory.domain(claimant(inventory, m_device, m_domain));
    return domain ? Text::tr("Release %1 from %2").arg(device, domain->name) : Text::tr("Release %1").arg(device);
}

/// What this VM claims of the unit: the device, its companions, and the placeholders it holds.
QList<Release> ReleaseDevice::releases(const Inventory &inventory) const
{
    QList<Release> list;
    const DomainId id = claimant(inventory, m_device, m_domain);
    const Domain *domain = inventory.domain(id);
    for (const DeviceKey &key : unitMembers(inventory, m_device)) {
        const Device *device = inventory.device(key);
        const Claim *claim = device ? claimOf(*device, id) : nullptr;
        if (domain && claim)
            list << Release{device, domain, claim};
    }
    return list;
}

QList<DeviceKey> ReleaseDevice::devices(const Inventory &inventory) const
{
    QList<DeviceKey> keys;
    for (const Release &release : releases(inventory))
        keys << release.device->key;
    return keys.isEmpty() ? QList<DeviceKey>{m_device} : keys;
}

/// The running guest first, all of it, then the definition. The guest is the one that can say no, or nothing: then the
/// definition is untouched, and both still say the same, which is the truth. The other way round a guest that keeps the
/// device would have it while the definition, which is what other tools look at, calls it free. And when only the
/// definition fails, the device is out and "claimed at the next start", which is true too and keeps others off.
QList<Step> ReleaseDevice::steps(const Inventory &inventory) const
{
    QList<Step> steps;
    const QList<Release> list = releases(inventory);
    for (const Release &release : list) {
        if (release.claim->live && release.claim->liveHostdev)
            steps << unplugStep(inventory, release);
    }
    for (const Release &release : list) {
        if (release.claim->config && release.claim->configHostdev)
            steps << removeFromConfigStep(inventory, release);
    }
    addPoolSteps(inventory, list, steps);
    return steps;
}

/// PCI functions stay on VFIO by themselves. What QEMU gives back to the host is taken again, but not what another VM
/// claims as well.
void ReleaseDevice::addPoolSteps(const Inventory &inventory, const QList<Release> &list, QList<Step> &steps) const
{
    if (!inventory.snapshot().hostProgram.present())
        return;
    for (const Release &release : list) {
        const Device &device = *release.device;
        if (device.kind->detacher() != Detacher::HostProgram || device.missing || device.claims.size() > 1)
            continue;
        steps << stayInPoolStep(inventory, device);
    }
}

QString ReleaseDevice::xmlDiff(const Inventory &inventory) const
{
    const Domain *domain = inventory.domain(claimant(inventory, m_device, m_domain));
    if (!domain)
        return {};
    DefinitionDiff diff(*domain);
    for (const Release &release : releases(inventory)) {
        if (release.claim->live && release.claim->liveHostdev)
            diff.remove(hostdevXml(*release.claim->liveHostdev), true);
        if (release.claim->config && release.claim->configHostdev)
            diff.remove(hostdevXml(*release.claim->configHostdev), false);
    }
    return diff.toText();
}

Finding ReleaseDevice::verifyMember(const Inventory &after, const DeviceKey &key) const
{
    const Device *device = after.device(key);
    const QString host = texts::hostName(after);
    Finding line{.id = u"released"_s, .verdict = Verdict::Pass, .text = {}, .device = key};
    if (!device) {
        line.text = Text::tr("%1 is not on %2, and no VM claims it any more.").arg(key.value(), host);
        return line;
    }
    const QString name = texts::deviceName(*device);
    const QString standing = texts::standing(*device);
    const bool claimed = m_domain.isEmpty() ? !device->claims.isEmpty() : claimOf(*device, m_domain) != nullptr;
    if (claimed) {
        line.verdict = Verdict::Block;
        line.text = Text::tr("%1 on %2 is still claimed: %3.").arg(name, host, standing);
    } else if (device->missing || !device->claims.isEmpty() || device->hold == HostHold::Free) {
        line.text = Text::tr("%1 on %2 is released: %3.").arg(name, host, standing);
    } else if (device->kind->detacher() == Detacher::Libvirt) {
        line.id = u"not-in-pool"_s;
        line.verdict = Verdict::Warn;
        line.text =
            Text::tr("%1 on %2 is released, but not in the pool: %3. With managed='yes' in a VM's definition libvirt "
                     "gives the device back to the host.")
                .arg(name, host, standing);
    } else if (device->hold == HostHold::Held && after.snapshot().hostProgram.present()) {
        line.id = u"not-in-pool"_s;
        line.verdict = Verdict::Warn;
        const QString why = whyNot(hostUse(after, key));
        line.text =
            why.isEmpty()
                ? Text::tr("%1 on %2 is released, but with the host and not in the pool: %3.").arg(name, host, standing)
                : Text::tr("%1 on %2 is released, and with the host because that needs it: %3").arg(name, host, why);
    } else if (device->hold == HostHold::Held) {
        line.text =
            Text::tr("%1 on %2 is released and with the host: %3. QEMU puts the host's driver back when a VM gives up "
                     "such a device.")
                .arg(name, host, standing);
    } else {
        line.text = Text::tr("%1 on %2 is released: %3.").arg(name, host, standing);
    }
    return line;
}

Findings ReleaseDevice::verify(const Inventory &after) const
{
    Findings findings;
    for (const DeviceKey &key : unitMembers(after, m_device))
        findings << verifyMember(after, key);
    return findings;
}

} // namespace

std::unique_ptr<Operation> makeRelease(const DeviceKey &device, const DomainId &domain)
{
    return std::make_unique<ReleaseDevice>(device, domain);
}

} // namespace riser
