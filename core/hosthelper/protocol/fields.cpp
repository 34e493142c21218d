// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/protocol/fields.h"

#include "core/hosthelper/protocol/messages.h"

namespace riser::protocol {

using namespace Qt::StringLiterals;

QString Fields::pathTo(QLatin1StringView field) const
{
    return m_path.isEmpty() ? QString(field) : m_path + u'.' + field;
}

void Fields::fail(const QString &path, const QJsonValue &value, const QString &expected)
{
    if (m_error->isEmpty())
        *m_error = u"%1 is %2, not %3"_s.arg(path, quoted(value), expected);
}

void Fields::wrong(QLatin1StringView field, const QString &expected)
{
    fail(pathTo(field), m_object.value(field), expected);
}

QString Fields::string(QLatin1StringView field, qsizetype longest)
{
    const QJsonValue value = m_object.value(field);
    if (!value.isString() && !value.isUndefined())
        wrong(field, u"a string"_s);
    return cleaned(value.toString(), longest);
}

bool Fields::flag(QLatin1StringView field)
{
    const QJsonValue value = m_object.value(field);
    if (!value.isBool() && !value.isUndefined())
        wrong(field, u"true or false"_s);
    return value.toBool();
}

double Fields::real(QLatin1StringView field, double least, double most)
{
    const QJsonValue value = m_object.value(field);
    const double number = value.toDouble();
    if (value.isUndefined())
        return 0;
    if (value.isDouble() && number >= least && number <= most)
        return number;
    wrong(field, u"a number from %1 to %2"_s.arg(least).arg(most));
    return 0;
}

qint64 Fields::number(QLatin1StringView field, qint64 least, qint64 most)
{
    const QJsonValue value = m_object.value(field);
    const qint64 number = value.toInteger(least - 1);
    if (value.isDouble() && number >= least && number <= most)
        return number;
    wrong(field, u"a whole number from %1 to %2"_s.arg(least).arg(most));
    return least;
}

DeviceKey Fields::device(QLatin1StringView field)
{
    const auto device = parseDevice(m_object.value(field).toString());
    if (!device)
        wrong(field, u"a device's name like pci_0000_01_00_0 or usb_1_5_3"_s);
    return device ? keyOf(*device) : DeviceKey();
}

QJsonArray Fields::arrayOf(QLatin1StringView field, qsizetype most)
{
    const QJsonValue value = m_object.value(field);
    QJsonArray array = value.toArray();
    if (!value.isArray() && !value.isUndefined())
        wrong(field, u"a list"_s);
    if (array.size() > most) {
        wrong(field, u"one of at most %1 entries"_s.arg(most));
        return {};
    }
    return array;
}

QStringList Fields::strings(QLatin1StringView field, qsizetype most, qsizetype longest)
{
    QStringList result;
    const QJsonArray array = arrayOf(field, most);
    for (const QJsonValue &element : array) {
        if (!element.isString())
            wrong(field, u"a list of strings"_s);
        result << cleaned(element.toString(), longest);
    }
    return result;
}

} // namespace riser::protocol
