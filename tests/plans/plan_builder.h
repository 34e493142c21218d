// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan.h"

#include <QTimeZone>
#include <QUuid>

namespace riser::test {

inline PlanId someId()
{
    return PlanId(QUuid::createUuid().toString(QUuid::WithoutBraces));
}

/// A plan that can be saved.
inline Plan planNamed(const QString &name)
{
    Plan plan;
    plan.name = name;
    return plan;
}

inline DeviceWish wishFor(const char *kind, int count, DeviceMatch::By by = DeviceMatch::By::Any,
                          const char *value = "", const char *caption = "")
{
    return {
        .kind = QString::fromLatin1(kind),
        .count = count,
        .match = {.by = by, .value = QString::fromLatin1(value), .caption = QString::fromLatin1(caption)},
    };
}

/// One that has another value than a new one in each of its fields.
inline Plan fullPlan()
{
    Plan plan;
    plan.id = PlanId(QStringLiteral("0f8fad5b-d9cb-469f-a165-70867728950e"));
    plan.revision = 7;
    plan.changed = QDateTime(QDate(2026, 3, 4), QTime(5, 6, 7, 89), QTimeZone::UTC);
    plan.name = QStringLiteral("Großer <b>Plan</b> 🚀 \"quoted\"");
    plan.description = QStringLiteral("two\nlines\tand \\ a tab");
    plan.sockets = 2;
    plan.cores = 4;
    plan.threads = 2;
    plan.memoryMib = 32 * 1024;
    plan.diskGib = 100;
    plan.devices = {wishFor("gpu", 2, DeviceMatch::By::Model, "10de:2204", "NVIDIA GA102"), wishFor("nvme", 1),
                    wishFor("usb", 0, DeviceMatch::By::Label, "dongle")};
    plan.numa = NumaWish::Required;
    plan.machine = QStringLiteral("pc-q35-10.0");
    plan.firmware = Firmware::Bios;
    plan.spareRootPorts = 5;
    plan.video = Video::None;
    return plan;
}

} // namespace riser::test
