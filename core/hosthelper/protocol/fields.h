// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/hosthelper/protocol/json_line.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace riser::protocol {

/// Reads the fields of one object. The first thing that is wrong is kept as an English sentence, with the path to the
/// field; reading goes on with harmless values, so callers look at the error once, at the end. Unknown fields are left.
class Fields
{
public:
    Fields(QJsonObject object, QString path, QString *error)
        : m_object(std::move(object))
        , m_path(std::move(path))
        , m_error(error)
    {
    }

    bool has(QLatin1StringView field) const { return m_object.contains(field); }

    // What may be missing: then empty, zero, false.
    QString name(QLatin1StringView field) { return string(field, longestName); }
    QString text(QLatin1StringView field) { return string(field, longestText); }
    bool flag(QLatin1StringView field);
    double real(QLatin1StringView field, double least, double most);
    QStringList strings(QLatin1StringView field, qsizetype most, qsizetype longest);

    // What must be there.
    qint64 number(QLatin1StringView field, qint64 least, qint64 most);
    DeviceKey device(QLatin1StringView field);
    template<typename Value>
    std::optional<Value> word(QLatin1StringView field, std::optional<Value> (*named)(const QString &))
    {
        const auto value = named(m_object.value(field).toString());
        if (!value)
            wrong(field, QStringLiteral("a known word"));
        return value;
    }

    /// An object below, may be missing.
    template<typename Value>
    Value object(QLatin1StringView field, Value (*reader)(Fields &))
    {
        const QJsonValue value = m_object.value(field);
        if (!value.isObject() && !value.isUndefined())
            wrong(field, QStringLiteral("an object"));
        Fields below(value.toObject(), pathTo(field), m_error);
        return reader(below);
    }

    /// A list of objects, may be missing.
    template<typename Value>
    QList<Value> list(QLatin1StringView field, qsizetype most, Value (*reader)(Fields &))
    {
        QList<Value> values;
        const QJsonArray array = arrayOf(field, most);
        values.reserve(array.size());
        for (qsizetype i = 0; i < array.size() && m_error->isEmpty(); ++i) {
            const QString path = QStringLiteral("%1[%2]").arg(pathTo(field)).arg(i);
            if (!array[i].isObject())
                fail(path, array[i], QStringLiteral("an object"));
            Fields below(array[i].toObject(), path, m_error);
            values << reader(below);
        }
        return values;
    }

    void wrong(QLatin1StringView field, const QString &expected);

private:
    QString string(QLatin1StringView field, qsizetype longest);
    QJsonArray arrayOf(QLatin1StringView field, qsizetype most);
    QString pathTo(QLatin1StringView field) const;
    void fail(const QString &path, const QJsonValue &value, const QString &expected);

    QJsonObject m_object;
    QString m_path;
    QString *m_error;
};

} // namespace riser::protocol
