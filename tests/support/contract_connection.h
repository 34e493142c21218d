// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/device_kind.h"
#include "core/xml/hostdev.h"
#include "tests/support/contract.h"
#include "tests/support/listener.h"

#include <QTest>

#include <algorithm>

// What the checks of the contract are written with; for contract.cpp alone.
namespace riser::contract {

using namespace Qt::StringLiterals;
using test::RecordingListener;

inline constexpr int patience = 60'000; // an emulated guest takes its time; a simulated one none
inline constexpr Target live{.live = true, .config = false};
inline constexpr Target config{.live = false, .config = true};
inline constexpr Target both{.live = true, .config = true};

inline const DeviceKey noDevice(u"pci_0000_7f_1f_7"_s);
inline const DomainId noDomain(u"00000000-aaaa-4bbb-8ccc-00000000dead"_s);

/// An open connection, and what it hears.
struct Connection {
    explicit Connection(const Host &host)
        : backend(host.connect())
        , opened(backend->open({}, &listener))
    {
    }
    ~Connection() { backend->close(); }

    RecordingListener listener; // outlives the backend
    std::unique_ptr<Backend> backend;
    Result<void> opened;

    QString driver(const DeviceKey &key) const
    {
        const Result<NodeDevice> node = backend->readNode(key);
        return node ? node->driver : u"(not there)"_s;
    }
    QByteArray hostdev(const DeviceKey &key, bool placeholder = false) const
    {
        const Result<NodeDevice> node = backend->readNode(key);
        const DeviceKind *kind = node ? kindOf(*node) : nullptr;
        if (!kind)
            return {};
        Hostdev made = kind->hostdevFor(*node);
        made.unassigned = placeholder;
        return writeHostdev(made);
    }
    QList<Hostdev> hostdevs(const DomainId &id, bool ofLive) const
    {
        const Result<Domain> domain = backend->readDomain(id);
        if (!domain)
            return {};
        const std::optional<DomainDefinition> &definition = ofLive ? domain->live : domain->config;
        return definition ? definition->hostdevs : QList<Hostdev>();
    }
    QStringList interfaceDrivers(const DeviceKey &usb) const
    {
        QStringList drivers;
        const Result<HostSnapshot> snapshot = backend->readSnapshot();
        if (!snapshot)
            return {u"(unreadable)"_s};
        for (const NodeDevice &node : snapshot->nodes) {
            if (node.usbInterface && node.parent == usb)
                drivers << node.driver;
        }
        return drivers;
    }
};

inline QString why(const Result<void> &result)
{
    return result ? u"it was done"_s : result.error().toText();
}

inline bool saysAll(const Result<void> &result, const QStringList &words)
{
    return !result && std::ranges::all_of(words, [&result](const QString &word) {
        return result.error().detail.contains(word) || result.error().summary.contains(word);
    });
}

} // namespace riser::contract

// Macros, so that a failure names the line of the check.
#define CONNECT(c)                                                                                                     \
    Connection c(host);                                                                                                \
    QVERIFY2(c.opened, qPrintable(why(c.opened)))
#define DONE(what)                                                                                                     \
    do {                                                                                                               \
        const Result<void> done_ = (what);                                                                             \
        QVERIFY2(done_, qPrintable(why(done_)));                                                                       \
    } while (false)
#define REFUSED(what, ...)                                                                                             \
    do {                                                                                                               \
        const Result<void> refused_ = (what);                                                                          \
        QVERIFY2(saysAll(refused_, {__VA_ARGS__}), qPrintable(why(refused_)));                                         \
    } while (false)
#define REFUSED_AS(code_, what)                                                                                        \
    do {                                                                                                               \
        const Result<void> refused_ = (what);                                                                          \
        QVERIFY2(!refused_ && refused_.error().code == (code_), qPrintable(why(refused_)));                            \
    } while (false)
