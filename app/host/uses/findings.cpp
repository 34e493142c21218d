// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/uses/findings.h"

#include "app/host/system/sysfs.h"

#include <algorithm>

namespace riser::onhost {

namespace {

// A host with thousands of mounts of one drive or of programs with one GPU is told of so many of each kind.
constexpr qsizetype mostOfAKind = 32;
constexpr qsizetype longestText = 500; // characters

} // namespace

HostUse hostUse(QLatin1StringView kind, const QString &on, const QString &name, const QString &text)
{
    const HostUseKind *entry = hostUseKind(kind);
    Q_ASSERT(entry);
    return HostUse{.kind = kind,
                   .verdict = entry ? entry->verdict : HostUse::Verdict::Block,
                   .guarded = entry && entry->guarded,
                   .on = plain(on),
                   .name = plain(name),
                   .user = {},
                   .pid = {},
                   .text = sentence(text)};
}

QString sentence(const QString &text)
{
    return plain(text, longestText);
}

Findings::Findings(const DeviceTree &devices)
    : m_devices(devices)
{
}

void Findings::add(int device, const HostUse &use)
{
    HostUses &uses = m_uses[device];
    if (uses.contains(use) || std::ranges::count(uses, use.kind, &HostUse::kind) >= mostOfAKind)
        return;
    uses << use;
}

void Findings::addTo(const QString &folder, const HostUse &use)
{
    const QList<int> carriers = m_devices.carriers(folder);
    for (const int device : carriers)
        add(device, use);
}

HostUses Findings::of(int device) const
{
    HostUses uses = m_uses.value(device);
    std::ranges::stable_sort(uses, {}, [](const HostUse &use) { return hostUseKind(use.kind); }); // the weighty first
    return uses;
}

bool Findings::names(const QString &folder, const QStringList &things) const
{
    for (const int device : m_devices.carriers(folder)) {
        const HostUses uses = m_uses.value(device);
        if (std::ranges::any_of(uses, [&](const HostUse &use) { return things.contains(use.on); }))
            return true;
    }
    return false;
}

} // namespace riser::onhost
