// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/names.h"

namespace riser {

namespace {

bool isHidden(const QString &text, qsizetype at)
{
    const QChar character = text[at];
    if (character.isHighSurrogate())
        return at + 1 >= text.size() || !text[at + 1].isLowSurrogate();
    if (character.isLowSurrogate())
        return at == 0 || !text[at - 1].isHighSurrogate();
    const char16_t code = character.unicode();
    const bool turns = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    return turns || character.category() == QChar::Other_Control || character.category() == QChar::Separator_Line ||
           character.category() == QChar::Separator_Paragraph;
}

QString plain(const QString &name)
{
    return name.simplified().normalized(QString::NormalizationForm_KC).toCaseFolded();
}

} // namespace

bool holdsHidden(const QString &text, Lines lines)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool layout = text[at] == u'\n' || text[at] == u'\t';
        if (isHidden(text, at) && !(lines == Lines::Many && layout))
            return true;
    }
    return false;
}

bool sameName(const QString &a, const QString &b)
{
    return plain(a) == plain(b);
}

} // namespace riser
