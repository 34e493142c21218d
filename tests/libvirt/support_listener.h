// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/backend.h"

#include <mutex>

namespace riser::test {

/// Writes down what a backend tells. Thread-safe.
class RecordingListener : public BackendListener
{
public:
    void somethingChanged() override { count(m_changes); }
    void connectionLost(const Error &error) override
    {
        const std::lock_guard lock(m_mutex);
        m_losses << error;
    }
    void deviceRemoved(const DomainId &, const QString &alias) override
    {
        const std::lock_guard lock(m_mutex);
        m_removed << alias;
    }
    void deviceRemovalFailed(const DomainId &, const QString &) override {}

    int changes() const { return read(m_changes); }
    QList<Error> losses() const { return read(m_losses); }
    QStringList removed() const { return read(m_removed); }

private:
    void count(int &number)
    {
        const std::lock_guard lock(m_mutex);
        ++number;
    }
    template<typename T>
    T read(const T &value) const
    {
        const std::lock_guard lock(m_mutex);
        return value;
    }

    mutable std::mutex m_mutex;
    int m_changes = 0;
    QList<Error> m_losses;
    QStringList m_removed;
};

} // namespace riser::test
