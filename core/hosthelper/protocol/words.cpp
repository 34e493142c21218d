// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/protocol/words.h"

#include <algorithm>
#include <utility>

namespace riser::protocol {

namespace {

using Devices = VerbForm::Devices;

constexpr VerbForm forms[] = {
    {.verb = Verb::Hello, .name = "hello"},
    {.verb = Verb::Inventory, .name = "inventory"},
    {.verb = Verb::BlastRadius, .name = "blast-radius", .devices = Devices::One},
    {.verb = Verb::UsbDetach, .name = "usb-detach", .port = true},
    {.verb = Verb::UsbAttach, .name = "usb-attach", .port = true},
    {.verb = Verb::PoolKeep, .name = "pool-keep", .devices = Devices::Some},
    {.verb = Verb::PoolForget, .name = "pool-forget", .devices = Devices::Some},
    {.verb = Verb::PoolRestore, .name = "pool-restore", .devices = Devices::SomeOrNone},
    {.verb = Verb::PoolMove, .name = "pool-move", .devices = Devices::One, .to = true},
    {.verb = Verb::Arm, .name = "arm", .devices = Devices::Some, .seconds = true},
    {.verb = Verb::Confirm, .name = "confirm", .devices = Devices::Some},
    {.verb = Verb::Watch, .name = "watch"},
};

template<typename Value>
using Word = std::pair<Value, const char *>;

using enum Fault::Code;
constexpr Word<Fault::Code> codes[] = {
    {Malformed, "malformed"},
    {Version, "version"},
    {UnknownVerb, "unknown-verb"},
    {BadArgument, "bad-argument"},
    {NoSuchDevice, "no-such-device"},
    {Refused, "refused"},
    {Busy, "busy"},
    {Failed, "failed"},
    {NotDone, "not-done"},
    {TimedOut, "timed-out"},
};

constexpr Word<PoolEntry::State> states[] = {
    {PoolEntry::State::Held, "held"},       {PoolEntry::State::Returned, "returned"},
    {PoolEntry::State::Missing, "missing"}, {PoolEntry::State::Changed, "changed"},
    {PoolEntry::State::Moved, "moved"},     {PoolEntry::State::Blocked, "blocked"},
};

constexpr Word<HostUse::Verdict> verdicts[] = {
    {HostUse::Verdict::Warn, "warn"},
    {HostUse::Verdict::Block, "block"},
};

constexpr const char *actions[] = {"add", "remove", "bind", "unbind", "returned"};

template<typename Value, size_t size>
QString nameIn(const Word<Value> (&table)[size], Value value)
{
    const auto found = std::ranges::find(table, value, &Word<Value>::first);
    return found == std::end(table) ? QString() : QString::fromLatin1(found->second);
}

template<typename Value, size_t size>
std::optional<Value> valueIn(const Word<Value> (&table)[size], const QString &name)
{
    for (const Word<Value> &word : table) {
        if (name == QLatin1StringView(word.second))
            return word.first;
    }
    return std::nullopt;
}

} // namespace

const VerbForm &formOf(Verb verb)
{
    const auto found = std::ranges::find(forms, verb, &VerbForm::verb);
    return found == std::end(forms) ? forms[0] : *found;
}

QString verbName(Verb verb)
{
    return QString::fromLatin1(formOf(verb).name);
}

std::optional<Verb> verbNamed(const QString &name)
{
    for (const VerbForm &form : forms) {
        if (name == QLatin1StringView(form.name))
            return form.verb;
    }
    return std::nullopt;
}

QStringList verbNames()
{
    QStringList names;
    for (const VerbForm &form : forms)
        names << QString::fromLatin1(form.name);
    return names;
}

QString codeName(Fault::Code code)
{
    return nameIn(codes, code);
}

std::optional<Fault::Code> codeNamed(const QString &name)
{
    return valueIn(codes, name);
}

QString stateName(PoolEntry::State state)
{
    return nameIn(states, state);
}

std::optional<PoolEntry::State> stateNamed(const QString &name)
{
    return valueIn(states, name);
}

QString verdictName(HostUse::Verdict verdict)
{
    return nameIn(verdicts, verdict);
}

std::optional<HostUse::Verdict> verdictNamed(const QString &name)
{
    return valueIn(verdicts, name);
}

bool isAction(const QString &name)
{
    return std::ranges::any_of(actions, [&name](const char *action) { return name == QLatin1StringView(action); });
}

} // namespace riser::protocol
