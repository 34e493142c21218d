// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/libvirt/connection.h"
#include "core/host/libvirt/pipeline.h"

#include <QList>

#include <mutex>

namespace riser {

/// What the readers of one snapshot share. Its methods are thread-safe.
class ReadContext
{
public:
    ReadContext(Connection &toRead, Pipeline &workers)
        : connection(toRead)
        , pipeline(workers)
    {
    }

    Connection &connection;
    Pipeline &pipeline;

    virConnectPtr get() const { return connection.get(); }
    Subject subject(const QString &thing, const QString &failed) const { return {connection.host(), thing, failed}; }

    /// Something could not be read; the rest is still true.
    void problem(Error error)
    {
        const std::lock_guard lock(m_mutex);
        (error.code == ErrorCode::ConnectionLost ? m_fatal : m_problems) << std::move(error);
    }
    /// Without this there is no truth to show: a list of devices without the VMs that claim them would be a lie.
    void fatal(Error error)
    {
        const std::lock_guard lock(m_mutex);
        m_fatal << std::move(error);
    }
    /// Call when the pipeline has finished.
    const QList<Error> &problems() const { return m_problems; }
    const QList<Error> &fatals() const { return m_fatal; }

private:
    std::mutex m_mutex;
    QList<Error> m_problems;
    QList<Error> m_fatal;
};

} // namespace riser
