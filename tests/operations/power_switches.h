// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/machines/machine_operations.h"
#include "fixture.h"

#include <QMap>

namespace riser::test {

/// One thing that can be done with a whole VM, and how its truth is told.
struct Switch {
    std::function<void(Ground &)> ground = [](Ground &) {};
    std::function<std::unique_ptr<Operation>()> operation;
    QString call;  ///< of Machines
    QString virsh; ///< the words after the URI
    std::function<bool(const Domain &)> asAsked;
    DomainId domain;
};

inline void giveGpu(Ground &ground)
{
    ground.prepare(*makeDetach(gpu));
    ground.prepare(*makeAssign(gpu, stopped, When::NextStart));
}

inline bool isRunning(const Domain &domain)
{
    return domain.running();
}

inline bool isStopped(const Domain &domain)
{
    return !domain.running();
}

inline QMap<QByteArray, Switch> switches()
{
    const auto autostarts = [](const Domain &domain) { return domain.autostart; };
    const auto start = [] { return makeStart(stopped); };
    return {
        {"start",
         {.operation = start,
          .call = u"start"_s,
          .virsh = u"start stopped"_s,
          .asAsked = isRunning,
          .domain = stopped}},
        {"start with devices",
         {.ground = giveGpu,
          .operation = start,
          .call = u"start"_s,
          .virsh = u"start stopped"_s,
          .asAsked = isRunning,
          .domain = stopped}},
        {"shut down",
         {.operation = [] { return makeShutDown(running); },
          .call = u"shutDown"_s,
          .virsh = u"shutdown running"_s,
          .asAsked = isStopped,
          .domain = running}},
        {"force off",
         {.operation = [] { return makeForceOff(running); },
          .call = u"destroy"_s,
          .virsh = u"destroy running"_s,
          .asAsked = isStopped,
          .domain = running}},
        {"reboot",
         {.operation = [] { return makeReboot(running); },
          .call = u"reboot"_s,
          .virsh = u"reboot running"_s,
          .asAsked = isRunning,
          .domain = running}},
        {"autostart",
         {.operation = [] { return makeAutostart(stopped, true); },
          .call = u"setAutostart"_s,
          .virsh = u"autostart stopped"_s,
          .asAsked = autostarts,
          .domain = stopped}},
        {"no autostart",
         {.operation = [] { return makeAutostart(running, false); },
          .call = u"setAutostart"_s,
          .virsh = u"autostart --disable running"_s,
          .asAsked = [](const Domain &domain) { return !domain.autostart; },
          .domain = running}},
    };
}

/// All that the host holds, and which VMs start with it.
inline QStringList everything(const Ground &ground)
{
    QStringList lines = ground.dump();
    for (const Domain &domain : ground.host->snapshot().domains)
        lines << u"%1 autostart=%2"_s.arg(domain.name).arg(domain.autostart);
    return lines;
}

/// A switch on a fresh host, with a fault that is put in place just before it runs.
struct Played {
    explicit Played(const QByteArray &name, const std::function<void(FaultPlan &)> &fault = {})
        : what(switches().value(name))
    {
        ground.patience.shutDownSeconds = 0;
        what.ground(ground);
        operation = what.operation();
        before = everything(ground);
        if (fault)
            fault(ground.host->faults());
        ground.host->clearCalls();
        report = ground.run(*operation);
        ground.host->faults().clear();
        after = everything(ground);
    }
    bool unchanged() const { return before == after; }
    bool isReboot() const { return what.call == u"reboot"_s; }
    Domain truth() const { return *ground.host->domain(what.domain); }
    QByteArray words() const { return qPrintable(report.toText() + firstDifference(before, after)); }

    Switch what;
    Ground ground;
    std::unique_ptr<Operation> operation;
    OperationReport report;
    QStringList before;
    QStringList after;
};

inline Error broken()
{
    return {.code = ErrorCode::Failed, .summary = u"the host said no"_s, .detail = {}, .hint = {}, .transient = false};
}

inline void atEveryCall(const QByteArray &name, const std::function<void(FaultPlan &, const QString &, int)> &fault,
                        const std::function<void(const Played &, const QString &, int)> &check)
{
    const Played good(name);
    QCOMPARE(good.report.outcome, Outcome::Done);
    int tried = 0;
    for (const QString &call : {u"readSnapshot"_s, u"readDomain"_s, good.what.call}) {
        for (int nth = 1; nth <= good.ground.host->callCount(call); ++nth, ++tried) {
            const Played played(name, [&](FaultPlan &faults) { fault(faults, call, nth); });
            check(played, call, nth);
            if (QTest::currentTestFailed())
                return;
        }
    }
    QVERIFY(tried >= 3);
}

} // namespace riser::test
