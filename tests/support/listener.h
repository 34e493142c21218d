// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/backend.h"

#include <QStringList>

#include <mutex>
#include <optional>

namespace riser::test {

/// Notes what a backend tells. Thread-safe.
class RecordingListener : public BackendListener
{
public:
    void somethingChanged() override
    {
        const std::lock_guard lock(m_mutex);
        ++m_changes;
    }
    void connectionLost(const Error &error) override
    {
        const std::lock_guard lock(m_mutex);
        m_lost = error;
    }
    void deviceRemoved(const DomainId &, const QString &alias) override
    {
        const std::lock_guard lock(m_mutex);
        m_removed << alias;
    }
    void deviceRemovalFailed(const DomainId &, const QString &alias) override
    {
        const std::lock_guard lock(m_mutex);
        m_refused << alias;
    }

    int changes() const
    {
        const std::lock_guard lock(m_mutex);
        return m_changes;
    }
    std::optional<Error> lost() const
    {
        const std::lock_guard lock(m_mutex);
        return m_lost;
    }
    QStringList removed() const
    {
        const std::lock_guard lock(m_mutex);
        return m_removed;
    }
    QStringList refused() const
    {
        const std::lock_guard lock(m_mutex);
        return m_refused;
    }

private:
    mutable std::mutex m_mutex;
    int m_changes = 0;
    std::optional<Error> m_lost;
    QStringList m_removed;
    QStringList m_refused;
};

} // namespace riser::test
