// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <atomic>
#include <mutex>

namespace riser::onhost {

/// Writes whole lines to one file descriptor, from any thread. When nobody reads any more it says so and writes no
/// more; SIGPIPE must be ignored.
class LineWriter
{
public:
    explicit LineWriter(int file)
        : m_file(file)
    {
    }

    void write(const QByteArray &line); ///< with its newline; blocks while the reader is slow
    bool isBroken() const { return m_broken; }
    void setBroken() { m_broken = true; }
    int file() const { return m_file; }

private:
    int m_file;
    std::mutex m_mutex;
    std::atomic_bool m_broken = false;
};

} // namespace riser::onhost
