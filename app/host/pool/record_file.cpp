// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/pool/record_file.h"

#include "app/host/pool/file_lock.h"
#include "app/host/system/read_file.h"

#include "core/hosthelper/protocol/inventory_json.h"
#include "core/hosthelper/protocol/json_line.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace riser::onhost {

namespace {

using Code = protocol::Fault::Code;

constexpr int formatVersion = 1;
constexpr int lockLimitMs = 20'000; ///< a change takes milliseconds, unless the disk is stuck

struct Damage {
    QString text;
    bool newer = false; ///< not damaged: written by a newer riser-host
};

std::expected<QList<PoolEntry>, Damage> parsed(const QByteArray &content)
{
    const auto object = protocol::parseLine(content, RecordFile::largest);
    if (!object)
        return std::unexpected(Damage{object.error()});
    const QJsonValue version = object->value("version"_L1);
    if (!version.isDouble() || version.toInt() < 1)
        return std::unexpected(Damage{u"it doesn't say which version it is"_s});
    if (version.toInt() > formatVersion) {
        return std::unexpected(
            Damage{u"a newer riser-host wrote it (version %1, this one knows %2): install that version "
                   u"again"_s.arg(version.toInt())
                       .arg(formatVersion),
                   true});
    }
    if (!object->value("pool"_L1).isArray())
        return std::unexpected(Damage{u"it has no list of devices"_s});
    auto entries = protocol::poolFrom(object->value("pool"_L1));
    if (!entries)
        return std::unexpected(Damage{entries.error()});
    return *std::move(entries);
}

QByteArray written(QList<PoolEntry> entries)
{
    for (PoolEntry &entry : entries)
        entry = {.key = entry.key, .unit = entry.unit, .identity = entry.identity};
    return protocol::toLine({{u"version"_s, formatVersion}, {u"pool"_s, protocol::toJson(entries)}});
}

std::unexpected<protocol::Fault> failed(const QString &what, const QString &path, int error)
{
    return fault(Code::Failed,
                 u"The pool's record %1 %2: %3."_s.arg(path, what, QString::fromLocal8Bit(std::strerror(error))));
}

/// At most one byte more than a record may have. The error is an errno.
std::expected<QByteArray, int> wholeFile(const QByteArray &path)
{
    const int file = open(path.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return std::unexpected(errno);
    QByteArray content;
    QByteArray part(64 * 1024, Qt::Uninitialized);
    ssize_t size = 0;
    while (content.size() <= RecordFile::largest &&
           ((size = ::read(file, part.data(), size_t(part.size()))) > 0 || (size < 0 && errno == EINTR))) {
        if (size > 0)
            content.append(part.constData(), size);
    }
    const int error = size < 0 ? errno : 0;
    close(file);
    if (error != 0)
        return std::unexpected(error);
    return content;
}

int writeAll(int file, const QByteArray &content)
{
    for (qsizetype done = 0; done < content.size();) {
        const ssize_t part = ::write(file, content.constData() + done, size_t(content.size() - done));
        if (part < 0 && errno == EINTR)
            continue;
        if (part <= 0)
            return part < 0 ? errno : EIO;
        done += part;
    }
    return fsync(file) < 0 ? errno : 0;
}

/// A rename is only sure to outlive a power cut when its folder was written too.
int syncFolder(const QByteArray &folder)
{
    const int handle = open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return errno;
    const int error = fsync(handle) < 0 ? errno : 0;
    close(handle);
    return error;
}

} // namespace

RecordFile::RecordFile(const Places &places)
    : m_folder(places.state)
    , m_file(places.state + u"/pool.json"_s)
{
}

std::expected<QList<PoolEntry>, protocol::Fault> RecordFile::read() const
{
    const auto content = wholeFile(QFile::encodeName(m_file));
    // Only what isn't there is empty; what can't be read isn't.
    if (!content && content.error() == ENOENT)
        return QList<PoolEntry>();
    if (!content)
        return failed(u"can't be read"_s, m_file, content.error());
    auto entries = parsed(*content);
    if (entries)
        return *std::move(entries);
    if (entries.error().newer)
        return fault(Code::Version, u"The pool's record %1 can't be used: %2."_s.arg(m_file, entries.error().text));
    return fault(
        Code::Malformed,
        u"The pool's record %1 is damaged, so nothing is put back into the pool after a start: %2. The next "
        u"device that is kept begins a new record; this one is kept aside."_s.arg(m_file, entries.error().text));
}

Outcome RecordFile::change(const std::function<Outcome(QList<PoolEntry> &)> &edit)
{
    if (Outcome made = makePrivateFolder(m_folder); !made)
        return made;
    const auto lock = FileLock::take(
        m_folder + u"/pool.lock"_s, lockLimitMs,
        u"The pool's record %1 is being changed by another riser-host that doesn't finish."_s.arg(m_file));
    if (!lock)
        return std::unexpected(lock.error());

    auto now = read();
    const bool damaged = !now && now.error().code == Code::Malformed;
    if (!now && !damaged)
        return std::unexpected(now.error());
    const QList<PoolEntry> before = damaged ? QList<PoolEntry>() : *now;
    QList<PoolEntry> after = before;
    if (Outcome edited = edit(after); !edited)
        return edited;
    if (after == before)
        return {};
    if (after.size() > mostEntries)
        return fault(Code::BadArgument,
                     u"The pool's record %1 is full: it holds %2 devices."_s.arg(m_file).arg(mostEntries));
    if (damaged) {
        if (Outcome aside = keepAside(); !aside)
            return aside;
    }
    return write(after);
}

Outcome RecordFile::keepAside()
{
    for (int number = 1; number < 10'000; ++number) {
        const QString aside = u"%1.damaged-%2"_s.arg(m_file).arg(number);
        // link() fails where something is already; rename() would replace it.
        if (link(QFile::encodeName(m_file).constData(), QFile::encodeName(aside).constData()) == 0)
            return {};
        if (errno != EEXIST)
            return failed(u"can't be kept aside"_s, m_file, errno);
    }
    return failed(u"can't be kept aside"_s, m_file, EEXIST);
}

Outcome RecordFile::write(const QList<PoolEntry> &entries)
{
    // Under the lock nobody else writes it: what lies there is of a process that was ended in the middle.
    const QByteArray beside = QFile::encodeName(m_file + u".new"_s);
    unlink(beside.constData());
    const int file = open(beside.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        return failed(u"can't be written"_s, m_file, errno);
    int error = writeAll(file, written(entries));
    close(file);
    if (error == 0 && rename(beside.constData(), QFile::encodeName(m_file).constData()) < 0)
        error = errno;
    if (error != 0) {
        unlink(beside.constData());
        return failed(u"can't be written"_s, m_file, error);
    }
    if (error = syncFolder(QFile::encodeName(m_folder)); error != 0)
        return failed(u"may not outlive a power cut"_s, m_file, error);
    return {};
}

QStringList RecordFile::problems() const
{
    QStringList sentences;
    if (const auto entries = read(); !entries)
        sentences << entries.error().text;
    const QString aside = QFileInfo(m_file).fileName() + u".damaged-"_s;
    for (const QString &name : namesIn(m_folder)) {
        if (name.startsWith(aside)) {
            sentences
                << u"A damaged record of the pool lies in %1/%2: what was only in it isn't put back into the pool. "
                   u"Detach those devices again, then remove that file."_s.arg(m_folder, name);
        }
    }
    return sentences;
}

} // namespace riser::onhost
