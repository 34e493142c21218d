// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/device_kind.h"
#include "core/operations/journal.h"
#include "core/operations/machines/machine_operations.h"
#include "fixture.h"

#include <QDir>
#include <QTemporaryDir>

namespace riser::test {

inline const DomainId instanceId(QStringLiteral("99999999-9999-4999-8999-999999999999"));

inline Plan instancePlan()
{
    Plan plan;
    plan.id = PlanId(u"aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"_s);
    plan.revision = 3;
    plan.name = u"Two GPUs"_s;
    plan.memoryMib = 2048;
    plan.devices = {{.kind = u"gpu"_s, .count = 2, .match = {}}};
    return plan;
}

inline ChosenDevice chosen(const Ground &ground, const DeviceKey &key, bool fromHost)
{
    const Device device = ground.device(key);
    return {.device = key,
            .kind = device.kind->id(),
            .id = device.identity.id,
            .serial = device.serial,
            .fromHost = fromHost};
}

/// A GPU of the pool, its twin from the host, a drive of the pool and a USB stick, a disk over the template, and a CD.
inline InstanceRequest instanceRequest(const Ground &ground)
{
    InstanceRequest request;
    request.id = instanceId;
    request.name = u"train-1"_s;
    request.plan = instancePlan();
    request.devices = {chosen(ground, gpu, false), chosen(ground, twinGpu, true), chosen(ground, nvme, false),
                       chosen(ground, usbA, false)};
    request.disk = {.pool = u"default"_s,
                    .volume = u"train-1.qcow2"_s,
                    .format = u"qcow2"_s,
                    .capacityBytes = 20LL << 30,
                    .source = DiskSource::Overlay,
                    .templatePool = u"default"_s,
                    .templateVolume = u"golden.qcow2"_s};
    request.network = u"default"_s;
    request.cloudInit = {.enabled = true, .user = u"admin"_s, .sshKeys = {u"ssh-ed25519 AAAA test"_s}, .hostname = {}};
    request.autostart = true;
    request.by = u"somebody@console"_s;
    request.at = QDateTime::fromString(u"2026-01-02T03:04:05Z"_s, Qt::ISODate);
    return request;
}

/// A host whose pool holds what the request takes from there, and a journal.
class InstanceGround : public Ground
{
public:
    explicit InstanceGround(std::shared_ptr<SimulatedHost> on = smallHost())
        : Ground(std::move(on))
        , journal(std::make_unique<Journal>(folder.filePath(u"journal"_s)))
    {
        patience.shutDownSeconds = 0;
        prepare(*makeDetach(gpu));
        prepare(*makeDetach(nvme));
    }

    /// As a session does it, with the journal.
    OperationReport runKept(const Operation &operation)
    {
        StepContext context{.backend = *backend,
                            .cancelled = [this] { return cancelled && cancelled(); },
                            .waitRemoved = {},
                            .patience = patience};
        OperationReport report;
        report.number = ++m_number;
        report.hostName = host->name();
        report.title = operation.title(inventory());
        if (const Result<void> kept = journal->begin(operation, report, uri); !kept)
            qFatal("%s", qPrintable(kept.error().toText()));
        InventoryPtr after;
        report = runOperation(
            operation, report, context, [this](const OperationReport &now) { journal->note(now); }, &after);
        journal->end(operation, report);
        return report;
    }

    /// The process that ran it is gone: another one reads what it left. One entry, or the test program ends.
    LeftOver leftOver()
    {
        journal = std::make_unique<Journal>(folder.filePath(u"journal"_s));
        const QList<LeftOver> all = journal->leftOvers();
        if (all.size() != 1 || !all.first().problem.isEmpty())
            qFatal("%d left-overs, and not one good one", int(all.size()));
        return all.first();
    }
    qsizetype leftOvers() const { return Journal(folder.filePath(u"journal"_s)).leftOvers().size(); }

    /// After the connection was lost: a new one to the same host.
    void reconnect()
    {
        backend = std::make_unique<WatchedBackend>(host);
        if (!backend->open({}, &m_again))
            qFatal("can't open the simulated host again");
    }

    /// The whole host: also what only storage and firmware know.
    QStringList everything() const
    {
        QStringList lines = dump();
        const QList<Volume> volumes = host->storage().volumes(u"default"_s).value_or(QList<Volume>());
        for (const Volume &volume : volumes)
            lines << u"volume %1 %2 %3 over %4"_s.arg(volume.name, volume.format, QString::number(volume.capacityBytes),
                                                      volume.backingPath);
        for (const QString &file : host->nvramFiles())
            lines << u"nvram %1"_s.arg(file);
        return lines;
    }

    QTemporaryDir folder;
    std::unique_ptr<Journal> journal;
    QString uri = u"qemu:///system"_s;

private:
    SilentListener m_again;
    quint64 m_number = 0;
};

/// How often each call was made by `report`'s run, by the host's own log.
inline QMap<QString, int> callCounts(const Ground &ground)
{
    QMap<QString, int> counts;
    for (const SimulatedCall &call : ground.host->calls())
        ++counts[call.name];
    return counts;
}

/// What a report says of a device.
inline QString texts(const Findings &findings, const DeviceKey &key)
{
    QStringList lines;
    for (const Finding &finding : findings) {
        if (finding.device == key)
            lines << finding.text;
    }
    return lines.join(u'\n');
}

inline bool changesSomething(const QString &call)
{
    static const QStringList reading{u"volumes"_s,     u"volume"_s, u"poolInfo"_s,
                                     u"refreshPool"_s, u"open"_s,   u"blastRadius"_s};
    return !call.startsWith(u"read") && !reading.contains(call);
}

} // namespace riser::test
