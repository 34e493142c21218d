// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/claims.h"

#include "core/base/text.h"
#include "core/devices/claim_matcher.h"
#include "core/devices/kinds/usb_alias.h"

#include <QSet>

#include <algorithm>

namespace riser {

namespace {

using namespace Qt::StringLiterals;

bool namesADevice(const Hostdev &hostdev)
{
    return (hostdev.type == Hostdev::Type::Pci && hostdev.pci) ||
           (hostdev.type == Hostdev::Type::Usb && (hostdev.usbAddress || hostdev.usbId));
}

/// The device by the name it would have if it were there.
MissingClaim missingFor(const Hostdev &hostdev)
{
    if (hostdev.pci) {
        const QString address = hostdev.pci->toString();
        return {.key = DeviceKey(hostdev.pci->toNodeName()),
                .kindId = u"pci"_s,
                .title = Text::tr("Missing PCI device %1").arg(address),
                .address = address,
                .claim = {}};
    }
    const auto port = portFromUsbAlias(hostdev.alias);
    const QString id = hostdev.usbId ? hostdev.usbId->toString() : QString();
    const QString number = hostdev.usbAddress ? Text::tr("bus %1 device %2")
                                                    .arg(QString::number(hostdev.usbAddress->bus),
                                                         QString::number(hostdev.usbAddress->device))
                                              : QString();
    QString key = u"usb-id_"_s + QString(id).replace(u':', u'_');
    if (port)
        key = port->toNodeName();
    else if (id.isEmpty())
        key = u"usb-address_%1_%2"_s.arg(hostdev.usbAddress->bus).arg(hostdev.usbAddress->device);
    return {.key = DeviceKey(key),
            .kindId = u"usb"_s,
            .title = Text::tr("Missing USB device %1").arg(id.isEmpty() ? number : id),
            .address = port ? port->toString() : number,
            .claim = {}};
}

/// Collects the claims of one VM: its two definitions name the same device in one claim.
class DomainClaims
{
public:
    DomainClaims(const Domain &domain, const ClaimMatcher &matcher)
        : m_domain(domain)
        , m_matcher(matcher)
    {
        if (domain.live)
            addAll(*domain.live, true);
        if (domain.config)
            addAll(*domain.config, false);
    }

    void moveTo(Claims &claims, const QSet<DeviceKey> &present)
    {
        for (const DeviceKey &key : std::as_const(m_order))
            claims.byDevice[key] << m_claims.value(key);
        for (MissingClaim missing : std::as_const(m_missing)) {
            // Another device sits in the port now: the missing one needs a name of its own.
            if (present.contains(missing.key))
                missing.key = DeviceKey(u"missing-"_s + missing.key.value());
            claims.missing << missing;
        }
    }

private:
    void addAll(const DomainDefinition &definition, bool live)
    {
        // Definite claims first, so that a claim by id alone can be told which twin it isn't.
        QList<const Hostdev *> byIdAlone;
        for (const Hostdev &hostdev : definition.hostdevs) {
            if (!namesADevice(hostdev))
                continue;
            const auto match = m_matcher.match(hostdev);
            if (match.devices.size() > 1)
                byIdAlone << &hostdev;
            else if (match.devices.isEmpty())
                addMissing(hostdev, live);
            else
                add(match.devices.first(), hostdev, live, match, false);
        }
        for (const Hostdev *hostdev : std::as_const(byIdAlone))
            addTwins(*hostdev, m_matcher.match(*hostdev).devices, live);
    }

    /// The running definition shows which twin libvirt took; where it doesn't, each of them may be meant.
    void addTwins(const Hostdev &hostdev, const QList<DeviceKey> &twins, bool live)
    {
        for (const DeviceKey &twin : twins) {
            const auto claim = m_claims.constFind(twin);
            if (!live && claim != m_claims.cend() && claim->live && !claim->config) {
                add(twin, hostdev, live, {}, false);
                return;
            }
        }
        for (const DeviceKey &twin : twins)
            add(twin, hostdev, live, {}, true);
    }

    Claim made() const
    {
        Claim claim;
        claim.domain = m_domain.id;
        claim.domainName = m_domain.name;
        claim.domainRunning = m_domain.running();
        return claim;
    }

    static void enter(Claim &claim, const Hostdev &hostdev, bool live)
    {
        (live ? claim.live : claim.config) = true;
        (live ? claim.liveHostdev : claim.configHostdev) = hostdev;
        claim.placeholder = claim.placeholder || hostdev.unassigned;
        claim.managed = claim.managed || hostdev.managed;
    }

    void add(const DeviceKey &key, const Hostdev &hostdev, bool live, const ClaimMatcher::Match &match, bool ambiguous)
    {
        auto found = m_claims.find(key);
        if (found == m_claims.end()) {
            found = m_claims.insert(key, made());
            found->ambiguous = ambiguous;
            m_order << key;
        }
        // A second claim by id alone must not hide a definite one.
        if (ambiguous && !found->ambiguous)
            return;
        found->stale = found->stale || match.stale;
        found->otherPort = found->otherPort || match.otherPort;
        enter(*found, hostdev, live);
    }

    void addMissing(const Hostdev &hostdev, bool live)
    {
        MissingClaim missing = missingFor(hostdev);
        auto found = std::ranges::find(m_missing, missing.key, &MissingClaim::key);
        if (found == m_missing.end()) {
            missing.claim = made();
            found = m_missing.insert(m_missing.end(), missing);
        }
        enter(found->claim, hostdev, live);
    }

    const Domain &m_domain;
    const ClaimMatcher &m_matcher;
    QHash<DeviceKey, Claim> m_claims;
    QList<DeviceKey> m_order;
    QList<MissingClaim> m_missing;
};

} // namespace

Claims findClaims(const HostSnapshot &snapshot, const QList<Device> &devices)
{
    const ClaimMatcher matcher(devices);
    QSet<DeviceKey> present;
    present.reserve(devices.size());
    for (const Device &device : devices)
        present << device.key;
    Claims claims;
    for (const Domain &domain : snapshot.domains)
        DomainClaims(domain, matcher).moveTo(claims, present);
    for (auto &list : claims.byDevice)
        std::ranges::stable_sort(list, {}, &Claim::domainName);
    return claims;
}

} // namespace riser
