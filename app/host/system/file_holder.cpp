// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/system/file_holder.h"

#include "app/host/system/read_file.h"

#include <QFile>

#include <climits>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace riser::onhost {

namespace {

/// What the link says, without following it: the file may be of another mount namespace.
QString rawLink(const QString &path)
{
    QByteArray target(PATH_MAX, Qt::Uninitialized);
    const ssize_t size = readlink(QFile::encodeName(path).constData(), target.data(), size_t(target.size()));
    return size > 0 ? QFile::decodeName(target.first(size)) : QString();
}

} // namespace

std::optional<FileHolder> fileHolder(const Places &places, const QStringList &files)
{
    if (files.isEmpty())
        return std::nullopt;
    for (const QString &process : namesIn(places.proc)) {
        bool isNumber = false;
        const int pid = process.toInt(&isNumber);
        if (!isNumber)
            continue;
        const QString folder = places.proc + u'/' + process;
        for (const QString &open : namesIn(folder + u"/fd"_s)) {
            if (const QString file = rawLink(folder + u"/fd/"_s + open); files.contains(file))
                return FileHolder{pid, readText(folder + u"/comm"_s), file};
        }
    }
    return std::nullopt;
}

} // namespace riser::onhost
