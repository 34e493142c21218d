// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/label_store.h"

#include "core/base/small_file.h"
#include "core/base/text.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QPointer>

#include <chrono>

namespace riser {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto settleTime = 50ms;

// All on the store's own thread.

Result<Labels> readLabels(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink())
        return Labels();
    const auto text = readSmallFile(path, largestLabelText);
    if (!text)
        return failure(ErrorCode::Settings, Text::tr("The labels in %1 can't be read.").arg(path), text.error());
    Result<Labels> labels = labelsFromJson(*text);
    if (labels)
        return labels;
    const Error &error = labels.error();
    const bool newer = error.code == ErrorCode::NotSupported;
    return failure(error.code,
                   (newer ? Text::tr("The labels in %1 were written by a newer Riser.")
                          : Text::tr("The labels in %1 are damaged."))
                       .arg(path),
                   error.detail, newer ? error.hint : Text::tr("Riser leaves the file as it is: repair or remove it."));
}

Result<Labels> changeFile(const QString &path, const LabelChange &change)
{
    const QString unwritable = Text::tr("The labels can't be written to %1.").arg(path);
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder))
        return failure(ErrorCode::Settings, unwritable, Text::tr("The folder %1 can't be made.").arg(folder));
    QLockFile lock(path + u".lock"_s);
    const Result<void> locked = acquireLock(
        lock, {.busy = Text::tr("Somebody else is writing the labels in %1.").arg(path), .unwritable = unwritable});
    if (!locked)
        return std::unexpected(locked.error());
    const Result<Labels> now = readLabels(path);
    if (!now)
        return now;
    Result<Labels> next = changedLabels(*now, change);
    if (!next || *next == *now)
        return next;
    const QByteArray text = labelsToJson(*next);
    if (text.size() > largestLabelText) // it would be refused at the next reading
        return failure(ErrorCode::Settings, unwritable,
                       Text::tr("They would take %1 bytes: %2 is the most.").arg(text.size()).arg(largestLabelText));
    if (const auto written = writeSmallFile(path, text); !written)
        return failure(ErrorCode::Settings, unwritable, written.error());
    if (readLabels(path) != next) // a file system that answers "done" isn't believed either
        return failure(ErrorCode::Settings, unwritable, Text::tr("They were written and aren't there."));
    return next;
}

} // namespace

LabelStore::LabelStore(QString path, QObject *parent)
    : QObject(parent)
    , m_path(QDir::cleanPath(QFileInfo(path).absoluteFilePath()))
{
    m_pool.setMaxThreadCount(1);
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleTime);
    connect(&m_settle, &QTimer::timeout, this, &LabelStore::reload);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settle, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settle, qOverload<>(&QTimer::start));
    reload();
}

/// A file that was replaced drops out of the watcher by itself; its folder tells that there is another.
void LabelStore::watch()
{
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    for (const QString &one : {m_path, QFileInfo(m_path).absolutePath()}) {
        if (!watched.contains(one) && QFileInfo::exists(one))
            m_watcher.addPath(one);
    }
}

LabelStore::~LabelStore()
{
    m_pool.waitForDone(); // its jobs speak to this; each has an end
}

LabelsOf LabelStore::labelsOf() const
{
    return [labels = m_labels](const HostId &host, const Device &device) { return labels.of(host, device); };
}

void LabelStore::reload()
{
    m_pool.start([this, sender = m_box.sender(), path = m_path] {
        sender.post([this, labels = readLabels(path)] { take(labels); });
    });
}

void LabelStore::take(const Result<Labels> &labels)
{
    const std::optional<Error> problem = labels ? std::nullopt : std::optional(labels.error());
    const bool news = !m_read || problem != m_problem || (labels && *labels != m_labels);
    m_read = true;
    m_problem = problem;
    if (labels)
        m_labels = *labels;
    watch();
    if (news)
        Q_EMIT changed();
}

void LabelStore::change(const LabelChange &change, QObject *context, Done done)
{
    m_pool.start(
        [this, sender = m_box.sender(), path = m_path, change, context = QPointer(context), done = std::move(done)] {
            const Result<Labels> labels = changeFile(path, change);
            sender.post([this, labels, context, done] {
                if (labels)
                    take(labels);
                if (context && done)
                    done(labels ? Result<void>() : std::unexpected(labels.error()));
            });
        });
}

} // namespace riser
