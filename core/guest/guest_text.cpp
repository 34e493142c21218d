// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_text.h"

#include <algorithm>

namespace riser {

namespace {

bool isShown(QChar character)
{
    switch (character.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format: // what turns text around, and what has no width
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

} // namespace

QString guestText(const QString &text)
{
    QString shown;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (shown.size() >= guestLimits::letters)
            return shown.trimmed() + u'…';
        const bool pair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        if (pair && QChar::isPrint(QChar::surrogateToUcs4(text[at], text[at + 1])))
            shown += QStringView(text).sliced(at, 2);
        else if (!pair && isShown(text[at]))
            shown += text[at];
        at += pair ? 1 : 0;
    }
    return shown.trimmed();
}

QString guestText(const QByteArray &utf8)
{
    return guestText(QString::fromUtf8(utf8.first(std::min(utf8.size(), 8 * guestLimits::letters))));
}

QByteArrayList guestLines(const QByteArray &text)
{
    return text.first(std::min(text.size(), guestLimits::fileBytes)).split('\n');
}

} // namespace riser
