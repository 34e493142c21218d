// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_snapshot.h"
#include "core/host/libvirt/handles.h"
#include "core/host/libvirt/read_context.h"

#include <QSet>

#include <mutex>

namespace riser {

/// Reads storage pools as far as they name devices of the host. One use, as NodeReader. A host without the storage
/// driver has none, which is no problem.
class PoolReader
{
public:
    explicit PoolReader(ReadContext &context);
    void start();
    QList<StoragePool> take(); ///< by name

private:
    std::vector<PoolPtr> list(unsigned filter);
    void read(virStoragePoolPtr pool);

    ReadContext &m_context;
    std::mutex m_mutex;
    QList<StoragePool> m_pools;
    QSet<QString> m_active;
};

/// Pure. Errors: InvalidData.
Result<StoragePool> parsePool(const QByteArray &xml);

} // namespace riser
