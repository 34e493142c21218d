// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/simulated/simulated_backend.h"
#include "core/host/simulated/simulated_host.h"
#include "core/operations/operations.h"
#include "core/operations/runner.h"
#include "tests/support/small_host.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <type_traits>

namespace riser::test {

using namespace Qt::StringLiterals;

class SilentListener : public BackendListener
{
public:
    void somethingChanged() override {}
    void connectionLost(const Error &) override {}
    void deviceRemoved(const DomainId &, const QString &) override {}
    void deviceRemovalFailed(const DomainId &, const QString &) override {}
};

/// Passes every call on, writes down those that change something as the virsh lines they are, and lets a test do
/// something else right before or after a call: the second administrator.
class WatchedBackend : public Backend
{
public:
    using Act = std::function<void()>;

    explicit WatchedBackend(std::shared_ptr<SimulatedHost> host)
        : m_host(std::move(host))
        , m_real(makeSimulatedBackend(m_host))
    {
    }

    void before(const QString &call, int nth, Act act) { m_before.append({call, nth, std::move(act)}); }
    void after(const QString &call, int nth, Act act) { m_after.append({call, nth, std::move(act)}); }
    const QStringList &lines() const { return m_lines; }
    int count(const QString &call) const { return m_counts.value(call); }
    void forget()
    {
        m_lines.clear();
        m_counts.clear();
    }

    Result<void> open(const Asker &ask, BackendListener *listener) override { return m_real->open(ask, listener); }
    void close() override { m_real->close(); }
    Result<HostSnapshot> readSnapshot() override
    {
        return watched(u"readSnapshot"_s, [&] { return m_real->readSnapshot(); });
    }
    Result<HostSnapshot> refreshDrivers(const HostSnapshot &previous) override
    {
        return m_real->refreshDrivers(previous);
    }
    Result<NodeDevice> readNode(const DeviceKey &key) override
    {
        return watched(u"readNode"_s, [&] { return m_real->readNode(key); });
    }
    Result<Domain> readDomain(const DomainId &id) override
    {
        return watched(u"readDomain"_s, [&] { return m_real->readDomain(id); });
    }
    Result<QByteArray> readCapabilities() override { return m_real->readCapabilities(); }
    Result<void> detachNode(const DeviceKey &key, const QString &driver) override
    {
        m_lines << u"virsh -c qemu:///system nodedev-detach %1"_s.arg(key.value());
        return watched(u"detachNode"_s, [&] { return m_real->detachNode(key, driver); });
    }
    Result<void> reattachNode(const DeviceKey &key) override
    {
        m_lines << u"virsh -c qemu:///system nodedev-reattach %1"_s.arg(key.value());
        return watched(u"reattachNode"_s, [&] { return m_real->reattachNode(key); });
    }
    Result<void> attachHostdev(const DomainId &id, const QByteArray &xml, Target target) override
    {
        m_lines << deviceLine(u"attach-device"_s, id, xml, target);
        return watched(u"attachHostdev"_s, [&] { return m_real->attachHostdev(id, xml, target); });
    }
    Result<void> detachHostdev(const DomainId &id, const QByteArray &xml, Target target) override
    {
        m_lines << deviceLine(u"detach-device"_s, id, xml, target);
        return watched(u"detachHostdev"_s, [&] { return m_real->detachHostdev(id, xml, target); });
    }
    void giveUpWriting() override { m_real->giveUpWriting(); }
    Machines &machines() override { return m_real->machines(); }
    Consoles &consoles() override { return m_real->consoles(); }
    std::shared_ptr<HostProgram> hostProgram() override { return m_real->hostProgram(); }

private:
    struct Hook {
        QString call;
        int nth;
        Act act;
    };

    QString deviceLine(const QString &verb, const DomainId &id, const QByteArray &xml, Target target) const
    {
        const Result<Domain> domain = m_host->domain(id);
        QString line = u"virsh -c qemu:///system %1 %2 /dev/stdin"_s.arg(verb, domain ? domain->name : id.value());
        line += target.live ? u" --live"_s : QString();
        line += target.config ? u" --config"_s : QString();
        return line + u" <<'XML'\n"_s + QString::fromUtf8(xml).trimmed() + u"\nXML"_s;
    }

    template<typename Call>
    std::invoke_result_t<Call> watched(const QString &name, Call call)
    {
        const int nth = ++m_counts[name];
        act(m_before, name, nth);
        auto result = call();
        act(m_after, name, nth);
        return result;
    }

    static void act(const QList<Hook> &hooks, const QString &name, int nth)
    {
        for (const Hook &hook : hooks) {
            if (hook.call == name && hook.nth == nth)
                hook.act();
        }
    }

    std::shared_ptr<SimulatedHost> m_host;
    std::unique_ptr<Backend> m_real;
    QList<Hook> m_before;
    QList<Hook> m_after;
    QHash<QString, int> m_counts;
    QStringList m_lines;
};

/// A fresh small host with one administrator connected.
class Ground
{
public:
    explicit Ground(std::shared_ptr<SimulatedHost> on = smallHost())
        : host(std::move(on))
    {
        backend = std::make_unique<WatchedBackend>(host);
        if (!backend->open({}, &m_listener))
            qFatal("can't open the simulated host");
    }

    Inventory inventory() const { return Inventory(std::make_shared<const HostSnapshot>(host->snapshot())); }
    Device device(const DeviceKey &key) const
    {
        const Inventory now = inventory();
        const Device *found = now.device(key);
        return found ? *found : Device();
    }

    OperationReport run(const Operation &operation)
    {
        StepContext context{.backend = *backend,
                            .cancelled = [this] { return cancelled && cancelled(); },
                            .waitRemoved =
                                [this](const DomainId &domain, const QString &alias, int seconds) {
                                    return seconds && waitRemoved ? waitRemoved(domain, alias) : GuestAnswer::None;
                                },
                            .patience = patience,
                            .confirmed = confirmed};
        InventoryPtr after;
        seen.clear();
        const OperationReport report =
            runOperation(operation, {}, context, [this](const OperationReport &progress) { seen << progress; }, &after);
        gaveInventory = after != nullptr;
        return report;
    }

    /// For the ground of a test: must work, and leaves no trace in the call log.
    void prepare(const Operation &operation)
    {
        const OperationReport report = run(operation);
        if (report.outcome != Outcome::Done)
            qFatal("%s", qPrintable(report.toText()));
        backend->forget();
    }

    /// All that the host holds, in a fixed order: an undone hostdev comes back as the last of its VM.
    QStringList dump() const
    {
        QStringList lines;
        const HostSnapshot snapshot = host->snapshot();
        for (const NodeDevice &node : snapshot.nodes)
            lines << u"%1 driver=%2 %3"_s.arg(node.key.value(), node.driver, plain(node.xml));
        for (const Domain &domain : snapshot.domains) {
            lines << u"%1 state=%2"_s.arg(domain.name, QString::number(int(domain.state)));
            for (const auto &definition : {domain.live, domain.config})
                lines << (definition ? withoutHostdevs(*definition) : u"none"_s);
        }
        lines.sort();
        return lines;
    }

    std::shared_ptr<SimulatedHost> host;
    std::unique_ptr<WatchedBackend> backend;
    std::function<bool()> cancelled;
    std::function<GuestAnswer(const DomainId &, const QString &)> waitRemoved; ///< null: no event ever comes
    std::function<bool(const QString &, int)> confirmed;                       ///< null: nobody is there to ask
    Patience patience{.reads = 2, .pause = std::chrono::milliseconds(0), .unplugSeconds = 0, .handBackSeconds = 0};
    QList<OperationReport> seen; ///< what progress was told
    bool gaveInventory = false;

private:
    static QString withoutHostdevs(const DomainDefinition &definition)
    {
        QByteArray xml = definition.xml;
        QStringList hostdevs;
        for (const Hostdev &hostdev : definition.hostdevs) {
            hostdevs << plain(hostdev.xml);
            if (const Result<QByteArray> without = withoutHostdev(xml, hostdev.xml))
                xml = *without;
        }
        hostdevs.sort();
        return plain(xml) + hostdevs.join(u'\n');
    }
    /// Without what an XML writer may choose: white space and the kind of quotes.
    static QString plain(const QByteArray &xml)
    {
        return QString::fromUtf8(xml.simplified()).replace(u'"', u'\'').replace(u"> <"_s, u"><"_s);
    }

    SilentListener m_listener;
};

/// The first line in which two dumps differ, for messages.
inline QString firstDifference(const QStringList &a, const QStringList &b)
{
    for (qsizetype i = 0; i < std::max(a.size(), b.size()); ++i) {
        const QString left = a.value(i);
        const QString right = b.value(i);
        qsizetype at = 0;
        while (at < std::min(left.size(), right.size()) && left[at] == right[at])
            ++at;
        if (left != right)
            return u"\n%1\n- %2\n+ %3"_s.arg(left.left(60), left.mid(at, 400), right.mid(at, 400));
    }
    return {};
}

/// An operation and how to come to where it can be asked for.
struct Scenario {
    std::function<void(Ground &)> ground;
    std::function<std::unique_ptr<Operation>()> operation;
};

} // namespace riser::test
