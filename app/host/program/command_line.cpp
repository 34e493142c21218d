// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/program/command_line.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser::onhost {

namespace {

using protocol::Verb;

/// What the words after a verb are.
struct Usage {
    Verb verb;
    const char *words; ///< as the help shows them
    const char *meaning;
    enum class Takes { Nothing, Device, Port, Devices, DevicesOrNothing, TwoDevices } takes;
};

constexpr Usage usages[] = {
    {Verb::Inventory, "", "every device, what it is and what the host does with it; the pool", Usage::Takes::Nothing},
    {Verb::BlastRadius, " DEVICE", "what the host loses with this device and those that go with it",
     Usage::Takes::Device},
    {Verb::UsbDetach, " PORT", "take the host's drivers off a USB device", Usage::Takes::Port},
    {Verb::UsbAttach, " PORT", "give a USB device back to the host's drivers", Usage::Takes::Port},
    {Verb::PoolKeep, " DEVICE...", "one unit: in the pool after every start from now on", Usage::Takes::Devices},
    {Verb::PoolForget, " DEVICE...", "no longer", Usage::Takes::Devices},
    {Verb::PoolRestore, " [DEVICE...]", "put back what should be in the pool and isn't",
     Usage::Takes::DevicesOrNothing},
    {Verb::PoolMove, " DEVICE DEVICE", "the pool follows a card from where it was to where it is",
     Usage::Takes::TwoDevices},
};

const Usage *usageOf(const QString &word)
{
    const auto found =
        std::ranges::find_if(usages, [&word](const Usage &usage) { return verbName(usage.verb) == word; });
    return found == std::end(usages) ? nullptr : found;
}

bool isNumberRight(Usage::Takes takes, qsizetype count)
{
    switch (takes) {
    case Usage::Takes::Nothing:
        return count == 0;
    case Usage::Takes::Device:
    case Usage::Takes::Port:
        return count == 1;
    case Usage::Takes::TwoDevices:
        return count == 2;
    case Usage::Takes::Devices:
        return count >= 1;
    case Usage::Takes::DevicesOrNothing:
        break;
    }
    return true;
}

QJsonObject argumentsFrom(Usage::Takes takes, const QStringList &words)
{
    switch (takes) {
    case Usage::Takes::Device:
        return {{u"device"_s, words[0]}};
    case Usage::Takes::Port:
        return {{u"port"_s, words[0]}};
    case Usage::Takes::TwoDevices:
        return {{u"device"_s, words[0]}, {u"to"_s, words[1]}};
    case Usage::Takes::Devices:
    case Usage::Takes::DevicesOrNothing:
        return words.isEmpty() ? QJsonObject() : QJsonObject{{u"devices"_s, QJsonArray::fromStringList(words)}};
    case Usage::Takes::Nothing:
        break;
    }
    return {};
}

/// The answer's own field, without what a shell has no use for.
QByteArray readable(const QByteArray &line)
{
    QJsonObject answer = QJsonDocument::fromJson(line).object();
    answer.remove("riser"_L1);
    answer.remove("id"_L1);
    return QJsonDocument(answer).toJson(QJsonDocument::Indented);
}

/// What of the pool isn't as it should be, for the journal.
Printed pooled(const Body &body)
{
    Printed printed;
    const auto *entries = std::get_if<protocol::PoolAnswer>(&body);
    for (const PoolEntry &entry : entries ? *entries : protocol::PoolAnswer()) {
        if (entry.state == PoolEntry::State::Held)
            continue;
        printed.error += "riser-host: " + entry.text.toUtf8() + '\n';
        printed.code = 1;
    }
    return printed;
}

} // namespace

std::expected<protocol::Request, QString> requestFrom(const QStringList &words)
{
    const Usage *usage = usageOf(words.value(0));
    if (!usage)
        return std::unexpected(u"There is no verb of that name: riser-host --help lists them."_s);
    const QStringList arguments = words.sliced(1);
    const QString name = protocol::verbName(usage->verb);
    if (!isNumberRight(usage->takes, arguments.size()))
        return std::unexpected(u"It is used so: riser-host %1%2"_s.arg(name, QString::fromLatin1(usage->words)));
    QJsonObject line = argumentsFrom(usage->takes, arguments);
    line.insert("riser"_L1, protocol::version);
    line.insert("id"_L1, 1);
    line.insert("verb"_L1, name);
    const auto request = protocol::readRequest(QJsonDocument(line).toJson(QJsonDocument::Compact));
    if (!request)
        return std::unexpected(request.error().text);
    return *request;
}

Printed runVerb(const QStringList &words, const QList<Handler> &handlers)
{
    const auto request = requestFrom(words);
    if (!request)
        return {.out = {}, .error = "riser-host: " + request.error().toUtf8() + '\n', .code = 2};
    const auto handler = std::ranges::find(handlers, request->verb, &Handler::verb);
    if (handler == handlers.cend())
        return {.out = {}, .error = "riser-host: it can't do that\n", .code = 2};
    Result result = handler->run(*request);
    if (result) {
        Printed printed = pooled(*result);
        printed.out = readable(protocol::write(protocol::Answer{.id = 1, .body = *std::move(result)}));
        return printed;
    }
    const QByteArray sentence = "riser-host: " + result.error().text.toUtf8() + '\n';
    return {.out = readable(protocol::write(result.error())), .error = sentence, .code = 1};
}

QByteArray helpText()
{
    QByteArray text =
        "riser-host shows and hands over the devices of a KVM host. The console riser runs it; these are\n"
        "for an administrator's shell, as root:\n\n";
    for (const Usage &usage : usages) {
        text += "  " + (verbName(usage.verb).toLatin1() + usage.words).leftJustified(28) + ' ' + usage.meaning + '\n';
    }
    text += "\nDEVICE is a name like pci_0000_01_00_0 or usb_1_5_3, PORT one like 1-5.3.\n\n"
            "  session                      speak with riser on standard input and output\n"
            "  --version, --help\n";
    return text;
}

} // namespace riser::onhost
