// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/post_box.h"
#include "core/plans/labels.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <optional>

namespace riser {

/// The labels that administrators give to devices, in one JSON file. GUI thread; the file is read and written on a
/// thread of its own, one thing after the other.
///
/// What another console writes is seen as it comes, as far as the file system tells of it; reload() asks.
///
/// Every change is made under a lock file to what the file holds then, so two consoles keep each other's labels. A
/// damaged file, or one of a newer Riser, is told in problem() and never written.
class LabelStore : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const Result<void> &)>;

    /// Begins to read. The file need not exist; it and its folder are made at the first change.
    explicit LabelStore(QString path, QObject *parent = nullptr);
    ~LabelStore() override; ///< what was asked for before is written first

    const QString &path() const { return m_path; }
    const Labels &labels() const { return m_labels; } ///< as last read; none before the first reading
    QStringList of(const HostId &host, const Device &device) const { return m_labels.of(host, device); }
    LabelsOf labelsOf() const; ///< as they are now, for any thread
    std::optional<Error> problem() const { return m_problem; }
    bool isRead() const { return m_read; }

    void reload();
    /// `done` is called later on the GUI thread, unless `context` is gone: with nothing, or with the error.
    /// Errors: as changedLabels(); TimedOut (locked by another writer); Settings, InvalidData, NotSupported (path and
    /// reason; the file is as it was).
    void change(const LabelChange &change, QObject *context, Done done);

Q_SIGNALS:
    void changed(); ///< labels() or problem() did, or the first reading is done

private:
    void take(const Result<Labels> &labels);
    void watch();

    QString m_path;
    Labels m_labels;
    std::optional<Error> m_problem;
    bool m_read = false;
    QFileSystemWatcher m_watcher;
    QTimer m_settle;    ///< a change comes as several
    PostBox m_box;      ///< what its thread has read
    QThreadPool m_pool; ///< of one thread
};

} // namespace riser
