// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/journal_file.h"

#include "core/base/text.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QUuid>

#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

constexpr int version = 1;
/// A journal's name before it is locked and whole: nothing was begun yet.
const QString unfinished = u".new"_s;
constexpr qint64 unfinishedSeconds = 60;
constexpr qint64 largest = 4 * 1024 * 1024; // bytes; some tens of thousands are usual

/// Operations that are kept. The words are in files: never change one.
constexpr std::array<std::pair<OperationKind, QLatin1StringView>, 2> kindWords{
    {{OperationKind::Provision, "provision"_L1}, {OperationKind::TearDown, "tear-down"_L1}}};

/// "begun": it may have happened. What was undone is as if it had never begun.
QString wordOf(StepState state)
{
    switch (state) {
    case StepState::Waiting:
    case StepState::Undone:
        return u"waiting"_s;
    case StepState::Done:
        return u"done"_s;
    case StepState::Running:
    case StepState::Failed:
    case StepState::Undoing:
    case StepState::UndoFailed:
        break;
    }
    return u"begun"_s;
}

std::unexpected<Error> cantWrite(const QString &path, const QString &why)
{
    return failure(ErrorCode::Settings, Text::tr("The journal %1 can't be written.").arg(path), why,
                   Text::tr("Riser doesn't begin what it could not finish or undo after a crash: make room, or give "
                            "yourself the right to write there."));
}

std::optional<JournalledState> stateOf(const QString &word)
{
    if (word == "done"_L1)
        return JournalledState::Done;
    return word == "begun"_L1 ? std::optional(JournalledState::Begun) : std::nullopt;
}

void readHead(const QJsonObject &head, LeftOver &entry)
{
    const QString kind = head[u"kind"].toString();
    const auto known = std::ranges::find(kindWords, kind, [](const auto &word) { return word.second; });
    const int form = head[u"riser-journal"].toInt();
    if (form > version)
        entry.problem =
            Text::tr("It was written by a newer Riser (form %1, this one knows %2).").arg(form).arg(version);
    else if (form < 1 || known == kindWords.end())
        entry.problem = Text::tr("It is damaged: its first line says nothing of an operation.");
    if (!entry.problem.isEmpty())
        return;
    entry.kind = known->first;
    entry.host = HostId(head[u"host"].toString());
    entry.uri = head[u"uri"].toString();
    entry.hostName = head[u"hostName"].toString();
    entry.title = head[u"title"].toString();
    entry.started = QDateTime::fromString(head[u"started"].toString(), Qt::ISODateWithMs).toUTC();
    entry.record = head[u"record"].toObject();
    entry.steps = earlierSteps(entry.record);
}

/// A last line that was cut off by the end of the process says nothing: its step hadn't begun then.
void readStep(const QJsonObject &line, LeftOver &entry)
{
    const QString id = line[u"step"].toString();
    if (id.isEmpty())
        return;
    if (const auto state = stateOf(line[u"state"].toString()))
        entry.steps[id] = *state;
    else
        entry.steps.remove(id);
}

} // namespace

JournalledSteps earlierSteps(const QJsonObject &record)
{
    JournalledSteps steps;
    const QJsonObject earlier = record[u"earlier"].toObject();
    for (auto entry = earlier.begin(); entry != earlier.end(); ++entry) {
        if (const auto state = stateOf(entry.value().toString()))
            steps[entry.key()] = *state;
    }
    return steps;
}

QJsonObject toJson(const JournalledSteps &steps)
{
    QJsonObject json;
    for (const auto &[id, state] : steps.asKeyValueRange())
        json[id] = state == JournalledState::Done ? u"done"_s : u"begun"_s;
    return json;
}

JournalFile::JournalFile(std::unique_ptr<QFile> file, QString path)
    : m_file(std::move(file))
    , m_path(std::move(path))
{
}

Result<JournalFile> JournalFile::create(const QString &folder, OperationKind kind, const OperationReport &report,
                                        const QString &uri, const QJsonObject &record)
{
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QDir place(folder);
    const QString path = place.filePath(id + u".journal"_s);
    // Under a name that nobody looks for until it is locked and whole: another console would take it for a left-over.
    auto file = std::make_unique<QFile>(place.filePath(id + unfinished));
    // It may hold keys of the guest's users.
    if (!place.mkpath(u"."_s) ||
        !file->open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return cantWrite(path, file->errorString());
    const auto giveUp = [&path](QFile &made, const QString &why) {
        made.remove();
        return cantWrite(path, why);
    };
    if (flock(file->handle(), LOCK_EX | LOCK_NB) != 0)
        return giveUp(*file, Text::tr("It can't be locked: %1.").arg(qt_error_string(errno)));
    const auto word = std::ranges::find(kindWords, kind, [](const auto &entry) { return entry.first; });
    JournalFile made(std::move(file), path);
    const bool written = word != kindWords.end() &&
                         made.append({{u"riser-journal"_s, version},
                                      {u"kind"_s, QString(word->second)},
                                      {u"host"_s, report.host.value()},
                                      {u"uri"_s, uri},
                                      {u"hostName"_s, report.hostName},
                                      {u"title"_s, report.title},
                                      {u"started"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
                                      {u"record"_s, record}});
    if (!written)
        return giveUp(*made.m_file, made.m_file->errorString());
    // Not QFile's own, which closes it, and the lock would go.
    if (std::rename(QFile::encodeName(made.m_file->fileName()).constData(), QFile::encodeName(path).constData()) != 0)
        return giveUp(*made.m_file, qt_error_string(errno));
    return made;
}

bool JournalFile::append(const QJsonObject &line)
{
    const QByteArray text = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    return m_file->write(text) == text.size() && m_file->flush() && fdatasync(m_file->handle()) == 0;
}

void JournalFile::addStep(const QString &id, StepState state)
{
    // A disk that is full by now doesn't stop what is under way: half of it would stand.
    (void)append({{u"step"_s, id}, {u"state"_s, wordOf(state)}});
}

QString JournalFile::id() const
{
    return QFileInfo(m_path).completeBaseName();
}

void JournalFile::remove()
{
    QFile::remove(m_path);
}

void removeUnfinished(const QString &folder)
{
    const QDir place(folder);
    const QStringList names = place.entryList({u'*' + unfinished}, QDir::Files);
    for (const QString &name : names) {
        QFile file(place.filePath(name));
        const QDateTime changed = QFileInfo(file).lastModified();
        // One that is a moment old may only not be locked yet.
        if (changed.secsTo(QDateTime::currentDateTime()) > unfinishedSeconds && file.open(QIODevice::ReadOnly) &&
            flock(file.handle(), LOCK_SH | LOCK_NB) == 0)
            file.remove();
    }
}

std::optional<LeftOver> readJournalFile(const QString &folder, const QString &name)
{
    QFile file(QDir(folder).filePath(name));
    if (!file.open(QIODevice::ReadOnly) || flock(file.handle(), LOCK_SH | LOCK_NB) != 0)
        return std::nullopt;
    LeftOver entry;
    entry.id = name.first(name.lastIndexOf(u'.'));
    entry.title = name;
    if (file.size() > largest) {
        entry.problem = Text::tr("It is damaged: %1 bytes are too many.").arg(file.size());
        return entry;
    }
    const QList<QByteArray> lines = file.readAll().split('\n');
    readHead(QJsonDocument::fromJson(lines.first()).object(), entry);
    for (const QByteArray &line : lines.sliced(1)) {
        if (entry.problem.isEmpty())
            readStep(QJsonDocument::fromJson(line).object(), entry);
    }
    return entry;
}

} // namespace riser
