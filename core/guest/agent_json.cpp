// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/agent_json.h"

#include "core/guest/guest_text.h"

#include <QJsonDocument>

#include <algorithm>

namespace riser::agent {

using namespace Qt::StringLiterals;

QJsonValue returned(const QByteArray &answer)
{
    if (answer.size() > guestLimits::answerBytes)
        return QJsonValue::Undefined;
    const QJsonDocument document = QJsonDocument::fromJson(answer); // refuses what is nested too deeply
    return document.isObject() ? document.object().value("return"_L1) : QJsonValue(QJsonValue::Undefined);
}

QString textOf(const QJsonValue &value)
{
    return value.isString() ? guestText(value.toString()) : QString();
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    const QJsonArray list = value.toArray();
    for (qsizetype at = 0; at < std::min(list.size(), guestLimits::inner); ++at) {
        if (QString text = textOf(list.at(at)); !text.isEmpty())
            texts << std::move(text);
    }
    return texts;
}

std::optional<qint64> numberOf(const QJsonValue &value, qint64 most)
{
    if (!value.isDouble())
        return {};
    // A number that is no whole one, or out of range, is the other default each time.
    const qint64 number = value.toInteger(-1);
    return number < 0 || number > most ? std::nullopt : std::optional(number);
}

std::optional<QByteArray> bytesOf(const QJsonValue &base64)
{
    if (!base64.isString())
        return {};
    const auto decoded =
        QByteArray::fromBase64Encoding(base64.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).size() > guestLimits::fileBytes)
        return {};
    return *decoded;
}

std::optional<PciAddress> pciOf(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    const auto domain = numberOf(object.value("domain"_L1), 0xffff'ffff);
    const auto bus = numberOf(object.value("bus"_L1), 0xff);
    const auto slot = numberOf(object.value("slot"_L1), 0x1f);
    const auto function = numberOf(object.value("function"_L1), 7);
    if (!domain || !bus || !slot || !function)
        return {};
    return PciAddress{
        .domain = quint32(*domain), .bus = quint8(*bus), .slot = quint8(*slot), .function = quint8(*function)};
}

QList<QJsonObject> objectsOf(const QJsonArray &list, qsizetype most)
{
    QList<QJsonObject> objects;
    for (qsizetype at = 0; at < list.size() && objects.size() < most; ++at) {
        if (list.at(at).isObject())
            objects << list.at(at).toObject();
    }
    return objects;
}

} // namespace riser::agent
