// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/pool_reader.h"

#include "core/base/text.h"
#include "core/xml/xml_document.h"

#include <libvirt/virterror.h>

#include <algorithm>

namespace riser {

PoolReader::PoolReader(ReadContext &context)
    : m_context(context)
{
}

std::vector<PoolPtr> PoolReader::list(unsigned filter)
{
    virStoragePoolPtr *array = nullptr;
    const int count = virConnectListAllStoragePools(m_context.get(), &array, filter);
    if (count < 0) {
        const LibvirtFailure failure = lastFailure();
        const Error error = m_context.connection.error(
            failure,
            m_context.subject({}, Text::tr("%1 can't list its storage pools.").arg(m_context.connection.host())));
        // On a modular host the storage daemon may not be installed: its socket is missing then.
        const bool none =
            failure.code == VIR_ERR_NO_SUPPORT || failure.text.contains(QLatin1StringView("virtstoraged"));
        if (!none || error.code == ErrorCode::ConnectionLost)
            m_context.problem(error);
    }
    return takeList<PoolPtr>(array, count);
}

void PoolReader::start()
{
    m_context.pipeline.add([this] {
        for (PoolPtr &pool : list(0)) {
            m_context.pipeline.add(
                [this, handle = std::shared_ptr<virStoragePool>(std::move(pool))] { read(handle.get()); });
        }
    });
    m_context.pipeline.add([this] {
        virStoragePoolPtr *array = nullptr;
        const int count = virConnectListAllStoragePools(m_context.get(), &array, VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE);
        const std::lock_guard lock(m_mutex);
        for (const PoolPtr &pool : takeList<PoolPtr>(array, count))
            m_active.insert(QString::fromUtf8(virStoragePoolGetName(pool.get())));
    });
}

void PoolReader::read(virStoragePoolPtr handle)
{
    const QString name = QString::fromUtf8(virStoragePoolGetName(handle));
    const QString thing = Text::tr("storage pool %1").arg(name);
    char *const text = virStoragePoolGetXMLDesc(handle, 0);
    if (!text) {
        const LibvirtFailure failure = lastFailure();
        if (failure.code == VIR_ERR_NO_STORAGE_POOL)
            return;
        m_context.problem(m_context.connection.error(
            failure,
            m_context.subject(thing, Text::tr("%1 can't tell about %2.").arg(m_context.connection.host(), thing))));
        return;
    }
    Result<StoragePool> pool = parsePool(takeText(text));
    if (!pool) {
        const QString summary = Text::tr("What %1 says of %2 can't be understood.");
        m_context.problem({.code = ErrorCode::InvalidData,
                           .summary = summary.arg(m_context.connection.host(), thing),
                           .detail = pool.error().toText(),
                           .hint = {},
                           .transient = false});
        return;
    }
    const std::lock_guard lock(m_mutex);
    m_pools << std::move(*pool);
}

QList<StoragePool> PoolReader::take()
{
    for (StoragePool &pool : m_pools)
        pool.active = m_active.contains(pool.name);
    std::ranges::sort(m_pools, {}, &StoragePool::name);
    return std::move(m_pools);
}

Result<StoragePool> parsePool(const QByteArray &text)
{
    pugi::xml_document document;
    const Result<pugi::xml_node> root = xml::load(document, text, "pool");
    if (!root)
        return std::unexpected(root.error());
    StoragePool pool;
    pool.name = xml::childText(*root, "name");
    pool.type = xml::attribute(*root, "type");
    for (const pugi::xml_node device : root->child("source").children("device"))
        pool.sourceDevices << xml::attribute(device, "path");
    pool.path = xml::childText(root->child("target"), "path");
    return pool;
}

} // namespace riser
