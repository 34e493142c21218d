// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instances/instance_request.h"

namespace riser::test {

/// Every field says something.
inline InstanceRequest fullRequest()
{
    InstanceRequest request;
    request.id = DomainId(QStringLiteral("99999999-9999-4999-8999-999999999999"));
    request.name = QStringLiteral("train_1");
    request.plan.id = PlanId(QStringLiteral("aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"));
    request.plan.revision = 3;
    request.plan.name = QStringLiteral("Two <GPUs> & more");
    request.plan.cores = 4;
    request.plan.memoryMib = 2048;
    request.plan.devices = {{.kind = QStringLiteral("gpu"), .count = 2, .match = {}}};
    request.devices = {{.device = DeviceKey(QStringLiteral("pci_0000_01_00_0")),
                        .kind = QStringLiteral("gpu"),
                        .id = QStringLiteral("10de:2204"),
                        .serial = QStringLiteral("S-1"),
                        .fromHost = true}};
    request.numaNode = 1;
    request.disk = {.pool = QStringLiteral("default"),
                    .volume = QStringLiteral("train_1.qcow2"),
                    .format = QStringLiteral("qcow2"),
                    .capacityBytes = (qint64(1) << 53) + 1, // a number that JSON's own would round
                    .source = DiskSource::Clone,
                    .templatePool = QStringLiteral("images"),
                    .templateVolume = QStringLiteral("golden.qcow2")};
    request.network = QStringLiteral("default");
    request.cloudInit = {.enabled = true,
                         .user = QStringLiteral("ann"),
                         .sshKeys = {QStringLiteral("ssh-ed25519 AAAA \"quoted\": [x]")},
                         .hostname = {}};
    request.start = false;
    request.autostart = true;
    request.by = QStringLiteral("ann@desk");
    request.at = QDateTime::fromString(QStringLiteral("2026-01-02T03:04:05Z"), Qt::ISODate);
    return request;
}

} // namespace riser::test
