// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/outcome.h"
#include "app/host/system/places.h"

#include "core/hosthelper/protocol/host_inventory.h"

#include <QList>
#include <QStringList>

#include <expected>
#include <functional>

namespace riser::onhost {

/// The pool's record on disk: Places::state/pool.json (0600, in a folder of 0700). Always whole: written beside and
/// renamed. One writer at a time, among all processes. Only key, unit and identity of an entry mean anything here.
class RecordFile
{
public:
    static constexpr qsizetype mostEntries = 1024;
    static constexpr qsizetype largest = 4 * 1024 * 1024; ///< bytes

    explicit RecordFile(const Places &places);

    /// No file: no entries. Failed: it can't be read, is damaged, or a newer riser-host wrote it.
    std::expected<QList<PoolEntry>, protocol::Fault> read() const;
    /// Reads, lets `edit` change the entries, and writes them if they changed, with nobody else in between. A damaged
    /// file is renamed to pool.json.damaged-N first, and `edit` gets no entries; one of a newer riser-host is left and
    /// the change refused. An outcome of `edit` that isn't success ends it with nothing written.
    Outcome change(const std::function<Outcome(QList<PoolEntry> &)> &edit);
    /// English sentences: what read() says, and the damaged files that lie aside.
    QStringList problems() const;

private:
    Outcome keepAside();
    Outcome write(const QList<PoolEntry> &entries);

    QString m_folder;
    QString m_file;
};

} // namespace riser::onhost
