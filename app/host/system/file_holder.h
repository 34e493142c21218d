// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/places.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace riser::onhost {

struct FileHolder {
    int pid = 0;
    QString name; ///< the process's own, as the kernel has it: at most 15 bytes, not to be trusted
    QString file; ///< which of the files
};

/// A process that has one of these files open: the first found. By the name that the file
/// has in the kernel's eyes, links not followed. Source: /proc/PID/fd, so only root sees all.
std::optional<FileHolder> fileHolder(const Places &places, const QStringList &files);

} // namespace riser::onhost
