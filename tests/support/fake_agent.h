// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/simulated/simulated_guests.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <memory>
#include <mutex>

namespace riser::test {

/// A qemu-guest-agent with a guest around it, for SimulatedGuests: lists from recorded answers, files, programs. What
/// it refuses it refuses in the words of libvirt 11.3. Thread-safe.
class FakeAgent : public std::enable_shared_from_this<FakeAgent>
{
public:
    /// `folder` of tests/data/guest: linux, windows.
    static std::shared_ptr<FakeAgent> of(const QString &folder);

    SimulatedGuests::AgentAnswer answer();

    struct Program {
        QByteArray output;
        int exitCode = 0;
        int looks = 1; ///< how often it says that it runs still
    };
    void setAnswer(const QString &command, const QByteArray &json);
    /// Of /proc/bus/pci/devices: with what sysfs tells of the same functions.
    void setFile(const QString &path, const QByteArray &bytes);
    void removeFile(const QString &path);
    /// By a word in its arguments or its path.
    void setProgram(const QString &word, const Program &program);
    void forbid(const QStringList &commands);  ///< switched off by its settings
    void unlearn(const QStringList &commands); ///< an old one, which doesn't know them
    void stopAfter(int commands);              ///< from then on it doesn't answer

    QStringList asked() const; ///< commands, in order
    int open() const;          ///< files that weren't closed
    int countOf(const QString &command) const { return int(asked().count(command)); }
    QStringList programs() const; ///< paths and arguments

private:
    Result<QByteArray> take(const QByteArray &command);
    Result<QByteArray> file(const QString &name, const QJsonObject &arguments);
    Result<QByteArray> program(const QString &name, const QJsonObject &arguments);
    QByteArray info() const;
    void makeSysfs(const QByteArray &list);

    struct Running {
        Program program;
        int looks = 0;
    };
    mutable std::mutex m_mutex;
    QHash<QString, QByteArray> m_answers;
    QHash<QString, QByteArray> m_files;
    QList<std::pair<QString, Program>> m_programs;
    QSet<QString> m_forbidden;
    QSet<QString> m_unknown;
    QHash<qint64, std::pair<QByteArray, qsizetype>> m_open;
    QHash<qint64, Running> m_running;
    QStringList m_asked;
    QStringList m_ran;
    qint64 m_number = 1000;
    int m_left = -1;
};

QByteArray guestData(const QString &path); ///< below tests/data/guest; ends the program when it can't be read

} // namespace riser::test
