// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_agent.h"

#include "core/base/pci_address.h"
#include "tests/support/places.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace riser::test {

using namespace Qt::StringLiterals;

namespace {

Result<QByteArray> refused(const QString &words)
{
    return failure(ErrorCode::NotSupported, u"The guest agent refuses."_s,
                   u"libvirt error 1 (domain 10): internal error: unable to execute QEMU agent command: "_s + words);
}

QByteArray returned(const QJsonValue &value)
{
    return QJsonDocument(QJsonObject{{u"return"_s, value}}).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray guestData(const QString &path)
{
    QFile file(testData(u"guest/"_s) + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    return file.readAll();
}

std::shared_ptr<FakeAgent> FakeAgent::of(const QString &folder)
{
    auto agent = std::make_shared<FakeAgent>();
    for (const QString &command : {u"guest-info"_s, u"guest-get-disks"_s, u"guest-get-fsinfo"_s,
                                   u"guest-network-get-interfaces"_s, u"guest-get-osinfo"_s})
        agent->setAnswer(command, guestData(folder + u'/' + command + u".json"_s));
    if (folder == u"windows"_s) {
        agent->setAnswer(u"guest-get-devices"_s, guestData(u"windows/guest-get-devices.json"_s));
        return agent;
    }
    agent->forbid({u"guest-get-devices"_s});
    agent->setFile(u"/proc/bus/pci/devices"_s, guestData(folder + u"/proc-pci.txt"_s));
    for (const auto &[bridge, bus] :
         {std::pair(u"00:02.0"_s, "1"), std::pair(u"00:02.1"_s, "2"), std::pair(u"00:02.2"_s, "3"),
          std::pair(u"03:00.0"_s, "4"), std::pair(u"00:02.3"_s, "5"), std::pair(u"00:02.4"_s, "6")})
        agent->setFile(u"/sys/bus/pci/devices/0000:%1/secondary_bus_number"_s.arg(bridge), QByteArray(bus) + '\n');
    agent->setFile(u"/sys/class/nvme/nvme0/serial"_s, "NVME-TWIN-A         \n");
    agent->setFile(u"/sys/class/nvme/nvme1/serial"_s, "NVME-TWIN-B         \n");
    agent->setFile(u"/sys/block/nvme0n1/size"_s, "131072\n");
    agent->setFile(u"/sys/block/nvme1n1/size"_s, "131072\n");
    agent->setProgram(u"/sys/bus/pci/devices"_s, {.output = guestData(folder + u"/listing.txt"_s), .looks = 2});
    agent->setProgram(u"--query-gpu"_s, {.output = guestData(folder + u"/nvidia-gpus.csv"_s)});
    agent->setProgram(u"--query-compute-apps"_s, {.output = guestData(folder + u"/nvidia-processes.csv"_s)});
    return agent;
}

SimulatedGuests::AgentAnswer FakeAgent::answer()
{
    return [self = shared_from_this()](const QByteArray &command) { return self->take(command); };
}

void FakeAgent::setAnswer(const QString &command, const QByteArray &json)
{
    const std::lock_guard lock(m_mutex);
    m_answers.insert(command, json);
}

void FakeAgent::setFile(const QString &path, const QByteArray &bytes)
{
    const std::lock_guard lock(m_mutex);
    m_files.insert(path, bytes);
    if (path == "/proc/bus/pci/devices"_L1)
        makeSysfs(bytes);
}

void FakeAgent::removeFile(const QString &path)
{
    const std::lock_guard lock(m_mutex);
    m_files.remove(path);
}

/// The numbers of each function in the first domain, as the kernel's list has them.
void FakeAgent::makeSysfs(const QByteArray &list)
{
    for (const QByteArray &line : list.split('\n')) {
        const QList<QByteArray> fields = line.split('\t');
        if (fields.size() < 2 || fields[0].size() != 4 || fields[1].size() != 8)
            continue;
        const uint place = fields[0].toUInt(nullptr, 16);
        const PciAddress address{
            .bus = quint8(place >> 8), .slot = quint8(place >> 3 & 0x1f), .function = quint8(place & 7)};
        const QString folder = u"/sys/bus/pci/devices/%1/"_s.arg(address.toString());
        m_files.insert(folder + u"vendor"_s, "0x" + fields[1].first(4) + '\n');
        m_files.insert(folder + u"device"_s, "0x" + fields[1].last(4) + '\n');
    }
}

void FakeAgent::setProgram(const QString &word, const Program &program)
{
    const std::lock_guard lock(m_mutex);
    m_programs.prepend({word, program}); // what was said last counts
}

void FakeAgent::forbid(const QStringList &commands)
{
    const std::lock_guard lock(m_mutex);
    m_forbidden += QSet<QString>(commands.begin(), commands.end());
}

void FakeAgent::unlearn(const QStringList &commands)
{
    const std::lock_guard lock(m_mutex);
    m_unknown += QSet<QString>(commands.begin(), commands.end());
}

void FakeAgent::stopAfter(int commands)
{
    const std::lock_guard lock(m_mutex);
    m_left = commands;
}

QStringList FakeAgent::asked() const
{
    const std::lock_guard lock(m_mutex);
    return m_asked;
}

int FakeAgent::open() const
{
    const std::lock_guard lock(m_mutex);
    return int(m_open.size());
}

QStringList FakeAgent::programs() const
{
    const std::lock_guard lock(m_mutex);
    return m_ran;
}

/// What it knows and allows, in the recorded form.
QByteArray FakeAgent::info() const
{
    QJsonObject all = QJsonDocument::fromJson(m_answers.value(u"guest-info"_s)).object();
    if (!all.value("return"_L1).isObject())
        return m_answers.value(u"guest-info"_s);
    QJsonObject inner = all.value("return"_L1).toObject();
    QJsonArray commands;
    for (const QJsonValue &one : inner.value("supported_commands"_L1).toArray()) {
        QJsonObject command = one.toObject();
        const QString name = command.value("name"_L1).toString();
        if (m_forbidden.contains(name))
            command.insert("enabled"_L1, false);
        if (!m_unknown.contains(name))
            commands << command;
    }
    inner.insert("supported_commands"_L1, commands);
    return returned(inner);
}

Result<QByteArray> FakeAgent::take(const QByteArray &command)
{
    const QJsonObject object = QJsonDocument::fromJson(command).object();
    const QString name = object.value("execute"_L1).toString();
    const QJsonObject arguments = object.value("arguments"_L1).toObject();
    const std::lock_guard lock(m_mutex);
    m_asked << name;
    if (m_left == 0)
        return failure(ErrorCode::TimedOut, u"The guest agent doesn't answer."_s,
                       u"libvirt error 86 (domain 10): Guest agent is not responding"_s);
    m_left -= m_left > 0 ? 1 : 0;
    if (m_forbidden.contains(name) || m_unknown.contains(name))
        return refused(u"'guest command %1 has been disabled'"_s.arg(name));
    if (name == u"guest-info"_s)
        return info();
    if (name.startsWith("guest-file-"_L1))
        return file(name, arguments);
    if (name.startsWith("guest-exec"_L1))
        return program(name, arguments);
    return m_answers.contains(name) ? Result<QByteArray>(m_answers.value(name)) : refused(u"unknown"_s);
}

Result<QByteArray> FakeAgent::file(const QString &name, const QJsonObject &arguments)
{
    const qint64 handle = arguments.value("handle"_L1).toInteger();
    if (name == u"guest-file-open"_s) {
        const QString path = arguments.value("path"_L1).toString();
        if (!m_files.contains(path))
            return refused(u"'failed to open file '%1' (mode: 'r'): No such file or directory'"_s.arg(path));
        m_open.insert(++m_number, {m_files.value(path), 0});
        return returned(m_number);
    }
    if (!m_open.contains(handle))
        return refused(u"'handle has not been found'"_s);
    if (name == u"guest-file-close"_s) {
        m_open.remove(handle);
        return returned(QJsonObject());
    }
    auto &[bytes, at] = m_open[handle];
    const QByteArray piece = bytes.mid(at, std::min<qsizetype>(arguments.value("count"_L1).toInteger(), 700));
    at += piece.size();
    return returned(QJsonObject{{u"count"_s, piece.size()},
                                {u"buf-b64"_s, QString::fromLatin1(piece.toBase64())},
                                {u"eof"_s, at >= bytes.size()}});
}

Result<QByteArray> FakeAgent::program(const QString &name, const QJsonObject &arguments)
{
    if (name == u"guest-exec-status"_s) {
        const auto it = m_running.find(arguments.value("pid"_L1).toInteger());
        if (it == m_running.end())
            return refused(u"'PID does not exist'"_s);
        if (it->looks++ < it->program.looks)
            return returned(QJsonObject{{u"exited"_s, false}});
        QJsonObject state{{u"exited"_s, true}, {u"exitcode"_s, it->program.exitCode}};
        if (!it->program.output.isEmpty())
            state.insert(u"out-data"_s, QString::fromLatin1(it->program.output.toBase64()));
        m_running.erase(it);
        return returned(state);
    }
    QString line = arguments.value("path"_L1).toString();
    for (const QJsonValue &argument : arguments.value("arg"_L1).toArray())
        line += u' ' + argument.toString();
    m_ran << line;
    const auto known = std::ranges::find_if(m_programs, [&](const auto &one) { return line.contains(one.first); });
    if (known == m_programs.end() && !line.startsWith("/bin/sh"_L1))
        return refused(u"'Failed to execute child process (No such file or directory)'"_s);
    m_running.insert(++m_number,
                     {.program = known == m_programs.end() ? Program{.output = {}, .exitCode = 127} : known->second});
    return returned(QJsonObject{{u"pid"_s, m_number}});
}

} // namespace riser::test
