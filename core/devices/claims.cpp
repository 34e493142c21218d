// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/claims.h"

#include "core/devices/claim_matcher.h"
#include "core/devices/device_kind.h"

#include <QSet>

#include <algorithm>
#include <optional>

namespace riser {

namespace {

using namespace Qt::StringLiterals;

/// Nothing: the hostdev names no device of a kind that Riser knows.
std::optional<MissingClaim> missingFor(const Hostdev &hostdev)
{
    for (const DeviceKind *kind : deviceKinds()) {
        if (std::optional<AbsentDevice> device = kind->absent(hostdev))
            return MissingClaim{.kind = kind, .device = *std::move(device), .claim = {}};
    }
    return {};
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
            DeviceKey &key = missing.device.key;
            if (present.contains(key))
                key = DeviceKey(u"missing-"_s + key.value());
            claims.missing << missing;
        }
    }

private:
    void addAll(const DomainDefinition &definition, bool live)
    {
        // Definite claims first, so that a claim by id alone can be told which twin it isn't.
        QList<const Hostdev *> byIdAlone;
        for (const Hostdev &hostdev : definition.hostdevs) {
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
        std::optional<MissingClaim> missing = missingFor(hostdev);
        if (!missing)
            return;
        auto found = std::ranges::find(m_missing, missing->device.key,
                                       [](const MissingClaim &known) { return known.device.key; });
        if (found == m_missing.end()) {
            missing->claim = made();
            found = m_missing.insert(m_missing.end(), *std::move(missing));
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
