// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/machines.h"

namespace riser {

class BackendState;

/// Whole VMs and storage through the connections of a backend, which outlives it.
class LibvirtMachines : public Machines
{
public:
    explicit LibvirtMachines(BackendState &state)
        : m_state(state)
    {
    }

    Result<DomainId> define(const QByteArray &xml) override;
    Result<void> redefine(const QByteArray &xml) override;
    Result<void> undefine(const DomainId &id, const Leftovers &remove) override;
    Result<void> start(const DomainId &id) override;
    Result<void> shutDown(const DomainId &id) override;
    Result<void> destroy(const DomainId &id) override;
    Result<void> reboot(const DomainId &id) override;
    Result<void> setAutostart(const DomainId &id, bool on) override;

    Result<QList<Volume>> volumes(const QString &pool) override;
    Result<Volume> volume(const QString &pool, const QString &name) override;
    Result<PoolInfo> poolInfo(const QString &pool) override;
    Result<void> refreshPool(const QString &pool) override;
    Result<void> createVolume(const QString &pool, const VolumeSpec &spec) override;
    Result<void> cloneVolume(const QString &pool, const VolumeSpec &spec, const QString &fromPool,
                             const QString &fromVolume) override;
    Result<void> resizeVolume(const QString &pool, const QString &name, qint64 capacityBytes) override;
    Result<void> upload(const QString &pool, const QString &name, const Upload &upload) override;
    Result<void> removeVolume(const QString &pool, const QString &name) override;

private:
    BackendState &m_state;
};

} // namespace riser
