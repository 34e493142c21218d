// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/system/sysfs.h"

#include "app/host/system/read_file.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

namespace riser::onhost {

QByteArray linkText(const QString &link)
{
    char target[4096];
    const QByteArray path = QFile::encodeName(link);
    const ssize_t length = readlink(path.constData(), target, sizeof target);
    return length > 0 && length < qsizetype(sizeof target) ? QByteArray(target, length) : QByteArray();
}

QString sysfsLink(const QString &link)
{
    const QString target = QFile::decodeName(linkText(link));
    if (target.isEmpty())
        return {};
    return QDir::cleanPath(target.startsWith(u'/') ? target : link.left(link.lastIndexOf(u'/') + 1) + target);
}

std::optional<quint64> sysfsNumber(const QString &file)
{
    bool ok = false;
    const quint64 number = readFile(file, 64).value_or(QByteArray()).toULongLong(&ok, 0);
    return ok ? std::optional(number) : std::nullopt;
}

QString property(const QByteArray &content, QByteArrayView key)
{
    for (const QByteArray &whole : content.split('\n')) {
        const QByteArrayView line = whole.startsWith("E:") ? QByteArrayView(whole).sliced(2) : QByteArrayView(whole);
        if (line.startsWith(key) && line.size() > key.size() && line[key.size()] == '=')
            return QString::fromUtf8(line.sliced(key.size() + 1));
    }
    return {};
}

QString plain(const QString &text, qsizetype limit)
{
    QString result;
    for (const QChar character : text.trimmed()) {
        if (result.size() == limit)
            return result.chopped(1) + u'…';
        const bool bad = character.category() == QChar::Other_Control || character.category() == QChar::Other_Format ||
                         character.category() == QChar::Separator_Line ||
                         character.category() == QChar::Separator_Paragraph;
        result += bad ? QChar(u'?') : character;
    }
    return result;
}

} // namespace riser::onhost
