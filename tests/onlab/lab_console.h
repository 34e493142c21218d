// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/wiring/console.h"
#include "core/host/host_session.h"
#include "core/operations/operations.h"
#include "tests/support/lab_host.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace riser::test {

/// The console connected to the lab, for tests that ask it for operations instead of clicking.
class LabConsole
{
public:
    /// `folder`: its settings and journal; empty: one of its own, which goes with it.
    explicit LabConsole(LabHost &lab, const QString &uri = {}, const QString &folder = {})
        : m_lab(lab)
    {
        Options options;
        options.uris = {uri.isEmpty() ? lab.uri() : uri};
        options.configFolder = folder.isEmpty() ? m_config.path() : folder;
        m_console = std::make_unique<Console>(options);
        m_console->start();
        session = m_console->hosts()->sessions().value(0);
        QObject::connect(session, &HostSession::reportChanged, session,
                         [this](const OperationReport &report) { m_reports.insert(report.number, report); });
    }
    ~LabConsole() { m_console.reset(); }

    Console *console() const { return m_console.get(); }

    /// Online, and riser-host's standing is known.
    bool waitReady(HostProgramFacts::State state = HostProgramFacts::State::Present)
    {
        return QTest::qWaitFor(
            [&] {
                return session->state() == HostSession::State::Online && session->inventory() &&
                       program().state == state;
            },
            m_lab.limit(90));
    }
    HostProgramFacts program() const
    {
        const InventoryPtr inventory = session->inventory();
        return inventory ? inventory->snapshot().hostProgram : HostProgramFacts();
    }
    Device device(const DeviceKey &key) const
    {
        const InventoryPtr inventory = session->inventory();
        const Device *found = inventory ? inventory->device(key) : nullptr;
        return found ? *found : Device();
    }
    bool waitStatus(const DeviceKey &key, Status status)
    {
        return QTest::qWaitFor([&] { return device(key).kind && device(key).status == status; }, m_lab.limit(60));
    }
    OperationReport report(quint64 number) const { return m_reports.value(number); }
    /// Runs it to its end.
    OperationReport run(std::unique_ptr<Operation> operation)
    {
        const quint64 number = session->start(std::move(operation));
        (void)QTest::qWaitFor([&] { return m_reports.contains(number) && !m_reports[number].running(); },
                              m_lab.limit(180));
        return m_reports.value(number);
    }

    HostSession *session = nullptr;

private:
    LabHost &m_lab;
    QTemporaryDir m_config;
    std::unique_ptr<Console> m_console;
    QHash<quint64, OperationReport> m_reports;
};

} // namespace riser::test
