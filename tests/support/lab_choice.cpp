// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/lab_choice.h"

#include "core/devices/device_kind.h"
#include "core/devices/inventory.h"
#include "core/devices/rules.h"

#include <QStringList>

#include <functional>

namespace riser::test {

using namespace Qt::StringLiterals;

namespace {

DeviceKey named(const char *variable)
{
    return DeviceKey(qEnvironmentVariable(variable));
}

DeviceKey first(const Inventory &inventory, const std::function<bool(const Device &)> &fits)
{
    for (const Device &device : inventory.devices()) {
        if (!device.missing && device.claims.isEmpty() && fits(device))
            return device.key;
    }
    return {};
}

/// Alone in its group but for functions of its own card, and nothing that the host needs.
bool isFree(const Inventory &inventory, const Device &device)
{
    return inventory.roles(device.key).bystanders.isEmpty() && allowed(checkDetach(inventory, device.key));
}

DomainId domain(const HostSnapshot &snapshot, const char *variable, bool running)
{
    const QString name = qEnvironmentVariable(variable);
    for (const Domain &candidate : snapshot.domains) {
        const auto &definition = running ? candidate.live : candidate.config;
        if (candidate.running() != running || !candidate.persistent() || !definition)
            continue;
        if (name.isEmpty() ? definition->freePcieRootPorts > 0 && definition->hostdevs.isEmpty()
                           : candidate.name == name)
            return candidate.id;
    }
    return {};
}

} // namespace

QString chooseForContract(const HostSnapshot &snapshot, contract::Host &host)
{
    const Inventory inventory(std::make_shared<const HostSnapshot>(snapshot));
    host.gpu = named("RISER_LAB_GPU");
    if (host.gpu.isEmpty()) {
        host.gpu = first(inventory, [&](const Device &device) {
            return device.kind->id() == "gpu"_L1 && isFree(inventory, device) &&
                   !inventory.roles(device.key).companions.isEmpty();
        });
    }
    host.gpuAudio = named("RISER_LAB_AUDIO");
    if (const UnitRoles roles = inventory.roles(host.gpu); host.gpuAudio.isEmpty() && !roles.companions.isEmpty())
        host.gpuAudio = roles.companions.constFirst();
    host.nvme = named("RISER_LAB_NVME");
    if (host.nvme.isEmpty()) {
        host.nvme = first(inventory, [&](const Device &device) {
            return device.kind->id() == "nvme"_L1 && device.driver == "nvme"_L1 && isFree(inventory, device);
        });
    }
    host.usb = named("RISER_LAB_USB");
    if (host.usb.isEmpty()) {
        host.usb = first(inventory, [&](const Device &device) {
            const auto interfaces = inventory.tree().children(device.key);
            return device.kind->id() == "usb"_L1 && std::ranges::any_of(interfaces, [](const NodeDevice *node) {
                       return node->driver == "usb-storage"_L1;
                   });
        });
    }
    host.stopped = domain(snapshot, "RISER_LAB_STOPPED", false);
    host.running = domain(snapshot, "RISER_LAB_RUNNING", true);

    QStringList missing;
    for (const auto &[key, what] :
         {std::pair(host.gpu, "a GPU with an audio function"), std::pair(host.gpuAudio, "the GPU's audio function"),
          std::pair(host.nvme, "an NVMe drive"), std::pair(host.usb, "a USB stick")}) {
        if (key.isEmpty())
            missing << QString::fromLatin1(what);
    }
    if (host.stopped.isEmpty())
        missing << u"a stopped VM with free root ports"_s;
    if (host.running.isEmpty())
        missing << u"a running VM with free root ports"_s;
    return missing.isEmpty() ? QString() : u"The lab lacks, free to use: %1."_s.arg(missing.join(u", "_s));
}

} // namespace riser::test
