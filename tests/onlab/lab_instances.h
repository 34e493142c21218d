// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/device_kind.h"
#include "core/instances/instance_request.h"
#include "core/plans/placement.h"
#include "tests/onlab/lab_console.h"

#include <QUuid>

namespace riser::test {

/// The pool "default" is there, running and up to date. False: lastError() says why not.
inline bool preparePool(LabHost &lab)
{
    lab.ssh(QStringLiteral(
        "virsh pool-info default > /dev/null 2>&1 ||"
        " virsh pool-define-as default dir --target /var/lib/libvirt/images;"
        " virsh pool-list --name | grep -qx default || virsh pool-start default; virsh pool-refresh default"));
    return lab.lastError().isEmpty();
}

inline QStringList poolFiles(LabHost &lab)
{
    return lab.ssh(QStringLiteral("ls /var/lib/libvirt/images")).split(u'\n', Qt::SkipEmptyParts);
}

/// The guest prints its PCI devices once, at its boot, on its serial port: it is reset with somebody listening.
inline QString guestPrints(LabHost &lab, const QString &name)
{
    return lab
        .ssh(QStringLiteral("timeout 100 sh -c 'virsh reset %1 > /dev/null; sed /END/q $(virsh ttyconsole %1)'")
                 .arg(name))
        .remove(u'\r');
}

/// A plan whose guest is the lab's GRUB: small, and with a BIOS, which that needs.
inline Plan labPlan(int gpus)
{
    Plan plan;
    plan.id = PlanId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    plan.revision = 1;
    plan.name = QStringLiteral("%1 GPUs").arg(gpus);
    plan.memoryMib = 256;
    plan.diskGib = 1;
    plan.firmware = Firmware::Bios;
    plan.video = Video::None;
    if (gpus > 0)
        plan.devices = {{.kind = gpuWishKind(),
                         .count = gpus,
                         .match = {.by = DeviceMatch::By::Model, .value = QStringLiteral("1002:5046"), .caption = {}}}};
    return plan;
}

inline HostFit fitOf(const Plan &plan, const HostSession &session)
{
    const PlacementHost host{
        .id = session.entry().id, .name = QStringLiteral("lab"), .inventory = session.inventory(), .state = {}};
    return placePlan(plan, {host}).value(0);
}

/// What the wizard makes of these choices: the GRUB image as template, in the pool of the lab's images.
inline InstanceRequest labRequest(const QString &name, const Plan &plan, const HostSession &session)
{
    InstanceRequest request;
    request.id = DomainId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    request.name = name;
    request.plan = plan;
    const HostFit fit = fitOf(plan, session);
    for (const PlacedDevice &placed : fit.devices) {
        const Device *device = session.inventory()->device(placed.device);
        request.devices << ChosenDevice{.device = placed.device,
                                        .kind = device->kind->id(),
                                        .id = device->identity.id,
                                        .serial = device->serial,
                                        .fromHost = placed.fromHost};
    }
    request.numaNode = fit.numaNode;
    request.disk = {.pool = QStringLiteral("default"),
                    .volume = name + QStringLiteral(".qcow2"),
                    .format = QStringLiteral("qcow2"),
                    .capacityBytes = 16LL << 20,
                    .source = DiskSource::Overlay,
                    .templatePool = QStringLiteral("default"),
                    .templateVolume = QStringLiteral("grub.img")};
    request.cloudInit = {.enabled = true, .user = QStringLiteral("admin"), .sshKeys = {}, .hostname = {}};
    request.by = QStringLiteral("somebody@console");
    request.at = QDateTime::currentDateTimeUtc();
    return request;
}

} // namespace riser::test
