// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/protocol/json_line.h"
#include "core/hosthelper/protocol/words.h"

#include <QJsonArray>

namespace riser::protocol {

using namespace Qt::StringLiterals;

namespace {

using Field = std::expected<void, QString>; ///< the error: what is wrong with it

template<typename... Arguments>
std::unexpected<QString> wrong(const QString &pattern, const Arguments &...arguments)
{
    return std::unexpected(pattern.arg(arguments...));
}

std::optional<qint64> wholeNumber(const QJsonValue &value, qint64 least, qint64 most)
{
    // Never a number between: the default says so for what has a fraction or is too large.
    const qint64 number = value.toInteger(least - 1);
    if (!value.isDouble() || number < least || number > most)
        return std::nullopt;
    return number;
}

std::expected<DeviceName, QString> deviceIn(const QJsonValue &value, const QString &field)
{
    const auto device = value.isString() ? parseDevice(value.toString()) : std::nullopt;
    if (!device)
        return wrong(u"%1 is %2, not a device's name like pci_0000_01_00_0 or usb_1_5_3"_s, field, quoted(value));
    return *device;
}

Field readDeviceList(const QJsonObject &object, Request &request, bool mayBeMissing)
{
    const QJsonValue value = object.value("devices"_L1);
    if (mayBeMissing && value.isUndefined())
        return {};
    const QJsonArray list = value.toArray();
    if (!value.isArray() || list.isEmpty())
        return wrong(u"devices is %1, not a list of device names"_s,
                     value.isArray() ? u"an empty list"_s : quoted(value));
    if (list.size() > mostDevices)
        return wrong(u"devices has %1 names, more than the %2 allowed"_s, QString::number(list.size()),
                     QString::number(mostDevices));
    for (qsizetype i = 0; i < list.size(); ++i) {
        const auto device = deviceIn(list[i], u"devices[%1]"_s.arg(i));
        if (!device)
            return std::unexpected(device.error());
        if (request.devices.contains(*device))
            return wrong(u"devices[%1] is %2, which was named before"_s, QString::number(i), quoted(list[i]));
        request.devices << *device;
    }
    return {};
}

Field readDevices(const QJsonObject &object, const VerbForm &form, Request &request)
{
    switch (form.devices) {
    case VerbForm::Devices::None:
        return {};
    case VerbForm::Devices::One: {
        const auto device = deviceIn(object.value("device"_L1), u"device"_s);
        if (!device)
            return std::unexpected(device.error());
        request.devices << *device;
        return {};
    }
    case VerbForm::Devices::Some:
    case VerbForm::Devices::SomeOrNone:
        break;
    }
    return readDeviceList(object, request, form.devices == VerbForm::Devices::SomeOrNone);
}

Field readArguments(const QJsonObject &object, const VerbForm &form, Request &request)
{
    if (const Field devices = readDevices(object, form, request); !devices)
        return devices;
    if (form.port) {
        const QJsonValue value = object.value("port"_L1);
        request.port = value.isString() ? parsePort(value.toString()) : std::nullopt;
        if (!request.port)
            return wrong(u"port is %1, not a USB port like 1-5.3"_s, quoted(value));
    }
    if (form.to) {
        const auto device = deviceIn(object.value("to"_L1), u"to"_s);
        if (!device)
            return std::unexpected(device.error());
        request.to = *device;
    }
    if (form.seconds) {
        const QJsonValue value = object.value("seconds"_L1);
        const auto seconds = wholeNumber(value, fewestSeconds, mostSeconds);
        if (!seconds)
            return wrong(u"seconds is %1, not a whole number from %2 to %3"_s, quoted(value),
                         QString::number(fewestSeconds), QString::number(mostSeconds));
        request.seconds = static_cast<int>(*seconds);
    }
    return {};
}

std::optional<QString> versionProblem(const QJsonObject &object)
{
    const QJsonValue value = object.value("riser"_L1);
    const auto asked = wholeNumber(value, 1, largestId);
    if (asked == version)
        return std::nullopt;
    if (asked)
        return u"The console speaks version %1 of the protocol and this host's riser-host version %2: update "
               u"riser-host "
               u"on the host"_s.arg(*asked)
                   .arg(version);
    return u"The line says %1 for the version of the protocol (\"riser\"), and this host's riser-host speaks version "
           u"%2: "
           u"update the console"_s.arg(quoted(value))
               .arg(version);
}

} // namespace

QByteArray write(const Request &request)
{
    const VerbForm &form = formOf(request.verb);
    QJsonObject object{{u"riser"_s, version}, {u"id"_s, request.id}, {u"verb"_s, QString::fromLatin1(form.name)}};
    if (form.devices == VerbForm::Devices::One) {
        if (!request.devices.isEmpty())
            object.insert("device"_L1, keyOf(request.devices.constFirst()).value());
    } else if (form.devices != VerbForm::Devices::None && !request.devices.isEmpty()) {
        QJsonArray names;
        for (const DeviceName &device : request.devices)
            names << keyOf(device).value();
        object.insert("devices"_L1, names);
    }
    if (form.port && request.port)
        object.insert("port"_L1, request.port->toString());
    if (form.to && request.to)
        object.insert("to"_L1, keyOf(*request.to).value());
    if (form.seconds)
        object.insert("seconds"_L1, request.seconds);
    return toLine(object);
}

std::expected<Request, Fault> readRequest(const QByteArray &line)
{
    Request request;
    const auto fault = [&request](Fault::Code code, const QString &text) {
        return std::unexpected(Fault{.code = code, .text = cleaned(text, longestText), .uses = {}, .id = request.id});
    };
    const auto object = parseLine(line, longestRequest);
    if (!object)
        return fault(Fault::Code::Malformed, u"What was asked can't be read: %1"_s.arg(object.error()));
    const QJsonValue idValue = object->value("id"_L1);
    const auto id = wholeNumber(idValue, 1, largestId);
    request.id = id.value_or(0);
    const QJsonValue verbValue = object->value("verb"_L1);
    const auto verb = verbNamed(verbValue.toString());
    // Who are you is asked before the versions are known, so it is answered whatever they are.
    if (const auto problem = versionProblem(*object); problem && verb != Verb::Hello)
        return fault(Fault::Code::Version, *problem);
    if (!id)
        return fault(Fault::Code::BadArgument, u"id is %1, not a whole number from 1"_s.arg(quoted(idValue)));
    if (!verb)
        return fault(Fault::Code::UnknownVerb,
                     u"%1 is not a verb of riser-host %2: it knows %3"_s.arg(
                         quoted(verbValue), QStringLiteral(RISER_VERSION), verbNames().join(u", "_s)));
    request.verb = *verb;
    if (const Field arguments = readArguments(*object, formOf(*verb), request); !arguments)
        return fault(Fault::Code::BadArgument, u"%1: %2"_s.arg(verbName(*verb), arguments.error()));
    return request;
}

} // namespace riser::protocol
