// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/demo_agent.h"

#include "app/console/wiring/demo_answers.h"
#include "app/console/wiring/demo_guest.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

constexpr qsizetype mostOpen = 64; // files, and programs that nobody asked about any more

Result<QByteArray> refused(const QString &words)
{
    return failure(ErrorCode::NotSupported, QCoreApplication::translate("DemoAgent", "The guest agent refuses."),
                   u"libvirt error 1 (domain 10): internal error: unable to execute QEMU agent command: "_s + words);
}

QByteArray returned(const QJsonValue &value)
{
    return QJsonDocument(QJsonObject{{u"return"_s, value}}).toJson(QJsonDocument::Compact);
}

} // namespace

Result<QByteArray> DemoAgent::answer(const DemoGuest &guest, const QByteArray &command)
{
    const QJsonObject object = QJsonDocument::fromJson(command).object();
    const QString name = object.value("execute"_L1).toString();
    const QJsonObject arguments = object.value("arguments"_L1).toObject();
    if (name == "guest-info"_L1)
        return returned(demo::agentInfo());
    if (name == "guest-get-disks"_L1)
        return returned(demo::agentDisks(guest));
    if (name == "guest-get-fsinfo"_L1)
        return returned(demo::agentFileSystems(guest));
    if (name == "guest-network-get-interfaces"_L1)
        return returned(demo::agentInterfaces(guest));
    if (name.startsWith("guest-file-"_L1))
        return file(guest, name, arguments);
    if (name.startsWith("guest-exec"_L1))
        return program(guest, name, arguments);
    return refused(u"'The command %1 has not been found'"_s.arg(name));
}

Result<QByteArray> DemoAgent::file(const DemoGuest &guest, const QString &command, const QJsonObject &arguments)
{
    if (command == "guest-file-open"_L1) {
        const QString path = arguments.value("path"_L1).toString();
        const auto bytes = demo::fileOf(guest, path);
        if (!bytes)
            return refused(u"'failed to open file '%1' (mode: 'r'): No such file or directory'"_s.arg(path));
        if (m_open.size() >= mostOpen)
            m_open.clear();
        m_open.insert(++m_last, {.bytes = *bytes});
        return returned(m_last);
    }
    const auto open = m_open.find(arguments.value("handle"_L1).toInteger());
    if (open == m_open.end())
        return refused(u"'handle has not been found'"_s);
    if (command == "guest-file-close"_L1) {
        m_open.erase(open);
        return returned(QJsonObject());
    }
    const QByteArray piece = open->bytes.mid(open->at, std::max<qsizetype>(0, arguments.value("count"_L1).toInteger()));
    open->at += piece.size();
    return returned(QJsonObject{{u"count"_s, piece.size()},
                                {u"buf-b64"_s, QString::fromLatin1(piece.toBase64())},
                                {u"eof"_s, open->at >= open->bytes.size()}});
}

Result<QByteArray> DemoAgent::program(const DemoGuest &guest, const QString &command, const QJsonObject &arguments)
{
    if (command == "guest-exec"_L1) {
        QStringList words;
        for (const QJsonValue &word : arguments.value("arg"_L1).toArray())
            words << word.toString();
        if (m_ran.size() >= mostOpen)
            m_ran.clear();
        m_ran.insert(++m_last, demo::programOutput(guest, arguments.value("path"_L1).toString(), words));
        return returned(QJsonObject{{u"pid"_s, m_last}});
    }
    const qint64 pid = arguments.value("pid"_L1).toInteger();
    if (!m_ran.contains(pid))
        return refused(u"'PID %1 does not exist'"_s.arg(pid));
    const std::optional<QByteArray> output = m_ran.take(pid);
    QJsonObject state{{u"exited"_s, true}, {u"exitcode"_s, output ? 0 : 127}};
    if (output && !output->isEmpty())
        state.insert(u"out-data"_s, QString::fromLatin1(output->toBase64()));
    return returned(state);
}

} // namespace riser
