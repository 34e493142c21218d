// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/outcome.h"

#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "core/operations/texts.h"

#include <algorithm>
#include <tuple>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// A claim without the XML around it: aliases and guest addresses that libvirt adds are no change.
auto essence(const Claim &claim)
{
    return std::tuple(claim.domain, claim.live, claim.config, claim.placeholder, claim.managed);
}

bool sameClaims(const Device &a, const Device &b)
{
    return std::ranges::equal(a.claims, b.claims,
                              [](const Claim &x, const Claim &y) { return essence(x) == essence(y); });
}

/// "running, starts with the host": what sameVm() compares.
QString vmWords(const Domain *domain)
{
    if (!domain)
        return Text::tr("not there");
    QStringList words{domain->running() ? Text::tr("running") : Text::tr("off")};
    if (!domain->persistent())
        words << Text::tr("without a definition");
    if (domain->autostart)
        words << Text::tr("starts with the host");
    return words.join(u", "_s);
}

} // namespace

OutcomeJudge::OutcomeJudge(const Operation &operation, const Inventory &before, const Inventory &now)
    : m_before(before)
    , m_now(now)
    , m_devices(operation.devices(before))
    , m_domain(operation.domain())
    , m_verified(operation.verify(now))
{
}

bool OutcomeJudge::asAsked() const
{
    return allowed(m_verified);
}

bool OutcomeJudge::asBefore() const
{
    return sameVm() && std::ranges::all_of(m_devices, [this](const DeviceKey &key) { return same(key); });
}

/// Claims are the devices' matter: an undone hostdev comes back at another place of the definition.
bool OutcomeJudge::sameVm() const
{
    const Domain *before = m_before.domain(m_domain);
    const Domain *now = m_now.domain(m_domain);
    if (!before || !now)
        return before == now;
    return before->running() == now->running() && before->persistent() == now->persistent() &&
           before->autostart == now->autostart;
}

bool OutcomeJudge::same(const DeviceKey &key) const
{
    const Device *before = m_before.device(key);
    const Device *now = m_now.device(key);
    if (!before || !now)
        return before == now;
    // QEMU puts a USB device's host driver back by itself and a little later: only claims are ours there.
    const bool driverIsOurs = before->kind->detacher() == Detacher::Libvirt;
    return before->missing == now->missing && sameClaims(*before, *now) &&
           (!driverIsOurs || before->driver == now->driver);
}

Findings OutcomeJudge::comparison() const
{
    Findings findings;
    const QString host = texts::hostName(m_now);
    for (const DeviceKey &key : m_devices) {
        const Device *before = m_before.device(key);
        const Device *now = m_now.device(key);
        Finding finding{.id = u"state"_s, .verdict = Verdict::Pass, .text = {}, .device = key};
        if (!now || now->missing) {
            finding.verdict = Verdict::Block;
            finding.text = Text::tr("%1 is gone from %2.").arg(texts::deviceName(m_before, key), host);
        } else if (same(key)) {
            finding.text =
                Text::tr("%1 on %2 is as before: %3.").arg(texts::deviceName(*now), host, texts::standing(*now));
        } else {
            finding.verdict = Verdict::Block;
            finding.text = Text::tr("%1 on %2 is now: %3. Before: %4.")
                               .arg(texts::deviceName(*now), host, texts::standing(*now),
                                    before ? texts::standing(*before) : Text::tr("not there"));
        }
        findings << finding;
    }
    if (!sameVm()) {
        const Domain *before = m_before.domain(m_domain);
        const Domain *now = m_now.domain(m_domain);
        findings << Finding{.id = u"state"_s,
                            .verdict = Verdict::Block,
                            .text = Text::tr("VM %1 on %2 is now: %3. Before: %4.")
                                        .arg((now ? now : before)->name, host, vmWords(now), vmWords(before)),
                            .device = {}};
    }
    return findings;
}

Findings OutcomeJudge::standingSteps(const QList<Step> &steps, const QList<StepReport> &reports) const
{
    Findings findings;
    for (qsizetype i = 0; i < std::min(steps.size(), reports.size()); ++i) {
        const Step &step = steps[i];
        // A step that never began, or was there before, isn't ours. And the truth decides, not an undo's own word: a
        // failed undo whose effect is gone all the same leaves nothing standing.
        const bool begun = reports[i].state != StepState::Waiting;
        const bool ours = step.happened && step.happened(m_now) && !step.happened(m_before);
        const bool halfWay = reports[i].state == StepState::UndoFailed && (step.unseen || !asBefore());
        const bool kept = reports[i].state == StepState::Done && step.unseen;
        if (!begun || !(ours || halfWay || kept))
            continue;
        const QString text = step.undoVirsh.isEmpty()
                                 ? Text::tr("This stands: %1.").arg(step.text)
                                 : Text::tr("This stands: %1. To take it back: %2").arg(step.text, step.undoVirsh);
        findings << Finding{.id = u"stands"_s, .verdict = Verdict::Block, .text = text, .device = {}};
    }
    return findings;
}

} // namespace riser
