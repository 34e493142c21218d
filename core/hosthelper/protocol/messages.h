// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/pci_address.h"
#include "core/base/usb_port.h"
#include "core/hosthelper/protocol/host_inventory.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <expected>
#include <optional>
#include <variant>

// The words that riser and riser-host exchange, one JSON object a line. protocol.md tells them to people; this is the
// only place that writes and reads them. Pure, thread-safe; no input makes it throw, and none is taken on trust.
namespace riser::protocol {

inline constexpr int version = 1;
inline constexpr qsizetype longestLine = 8 * 1024 * 1024; ///< bytes, from the host; what is longer ends the session
inline constexpr qsizetype longestRequest = 64 * 1024;    ///< bytes, to the host; the same
inline constexpr int mostDevices = 64;                    ///< of one request

/// The closed set of what can be asked.
enum class Verb {
    Hello,       ///< who are you
    Inventory,   ///< everything: identities, uses, pool
    BlastRadius, ///< `device`: the uses of its whole unit, freshly read
    UsbDetach,   ///< `port`: every interface driver off, verified
    UsbAttach,   ///< `port`: the host's drivers on again, verified
    PoolKeep,    ///< `devices`: one unit, to be in the pool after every start
    PoolForget,  ///< `devices`
    PoolRestore, ///< puts back what should be in the pool and isn't; `devices`: only these, none: all
    PoolMove,    ///< `device` (where it was) and `to`: the entry follows a card that sits elsewhere now
    Arm,     ///< `devices`, `seconds`: they go back to the host by themselves then, whatever happens to this session
    Confirm, ///< `devices`: they stay
    Watch,   ///< from now on events are sent as they happen
};

/// A device as a request may name it, checked: nothing else gets further than the reader.
using DeviceName = std::variant<PciAddress, UsbPort>;
/// `pci_0000_01_00_0` or `usb_1_5_3` and nothing else: no other letters, no numbers out of range, no leading zeros
/// beyond libvirt's own form.
std::optional<DeviceName> parseDevice(QStringView text);
std::optional<UsbPort> parsePort(QStringView text); ///< `1-5.3`, the same way
DeviceKey keyOf(const DeviceName &device);

struct Request {
    qint64 id = 0; ///< the asker's own, from 1; the answer has the same
    Verb verb = Verb::Hello;
    QList<DeviceName> devices = {}; ///< `device` is the only one
    std::optional<UsbPort> port = {};
    std::optional<DeviceName> to = {};
    int seconds = 0; ///< 5 to 600
    bool operator==(const Request &) const = default;
};

/// Why something was refused or failed.
struct Fault {
    enum class Code {
        Malformed, ///< not a JSON object, or too long
        Version,   ///< another version of the protocol
        UnknownVerb,
        BadArgument,
        NoSuchDevice,
        Refused,  ///< the blast radius forbids it: `uses` say what
        Busy,     ///< a VM or a program has it
        Failed,   ///< the kernel said no
        NotDone,  ///< the kernel said yes and it isn't so
        TimedOut, ///< the kernel hasn't answered yet; it may still happen
    };
    Code code = Code::Failed;
    QString text = {}; ///< one English sentence, names the device
    HostUses uses = {};
    qint64 id = 0; ///< of the request, when it could be read; else 0
    bool operator==(const Fault &) const = default;
};

struct HelloAnswer {
    QString version = {}; ///< of the program: 0.1.0
    int oldest = protocol::version;
    int newest = protocol::version;
    QStringList verbs = {};
    bool root = false;
    QString bootId = {};
    bool operator==(const HelloAnswer &) const = default;
};

/// What came of one entry of pool-restore.
using PoolAnswer = QList<PoolEntry>;

struct Answer {
    qint64 id = 0;
    std::variant<std::monostate, HelloAnswer, HostInventory, HostUses, PoolAnswer> body = {};
    bool operator==(const Answer &) const = default;
};

/// Something changed by itself.
struct Event {
    QString action = {};   ///< add, remove, bind, unbind, returned (an armed return has happened)
    DeviceKey device = {}; ///< the device, or the one that the changed interface belongs to; may be empty
    bool operator==(const Event &) const = default;
};

using Message = std::variant<Answer, Fault, Event>;

// What the asker writes and the host reads …
QByteArray write(const Request &request); ///< with the newline
std::expected<Request, Fault> readRequest(const QByteArray &line);
// … and the other way round.
// Lists are cut (what forbids something stays), texts are cut and made harmless, and an answer that would still be
// longer than longestLine is a Fault.
QByteArray write(const Answer &answer);
QByteArray write(const Fault &fault);
QByteArray write(const Event &event);
/// The error is an English sentence about the line. Texts in it are clean and bounded, names of devices are real names.
/// Answers to hello and faults are understood in every version of the protocol: they tell the versions.
std::expected<Message, QString> readMessage(const QByteArray &line);

QString verbName(Verb verb); ///< `usb-detach`
std::optional<Verb> verbNamed(const QString &name);
QStringList verbNames();

} // namespace riser::protocol
