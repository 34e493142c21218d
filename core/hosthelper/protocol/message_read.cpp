// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/protocol/fields.h"
#include "core/hosthelper/protocol/inventory_json.h"
#include "core/hosthelper/protocol/words.h"

namespace riser::protocol {

using namespace Qt::StringLiterals;

namespace {

template<typename Value>
Read<Message> answered(qint64 id, Read<Value> &&body)
{
    if (!body)
        return std::unexpected(body.error());
    return Answer{.id = id, .body = *std::move(body)};
}

Read<Message> faultFrom(qint64 id, const QJsonObject &line)
{
    QString error;
    Fields fields(line.value("fault"_L1).toObject(), u"fault"_s, &error);
    Fault fault{.code = Fault::Code::Failed, .text = fields.text("text"_L1), .uses = {}, .id = id};
    // A code that only a newer riser-host knows is still a refusal, and its text says why.
    if (const auto code = codeNamed(fields.name("code"_L1)))
        fault.code = *code;
    auto uses = usesFrom(line.value("fault"_L1).toObject().value("uses"_L1));
    if (!error.isEmpty() || !uses)
        return std::unexpected(error.isEmpty() ? uses.error() : error);
    fault.uses = *std::move(uses);
    return fault;
}

Read<Message> eventFrom(const QJsonObject &line)
{
    QString error;
    Fields fields(line.value("event"_L1).toObject(), u"event"_s, &error);
    Event event{.action = fields.name("action"_L1), .device = {}};
    if (!isAction(event.action))
        fields.wrong("action"_L1, u"a known word"_s);
    if (fields.has("device"_L1))
        event.device = fields.device("device"_L1);
    if (!error.isEmpty())
        return std::unexpected(error);
    return event;
}

Read<Message> answerFrom(qint64 id, const QJsonObject &line)
{
    if (line.contains("inventory"_L1))
        return answered(id, inventoryFrom(line.value("inventory"_L1)));
    if (line.contains("uses"_L1))
        return answered(id, usesFrom(line.value("uses"_L1)));
    if (line.contains("pool"_L1))
        return answered(id, poolFrom(line.value("pool"_L1)));
    if (line.value("done"_L1).isBool())
        return Answer{.id = id, .body = {}};
    return std::unexpected(u"it has no answer, no fault and no event in it"_s);
}

Read<Message> messageFrom(const QJsonObject &line)
{
    QString error;
    Fields fields(line, {}, &error);
    const qint64 spoken = fields.number("riser"_L1, 1, largestId);
    // A fault may be about a line whose id couldn't be read.
    const bool isFault = line.value("fault"_L1).isObject();
    const bool isEvent = line.value("event"_L1).isObject();
    const qint64 id = isEvent ? 0 : fields.number("id"_L1, isFault ? 0 : 1, largestId);
    if (!error.isEmpty())
        return std::unexpected(error);
    if (isFault)
        return faultFrom(id, line);
    if (line.value("hello"_L1).isObject())
        return answered(id, helloFrom(line.value("hello"_L1)));
    if (spoken != version)
        return std::unexpected(
            u"it is in version %1 of the protocol, and this console speaks version %2"_s.arg(spoken).arg(version));
    return isEvent ? eventFrom(line) : answerFrom(id, line);
}

} // namespace

std::expected<Message, QString> readMessage(const QByteArray &line)
{
    const auto object = parseLine(line, longestLine);
    if (!object)
        return std::unexpected(u"What riser-host sent can't be read: %1"_s.arg(object.error()));
    Read<Message> message = messageFrom(*object);
    if (!message)
        return std::unexpected(u"What riser-host sent can't be understood: %1"_s.arg(message.error()));
    return message;
}

} // namespace riser::protocol
