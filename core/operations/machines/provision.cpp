// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/operations/journal_file.h"
#include "core/operations/machines/device_moves.h"
#include "core/operations/machines/machine_operations.h"
#include "core/operations/machines/provision_rules.h"
#include "core/operations/machines/steps_definition.h"
#include "core/operations/machines/steps_power.h"
#include "core/operations/machines/steps_storage.h"
#include "core/operations/members.h"
#include "core/operations/steps_attach.h"
#include "core/operations/texts.h"
#include "core/xml/domain.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

Domain planned(const InstanceRequest &request)
{
    Domain domain;
    domain.id = request.id;
    domain.name = request.name;
    return domain;
}

Step startsWithHost(const Inventory &inventory, const InstanceRequest &request)
{
    Step step = autostartStep(inventory, planned(request), true);
    step.id = u"autostart"_s;
    step.undo = {}; // it goes with the definition
    return step;
}

/// The end of it. Undo: off again, since there was no VM before.
Step launchStep(const Inventory &inventory, const InstanceRequest &request)
{
    const Domain domain = planned(request);
    Step step = startStep(inventory, domain);
    const auto off = std::make_shared<Step>(forceOffStep(inventory, domain));
    step.id = u"start"_s;
    step.undoText = off->text;
    step.undoVirsh = off->virsh;
    step.undo = [off](StepContext &context) { return off->run(context); };
    return step;
}

class Provision : public Operation
{
public:
    Provision(InstanceRequest request, EarlierRun earlier)
        : m_request(std::move(request))
        , m_earlier(std::move(earlier))
    {
    }

    OperationKind kind() const override { return OperationKind::Provision; }
    QString title(const Inventory &) const override
    {
        return Text::tr("Provision VM %1 (%2)").arg(m_request.name, m_request.plan.name);
    }
    QList<DeviceKey> devices(const Inventory &inventory) const override;
    DomainId domain() const override { return m_request.id; }
    Findings check(const Inventory &inventory) const override
    {
        return checkProvision(inventory, m_request, !m_earlier.entry.isEmpty());
    }
    QList<Step> steps(const Inventory &inventory) const override;
    QString xmlDiff(const Inventory &inventory) const override { return riser::xmlDiff({}, definition(inventory)); }
    Findings verify(const Inventory &after) const override;
    QJsonObject record() const override;
    QString carriesOn() const override { return m_earlier.entry; }

private:
    QByteArray definition(const Inventory &inventory) const
    {
        return writeInstance(m_request, inventory, paths(inventory));
    }
    InstancePaths paths(const Inventory &inventory) const
    {
        return instancePaths(inventory, m_request).value_or(InstancePaths());
    }
    Finding verifyVm(const Inventory &after) const;
    Finding verifyDevice(const Inventory &after, const DeviceKey &key) const;

    InstanceRequest m_request;
    EarlierRun m_earlier;
};

QJsonObject Provision::record() const
{
    QJsonObject json = requestToJson(m_request);
    if (!m_earlier.steps.isEmpty())
        json[u"earlier"] = toJson(m_earlier.steps);
    return json;
}

QList<DeviceKey> Provision::devices(const Inventory &inventory) const
{
    QList<DeviceKey> keys;
    for (const ChosenDevice &chosen : m_request.devices)
        keys << unitMembers(inventory, chosen.device);
    return keys;
}

/// The definition comes before the disk: it is what claims the devices, so two consoles that want the same ones meet
/// before anything large is copied.
QList<Step> Provision::steps(const Inventory &inventory) const
{
    QList<Step> steps{roomStep(inventory, m_request, m_earlier.steps)};
    for (const ChosenDevice &chosen : m_request.devices) {
        if (chosen.fromHost)
            steps << fetchSteps(inventory, chosen.device, m_earlier.steps);
    }
    steps << defineStep(inventory, m_request, definition(inventory), m_earlier.steps);
    if (!m_request.devices.isEmpty())
        steps << noRivalStep(inventory, devices(inventory), m_request.id);
    steps << diskStep(inventory, m_request, paths(inventory).disk, m_earlier.steps);
    if (m_request.cloudInit.enabled)
        steps << seedStep(inventory, m_request, m_earlier.steps);
    if (m_request.autostart)
        steps << startsWithHost(inventory, m_request);
    if (m_request.start)
        steps << launchStep(inventory, m_request);
    return steps;
}

Finding Provision::verifyVm(const Inventory &after) const
{
    const QString host = texts::hostName(after);
    const Domain *domain = after.domain(m_request.id);
    Finding line{.id = u"vm"_s, .verdict = Verdict::Block, .text = {}, .device = {}};
    if (!domain || !domain->persistent())
        line.text = Text::tr("VM %1 is not on %2.").arg(m_request.name, host);
    else if (!domain->config->instance)
        line.text = Text::tr("VM %1 on %2 has lost Riser's note of its plan.").arg(m_request.name, host);
    else if (m_request.start && !domain->running())
        line.text = Text::tr("VM %1 on %2 is defined, but it does not run.").arg(m_request.name, host);
    else {
        line.verdict = Verdict::Pass;
        line.text = m_request.start ? Text::tr("VM %1 runs on %2.").arg(m_request.name, host)
                                    : Text::tr("VM %1 is defined on %2.").arg(m_request.name, host);
    }
    return line;
}

Finding Provision::verifyDevice(const Inventory &after, const DeviceKey &key) const
{
    const QString host = texts::hostName(after);
    const Device *device = after.device(key);
    Finding line{.id = u"assigned"_s, .verdict = Verdict::Block, .text = {}, .device = key};
    if (!device || device->missing) {
        line.text = Text::tr("%1 is gone from %2.").arg(texts::deviceName(after, key), host);
        return line;
    }
    const QString name = texts::deviceName(*device);
    const Claim *claim = claimOf(*device, m_request.id);
    if (!claim || (m_request.start && !claim->live)) {
        line.text =
            Text::tr("VM %1 on %2 does not have %3: %4.").arg(m_request.name, host, name, texts::standing(*device));
    } else if (device->claims.size() > 1) {
        line.text = Text::tr("VM %1 on %2 has %3, but not alone: %4.")
                        .arg(m_request.name, host, name, texts::standing(*device));
    } else {
        line.verdict = Verdict::Pass;
        line.text = Text::tr("VM %1 on %2 has %3: %4.").arg(m_request.name, host, name, texts::standing(*device));
    }
    return line;
}

Findings Provision::verify(const Inventory &after) const
{
    Findings findings{verifyVm(after)};
    for (const DeviceKey &key : devices(after))
        findings << verifyDevice(after, key);
    return findings;
}

} // namespace

std::unique_ptr<Operation> makeProvision(const InstanceRequest &request, const EarlierRun &earlier)
{
    return std::make_unique<Provision>(request, earlier);
}

} // namespace riser
