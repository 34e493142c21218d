// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/outcome.h"

#include <QString>

#include <utility>

namespace riser::onhost {

/// Makes a folder that only root may look into; an existing one gets these rights. Failed.
Outcome makePrivateFolder(const QString &folder);

/// A lock among processes and threads, by flock() on a file of its own. It ends with the process, however that ends.
class FileLock
{
public:
    /// Waits at most `limitMs`, then Busy with `busy`. Failed when the file can't be made.
    static std::expected<FileLock, protocol::Fault> take(const QString &path, int limitMs, const QString &busy);

    FileLock(FileLock &&other) noexcept
        : m_file(std::exchange(other.m_file, -1))
    {
    }
    FileLock &operator=(FileLock &&) = delete;
    ~FileLock();

private:
    explicit FileLock(int file)
        : m_file(file)
    {
    }

    int m_file;
};

} // namespace riser::onhost
