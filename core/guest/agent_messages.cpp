// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/agent_messages.h"

#include "core/guest/agent_json.h"
#include "core/guest/guest_text.h"

#include <QJsonDocument>

#include <limits>

namespace riser::agent {

using namespace Qt::StringLiterals;

namespace {

// JSON's own numbers are exact up to this; handles and process ids are far below.
constexpr qint64 largest = 1LL << 53;

} // namespace

QByteArray command(QLatin1StringView name, const QJsonObject &arguments)
{
    QJsonObject all{{u"execute"_s, name}};
    if (!arguments.isEmpty())
        all.insert(u"arguments"_s, arguments);
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

std::optional<Info> readInfo(const QByteArray &answer)
{
    const QJsonValue value = returned(answer);
    if (!value.isObject())
        return {};
    const QJsonObject object = value.toObject();
    Info info{.version = textOf(object.value("version"_L1)), .commands = {}};
    for (const QJsonObject &one : objectsOf(object.value("supported_commands"_L1).toArray(), guestLimits::entries)) {
        if (const QString name = textOf(one.value("name"_L1)); !name.isEmpty())
            info.commands.insert(name, one.value("enabled"_L1).toBool(true));
    }
    return info;
}

std::optional<QString> readOsId(const QByteArray &answer)
{
    const QString id = textOf(returned(answer).toObject().value("id"_L1));
    return id.isEmpty() ? std::nullopt : std::optional(id);
}

QByteArray openFile(const QString &path)
{
    return command("guest-file-open"_L1, {{u"path"_s, path}, {u"mode"_s, u"r"_s}});
}

QByteArray readFile(qint64 handle, qsizetype bytes)
{
    return command("guest-file-read"_L1, {{u"handle"_s, handle}, {u"count"_s, qint64(bytes)}});
}

QByteArray closeFile(qint64 handle)
{
    return command("guest-file-close"_L1, {{u"handle"_s, handle}});
}

std::optional<qint64> readHandle(const QByteArray &answer)
{
    return numberOf(returned(answer), largest);
}

std::optional<FilePiece> readFilePiece(const QByteArray &answer)
{
    const QJsonValue value = returned(answer);
    if (!value.isObject())
        return {};
    auto bytes = bytesOf(value.toObject().value("buf-b64"_L1));
    if (!bytes)
        return {};
    return FilePiece{.bytes = *std::move(bytes), .end = value.toObject().value("eof"_L1).toBool()};
}

QByteArray runProgram(const QString &path, const QStringList &arguments)
{
    return command("guest-exec"_L1,
                   {{u"path"_s, path}, {u"arg"_s, QJsonArray::fromStringList(arguments)}, {u"capture-output"_s, true}});
}

QByteArray askProgram(qint64 pid)
{
    return command("guest-exec-status"_L1, {{u"pid"_s, pid}});
}

std::optional<qint64> readPid(const QByteArray &answer)
{
    return numberOf(returned(answer).toObject().value("pid"_L1), largest);
}

std::optional<ProgramState> readProgramState(const QByteArray &answer)
{
    const QJsonValue value = returned(answer);
    const QJsonObject object = value.toObject();
    if (!object.value("exited"_L1).isBool())
        return {};
    ProgramState state{.exited = object.value("exited"_L1).toBool()};
    if (const auto code = numberOf(object.value("exitcode"_L1), std::numeric_limits<int>::max()))
        state.exitCode = int(*code);
    if (object.contains("out-data"_L1)) { // a program that says nothing has none
        auto output = bytesOf(object.value("out-data"_L1));
        if (!output)
            return {};
        state.output = *std::move(output);
    }
    state.errors = bytesOf(object.value("err-data"_L1)).value_or(QByteArray());
    state.truncated = object.value("out-truncated"_L1).toBool();
    return state;
}

} // namespace riser::agent
