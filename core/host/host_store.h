// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/host/host_entry.h"

#include <QList>
#include <QString>

#include <optional>

namespace riser {

/// The list of hosts in one JSON file. Written whole and atomically (QSaveFile). A damaged or newer file is kept aside as
/// `NAME.damaged-DATE` before anything is written, and told. Used from one thread.
class HostStore
{
public:
    explicit HostStore(QString path);

    /// A file that isn't there is an empty list. When the file is damaged: what could be read (mostly nothing), and
    /// `warning()` says where the old file went.
    QList<HostEntry> load();
    std::optional<Error> warning() const { return m_warning; }
    Result<void> save(const QList<HostEntry> &hosts); ///< Errors: Settings, with the path and the reason

private:
    QString m_path;
    std::optional<Error> m_warning;
};

} // namespace riser
