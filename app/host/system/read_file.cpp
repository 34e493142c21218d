// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/system/read_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace riser::onhost {

std::optional<QByteArray> readFile(const QString &path, qsizetype limit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return std::nullopt;
    QByteArray content;
    // Files of sysfs and procfs have no size beforehand.
    while (content.size() < limit) {
        const QByteArray part = file.read(qMin<qsizetype>(limit - content.size(), 1 << 16));
        if (part.isEmpty())
            break;
        content += part;
    }
    while (!content.isEmpty() && (content.back() == '\n' || content.back() == ' ' || content.back() == '\0'))
        content.chop(1);
    return content;
}

QString readText(const QString &path)
{
    return QString::fromUtf8(readFile(path).value_or(QByteArray()));
}

QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

QString linkTarget(const QString &path)
{
    const QFileInfo info(path);
    return info.isSymLink() ? QFileInfo(info.symLinkTarget()).fileName() : QString();
}

QString canonicalPath(const QString &path)
{
    return QFileInfo(path).canonicalFilePath();
}

} // namespace riser::onhost
