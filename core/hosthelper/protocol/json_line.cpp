// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/protocol/json_line.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace riser::protocol {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestQuote = 48;
constexpr QChar replacement = QChar::ReplacementCharacter;

/// What can be told of a JSON text without understanding it.
struct Shape {
    bool control = false; ///< a control character in a string, which Qt's reader would take
    int deepest = 0;
    qsizetype values = 1;  ///< at most: commas and openings
    qsizetype members = 0; ///< colons between a name and its value
};

Shape shapeOf(const QByteArray &text)
{
    Shape shape;
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char character = text[i];
        if (inString) {
            shape.control = shape.control || (character >= 0 && character < ' ');
            if (character == '\\')
                ++i;
            else if (character == '"')
                inString = false;
            continue;
        }
        switch (character) {
        case '"':
            inString = true;
            break;
        case '[':
        case '{':
            ++shape.values;
            shape.deepest = qMax(shape.deepest, ++depth);
            break;
        case ']':
        case '}':
            --depth;
            break;
        case ',':
            ++shape.values;
            break;
        case ':':
            ++shape.members;
            break;
        default:
            break;
        }
    }
    return shape;
}

/// How many members there are in all, and whether every string is Unicode: an escape can write half a character.
struct Count {
    qsizetype members = 0;
    bool unicode = true;
};

void count(const QJsonValue &value, Count &all)
{
    if (value.isString()) {
        all.unicode = all.unicode && value.toString().isValidUtf16();
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &element : array)
            count(element, all);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        all.members += object.size();
        for (auto member = object.constBegin(); member != object.constEnd(); ++member) {
            all.unicode = all.unicode && member.key().isValidUtf16();
            count(member.value(), all);
        }
    }
}

bool isHarmful(QChar character)
{
    const char16_t code = character.unicode();
    return character.category() == QChar::Other_Control || code == 0x2028 || code == 0x2029 // lines
           || code == 0x061c || code == 0x200e || code == 0x200f                            // directions
           || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

} // namespace

std::expected<QJsonObject, QString> parseLine(const QByteArray &line, qsizetype longest)
{
    if (line.size() > longest)
        return std::unexpected(u"the line has %1 bytes, more than the %2 allowed"_s.arg(line.size()).arg(longest));
    const Shape shape = shapeOf(line);
    if (shape.control)
        return std::unexpected(u"the line has a control character in a string"_s);
    if (shape.deepest > deepestNesting)
        return std::unexpected(u"the line is nested more than %1 deep"_s.arg(deepestNesting));
    if (shape.values > mostValues)
        return std::unexpected(u"the line has more than %1 values"_s.arg(mostValues));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (error.error != QJsonParseError::NoError)
        return std::unexpected(u"the line is not JSON: %1 at byte %2"_s.arg(error.errorString()).arg(error.offset));
    if (!document.isObject())
        return std::unexpected(u"the line is JSON, but not an object"_s);
    Count found;
    count(document.object(), found);
    if (!found.unicode)
        return std::unexpected(u"the line has half a character (a lone surrogate)"_s);
    if (found.members != shape.members)
        return std::unexpected(u"the line has the same field twice in one object"_s);
    return document.object();
}

QByteArray toLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QString cleaned(const QString &text, qsizetype longest)
{
    QString result = text.first(qMin(text.size(), longest));
    for (qsizetype i = 0; i < result.size(); ++i) {
        const QChar character = result[i];
        if (character.isHighSurrogate() && i + 1 < result.size() && result[i + 1].isLowSurrogate())
            ++i;
        else if (character.isSurrogate() || isHarmful(character))
            result[i] = replacement;
    }
    return result;
}

QString quoted(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Undefined:
        return u"nothing"_s;
    case QJsonValue::Null:
        return u"null"_s;
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', 17);
    case QJsonValue::Array:
        return u"a list"_s;
    case QJsonValue::Object:
        return u"an object"_s;
    case QJsonValue::String:
        break;
    }
    QString result;
    const QString text = value.toString();
    for (const QChar character : text.first(qMin(text.size(), longestQuote))) {
        if (isHarmful(character) || character.isSurrogate())
            result += u"\\u%1"_s.arg(uint(character.unicode()), 4, 16, QChar(u'0'));
        else
            result += character;
    }
    return u'"' + result + (text.size() > longestQuote ? u"…\""_s : u"\""_s);
}

} // namespace riser::protocol
