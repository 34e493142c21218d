// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QString>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace riser::test {

/// A `remote-viewer` that comes first in PATH, as long as this lives. It writes down how it was called and what it was
/// given, removes the connection file as the real one does, and ends when it is told to.
class FakeViewer
{
public:
    FakeViewer()
        : m_path(qgetenv("PATH"))
    {
        install(script(QString()));
        qputenv("PATH", QFile::encodeName(bin()) + ':' + m_path);
    }
    ~FakeViewer() { qputenv("PATH", m_path); }

    /// It does this with "$where", the place that it was told, and writes what it finds to "$record/found".
    void setAction(const QString &shell) { install(script(shell)); }
    /// There is none, and no other of the system's.
    void uninstall()
    {
        QFile::remove(bin() + QStringLiteral("/remote-viewer"));
        qputenv("PATH", QFile::encodeName(bin()));
    }
    void install() { install(script(QString())); }
    /// Not a program: it can't be started.
    void breakIt() { install(QStringLiteral("#!/nowhere/at/all\n")); }

    bool waitStarted(int times = 1, int limit = 10'000) const
    {
        return QTest::qWaitFor([&] { return starts() == times; }, limit);
    }
    int starts() const { return int(read(QStringLiteral("starts")).size()); }
    void end(const QString &code) const ///< the exit code of those that run; "crash"
    {
        QFile file(record(QStringLiteral("end.new")));
        if (file.open(QIODevice::WriteOnly))
            file.write(code.toLatin1());
        file.close();
        QFile::rename(file.fileName(), record(QStringLiteral("end")));
    }
    void again() const { QFile::remove(record(QStringLiteral("end"))); }

    QStringList arguments() const { return text(QStringLiteral("arguments")).split(QLatin1Char('\n')); }
    QByteArray connectionFile() const { return read(QStringLiteral("file")); }
    QString fileMode() const { return text(QStringLiteral("fileMode")); }     ///< "600"
    QString folderMode() const { return text(QStringLiteral("folderMode")); } ///< "700"
    QString folder() const { return text(QStringLiteral("folder")); }         ///< where the file or socket was
    QString found() const { return text(QStringLiteral("found")); }
    bool runs() const
    {
        const int pid = text(QStringLiteral("pid")).toInt();
        return pid > 0 && ::kill(pid, 0) == 0;
    }

private:
    QString bin() const { return m_folder.path(); }
    QString record(const QString &name) const { return m_folder.filePath(name); }
    QByteArray read(const QString &name) const
    {
        QFile file(record(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString text(const QString &name) const { return QString::fromUtf8(read(name)).trimmed(); }
    QString script(const QString &action) const
    {
        return QStringLiteral(R"SH(#!/bin/sh
PATH=%1
record=%2
printf '%s\n' "$@" > $record/arguments
echo $$ > $record/pid
for where; do :; done
path=${where#spice+unix://}
dirname "$path" > $record/folder
stat -c %a "$(dirname "$path")" > $record/folderMode
case $where in
*.vv)
    stat -c %a "$where" > $record/fileMode
    cat "$where" > $record/file
    rm "$where" ;;
esac
%3
printf x >> $record/starts
while [ ! -e $record/end ]; do sleep 0.05; done
echo 'it has seen enough' >&2
[ "$(cat $record/end)" != crash ] || kill -SEGV $$
exit "$(cat $record/end)"
)SH")
            .arg(QFile::decodeName(m_path), m_folder.path(), action);
    }
    void install(const QString &text)
    {
        const QString path = bin() + QStringLiteral("/remote-viewer");
        QFile::remove(path);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("the fake viewer can't be written");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        file.close();
    }

    QTemporaryDir m_folder;
    const QByteArray m_path;
};

} // namespace riser::test
