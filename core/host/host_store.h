// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/host/cluster.h"
#include "core/host/host_entry.h"

#include <QList>
#include <QString>

#include <optional>

namespace riser {

/// The list of hosts and their clusters in one JSON file. Written whole and atomically (QSaveFile). A damaged or newer
/// file is kept aside as `NAME.damaged-DATE` before anything is written, and told. Used from one thread.
class HostStore
{
public:
    explicit HostStore(QString path);

    /// A file that isn't there is an empty list. When the file is damaged: what could be read (mostly nothing), and
    /// `warning()` says where the old file went. A file of a newer Riser gives what is understood of it and stays where
    /// it is until the first save(), so that only looking with an older Riser changes nothing.
    QList<HostEntry> load();
    std::optional<Error> warning() const { return m_warning; }
    /// What the last load() found: of hosts that it found, each in one cluster at most. None in an older file.
    const QList<Cluster> &clusters() const { return m_clusters; }
    /// Errors: Settings, with the path and the reason; the file is then as it was.
    Result<void> save(const QList<HostEntry> &hosts, const QList<Cluster> &clusters = {});

    const QString &path() const { return m_path; }

private:
    Result<QString> keepAside(); ///< the name the file has now

    QString m_path;
    QList<Cluster> m_clusters;
    std::optional<Error> m_warning;
    bool m_precious = false; ///< what is there was not understood: it must be kept aside before it is replaced
};

} // namespace riser
